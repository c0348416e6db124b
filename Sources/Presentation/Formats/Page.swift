/// Lines of plain text, wrapped for a terminal at spaces or, in Japanese, between characters. A wide character counts
/// two columns.
package struct Page: Sendable {
  private struct Line {
    let text: String
    let indent: Int
    let hanging: Int
    let isHeading: Bool
  }

  private var lines: [Line] = []

  package init() {}

  /// The text of the page, with a final newline.
  /// - Parameters:
  ///   - width: the width in columns; nil leaves each line whole, as files and programs want them.
  ///   - isStyled: whether headings are in bold type, for a terminal.
  package func text(width: Int? = nil, isStyled: Bool = false) -> String {
    var eras = EraMarks()
    return text(width: width, isStyled: isStyled, after: &eras)
  }

  /// The text of one page among several of one output.
  /// - Parameter eras: the eras that the pages before have told.
  package func text(width: Int?, isStyled: Bool, after eras: inout EraMarks) -> String {
    lines.map { line in
      let text = Page.wrap(line, eras.resolved(line.text), width).map { $0 + "\n" }.joined()
      return isStyled && line.isHeading ? "\u{1B}[1m\(text.dropLast())\u{1B}[0m\n" : text
    }.joined()
  }

  package mutating func line(_ text: String = "", indent: Int = 0, hanging: Int = 2, isHeading: Bool = false) {
    lines.append(Line(text: Page.oneLine(text), indent: indent, hanging: hanging, isHeading: isHeading))
  }

  /// A text on one line. It has a space for each line break or tab, and an escape such as `\u{1B}` for each other
  /// control and each invisible character, except the joiners that scripts need. So no remark or file name can pass for
  /// a line of the answer, turn its letters round, or steer the terminal.
  package static func oneLine(_ text: String) -> String {
    var line = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .lineSeparator, .paragraphSeparator: line.append(" ")
      case .control where "\n\r\t\u{B}\u{C}\u{85}".unicodeScalars.contains(scalar): line.append(" ")
      case .format where "\u{200C}\u{200D}".unicodeScalars.contains(scalar): line.append(scalar)
      case .control, .format: line.append(contentsOf: scalar.escaped(asASCII: true).unicodeScalars)
      default: line.append(scalar)
      }
    }
    return String(line)
  }

  package mutating func append(_ page: Page) { lines += page.lines }

  package mutating func heading(_ text: String) {
    if !lines.isEmpty { line() }
    line(text, isHeading: true)
  }

  private static func wrap(_ line: Line, _ text: String, _ width: Int?) -> [String] {
    var wrapped: [String] = []
    var rest = Substring(text)
    var margin = line.indent
    repeat {
      let (head, tail) = width.map { cut(rest, at: max(20, $0 - margin)) } ?? (rest, "")
      wrapped.append(head.isEmpty ? "" : String(repeating: " ", count: margin) + head)
      rest = tail
      margin = line.indent + line.hanging
    } while !rest.isEmpty
    return wrapped
  }

  /// The part that fits, and what is left of the text.
  private static func cut(_ text: Substring, at width: Int) -> (head: Substring, tail: Substring) {
    var columns = 0
    var lastBreak: Substring.Index?
    var index = text.startIndex
    while index < text.endIndex {
      let character = text[index]
      columns += character.columns
      if columns > width, let end = lastBreak {
        return (trimmed(text[..<end]), text[end...].drop { $0 == " " })
      }
      let next = text.index(after: index)
      if character == " " || (character.columns == 2 && !(next < text.endIndex && text[next].mustNotStartLine)) {
        lastBreak = next
      }
      index = next
    }
    return (text, "")
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text
    while text.last == " " { text.removeLast() }
    return text
  }
}

extension Character {
  fileprivate var columns: Int {
    guard let scalar = unicodeScalars.first else { return 0 }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }

  /// Whether Japanese line breaking keeps the character with the one before.
  fileprivate var mustNotStartLine: Bool { "、。）」』：！？,.)".contains(self) }
}
