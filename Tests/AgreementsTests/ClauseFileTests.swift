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

  @Test("L20: an alias is refused, even of an anchor that would be refused too")
  func alias() {
    let lines = Self.right.map { $0.replacing("name: {en: Party B}", with: "name: *n") }
    let error = refusal(of: lines.joined(separator: "\n").replacing("{en: Party A}", with: "&n {en: Party A}"))
    #expect(error?.problem == .notClauseYAML(.anchor))
    #expect(error?.position == nil || error?.position?.line == 6)
    guard case .notClauseYAML = refusal(of: lines.joined(separator: "\n"))?.problem else {
      Issue.record("an alias without its anchor was read")
      return
    }
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
      guard case .notClauseYAML = refusal(of: "title: " + nested)?.problem else {
        Issue.record("\(count) times \(open) was read")
        continue
      }
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
