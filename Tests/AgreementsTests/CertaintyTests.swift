import Agreements
import CivilDate
import TestKit
import Testing

/// What an answer claims of days to come, tried out: in small worlds every notice and every event that the text
/// provides for is recorded, one at a time, and the claim has to hold.
struct CertaintyTests {
  private static let worlds = 200
  private static let events = ["goal-met", "dues-paid", "conflict", "peace", "parent-end"].compactMap(EventName.init)

  @Test("L28: no notice, event, consent, signature or extension moves a day that is said to be fixed")
  func fixedIsFixed() throws {
    var tried = 0
    try eachAnswer { life, world, status, place in
      guard case .dated(let date) = status.termination, date.certainty == .fixed,
        date.endDays.firstDayWithout > status.on
      else { return }
      for act in acts(of: world, from: status.on, until: date.endDays.lastDay) {
        tried += 1
        guard let longer = longer(life, act), let day = longer.day(of: act.id) else { continue }
        let then = longer.status(on: day, known: day, of: status.party).termination
        if case .dated(let other) = then, other.cause == .agreed { continue }
        if then.computed != date.endDays {
          Issue.record(
            "\(place): \(date.endDays.firstDayWithout) is moved to \(then.words) by \(act.by) \(act.content)")
          return
        }
      }
    }
    #expect(tried > 100, "\(tried)")
  }

  @Test("L28: where the clause yields to an agreed date, none that all determine moves a day that is said to be fixed")
  func fixedBesideAgreed() throws {
    var (tried, provisional) = (0, 0)
    try eachAnswer { life, world, status, place in
      guard case .dated(let date) = status.termination, date.cause != .agreed, let next = status.on.next,
        next < date.endDays.firstDayWithout, status.party == nil,
        life.agreement.clauses.termination?.rule?.yieldsToAgreedDate == true
      else { return }
      let content = ActContent.agreedDate(.firstDayWithout(next), on: .day(status.on))
      let act = Act(id: entry(9_999), by: world.parties, content: content)
      guard let longer = longer(life, act) else { return }
      let then = longer.status(on: status.on, known: status.on).termination
      guard then.computed != date.endDays else { return }
      if date.certainty == .fixed { Issue.record("\(place): \(date.endDays) is moved by \(next), agreed on by all") }
      if date.displacers.contains(where: { $0.kind == .agreedDate }) { provisional += 1 }
      tried += 1
    }
    #expect(tried > 0 && provisional > 0, "\(tried), \(provisional)")
  }

  @Test("L26: on the last day to notify a notice is in time, and on the day after it is not")
  func lastDayIsLast() throws {
    var tried = 0
    try eachAnswer { life, world, status, place in
      guard let deadline = status.deadlines.first(where: { $0.what == "last-day-to-notify" }),
        let last = deadline.date, let counted = deadline.counted,
        let by = status.party ?? world.parties.first, last < (CivilDay(iso: "2200-01-01") ?? .last),
        let next = last.next
      else { return }
      tried += 1
      // What has to be done with it by then is done then; what comes before it was done before, and what after, after.
      let sent = notice(by, counted, on: last, before: status.on, after: next)
      let sentLate = notice(by, counted, on: next, before: status.on, after: next)
      let (inTime, late) = (end(life, sent, status), end(life, sentLate, status))
      // An end before the notice itself is none that it brings.
      if inTime == nil || (inTime == late && late.map { next <= $0 } == true) {
        Issue.record("\(place): \(last) brings \(inTime as Any), the day after \(late as Any)")
      }
    }
    #expect(tried > 3, "\(tried)")
  }

  @Test("L9, L28: on the last day to revoke the ending can still be moved, and on the day after it not")
  func lastDayToRevoke() throws {
    var tried = 0
    try eachAnswer { life, world, status, place in
      guard case .dated(let date) = status.termination, let notice = date.notice.flatMap(life.act),
        let last = status.deadlines.first(where: { $0.what == "revoke-by" })?.date, let next = last.next
      else { return }
      let by = status.party.map { [$0] } ?? notice.by
      func revoked(on day: CivilDay) -> Timeline? {
        let days = NoticeDays(dated: .day(day), dispatched: .day(day), delivered: .day(day), received: .day(day))
        let revocation = Revocation(of: notice.id, days: days!)
        return longer(life, Act(id: entry(9_999), by: by, content: .revocation(revocation)))
      }
      if revoked(on: next) != nil, next < date.endDays.firstDayWithout {
        Issue.record("\(place): it can be revoked on \(next), not only by \(last)")
      }
      guard let life = revoked(on: last) else { return }
      tried += 1
      let then = life.status(on: last, known: last, of: status.party).termination
      if then.computed == date.endDays, case .dated(let other) = then, other.notice == date.notice {
        Issue.record("\(place): a revocation on \(last) moves nothing")
      }
    }
    #expect(tried > 3, "\(tried)")
  }

