import EventLog
import Foundation
import Testing

/// Real agreements with the dates that depositaries and governments published: a folder each of `Fixtures/cases`, asked
/// through the command. Under `published` the answer is the published date; under `doubtful` it is not, and says why.
@Suite struct PublishedCaseTests {
  private static let folder = Fixture.folder + "/cases"

  private static func names(_ group: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder + "/" + group)) ?? [])
      .filter { !$0.hasPrefix(".") }.sorted().map { group + "/" + $0 }
  }

  @Test("L20, L21, L22, L23, L25: every real case has the answer worked out by hand", arguments: names("published"))
  func published(name: String) throws {
    let expected = try Self.expected(name)
    let answers = try Self.answers(name, expected)
    guard case .string(let date)? = expected["published"]?["date"] else { return }
    guard case .string(let what)? = expected["published"]?["what"] else {
      Issue.record("\(name) does not say which part of the answer was published")
      return
    }
    #expect(answers.contains { Self.value(what, in: $0) == date }, "\(name): \(what) is nowhere \(date)")
  }

  @Test("a published date that does not follow stands beside the computed one", arguments: names("doubtful"))
  func doubtful(name: String) throws {
    let expected = try Self.expected(name)
    let answers = try Self.answers(name, expected)
    guard case .string(let date)? = expected["published"]?["date"],
      case .string(let what)? = expected["published"]?["what"]
    else { return #expect(Bool(false), "\(name) has no published date") }
    #expect(expected["why"] != nil)
    #expect(answers.allSatisfy { Self.value(what, in: $0) != date }, "\(name): the published date does follow")
  }

  @Test("there are the cases that the README counts")
  func count() throws {
    let counts = (Self.names("published").count, Self.names("doubtful").count)
    #expect(counts.0 >= 86 && counts.1 >= 3, "\(counts)")
    let readme = try String(contentsOfFile: Fixture.folder + "/../README.md", encoding: .utf8)
    #expect(readme.contains("\n\(counts.0 + counts.1) real cases"), "\(counts)")
  }

  private static func expected(_ name: String) throws -> JSONObject {
    let bytes = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name + "/expected.json"))
    guard case .object(let object) = try CanonicalJSON.value(of: [UInt8](bytes)) else {
      throw CocoaError(.coderReadCorrupt)
    }
    return object
  }

  /// The answers to the questions of a case, each compared with what it expects.
  private static func answers(_ name: String, _ expected: JSONObject) throws -> [JSONValue] {
    guard case .array(let questions)? = expected["questions"] else { throw CocoaError(.coderReadCorrupt) }
    return try session { office in
      try questions.map { question in
        var arguments = [
          "compute", "--clauses", "\(folder)/\(name)/clauses.yaml", "--acts", "\(folder)/\(name)/acts.jsonl", "--json",
        ]
        if case .string(let on)? = question["on"] { arguments += ["--on", on] }
        if case .string(let party)? = question["party"] { arguments += ["--party", party] }
        let run = try office.run("compute", Array(arguments.dropFirst()))
        #expect(run.status == 0, "\(name): \(run.stderr)")
        let answer = try CanonicalJSON.value(of: Array(run.stdout.utf8))
        let differences = differences(question["answer"] ?? .null, answer, at: name)
        #expect(differences.isEmpty, "\(arguments.suffix(4)): \(differences)")
        return answer
      }
    }
  }

  /// Where an answer lacks something expected: objects and lists can hold more.
  private static func differences(_ expected: JSONValue, _ answer: JSONValue?, at path: String) -> [String] {
    switch (expected, answer) {
    case (.object(let members), .object(let found)?):
      members.members.flatMap { differences($0.value, found[$0.key], at: path + "." + $0.key) }
    case (.array(let items), .array(let found)?):
      items.filter { item in !found.contains { differences(item, $0, at: "").isEmpty } }.map { "\(path) lacks \($0)" }
    default:
      expected == answer ? [] : ["\(path): \(expected) expected, \(answer.map { "\($0)" } ?? "nothing") found"]
    }
  }

  /// A day of the answer: `termination.firstDayWithout`, `start.date`, or `effects:NAME`.
  private static func value(_ what: String, in answer: JSONValue) -> String? {
    let parts = what.split(separator: ":", maxSplits: 1).map(String.init)
    if parts.count == 2, case .array(let effects)? = answer[parts[0]] {
      return effects.first { $0["what"] == .string(parts[1]) }.flatMap { text($0["date"]) }
    }
    return text(what.split(separator: ".").reduce(answer) { $0?[String($1)] })
  }

  private static func text(_ value: JSONValue?) -> String? { if case .string(let text)? = value { text } else { nil } }
}

extension JSONValue {
  fileprivate subscript(key: String) -> JSONValue? { if case .object(let object) = self { object[key] } else { nil } }
}
