import Agreements
import CivilDate
import TestKit
import Testing

/// What stands is not denied: each sentence about notices, memberships and amendments, held against what the life
/// answers on the days that it names.
struct StandingTests {
  private static let worlds = 250

  /// Of many worlds, the life as it was known on each of its first days.
  func eachDay(_ check: (Timeline, CivilDay, String) throws -> Void) rethrows {
    let seed = Seeded().seed
    for number in 1...Self.worlds {
      var own = Seeded(seed: seed &+ UInt64(number) &* 0x9E37_79B9)
      let world = RandomWorld(using: &own)
      let days = Set(world.acts.flatMap(\.content.days).map(\.atPlace)).sorted()
      for day in days.prefix(8) {
        let acts = world.acts.filter { ($0.content.days.map(\.atPlace).max() ?? day) <= day }
        try check(
          Timeline(world.agreement, acts: acts), day, "DEPOSITARY_SEED=\(seed), world \(number), \(day)")
      }
    }
  }

  @Test("L25: whoever is told to leave has left on the day told, and nobody else leaves before the agreement ends")
  func leaving() throws {
    var (told, silent) = (0, 0)
    eachDay { life, day, place in
      let changes = life.memberships(on: day, known: day).changes
      for party in life.parties(on: day) {
        let leaving = changes.compactMap { change -> Termination? in
          if case .leaving(let termination) = change.change, change.party == party { termination } else { nil }
        }
        let status = life.status(on: day, known: day, of: party)
        switch leaving.first {
        case .dated(let date):
          told += 1
          let (last, first) = (date.endDays.lastDay, date.endDays.firstDayWithout)
          #expect(life.status(on: first, known: day, of: party).state.hasEnded, "\(place): \(party), \(first)")
          #expect(last < day || !life.status(on: last, known: day, of: party).state.hasEnded, "\(place): \(party)")
        case .some: #expect(status.termination == leaving.first, "\(place): \(party)")
        case nil:
          silent += 1
          guard let end = status.termination.endDays?.firstDayWithout, end > day else { continue }
          let whole = life.status(on: day, known: day).termination
          if case .contested = whole { continue }
          let all = whole.endDays?.firstDayWithout
          let isOwn = life.agreement.clauses.endsPartyByParty && all.map { end < $0 } ?? true
          #expect(!isOwn, "\(place): \(party) leaves on \(end), and it is not told")
        }
      }
    }
    #expect(told > 10 && silent > 100, "\(told), \(silent)")
  }

  @Test("L25: whoever is told to join is bound on the day told, not the day before, and nobody else joins later")
  func joining() throws {
    var told = 0
    eachDay { life, day, place in
      let memberships = life.memberships(on: day, known: day)
      let start = life.status(on: day, known: day).start.date
      for party in life.parties(on: day) {
        let joining = memberships.changes.compactMap { change -> StartAnswer? in
          guard case .joining(let start, _) = change.change, change.party == party else { return nil }
          return start
        }
        let isBound = memberships.bound.contains(party)
        let own = life.status(on: .last, known: day, of: party).start.date
        if let date = joining.first?.date {
          told += 1
          #expect(!isBound && date > day, "\(place): \(party)")
          #expect(life.memberships(on: date, known: day).bound.contains(party), "\(place): \(party) on \(date)")
        } else if !isBound, let own, own > day, own != start {
          let isBoundThen = life.memberships(on: own, known: day).bound.contains(party)
          #expect(!isBoundThen, "\(place): \(party) joins on \(own), and it is not told")
        }
      }
    }
    #expect(told > 50, "\(told)")
  }

