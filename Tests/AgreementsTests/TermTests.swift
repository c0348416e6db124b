import Agreements
import CivilDate
import TestKit
import Testing

/// What is said of a term, and of notices that come in time for it or too late.
struct TermTests {
  @Test("L25: a suspended agreement is told to run again only where it does not end before that")
  func runsAgain() throws {
    for (until, expected) in [
      ("2020-09-01", SuspensionEnd.day(day("2020-09-01"))), ("2021-06-01", .none), ("", .resumption),
    ] {
      var life = try treaty("duration: {\(clause), ends: {after: P1Y, from: {day-of: start}}}")
      let suspension = Suspension(notice: nil, until: until.isEmpty ? nil : day(until))
      life.add(["A", "B"], .suspension(suspension, on: .day(day("2020-06-01"))))
      let state = life.on("2020-07-01").state
      #expect(state == .suspended(since: day("2020-06-01"), until: expected), "\(until): \(state)")
      let later = life.on("2020-09-01").state.name.rawValue
      #expect((later == "operative") == (until == "2020-09-01"), "\(until): \(later)")
    }
  }

  @Test("L11: what waits for others is told after the end only where they can still complete it")
  func waitsAfterTheEnd() throws {
    var life = try treaty(
      "duration: {\(clause), ends: {after: P1Y, from: {day-of: start}}}\namendment: {\(clause), by: all}")
    life.amend(["A"], "X", on: "2020-06-01")
    life.add(["A"], .extension(Extension(.until(day("2022-01-01")), from: nil), on: .day(day("2020-07-01"))))
    #expect(life.on("2020-08-01").pending.count == 2)
    let ended = life.on("2022-01-15")
    #expect(ended.state.hasEnded)
    for pending in ended.pending {
      guard case .extension = pending.matter else {
        Issue.record("\(pending.matter)")
        continue
      }
    }
  }

  @Test("L4, L26: a date that all agree on does not renew a term that a notice in time has ended")
  func termRunOut() throws {
    var life = try treaty(
      """
      duration: {\(clause), ends: {after: P1Y, from: {day-of: start}}, renewal: {for: P1Y, notice: P90D}}
      termination: {\(clause), rule: {day-of: term-end}}
      """)
    life.notice("A", delivered: "2020-06-01")
    life.agree(["A", "B"], "2021-03-01", on: "2020-07-01")
    #expect(life.on("2021-01-15").state.name.rawValue == "ending")
    #expect(life.timeline.term(on: day("2020-12-31")) != nil && life.timeline.term(on: day("2021-01-15")) == nil)
  }

