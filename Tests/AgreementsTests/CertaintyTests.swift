import Agreements
import CivilDate
import TestKit
import Testing

/// What an answer claims of days to come, tried out: in small worlds every notice and every event that the text
/// provides for is recorded, one at a time, and the claim has to hold.
struct CertaintyTests {
  private static let worlds = 200
  private static let events = ["goal-met", "dues-paid", "conflict", "peace", "parent-end"].compactMap(EventName.init)

  @Test("L28: no notice and no event moves a day that is said to be fixed")
  func fixedIsFixed() throws {
    var tried = 0
    try eachAnswer { life, world, status, place in
      guard case .dated(let date) = status.termination, date.certainty == .fixed,
        date.turn.firstDayWithout > status.on
      else { return }
      for act in acts(of: world, from: status.on, until: date.turn.lastDay) {
        tried += 1
        var longer = life
        longer.set(act)
        guard longer.assessments[act.id] == .effective, let day = longer.day(of: act.id) else { continue }
        let then = longer.status(on: day, known: day, of: status.party).termination
        if case .dated(let other) = then, other.cause == .agreed { continue }
        if then.computed != date.turn {
          Issue.record("\(place): \(date.turn.firstDayWithout) is moved to \(then.words) by \(act.by) \(act.deed)")
          return
        }
      }
    }
    #expect(tried > 100, "\(tried)")
  }

  @Test("L26: on the last day to notify a notice is in time, and on the day after it is not")
  func lastDayIsLast() throws {
    var tried = 0
    try eachAnswer { life, world, status, place in
      guard let last = status.deadlines.first(where: { $0.what == "last-day-to-notify" })?.date,
        let by = status.party ?? world.parties.first, last < (CivilDay(iso: "2200-01-01") ?? .last),
        let next = last.next
      else { return }
      tried += 1
      let (inTime, late) = (end(life, notice(by, on: last), status), end(life, notice(by, on: next), status))
      // An end before the notice itself is none that it brings.
      if inTime == nil || (inTime == late && late.map { next <= $0 } == true) {
        Issue.record("\(place): \(last) brings \(inTime as Any), the day after \(late as Any)")
      }
    }
    #expect(tried > 3, "\(tried)")
  }

  /// The first day without, as it looks on the day of the act.
  private func end(_ life: Timeline, _ act: Act, _ status: Status) -> CivilDay? {
    var longer = life
    longer.set(act)
    guard longer.assessments[act.id] == .effective, let day = longer.day(of: act.id) else { return nil }
    return longer.status(on: day, known: day, of: status.party).termination.computed?.firstDayWithout
  }

  /// Asked on the last day on which something happened, and some days later: nothing else is known then.
  private func eachAnswer(_ body: (Timeline, RandomWorld, Status, String) throws -> Void) throws {
    let seed = Seeded().seed
    for number in 1...Self.worlds {
      var own = Seeded(seed: seed &+ UInt64(number) &* 0x9E37_79B9)
      let world = RandomWorld(using: &own)
      let kept = world.acts.prefix(Int.random(in: 1...max(1, world.acts.count), using: &own))
      let life = Timeline(world.agreement, acts: Array(kept))
      guard let last = kept.compactMap({ life.day(of: $0.id) }).max() else { continue }
      let day = last.after(.days(Int.random(in: 1...40, using: &own)), counting: .nthDayAfter, missingDay: .clamp)?.day
      for party in [nil] + world.parties.map(Optional.some) {
        let asked = day ?? last
        let status = life.status(on: asked, known: asked, of: party)
        if case .contested = status.termination { continue }
        let who = party?.description ?? "the agreement"
        try body(life, world, status, "DEPOSITARY_SEED=\(seed), world \(number), \(who) on \(asked)")
      }
    }
  }

  private func acts(of world: RandomWorld, from first: CivilDay, until last: CivilDay) -> [Act] {
    let middle = CivilDay(daysSinceUnixEpoch: (first.daysSinceUnixEpoch + last.daysSinceUnixEpoch) / 2) ?? first
    return [first, middle, last].flatMap { day in
      world.parties.flatMap { [notice($0, on: day), notice($0, on: day, naming: day)] }
        + Self.events.map { Act(id: entry(9_999), by: [], deed: .event($0, on: .day(day))) }
    }
  }

  private func notice(_ by: PartyID, on day: CivilDay, naming named: CivilDay? = nil) -> Act {
    let days = NoticeDays(dated: .day(day), dispatched: .day(day), delivered: .day(day), received: .day(day))
    let notice = Notice(to: [], days: days!, form: .written, effective: named)
    return Act(id: entry(9_999), by: [by], deed: .notice(notice))
  }
}

extension Termination {
  /// What the clauses give, whatever parties hold.
  fileprivate var computed: Turn? {
    if case .contested(let contested) = self { contested.readings.first?.turn } else { turn }
  }
}
