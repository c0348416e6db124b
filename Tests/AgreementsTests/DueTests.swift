@testable import Agreements
import CivilDate
import TestKit
import Testing

/// What falls due, tried out: on the day told it is so, and nothing that an answer tells is left out.
struct DueTests {
  private static let worlds = 150

  private func eachLife(_ check: (RandomWorld, Timeline, CivilDay, PartyID?, String) throws -> Void) rethrows {
    let seed = Seeded().seed
    for number in 1...Self.worlds {
      var own = Seeded(seed: seed &+ UInt64(number) &* 0x9E37_79B9)
      let world = RandomWorld(using: &own)
      for day in Set(world.acts.flatMap(\.content.days).map(\.atPlace)).sorted().prefix(6) {
        let acts = world.acts.filter { ($0.content.days.map(\.atPlace).max() ?? day) <= day }
        let life = Timeline(world.agreement, acts: acts)
        for party in [PartyID?.none] + life.parties(on: day).prefix(2).map(Optional.some) {
          try check(
            world, life, day, party,
            "DEPOSITARY_SEED=\(seed), world \(number), \(day), \(party?.description ?? "-")")
        }
      }
    }
  }

  @Test("L25, L28: what is told to fall due comes on that day, if nothing else happens")
  func comes() {
    var told: [String: Int] = [:]
    eachLife { _, life, day, party, place in
      for due in life.due(from: day, through: .last, known: day, of: party) {
        func state(on day: CivilDay) -> State { life.status(on: day, known: day, of: due.party).state }
        let then = state(on: due.day)
        #expect(due.day >= day, "\(place): \(due)")
        switch due.matter {
        case .start:
          told["start", default: 0] += 1
          // Its own clauses can end it on their first day.
          let isThere = then != .notAParty && then != .awaitingConsent && then != .awaitingSignatures
          #expect(isThere || then.hasEnded || then == .undetermined, "\(place): \(due), \(then)")
        case .end where due.standing == .conditional || then == .undetermined: break
        case .end:
          guard case .contested = due.standing else {
            told["end", default: 0] += 1
            // To a party that will never be bound the end of the agreement is told.
            let ofAll = life.status(on: due.day, known: day).state
            #expect(then.hasEnded || (then == .notAParty && ofAll.hasEnded), "\(place): \(due), \(then)")
            continue
          }
        case .renewal:
          told["renewal", default: 0] += 1
          #expect(!then.hasEnded || then == .ended(since: due.day), "\(place): \(due), \(then)")
        case .runsAgain:
          told["runsAgain", default: 0] += 1
          if case .suspended(let since, _) = then { #expect(since == due.day, "\(place): \(due), \(then)") }
        case .amendment(let id):
          told["amendment", default: 0] += 1
          if then == .undetermined || then == .ended(since: due.day) { continue }
          #expect(
            life.amendmentsInForce(on: due.day, of: due.party).contains { $0.amendment == id && $0.since == due.day },
            "\(place): \(due)")
        case .further(let further): #expect(further.date == due.day, "\(place): \(due)")
        }
      }
    }
    for what in ["start", "end", "renewal", "runsAgain", "amendment"] { #expect(told[what] ?? 0 > 3, "\(told)") }
  }

  @Test("nothing that an answer tells of days to come is left out of what falls due")
  func complete() {
    var (compared, ofParties) = (0, 0)
    eachLife { _, life, day, party, place in
      let status = life.status(on: day, known: day, of: party)
      let due = life.due(from: day, through: .last, known: day, of: party)
      let own = due.filter { $0.party == party }
      func isTold(_ what: String, _ date: CivilDay?, _ isIt: (Due.Matter) -> Bool) {
        guard let date, date >= day else { return }
        compared += 1
        #expect(own.contains { $0.day == date && isIt($0.matter) }, "\(place): \(what) on \(date) is not told")
      }
      isTold("the start", status.start.date) { $0 == .start }
      isTold("the end", status.termination.endDays?.firstDayWithout) { $0 == .end }
      isTold("running again", status.state.runsAgain) { $0 == .runsAgain }
      for further in status.effects + status.deadlines {
        isTold(further.what, further.date) { if case .further(further) = $0 { true } else { false } }
      }
      for (id, from) in life.amendmentsToCome(after: day, of: party) {
        isTold("amendment \(id)", from) { $0 == .amendment(id) }
      }
      guard party == nil else { return }
      for who in life.parties(on: day) where !life.status(on: day, known: day, of: who).state.hasEnded {
        for (id, from) in life.amendmentsToCome(after: day, of: who) where life.acceptors(on: day) != nil {
          ofParties += 1
          let isTold = due.contains { $0.day == from && $0.matter == .amendment(id) && ($0.party ?? who) == who }
          #expect(isTold, "\(place): \(id) for \(who) on \(from)")
        }
        let own = life.status(on: day, known: day, of: who)
        guard let from = own.date(of: .notifyFrom), life.memberships(on: day, known: day).bound.contains(who) else {
          continue
        }
        ofParties += 1
        let isTold = due.contains { due in
          guard case .further(let further) = due.matter else { return false }
          return further.date == from && further.what == "notify-from" && (due.party ?? who) == who
        }
        #expect(isTold, "\(place): notice of \(who) from \(from)")
      }
      for case (let who, .leaving(.dated(let date))) in life.memberships(on: day, known: day).changes.map({
        ($0.party, $0.change)
      }) where date.endDays.firstDayWithout >= day {
        #expect(
          due.contains { $0.party == who && $0.day == date.endDays.firstDayWithout && $0.matter == .end },
          "\(place): \(who) leaves")
      }
    }
    #expect(compared > 200 && ofParties > 5, "\(compared), \(ofParties)")
  }

