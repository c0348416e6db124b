public import EventLog

/// An append-only log of entries and the documents they name. Neither method may be called inside the other's body.
public protocol Store: Sendable {
  /// One unchanging state of the log; `body` must not keep the reader. Short: a writer may be waiting for it.
  func read<T>(_ body: (any LogReader) throws -> T) throws -> T

  /// One transaction, alone: all of it is durable when this returns, nothing of it has happened if it throws.
  /// Only `StoreFailure.io` leaves open which, and then the store refuses all further use.
  func write<T>(_ body: (any LogWriter) throws -> T) throws -> T
}

/// The log as it was at one moment. Every entry is hashed again when it is read.
public protocol LogReader {
  /// Also the number of the last entry.
  var count: Int64 { get throws }

  /// Nil while the log is empty.
  var last: StoredEntry? { get throws }

  /// Nil beyond the log.
  func entry(_ number: Int64) throws -> StoredEntry?

  /// Those in the range that exist, in the order of their numbers, one at a time. A hole is damage.
  func visit(_ numbers: ClosedRange<Int64>, _ body: (StoredEntry) throws -> Void) throws

  /// Of one agreement, in the order of their numbers, none above `number` if that is given.
  func entries(of agreement: String, upTo number: Int64?) throws -> [StoredEntry]

  /// The agreements that have entries, in the order of their first.
  var agreements: [String] { get throws }

  /// The bytes with this SHA-256, if they were kept; hashed again.
  func document(_ hash: Digest32) throws -> [UInt8]?
}

/// A log that can grow, in no other way than at its end.
public protocol LogWriter: LogReader {
  /// Throws `AppendRefusal` unless the entry can be the next.
  func append(_ entry: StoredEntry) throws

  /// Returns the SHA-256 under which the bytes are kept; the same bytes are kept once.
  @discardableResult
  func keep(document: [UInt8]) throws -> Digest32
}

extension LogReader {
  /// All that `visit` finds, at once in memory.
  public func entries(_ numbers: ClosedRange<Int64>) throws -> [StoredEntry] {
    var entries: [StoredEntry] = []
    try visit(numbers) { entries.append($0) }
    return entries
  }

  /// The whole history of one agreement.
  public func entries(of agreement: String) throws -> [StoredEntry] {
    try entries(of: agreement, upTo: nil)
  }
}
