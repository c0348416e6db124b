package import Agreements
package import CivilDate
import Foundation

/// A settled case: clauses, acts and questions in a folder of Fixtures/cases, written by hand. The README there
/// describes the three files.
package struct Case: Sendable {
  /// The folder's name, a sentence.
  package let name: String
  package let agreement: Agreement
  package let acts: [Act]
  /// One word for each act, in the order of the file; empty where the case does not ask.
  package let assessments: [String]
  package let questions: [Question]

  /// One question and the answer expected.
  package struct Question: Sendable {
    package let on: CivilDay
    package let known: CivilDay
    /// Policies set to other values for this question alone.
    package let policies: [PolicyName: String]
    /// The answer, by key; only the keys named are compared.
    package let expected: [String: String]
  }

  /// Every case of a folder, by name.
  package static func all(in folder: String) throws -> [Case] {
    let folder = Fixture.folder.appendingPathComponent("cases").appendingPathComponent(folder)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    return try names.filter { !$0.hasPrefix(".") }.map { try Case(reading: folder.appendingPathComponent($0)) }
  }

  init(reading folder: URL) throws {
    let expected = try JSONObject(Data(contentsOf: folder.appendingPathComponent("expected.json")))
    name = folder.lastPathComponent
    let shared = expected.texts["clauses"].map { Fixture.folder.appendingPathComponent($0) }
    let clauses = shared ?? folder.appendingPathComponent("clauses.yaml")
    agreement = try Fixture.agreement(yaml: String(contentsOf: clauses, encoding: .utf8))
    let lines = try String(contentsOf: folder.appendingPathComponent("acts.jsonl"), encoding: .utf8).split(
      separator: "\n")
    acts = try lines.enumerated().map { index, line in
      try Act(number: index + 1, reading: JSONObject(Data(line.utf8)), in: folder)
    }
    assessments = expected.lists["assessments"] ?? []
    questions = try expected.objects("questions").map(Question.init)
  }

  /// What the engine answers, under the keys that the question has.
  package func answer(_ question: Question) throws -> [String: String] {
    let timeline = Timeline(try agreement.setting(question.policies), acts: acts)
    let answer = timeline.status(on: question.on, known: question.known).answer
    return answer.filter { question.expected[$0.key] != nil }
  }
}

extension Case.Question {
  init(_ object: JSONObject) throws {
    on = try object.day("on")
    known = object.texts["known"].map(day) ?? on
    var policies: [PolicyName: String] = [:]
    for (name, value) in object.objects["with"]?.texts ?? [:] {
      guard let name = PolicyName(rawValue: name) else { throw CaseError.unknown(name) }
      policies[name] = value
    }
    self.policies = policies
    expected = object.texts.filter { $0.key != "on" && $0.key != "known" }
    guard expected.keys.allSatisfy(Status.answerKeys.contains) else { throw CaseError.unknown("\(expected.keys)") }
  }
}

extension Status {
  static let answerKeys = [
    "state", "since", "outcome", "basis", "firstDayWithout", "lastDay", "notBefore", "notice", "version", "pending",
  ]

  /// The answer as a case writes it.
  var answer: [String: String] {
    var answer = ["state": state.name.rawValue, "version": version?.description ?? "original"]
    answer["since"] = state.since?.description ?? "none"
    answer["pending"] = pending.flatMap(\.missing).map(\.description).joined(separator: ",")
    switch termination {
    case .none:
      answer["outcome"] = "none"
    case .dated(let date):
      answer["outcome"] = date.certainty.rawValue
      answer["basis"] = date.basis.rawValue
      answer["firstDayWithout"] = date.endDays.firstDayWithout.description
      answer["lastDay"] = date.endDays.lastDay.description
      answer["notice"] = date.notice?.description ?? "none"
    case .conditional(let conditional):
      answer["outcome"] = "conditional"
      answer["notice"] = conditional.notice?.description
      answer["notBefore"] = conditional.notBefore?.description ?? "open"
    case .contested:
      answer["outcome"] = "contested"
    }
    return answer
  }
}

extension Assessment {
  /// `effective`, `pending` or `without-effect`, as a case writes it.
  package var word: String {
    switch self {
    case .effective: "effective"
    case .pending: "pending"
    case .withoutEffect: "without-effect"
    }
  }
}

enum CaseError: Error {
  case notAnObject
  case missing(String)
  case unknown(String)
}
