import Agreements
import Foundation
import Presentation
import Testing

/// Every example of docs/clauses.md and its reference is read by the reader that it teaches: whole files, single
/// clauses, rules, acts.
@Suite struct ClauseDocsTests {
  /// The fenced blocks of a language.
  private static func blocks(_ language: String) throws -> [String] {
    let docs = URL(fileURLWithPath: Fixture.folder).deletingLastPathComponent().appendingPathComponent("docs")
    return try ["clauses.md", "clause-reference.md"].flatMap { name in
      let text = try String(contentsOf: docs.appendingPathComponent(name), encoding: .utf8)
      return text.components(separatedBy: "```\(language)\n").dropFirst().compactMap {
        $0.components(separatedBy: "\n```").first
      }
    }
  }

  private static let head = """
    agreement: example
    title: {en: Example}
    nature: binding
    open-to: {en: all States}
    parties:
      - {id: DE, name: {en: Germany}}
      - {id: FR, name: {en: France}}
      - {id: IT, name: {en: Italy}}
    organs:
      - {id: depositary, name: {en: the depositary}}
    groups: {asean: [BN, KH], other-signatories: [AU, JP], original-signatories: [DE, FR]}
    weights: {emissions: {total: "100", parties: {CN: "20.09", US: "17.89"}}}

    """
  private static let start = "start: {article: {en: '1'}, says: {en: It starts.}, rule: {day-of: last-signature}}\n"

  private static func problem(of yaml: String) -> String? {
    do throws(ClauseFileError) {
      _ = try Agreement(reading: try ClauseFile.tree(of: Array(yaml.utf8)))
      return nil
    } catch {
      return Voice(.en).refusal(error, in: "block")
    }
  }

  @Test("L20, L21: every YAML block of the two is a file, a clause or a rule that can be read")
  func yaml() throws {
    let blocks = try Self.blocks("yaml")
    #expect(blocks.count >= 30)
    for block in blocks {
      let problem =
        if block.hasPrefix("agreement:") || block.hasPrefix("#") {
          Self.problem(of: block)
        } else if block.hasPrefix("rule:") {
          Self.ruleProblem(block)
        } else {
          Self.clauseProblem(block)
        }
      #expect(problem == nil, "\(problem ?? "") in:\n\(block)")
    }
  }

  @Test("the first page shows the files of Fixtures/research-memorandum as they are")
  func firstPage() throws {
    let folder = URL(fileURLWithPath: Fixture.folder).appendingPathComponent("research-memorandum")
    for (language, name) in [("yaml", "clauses.yaml"), ("json", "acts.jsonl")] {
      let file = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
      #expect(try Self.blocks(language).first.map { $0 + "\n" } == file, "\(name)")
    }
  }

  /// A rule stands in whichever clause knows the acts that it counts from.
  private static func ruleProblem(_ block: String) -> String? {
    let rule = block.split(separator: "\n").map { "  " + $0 }.joined(separator: "\n")
    let says = "\n  article: {en: '2'}\n  says: {en: It is so.}\n"
    let asStart = head + "start:" + says + rule
    let asForParty = asStart.replacing("\n  rule:", with: "\n  rule: {day-of: last-consent}\n  for-party:")
    let files = [
      asStart, asForParty, head + start + "withdrawal:" + says + rule, head + start + "amendment:" + says + rule,
      head + start + "effects:\n  - what: x\n  " + says.replacing("\n  ", with: "\n    ") + "  "
        + rule.replacing("\n", with: "\n  "),
    ]
    let problems = files.map(problem)
    return problems.contains(nil) ? nil : problems.compactMap { $0 }.joined(separator: "; ")
  }

  private static func clauseProblem(_ block: String) -> String? {
    let keys = block.split(separator: "\n").compactMap { $0.hasPrefix(" ") ? nil : $0.split(separator: ":").first }
    var lines = head.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for key in keys {
      guard let index = lines.firstIndex(where: { $0.hasPrefix(key + ":") }) else { continue }
      lines.remove(at: index)
      while index < lines.count, lines[index].hasPrefix(" ") { lines.remove(at: index) }
    }
    let hasStart = keys.contains("start")
    return problem(of: lines.joined(separator: "\n") + (hasStart ? "" : start) + block + "\n")
  }

  @Test("every line of acts in the two can be read")
  func acts() throws {
    let lines = try Self.blocks("json").flatMap { $0.split(separator: "\n").map(String.init) }
    #expect(lines.count >= 11)
    try session { office in
      try office.write(Self.head + Self.start, to: "clauses.yaml")
      try office.write(
        "policies: {form-of-notice: {value: any, reason: {en: So decided.}}}\n", to: "shorter-notice.yaml")
      for line in lines {
        try office.write(
          line.replacing(/"clauses": "[^"]*"/, with: "\"clauses\": \"shorter-notice.yaml\"") + "\n", to: "acts.jsonl")
        let run = try office.run("compute --clauses \(office.path("clauses.yaml")) --acts", [office.path("acts.jsonl")])
        #expect(run.status == 0, "\(line): \(run.stderr)")
      }
    }
  }
}