  @Test("L25: whatever is told as ended has its day of ending told, also where a new run is ahead")
  func ended() throws {
    var told = 0
    eachDay { life, day, place in
      for party in [nil] + life.parties(on: day) {
        let status = life.status(on: day, known: day, of: party)
        guard case .ended(let since) = status.state else { continue }
        told += 1
        let explained = life.explanation(on: day, known: day, of: party)
        if case .contested = status.termination { continue }
        #expect(status.termination.endDays?.firstDayWithout == since, "\(place): \(party?.description ?? "-")")
        #expect(explained.status == status, "\(place)")
      }
    }
    #expect(told > 50, "\(told)")
    let pact = try Fixture.treaty(
      of: ["A", "B", "C"],
      """
      start:
        {\(clause), rule: {threshold: {consents: 2}}, for-party: {after: P30D, from: {day-of: consent}}}
      withdrawal: {\(clause), rule: {after: P6M, from: {day-of: notice}}}
      survival: [{\(clause), what: debts, rule: {after: P1Y, from: {day-of: end}}}]
      """)
    var life = TestLife(pact)
    for party in ["A", "B", "C"] {
      life.add([party], .consent(Consent(kind: .ratification), on: .day(day("2020-01-01"))))
    }
    let notice = life.notice("C", delivered: "2020-03-01")
    let before = life.timeline.status(on: day("2020-09-01"), known: day("2020-09-01"), of: party("C"))
    life.add(["C"], .consent(Consent(kind: .accession), on: .day(day("2021-01-01"))))
    for (on, ended) in [("2021-01-01", true), ("2021-01-30", true), ("2021-01-31", false)] {
      let status = life.timeline.status(on: day(on), known: day(on), of: party("C"))
      #expect(status.start.date == day("2021-01-31"))
      #expect(status.state.hasEnded == ended && (status.termination == .none) != ended, "\(on): \(status)")
      guard ended else { continue }
      #expect(status.termination == before.termination && status.effects == before.effects, "\(on)")
      let explained = life.timeline.explanation(on: day(on), known: day(on), of: party("C"))
      #expect(explained.acts.contains(notice) && explained.grounds.entries.contains(notice), "\(on)")
    }
  }

  @Test("L11: what is told to wait for some parties has effect once they do the same on that day")
  func waiting() throws {
    var told: [ActKind: Int] = [:]
    eachDay { life, day, place in
      for party in [nil] + life.parties(on: day) {
        let status = life.status(on: day, known: day, of: party)
        for pending in status.pending {
          guard case .parts(let missing) = pending.waitsFor, let first = pending.entries.first,
            let content = life.act(first)?.content.done(on: day), let id = EntryNumber(1_000)
          else { continue }
          told[content.kind, default: 0] += 1
          let then = Timeline(life.agreement, acts: life.acts + [Act(id: id, by: missing, content: content)])
          let came = then.assessments[id]
          // The part can be done again once the agreement has started.
          if case .withoutEffect(.beforeOperation)? = came { continue }
          #expect(came == .effective, "\(place), \(party?.description ?? "-"): \(pending), \(String(describing: came))")
        }
      }
    }
    #expect(told.count > 2, "\(told)")
  }