  @Test("L23: no event, signature or consent brings a conditional ending before its bound")
  func bounds() throws {
    var tried = 0
    try eachAnswer { life, world, status, place in
      guard case .conditional(let conditional) = status.termination, let bound = conditional.notBefore else { return }
      for act in startingActs(of: world, on: status.on) {
        guard let longer = longer(life, act) else { continue }
        tried += 1
        let then = longer.status(on: status.on, known: status.on, of: status.party).termination
        if let endDays = then.computed, endDays.firstDayWithout < bound {
          Issue.record("\(place): \(endDays.firstDayWithout) is before \(bound), by \(act.by) \(act.content)")
        }
      }
    }
    #expect(tried > 0, "\(tried)")
  }

  @Test("L28: after the last day that is told of it, a notice or an event moves a provisional day no more")
  func displacedUntil() throws {
    var (tried, moved) = (0, 0)
    try eachAnswer { life, world, status, place in
      guard case .dated(let date) = status.termination, date.endDays.firstDayWithout > status.on else { return }
      for displacement in GroundsFinder(life).ending(of: status).displacements {
        let until = displacement.until
        #expect(until >= status.on && until <= date.endDays.lastDay, "\(place)")
        func moves(on day: CivilDay) -> Bool {
          acts(of: displacement.displacer, by: status.party ?? world.parties.first, on: day).contains { act in
            guard let longer = longer(life, act) else { return false }
            let then = longer.status(on: day, known: day, of: status.party).termination
            // One party alone can agree with itself.
            if case .dated(let other) = then, other.cause == .agreed { return false }
            return then.computed != date.endDays
          }
        }
        guard let next = until.next, next < date.endDays.firstDayWithout else { continue }
        tried += 1
        if moves(on: until) { moved += 1 }
        for day in [next, date.endDays.lastDay] where moves(on: day) {
          Issue.record(
            "\(place): \(displacement.displacer.kind) on \(day) moves \(date.endDays), not only until \(until)")
        }
      }
    }
    #expect(tried > 0 && moved > 0, "\(tried), \(moved)")
  }

  @Test("L28: withdrawals are told where those who stay can leave too few before the day, until the last day for it")
  func withdrawals() throws {
    var (told, untold) = (0, 0)
    try eachAnswer { life, world, status, place in
      guard case .dated(let date) = status.termination, date.endDays.firstDayWithout > status.on,
        life.agreement.clauses.endsPartyByParty
      else { return }
      let staying = world.parties.filter { party in
        let own = life.status(on: status.on, known: status.on, of: party)
        guard party != status.party, own.state != .notAParty else { return false }
        return own.termination == .none || life.endsWithAgreement(party, on: status.on)
      }
      func moves(on day: CivilDay) -> Bool {
        [nil, day].contains { named in
          var longer = life
          for (place, party) in staying.enumerated() {
            longer.set(notice(party, on: day, naming: named, as: 9_900 + Int64(place)))
          }
          let then = longer.status(on: day, known: day, of: status.party).termination.computed
          return then.map { $0.firstDayWithout < date.endDays.firstDayWithout } ?? false
        }
      }
      let until = GroundsFinder(life).ending(of: status).displacements.first { $0.displacer.kind == .withdrawals }?
        .until
      guard let until else {
        untold += 1
        if moves(on: status.on) { Issue.record("\(place): \(staying) can end it before \(date.endDays)") }
        return
      }
      told += 1
      if !moves(on: until) { Issue.record("\(place): \(staying) cannot end it before \(date.endDays) on \(until)") }
      if let next = until.next, next < date.endDays.firstDayWithout, moves(on: next) {
        Issue.record("\(place): \(staying) can end it before \(date.endDays) on \(next), too")
      }
    }
    #expect(told > 0 && untold > 10, "\(told), \(untold)")
  }

