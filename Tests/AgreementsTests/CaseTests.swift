import Agreements
import Foundation
import TestKit
import Testing

/// The settled cases: golden dates and whole lives, each a folder of Fixtures/cases/settled whose name says the point.
struct CaseTests {
  private static let cases = Result { try Case.all(in: "settled") }

  @Test("L6, L14, L28: every question of every settled case has the answer worked out by hand")
  func settled() throws {
    let cases = try Self.cases.get()
    for item in cases {
      for question in item.questions {
        let answer = try item.answer(question)
        let asked = "\(item.name), on \(question.on) with \(question.policies)"
        #expect(answer == question.expected, Comment(rawValue: asked))
      }
      let assessments = item.acts.compactMap { Timeline(item.agreement, acts: item.acts).assessments[$0.id]?.word }
      #expect(item.assessments.isEmpty || assessments == item.assessments, Comment(rawValue: item.name))
    }
    #expect(cases.count >= 20)
    #expect(cases.allSatisfy { !$0.questions.isEmpty })
  }
}
