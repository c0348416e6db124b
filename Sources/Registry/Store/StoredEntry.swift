public import EventLog

/// One row of the log. The bytes are the record; what stands beside them can be derived from them, or finds them.
public struct StoredEntry: Hashable, Sendable {
  /// From 1, without a gap.
  public let number: Int64
  /// The agreement that the entry belongs to; compared by its UTF-8 bytes.
  public let agreement: String
  /// RFC 3339, UTC, always with the same number of digits, so that the order of texts is the order of time.
  public let recordedAt: String
  /// As they were written once; opaque to a store.
  public let bytes: [UInt8]
  /// RFC 6962 section 2.1, of `bytes`; never taken from elsewhere.
  public let leafHash: Digest32

  /// Hashes the bytes. What a log refuses is checked when the entry is appended, not here.
  public init(number: Int64, agreement: String, recordedAt: String, bytes: [UInt8]) {
    self.number = number
    self.agreement = agreement
    self.recordedAt = recordedAt
    self.bytes = bytes
    leafHash = .leaf(bytes)
  }
}

/// A row of the log as it is stored: nothing of it need be true.
public struct StoredRow: Sendable {
  public let number: Int64
  public let agreement: String
  public let recordedAt: String
  public let bytes: [UInt8]
  /// Nil unless there are 32 bytes.
  public let leafHash: Digest32?
  /// Nil unless there are 32 bytes.
  public let root: Digest32?

  /// Nothing is checked.
  public init(
    number: Int64, agreement: String, recordedAt: String, bytes: [UInt8], leafHash: Digest32?, root: Digest32?
  ) {
    self.number = number
    self.agreement = agreement
    self.recordedAt = recordedAt
    self.bytes = bytes
    self.leafHash = leafHash
    self.root = root
  }
}