  @Test("L28: no event, signature or consent moves a start that is said to be fixed; none comes before its bound")
  func fixedStart() throws {
    var (tried, bounds) = (0, 0)
    try eachAnswer { life, world, status, place in
      let bound = status.start.notBefore
      let isAhead = status.start.date.map { $0 > status.on } ?? false
      guard bound != nil || (isAhead && status.start.outcome == .fixed) else { return }
      for act in startingActs(of: world, on: status.on) {
        guard let longer = longer(life, act) else { continue }
        let after = longer.status(on: status.on, known: status.on, of: status.party)
        let then = after.start
        if let bound {
          bounds += 1
          if let date = then.date, date < bound {
            Issue.record("\(place): \(date) is before \(bound), by \(act.content)")
          }
        } else {
          tried += 1
          // An end of the agreement that comes before is told as that: the party never joins.
          if then.date != status.start.date,
            then.date != nil || !longer.remarks(on: after).contains(where: \.isEndBefore)
          {
            Issue.record("\(place): \(status.start.date as Any) becomes \(then.date as Any) by \(act.content)")
          }
        }
      }
    }
    #expect(tried > 3 && bounds > 3, "\(tried), \(bounds)")
  }

  @Test("L27: an act that is not among the grounds of a day can go without moving it")
  func groundsAreWhole() throws {
    var (tried, moved) = (0, 0)
    try eachAnswer { life, world, status, place in
      guard case .dated(let date) = status.termination else { return }
      let grounds = Set(GroundsFinder(life).ending(of: status).entries)
      for act in life.acts {
        var shorter = life
        shorter.remove(act.id)
        let others = life.acts.filter { $0.id != act.id }
        guard others.allSatisfy({ shorter.assessments[$0.id] == life.assessments[$0.id] }) else { continue }
        let then = shorter.status(on: status.on, known: status.on, of: status.party).termination.endDays
        if grounds.contains(act.id) {
          if then != date.endDays { moved += 1 }
          continue
        }
        tried += 1
        if then != date.endDays { Issue.record("\(place): without act \(act.id) \(then as Any), not \(date.endDays)") }
      }
    }
    #expect(tried > 30 && moved > 10, "\(tried), \(moved)")
  }

  @Test("L27: an act that is not among the grounds of an amendment can go without moving its first day")
  func groundsOfAmendments() throws {
    var (tried, moved) = (0, 0)
    try eachAnswer { life, world, status, place in
      let days =
        life.amendmentsInForce(on: status.on, of: status.party).map { ($0.amendment, $0.since) }
        + life.amendmentsToCome(after: status.on, of: status.party).map { ($0.amendment, $0.from) }
      let found = GroundsFinder(life).amendments(days, of: status)
      for ((amendment, day), grounds) in zip(days, found.map { Set($0.entries) }) {
        for act in life.acts {
          var shorter = life
          shorter.remove(act.id)
          let others = life.acts.filter { $0.id != act.id }
          guard others.allSatisfy({ shorter.assessments[$0.id] == life.assessments[$0.id] }) else { continue }
          let then =
            shorter.amendmentsInForce(on: status.on, of: status.party).first { $0.amendment == amendment }?.since
            ?? shorter.amendmentsToCome(after: status.on, of: status.party).first { $0.amendment == amendment }?.from
          if grounds.contains(act.id) {
            if then != day { moved += 1 }
          } else {
            tried += 1
            // Without it the agreement can end before: that is told with the end.
            let other = shorter.status(on: status.on, known: status.on, of: status.party)
            if then != day, then != nil || other.termination.endDays == status.termination.endDays {
              Issue.record("\(place): without act \(act.id) \(amendment) from \(then as Any), not \(day)")
            }
          }
        }
      }
    }
    #expect(tried > 30 && moved > 10, "\(tried), \(moved)")
  }

  @Test("L27: a policy that is not among those consulted changes no day, whatever its value")
  func policiesAreWhole() throws {
    var tried = 0
    try eachAnswer { life, world, status, place in
      guard status.party == nil || status.party == world.parties.first else { return }
      let consulted = GroundsFinder(life).policies
      for name in PolicyName.allCases where !consulted.contains(name) {
        for value in name.values {
          tried += 1
          let then = self.status(life, as: status, under: PolicyOverride(name: name, value: value))
          if then.termination.endDays != status.termination.endDays || then.start.date != status.start.date
            || then.state != status.state
          {
            Issue.record("\(place): \(name) = \(value) gives \(then.state), \(then.termination.endDays as Any)")
          }
        }
      }
    }
    #expect(tried > 100, "\(tried)")
  }

  @Test("L27: a policy has the value that the answer tells: set to it everywhere, it changes nothing")
  func policiesAreAsTold() throws {
    var tried = 0
    try eachAnswer { life, world, status, place in
      for use in life.policyUses(status, known: status.on) {
        guard case .one(let value) = use.value else { continue }
        tried += 1
        let then = self.status(life, as: status, under: PolicyOverride(name: use.name, value: value))
        if then.termination.endDays != status.termination.endDays {
          Issue.record("\(place): \(use.name) = \(value) gives \(then.termination.endDays as Any)")
        }
      }
    }
    #expect(tried > 50, "\(tried)")
  }