  @Test("where no notice is said to stand, the ending is the same without any notice that had effect")
  func noNotice() throws {
    var tried = 0
    eachDay { life, day, place in
      for party in [nil] + life.parties(on: day) {
        let status = life.status(on: day, known: day, of: party)
        guard status.termination == .none, !status.state.hasEnded else { continue }
        let standing = life.noticesStanding(on: day, of: party)
        guard standing.own.isEmpty && standing.ofParties.isEmpty else { continue }
        for act in life.acts where act.content.isNotice {
          guard life.assessments[act.id] == .effective else { continue }
          tried += 1
          var without = life
          without.remove(act.id)
          let others = life.parties(on: day).map { $0 }
          for other in party == nil ? others : [] where life.endsOn(day, other) > day {
            #expect(
              without.endsOn(day, other) == life.endsOn(day, other),
              "\(place): without \(act.id) the end of \(other) is another")
          }
        }
      }
    }
    #expect(tried > 20, "\(tried)")
  }

  @Test("what is said beside an ending: which notice governs, that one came too late, that a day named moves nothing")
  func remarks() throws {
    var (governed, alone, named, undated, beside, late) = (0, 0, 0, 0, 0, 0)
    try eachDay { life, day, place in
      for party in [nil] + life.parties(on: day) {
        let status = life.status(on: day, known: day, of: party)
        func end(_ change: (inout Timeline) -> Void) -> Termination {
          var other = life
          change(&other)
          return other.status(on: day, known: day, of: party).termination
        }
        for remark in life.remarks(on: status) {
          switch remark {
          case .governs(let notice, let others):
            governed += 1
            let without = end { $0.remove(notice) }
            if case .dated(let date) = without { #expect(date.notice != notice, "\(place)") }
            for other in others {
              var shorter = life
              shorter.remove(other)
              // A revocation that names no notice can take back another one where this one is gone.
              guard !life.acts.contains(where: \.content.isRevocationOfUnnamed) else { continue }
              alone += 1
              let stays =
                shorter.status(on: day, known: day, of: party).termination.endDays == status.termination.endDays
              #expect(stays, "\(place): \(other) beside \(notice) moves the day")
            }
          case .standing(let others):
            for other in others { #expect(life.act(other)?.content.isNotice == true, "\(place)") }
          case .undated(let notice, let missing, let bound):
            undated += 1
            let act = try #require(life.act(notice))
            for later in [0, 1, 20, 100].compactMap({ days in
              life.day(of: notice).flatMap { CivilDay(daysSinceUnixEpoch: $0.daysSinceUnixEpoch + days) }
            }) {
              let dated = try #require(act.recording(missing, on: later), "\(place): \(notice) has the day")
              let then = end { $0.set(dated) }
              guard case .dated(let date) = then, date.notice == notice, let bound else { continue }
              #expect(bound <= date.endDays.firstDayWithout, "\(place): \(notice) \(missing) on \(later)")
            }
          case .undatedBeside(let notice, let missing):
            beside += 1
            let act = try #require(life.act(notice))
            for later in [0, 1, 20, 100].compactMap({ days in
              life.day(of: notice).flatMap { CivilDay(daysSinceUnixEpoch: $0.daysSinceUnixEpoch + days) }
            }) where later <= day {
              let dated = try #require(act.recording(missing, on: later), "\(place): \(notice) has the day")
              let then = end { $0.set(dated) }
              #expect(
                then.endDays == status.termination.endDays, "\(place): \(notice) \(missing) on \(later) moves the day")
            }
          case .revocation(let entry, let notice, let missing):
            guard case .revocation(let content)? = life.act(entry)?.content else {
              return #expect(Bool(false), "\(place)")
            }
            #expect(content.days[missing] == nil && content.of ?? notice == notice, "\(place): \(entry)")
            let isStanding = life.noticesStanding(on: day, of: party).own.contains(notice)
            #expect(isStanding, "\(place): \(entry)")
          case .suspended(let notice, let days, _):
            #expect(days > 0 && status.termination.notice == notice, "\(place)")
          case .paused(let notices):
            #expect(notices.allSatisfy { life.act($0)?.content.isNotice == true }, "\(place)")
            #expect(notices.allSatisfy { $0 != status.termination.notice }, "\(place)")
          case .tooLate(let told):
            #expect(told.daysLate > 0 && told.missed > told.lastDay, "\(place)")
            #expect(told.counts.map { $0 > told.missed } ?? true, "\(place): \(told)")
          case .endsBefore(let end, let start, let never):
            #expect(end <= start && never == party && status.start.date == nil, "\(place): \(status)")
            let whole = life.status(on: day, known: day)
            // Of a contested ending no one day is told.
            if case .contested = whole.termination { continue }
            #expect(whole.termination.endDays?.firstDayWithout == end, "\(place): \(whole.termination)")
            guard start > day else { continue }
            let then = life.status(on: start, known: day, of: party).state
            #expect(then == .notAParty || then.hasEnded || then == .undetermined, "\(place): \(then) on \(start)")
          case .agreedAfterEnd(let agreed, let entries):
            late += 1
            #expect(status.termination.endDays.map { $0.firstDayWithout < agreed } ?? true, "\(place)")
            #expect(
              entries.allSatisfy { life.act($0)?.content.kind == .agreedDate || life.act($0)?.content.isNotice == true }
            )
            let without = end { life in for entry in entries { life.remove(entry) } }
            #expect(without.endDays.map { $0.firstDayWithout <= agreed } ?? true, "\(place): \(without)")
          case .namedDayMovesNothing(let day, let notice):
            named += 1
            #expect(
              status.termination.endDays?.firstDayWithout != day || status.termination.notice != notice, "\(place)")
            guard let act = life.act(notice) else { continue }
            let unnamed = end { $0.set(act.namingNoDay) }
            #expect(unnamed.endDays == status.termination.endDays, "\(place): \(notice) moves the day by \(day)")
          }
        }
      }
    }
    #expect(
      governed > 2 && alone > 0 && named + undated + beside > 5 && late > 0,
      "\(governed), \(named), \(undated), \(beside), \(late)")
  }

  @Test(
    "a notice whose day is not recorded is told beside one that gives the date, whether or not it can move the date")
  func undatedBesideAnother() throws {
    for (rule, canMove) in [("{day-of: term-end}", false), ("{after: P6M, from: {day-of: notice}}", true)] {
      let pact = try Fixture.treaty(
        of: ["A", "B"],
        """
        start: {\(clause), rule: {day-of: last-signature}}
        duration: {\(clause), ends: {after: P2Y, from: {day-of: start}}, renewal: {for: P2Y, notice: P6M}}
        termination: {\(clause), rule: \(rule)}
        policies: {several-notices: {value: \(canMove ? "latest-given" : "earliest-effect"), reason: {en: x}}}
        """)
      var life = TestLife(pact)
      for party in ["A", "B"] { life.add([party], .signature(on: .day(day("2021-03-03")))) }
      let governs = life.notice("A", delivered: "2022-02-09")
      let undated = life.notice("B", dated: "2022-02-10")
      let status = life.timeline.status(on: day("2022-02-11"), known: day("2022-02-11"))
      #expect(status.termination.notice == governs, "\(rule): \(status.termination)")
      let told = life.timeline.remarks(on: status)
      #expect(
        canMove
          ? told.contains { if case .undated(undated, .delivered, _) = $0 { true } else { false } }
          : told == [.undatedBeside(undated, missing: .delivered)], "\(rule): \(told)")
    }
  }

  @Test("a notice under a clause that counts from an event alone has no effect, and what both suspended, both resume")
  func noticeOfNothing() throws {
    var life = TestLife(
      try Fixture.treaty(
        of: ["A", "B"],
        """
        start: {\(clause), rule: {day-of: last-signature}}
        termination: {\(clause), rule: {after: P1M, from: {event: completion}}}
        suspension: {\(clause), by: any}
        """))
    life.sign(["A", "B"], "2020-01-01")
    let notice = life.notice("A", delivered: "2020-02-01")
    #expect(life.assessment(notice) == .withoutEffect(.noNoticeProvided))
    life.add(["A", "B"], .suspension(Suspension(notice: nil, until: nil), on: .day(day("2020-03-01"))))
    life.add(["A"], .resumption(Resumption(notice: nil), on: .day(day("2020-04-01"))))
    #expect(life.timeline.status(on: day("2020-04-02"), known: day("2020-04-02")).state.name == .suspended)
    life.add(["B"], .resumption(Resumption(notice: nil), on: .day(day("2020-05-01"))))
    #expect(life.timeline.status(on: day("2020-05-02"), known: day("2020-05-02")).state.name == .operative)
  }

  @Test("L28: an end by too few parties is not fixed while one that leaves before it can come back before it")
  func comingBack() throws {
    var life = TestLife(
      try Fixture.treaty(
        of: ["A", "B", "C"],
        """
        start: {\(clause), rule: {threshold: {consents: 2}}, for-party: {day-of: consent}}
        withdrawal: {\(clause), rule: {after: P3M, from: {day-of: notice}}}
        """))
    for party in ["A", "B", "C"] {
      life.add([party], .consent(Consent(kind: .ratification), on: .day(day("2025-01-01"))))
    }
    life.notice("A", delivered: "2025-12-15")
    life.notice("B", delivered: "2026-01-31")
    func ending(_ life: TestLife) -> Termination {
      life.timeline.status(on: day("2026-02-10"), known: day("2026-02-10")).termination
    }
    guard case .dated(let date) = ending(life) else { return #expect(Bool(false), "\(ending(life))") }
    #expect(date.cause == .tooFewParties && date.certainty == .provisional, "\(date.certainty)")
    life.add(["A"], .consent(Consent(kind: .accession), on: .day(day("2026-03-16"))))
    let then = life.timeline.status(on: day("2026-03-16"), known: day("2026-03-16")).termination
    #expect(then == .none, "\(then)")
  }

  @Test("what rests on a later act is told with what stands beside that, and with nothing that it displaced")
  func reachingBack() throws {
    var life = TestLife(
      try Fixture.treaty(
        of: ["A", "B"],
        """
        start: {\(clause), rule: {day-of: last-signature}}
        duration: {\(clause), ends: {after: P5Y, from: {day-of: start}}, extension: by-agreement}
        termination: {\(clause), rule: {after: P3M, from: {day-of: notice}}}
        """))
    life.sign(["A", "B"], "2020-01-31")
    life.agree(["A", "B"], "2026-06-01", on: "2024-06-01")
    life.add(
      ["A", "B"], .extension(Extension(.period(.years(2)), from: day("2025-01-31")), on: .day(day("2025-03-01"))))
    let status = life.timeline.status(on: day("2025-02-10"), known: day("2026-02-10"))
    #expect(status.reachesBack != nil && status.termination.endDays?.firstDayWithout == day("2026-06-01"))
    #expect(life.timeline.remarks(on: status).isEmpty, "\(life.timeline.remarks(on: status))")
  }

  @Test("L24: an amendment in effect is so from the day told, one to come from the day told, for whom it is told")
  func amendments() throws {
    var (inForce, toCome, some) = (0, 0, 0)
    eachDay { life, day, place in
      for party in [nil] + life.parties(on: day) {
        for (id, since) in life.amendmentsInForce(on: day, of: party) {
          inForce += 1
          func isInForce(_ day: CivilDay) -> Bool {
            life.amendmentsInForce(on: day, of: party).contains { $0.amendment == id }
          }
          #expect(since <= day && isInForce(day) && since.previous.map { !isInForce($0) } ?? true, "\(place): \(id)")
          #expect(!life.status(on: day, known: day, of: party).state.hasEnded, "\(place): \(id)")
          guard party == nil, let acceptors = life.acceptors(on: day) else { continue }
          some += 1
          for acceptor in acceptors.parties(of: id, on: day) {
            #expect(life.amendmentsInForce(on: day, of: acceptor).contains { $0.amendment == id }, "\(place): \(id)")
            let own = life.amendmentsInForce(on: day, of: acceptor).first { $0.amendment == id }?.since
            let told = acceptors.days(of: id, on: day).first { $0.party == acceptor }?.since
            #expect(told == own, "\(place): \(id) for \(acceptor)")
            let accepts = life.acts.contains { $0.by.contains(acceptor) && $0.content.decision?.amendment == id }
            #expect(accepts, "\(place): \(id) for \(acceptor), which has not accepted it")
          }
        }
        for (id, from) in life.amendmentsToCome(after: day, of: party) {
          toCome += 1
          let state = life.status(on: from, known: day, of: party).state
          // Its own clauses can end it on their first day; and where parties disagree, it may have ended.
          if state == .undetermined || state == .ended(since: from) { continue }
          let then = life.amendmentsInForce(on: from, of: party).first { $0.amendment == id }
          #expect(from > day && then?.since == from, "\(place): \(id) from \(from)")
        }
      }
    }
    #expect(inForce > 100 && toCome > 20 && some > 5, "\(inForce), \(toCome), \(some)")
  }

  @Test(
    "L23: an amendment that is adopted is in force, comes into force or waits, and is told as that and as nothing else")
  func adopted() throws {
    var waiting = 0
    eachDay { life, day, place in
      for party in [nil] + life.parties(on: day) {
        let inForce = life.amendmentsInForce(on: day, of: party).map(\.amendment)
        let toCome = life.amendmentsToCome(after: day, of: party).map(\.amendment)
        let waits = life.amendmentsWaiting(on: day, of: party).map(\.amendment)
        waiting += waits.count
        for audit in life.audit(on: day, of: party) {
          let told = [inForce, toCome, waits].map { $0.contains(audit.amendment) }
          let expected =
            switch audit.outcome {
            case .inEffect: [true, false, false]
            case .takesEffect: [false, true, false]
            case .waits: [false, false, true]
            case .proposed, .doesNotBind, .wasInEffect, .never: [false, false, false]
            }
          #expect(told == expected, "\(place), \(party?.description ?? "-"): \(audit.amendment), \(audit.outcome)")
        }
      }
    }
    #expect(waiting > 20)
  }

  @Test("L25, L27: of a notice that was suspended the days are told, and the resumption stands under Acts")
  func resumed() throws {
    var life = try TestLife.signed()
    let notice = life.notice("US", delivered: "2026-01-15")
    let suspension = life.add(["US"], .suspension(Suspension(notice: notice, until: nil), on: .day(day("2026-02-01"))))
    let resumption = life.add(["US"], .resumption(Resumption(notice: notice), on: .day(day("2026-03-01"))))
    let explanation = life.timeline.explanation(on: day("2026-04-01"), known: day("2026-04-01"))
    #expect(explanation.acts == [entry(1), notice, suspension, resumption])
    #expect(explanation.status.termination.endDays?.firstDayWithout == day("2026-08-11"))
    #expect(life.timeline.remarks(on: explanation.status) == [.suspended(notice, days: 28, moves: true)])
  }

  @Test("L27: every act that an answer rests on stands under Acts, and under another policy what falls away is named")
  func explained() throws {
    var (tried, fallen) = (0, 0)
    eachDay { life, day, place in
      for party in [nil, life.parties(on: day).first] {
        let explanation = life.explanation(on: day, known: day, of: party)
        let (status, finder) = (explanation.status, GroundsFinder(life))
        let grounds =
          [finder.ending(of: status), finder.start(of: status)]
          + (status.effects + status.deadlines).map { finder.day($0, of: status) }
        let missing = Set(grounds.flatMap(\.entries)).subtracting(explanation.acts)
        #expect(missing.isEmpty, "\(place): \(missing)")
        tried += grounds.flatMap(\.entries).count
        for use in explanation.policies {
          for alternative in use.alternatives {
            fallen += alternative.withoutEffect.count
            #expect(alternative.withoutEffect.allSatisfy(explanation.acts.contains), "\(place)")
          }
        }
      }
    }
    #expect(tried > 1_000 && fallen > 0, "\(tried), \(fallen)")
  }
}

