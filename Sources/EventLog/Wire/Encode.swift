package import Agreements

extension Wire {
  /// An entry as it is kept.
  package struct Encoded: Sendable {
    /// Its bytes, which are hashed.
    package let bytes: [UInt8]
    /// The values of its salted hashes that are known.
    package let disclosed: [Disclosed]
    /// The document with its clause file, and its hash, where that file is too long for the entry itself; else nil.
    package let clauses: (hash: Digest32, bytes: [UInt8])?

    /// The known values, whatever field they are of.
    package var disclosures: [Disclosure] { disclosed.map(\.disclosure) }
  }

  /// A value that is known, with the field that it stands in.
  package struct Disclosed: Hashable, Sendable {
    package let field: DisclosableField
    package let disclosure: Disclosure
  }

  /// The entry as it is kept. Nil if the entry, or a value beside it, is longer than `longestEntry`, or its clause file
  /// than `longestClauses`.
  /// - Parameter kept: the clause file of the entry, where it is known as a document.
  package static func encode(_ entry: Entry, kept: KeptClauses? = nil) -> Encoded? {
    let isTooLong = kept.map { $0.bytes.count > longestEntry } ?? false
    if !isTooLong, let whole = encode(entry, apart: nil) { return whole }
    guard let file = entry.content.fact?.clauseFile else { return nil }
    let document = kept?.bytes ?? CanonicalJSON.bytes(of: encode(file))
    guard document.count <= longestClauses else { return nil }
    return encode(entry, apart: (kept?.hash ?? .sha256(document), document))
  }

  /// - Parameter apart: the clause file, where the entry names it only by its hash; else nil.
  private static func encode(_ entry: Entry, apart: (hash: Digest32, bytes: [UInt8])?) -> Encoded? {
    var disclosed: [Disclosed] = []
    let bytes = CanonicalJSON.bytes(of: format(for: entry).encode(entry, clauses: apart?.hash, &disclosed))
    guard bytes.count <= longestEntry, disclosed.allSatisfy({ $0.disclosure.value.count <= longestEntry }) else {
      return nil
    }
    return Encoded(bytes: bytes, disclosed: disclosed, clauses: apart)
  }
}
