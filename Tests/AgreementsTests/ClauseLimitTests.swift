import Agreements
import Foundation
import Presentation
import TestKit
import Testing

/// L20: what a clause file can hold, at each limit and one beyond it.
struct ClauseLimitTests {
  private static let head = """
    agreement: a-b
    title: {en: A treaty}
    nature: binding
    open-to: {en: all States}
    """
  private static let clause = "article: {en: '1'}, says: {en: It is so.}"
  private static let start = "start: {\(clause), rule: {threshold: {consents: 1}}}"

  private func problem(_ yaml: String) -> ClauseFileError.Problem? {
    do throws(ClauseFileError) {
      _ = try Agreement(reading: try ClauseFile.tree(of: Array(yaml.utf8)))
      return nil
    } catch {
      return error.problem
    }
  }

  private static func number(_ what: String, _ range: ClosedRange<Int>, _ line: String) -> NumberLimit {
    NumberLimit(what: what, range: range, line: line)
  }

  struct NumberLimit: Sendable, CustomTestStringConvertible {
    let what: String
    let range: ClosedRange<Int>
    /// With `#` for the number.
    let line: String
    var testDescription: String { what }
  }

  @Test(
    "a whole number in its range is read, its neighbours outside are refused with the range",
    arguments: [
      number("consents", 1...1000, "start: {\(clause), rule: {threshold: {consents: #}}}"),
      number("nth-day", 1...36_600, "start: {\(clause), rule: {nth-day: #, from: {day-of: last-signature}}}"),
      number(
        "number", 0...1200, "start: {\(clause), rule: {first-day-of: month, number: #, from: {day-of: last-signature}}}"
      ),
      number(
        "times", 1...1000,
        "\(start)\nduration: {\(clause), ends: {after: P1Y, from: {day-of: start}}, renewal: {for: P1Y, times: #}}"),
      number(
        "ends-below", 2...1000,
        "\(start)\nwithdrawal: {\(clause), ends-below: #, rule: {after: P1Y, from: {day-of: notice}}}"),
    ])
  func numbers(limit: NumberLimit) {
    func problem(_ number: Int) -> ClauseFileError.Problem? {
      self.problem(Self.head + "\n" + limit.line.replacing("#", with: String(number)))
    }
    for number in [limit.range.lowerBound, limit.range.upperBound] {
      #expect(problem(number) == nil, "\(number)")
    }
    for number in [limit.range.lowerBound - 1, limit.range.upperBound + 1] {
      #expect(problem(number) == .badValue(String(number), wanted: .number(limit.range)))
    }
  }

