import Agreements
import CivilDate
import Presentation
import TestKit
import Testing

/// L20: a clause file is checked; what is wrong is refused with its place. Every wrong file here is the small right one
/// with one line changed.
struct ClauseFileTests {
  private static let right = [
    "agreement: a-b",
    "title: {en: A and B}",
    "nature: binding",
    "authentic-languages: [en]",
    "parties:",
    "  - {id: A, name: {en: Party A}, zone: UTC}",
    "  - {id: B, name: {en: Party B}, zone: Asia/Tokyo}",
    "start:",
    "  article: {en: Article 1}",
    "  says: {en: Once both have signed.}",
    "  rule: {day-of: last-signature}",
    "modification:",
    "  article: {en: Article 2}",
    "  says: {en: By a written decision of both.}",
    "discontinuation:",
    "  article: {en: Article 3}",
    "  says: {en: Ninety days after the notice.}",
    "  rule: {agreed-or-else: {after: P90D, from: {day-of: notice}}}",
  ]

  /// A wrong file: a line of the right one replaced, and what is found there.
  struct Wrong: Sendable, CustomTestStringConvertible {
    let line: Int
    let text: String
    let at: String?
    let problem: ClauseFileError.Problem

    init(_ line: Int, _ text: String, at: String?, _ problem: ClauseFileError.Problem) {
      (self.line, self.text, self.at, self.problem) = (line, text, at, problem)
    }

    var testDescription: String { text }
  }

  private func refusal(of yaml: some StringProtocol) -> ClauseFileError? { refusal(of: Array(yaml.utf8)) }

  private func refusal(of bytes: [UInt8]) -> ClauseFileError? {
    do {
      _ = try Agreement(reading: try ClauseFile.tree(of: bytes))
      return nil
    } catch {
      return error
    }
  }

  private func check(_ wrong: Wrong) {
    var lines = Self.right
    lines[wrong.line - 1] = wrong.text
    let error = refusal(of: lines.joined(separator: "\n"))
    #expect(error?.problem == wrong.problem)
    #expect(error?.position.map { "\($0.line):\($0.column)" } == wrong.at)
  }

  @Test("L20: the small clause file is right, without a line end after it and with one, or with Windows line ends")
  func right() throws {
    for ending in ["\n", "\r\n"] {
      let agreement = try Fixture.agreement(yaml: Self.right.joined(separator: ending))
      #expect(agreement.parties.map(\.zone) == ["UTC", "Asia/Tokyo"])
      #expect(try Fixture.agreement(yaml: Self.right.joined(separator: ending) + ending) == agreement)
    }
  }

  @Test(
    "L20: what clause files leave out of YAML is refused where it stands",
    arguments: [
      Wrong(2, "title: &t {en: A and B}", at: "2:8", .notClauseYAML(.anchor)),
      Wrong(2, "title: {en: &t A and B}", at: "2:13", .notClauseYAML(.anchor)),
      Wrong(3, "nature: !!str binding", at: "3:9", .notClauseYAML(.tag)),
      Wrong(3, "nature: !own binding", at: "3:9", .notClauseYAML(.tag)),
      Wrong(3, "&k nature: binding", at: "3:1", .notClauseYAML(.anchor)),
      Wrong(6, "  - !!map {id: A, name: {en: Party A}, zone: UTC}", at: "6:5", .notClauseYAML(.tag)),
      Wrong(3, "nature: binding\nnature: binding", at: "4:1", .duplicateKey("nature")),
      Wrong(2, "title: {en: A, en: B}", at: "2:9", .duplicateKey("en")),
      Wrong(18, "  rule: {day-of: notice}\n---\na: b", at: "19:1", .notClauseYAML(.secondDocument)),
      Wrong(18, "  rule: {day-of: notice}\n...\n---\na: b", at: "20:1", .notClauseYAML(.secondDocument)),
    ])
  func yaml(wrong: Wrong) { check(wrong) }

