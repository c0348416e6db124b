import Agreements
import CivilDate
import Foundation
import TestKit
import Testing

/// L27, L28, L29 and L31: what an answer holds.
struct AnswerTests {
  @Test(
    "L27: an explanation has the clause, the acts, the arithmetic, and each policy with the date under its alternatives"
  )
  func explanation() throws {
    var life = try TestLife.signed()
    let notice = life.notice("US", delivered: "2026-01-15")
    let explanation = life.timeline.explanation(on: day("2026-02-01"), known: day("2026-02-01"))
    #expect(explanation.acts == [entry(1), notice])
    #expect(explanation.clause?.citation.article.ja != nil)
    guard case .dated(let date) = explanation.status.termination else { return #expect(Bool(false)) }
    #expect(
      date.steps.map(\.phrase.plain) == [
        "the day of the notice: 2026-01-15",
        "2026-01-15 + P180D = 2026-07-14 (the day counted from is not included)",
      ])
    let uses = explanation.policies.map { use in
      (use.name, use.alternatives.map { "\($0.value): \($0.termination.words)" })
    }
    #expect(uses.map(\.0) == [.noticeCountsFrom, .counting])
    #expect(
      uses.map(\.1) == [
        ["dated: conditional open", "dispatched: conditional open", "received: conditional 2026-07-14"],
        ["include-first-day: 2026-07-13 provisional default", "day-after-expiry: 2026-07-15 provisional default"],
      ])
  }

  @Test("L27: a policy on which nothing hangs is not named; a Saturday makes rest-days one on which something does")
  func dependence() throws {
    var life = try TestLife.signed()
    life.notice("US", delivered: "2026-03-02")
    let names = life.timeline.explanation(on: day("2026-03-02"), known: day("2026-03-02")).policies.map(\.name)
    #expect(names == [.noticeCountsFrom, .counting, .restDays])
  }

  @Test("L22, L27: of a period counted back, too, the answer tells the convention that the clause itself names")
  func ownConvention() throws {
    let yaml = try Fixture.text("technology-prosperity-deal.yaml").replacingOccurrences(
      of: "      after: P180D\n      from:\n        day-of: notice\n",
      with:
        "      {before: P1M, from: {first-day-of: month, number: 1, from: {day-of: notice}}, missing-day: overflow}\n")
    var life = TestLife(try Fixture.agreement(yaml: yaml))
    life.sign(["JP", "US"], "2025-10-28")
    life.notice("US", delivered: "2026-02-10")
    let explanation = life.timeline.explanation(on: day("2026-02-10"), known: day("2026-02-10"))
    let use = try #require(explanation.policies.first { $0.name == .missingDay })
    #expect(use.value == .one("overflow") && use.alternatives.map(\.value) == ["clamp"])
  }

  @Test("L4, L28: a date that is agreed can be agreed anew until its last day, and that day is told")
  func agreedAnew() throws {
    var life = try TestLife.signed()
    life.notice("US", delivered: "2026-01-15")
    life.agree(["JP", "US"], "2026-08-01", on: "2026-03-01")
    let last = life.on("2026-04-01").deadlines.first { $0.what == "agree-date-by" }?.date
    #expect(last == day("2026-07-31"))
    var inTime = life
    inTime.agree(["JP", "US"], "2026-12-31", on: "2026-07-31")
    #expect(inTime.ending("2026-08-02") == "2026-12-31 fixed agreed")
    var late = life
    late.agree(["JP", "US"], "2026-12-31", on: "2026-08-01")
    #expect(late.ending("2026-08-02") == "2026-08-01 fixed agreed")
  }

  @Test("L28: fixed, provisional, conditional, none; first day without and last day")
  func outcomes() throws {
    var life = try TestLife.signed()
    #expect(life.ending("2026-01-01") == "none")
    life.notice("US", delivered: "2026-01-15")
    #expect(life.ending("2026-01-15") == "2026-07-14 provisional default")
    #expect(life.ending("2026-07-14") == "2026-07-14 fixed default")
    life.agree(["JP", "US"], "2026-03-31", on: "2026-02-01")
    #expect(life.ending("2026-02-01") == "2026-03-31 fixed agreed")
    var waiting = try TestLife.signed([.noticeCountsFrom: "received"])
    waiting.notice("US", delivered: "2026-01-15")
    #expect(waiting.ending("2026-02-01") == "conditional 2026-07-14")
  }

  @Test("L28: where the text lets nothing displace the date, it is fixed from the notice on")
  func fixedRule() throws {
    let yaml = try Fixture.text("technology-prosperity-deal.yaml").replacingOccurrences(
      of: "  rule:\n    agreed-or-else:\n      after: P180D\n      from:\n        day-of: notice\n",
      with: "  rule: {after: P180D, from: {day-of: notice}}\n")
    var life = TestLife(try Fixture.agreement(yaml: yaml))
    life.sign(["JP", "US"], "2025-10-28")
    life.notice("US", delivered: "2026-01-15")
    #expect(life.ending("2026-01-15") == "2026-07-14 fixed default")
  }

  @Test("L29: what if is the same fold with one act more, on any day")
  func whatIf() throws {
    var life = try TestLife.signed()
    let before = life.ending("2030-01-01", known: "2026-01-01")
    life.notice("US", delivered: "2030-01-01")
    #expect(before == "none")
    #expect(life.ending("2030-01-01", known: "2026-01-01") == "2030-06-30 provisional default")
  }

  @Test("L31: the same acts give the same answers, however often they are asked")
  func same() throws {
    var life = try TestLife.signed()
    life.notice("US", delivered: "2026-01-15", dispatched: "2026-01-10")
    life.agree(["JP"], "2026-12-31", on: "2026-02-01")
    let once = life.timeline.explanation(on: day("2026-03-01"), known: day("2026-03-01"))
    let twice = life.timeline.explanation(on: day("2026-03-01"), known: day("2026-03-01"))
    #expect(once.status == twice.status)
    #expect(once.policies == twice.policies)
  }

  @Test("L1, L25: what is not yet operative starts on the day told, and without who is waited for it does not start")
  func notYet() throws {
    let seed = Seeded().seed
    var (told, waited, lastDays) = (0, 0, 0)
    for number in 1...400 {
      var own = Seeded(seed: seed &+ UInt64(number) &* 0x9E37_79B9)
      let world = RandomWorld(using: &own)
      let days = Set(world.acts.flatMap(\.content.days).map(\.atPlace))
      for day in days.sorted().prefix(6) {
        // What had happened by then, and nothing else.
        let life = Timeline(
          world.agreement, acts: world.acts.filter { ($0.content.days.map(\.atPlace).max() ?? day) <= day })
        for party in [nil] + world.agreement.parties.map(\.id) {
          let place = "DEPOSITARY_SEED=\(seed), world \(number), \(day), \(party?.description ?? "all")"
          let status = life.status(on: day, known: day, of: party)
          if case .awaitingSignatures = status.state { #expect(status.start.date == nil, "\(place)") }
          if case .awaitingConsent = status.state { #expect(status.start.date == nil, "\(place)") }
          if case .endsBeforeStart = status.state {
            let end = try #require(status.termination.endDays, "\(place)").firstDayWithout
            #expect(party == nil && status.start.date == nil && end > day, "\(place): \(status)")
          }
          if let last = status.lastDay {
            lastDays += 1
            let then = life.status(on: last, known: last, of: party).state
            let isBound = [.operative, .ending, .suspended, .undetermined].contains(then.name)
            #expect(isBound, "\(place): \(then) on the last day, \(last)")
          }
          if case .notYetOperative(let start, let isFixed) = status.state {
            told += 1
            #expect(start > day, "\(place)")
            #expect(status.start.date == start && isFixed == status.start.displacers.isEmpty, "\(place)")
            let then = life.status(on: start, known: start, of: party)
            #expect(then.start.date == start, "\(place): \(then.start)")
            switch then.state {
            case .operative, .ending, .suspended, .undetermined: break
            case .ended(let since): #expect(since >= start, "\(place): ended since \(since), before it starts")
            default: Issue.record("\(place): \(then.state) on \(start)")
            }
          } else if let start = status.start.date, start > day, status.state.since == nil {
            #expect(status.state == .undetermined, "\(place): \(status.state), and it starts on \(start)")
          }
          guard party == nil, !status.waitingFor.isEmpty else { continue }
          waited += 1
          let number = life.acts.map(\.id).max().map { $0.value } ?? 0
          for other in status.waitingFor {
            // All others do what they can.
            let others = world.agreement.parties.map(\.id).filter { $0 != other }
            let further = [
              Act(id: try #require(EntryNumber(number + 1)), by: others, content: .signature(on: .day(day))),
              Act(
                id: try #require(EntryNumber(number + 2)), by: others,
                content: .consent(Consent(kind: .ratification, effective: nil), on: .day(day))),
            ]
            let then = Timeline(world.agreement, acts: life.acts + further).status(on: day, known: day)
            #expect(then.start.date == nil || others.isEmpty, "\(place): \(other), \(then.start)")
          }
        }
      }
    }
    #expect(told > 50 && waited > 20 && lastDays > 50, "\(told), \(waited), \(lastDays)")
  }

  @Test(
    "a term that is over before the start: it is never told as in force, nor as waiting for those who have signed",
    arguments: [("2020-02-01", "ends-before-start"), ("2020-03-01", "ended"), ("2020-05-01", "ended")])
  func endsBeforeStart(on: String, state: String) throws {
    let agreement = try Fixture.treaty(
      """
      start: {\(clause), rule: {after: P90D, from: {day-of: last-signature}}}
      duration: {\(clause), ends: {date: 2020-03-01}}
      """, parties: "parties: [{id: A, name: {en: Albania}}, {id: B, name: {en: Benin}}]")
    var life = TestLife(agreement)
    life.sign(["A"], "2020-01-01")
    #expect(life.on("2020-01-10").state == .awaitingSignatures)
    life.sign(["B"], "2020-01-20")
    let status = life.on(on)
    #expect(status.state.name.rawValue == state)
    #expect(status.start.date == nil && status.lastDay == nil)
    #expect(status.termination.endDays?.firstDayWithout == day("2020-03-01"))
    #expect(
      life.timeline.remarks(on: status) == [.endsBefore(day("2020-03-01"), start: day("2020-04-19"), of: nil)])
  }

  @Test("L27: an explanation names the amendment that brought the clause, not one that came after and left it")
  func changedBy() throws {
    var life = try treaty(
      "amendment: {\(clause)}\ntermination: {\(clause), rule: {after: P6M, from: {day-of: notice}}}")
    func explained(_ on: String) -> AmendmentID? {
      life.timeline.explanation(on: day(on), known: day(on)).changedBy
    }
    life.amend(
      ["A", "B"], "one", on: "2021-01-01",
      clauses: try Fixture.change("termination: {\(clause), rule: {after: P3M, from: {day-of: notice}}}"))
    life.amend(
      ["A", "B"], "two", on: "2022-01-01",
      clauses: try Fixture.change("suspension: {\(clause), by: any}"))
    life.notice("A", delivered: "2022-06-01")
    #expect(life.ending("2022-06-01").hasPrefix("2022-09-01"))
    #expect(explained("2022-06-01")?.description == "one")
    #expect(explained("2020-06-01") == nil)
  }

  @Test("L25: under `any` only the party that suspended the agreement ends the suspension")
  func suspender() throws {
    var life = try treaty("suspension: {\(clause), by: any}")
    life.add(["A"], .suspension(Suspension(notice: nil, until: nil), on: .day(day("2021-01-01"))))
    let other = life.add(["B"], .resumption(Resumption(notice: nil), on: .day(day("2021-02-01"))))
    #expect(life.assessment(other) == .withoutEffect(.notTheSuspender([party("A")])))
    #expect(life.on("2021-02-01").state == .suspended(since: day("2021-01-01"), until: .resumption))
    let own = life.add(["A"], .resumption(Resumption(notice: nil), on: .day(day("2021-03-01"))))
    #expect(life.assessment(own) == .effective)
    #expect(life.on("2021-03-01").state == .operative(since: day("2020-01-01")))
  }

  @Test("L25: under `any` the agreement runs again only when nobody suspends it any more")
  func severalSuspenders() throws {
    var life = try treaty("suspension: {\(clause), by: any}")
    func suspend(_ party: String, _ on: String, until: String? = nil) {
      life.add([party], .suspension(Suspension(notice: nil, until: until.map(day)), on: .day(day(on))))
    }
    func resume(_ party: String, _ on: String) -> EntryNumber {
      life.add([party], .resumption(Resumption(notice: nil), on: .day(day(on))))
    }
    suspend("A", "2021-01-01", until: "2021-06-01")
    suspend("B", "2021-02-01")
    #expect(life.on("2021-02-01").state == .suspended(since: day("2021-01-01"), until: .resumption))
    #expect(life.on("2021-07-01").state == .suspended(since: day("2021-01-01"), until: .resumption))
    let early = resume("A", "2021-03-01")
    #expect(life.assessment(early) == .effective)
    #expect(life.on("2021-03-01").state == .suspended(since: day("2021-01-01"), until: .resumption))
    let again = resume("A", "2021-04-01")
    #expect(life.assessment(again) == .withoutEffect(.notTheSuspender([party("B")])))
    let last = resume("B", "2021-05-01")
    #expect(life.assessment(last) == .effective)
    #expect(life.on("2021-05-01").state == .operative(since: day("2020-01-01")))
  }

  @Test("L25, L28: what is held about the end of the agreement is held about a membership that ends with it")
  func positionsOnAll() throws {
    var life = try treaty(
      """
      duration: {\(clause), ends: {date: 2022-01-01}}
      withdrawal: {\(clause), rule: {after: P1M, from: {day-of: notice}}}
      """, ["A", "B", "C"])
    life.add(["A"], .position(Position(holds: .noEnd, party: nil), on: .day(day("2021-01-01"))))
    func ending(of who: String) -> Termination {
      life.timeline.status(on: day("2021-06-01"), known: day("2021-06-01"), of: party(who)).termination
    }
    for who in ["A", "B"] {
      guard case .contested(let contested) = ending(of: who) else {
        Issue.record("\(who): \(ending(of: who))")
        continue
      }
      #expect(contested.readings.map(\.reading) == [.firstDayWithout(day("2022-01-01")), .noEnd], "\(who)")
    }
    // Who leaves before is not concerned.
    life.notice("C", delivered: "2021-02-01")
    #expect(ending(of: "C").endDays?.firstDayWithout == day("2021-03-01"))
  }
}
