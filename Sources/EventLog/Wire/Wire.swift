package import Agreements

/// How an entry is written: one JSON object in canonical form (RFC 8785, integers only), whose bytes are kept, hashed
/// and never encoded again in order to be read. The names are the record's own: renaming a Swift property changes none.
///
/// A format is frozen; `docs/format.md` describes the first. A later one gets a number of its own, and this one is
/// read for ever (`EntryFormat`).
package enum Wire {
  /// In bytes: the length of an entry fits in 16 bits.
  package static let longestEntry = 65_535
  /// In bytes of canonical JSON: more than any clause file that can be written in YAML comes to.
  package static let longestClauses = 4_194_304
}

extension DocumentReference {
  /// Nil for a text that is none, which no entry has.
  package var hash: Digest32? { Digest32(hex: sha256) }
}

/// Why the bytes of an entry cannot be read.
package struct WireError: Error, Hashable, Sendable {
  /// The member that is missing or holds something else, outermost first; empty where the bytes are no JSON at all.
  package let path: [String]

  /// Of a format that this program does not know.
  package let isUnknownFormat: Bool

  init(_ path: [String], isUnknownFormat: Bool = false) {
    self.path = path
    self.isUnknownFormat = isUnknownFormat
  }
}

/// An entry whose bytes this program cannot read, or whose number, agreement or instant is not what stands beside it.
package struct UnreadableEntry: Error, Hashable, Sendable {
  /// Of the entry, as the store gives it.
  package let number: Int64
  /// Nil where the bytes can be read but do not fit what stands beside them.
  package let error: WireError?

  package init(number: Int64, error: WireError?) {
    self.number = number
    self.error = error
  }
}