  @Test(
    "L20: an anchor, an alias, a tag or a key with ? is refused where it stands, before anything is put in its place",
    arguments: [
      ("a: *n", "1:4", .alias), ("a: [b, *n]", "1:8", .alias), ("a:\n  - *n\n", "2:5", .alias),
      ("{a: *n}", "1:5", .alias), ("<<: *n", "1:5", .alias), ("*n : a", "1:1", .alias), ("- - *n", "1:5", .alias),
      ("a: &n [*n]", "1:4", .anchor), ("a: &n b\nc: &m d", "1:4", .anchor), ("&n a: b", "1:1", .anchor),
      ("--- &n\na: b", "1:5", .anchor), ("a: {b: !t c, d: *n}", "1:8", .tag), ("a: ! b", "1:4", .tag),
      ("%TAG ! tag:x,2026:\n--- a", "1:6", .tag), ("a: R&D *n\nb: *n\nc: [", "2:4", .alias),
      ("a: 'it''s *n' \nb: \"*n\"\nc: |\n  *n\n# *n\nd: e\n  *n\nf: 甲 *n\ng: !t h", "9:4", .tag),
      ("a: b\r\nc: *n\r\n", "2:4", .alias), ("a: b\rc: *n", "2:4", .alias), ("a: b\u{2028}c: *n", "2:4", .alias),
      ("? a\n: b", "1:1", .explicitKey), ("{?[a]: b}", "1:2", .explicitKey), ("{?{a}: b}", "1:2", .explicitKey),
      ("{?#\n[a]: b}", "1:2", .explicitKey), ("?\n  a\n: b", "1:1", .explicitKey), ("- ?\ta", "1:3", .explicitKey),
    ] as [(String, String, ClauseFileError.YAMLProblem)])
  func marks(yaml: String, at: String, problem: ClauseFileError.YAMLProblem) {
    let error = refusal(of: yaml)
    #expect(error?.problem == .notClauseYAML(problem))
    #expect(error?.position.map { "\($0.line):\($0.column)" } == at)
  }

  @Test(
    "L20: aliases of aliases are refused at the first mark, wherever they stand",
    arguments: ["a: *8", "? *8", "*8 : a"])
  func bombs(end: String) {
    for (open, close) in [("[", "]"), ("{? ", " : 1}")] {
      var lines = ["0: &0 [x,x,x,x,x,x,x,x,x,x]"]
      for level in 1...8 {
        let alias = "*\(level - 1)"
        lines.append(
          "\(level): &\(level) \(open)\([String](repeating: alias, count: 10).joined(separator: ","))\(close)")
      }
      let error = refusal(of: (lines + [end]).joined(separator: "\n"))
      #expect(error == ClauseFileError(.notClauseYAML(.anchor), at: error?.position))
      #expect(error?.position.map { "\($0.line):\($0.column)" } == "1:4")
    }
  }

