import Agreements
import CivilDate
import TestKit
import Testing

/// Notices and revocations whose counting day is not recorded.
struct UndatedActTests {
  @Test("L9, L23: a revocation without its counting day is told beside the notice that it takes back")
  func undatedRevocation() throws {
    var life = try treaty("termination: {\(clause), rule: {after: P6M, from: {day-of: notice}}}")
    let notice = life.notice("A", delivered: "2021-01-01")
    let days = try #require(NoticeDays(dispatched: .day(day("2021-02-01"))))
    let revocation = life.add(["A"], .revocation(Revocation(of: nil, days: days)))
    let remarks = life.timeline.remarks(on: life.on("2021-03-01"))
    #expect(remarks == [.revocation(revocation, of: notice, missing: .delivered)])
    let explanation = life.timeline.explanation(on: day("2021-03-01"), known: day("2021-03-01"))
    #expect(explanation.acts.contains(revocation), "\(explanation.acts)")
  }

  @Test("L23, L26: a term is not said to be renewed while a notice may have come in time whose day is not recorded")
  func openRenewal() throws {
    var life = try treaty(
      """
      duration: {\(clause), ends: {after: P1Y, from: {day-of: start}}, renewal: {for: P1Y, notice: P90D}}
      termination: {\(clause), rule: {day-of: term-end}}
      """)
    func isOpen(_ on: String) -> Bool? {
      guard case .runs(let term)? = life.timeline.term(on: day(on)) else { return nil }
      return term.renewal?.isOpen
    }
    #expect(isOpen("2020-11-01") == false)
    for (dated, open) in [("2020-09-01", true), ("2020-10-20", false)] {
      var other = life
      let days = try #require(NoticeDays(dated: .day(day(dated))))
      other.add(["A"], .notice(Notice(to: [], days: days, form: .written, effective: nil)))
      swap(&life, &other)
      #expect(isOpen("2020-11-01") == open, "\(dated)")
      swap(&life, &other)
    }
  }
}
