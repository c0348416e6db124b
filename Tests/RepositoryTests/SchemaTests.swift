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

  @Test("status and termination-date print what the schemas say, through a whole life")
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
      for name in ["status", "termination-date"] {
        let output = try Repository.shell("depositary \(name) jp-us-tpd --json", environment).output
        let answer = try CanonicalJSON.value(of: Array(output.utf8))
        let problems = try JSONSchema(named: name).problems(answer)
        #expect(problems.isEmpty, "\(problems) in \(output)")
        if case .string(let state)? = answer["state"] { states.insert(state) }
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