  @Test(
    "L20: the marks of anchors, aliases and tags are text inside a text",
    arguments: [
      ("R&D", "R&D"), ("2 * 3", "2 * 3"), ("'*important*'", "*important*"), ("\"&a *b !c ? d\"", "&a *b !c ? d"),
      ("|-\n      *a &b\n      !c", "*a &b\n!c"), (">-\n      ? a\n      *b", "? a *b"),
      ("a\n      *b\n      &c", "a *b &c"), ("a # *b &c", "a"), ("no! really? yes", "no! really? yes"),
      ("?{a}", "?{a}"), ("a*b&c!d?[e]", "a*b&c!d?[e]"), ("x@y *z", "x@y *z"), ("|- # *a @\n      x@ *b", "x@ *b"),
      ("\"\\x40 *a @\"", "@ *a @"), ("'it''s @ *a'", "it's @ *a"), ("\"\\\"@\\\" *a\" # @ *b", "\"@\" *a"),
      ("甲 *乙 @ # *丙", "甲 *乙 @"), ("a\n      # *b @", "a"),
      ("'\(String(repeating: "[", count: 40))'", String(repeating: "[", count: 40)),
      ("a \(String(repeating: "{", count: 40))", "a " + String(repeating: "{", count: 40)),
    ])
  func textWithMarks(written: String, text: String) throws {
    var lines = Self.right
    lines[1] = "title:\n    en: " + written
    #expect(try Agreement(reading: ClauseFile.tree(of: Array(lines.joined(separator: "\n").utf8))).title.en == text)
  }

  @Test(
    "L20: keys that are unknown, missing or of the wrong kind are refused where they stand",
    arguments: [
      Wrong(2, "titel: {en: A and B}", at: "2:1", .unknownKey("titel", known: topKeys)),
      Wrong(3, "# no nature", at: "1:1", .missing(key: "nature")),
      Wrong(2, "title: {ja: 甲乙}", at: "2:8", .missing(key: "en")),
      Wrong(2, "title: {en: 甲, jp: 乙}", at: "2:16", .unknownKey("jp", known: ["en", "ja"])),
      Wrong(2, "title: A and B", at: "2:8", .wantsMap),
      Wrong(2, "title: {en: [A, B]}", at: "2:13", .wantsText),
      Wrong(2, "title: {en: ''}", at: "2:13", .empty),
      Wrong(4, "authentic-languages: en", at: "4:22", .wantsList),
      Wrong(4, "authentic-languages: []", at: "4:22", .empty),
      Wrong(4, "authentic-languages: [en, ja, en]", at: "4:31", .twice("en")),
      Wrong(6, "  # only one party", at: "7:3", .tooFewParties),
      Wrong(7, "  - {id: A, name: {en: Party A}, zone: UTC}", at: "7:5", .twice("A")),
      Wrong(2, "title: {en: A, [x]: B}", at: "2:16", .wantsText),
    ])
  func shape(wrong: Wrong) { check(wrong) }

  @Test(
    "L20, L21: values and rules that mean nothing are refused where they stand",
    arguments: [
      Wrong(1, "agreement: A-B", at: "1:12", .badValue("A-B", wanted: .agreementID)),
      Wrong(3, "nature: treaty", at: "3:9", .badValue("treaty", wanted: .oneOf(["binding", "non-binding"]))),
      Wrong(6, "  - {id: A B, name: {en: Party A}, zone: UTC}", at: "6:10", .badValue("A B", wanted: .partyID)),
      Wrong(6, "  - {id: A, name: {en: Party A}, zone: U TC}", at: "6:40", .badValue("U TC", wanted: .zone)),
      Wrong(6, "  - {id: A, name: {en: Party A}, zone: /UTC}", at: "6:40", .badValue("/UTC", wanted: .zone)),
      Wrong(11, "  rule: {day-of: notice}", at: "11:18", .ruleCannotCountFrom(.notice, allowed: startAnchors)),
      Wrong(11, "  rule: {agreed-or-else: {day-of: last-signature}}", at: "11:9", .agreedDateInStart),
      Wrong(
        18, "  rule: {day-of: last-signature}", at: "18:18", .ruleCannotCountFrom(.lastSignature, allowed: anchors)),
      Wrong(18, "  rule: {after: P90D, from: {agreed-or-else: {day-of: notice}}}", at: "18:29", .agreedDateInside),
      Wrong(18, "  rule: {after: P90D}", at: "18:9", .missing(key: "from")),
      Wrong(
        18, "  rule: {after: P90D, from: {day-of: telex}}", at: "18:38", .badValue("telex", wanted: .oneOf(anchors))),
      Wrong(18, "  rule: {after: P3W, from: {day-of: notice}}", at: "18:17", .badValue("P3W", wanted: .period)),
      Wrong(18, "  rule: {after: P0D, from: {day-of: notice}}", at: "18:17", .badValue("P0D", wanted: .period)),
      Wrong(18, "  rule: {after: 180, from: {day-of: notice}}", at: "18:17", .badValue("180", wanted: .period)),
      Wrong(18, "  rule: {after: P1Y6M, from: {day-of: notice}}", at: "18:17", .badValue("P1Y6M", wanted: .period)),
      Wrong(18, "  rule: {after: P99999Y, from: {day-of: notice}}", at: "18:17", .badValue("P99999Y", wanted: .period)),
      Wrong(18, "  rule: {}", at: "18:9", .empty),
      Wrong(
        18, "  rule: {latest-of: [{day-of: notice}, {day-of: start}], earliest-of: []}", at: "18:58",
        .bothGiven("latest-of", "earliest-of")),
      Wrong(16, "  article: {en: Article 3, '12': x}", at: "16:28", .badValue("12", wanted: .languageCode)),
      Wrong(
        18, "  rule: {day-of: notice, after: P90D, from: {day-of: notice}}", at: "18:26",
        .unknownKey("after", known: ["day-of"])),
      Wrong(
        18, "  rule: {day-of: notice}\npolicies: {counting: {value: roughly, reason: {en: x}}}", at: "19:30",
        .badValue("roughly", wanted: .oneOf(["nth-day-after", "include-first-day", "day-after-expiry"]))),
      Wrong(
        18, "  rule: {day-of: notice}\npolicies: {counting: {value: nth-day-after}}", at: "19:22",
        .missing(key: "reason")),
    ])
  func meaning(wrong: Wrong) { check(wrong) }

  @Test("L20: NO, on, 0x10 and 2025-10-28 stay the texts that they are")
  func texts() throws {
    for text in ["NO", "on", "yes", "null", "~", "0x10", "1e3", "2025-10-28", "1_000", "12:30"] {
      let yaml = Self.right.joined(separator: "\n")
      let agreement = try Fixture.agreement(yaml: yaml.replacing("en: Party A", with: "en: \(text)"))
      #expect(agreement.parties[0].names[0].name.en == text)
    }
    let norway = Self.right.joined(separator: "\n").replacing("id: A,", with: "id: NO,")
    #expect(try Fixture.agreement(yaml: norway).parties[0].id == party("NO"))
  }

  @Test("L20: nesting deeper than a clause needs is refused, whatever the depth", arguments: [24, 2_000, 100_000])
  func deep(count: Int) {
    for (open, close) in [("[", "]"), ("{a: ", "}")] {
      let nested = String(repeating: open, count: count) + String(repeating: close, count: count)
      #expect(refusal(of: "title: " + nested)?.problem == .notClauseYAML(.tooDeep))
    }
  }

  @Test("L20: maps as keys of maps as keys are refused before they are compared")
  func deepKeys() {
    let deep = String(repeating: "{", count: 500) + String(repeating: "}", count: 500)
    for key in [deep, String(deep.replacing("}", with: "}: a").prefix(1_000))] {
      let yaml = "title:\n" + String(repeating: "  - \(key)\n", count: 60)
      #expect(refusal(of: yaml)?.problem == .notClauseYAML(.tooDeep))
    }
    for one in ["{", "[", "{\"}\", ", "['it''s ]', ", "{a:\"b, ", "{\t\"\\\"}\" , "] {
      let closing = String(repeating: one.first == "{" ? "}" : "]", count: 60)
      let line = "  - " + String(repeating: one, count: 60) + closing + "\n"
      // The first bracket that is too deep, before the parser has put anything together.
      let place = FilePosition(line: 2, column: 5 + 24 * one.count)
      let yaml = "title:\n" + String(repeating: line, count: 1_000)
      #expect(refusal(of: yaml) == ClauseFileError(.notClauseYAML(.tooDeep), at: place), "\(one)")
    }
    let atLimit = String(repeating: "{a: ", count: 25) + String(repeating: "}", count: 25)
    #expect(refusal(of: atLimit) == ClauseFileError(.notClauseYAML(.tooDeep), at: FilePosition(line: 1, column: 97)))
  }

  @Test("L20: keys with marks that are the same key are refused")
  func sameKeys() {
    for (yaml, key, line) in [
      ("{\"-&\": a, -& : b}", "-&", 1), ("\"*a\": b\n'*a': c", "*a", 2), ("a *b: 1\nb: 2\na *b: 3", "a *b", 3),
    ] {
      #expect(refusal(of: yaml)?.problem == .duplicateKey(key))
      #expect(refusal(of: yaml)?.position?.line == line)
    }
  }

  @Test("L20: keys that differ by a mark alone are two, and a byte order mark says nothing")
  func otherKeys() throws {
    func keys(_ yaml: String) throws -> [String] {
      guard case .map(let members) = try ClauseFile.tree(of: Array(yaml.utf8)).content else { return [] }
      return members.map(\.name)
    }
    #expect(try keys("a *b: 1\na @b: 2\n") == ["a *b", "a @b"])
    #expect(try keys("\u{FEFF}a: 1\nb *: 2\n") == ["a", "b *"])
  }

  @Test("L20: a day of the text cannot have the name of one that is computed, in a file that somebody writes")
  func computedNames() throws {
    for name in ComputedDeadline.allCases.map(\.rawValue) {
      let day = "deadlines: [{what: \(name), article: {en: '9'}, says: {en: x}, rule: {day-of: start}}]"
      let tree = try ClauseFile.tree(of: Array((Self.right + [day]).joined(separator: "\n").utf8))
      #expect(Agreement.faults(in: tree).map(\.problem) == [.nameOfComputed(name)])
      #expect(throws: Never.self, "a record that holds it opens") { try Agreement(reading: tree) }
    }
  }

  @Test("L20: bytes that are no text are refused")
  func bytes() {
    let yaml = Array(Self.right.joined(separator: "\n").utf8)
    #expect(refusal(of: yaml + [0x0A, 0x23, 0xFF])?.problem == .notClauseYAML(.notUTF8))
    #expect(refusal(of: yaml + [0x0A, 0x23, 0xC0, 0x80])?.problem == .notClauseYAML(.notUTF8))
    #expect(
      refusal(of: [UInt8](repeating: 0x23, count: 1_048_577))?.problem == .notClauseYAML(.tooLong(limit: 1_048_576)))
    guard case .notClauseYAML(.syntax) = refusal(of: yaml + [0x0A, 0x00, 0x61])?.problem else {
      Issue.record("a NUL byte was read")
      return
    }
  }

  @Test("L20: an empty file is refused", arguments: ["", "\n\n", "# nothing\n", "---\n", "--- ''\n", "[]\n"])
  func empty(yaml: String) {
    let problem = refusal(of: yaml)?.problem
    #expect(problem == .empty || problem == .wantsMap)
  }

  @Test("L24: an amendment's file changes something, and nothing but what an amendment can change")
  func change() throws {
    #expect(throws: ClauseFileError.self) { try Fixture.change("{}") }
    #expect(throws: ClauseFileError.self) { try Fixture.change("nature: binding") }
    #expect(throws: ClauseFileError.self) { try Fixture.change("policies: {}\nstart: {}") }
    #expect(try Fixture.change("policies: {counting: {value: day-after-expiry, reason: {en: x}}}").policies.count == 1)
  }
}

private let topKeys = [
  "agreement", "title", "nature", "source", "authentic-languages", "parties", "open-to", "organs", "groups", "weights",
  "parent", "start", "duration", "amendment", "modification", "termination", "discontinuation", "withdrawal",
  "revocation", "suspension", "effects", "survival", "deadlines", "policies",
]
private let startAnchors = ["last-signature", "last-consent", "parent-start"]
private let anchors = ["notice", "named-day", "start", "start-for-party", "term-end", "parent-end"]