  /// With a notice more, as if it had been recorded.
  private func end(_ life: Timeline, _ by: PartyID, _ day: CivilDay, _ party: PartyID?) -> CivilDay? {
    let counted = life.view(on: day, of: nil).noticed.policies(on: day).noticeCountsFrom
    let on = ActDay.day(day)
    let days =
      switch counted {
      case .dated: NoticeDays(dated: on)
      case .dispatched: NoticeDays(dispatched: on)
      case .delivered: NoticeDays(delivered: on)
      case .received: NoticeDays(received: on)
      }
    guard let days, let id = EntryNumber((life.acts.map(\.id.value).max() ?? 0) + 1) else { return nil }
    let notice = Act(id: id, by: [by], content: .notice(Notice(to: [], days: days, form: .written, effective: nil)))
    let then = Timeline(life.agreement, acts: life.acts + [notice])
    guard case .effective? = then.assessments[id] else { return nil }
    return then.status(on: day, known: day, of: party).termination.endDays?.firstDayWithout
  }

  @Test("L7, L26: the end told if a notice is given today is the one that a recorded notice brings")
  func today() {
    var count = 0
    eachLife { _, life, day, party, place in
      guard let told = life.end(ifNoticeOn: day, of: party), let by = party ?? life.parties(on: day).first else {
        return
      }
      count += 1
      let recorded = end(life, by, day, party)
      #expect(recorded == told.firstDayWithout, "\(place): \(told.firstDayWithout)")
    }
    #expect(count > 50, "\(count)")
  }

  @Test("L7, L26: a notice to come is assessed, and brings the day, as one that is recorded")
  func toCome() {
    var count = 0
    eachLife { _, life, day, party, place in
      guard let by = party ?? life.parties(on: day).first, let told = life.notice(toComeFrom: by, on: day) else {
        return
      }
      let own = life.agreement.clauses.endsPartyByParty ? by : nil
      let recorded = end(life, by, day, own)
      guard told.assessment == .effective else { return #expect(recorded == nil, "\(place): \(told.assessment)") }
      count += 1
      #expect(told.explanation.status.termination.endDays?.firstDayWithout == recorded, "\(place): \(by)")
    }
    #expect(count > 50, "\(count)")
  }

  @Test("L26: a notice on the last day told ends it in time, and none on the day after it does")
  func outBy() {
    var told = 0
    eachLife { _, life, day, party, place in
      let status = life.status(on: day, known: day, of: party)
      guard status.termination == .none, let by = party ?? life.parties(on: day).first,
        let out = day.after(.years(2), counting: .nthDayAfter, missingDay: .clamp)?.day,
        let notice = life.lastNotice(from: day, toBeOutBy: out, of: party), let next = notice.day.next
      else { return }
      let (last, brought) = (notice.day, notice.brings)
      told += 1
      // Of a contested end no one day is told.
      if notice.isContested { return #expect(end(life, by, last, party) == nil, "\(place): \(notice)") }
      let inTime = end(life, by, last, party)
      #expect(inTime == brought.firstDayWithout && brought.firstDayWithout <= out, "\(place): \(last), \(brought)")
      let late = end(life, by, next, party)
      #expect(
        late.map { $0 > out || $0 <= next } ?? true,
        "\(place): a notice on \(next) ends it on \(String(describing: late))")
    }
    #expect(told > 20, "\(told)")
  }
}
