import EventLog
import Foundation
import Testing

extension Session {
  /// A run that must succeed, and say nothing on standard error.
  @discardableResult
  func ok(
    _ line: String, _ more: [String] = [], now: String = now, environment: [String: String] = [:],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> Run {
    let run = try run(line, more, now: now, environment: environment)
    #expect(run.status == 0, "\(line): \(run.stderr)", sourceLocation: sourceLocation)
    #expect(run.stderr == "", sourceLocation: sourceLocation)
    return run
  }

  /// The answer to a query in JSON.
  func json(
    _ line: String, _ more: [String] = [], now: String = now, environment: [String: String] = [:],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> Answer {
    let run = try ok(line + " --json", more, now: now, environment: environment, sourceLocation: sourceLocation)
    return try Answer(run)
  }

  /// A run that must be refused: this status, one line on standard error, nothing on standard output, and a register
  /// whose bytes stay as they were, or that is still not there.
  @discardableResult
  func refused(
    _ status: Int32, _ line: String, _ more: [String] = [], saying words: String = "", now: String = now,
    environment: [String: String] = [:], sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> Run {
    let before = bytes()
    let run = try run(line, more, now: now, environment: environment)
    #expect(run.status == status, "\(line): \(run.stderr)", sourceLocation: sourceLocation)
    #expect(run.stdout == "", sourceLocation: sourceLocation)
    #expect(run.stderr.hasPrefix("depositary: ") && run.stderr.hasSuffix("\n"), sourceLocation: sourceLocation)
    let lines = run.stderr.split(omittingEmptySubsequences: false) { $0.isNewline }
    #expect(lines.count == 2, "\(run.stderr)", sourceLocation: sourceLocation)
    if !words.isEmpty { #expect(run.stderr.contains(words), "\(run.stderr)", sourceLocation: sourceLocation) }
    #expect(bytes() == before, "the register changed", sourceLocation: sourceLocation)
    return run
  }

  /// The clause file, recorded, and signed by both on 28 October 2025.
  func sign(_ file: String) throws {
    try ok("agreement add \(file)")
    try ok("record signature jp-us-tpd --by JP --by US --on 2025-10-28")
  }

  /// The same with the clause file of the memorandum: a copy of a register made once.
  func sign() throws { try Fixture.signed.get().write(to: URL(fileURLWithPath: register)) }

  /// The same, and a notice of the United States delivered on 15 January 2026: entry 3.
  func giveNotice() throws { try Fixture.underNotice.get().write(to: URL(fileURLWithPath: register)) }

  /// The clause file with some of its words replaced; each of them must be there.
  func clauseFile(_ replaced: [String: String], name: String = "clauses.yaml") throws -> String {
    var text = try String(contentsOfFile: Fixture.deal, encoding: .utf8)
    for (old, new) in replaced {
      try #require(text.contains(old))
      text = text.replacingOccurrences(of: old, with: new)
    }
    return try write(text, to: name)
  }
}

enum Fixture {
  static let folder: String = {
    let here = #filePath as NSString
    let tests = here.deletingLastPathComponent as NSString
    return ((tests.deletingLastPathComponent as NSString).deletingLastPathComponent) + "/Fixtures"
  }()

  static let signed = Result {
    try session { office in
      try office.sign(deal)
      return try #require(office.bytes())
    }
  }

  static let underNotice = Result {
    try session { office in
      try office.sign()
      try office.ok("record notice jp-us-tpd --by US --delivered 2026-01-15")
      return try #require(office.bytes())
    }
  }

  static let deal = folder + "/technology-prosperity-deal.yaml"
}

/// JSON, asked by paths such as `pending.0.missing`. A list of plain values reads `[JP, US]`; what is absent is nil,
/// what is null reads `null`.
struct Answer {
  let value: JSONValue

  init(_ value: JSONValue) { self.value = value }

  init(_ run: Run) throws { value = try CanonicalJSON.value(of: Array(run.stdout.utf8)) }

  subscript(path: String) -> String? { at(path).map(Self.text) }

  var keys: Set<String> {
    if case .object(let object) = value { Set(object.members.map(\.key)) } else { [] }
  }

  var count: Int { if case .array(let items) = value { items.count } else { -1 } }

  func at(_ path: String) -> JSONValue? {
    path.split(separator: ".").reduce(Optional(value)) { value, key in
      switch value {
      case .object(let object): object[String(key)]
      case .array(let items): Int(key).flatMap { items.indices.contains($0) ? items[$0] : nil }
      default: nil
      }
    }
  }

  func part(_ path: String) throws -> Answer { Answer(try #require(at(path))) }

  /// The items of a list.
  func parts(_ path: String) throws -> [Answer] {
    guard case .array(let items)? = at(path) else { throw NoList(path: path) }
    return items.map { Answer($0) }
  }

  private struct NoList: Error { let path: String }

  /// Every string in it, keys left out.
  var strings: [String] {
    switch value {
    case .string(let text): [text]
    case .array(let items): items.flatMap { Answer($0).strings }
    case .object(let object): object.members.flatMap { Answer($0.value).strings }
    default: []
    }
  }

  private static func text(_ value: JSONValue) -> String {
    switch value {
    case .null: "null"
    case .bool(let flag): String(flag)
    case .integer(let number): String(number.value)
    case .string(let text): text
    case .array(let items): "[" + items.map(text).joined(separator: ", ") + "]"
    case .object: "{}"
    }
  }
}
