import Agreements
import EventLog
import Foundation
import Presentation
import Testing

/// The schema of clause files and the program that reads them agree: on every file of Fixtures, and on what is wrong.
struct ClauseSchemaTests {
  private static let files =
    Repository.files("Fixtures", ".yaml").filter { !$0.contains("/schema/") }.sorted()

  private func tree(_ yaml: String) throws -> ClauseNode { try ClauseFile.tree(of: Array(yaml.utf8)) }

  private func json(_ node: ClauseNode) throws -> JSONValue {
    switch node.content {
    case .text(let text): .string(text)
    case .list(let nodes): .array(try nodes.map(json))
    case .map(let members):
      .object(try #require(JSONObject(try members.map { ($0.name, try json($0.value)) })))
    }
  }

  @Test("L20: every clause file and amendment of Fixtures is valid by the published schema")
  func fixtures() throws {
    let (clauses, amendment) = (try JSONSchema(named: "clauses"), try JSONSchema(named: "amendment"))
    #expect(Self.files.count >= 80)
    for file in Self.files {
      let value = try json(try tree(try Repository.text(file)))
      let problems = try (value["agreement"] == nil ? amendment : clauses).problems(value)
      #expect(problems.isEmpty, "\(file): \(problems)")
    }
  }

  @Test("every act of the real cases is valid by the published schema")
  func acts() throws {
    let schema = try JSONSchema(named: "acts")
    var count = 0
    for file in Repository.files("Fixtures/cases", ".jsonl").sorted() where !file.contains("/settled/") {
      for line in try Repository.text(file).split(separator: "\n") {
        let problems = try schema.problems(try CanonicalJSON.value(of: Array(line.utf8)))
        #expect(problems.isEmpty, "\(file): \(line): \(problems)")
        count += 1
      }
    }
    #expect(count > 250)
  }

  private static let right = """
    agreement: a-b
    title: {en: A and B}
    nature: binding
    parties:
      - {id: A, name: {en: A}}
      - {id: B, name: {en: B}}
    start: {article: {en: '1'}, says: {en: It starts.}, rule: {day-of: last-signature}}
    withdrawal: {article: {en: '2'}, says: {en: It ends.}, rule: {after: P6M, from: {day-of: notice}}}
    """

  @Test(
    "what the schema refuses, the reader refuses too",
    arguments: [
      ("nature: binding", "nature: treaty"), ("nature: binding", "nature: binding\nnotes: x"),
      ("agreement: a-b", "agreement: A B"), ("title: {en: A and B}", "title: {ja: 甲}"),
      ("after: P6M,", "after: 6M,"), ("after: P6M, from: {day-of: notice}", "after: P6M"),
      ("{day-of: notice}", "{day-of: telex}"), ("{day-of: notice}", "{day-of: notice, date: 2020-01-01}"),
      ("{after: P6M, from: {day-of: notice}}", "{yearly: 13-01x, from: {day-of: notice}}"),
      ("{after: P6M, from: {day-of: notice}}", "{latest-of: [{day-of: notice}]}"),
      ("{day-of: last-signature}", "{threshold: {consents: many}}"),
      ("{day-of: last-signature}", "{threshold: {share: 3 of 4}}"),
      ("{day-of: last-signature}", "{threshold: {consents: '3', share: 3/4}}"),
      ("withdrawal: {article: {en: '2'}, ", "withdrawal: {"),
      ("says: {en: It ends.}, ", "says: {en: It ends.}, gives: last, "),
      ("withdrawal:", "termination: {article: {en: '3'}, says: {en: x}}\ndiscontinuation:"),
    ])
  func refusals(old: String, new: String) throws {
    let schema = try JSONSchema(named: "clauses")
    #expect(try schema.problems(json(try tree(Self.right))).isEmpty)
    _ = try Agreement(reading: try tree(Self.right))
    let wrong = try tree(Self.right.replacing(old, with: new, maxReplacements: 1))
    #expect(try !schema.problems(json(wrong)).isEmpty, "the schema takes \(new)")
    #expect(throws: ClauseFileError.self, "the reader takes \(new)") { try Agreement(reading: wrong) }
  }
}
