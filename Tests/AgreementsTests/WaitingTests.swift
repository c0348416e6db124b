@testable import Agreements
import CivilDate
import TestKit
import Testing

/// What an answer says that a day waits for, tried out: the day comes once this has come, and not before.
struct WaitingTests {
  private static let events = ["a", "b", "c", "d"]

  private static func rule(_ random: inout Seeded, _ depth: Int = 0) -> String {
    if depth == 3 || Int.random(in: 0..<3, using: &random) == 0 && depth > 0 {
      return "{event: \(events[Int.random(in: 0..<events.count, using: &random)])}"
    }
    let parts = (0..<Int.random(in: 2...3, using: &random)).map { _ in rule(&random, depth + 1) }
    return "{\(Bool.random(using: &random) ? "earliest-of" : "latest-of"): [\(parts.joined(separator: ", "))]}"
  }

  @Test("L23: of each group that is waited for one thing is enough, and one of each is needed")
  func groups() throws {
    var random = Seeded()
    var (exact, either) = (0, 0)
    for _ in 0..<300 {
      let rule = Self.rule(&random)
      var life = TestLife(
        try Fixture.treaty(
          of: ["A", "B"],
          """
          start: {\(clause), rule: {day-of: last-signature}}
          effects: [{\(clause), what: thing, rule: \(rule)}]
          """))
      life.sign(["A", "B"], "2020-01-01")
      func thing(_ life: TestLife) -> FurtherDay? {
        life.timeline.status(on: day("2020-02-01"), known: day("2020-02-01")).effects.first
      }
      guard case .waits(let waitsFor, _)? = thing(life)?.outcome else {
        Issue.record("seed \(random.seed): \(rule)")
        continue
      }
      let groups = waitsFor.map { waiting -> Set<String> in
        guard case .anyOf(let all) = waiting else { return [] }
        return Set(all.compactMap { $0.event?.description })
      }
      either += groups.count { $0.count > 1 }
      for subset in 0..<(1 << Self.events.count) {
        let come = Self.events.enumerated().filter { subset & (1 << $0.offset) != 0 }.map(\.element)
        var then = life
        for event in come {
          then.add([], .event(try #require(EventName(event)), on: .day(day("2020-01-15"))))
        }
        let isThere = thing(then)?.date != nil
        exact += 1
        #expect(
          isThere == groups.allSatisfy { !$0.isDisjoint(with: come) },
          "seed \(random.seed): \(rule) waits for \(groups), and \(come) came")
      }
    }
    #expect(exact > 1_000 && either > 100, "\(exact), \(either)")
  }

  @Test("an ending that can come in several ways waits for one of them")
  func ways() throws {
    var life = TestLife(
      try Fixture.treaty(
        of: ["A", "B"],
        """
        start: {\(clause), rule: {day-of: last-signature}}
        termination: {\(clause), rule: {after: P6M, from: {day-of: notice}}}
        suspension: {\(clause), by: all}
        """))
    life.sign(["A", "B"], "2020-01-01")
    let first = life.notice("A", delivered: "2020-02-01")
    let undated = life.notice("B", dated: "2020-02-02")
    life.add(["A", "B"], .suspension(Suspension(notice: first, until: nil), on: .day(day("2020-02-03"))))
    let status = life.timeline.status(on: day("2020-02-03"), known: day("2020-02-03"))
    guard case .conditional(let conditional) = status.termination else { return #expect(Bool(false)) }
    #expect(
      Set(conditional.ways) == [[.day(.delivered, of: undated)], [.resumption(of: first, itself: nil)]],
      "\(conditional)")
    #expect(life.timeline.remarks(on: status).isEmpty, "\(life.timeline.remarks(on: status))")
  }
}