extension State {
  fileprivate var isBound: Bool {
    switch self {
    case .operative, .ending, .suspended: true
    default: false
    }
  }

}

extension Termination {
  fileprivate var notice: EntryNumber? { if case .dated(let date) = self { date.notice } else { nil } }
}

extension ActContent {
  fileprivate var isNotice: Bool { if case .notice = self { true } else { false } }
}

extension Act {
  /// The same notice without the day that it names.
  /// A notice with a day recorded that was missing; nil where it is not.
  fileprivate func recording(_ missing: NoticeDay, on day: CivilDay) -> Act? {
    guard case .notice(let notice) = content, notice.days[missing] == nil else { return nil }
    func known(_ name: NoticeDay) -> ActDay? { name == missing ? .day(day) : notice.days[name] }
    return NoticeDays(
      dated: known(.dated), dispatched: known(.dispatched), delivered: known(.delivered), received: known(.received)
    ).map { days in
      let dated = Notice(to: notice.to, days: days, form: notice.form, effective: notice.effective)
      return Act(id: id, by: by, content: .notice(dated))
    }
  }

  fileprivate var namingNoDay: Act {
    guard case .notice(let notice) = content else { return self }
    let unnamed = Notice(to: notice.to, days: notice.days, form: notice.form, effective: nil)
    return Act(id: id, by: by, content: .notice(unnamed), evidence: evidence)
  }
}

