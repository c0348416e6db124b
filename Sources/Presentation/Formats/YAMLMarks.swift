import Agreements

/// The marks by which YAML begins an anchor, an alias, a tag or a key of its own line, and brackets that are too deep.
/// They are found wherever they can stand in a file; in a text they mean nothing.
///
/// The parser puts what an alias names in its place while it reads, and compares all that a key holds, so that a small
/// file can keep it busy for hours. It therefore reads a copy, in which a mask stands for each mark. The mask is `@`
/// or, where that makes two keys one, "`". Both begin nothing in YAML, and are text wherever these marks are text. So
/// the parser stops at the first mark that is not in a text.
struct YAMLMarks {
  /// The copy, of the same length.
  let masked: [UInt8]
  /// Whether there is a mark of a key among them, or a bracket. Where such a mark ends a text in brackets, the mask
  /// does not end it. So a copy that can be read does not show that the file can be.
  let hasKeys: Bool
  private let deepBrackets: [Int]
  private let bytes: [UInt8]
  private let mask: UInt8
  /// The places of the masks in the copy, in order.
  private let places: [Int]
  /// How far `restored` has come; its texts stand one behind the other.
  private var reached = Place()
  private var next = 0

  /// Nil where no mark is in the file. The bytes can be any.
  init?(_ bytes: [UInt8], mask: Unicode.Scalar = "@") {
    self.mask = UInt8(ascii: mask)
    deepBrackets = DeepBrackets(in: bytes, deepest: ClauseFile.deepest).places
    var places: [Int] = []
    bytes.visit("*&!?", or: mask) { index in
      if bytes[index] == UInt8(ascii: mask) || Self.isMark(index, in: bytes) { places.append(index) }
      if bytes[index] == UInt8(ascii: "?"), index + 1 < bytes.count, "[{#".utf8.contains(bytes[index + 1]) {
        places.append(index + 1)
      }
    }
    if !deepBrackets.isEmpty { places = Set(places + deepBrackets).sorted() }
    guard places.contains(where: { bytes[$0] != UInt8(ascii: mask) }) else { return nil }
    var copy = bytes
    for index in places { copy[index] = self.mask }
    self.bytes = bytes
    self.places = places
    hasKeys = places.contains { "?[{#".utf8.contains(bytes[$0]) }
    masked = copy
  }

  /// What the file has where the parser stopped in the copy; nil if that is no mark.
  func problem(at position: FilePosition) -> ClauseFileError? {
    var place = Place()
    guard place.move(to: position, in: bytes) else { return nil }
    if deepBrackets.contains(place.index) { return ClauseFileError(.notClauseYAML(.tooDeep), at: position) }
    guard Self.isMark(place.index, in: bytes) else { return nil }
    let problem: ClauseFileError.YAMLProblem
    var column = position.column
    switch bytes[place.index] {
    case UInt8(ascii: "*"): problem = .alias
    case UInt8(ascii: "&"): problem = .anchor
    case UInt8(ascii: "!"): problem = .tag
    case UInt8(ascii: "?"): problem = .explicitKey
    default: (problem, column) = (.explicitKey, column - 1)
    }
    return ClauseFileError(.notClauseYAML(problem), at: FilePosition(line: position.line, column: column))
  }

  /// How a text is written.
  enum Style { case plain, quoted, doubleQuoted, block }

  /// A text of the copy as the file has it. The texts are asked for in the order of the file.
  /// - Returns: the text; nil where the file does not show which of its marks are in the text.
  mutating func restored(_ text: String, at position: FilePosition, _ style: Style) -> String? {
    guard reached.move(to: position, in: bytes) else { return nil }
    var start = reached.index
    if style == .block {
      // A remark can stand behind the mark of the block.
      while start < bytes.count, Place.lineBreak(start, in: bytes) == 0 { start += 1 }
    }
    while next < places.count, places[next] < start { next += 1 }
    var restored = Array(text.utf8)
    for index in restored.indices where restored[index] == mask {
      guard next < places.count else { return nil }
      restored[index] = bytes[places[next]]
      next += 1
    }
    // A character written with `\` can be a mask.
    if style == .doubleQuoted, next > 0, bytes[start...places[next - 1]].contains(UInt8(ascii: "\\")) { return nil }
    return String(decoding: restored, as: UTF8.self)
  }

  /// Whether marks can be in a text of the copy.
  func areIn(_ text: String) -> Bool { text.utf8.contains(mask) }

  /// What the file has where a key begins in the copy.
  func original(of key: String, at position: FilePosition) -> String {
    var place = Place()
    guard place.move(to: position, in: bytes) else { return key }
    let isQuoted = "\"'".utf8.contains(bytes[place.index])
    return String(decoding: bytes[(place.index + (isQuoted ? 1 : 0))...].prefix(key.utf8.count), as: UTF8.self)
  }

  /// Whether a mark stands at a place. In `?[`, `?{` and `?#` it is the second character: the first is text, unless it
  /// stands in brackets. Behind a letter nothing begins.
  private static func isMark(_ index: Int, in bytes: [UInt8]) -> Bool {
    switch bytes[index] {
    case UInt8(ascii: "!"): !isLetter(index - 1, in: bytes)
    case UInt8(ascii: "*"), UInt8(ascii: "&"): !isLetter(index - 1, in: bytes) && !isBlank(index + 1, in: bytes)
    case UInt8(ascii: "?"): !isLetter(index - 1, in: bytes) && isBlank(index + 1, in: bytes)
    case UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "#"): index > 0 && bytes[index - 1] == UInt8(ascii: "?")
    default: false
    }
  }

  /// Whether a letter or digit of ASCII stands there.
  private static func isLetter(_ index: Int, in bytes: [UInt8]) -> Bool {
    guard index >= 0 else { return false }
    let byte = bytes[index]
    return (97...122).contains(byte | 0x20) || (48...57).contains(byte)
  }

  /// Whether a space, a tab, a line break or the end of the file stands there.
  private static func isBlank(_ index: Int, in bytes: [UInt8]) -> Bool {
    guard index < bytes.count else { return true }
    return bytes[index] == UInt8(ascii: " ") || bytes[index] == UInt8(ascii: "\t")
      || Place.lineBreak(index, in: bytes) > 0
  }
}

/// A place in the bytes of a file, and its line and column.
private struct Place {
  private var line = 1
  private var column = 1
  private(set) var index = 0

  /// Moves on to a place. The answer is false where nothing stands there, or the place is before this one.
  mutating func move(to position: FilePosition, in bytes: [UInt8]) -> Bool {
    while index < bytes.count, line < position.line || (line == position.line && column < position.column) {
      let length = Self.lineBreak(index, in: bytes)
      if length > 0 {
        (line, column, index) = (line + 1, 1, index + length)
        continue
      }
      repeat { index += 1 } while index < bytes.count && bytes[index] & 0xC0 == 0x80
      column += 1
    }
    return line == position.line && column == position.column && index < bytes.count
  }

  /// The length of the line break that stands there, by the rules of YAML 1.1; 0 if there is none.
  static func lineBreak(_ index: Int, in bytes: [UInt8]) -> Int {
    switch bytes[index] {
    case 0x0A: 1
    case 0x0D: index + 1 < bytes.count && bytes[index + 1] == 0x0A ? 2 : 1
    case 0xC2: index + 1 < bytes.count && bytes[index + 1] == 0x85 ? 2 : 0
    case 0xE2:
      index + 2 < bytes.count && bytes[index + 1] == 0x80 && (bytes[index + 2] == 0xA8 || bytes[index + 2] == 0xA9)
        ? 3 : 0
    default: 0
    }
  }
}
