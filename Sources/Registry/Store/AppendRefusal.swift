package import EventLog

/// Why an entry cannot be the next of a log; the same for every store.
package enum AppendRefusal: Error, Hashable, Sendable {
  /// Numbers go up by one.
  case number(expected: Int64, found: Int64)
  /// The clock of the log never goes back.
  case recordedBefore(last: String, found: String)
  /// In bytes; 1 to `Wire.longestEntry` are possible.
  case size(Int)
  /// Two roots of one log at one size: one of the two was rewritten.
  case forkedCheckpoint(SignedCheckpoint)
  /// Of the agreement or the instant: a NUL would end the text early.
  case textWithNUL
}

/// What the next entry must follow.
struct LogHead {
  var number: Int64 = 0
  var recordedAt = ""

  func check(_ entry: StoredEntry) throws(AppendRefusal) {
    let (expected, overflow) = number.addingReportingOverflow(1)
    guard entry.number == expected, !overflow else { throw .number(expected: expected, found: entry.number) }
    guard !entry.recordedAt.utf8.lexicographicallyPrecedes(recordedAt.utf8) else {
      throw .recordedBefore(last: recordedAt, found: entry.recordedAt)
    }
    guard (1...Wire.longestEntry).contains(entry.bytes.count) else { throw .size(entry.bytes.count) }
    guard !entry.agreement.utf8.contains(0), !entry.recordedAt.utf8.contains(0) else { throw .textWithNUL }
  }
}
