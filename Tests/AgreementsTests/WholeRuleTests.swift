import Agreements
import CivilDate
import TestKit
import Testing

/// Answers that rest on the whole rule: what waits, what counts from which act, and how terms and periods are counted.
struct WholeRuleTests {
  @Test("L26: a period back undoes one forward: no later day is in time, and this one is")
  func periodsBack() throws {
    var random = Seeded()
    for _ in 0..<2_000 {
      let end = try #require(CivilDay(daysSinceUnixEpoch: Int.random(in: 10_000..<30_000, using: &random)))
      let number = Int.random(in: 1...30, using: &random)
      let period: Period = [.days(number), .months(number), .years(number)][Int.random(in: 0...2, using: &random)]
      for missingDay in MissingDay.allCases {
        func isOver(_ day: CivilDay, _ isInTime: (CivilDay, CivilDay) -> Bool) -> Bool {
          day.after(period, counting: .nthDayAfter, missingDay: missingDay).map { isInTime($0.day, end) } ?? false
        }
        for (kind, isInTime) in [(LastDayInTime.safe, { $0 < $1 }), (.anniversary, { $0 <= $1 })]
          as [(LastDayInTime, (CivilDay, CivilDay) -> Bool)]
        {
          let last = try #require(kind.lastDay(period, before: end, missingDay)?.day)
          let later = (1...40).compactMap { CivilDay(daysSinceUnixEpoch: last.daysSinceUnixEpoch + $0) }
          #expect(isOver(last, isInTime), "seed \(random.seed): \(period) before \(end)")
          #expect(!later.contains { isOver($0, isInTime) }, "seed \(random.seed): \(period) before \(end)")
        }
      }
    }
  }

  @Test(
    "L21, L22: a yearly day can be its own cut-off, and of 29 February missing-day says which day it is",
    arguments: [
      ("{yearly: 07-31, cut-off: 07-31, from: {day-of: notice}}", "2024-07-31", "2024-07-31"),
      ("{yearly: 07-31, cut-off: 07-31, from: {day-of: notice}}", "2024-08-01", "2025-07-31"),
      ("{yearly: 02-29, from: {day-of: notice}}", "2025-01-10", "2025-02-28"),
      ("{yearly: 02-29, from: {day-of: notice}}", "2027-03-10", "2028-02-29"),
    ])
  func yearly(rule: String, on: String, end: String) throws {
    var life = try treaty("termination: {\(clause), rule: \(rule)}")
    life.notice("A", delivered: on)
    #expect(life.ending(on).hasPrefix(end))
    let overflow = try treaty(
      "termination: {\(clause), rule: \(rule)}\npolicies: {missing-day: {value: overflow, reason: {en: x}}}")
    var other = TestLife(overflow.agreement)
    other.sign(["A", "B"], "2020-01-01")
    other.notice("A", delivered: on)
    #expect(other.ending(on).hasPrefix(end == "2025-02-28" ? "2025-03-01" : end))
  }

  @Test(
    "L22: a term keeps the day that it was first counted from, in any rule and when years are renewed by months",
    arguments: [
      (
        "{rule: {after: P1M, from: {day-of: start}}, not-before: {date: 2024-02-01}}", "P1M", "2024-01-31", "2024-03-10"
      ),
      ("{after: P1M, from: {day-of: start}}", "P1Y", "2023-08-31", "2024-03-10"),
      ("{after: P1Y, from: {day-of: start}}", "P1M", "2023-03-31", "2024-03-20"),
    ])
  func terms(ends: String, renewal: String, signed: String, notice: String) throws {
    var life = TestLife(
      try treaty(
        """
        duration: {\(clause), ends: \(ends), renewal: {for: \(renewal), notice: P7D}}
        termination: {\(clause), rule: {day-of: term-end}}
        """
      ).agreement)
    life.sign(["A", "B"], signed)
    life.notice("A", delivered: notice)
    let expected = ["2024-01-31": "2024-03-31", "2023-08-31": "2024-09-30", "2023-03-31": "2024-03-31"]
    #expect(life.ending(notice).hasPrefix(expected[signed] ?? "-"), "\(life.ending(notice))")
  }

  @Test("L23: notice-from locks until what it waits for, and term-end in it is the end that the notice would bring")
  func noticeFrom() throws {
    var life = try treaty(
      "termination: {\(clause), notice-from: {event: paid}, rule: {after: P30D, from: {day-of: notice}}}")
    let early = life.notice("A", delivered: "2021-01-01")
    life.add([], .event(EventName("paid")!, on: .day(day("2021-02-01"))))
    let late = life.notice("B", delivered: "2021-03-01")
    guard case .withoutEffect(.noticeMustWait)? = life.assessment(early) else {
      Issue.record("\(life.assessment(early) as Any)")
      return
    }
    #expect(life.assessment(late) == .effective)
    let window = """
      duration: {\(clause), ends: {after: P5Y, from: {day-of: start}}, renewal: {for: P5Y, notice: P6M}}
      termination: {
        \(clause), notice-from: {before: P12M, last-day: anniversary, from: {day-of: term-end}},
        rule: {day-of: term-end}}
      """
    for (on, from) in [("2022-06-01", "2024-01-01"), ("2024-09-01", "2029-01-01")] {
      var life = try treaty(window)
      let notice = life.notice("A", delivered: on)
      #expect(life.assessment(notice) == .withoutEffect(.noticeTooEarly(from: day(from))))
    }
    var inTime = try treaty(window)
    inTime.notice("A", delivered: "2029-03-01")
    #expect(inTime.ending("2029-03-01").hasPrefix("2030-01-01"))
  }

