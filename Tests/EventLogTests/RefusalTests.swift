import EventLog
import Testing

@Suite struct RefusalTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let bytes: [UInt8]
    let kind: JSONError.Kind
    let offset: Int

    init(_ text: String, _ kind: JSONError.Kind, _ offset: Int) { self.init(Array(text.utf8), kind, offset) }

    init(_ bytes: [UInt8], _ kind: JSONError.Kind, _ offset: Int) {
      self.bytes = bytes
      self.kind = kind
      self.offset = offset
    }

    var testDescription: String { "\(kind): \(String(decoding: bytes.prefix(40), as: UTF8.self))" }
  }

  static let numbers = [
    Case("1.0", .fraction, 1), Case("[-0.5]", .fraction, 3), Case("1E30", .exponent, 1), Case("2e-3", .exponent, 1),
    Case("-0", .negativeZero, 0), Case("01", .leadingZero, 0), Case("[-012]", .leadingZero, 2),
    Case("00", .leadingZero, 0), Case("9007199254740992", .integerOutOfRange, 0),
    Case("[-9007199254740992]", .integerOutOfRange, 1), Case("99999999999999999999", .integerOutOfRange, 0),
    Case("-", .truncated, 1), Case("-x", .unexpectedByte, 1), Case("+1", .unexpectedByte, 0),
    Case("NaN", .unexpectedByte, 0),
    Case(".5", .unexpectedByte, 0), Case("1a", .trailingBytes, 1),
  ]

  static let strings = [
    Case(#"["\uD800"]"#, .loneSurrogate, 2), Case(#""\uDC00""#, .loneSurrogate, 1),
    Case(#""a\uD83Dx""#, .loneSurrogate, 2), Case(#""\uD83D\n""#, .loneSurrogate, 1),
    Case(#""\uD83D\u0041""#, .loneSurrogate, 1), Case(#""\uD83D"#, .truncated, 7), Case(#""\x""#, .invalidEscape, 1),
    Case(#""\u12G4""#, .invalidEscape, 1), Case(#""\u12"#, .truncated, 5), Case(#""\"#, .truncated, 2),
    Case("\"a\nb\"", .controlCharacter, 2), Case("\"\u{0}\"", .controlCharacter, 1), Case("\"abc", .truncated, 4),
    Case([0x22, 0x61, 0xFF, 0x22], .invalidUTF8, 2), Case([0x22, 0xC0, 0x80, 0x22], .invalidUTF8, 1),
    Case([0x22, 0xED, 0xA0, 0x80, 0x22], .invalidUTF8, 1), Case([0x22, 0xC3, 0xA9, 0xE2, 0x82, 0x22], .invalidUTF8, 3),
    Case([0x22, 0x5C, 0x6E, 0xF4, 0x90, 0x80, 0x80, 0x22], .invalidUTF8, 3), Case("'a'", .unexpectedByte, 0),
  ]

  static let structures = [
    Case("", .truncated, 0), Case("  ", .truncated, 2), Case("[", .truncated, 1), Case("[1", .truncated, 2),
    Case("[1,]", .unexpectedByte, 3), Case("[1 2]", .unexpectedByte, 3), Case("{\"a\"", .truncated, 4),
    Case("{\"a\" 1}", .unexpectedByte, 5), Case("{\"a\":1,}", .unexpectedByte, 7), Case("{a:1}", .unexpectedByte, 1),
    Case("{1:1}", .unexpectedByte, 1), Case("tru", .truncated, 3), Case("trux", .unexpectedByte, 3),
    Case("True", .unexpectedByte, 0), Case("null null", .trailingBytes, 5), Case("{}}", .trailingBytes, 2),
    Case("// x", .unexpectedByte, 0), Case("[1}", .unexpectedByte, 2),
    Case([0xEF, 0xBB, 0xBF, 0x31], .byteOrderMark, 0),
    Case(#"{"a":1,"b":2,"a":3}"#, .duplicateKey, 13), Case(#"{"a":1, "\u0061":2}"#, .duplicateKey, 8),
    Case(#"[{"b":1,"b":1}]"#, .duplicateKey, 8), Case(String(repeating: "[", count: 65), .nestedTooDeep, 64),
    Case(String(repeating: "{\"\":", count: 65), .nestedTooDeep, 256),
  ]

  @Test(arguments: numbers + strings + structures)
  func isRefusedThere(_ refused: Case) {
    let error = #expect(throws: JSONError.self) { try CanonicalJSON.value(of: refused.bytes) }
    #expect(error?.kind == refused.kind)
    #expect(error?.offset == refused.offset)
  }

  @Test func coversEveryKind() {
    let covered = Set((Self.numbers + Self.strings + Self.structures).map(\.kind))
    #expect(covered.union([.notCanonical]) == Set(JSONError.Kind.allCases))
  }

  @Test func acceptsTheDeepestNesting() throws {
    let text = String(repeating: "[", count: 64) + String(repeating: "]", count: 64)
    #expect(try CanonicalJSON.bytes(of: CanonicalJSON.canonicalValue(of: Array(text.utf8))) == Array(text.utf8))
  }

  @Test(arguments: ["[", "{\"a\":", "[{\"a\":", " [\n"])
  func refusesAHundredThousandOpenBrackets(opening: String) {
    #expect(refusal(of: Array(String(repeating: opening, count: 100_000).utf8)) == .nestedTooDeep)
  }
}