  @Test("L26: a notice is told to be late where it does not end the term that runs, and then alone")
  func late() throws {
    var random = Seeded()
    var (late, inTime) = (0, 0)
    for _ in 1...300 {
      let clause = "article: {en: \"1\"}, says: {en: says}"
      var life = TestLife(
        try Fixture.treaty(
          of: ["A", "B"],
          """
          start: {\(clause), rule: {day-of: last-signature}}
          duration:
            article: {en: "2"}
            says: {en: says}
            ends: {after: P\(Int.random(in: 1...3, using: &random))Y, from: {day-of: start}}
            renewal: {for: P1Y, notice: P\(Int.random(in: 1...9, using: &random))M}
          termination: {\(clause), rule: {day-of: term-end}}
          """))
      life.sign(["A", "B"], "2020-01-31")
      let later = Int.random(in: 0...3_000, using: &random)
      let given = try #require(CivilDay(daysSinceUnixEpoch: day("2020-01-31").daysSinceUnixEpoch + later))
      let text = given.description
      // The term that runs ends on the first day on which some notice could end it.
      let ends = (1...12).compactMap { CivilDay(iso: "\(2020 + $0)-01-31") }
      life.notice("A", delivered: text)
      let status = life.on(text)
      let end = try #require(status.termination.endDays?.firstDayWithout)
      let first = try #require(ends.first { $0 > given })
      let told = life.timeline.remarks(on: status).compactMap { remark -> LateNotice? in
        if case .tooLate(let late) = remark { late } else { nil }
      }
      let shortest = try #require(ends.first { $0 >= Self.firstEnd(life) })
      let isLate = end > max(first, shortest)
      guard case .runs(let term)? = life.timeline.term(on: given) else { return #expect(Bool(false)) }
      #expect(term.present.next == max(first, shortest) && term.first.next == shortest, "\(term)")
      #expect(
        (term.renewal.flatMap(\.noticeBy).map { given <= $0 } ?? true) == !isLate,
        "DEPOSITARY_SEED=\(random.seed): \(term)")
      #expect(term.renewals == ends.filter { shortest <= $0 && $0 <= given }.count, "\(term)")
      #expect(told.isEmpty == !isLate, "DEPOSITARY_SEED=\(random.seed): \(text), \(end), \(told)")
      for told in told {
        late += 1
        #expect(
          told.counts == end && told.missed == max(first, shortest), "DEPOSITARY_SEED=\(random.seed): \(text), \(told)")
        let last = told.lastDay.description
        var other = TestLife(life.agreement)
        other.sign(["A", "B"], "2020-01-31")
        other.notice("A", delivered: last)
        #expect(
          other.on(last).termination.endDays?.firstDayWithout == told.missed, "DEPOSITARY_SEED=\(random.seed): \(told)")
        #expect(told.lastDay.days(until: given) == told.daysLate, "DEPOSITARY_SEED=\(random.seed): \(told)")
      }
      inTime += told.isEmpty ? 1 : 0
      // What is told of a notice in time: on that last day it ends the same term, on the next it does not.
      let last = try #require(life.timeline.explanation(on: given, known: given).lastDayOfNotice)
      #expect(given <= last, "DEPOSITARY_SEED=\(random.seed): \(given), \(last)")
      let brought = [last, try #require(last.next)].map { day -> CivilDay? in
        var other = TestLife(life.agreement)
        other.sign(["A", "B"], "2020-01-31")
        other.notice("A", delivered: day.description)
        return other.on(day.description).termination.endDays?.firstDayWithout
      }
      #expect(brought[0] == end && brought[1] != end, "DEPOSITARY_SEED=\(random.seed): \(last)")
    }
    #expect(late > 20 && inTime > 20, "\(late), \(inTime)")
  }

  /// The end of the first term, as a notice of the first day brings it.
  private static func firstEnd(_ life: TestLife) -> CivilDay {
    var early = TestLife(life.agreement)
    early.sign(["A", "B"], "2020-01-31")
    early.notice("A", delivered: "2020-01-31")
    return early.on("2020-01-31").termination.endDays?.firstDayWithout ?? .last
  }

  @Test("L23, L28: the end of a term that waits is told to wait, and the earliest day of an ending is derived")
  func waits() throws {
    let clause = "article: {en: '1'}, says: {en: says}"
    var life = TestLife(
      try Fixture.agreement(
        yaml: """
          agreement: until-done
          title: {en: Treaty}
          nature: binding
          parties: [{id: A, name: {en: Alpha}}, {id: B, name: {en: Beta}}]
          start: {\(clause), rule: {day-of: last-signature}}
          duration: {\(clause), ends: {after: P1M, from: {event: done}}}
          """))
    #expect(life.timeline.term(on: day("2020-01-01")) == nil)
    life.sign(["A", "B"], "2020-01-31")
    guard case .waits(let awaited)? = life.timeline.term(on: day("2020-02-01")) else { return #expect(Bool(false)) }
    #expect(awaited.count == 1)
    life.add([], .event(try #require(EventName("done")), on: .day(day("2020-03-01"))))
    guard case .runs(let term)? = life.timeline.term(on: day("2020-03-01")) else { return #expect(Bool(false)) }
    #expect(term.present == day("2020-03-31") && term.renewal == nil)
    #expect(life.timeline.term(on: day("2020-04-01")) == nil)
    var waiting = try TestLife.signed([.noticeCountsFrom: "received"])
    waiting.notice("US", delivered: "2026-01-15")
    let explanation = waiting.timeline.explanation(on: day("2026-01-15"), known: day("2026-01-15"))
    #expect(waiting.ending("2026-01-15") == "conditional 2026-07-14")
    #expect(explanation.earliest.last?.phrase.plain.contains("2026-07-14") == true)
  }
}
