import EventLog
import Foundation
import Testing

/// The published schemas against what the command prints, through lives of the memorandum.
struct SchemaTests {
  private static let life = [
    "agreement add Fixtures/technology-prosperity-deal.yaml", "record signature jp-us-tpd --by JP --on 2025-10-28",
    "record signature jp-us-tpd --by US --on 2025-10-28",
    "record notice jp-us-tpd --by US --delivered 2026-01-15 --effective 2026-05-01",
    "record amendment jp-us-tpd --amendment A1 --by JP --on 2026-01-20 --effective 2026-03-01",
    "record agreed-date jp-us-tpd --by JP --on 2026-02-01 --effective none",
    "record agreed-date jp-us-tpd --by JP --by US --on 2026-02-03 --effective 2026-02-05",
  ]

  @Test("status, termination-date and explain print what the schemas say, through a whole life")
  func life() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let environment = [
      "HOME": folder.path, "DEPOSITARY_REGISTER": folder.appendingPathComponent("r.sqlite").path,
      "DEPOSITARY_NOW": "2026-02-10T09:00:00Z",
    ]
    var states: Set<String> = []
    for command in Self.life {
      let recorded = try Repository.shell("depositary \(command)", environment)
      #expect(recorded.status == 0, "\(command): \(recorded.output)")
      for name in ["status", "termination-date", "parties", "explain"] {
        let question = name == "parties" ? "status --parties" : name
        let output = try Repository.shell("depositary \(question) jp-us-tpd --json", environment).output
        let answer = try CanonicalJSON.value(of: Array(output.utf8))
        let problems = try JSONSchema(named: name).problems(answer)
        #expect(problems.isEmpty, "\(problems) in \(output)")
        if case .string(let state)? = answer["state"] { states.insert(state) }
      }
      let since = try Repository.shell("depositary due --since 1 --json", environment).output
      #expect(
        try JSONSchema(named: "due-since").problems(CanonicalJSON.value(of: Array(since.utf8))).isEmpty, "\(since)")
      for within in ["P90D", "P5Y"] {
        let output = try Repository.shell("depositary due --within \(within) --json", environment).output
        let problems = try JSONSchema(named: "due").problems(try CanonicalJSON.value(of: Array(output.utf8)))
        #expect(problems.isEmpty, "\(problems) in \(output)")
      }
    }
    #expect(states == ["awaiting-signatures", "operative", "ending", "ended"])
  }

  @Test("the schemas hold for conditional dates, for revocations that need all, and for a date that reaches back")
  func otherPolicies() throws {
    try answers(
      file: ["notice-counts-from:\n    value: delivered": "notice-counts-from:\n    value: received"],
      ["record notice jp-us-tpd --by US --delivered 2026-01-15"], on: "2026-02-10",
      expecting: ["conditional"])
    let policies = """
      policies:
        revocation: {value: with-consent-of-all, reason: {en: all must agree}}
        agreed-date-bounds: {value: any, reason: {en: any day will do}}
      """
    try answers(
      file: ["policies:": policies],
      [
        "record notice jp-us-tpd --by US --delivered 2026-01-15",
        "record revocation jp-us-tpd --by US --delivered 2026-01-20",
        "record agreed-date jp-us-tpd --by JP --by US --on 2026-02-05 --effective 2026-02-01",
      ], on: "2026-02-03", expecting: ["provisional", "fixed"])
  }

  /// Asks after each of the commands on a register with a clause file of which some words are replaced.
  private func answers(
    file changed: [String: String], _ commands: [String], on: String, expecting: Set<String>
  ) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var clauses = try Repository.text("Fixtures/technology-prosperity-deal.yaml")
    for (old, new) in changed {
      try #require(clauses.contains(old))
      clauses = clauses.replacingOccurrences(of: old, with: new)
    }
    let file = folder.appendingPathComponent("clauses.yaml")
    try clauses.write(to: file, atomically: true, encoding: .utf8)
    let environment = [
      "HOME": folder.path, "DEPOSITARY_REGISTER": folder.appendingPathComponent("r.sqlite").path,
      "DEPOSITARY_NOW": "2026-02-10T09:00:00Z",
    ]
    var outcomes: Set<String> = []
    let start = ["agreement add \(file.path)", "record signature jp-us-tpd --by JP --by US --on 2025-10-28"]
    for command in start + commands {
      let recorded = try Repository.shell("depositary \(command)", environment)
      #expect(recorded.status == 0, "\(command): \(recorded.output)")
      for name in ["status", "termination-date"] {
        let output = try Repository.shell("depositary \(name) jp-us-tpd --json --on \(on)", environment).output
        let answer = try CanonicalJSON.value(of: Array(output.utf8))
        let problems = try JSONSchema(named: name).problems(answer)
        #expect(problems.isEmpty, "\(problems) in \(output)")
        if case .string(let outcome)? = answer["termination"]?["outcome"] { outcomes.insert(outcome) }
      }
    }
    #expect(outcomes.isSuperset(of: expecting))
  }

  @Test("the commands of checkpoints and bundles, check and verify print what the schemas say, whatever they find")
  func twoParties() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    func run(_ office: String, _ line: String) throws -> String {
      let home = folder.appendingPathComponent(office)
      try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
      let environment = [
        "HOME": home.path, "DEPOSITARY_REGISTER": home.appendingPathComponent("r.sqlite").path,
        "DEPOSITARY_NOW": "2026-02-10T09:00:00Z", "FOLDER": folder.path, "MEMO": "\(Repository.root.path)/\(Self.memo)",
        "SHORTER": "\(Repository.root.path)/\(Self.shorter)",
      ]
      return try Repository.shell("cd $FOLDER && \(line)", environment).output
    }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Repository.text(Self.memo).replacingOccurrences(of: "P180D", with: "P90D")
      .write(to: folder.appendingPathComponent("other.yaml"), atomically: true, encoding: .utf8)
    var values: Set<String> = []
    var causes: Set<String> = []
    for (office, line, name) in Self.exchange {
      let output = try run(office, "depositary \(line)")
      guard let name else { continue }
      let answer = try CanonicalJSON.value(of: Array(output.utf8))
      let problems = try JSONSchema(named: name).problems(answer)
      #expect(problems.isEmpty, "\(line): \(problems) in \(output)")
      for key in ["relation", "proved", "verified"] {
        if let value = answer[key] { values.insert(String(decoding: CanonicalJSON.bytes(of: value), as: UTF8.self)) }
      }
      causes.formUnion(Self.causes(answer))
    }
    let relations = ["identical", "theirs-extends-ours", "ours-extends-theirs", "diverged"].map { "\"\($0)\"" }
    #expect(values == Set(relations + ["true", "false"]))
    #expect(causes == ["clause-file", "in-effect", "no-longer-in-effect", "proposed"])
  }

  /// Why clauses are others, in an answer of `reconcile` or `receive`.
  private static func causes(_ answer: JSONValue) -> [String] {
    guard case .array(let changes)? = answer["changes"] else { return [] }
    return changes.flatMap { change -> [String] in
      guard case .array(let clauses)? = change["clauses"] else { return [] }
      return clauses.compactMap { if case .string(let cause)? = $0["cause"] { cause } else { nil } }
    }
  }

  private static let memo = "Fixtures/technology-prosperity-deal.yaml"
  private static let shorter =
    "Fixtures/cases/settled/modified-clause-governs-only-notices-given-after-it/thirty-days.yaml"

  /// Who does what, and the schema of the answer.
  private static let exchange: [(office: String, line: String, schema: String?)] = [
    ("a", "key generate a.example/log > a.vkey", nil), ("b", "key generate b.example/log > b.vkey", nil),
    ("a", "key trust $(cat b.vkey)", nil), ("b", "key trust $(cat a.vkey)", nil), ("a", "agreement add $MEMO", nil),
    ("a", "record signature jp-us-tpd --by JP --on 2025-10-28 --remark x --confidential remark", nil),
    ("a", "checkpoint sign --json", "checkpoint"),
    ("a", "bundle send 1.tar --withhold remark --withhold recorder --json", "checkpoint"),
    ("b", "bundle compare 1.tar --json", "comparison"), ("b", "bundle receive 1.tar --json", "comparison"),
    ("a", "checkpoint take 1.tar.receipt --json", "checkpoint"), ("b", "bundle compare 1.tar --json", "comparison"),
    ("b", "verify --json", "verify"), ("a", "prove entry 2 > 2.proof", nil),
    ("c", "check 2.proof --key $(cat a.vkey) --key $(cat b.vkey) --json", "check"),
    ("a", "checkpoint sign > 2.checkpoint", nil),
    ("a", "record position jp-us-tpd --by JP --on 2026-01-01 --effective none", nil),
    ("a", "checkpoint sign > 3.checkpoint", nil), ("a", "prove growth 2 > growth", nil),
    ("c", "check growth --key $(cat a.vkey) --checkpoint 2.checkpoint --json", "check"),
    ("c", "check growth --key $(cat a.vkey) --checkpoint 3.checkpoint --json", "check"),
    ("b", "verify --checkpoint 3.checkpoint --json", "verify"),
    ("b", "record signature jp-us-tpd --by US --on 2025-10-28", nil),
    ("b", "bundle compare 1.tar --json", "comparison"),
    ("a", "bundle send 2.tar", nil), ("b", "bundle receive 2.tar --json", "comparison"),
    ("d", "key trust $(cat a.vkey)", nil), ("d", "key generate d.example/log", nil),
    ("d", "bundle receive 1.tar --receipt d.receipt --json", "comparison"),
    ("a", "record signature jp-us-tpd --by US --on 2025-10-28", nil),
    ("a", "record amendment jp-us-tpd --amendment A1 --by JP --on 2026-01-05 --clauses $SHORTER", nil),
    ("a", "bundle send 4.tar", nil), ("d", "bundle receive 4.tar --json", "comparison"),
    ("a", "record amendment jp-us-tpd --amendment A1 --by US --on 2026-01-06 --clauses $SHORTER", nil),
    ("a", "bundle send 5.tar", nil), ("d", "bundle compare 5.tar --json", "comparison"),
    (
      "d",
      "bundle receive 5.tar --json --accept $(depositary bundle compare 5.tar | grep -o '[0-9a-f]\\{64\\}[.]$' | tr -d .)",
      "comparison"
    ),
    ("a", "annul 6 --reason 'never decided'", nil), ("a", "bundle send 6.tar", nil),
    ("d", "bundle compare 6.tar --json", "comparison"), ("a", "correct 1 other.yaml --reason 'read again'", nil),
    ("a", "bundle send 7.tar", nil), ("d", "bundle compare 7.tar --json", "comparison"),
  ]

  @Test("a wrong answer is found: a member too many, one too few, a wrong type")
  func canFail() throws {
    let schema = try CanonicalJSON.value(
      of: Array(
        #"{"type":"object","additionalProperties":false,"required":["a"],"properties":{"a":{"type":"string"}}}"#.utf8))
    for text in [#"{"a":1}"#, #"{}"#, #"{"a":"x","b":1}"#] {
      #expect(try !JSONSchema(schema).problems(CanonicalJSON.value(of: Array(text.utf8))).isEmpty, "\(text)")
    }
  }
}