  @Test("the weights of one name have together at most twelve digits, however many they are")
  func weights() {
    func problem(_ count: Int) -> ClauseFileError.Problem? {
      let parties = (1...count).map { "P\($0): '999999999'" }.joined(separator: ", ")
      return self.problem("\(Self.head)\nweights: {w: {parties: {\(parties)}}}\n\(Self.start)")
    }
    #expect(problem(1_000) == nil)
    for count in [1_001, 20_000] { #expect(problem(count) == .weightsTooGreat) }
  }

  @Test("a share has a denominator up to 1000, a weight nine digits and six after the point")
  func parts() {
    func share(_ text: String) -> ClauseFileError.Problem? {
      problem(
        "\(Self.head)\nparties: [{id: A, name: {en: A}}, {id: B, name: {en: B}}]\n"
          + "start: {\(Self.clause), rule: {threshold: {share: \(text)}}}")
    }
    #expect(share("999/1000") == nil)
    #expect(share("999/1001") == .badValue("999/1001", wanted: .share))
    func weight(_ text: String) -> ClauseFileError.Problem? {
      problem("\(Self.head)\nweights: {gdp: {total: \"\(text)\", parties: {A: \"1\"}}}\n\(Self.start)")
    }
    for text in ["999999999", "999999999.999999"] { #expect(weight(text) == nil, "\(text)") }
    for text in ["1000000000", "0.9999999"] { #expect(weight(text) == .badValue(text, wanted: .decimal)) }
  }

  @Test("identifiers and names of zones have 64 bytes, codes of languages 35")
  func names() {
    let (longest, longer) = (String(repeating: "a", count: 64), String(repeating: "a", count: 65))
    func agreement(_ id: String) -> ClauseFileError.Problem? {
      problem(Self.head.replacing("a-b", with: id) + "\n" + Self.start)
    }
    #expect(agreement(longest) == nil)
    #expect(agreement(longer) == .badValue(longer, wanted: .agreementID))
    func party(_ id: String, zone: String = "UTC") -> ClauseFileError.Problem? {
      problem(
        "\(Self.head)\nparties: [{id: \(id), name: {en: A}, zone: \(zone)}, {id: B, name: {en: B}}]\n\(Self.start)")
    }
    #expect(party(longest) == nil)
    #expect(party(longer) == .badValue(longer, wanted: .partyID))
    #expect(party("A", zone: longest) == nil)
    #expect(party("A", zone: longer) == .badValue(longer, wanted: .zone))
    func event(_ name: String) -> ClauseFileError.Problem? {
      problem("\(Self.head)\nstart: {\(Self.clause), rule: {event: \(name)}}")
    }
    #expect(event(longest) == nil)
    #expect(event(longer) == .badValue(longer, wanted: .eventName))
    func language(_ code: String) -> ClauseFileError.Problem? {
      problem("\(Self.head)\nauthentic-languages: [\(code)]\n\(Self.start)")
    }
    let code = "en" + String(repeating: "-abcdefgh", count: 3) + "-abcde"
    #expect(code.utf8.count == 35 && language(code) == nil)
    #expect(language(code + "f") == .badValue(code + "f", wanted: .languageCode))
    #expect(AmendmentID(longest) != nil && AmendmentID(longer) == nil)
  }

  @Test(
    "a period has up to 9999 years' worth of its unit", arguments: [("D", 3_652_059), ("M", 119_988), ("Y", 9_999)])
  func periods(unit: String, most: Int) {
    func period(_ count: Int) -> ClauseFileError.Problem? {
      problem("\(Self.head)\nstart: {\(Self.clause), rule: {after: P\(count)\(unit), from: {day-of: last-signature}}}")
    }
    #expect(period(most) == nil)
    #expect(period(most + 1) == .badValue("P\(most + 1)\(unit)", wanted: .period))
  }

  @Test("a file has 1,048,576 bytes, no part of which is left out")
  func bytes() throws {
    let yaml = "\(Self.head)\n\(Self.start)\n"
    let comment = String(repeating: "# It is so.\n", count: 1_048_576 / 12)
    let filled = String((yaml + comment + comment).utf8.prefix(1_048_575)) ?? ""
    #expect(problem(filled + "\n") == nil)
    #expect(problem(filled + "\n\n") == .notClauseYAML(.tooLong(limit: 1_048_576)))
    #expect(problem(String(filled.dropLast(10)) + "\n[") != nil)
  }

  @Test("24 levels are read, 25 are not")
  func levels() throws {
    func nested(_ count: Int) -> ClauseFileError.Problem? {
      do throws(ClauseFileError) {
        let lists = String(repeating: "[", count: count) + "x" + String(repeating: "]", count: count)
        _ = try ClauseFile.tree(of: Array("title: \(lists)".utf8))
        return nil
      } catch {
        return error.problem
      }
    }
    // The map, its lists, and the text in them.
    #expect(nested(22) == nil)
    #expect(nested(23) == .notClauseYAML(.tooDeep))
  }

  @Test("a key has 1,024 characters, and one that is longer is told where it begins", arguments: ["k", "é", "条"])
  func keys(letter: String) {
    func read(_ count: Int, quoted: Bool) -> ClauseFileError? {
      let key = String(repeating: letter, count: count)
      do throws(ClauseFileError) {
        _ = try ClauseFile.tree(of: Array("a: b\n\(quoted ? "\"\(key)\"" : key): c\n".utf8))
        return nil
      } catch {
        return error
      }
    }
    #expect(read(1_024, quoted: false) == nil)
    #expect(read(1_022, quoted: true) == nil)
    for refused in [read(1_025, quoted: false), read(1_023, quoted: true)] {
      #expect(refused?.problem == .notClauseYAML(.keyTooLong(limit: 1_024)))
      #expect(refused?.position == FilePosition(line: 2, column: 1))
    }
  }

  @Test("a line that is no key is not taken for one that is too long")
  func noKey() {
    for yaml in ["a: b\nc\n", "a: b\nc\nd: e\n", "a: b\n\"c\n d\": e\n"] {
      do throws(ClauseFileError) {
        _ = try ClauseFile.tree(of: Array(yaml.utf8))
        Issue.record("read: \(yaml)")
      } catch {
        guard case .notClauseYAML(.syntax) = error.problem else {
          Issue.record("\(yaml): \(error.problem)")
          continue
        }
      }
    }
  }
}
