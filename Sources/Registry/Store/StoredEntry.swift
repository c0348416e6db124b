package import EventLog

/// One row of the log. The bytes are the record. What stands beside them follows from them, or serves to find them.
package struct StoredEntry: Hashable, Sendable {
  /// The number, from 1, without a gap.
  package let number: Int64
  /// The agreement that the entry belongs to; compared by its UTF-8 bytes.
  package let agreement: String
  /// The instant of recording by RFC 3339, in UTC. It always has the same number of digits, so that the order of texts
  /// is the order of time.
  package let recordedAt: String
  /// The bytes as they were written once. A store does not look into them.
  package let bytes: [UInt8]
  /// The leaf hash of `bytes` by RFC 6962 section 2.1. It is never taken from elsewhere.
  package let leafHash: Digest32

  /// Hashes the bytes. What a log refuses is checked when the entry is appended, not here.
  package init(number: Int64, agreement: String, recordedAt: String, bytes: [UInt8]) {
    self.number = number
    self.agreement = agreement
    self.recordedAt = recordedAt
    self.bytes = bytes
    leafHash = .leaf(bytes)
  }
}

/// A row of the log as it is stored. Nothing in it need be true.
package struct StoredRow: Sendable {
  package let number: Int64
  package let agreement: String
  package let recordedAt: String
  package let bytes: [UInt8]
  /// The leaf hash; nil unless there are 32 bytes.
  package let leafHash: Digest32?
  /// The root; nil unless there are 32 bytes.
  package let root: Digest32?

  /// Makes the value. Nothing is checked.
  package init(
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