extension ActContent {
  /// The same part of a joint act on another day; nil where it is no part of one.
  fileprivate func done(on day: CivilDay) -> ActContent? {
    switch self {
    case .agreedDate(let determination, _): .agreedDate(determination, on: .day(day))
    case .amendment(let decision, _): .amendment(decision, on: .day(day))
    case .extension(let content, _): .extension(content, on: .day(day))
    case .suspension(let suspension, _): .suspension(suspension, on: .day(day))
    case .resumption(let resumption, _): .resumption(resumption, on: .day(day))
    case .signature, .consent, .notice, .revocation, .position, .event: nil
    }
  }

  fileprivate var isRevocationOfUnnamed: Bool {
    if case .revocation(let content) = self { content.of == nil } else { false }
  }
}

extension Timeline {
  /// The last possible day where it does not end.
  fileprivate func endsOn(_ day: CivilDay, _ party: PartyID) -> CivilDay {
    status(on: day, known: day, of: party).termination.endDays?.firstDayWithout ?? .last
  }
}

extension StandingTests {
  @Test("L17, L25: on each day the agreement tells as bound whom each answer for a party tells as bound")
  func boundAlike() {
    let seed = Seeded().seed
    var (tried, reaching) = (0, 0)
    for number in 1...400 {
      var own = Seeded(seed: seed &+ UInt64(number) &* 0x9E37_79B9)
      let world = RandomWorld(using: &own)
      let life = Timeline(world.agreement, acts: world.acts)
      guard world.agreement.startsPartyByParty || world.agreement.clauses.endsPartyByParty else { continue }
      let days = Set(world.acts.flatMap(\.content.days).map(\.atPlace)).sorted()
      for day in days {
        let bound = Set(life.memberships(on: day, known: day).bound)
        let all = life.status(on: day, known: day)
        for party in world.parties {
          let status = life.status(on: day, known: day, of: party)
          if status.state == .undetermined || all.state == .undetermined { continue }
          tried += 1
          if status.reachesBack != nil { reaching += 1 }
          #expect(
            status.state.isBound == bound.contains(party),
            "DEPOSITARY_SEED=\(seed), world \(number), \(day): \(party) \(status.state), \(bound)")
        }
      }
    }
    #expect(tried > 1000 && reaching > 20, "\(tried), \(reaching)")
  }
}
