import Agreements
import CivilDate
import TestKit
import Testing

/// L19 and L24 in its simplest form: amendments, their audit, versions of the clauses.
struct AuditTests {
  private func shorter() throws -> ClausesChange {
    try Fixture.change(
      """
      discontinuation:
        article: {en: Section IV}
        says: {en: Ninety days after the notice.}
        rule: {agreed-or-else: {after: P90D, from: {day-of: notice}}}
      policies:
        revocation: {value: never, reason: {en: So decided.}}
      """)
  }

  @Test("L19: the audit names each decision with its day, who is missing, the effective day and what changed")
  func audit() throws {
    var life = try TestLife.signed()
    let first = life.amend(["JP"], on: "2025-12-01", effective: "2026-01-01", clauses: try shorter())
    var audit = life.timeline.audit(on: day("2025-12-05"))
    #expect(audit.map(\.missing) == [[party("US")]])
    #expect(audit.map(\.isSound) == [false])
    let second = life.amend(["US"], on: "2025-12-10", effective: "2026-01-01", clauses: try shorter())
    audit = life.timeline.audit(on: day("2025-12-10"))
    #expect(audit.first?.decisions.map(\.entry) == [first, second])
    #expect(
      audit.first?.outcome == .takesEffect(on: day("2026-01-01"), adopted: day("2025-12-10"), .named))
    let before = life.agreement.clauses.termination
    #expect(before?.rule?.phrase.plain == "the date that all determine, or else P180D after the day of the notice")
    #expect(
      audit.first?.changes == [
        .article(.termination, before: before?.citation.article, after: LocalText(en: "Section IV")),
        .rule(.termination, before: before?.rule, after: try shorter().termination?.rule),
        .says(
          .termination, before: before?.citation.says, after: LocalText(en: "Ninety days after the notice.")),
        .policy(.revocation, before: "until-effect", after: "never"),
      ])
    #expect(audit.map(\.isSound) == [true])
  }

  @Test("L19: decisions without effect are found; a part that its own party replaced is not one of them")
  func findings() throws {
    var life = try TestLife.signed()
    life.amend(["JP"], on: "2025-12-01")
    life.amend(["JP"], on: "2025-12-02", effective: "2026-01-01")
    life.amend(["US"], on: "2025-12-03", effective: "2026-01-01")
    #expect(life.timeline.audit(on: day("2026-01-01")).map(\.isSound) == [true])
    let again = life.amend(["US"], on: "2025-12-04", effective: "2026-01-01")
    #expect(life.timeline.audit(on: day("2026-01-01")).map(\.withoutEffect) == [[again]])
    #expect(life.timeline.audit(on: day("2026-01-01")).map(\.isSound) == [false])
  }

  @Test("L11: a late acceptance of other clauses, or for another day, is told as that")
  func acceptsOtherwise() throws {
    let clause = "article: {en: Article 3}, says: {en: As told.}"
    var life = TestLife(
      try Fixture.treaty(
        """
        start: {\(clause), rule: {threshold: {consents: 3}}, for-party: {day-of: consent}}
        amendment:
          {\(clause), by: acceptors, binds: acceptors, rule: {threshold: {consents: 2}},
          for-party: {day-of: consent}}
        """, parties: "open-to: {en: all}"))
    for party in ["A", "B", "C"] {
      life.add([party], .consent(Consent(kind: .accession), on: .day(day("2020-01-01"))))
    }
    let change = try Fixture.change("policies: {missing-day: {value: clamp, reason: {en: x}}}")
    life.amend(["A", "B"], "X", on: "2020-02-01", clauses: change)
    let other = life.amend(["C"], "X", on: "2020-03-01")
    let again = life.amend(["A"], "X", on: "2020-03-02", clauses: change)
    let same = life.amend(["C"], "X", on: "2020-03-03", clauses: change)
    let id = try #require(AmendmentID("X"))
    #expect(life.timeline.assessments[other] == .withoutEffect(.differsFromAdopted(id)))
    #expect(life.timeline.assessments[again] == .withoutEffect(.acceptedBefore(id, entry(4))))
    #expect(life.timeline.assessments[same] == .effective)
  }

  @Test("L24: the version of a day has all amendments effective by then; an amendment takes effect at the day's start")
  func versions() throws {
    var life = try TestLife.signed()
    let notice = life.notice("US", delivered: "2026-01-01")
    life.amend(["JP", "US"], on: "2026-01-01", clauses: try shorter())
    #expect(life.ending("2026-01-01") == "2026-04-01 provisional default")
    let revocation = life.revoke(["US"], notice, delivered: "2026-01-02")
    #expect(life.assessment(revocation) == .withoutEffect(.revocationExcluded))
    #expect(life.on("2025-12-31").version == nil)
    #expect(life.on("2026-01-01").version == AmendmentID("A1"))
  }

  @Test("L24: an amendment adopted later on a day governs the acts recorded before it on that day")
  func startOfDay() throws {
    var life = try TestLife.signed()
    let notice = life.notice("US", delivered: "2026-01-01")
    let revocation = life.revoke(["US"], notice, delivered: "2026-02-01")
    #expect(life.assessment(revocation) == .effective)
    life.amend(["JP", "US"], on: "2026-02-01", clauses: try shorter())
    #expect(life.assessment(revocation) == .withoutEffect(.revocationExcluded))
  }

  @Test("L24: an amended clause does not move an end that comes before it, or on its day")
  func endFirst() throws {
    let longer = try Fixture.change(
      """
      discontinuation:
        article: {en: Section IV}
        says: {en: A year after the notice.}
        rule: {agreed-or-else: {after: P360D, from: {day-of: notice}}}
      """)
    for (effective, end) in [("2026-07-13", "2027-01-10"), ("2026-07-14", "2026-07-14"), ("2026-08-01", "2026-07-14")] {
      var life = try TestLife.signed([.clausesForNotice: "as-amended"])
      life.notice("US", delivered: "2026-01-15")
      life.amend(["JP", "US"], on: "2026-02-01", effective: effective, clauses: longer)
      #expect(life.ending("2026-02-01") == "\(end) provisional default", "\(effective)")
      life.sign(["JP"], "2026-09-01")
      #expect(life.ending("2027-02-01") == "\(end) fixed default", "\(effective)")
    }
  }

  @Test("L24: an amendment does not take effect before operation, nor reach back before its adoption")
  func notBefore() throws {
    var life = TestLife(try Fixture.agreement())
    life.amend(["JP", "US"], on: "2025-10-01", effective: "2025-10-10")
    #expect(
      life.timeline.audit(on: day("2025-10-15")).map(\.outcome) == [.waits(for: .start, adopted: day("2025-10-01"))])
    life.sign(["JP", "US"], "2025-10-28")
    #expect(
      life.timeline.audit(on: day("2025-10-28")).map(\.outcome)
        == [.inEffect(since: day("2025-10-28"), adopted: day("2025-10-01"), .named)])
    life.amend(["JP", "US"], "A2", on: "2026-01-10", effective: "2026-01-01")
    #expect(
      life.timeline.audit(on: day("2026-01-10")).last?.outcome
        == .inEffect(
          since: day("2026-01-10"), adopted: day("2026-01-10"), .namedBeforeAdoption(day("2026-01-01"))))
  }

  @Test("L24: an amendment whose day is not before the end never takes effect, and the audit says so")
  func never() throws {
    for (effective, takesEffect) in [("2026-07-13", true), ("2026-07-14", false), ("2026-08-01", false)] {
      var life = try TestLife.signed()
      life.notice("US", delivered: "2026-01-15")
      life.amend(["JP", "US"], on: "2026-02-01", effective: effective, clauses: try shorter())
      let audit = life.timeline.audit(on: day("2026-09-01")).first
      #expect(audit?.isSound == takesEffect, "\(effective)")
      if !takesEffect {
        #expect(
          audit?.outcome
            == .never(due: day(effective), firstDayWithout: day("2026-07-14"), .fixed, adopted: day("2026-02-01")))
      }
      #expect(life.ending("2026-09-01") == "2026-07-14 fixed default")
    }
  }

  @Test("L24: amendments apply in the order of effective day, then of adoption")
  func order() throws {
    let sixty = try Fixture.change(
      """
      discontinuation:
        article: {en: Section IV}
        says: {en: Sixty days after the notice.}
        rule: {agreed-or-else: {after: P60D, from: {day-of: notice}}}
      """)
    var life = try TestLife.signed()
    life.amend(["JP", "US"], "LATE", on: "2025-11-01", effective: "2026-03-01", clauses: try shorter())
    life.amend(["JP", "US"], "EARLY", on: "2025-11-02", effective: "2026-01-01", clauses: sixty)
    life.notice("US", delivered: "2026-02-01")
    #expect(life.ending("2026-02-01") == "2026-04-02 provisional default")
    life.notice("JP", delivered: "2026-03-01")
    #expect(life.timeline.audit(on: day("2026-03-01")).map(\.amendment.description) == ["LATE", "EARLY"])
    #expect(life.on("2026-03-01").version == AmendmentID("LATE"))
    let inTime = life.revoke(["US"], delivered: "2026-02-02")
    let excluded = life.revoke(["JP"], delivered: "2026-03-02")
    #expect(life.assessment(inTime) == .effective)
    #expect(life.assessment(excluded) == .withoutEffect(.revocationExcluded))
  }

  @Test("L19, L24: an amendment that the audit says never takes effect changes no end, and one in effect is in time")
  func neverIsNever() throws {
    let seed = Seeded().seed
    var (never, inEffect) = (0, 0)
    for number in 1...1_500 {
      var own = Seeded(seed: seed &+ UInt64(number) &* 0x9E37_79B9)
      let world = RandomWorld(using: &own)
      let life = Timeline(world.agreement, acts: world.acts)
      guard let last = world.acts.compactMap({ life.day(of: $0.id) }).max() else { continue }
      let place = "DEPOSITARY_SEED=\(seed), world \(number)"
      let status = life.status(on: last, known: last)
      if case .contested = status.termination { continue }
      for audit in life.audit(on: last) {
        switch audit.outcome {
        case .never(_, let firstDayWithout, _, let adopted):
          // An end before the adoption is one that reaches back over it (L17).
          guard firstDayWithout >= adopted else { continue }
          never += 1
          let others = world.acts.filter { $0.content.decision?.amendment != audit.amendment }
          let without = Timeline(world.agreement, acts: others).status(on: last, known: last)
          #expect(without.termination.endDays == status.termination.endDays, "\(place), \(audit.amendment)")
          #expect(status.termination.endDays?.firstDayWithout == firstDayWithout, "\(place), \(audit.amendment)")
        case .inEffect(let since, _, _):
          inEffect += 1
          #expect(life.amendmentsInForce(on: last).contains { $0 == (audit.amendment, since) }, "\(place)")
        default: break
        }
      }
    }
    #expect(never > 5 && inEffect > 50, "\(never), \(inEffect)")
  }
}