  @Test("L23, L28: a term that waits is conditional; with another branch that has a day it is provisional")
  func waitingTerm() throws {
    let waits = try treaty("duration: {\(clause), ends: {event: done}}")
    #expect(waits.ending("2021-01-01") == "conditional open")
    var either = try treaty(
      "duration: {\(clause), ends: {earliest-of: [{after: P5Y, from: {day-of: start}}, {event: done}]}}")
    #expect(either.ending("2021-01-01") == "2025-01-01 provisional clause")
    either.add([], .event(EventName("done")!, on: .day(day("2022-03-31"))))
    #expect(either.ending("2022-04-01") == "2022-03-31 fixed clause")
  }

  @Test("L17: a condition that is met late reaches back to the day that it fixes, and the answer says so")
  func metLate() throws {
    var life = try treaty(
      "termination: {\(clause), rule: {rule: {after: P30D, from: {day-of: notice}}, provided: {event: paid}}}")
    let notice = life.notice("A", delivered: "2021-01-01")
    #expect(life.ending("2021-02-15") == "conditional 2021-01-31" || life.ending("2021-02-15") == "conditional open")
    #expect(life.on("2021-02-15").reachesBack == nil)
    life.add([], .event(EventName("paid")!, on: .day(day("2021-06-01"))))
    let between = life.on("2021-02-15")
    #expect(between.state == .ended(since: day("2021-01-31")))
    #expect(between.reachesBack?.entries == [entry(notice.value + 1)])
    #expect(between.reachesBack?.completed == day("2021-06-01"))
    #expect(between.reachesBack.map { $0.without != between.state } == true)
    #expect(life.on("2021-01-30").reachesBack == nil && life.on("2021-06-01").reachesBack == nil)
  }

  @Test("L23, L28: an effect that waits says for what, and from when on it can come")
  func waitingEffect() throws {
    var life = try treaty("effects: [{what: archive, \(clause), rule: {after: P30D, from: {event: done}}}]")
    #expect(life.on("2021-01-01").effects.map(\.date) == [nil])
    #expect(life.on("2021-01-01").effects.map(\.notBefore) == [day("2021-01-31")])
    life.add([], .event(EventName("done")!, on: .day(day("2021-03-01"))))
    #expect(life.on("2021-03-01").effects.map(\.date) == [day("2021-03-31")])
  }

  @Test(
    "L3, L21: an ending whose rule rests on events alone ends without a notice; an event before a notice is not its own"
  )
  func events() throws {
    var alone = try treaty("termination: {\(clause), rule: {after: P10D, from: {event: done}}}")
    #expect(alone.ending("2021-01-01") == "conditional 2021-01-11")
    alone.add([], .event(EventName("done")!, on: .day(day("2021-03-01"))))
    #expect(alone.ending("2021-03-02") == "2021-03-11 fixed clause")
    var own = try treaty(
      "termination: {\(clause), rule: {latest-of: [{day-of: notice}, {after: P10D, from: {event: heard}}]}}")
    own.add([], .event(EventName("heard")!, on: .day(day("2020-06-01"))))
    own.notice("A", delivered: "2021-01-01")
    #expect(own.ending("2021-02-01") == "conditional 2021-02-11")
    own.add([], .event(EventName("heard")!, on: .day(day("2021-03-01"))))
    #expect(own.ending("2021-03-01") == "2021-03-11 fixed default")
  }

  @Test(
    "L25: a suspension moves the period counted from the notice once, whatever rule stands around it",
    arguments: [
      ("{after: P30D, from: {rule: {day-of: notice}, not-before: {date: 2000-01-01}}}", "2020-07-11"),
      ("{after: P10D, from: {after: P20D, from: {day-of: notice}}}", "2020-07-11"),
      ("{rule: {nth-day: 30, from: {day-of: notice}}, not-before: {date: 2020-12-31}}", "2020-12-31"),
      ("{latest-of: [{after: P30D, from: {day-of: notice}}, {date: 2020-01-02}]}", "2020-07-11"),
    ])
  func suspended(rule: String, end: String) throws {
    var life = try treaty("termination: {\(clause), rule: \(rule)}")
    let notice = life.notice("A", delivered: "2020-06-01")
    life.add(
      ["A"], .suspension(Suspension(notice: notice, until: day("2020-06-21")), on: .day(day("2020-06-11"))))
    #expect(life.ending("2020-06-25").hasPrefix(end), "\(life.ending("2020-06-25"))")
    // Both parties see what the agreement sees, also after the suspension has ended by itself.
    for party in ["A", "B"].map(party) {
      let status = life.timeline.status(on: day("2020-06-25"), known: day("2020-06-25"), of: party)
      #expect(status.termination.words.hasPrefix(end) && status.state.name.rawValue == "ending")
    }
  }
}