  @Test("L27: a value of a policy under which the end is another is told")
  func otherEndsAreTold() throws {
    var tried = 0
    try eachAnswer { life, world, status, place in
      let uses = life.policyUses(status, known: status.on)
      let told = Set(uses.flatMap { use in use.alternatives.map { PolicyOverride(name: use.name, value: $0.value) } })
      for name in GroundsFinder(life).policies {
        for value in name.values {
          let override = PolicyOverride(name: name, value: value)
          let then = self.status(life, as: status, under: override).termination.endDays
          guard then != status.termination.endDays else { continue }
          tried += 1
          if !told.contains(override) { Issue.record("\(place): \(name) = \(value) gives \(then as Any), untold") }
        }
      }
    }
    #expect(tried > 50, "\(tried)")
  }

  /// What the same question gives where a policy has another value everywhere.
  private func status(_ life: Timeline, as status: Status, under override: PolicyOverride) -> Status {
    Timeline(life.agreement, acts: life.acts, override: override)
      .status(on: status.on, known: status.on, of: status.party)
  }

  /// The life with one act more; nil where that has no effect.
  private func longer(_ life: Timeline, _ act: Act) -> Timeline? {
    var longer = life
    longer.set(act)
    return longer.assessments[act.id] == .effective ? longer : nil
  }

  private func acts(of displacer: Displacer, by party: PartyID?, on day: CivilDay) -> [Act] {
    switch displacer.kind {
    case .notice: party.map { [notice($0, on: day), notice($0, on: day, naming: day)] } ?? []
    case .event, .parentEnd:
      displacer.event.map { [Act(id: entry(9_999), by: [], content: .event($0, on: .day(day)))] } ?? []
    default: []
    }
  }

  private func startingActs(of world: RandomWorld, on day: CivilDay) -> [Act] {
    let all = world.parties.flatMap { party in
      [
        Act(id: entry(9_999), by: [party], content: .signature(on: .day(day))),
        Act(id: entry(9_999), by: [party], content: .consent(Consent(kind: .ratification), on: .day(day))),
      ]
    }
    return all + Self.events.map { Act(id: entry(9_999), by: [], content: .event($0, on: .day(day))) }
  }

  /// The first day without, as it looks on the day of the act.
  private func end(_ life: Timeline, _ act: Act, _ status: Status) -> CivilDay? {
    guard let longer = longer(life, act), let day = longer.day(of: act.id) else { return nil }
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
        + Self.events.map { Act(id: entry(9_999), by: [], content: .event($0, on: .day(day))) }
        + startingActs(of: world, on: day)
        + (isExtendable(world) ? [content(world.parties, last, on: day)] : [])
    }
  }

  private func isExtendable(_ world: RandomWorld) -> Bool {
    let isChanged = world.changeFiles.values.contains { $0.contains("duration:") }
    return !isChanged && world.agreement.clauses.duration?.isExtendable == true
  }

  private func content(_ by: [PartyID], _ last: CivilDay, on day: CivilDay) -> Act {
    let content = Extension(.until(last.next ?? last), from: nil)
    return Act(id: entry(9_999), by: by, content: .extension(content, on: .day(day)))
  }

  private func notice(
    _ by: PartyID, _ counted: NoticeDay, on day: CivilDay, before: CivilDay, after: CivilDay
  ) -> Act {
    let place = NoticeDay.allCases.firstIndex(of: counted) ?? 0
    let all = NoticeDay.allCases.indices.map { ActDay.day($0 < place ? before : $0 > place ? after : day) }
    let days = NoticeDays(dated: all[0], dispatched: all[1], delivered: all[2], received: all[3])
    return Act(
      id: entry(9_999), by: [by], content: .notice(Notice(to: [], days: days!, form: .written, effective: nil)))
  }

  private func notice(_ by: PartyID, on day: CivilDay, naming named: CivilDay? = nil, as number: Int64 = 9_999) -> Act {
    let days = NoticeDays(dated: .day(day), dispatched: .day(day), delivered: .day(day), received: .day(day))
    let notice = Notice(to: [], days: days!, form: .written, effective: named)
    return Act(id: entry(number), by: [by], content: .notice(notice))
  }
}

extension Termination {
  /// What the clauses give, whatever parties hold.
  fileprivate var computed: EndDays? {
    if case .contested(let contested) = self { contested.readings.first?.endDays } else { endDays }
  }
}

extension EndingRemark {
  fileprivate var isEndBefore: Bool { if case .endsBefore = self { true } else { false } }
}
