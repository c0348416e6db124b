import Agreements
import CivilDate
import EventLog
@testable import Presentation
import TestKit
import Testing

/// L25, L27: an agreement that ends because too few are left is explained by who leaves.
struct LeavingTests {
  private static let clause = "article: {en: Article 3}, says: {en: As told.}"

  private static func life() throws -> TestLife {
    var life = TestLife(
      try Fixture.treaty(
        """
        start: {\(clause), rule: {threshold: {consents: 3}}, for-party: {day-of: consent}}
        withdrawal: {\(clause), rule: {after: P6M, from: {day-of: notice}}}
        """, parties: "open-to: {en: all}"))
    for (index, party) in ["A", "B", "C"].enumerated() {
      life.add([party], .consent(Consent(kind: .accession), on: .day(day("2020-01-0\(index + 1)"))))
    }
    life.notice("A", delivered: "2021-01-10")
    life.notice("B", delivered: "2021-02-10")
    return life
  }

  private static func page(_ life: TestLife, on text: String) -> String {
    ExplanationReport(answer(life, on: text)).page.text(width: 100, isStyled: false)
  }

  private static func answer(_ life: TestLife, on text: String) -> Answer {
    let on = day(text)
    let facts = [Fact.agreement(life.agreement, Evidence())]
    let at = Instant(milliseconds: 1_930_000_000_000)!
    let recording = Recording(at: at, clock: .given, by: .open("tester"))
    let record = AgreementRecord(
      facts.map { Entry(number: entry(1), agreement: life.agreement.id, recording: recording, content: .fact($0)) })
    return Answer(record: record, timeline: life.timeline, on: on, known: on, todayIn: nil, language: .en)
  }

  @Test("the clause by which they leave, who leaves when, and until when each can take it back")
  func explained() throws {
    let page = Self.page(try Self.life(), on: "2021-03-01")
    for line in [
      "Termination takes effect on 10 August 2021.", "Article 3", "A leaves on 10 July 2021",
      "B leaves on 10 August 2021",
      "fewer than 2 parties are left: 10 August 2021", "The notice of A (entry 4) can be revoked by 9 July 2021.",
      "The notice of B (entry 5) can be revoked by 9 August 2021.",
    ] {
      #expect(page.contains(line), "\(line)\n\(page)")
    }
  }

  @Test("L11: an amendment is told as in force only for those of its acceptors who are bound")
  func acceptorsLeave() throws {
    var life = TestLife(
      try Fixture.treaty(
        """
        start: {\(Self.clause), rule: {threshold: {consents: 3}}, for-party: {day-of: consent}}
        amendment:
          {\(Self.clause), by: acceptors, binds: acceptors, rule: {threshold: {consents: 2}},
          for-party: {day-of: consent}}
        withdrawal: {\(Self.clause), rule: {after: P6M, from: {day-of: notice}}}
        """, parties: "open-to: {en: all}"))
    for party in ["A", "B", "C", "D"] {
      life.add([party], .consent(Consent(kind: .accession), on: .day(day("2020-01-01"))))
    }
    life.amend(["A", "B"], "X", on: "2020-02-01")
    life.amend(["C"], "X", on: "2020-03-01")
    for party in ["A", "B"] { life.notice(party, delivered: "2021-01-10") }
    func lines(_ on: String) -> [String] {
      let answer = Self.answer(life, on: on)
      return answer.voice.amendmentLines(answer).map(\.line)
    }
    #expect(
      lines("2021-02-01") == ["Amendment X: in effect since 1 February 2020 for A and B; for C since 1 March 2020"])
    #expect(lines("2021-08-01") == ["Amendment X: in effect since 1 March 2020 for C"])
    life.notice("C", delivered: "2021-08-10")
    #expect(lines("2022-06-01").allSatisfy { !$0.contains(" for D") })
  }

  @Test("a notice told as revocable by a day can be taken back on it and not on the next", arguments: ["A", "B"])
  func revocable(party: String) throws {
    let last = try #require(party == "A" ? day("2021-07-09") : day("2021-08-09"))
    for (on, isInTime) in [(last, true), (try #require(last.next), false)] {
      var life = try Self.life()
      let revocation = life.revoke([party], entry(party == "A" ? 4 : 5), delivered: on.description)
      #expect((life.timeline.assessments[revocation] == .effective) == isInTime, "\(party) on \(on)")
      let end = life.timeline.status(on: on, known: on).termination
      #expect((end == .none) == isInTime, "\(party) on \(on): \(end)")
    }
  }
}
