/// JSON for people and pipes. Members stay in the order given, nothing is refused, and nothing is hashed. Nothing in it
/// steers the terminal that shows it.
package enum OrderedJSON: Sendable {
  case null
  case bool(Bool)
  case integer(Int)
  case string(String)
  case array([OrderedJSON])
  case object([(String, OrderedJSON)])

  /// The text with two spaces a level and a final newline. The escapes are those of RFC 8785 and of every other control
  /// and mark of writing direction; other non-ASCII stays as it is. A key given twice is written twice.
  package var text: String {
    var bytes: [UInt8] = []
    write(to: &bytes, depth: 0)
    bytes.append(UInt8(ascii: "\n"))
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The same text on one line, without a space, with a line feed at the end.
  package var lineText: String {
    var bytes: [UInt8] = []
    write(to: &bytes, depth: nil)
    bytes.append(UInt8(ascii: "\n"))
    return String(decoding: bytes, as: UTF8.self)
  }

  /// - Parameter depth: the depth of the indentation; nil writes everything on one line.
  private func write(to bytes: inout [UInt8], depth: Int?) {
    switch self {
    case .null: bytes.append(contentsOf: "null".utf8)
    case .bool(let value): bytes.append(contentsOf: String(value).utf8)
    case .integer(let number): bytes.append(contentsOf: String(number).utf8)
    case .string(let text): bytes.append(shown: text)
    case .array(let values):
      bytes.append(block: values, "[", "]", depth: depth) { bytes, value in
        value.write(to: &bytes, depth: depth.map { $0 + 1 })
      }
    case .object(let members):
      bytes.append(block: members, "{", "}", depth: depth) { bytes, member in
        bytes.append(shown: member.0)
        bytes.append(contentsOf: (depth == nil ? ":" : ": ").utf8)
        member.1.write(to: &bytes, depth: depth.map { $0 + 1 })
      }
    }
  }
}

extension [UInt8] {
  fileprivate mutating func append<Item>(
    block items: [Item], _ open: String, _ close: String, depth: Int?, _ write: (inout [UInt8], Item) -> Void
  ) {
    append(contentsOf: open.utf8)
    for (index, item) in items.enumerated() {
      if index > 0 { append(UInt8(ascii: ",")) }
      if let depth { startLine(depth: depth + 1) }
      write(&self, item)
    }
    if let depth, !items.isEmpty { startLine(depth: depth) }
    append(contentsOf: close.utf8)
  }

  /// Appends a string in which every character shows or is escaped.
  fileprivate mutating func append(shown text: String) {
    let start = count
    append(jsonString: text)
    guard text.unicodeScalars.contains(where: \.steers) else { return }
    let plain = String(decoding: self[start...], as: UTF8.self)
    removeSubrange(start...)
    for scalar in plain.unicodeScalars {
      guard scalar.steers else {
        append(contentsOf: String(scalar).utf8)
        continue
      }
      append(contentsOf: "\\u".utf8)
      for shift in [12, 8, 4, 0] { append(Self.hexDigits[Int(scalar.value >> UInt32(shift)) & 15]) }
    }
  }

  private mutating func startLine(depth: Int) {
    append(UInt8(ascii: "\n"))
    append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
  }
}

extension Unicode.Scalar {
  /// Whether it is a control that RFC 8785 leaves as it is, or a mark of writing direction.
  fileprivate var steers: Bool {
    switch value {
    case 0x7F...0x9F, 0x061C, 0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
