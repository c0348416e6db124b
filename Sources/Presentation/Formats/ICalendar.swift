/// Lines of iCalendar (RFC 5545). Texts are looked at scalar by scalar, and lines are folded by octets: neither depends
/// on what a reader takes for one character.
struct ICalendar {
  /// The most octets of a line, without its end (3.1).
  static let mostOctets = 75

  private(set) var text = ""

  /// Adds a line whose value is of another type than TEXT.
  mutating func line(_ name: String, _ value: String) { put("\(name):\(value)") }

  /// Adds a line whose value is a TEXT (3.3.11).
  mutating func line(_ name: String, text value: String) { put("\(name):\(Self.escaped(value))") }

  /// The text with backslashes before what would end it. A line break of any kind becomes `\n`; other control
  /// characters are left out, since no value may hold them.
  static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      defer { previous = scalar }
      switch scalar {
      case "\\", ";", ",":
        result.append("\\")
        result.append(scalar)
      case "\n" where previous == "\r": break
      case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": result.append(contentsOf: "\\n".unicodeScalars)
      default: if scalar.properties.generalCategory != .control { result.append(scalar) }
      }
    }
    return String(result)
  }

  /// Folds a line before the scalar that would make it too long.
  private mutating func put(_ line: String) {
    var octets = 0
    for scalar in line.unicodeScalars {
      let length = UTF8.width(scalar)
      if octets + length > Self.mostOctets {
        text += "\r\n "
        octets = 1
      }
      text.unicodeScalars.append(scalar)
      octets += length
    }
    text += "\r\n"
  }
}
