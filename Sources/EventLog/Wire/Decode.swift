package import Agreements

extension Wire {
  /// Reads the bytes of an entry back. They must be exactly canonical.
  /// - Parameter beside: what lies beside the entry. A value that is not there is withheld.
  package static func decode(_ bytes: [UInt8], _ beside: Beside) throws(WireError) -> Entry {
    guard let value = try? CanonicalJSON.canonicalValue(of: bytes) else { throw WireError([]) }
    return try decode(value: value, beside)
  }

  /// Reads the bytes of an entry, only if they are all that is written of it. Nothing may be in them that this release
  /// would pass over. The answer has the entry as it is kept, too.
  package static func decodeWhole(
    _ bytes: [UInt8], _ beside: Beside
  ) throws(WireError) -> (entry: Entry, encoded: Encoded) {
    guard let value = try? CanonicalJSON.value(of: bytes) else { throw WireError([]) }
    let entry = try decode(value: value, beside)
    let kept = Reader(value)["fact"]?["clauses-document"].flatMap { try? $0.text(Digest32.init(hex:)) }
    guard let encoded = encode(entry, kept: kept.flatMap { beside.clauses[$0] }), encoded.bytes == bytes else {
      throw WireError([])
    }
    return (entry, encoded)
  }

  /// Reads back what was just encoded.
  package static func decode(_ encoded: Encoded) throws(WireError) -> Entry {
    guard let value = try? CanonicalJSON.value(of: encoded.bytes) else { throw WireError([]) }
    let clauses = ClauseFiles { hash in encoded.clauses.flatMap { $0.hash == hash ? $0.bytes : nil } }
    return try decode(value: value, Beside(disclosures: encoded.disclosures, clauses: clauses))
  }

  /// Reads an entry from a value that is not kept as bytes yet.
  static func decode(value: JSONValue, _ beside: Beside) throws(WireError) -> Entry {
    let entry = Reader(value)
    return try format(of: entry).decode(entry, beside)
  }
}
