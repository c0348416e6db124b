package import EventLog

/// Why an entry cannot be the next of a log. The reasons are the same for every store.
package enum AppendRefusal: Error, Hashable, Sendable {
  /// The number is not the next one: numbers go up by one.
  case number(expected: Int64, found: Int64)
  /// The entry was recorded before the last one: the clock of the log never goes back.
  case recordedBefore(last: String, found: String)
  /// The length in bytes is not from 1 to `Wire.longestEntry`.
  case size(Int)
  /// Two roots exist of one log at one size: one of the two was rewritten.
  case forkedCheckpoint(SignedCheckpoint)
  /// The agreement or the instant contains a NUL, which would end the text early.
  case textWithNUL
}

/// The number and the instant that the next entry must follow.
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
