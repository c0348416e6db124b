import EventLog
import Testing

@Suite struct OrderedJSONTests {
  @Test func keepsTheOrderOfMembers() {
    let answer = OrderedJSON.object([
      ("zeta", .integer(-3)), ("alpha", .array([.null, .bool(true), .string("é\"\n\u{1}")])),
      ("none", .object([])), ("empty", .array([])), ("in", .object([("b", .array([.array([.integer(1)])]))])),
    ])
    let expected = #"""
      {
        "zeta": -3,
        "alpha": [
          null,
          true,
          "é\"\n\u0001"
        ],
        "none": {},
        "empty": [],
        "in": {
          "b": [
            [
              1
            ]
          ]
        }
      }

      """#
    #expect(answer.text == expected)
  }

  @Test("what would steer a terminal or turn letters round is escaped, in values and keys, and reads back as it was")
  func escapes() throws {
    let steering = [0x7F...0x9F, 0x61C...0x61C, 0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069].flatMap { Array($0) }
    for code in steering {
      let scalar = try #require(Unicode.Scalar(UInt32(code)))
      let text = "a\"\n\(scalar)é\u{200D}中😀"
      let answer = OrderedJSON.object([(text, .string(text))])
      let digits = String(code, radix: 16)
      let escaped = #"a\"\n\u"# + String(repeating: "0", count: 4 - digits.count) + digits + "é\u{200D}中😀"
      #expect(answer.lineText == "{\"\(escaped)\":\"\(escaped)\"}\n")
      #expect(answer.text == "{\n  \"\(escaped)\": \"\(escaped)\"\n}\n")
      guard case .object(let read) = try CanonicalJSON.value(of: Array(answer.lineText.utf8)) else { return }
      #expect(read[text] == .string(text))
      // What is hashed stays as RFC 8785 has it.
      #expect(CanonicalJSON.bytes(of: .string(String(scalar))) == Array("\"\(scalar)\"".utf8))
    }
    #expect(OrderedJSON.string("\u{200B}\u{A0}\u{2028}").text == "\"\u{200B}\u{A0}\u{2028}\"\n")
  }

  @Test func endsAScalarWithANewline() {
    #expect(OrderedJSON.integer(.min).text == "-9223372036854775808\n")
  }
}
