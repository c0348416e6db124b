package import Agreements

/// How an entry is written: one JSON object in canonical form (RFC 8785, integers only). Its bytes are kept and hashed,
/// and never encoded again in order to be read. The names are the record's own: renaming a Swift property changes none.
///
/// A format is frozen; `docs/format.md` describes the first. A later one gets a number of its own, and this one is read
/// for ever (`EntryFormat`).
package enum Wire {
  /// The length of the longest entry, in bytes: it fits in 16 bits.
  package static let longestEntry = 65_535
  /// The length of the longest clause file, in bytes of canonical JSON. No clause file that can be written in YAML is
  /// longer.
  package static let longestClauses = 4_194_304
}

extension DocumentReference {
  /// The hash of the document; nil for a text that is no hash, which no entry has.
  package var hash: Digest32? { Digest32(hex: sha256) }
}

/// Why the bytes of an entry cannot be read.
package struct WireError: Error, Hashable, Sendable {
  /// The path of the member that is missing or holds something else, outermost first. Empty where the bytes are no
  /// JSON, or not written as an entry is.
  package let path: [String]

  /// Whether the format is one that this program does not know.
  package let isUnknownFormat: Bool

  init(_ path: [String], isUnknownFormat: Bool = false) {
    self.path = path
    self.isUnknownFormat = isUnknownFormat
  }
}

/// An entry whose bytes this program cannot read, or whose number, agreement or instant is not what stands beside it.
package struct UnreadableEntry: Error, Hashable, Sendable {
  /// The number of the entry, as the store gives it.
  package let number: Int64
  /// The error; nil where the bytes can be read but do not fit what stands beside them.
  package let error: WireError?

  package init(number: Int64, error: WireError?) {
    self.number = number
    self.error = error
  }
}
