import EventLog
import Foundation
import TestKit
import Testing

/// What an answer claims of its own ground, in the made-up worlds of `Fixtures/answers`, asked through the command.
@Suite struct AnswerCaseTests {
  private static let folder = Fixture.folder + "/answers"

  private static let names =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
    .filter { !$0.hasSuffix(".md") && !$0.hasPrefix(".") }.sorted()

  @Test("L23, L27, L28: an answer says what it rests on, what can displace it and until when", arguments: names)
  func ground(name: String) throws {
    let path = Self.folder + "/" + name
    let expected = try String(contentsOfFile: path + "/expected.txt", encoding: .utf8)
    let question = try #require(expected.split(separator: "\n").first).split(separator: " ").map(String.init)
    let party = question.count > 3 ? ["--party", question[3]] : []
    try session { office in
      let files = ["--clauses", path + "/clauses.yaml", "--acts", path + "/acts.jsonl"]
      let answer = try office.json("compute", files + ["--on", question[1]] + party)
      #expect(lines(question, answer) == expected)
    }
  }

  /// The paths to the items of a list.
  private func items(_ answer: Answer, at path: String) -> [String] {
    guard case .array(let items)? = answer.at(path) else { return [] }
    return items.indices.map { "\(path).\($0)" }
  }

  private func lines(_ question: [String], _ answer: Answer) -> String {
    var lines = [question.joined(separator: " ")]
    func text(_ path: String) -> String? { answer[path].flatMap { $0 == "null" ? nil : $0 } }
    func add(_ title: String, _ outcome: String?, _ date: String?, at path: String) {
      let bound = text(path + ".notBefore").map { ", not before \($0)" } ?? ""
      lines.append(title + " " + [outcome, date].compactMap { $0 }.joined(separator: " ") + bound)
    }
    func addGround(at path: String) {
      func items(_ member: String) -> [String] { self.items(answer, at: "\(path).restsOn.\(member)") }
      lines.append("  acts " + items("entries").compactMap(text).joined(separator: ", "))
      for item in items("displacedBy") {
        let (what, by, until) = (text(item + ".what"), text(item + ".by"), text(item + ".until"))
        let parties = self.items(answer, at: item + ".parties").compactMap(text)
        let actors = by == "some" ? parties.joined(separator: ", ") : by
        lines.append("  \(what ?? "") by \(actors ?? "") until \(until ?? "")")
      }
      for item in items("waitsFor") { lines.append("  waits for " + (text(item) ?? "")) }
    }
    add("start", text("start.outcome"), text("start.date"), at: "start")
    addGround(at: "start")
    add("end", text("termination.outcome"), text("termination.firstDayWithout"), at: "termination")
    addGround(at: "termination")
    for item in items(answer, at: "effects") {
      add("effect", text(item + ".what"), text(item + ".date"), at: item)
      addGround(at: item)
    }
    for item in items(answer, at: "deadlines") { add("deadline", text(item + ".what"), text(item + ".date"), at: item) }
    return lines.joined(separator: "\n") + "\n"
  }
}
