import Agreements

/// The marks by which YAML begins an anchor, an alias, a tag or a key of its own line, wherever they can stand in a
/// file: in a text they mean nothing.
///
/// The parser puts what an alias names in its place while it reads, and compares all that a key holds, so that a small
/// file can keep it busy for hours. It therefore reads a copy first, in which `@` stands for each mark. `@` begins
/// nothing in YAML, and is text wherever these marks are text: the parser stops at the first mark that is none.
struct YAMLMarks {
  /// The copy, of the same length; nil where no mark is in the file.
  let masked: String?
  private let bytes: [UInt8]

  init(_ text: String) {
    bytes = Array(text.utf8)
    var copy: [UInt8]?
    for index in bytes.indices where Self.isMark(index, in: bytes) {
      copy = copy ?? bytes
      copy?[index] = UInt8(ascii: "@")
    }
    masked = copy.map { String(decoding: $0, as: UTF8.self) }
  }

  /// What the file has where the parser stopped in the copy; nil if that is no mark.
  func problem(at position: FilePosition) -> ClauseFileError? {
    guard let index = index(of: position), Self.isMark(index, in: bytes) else { return nil }
    let problem: ClauseFileError.YAMLProblem
    var column = position.column
    switch bytes[index] {
    case UInt8(ascii: "*"): problem = .alias
    case UInt8(ascii: "&"): problem = .anchor
    case UInt8(ascii: "!"): problem = .tag
    case UInt8(ascii: "?"): problem = .explicitKey
    default: (problem, column) = (.explicitKey, column - 1)
    }
    return ClauseFileError(.notClauseYAML(problem), at: FilePosition(line: position.line, column: column))
  }

  /// Of `?[`, `?{` and `?#` the second: the first is text, unless it stands in brackets. Behind a letter nothing
  /// begins.
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
    return bytes[index] == UInt8(ascii: " ") || bytes[index] == UInt8(ascii: "\t") || lineBreak(index, in: bytes) > 0
  }

  /// The length of the line break that stands there, by the rules of YAML 1.1; 0 if there is none.
  private static func lineBreak(_ index: Int, in bytes: [UInt8]) -> Int {
    switch bytes[index] {
    case 0x0A: 1
    case 0x0D: index + 1 < bytes.count && bytes[index + 1] == 0x0A ? 2 : 1
    case 0xC2: bytes[index + 1] == 0x85 ? 2 : 0
    case 0xE2: bytes[index + 1] == 0x80 && (bytes[index + 2] == 0xA8 || bytes[index + 2] == 0xA9) ? 3 : 0
    default: 0
    }
  }

  private func index(of position: FilePosition) -> Int? {
    var (line, column, index) = (1, 1, 0)
    while index < bytes.count, line < position.line || column < position.column {
      let length = Self.lineBreak(index, in: bytes)
      if length > 0 {
        (line, column, index) = (line + 1, 1, index + length)
        continue
      }
      repeat { index += 1 } while index < bytes.count && bytes[index] & 0xC0 == 0x80
      column += 1
    }
    return line == position.line && column == position.column && index < bytes.count ? index : nil
  }
}
