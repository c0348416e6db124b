import Agreements

/// One format of the bytes of an entry. What a release has written in it stays as it is for ever. A later format stands
/// beside it, in a folder and with a page of its own.
protocol EntryFormat: Sendable {
  /// The number in the member `format`.
  static var number: Int32 { get }

  /// - Parameters:
  ///   - clauses: the hash of its clause file, where that stands apart from the entry.
  ///   - beside: gets the values of its salted hashes.
  static func encode(_ entry: Entry, clauses: Digest32?, _ beside: inout [Wire.Disclosed]) -> JSONValue

  static func decode(_ entry: Reader, _ beside: Beside) throws(WireError) -> Entry
}

extension Wire {
  /// The formats that can be read.
  private static let formats: [any EntryFormat.Type] = [Format1.self]

  /// The format in which an entry is written. The first can say all that there is. A later one is used only for an
  /// entry that needs it, so that old programs read what they can understand.
  static func format(for entry: Entry) -> any EntryFormat.Type { Format1.self }

  /// The format in which the bytes of an entry are written. Throws `WireError` for one that this program does not know.
  static func format(of entry: Reader) throws(WireError) -> any EntryFormat.Type {
    let number = try entry.need("format").integer()
    guard let format = formats.first(where: { Int64($0.number) == number }) else {
      throw WireError(["format"], isUnknownFormat: true)
    }
    return format
  }
}
