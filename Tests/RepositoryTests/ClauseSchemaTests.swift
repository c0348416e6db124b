@testable import Agreements
import EventLog
import Foundation
import Presentation
import TestKit
import Testing

/// The schema of clause files and the program that reads them agree: on every file of Fixtures, and on what is wrong.
struct ClauseSchemaTests {
  private static func tree(_ yaml: String) throws -> ClauseNode { try ClauseFile.tree(of: Array(yaml.utf8)) }

  /// - Parameter asEditor: whether a whole number without quotation marks becomes a number, as editors take it.
  private static func json(_ node: ClauseNode, asEditor: Bool = false) throws -> JSONValue {
    switch node.content {
    case .text(let text):
      guard asEditor, let number = Int32(text), String(number) == text else { return .string(text) }
      return .integer(JSONInteger(number))
    case .list(let nodes): return .array(try nodes.map { try json($0, asEditor: asEditor) })
    case .map(let members):
      let pairs = try members.map { ($0.name, try json($0.value, asEditor: asEditor)) }
      return .object(try #require(JSONObject(pairs)))
    }
  }

  @Test("L20: every clause file and amendment of Fixtures is valid by the published schema, also in an editor")
  func fixtures() throws {
    let (clauses, amendment) = (try JSONSchema(named: "clauses"), try JSONSchema(named: "amendment"))
    let files = Repository.files("Fixtures", ".yaml")
    #expect(files.count >= 80)
    for file in files {
      let tree = try Self.tree(try Repository.text(file))
      for asEditor in [false, true] {
        let value = try Self.json(tree, asEditor: asEditor)
        let problems = try (value["agreement"] == nil ? amendment : clauses).problems(value)
        #expect(problems.isEmpty, "\(file): \(problems)")
      }
    }
  }

  @Test("the schemas of clause files follow the maps that the reader reads by")
  func written() throws {
    let file = "docs/schema/clauses.schema.json"
    let document = try Repository.text(file)
    let start = try #require(document.range(of: "    \"\(ClauseMap.localText.name)\": {")?.lowerBound)
    let environment = ProcessInfo.processInfo.environment
    for (file, text) in [
      (file, document[..<start] + ClausesSchema.rest), ("docs/schema/amendment.schema.json", ClausesSchema.amendment),
    ] {
      if environment["UPDATE"] == "1" && environment["CI"] == nil {
        try text.write(to: Repository.root.appendingPathComponent(file), atomically: true, encoding: .utf8)
      } else {
        #expect(try Repository.text(file) == text, "UPDATE=1")
      }
    }
  }

  @Test("every example of a rule in the schema is a rule, for schema and reader")
  func examples() throws {
    let schema = try JSONSchema(named: "clauses")
    for (map, isOutermost) in ClauseMap.rules.map({ ($0, false) }) + ClauseMap.outermostRules.map({ ($0, true) }) {
      for example in map.examples {
        let (old, new) =
          isOutermost
          ? ("{after: P6M, from: {day-of: notice}}", example)
          : ("withdrawal:", "effects: [{what: x, article: {en: '3'}, says: {en: x}, rule: \(example)}]\nwithdrawal:")
        try #require(Self.right.contains(old))
        let tree = try Self.tree(Self.right.replacing(old, with: new, maxReplacements: 1))
        #expect(try schema.problems(Self.json(tree)).isEmpty, "\(example)")
        #expect(throws: Never.self, "\(example)") { try Agreement(reading: tree) }
      }
    }
  }

  @Test("a number is taken by the schema exactly where it lies in the range, however long the range")
  func numbers() throws {
    for range in [1...1000, 0...1200, 2...1000, 1...36_600, 7...7, 0...9, 95...1_203] {
      let pattern = try Regex("^(" + NumberPattern.alternatives(range).joined(separator: "|") + ")$")
      let near = [range.lowerBound, range.upperBound, 10, 100, 1_000, 10_000].flatMap { ($0 - 30)...($0 + 30) }
      for number in near + Array(stride(from: 0, to: 40_000, by: 37)) where number >= 0 {
        let isTaken = try pattern.wholeMatch(in: String(number)) != nil
        #expect(isTaken == range.contains(number), "\(number) in \(range)")
      }
      #expect(try pattern.wholeMatch(in: "0\(range.lowerBound)") == nil)
    }
  }

  @Test("no key tells two forms of rule, and each key of a form stands in one of its maps")
  func keys() throws {
    let telling = dateRuleForms.flatMap { $0.keys }
    #expect(Set(telling).count == telling.count)
    let maps = (ClauseMap.rules + ClauseMap.outermostRules).map(\.name)
    #expect(Set(maps).count == maps.count)
    for form in dateRuleForms {
      #expect(form.maps.count == form.keys.count)
      for key in form.keys { #expect(form.maps.filter { $0.keys.map(\.name).contains(key) }.count == 1, "\(key)") }
    }
  }

  @Test("random clauses try every form of rule")
  func random() throws {
    let seed = Seeded().seed
    var tried: Set<String> = []
    for number in 1...300 {
      var own = Seeded(seed: seed &+ UInt64(number) &* 0x9E37_79B9)
      tried.formUnion(RandomWorld(using: &own).agreement.clauses.formsTried)
    }
    for form in dateRuleForms { #expect(tried.contains("\(form)"), "DEPOSITARY_SEED=\(seed): \(form) is never tried") }
  }

  @Test("each form of rule stands, with all its keys, in one row of docs/clause-reference.md")
  func forms() throws {
    let rows = try Repository.text("docs/clause-reference.md").split(separator: "\n").filter { $0.hasPrefix("|") }
    for keys in keysOfRuleForms {
      #expect(rows.contains { row in keys.allSatisfy { row.contains("`\($0)`") } }, "\(keys) are in no row")
    }
  }

  @Test(
    "each form of rule has its paragraph and example in docs/clause-reference.md, in the order of the list of forms")
  func paragraphs() throws {
    let page = try Repository.text("docs/clause-reference.md")
    let start = try #require(page.range(of: "\n## 6. Rules\n")?.upperBound)
    let end = try #require(page.range(of: "\n## 7.")?.lowerBound)
    var rest = page[start..<end]
    for form in dateRuleForms {
      let keys = form.keys.map { "`\($0)`" }
      let heading = try #require(
        rest.split(separator: "\n").first { line in line.hasPrefix("**`") && keys.contains { line.contains($0) } },
        "no paragraph of \(form) after those before it")
      rest = rest[heading.startIndex...]
      #expect(keys.allSatisfy(heading.contains), "\(form)")
      let paragraph = rest.dropFirst().range(of: "\n**`").map { rest[..<$0.lowerBound] } ?? rest
      let hasExample = paragraph.contains("rule:") && form.keys.contains { paragraph.contains("\($0):") }
      #expect(hasExample, "no example of \(form)")
      rest = rest[heading.endIndex...]
    }
  }

  @Test("each form of rule stands in the clause file of a real case with a published date")
  func published() throws {
    let files = Repository.files("Fixtures/cases/published", "clauses.yaml")
    let clauses = try files.map { try Repository.text($0) }
    #expect(clauses.count > 50)
    for key in dateRuleForms.flatMap({ $0.keys }) {
      #expect(clauses.contains { $0.contains("\(key):") }, "\(key) has no published case")
    }
  }

  @Test("every act of the real cases is valid by the published schema")
  func acts() throws {
    let schema = try JSONSchema(named: "acts")
    var count = 0
    for file in Repository.files("Fixtures/cases", ".jsonl") where !file.contains("/settled/") {
      for line in try Repository.text(file).split(separator: "\n") {
        let problems = try schema.problems(try CanonicalJSON.value(of: Array(line.utf8)))
        #expect(problems.isEmpty, "\(file): \(line): \(problems)")
        count += 1
      }
    }
    #expect(count > 250)
  }

  @Test(
    "lines of acts that cannot be read are not valid",
    arguments: [
      #"{"act": "telex", "by": "A", "on": "2026-01-15"}"#, #"{"act": "signature", "on": "2026-01-15"}"#,
      #"{"act": "signature", "by": "A"}"#, #"{"act": "signature", "by": "A", "on": "15/1/2026"}"#,
      #"{"act": "signature", "by": ["A", "A"], "on": "2026-01-15"}"#,
      #"{"act": "signature", "by": "A", "on": "2026-01-15", "kind": "accession"}"#, #"{"act": "consent", "by": "A"}"#,
      #"{"act": "consent", "by": "A", "on": "2026-01-15", "kind": "ratified"}"#, #"{"act": "notice", "by": "A"}"#,
      #"{"act": "notice", "by": "A", "delivered": "2026-01-15", "form": "telex"}"#,
      #"{"act": "agreed-date", "by": "A", "on": "2026-01-15"}"#,
      #"{"act": "amendment", "by": "A", "on": "2026-01-15", "amendment": "1", "clauses": {"start": {}}}"#,
      #"{"act": "extension", "by": "A", "on": "2026-01-15", "until": "2027-01-15", "for": "P1Y"}"#,
      #"{"act": "revocation", "by": "A", "on": "2026-01-15", "notice": 0}"#,
      #"{"act": "position", "by": "A", "on": "2026-01-15", "effective": "never"}"#,
      #"{"act": "event", "on": "2026-01-15"}"#,
    ])
  func wrongActs(line: String) throws {
    let problems = try JSONSchema(named: "acts").problems(try CanonicalJSON.value(of: Array(line.utf8)))
    #expect(!problems.isEmpty)
  }

  private static let right = """
    agreement: a-b
    title: {en: A and B}
    nature: binding
    parties:
      - {id: A, name: {en: A}, zone: UTC}
      - {id: B, name: {en: B}}
    start: {article: {en: '1'}, says: {en: It starts.}, rule: {day-of: last-signature}}
    withdrawal: {article: {en: '2'}, says: {en: It ends.}, rule: {after: P6M, from: {day-of: notice}}}
    groups: {all: [A, B]}
    weights: {tonnage: {parties: {A: '1.5', B: '2'}}}
    """

  private func expectRefusal(of new: String, for old: String) throws {
    let schema = try JSONSchema(named: "clauses")
    #expect(try schema.problems(Self.json(try Self.tree(Self.right))).isEmpty)
    _ = try Agreement(reading: try Self.tree(Self.right))
    try #require(Self.right.contains(old))
    let wrong = try Self.tree(Self.right.replacing(old, with: new, maxReplacements: 1))
    #expect(try !schema.problems(Self.json(wrong)).isEmpty, "the schema takes \(new)")
    #expect(throws: ClauseFileError.self, "the reader takes \(new)") { try Agreement(reading: wrong) }
  }

  @Test(
    "L20: what the schema refuses, the reader refuses too",
    arguments: [
      ("nature: binding", "nature: treaty"), ("nature: binding", "nature: binding\nnotes: x"),
      ("agreement: a-b", "agreement: A B"), ("title: {en: A and B}", "title: {ja: 甲}"),
      ("\n  - {id: B, name: {en: B}}", ""),
      ("zone: UTC", "zone: U TC"), ("zone: UTC", "zones: UTC"), ("[A, B]", "[A, A]"), ("B: '2'", "B: two"),
      ("B: '2'", "B B: '2'"), ("nature: binding", "nature: binding\nauthentic-languages: [en, en]"),
      ("withdrawal: {article: {en: '2'}, ", "withdrawal: {"),
      ("{article: {en: '2'}", "{article: {en: '2', french: deux}"),
      ("says: {en: It ends.}, ", "says: {en: It ends.}, gives: last, "),
      ("says: {en: It ends.}, ", "says: {en: It ends.}, ends-below: '1', "),
      ("withdrawal:", "termination: {article: {en: '3'}, says: {en: x}}\ndiscontinuation:"),
      ("withdrawal:", "policies: {counting: {value: nth-day-after}}\nwithdrawal:"),
      ("withdrawal:", "policies: {civil-day-of: {value: Tokyo, reason: {en: x}}}\nwithdrawal:"),
      ("withdrawal:", "suspension: {article: {en: '3'}, says: {en: x}, by: one}\nwithdrawal:"),
      (
        "withdrawal:",
        "revocation: {article: {en: '3'}, says: {en: x}, allowed: never}\n"
          + "policies: {revocation: {value: never, reason: {en: x}}}\nwithdrawal:"
      ),
      (
        "withdrawal:",
        "duration: {article: {en: '3'}, says: {en: x}, ends: {date: 2030-01-01}, renewal: {for: 1Y}}\nwithdrawal:"
      ),
    ])
  func refusals(old: String, new: String) throws { try expectRefusal(of: new, for: old) }

  @Test(
    "L21: rules that the schema refuses, the reader refuses too",
    arguments: [
      "{after: 6M, from: {day-of: notice}}", "{after: P0D, from: {day-of: notice}}", "{after: P6M}",
      "{after: P6M, from: {day-of: telex}}", "{after: P6M, from: {day-of: notice, date: 2020-01-01}}",
      "{after: P6M, from: {day-of: notice}, counting: none}", "{after: P6M, from: {agreed-or-else: {day-of: notice}}}",
      "{before: P6M, from: {day-of: notice}, counting: nth-day-after}", "{nth-day: '007', from: {day-of: notice}}",
      "{nth-day: '36601', from: {day-of: notice}}", "{date: 2019-13-01}", "{yearly: 02-30, from: {day-of: notice}}",
      "{first-day-of: week, number: '1', from: {day-of: notice}}", "{first-day-of: month, from: {day-of: notice}}",
      "{last-day-of: month, number: '1', year-begins: 04-01, from: {day-of: notice}}",
      "{latest-of: [{day-of: notice}]}", "{rule: {day-of: notice}}",
      "{rule: {day-of: notice}, until: {date: 2020-01-01}}",
      "{event: Armed Conflict}", "{threshold: {consents: many}}", "{threshold: {consents: '1001'}}",
      "{threshold: {share: 3 of 4}}", "{threshold: {share: 0%}}", "{threshold: {share: 101%}}",
      "{threshold: {consents: '3', share: 3/4}}", "{threshold: {consents: '3', weight: tonnage}}",
      "{threshold: {consents: '2', including: [A, A]}}", "{}", "notice",
    ])
  func rules(new: String) throws { try expectRefusal(of: new, for: "{after: P6M, from: {day-of: notice}}") }

  @Test("a start has no agreed date, for schema and reader")
  func start() throws {
    try expectRefusal(of: "{agreed-or-else: {day-of: last-signature}}", for: "{day-of: last-signature}")
  }
}

extension FinalClauses {
  /// The names of the types of its rules, and of those inside them.
  fileprivate var formsTried: Set<String> {
    func all(_ rule: DateRule) -> [String] { ["\(type(of: rule.form))"] + rule.form.parts.flatMap(all) }
    return Set(allRules.flatMap(all))
  }
}
