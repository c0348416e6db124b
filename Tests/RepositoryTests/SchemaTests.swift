import EventLog
import Foundation
import Testing

/// The published schemas against what the command prints, by a validator of the few keywords that they use.
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
        let schema = try CanonicalJSON.value(of: Array(try Repository.text("docs/schema/\(name).schema.json").utf8))
        let problems = check(answer, schema, at: name)
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
        let schema = try CanonicalJSON.value(of: Array(try Repository.text("docs/schema/\(name).schema.json").utf8))
        #expect(check(answer, schema, at: name).isEmpty, "\(output)")
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
      #expect(!check(try CanonicalJSON.value(of: Array(text.utf8)), schema, at: "").isEmpty, "\(text)")
    }
  }

  private func check(_ value: JSONValue, _ schema: JSONValue, at path: String) -> [String] {
    var problems: [String] = []
    if let types = schema["type"]?.strings, !types.contains(value.typeName) { problems.append("\(path): type") }
    if case .array(let allowed)? = schema["enum"], !allowed.contains(value) { problems.append("\(path): enum") }
    if case .array(let items) = value, let each = schema["items"] {
      for item in items { problems += check(item, each, at: path + "[]") }
    }
    guard case .object(let object) = value, case .object(let properties)? = schema["properties"] else {
      return problems
    }
    for required in schema["required"]?.strings ?? [] where object[required] == nil {
      problems.append("\(path).\(required): missing")
    }
    for member in object.members {
      guard let property = properties[member.key] else {
        problems.append("\(path).\(member.key): unknown")
        continue
      }
      problems += check(member.value, property, at: "\(path).\(member.key)")
    }
    return problems
  }
}

extension JSONValue {
  fileprivate subscript(key: String) -> JSONValue? { if case .object(let object) = self { object[key] } else { nil } }

  /// A text, or a list of texts.
  fileprivate var strings: [String] {
    switch self {
    case .string(let text): [text]
    case .array(let values): values.flatMap(\.strings)
    default: []
    }
  }

  fileprivate var typeName: String {
    switch self {
    case .null: "null"
    case .bool: "boolean"
    case .integer: "integer"
    case .string: "string"
    case .array: "array"
    case .object: "object"
    }
  }
}
