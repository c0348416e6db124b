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

  @Test func endsAScalarWithANewline() {
    #expect(OrderedJSON.integer(.min).text == "-9223372036854775808\n")
  }
}
