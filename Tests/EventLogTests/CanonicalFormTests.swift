import EventLog
import Foundation
import Testing

/// The folder with published vectors, from the environment; without it the vector tests say that they are skipped.
let vectors = ProcessInfo.processInfo.environment["DEPOSITARY_VECTORS"]

@Suite struct CanonicalFormTests {
  @Test(
    .enabled(if: vectors != nil, "DEPOSITARY_VECTORS is not set"), arguments: ["arrays", "french", "unicode", "weird"])
  func writesThePublishedForm(name: String) throws {
    let value = try CanonicalJSON.value(of: published("input", name))
    let expected = try published("output", name)
    #expect(CanonicalJSON.bytes(of: value) == expected)
    #expect(try CanonicalJSON.canonicalValue(of: expected) == value)
  }

  @Test(.enabled(if: vectors != nil, "DEPOSITARY_VECTORS is not set"))
  func refusesPublishedFractions() throws {
    #expect(refusal(of: try published("input", "values")) == .fraction)
    #expect(refusal(of: try published("input", "structures")) == .fraction)
  }

  @Test func sortsKeysByUTF16CodeUnits() throws {
    let keys = ["\u{FFFF}", "\u{1F602}", "\u{E000}", "é", "e\u{301}", "z", "", "a", "aa", "\u{10FFFF}", "\u{D7FF}"]
    let object = try #require(JSONObject(keys.map { ($0, .null) }))
    let expected = keys.sorted { $0.utf16.lexicographicallyPrecedes($1.utf16) }
    #expect(object.members.map { Array($0.key.utf8) } == expected.map { Array($0.utf8) })
    for key in keys { #expect(object[key] == .null) }
    #expect(object["b"] == nil)
  }

  @Test func keepsComposedAndDecomposedApart() throws {
    let composed = "\u{E9}"
    let decomposed = "e\u{301}"
    #expect(JSONValue.string(composed) != .string(decomposed))
    let object = try #require(JSONObject([(composed, .bool(true)), (decomposed, .bool(false))]))
    #expect(object[composed] == .bool(true))
    #expect(object[decomposed] == .bool(false))
    #expect(Set([JSONValue.string(composed), .string(decomposed)]).count == 2)
  }

  @Test func refusesARepeatedKey() {
    #expect(JSONObject([("a", .null), ("b", .null), ("a", .bool(true))]) == nil)
  }

  @Test func addsReplacesAndRemovesMembers() {
    var object = JSONObject()
    for key in ["b", "c", "a"] { object[key] = .null }
    object["b"] = .bool(true)
    object["c"] = nil
    object["d"] = nil
    #expect(text(.object(object)) == #"{"a":null,"b":true}"#)
  }

  @Test func escapesOnlyWhatMustBe() {
    #expect(
      text(.string("\u{8}\t\n\u{C}\r\"\\/\u{1}\u{1F}\u{7F}é€")) == #""\b\t\n\f\r\"\\/\u0001\u001f"# + "\u{7F}é€\"")
  }

  @Test func holdsIntegersUpToTheLimit() throws {
    #expect(JSONInteger(9_007_199_254_740_991)?.value == 9_007_199_254_740_991)
    #expect(JSONInteger(-9_007_199_254_740_992) == nil)
    #expect(JSONInteger(UInt64.max) == nil)
    #expect(text(.integer(JSONInteger(Int32.min))) == "-2147483648")
    #expect(
      try CanonicalJSON.value(of: Array("-9007199254740991".utf8))
        == .integer(try #require(JSONInteger(-JSONInteger.largest))))
  }

  @Test(arguments: [
    ("{ }", 1), (#"{"b":1,"a":2}"#, 2), (#""\u0041""#, 1), (#""\/""#, 1), ("1 ", 1), (#""\u000A""#, 2),
  ])
  func namesTheFirstByteThatIsNotCanonical(text: String, offset: Int) throws {
    let bytes = Array(text.utf8)
    _ = try CanonicalJSON.value(of: bytes)
    let error = #expect(throws: JSONError.self) { try CanonicalJSON.canonicalValue(of: bytes) }
    #expect(error?.kind == .notCanonical)
    #expect(error?.offset == offset)
  }

  private func published(_ folder: String, _ name: String) throws -> [UInt8] {
    let path = try #require(vectors) + "/jcs-rfc8785/\(folder)/\(name).json"
    return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
  }
}

func text(_ value: JSONValue) -> String {
  String(decoding: CanonicalJSON.bytes(of: value), as: UTF8.self)
}

func refusal(of bytes: [UInt8]) -> JSONError.Kind? {
  do {
    _ = try CanonicalJSON.value(of: bytes)
    return nil
  } catch {
    return error.kind
  }
}
