import Agreements
import CivilDate
import TestKit
import Testing

/// L17 and L25: parties that join and leave one by one, terms that are renewed, acts that reach back.
struct ManyPartiesTests {
  private static let clause = "article: {en: '1'}, says: {en: It is so.}"

  private func life(_ clauses: String, parties: String = "open-to: {en: all States}") throws -> TestLife {
    TestLife(try Fixture.treaty(clauses, parties: parties))
  }

  private func consent(_ effective: String? = nil, on: String, _ kind: ConsentKind = .accession) -> ActContent {
    .consent(Consent(kind: kind, effective: effective.map(day)), on: .day(day(on)))
  }

  private func status(_ life: TestLife, _ on: String, of name: String? = nil) -> Status {
    life.timeline.status(on: day(on), known: day("2026-01-01"), of: name.map(party))
  }

  @Test("L25: one party leaving does not end the rest; it can join again; with too few left the agreement ends")
  func joinLeaveRejoin() throws {
    var life = try life(
      """
      start: {\(Self.clause), rule: {threshold: {consents: 2}}, for-party: {day-of: consent}}
      withdrawal: {\(Self.clause), rule: {after: P6M, from: {day-of: notice}}}
      """)
    for name in ["A", "B", "C"] { life.add([name], consent(on: "2020-01-01")) }
    life.notice("A", delivered: "2020-03-01")
    life.add(["A"], consent(on: "2021-01-01"))
    life.notice("B", delivered: "2022-01-01")
    life.notice("C", delivered: "2022-03-01")
    #expect(status(life, "2020-10-01", of: "A").state == .ended(since: day("2020-09-01")))
    #expect(status(life, "2020-10-01").state == .operative(since: day("2020-01-01")))
    #expect(status(life, "2021-02-01", of: "A").state == .operative(since: day("2021-01-01")))
    #expect(
      life.timeline.memberships(on: day("2020-10-01"), known: day("2020-10-01")).bound == [party("B"), party("C")])
    #expect(
      life.timeline.memberships(on: day("2021-02-01"), known: day("2021-02-01")).bound == [
        party("A"), party("B"), party("C"),
      ])
    #expect(status(life, "2022-10-01").state == .ended(since: day("2022-09-01")))
  }

  @Test(
    "L25: with fewer than two parties bound it has ended, whoever has consented for a later day",
    arguments: [
      ("2020-03-10", "2020-04-10"), ("2020-05-10", nil),
    ])
  func consentedIsNotBound(notice: String, end: String?) throws {
    var life = try life(
      """
      start: {\(Self.clause), rule: {threshold: {consents: 2}}, for-party: {after: P90D, from: {day-of: consent}}}
      withdrawal: {\(Self.clause), rule: {after: P1M, from: {day-of: notice}}}
      """)
    for name in ["A", "B"] { life.add([name], consent(on: "2020-01-01")) }
    life.add(["C"], consent(on: "2020-03-01"))
    life.notice("A", delivered: notice)
    #expect(status(life, notice).termination.endDays?.firstDayWithout == end.map(day))
    #expect(status(life, "2020-06-30").state.name.rawValue == (end == nil ? "operative" : "ended"))
    let party = status(life, "2020-06-30", of: "C")
    #expect(party.state.name.rawValue == (end == nil ? "operative" : "not-a-party"))
    #expect(party.start.date == (end == nil ? day("2020-05-30") : nil), "\(party)")
    // To who never joins the end of the agreement is told.
    #expect(party.termination.endDays?.firstDayWithout == end.map(day), "\(party)")
    let before = end.map { EndingRemark.endsBefore(day($0), start: day("2020-05-30"), of: PartyID("C")!) }
    #expect(life.timeline.remarks(on: party) == (before.map { [$0] } ?? []))
  }

  @Test("L25: who stays until too few are left withdraws from nothing; who gave notice is told with the agreement")
  func stays() throws {
    var life = try life(
      """
      start: {\(Self.clause), rule: {threshold: {consents: 3}}, for-party: {after: P90D, from: {day-of: consent}}}
      withdrawal: {\(Self.clause), rule: {after: P1M, from: {day-of: notice}}}
      """)
    for name in ["A", "B", "C"] { life.add([name], consent(on: "2020-01-01")) }
    life.notice("A", delivered: "2020-03-10")
    life.notice("B", delivered: "2020-03-20")
    let on = day("2020-03-25")
    let leaving = life.timeline.memberships(on: on, known: on).changes.map(\.party)
    #expect(leaving == ["A", "B"].map(party))
    #expect(life.timeline.endsWithAgreement(party("C"), on: on) && !life.timeline.endsWithAgreement(party("A"), on: on))
    let stays = status(life, "2020-03-25", of: "C")
    #expect(stays.state == status(life, "2020-03-25").state)
    #expect(stays.termination.endDays?.firstDayWithout == day("2020-04-20"))
    // Who never consented waits for nothing once it has ended.
    #expect(status(life, "2020-06-01", of: "D").start.waitsFor.isEmpty)
  }

  @Test("L25: when all have signed, what waits for the parent agreement alone awaits no consent")
  func waitsForTheParent() throws {
    var life = try life(
      """
      parent: {\(Self.clause), agreement: framework, starts-not-before: yes}
      start: {\(Self.clause), rule: {day-of: last-signature}}
      """, parties: "parties: [{id: A, name: {en: A}}, {id: B, name: {en: B}}]")
    #expect(status(life, "2019-12-31").state == .awaitingSignatures)
    life.sign(["A", "B"], "2020-01-01")
    #expect(status(life, "2020-02-01").state == .awaitingEvent)
    life.add([], .event(EventName("parent-start")!, on: .day(day("2020-03-01"))))
    #expect(status(life, "2020-03-01").state == .operative(since: day("2020-03-01")))
  }

  @Test("L23, L25: notices that wait for an event make the end of the agreement wait, where too few would be left")
  func waitingWithdrawals() throws {
    var life = try life(
      """
      start: {\(Self.clause), rule: {threshold: {consents: 3}}, for-party: {named-or-else: {day-of: consent}}}
      withdrawal: {\(Self.clause), rule: {latest-of: [{after: P1M, from: {day-of: notice}}, {event: handover}]}}
      """)
    for name in ["A", "B", "C"] { life.add([name], consent(on: "2020-01-01")) }
    life.notice("A", delivered: "2020-03-10")
    guard case .none = status(life, "2020-03-10").termination else {
      Issue.record("\(status(life, "2020-03-10").termination)")
      return
    }
    life.notice("B", delivered: "2020-03-20")
    guard case .conditional(let conditional) = status(life, "2020-03-20").termination else {
      Issue.record("\(status(life, "2020-03-20").termination)")
      return
    }
    #expect(conditional.notBefore == day("2020-04-20") && conditional.waitsFor.count == 1, "\(conditional)")
    #expect(status(life, "2020-03-20", of: "C").termination == .conditional(conditional))
    // Who joins only later leaves time in which too few are bound.
    var joined = life
    joined.add(["D"], consent("2020-07-01", on: "2020-03-25"))
    #expect(status(joined, "2020-03-25").termination == .conditional(conditional))
    life.add([], .event(EventName("handover")!, on: .day(day("2020-08-01"))))
    #expect(status(life, "2020-08-01").termination.endDays?.firstDayWithout == day("2020-08-01"))
  }

  @Test("L25: a consent to an open text binds nobody from before it was given, however the text starts")
  func lateConsent() throws {
    for rule in ["{day-of: last-signature}", "{date: 2020-01-01}"] {
      var life = try life(
        """
        start: {\(Self.clause), rule: \(rule)}
        """, parties: "open-to: {en: all}\nparties: [{id: A, name: {en: A}}, {id: B, name: {en: B}}]")
      life.add(["A", "B"], .signature(on: .day(day("2020-01-01"))))
      #expect(status(life, "2020-02-01", of: "A").state == .operative(since: day("2020-01-01")))
      life.add(["C"], consent(on: "2021-01-01"))
      #expect(status(life, "2020-12-31", of: "C").start.date == nil, "\(rule)")
      #expect(status(life, "2021-01-01", of: "C").state == .operative(since: day("2021-01-01")), "\(rule)")
      #expect(!life.agreement.faultsAsWritten.isEmpty)
    }
  }

  @Test("L7, L25: a notice of a party that joins only later is told as that")
  func notBoundYet() throws {
    var life = try life(
      """
      start: {\(Self.clause), rule: {threshold: {consents: 2}}, for-party: {after: P90D, from: {day-of: consent}}}
      withdrawal: {\(Self.clause), rule: {after: P1M, from: {day-of: notice}}}
      """)
    for name in ["A", "B"] { life.add([name], consent(on: "2020-01-01")) }
    life.add(["C"], consent(on: "2021-01-01"))
    let notice = life.notice("C", delivered: "2021-01-20")
    #expect(life.assessment(notice) == .withoutEffect(.notBoundYet(party("C"), from: day("2021-04-01"))))
  }

  @Test("L23, L25: a suspended notice waits for what its rule waits for, too")
  func suspendedAndWaiting() throws {
    var life = try life(
      """
      start: {\(Self.clause), rule: {threshold: {consents: 2}}, for-party: {day-of: consent}}
      withdrawal: {\(Self.clause), rule: {latest-of: [{after: P1M, from: {day-of: notice}}, {event: handover}]}}
      """)
    for name in ["A", "B", "C"] { life.add([name], consent(on: "2020-01-01")) }
    let notice = life.notice("B", delivered: "2021-01-20")
    life.add(["B"], .suspension(Suspension(notice: notice, until: nil), on: .day(day("2021-02-01"))))
    guard case .conditional(let conditional) = status(life, "2021-02-05", of: "B").termination else {
      Issue.record("\(status(life, "2021-02-05", of: "B").termination)")
      return
    }
    #expect(conditional.waitsFor.count == 2 && conditional.notBefore == day("2021-02-24"), "\(conditional)")
  }

  @Test("L12, L13: a bare day is the same day for a party whose zone nobody knows")
  func bareDayOfStranger() throws {
    var life = try life(
      """
      start: {\(Self.clause), rule: {threshold: {consents: 1}}, for-party: {day-of: consent}}
      withdrawal: {\(Self.clause), rule: {after: P6M, from: {day-of: notice}}}
      policies: {civil-day-of: {value: sender, reason: {en: x}}}
      """)
    for name in ["A", "B", "STRANGER"] { life.add([name], consent(on: "2020-01-01")) }
    life.notice("STRANGER", delivered: "2020-03-01")
    #expect(status(life, "2020-03-01", of: "STRANGER").termination.endDays?.firstDayWithout == day("2020-09-01"))
  }

  @Test("L25: one act of many parties is assessed for each of them")
  func oneActOfMany() throws {
    let names = (1...4_000).map { "P\($0)" }
    var life = try life(
      """
      start: {\(Self.clause), rule: {threshold: {consents: 2}}, for-party: {day-of: consent}}
      withdrawal: {\(Self.clause), rule: {after: P6M, from: {day-of: notice}}}
      """)
    life.add(names, consent(on: "2020-01-01"))
    #expect(life.timeline.memberships(on: day("2020-01-01"), known: day("2020-01-01")).bound == names.map(party))
    let notice = life.add(Array(names.dropLast(2)), withdrawal(on: "2021-01-01"))
    #expect(life.assessment(notice) == .effective)
    #expect(life.timeline.memberships(on: day("2021-06-30"), known: day("2021-06-30")).bound.count == 4_000)
    #expect(
      life.timeline.memberships(on: day("2021-07-01"), known: day("2021-07-01")).bound == names.suffix(2).map(party))
    #expect(status(life, "2021-07-01").state == .operative(since: day("2020-01-01")))
    let last = life.add([names[3_999], names[3_998]], withdrawal(on: "2021-08-01"))
    let late = life.add(names, consent(on: "2022-02-01"))
    #expect(life.assessment(last) == .effective)
    #expect(status(life, "2022-01-31").state == .ending(since: day("2021-08-01")))
    #expect(status(life, "2022-02-01").state == .ended(since: day("2022-02-01")))
    #expect(life.assessment(late) == .withoutEffect(.afterTheEnd(firstDayWithout: day("2022-02-01"))))
  }

  private func withdrawal(on date: String) -> ActContent {
    .notice(
      Notice(to: [], days: NoticeDays(delivered: .day(day(date)))!, form: .written, effective: nil))
  }

  @Test("L11, L25: a joint revocation by many waits in the life of each, and takes back the notice of each")
  func jointRevocation() throws {
    let names = (1...600).map { "P\($0)" }
    var life = try life(
      """
      start: {\(Self.clause), rule: {threshold: {consents: 2}}, for-party: {day-of: consent}}
      withdrawal: {\(Self.clause), rule: {after: P6M, from: {day-of: notice}}}
      revocation: {\(Self.clause), allowed: with-consent-of-all}
      """)
    life.add(names + ["Y", "Z"], consent(on: "2020-01-01"))
    life.add(names, withdrawal(on: "2021-01-01"))
    let first = life.revoke(names, delivered: "2021-02-01")
    #expect(life.assessment(first) == .pending(.parts([party("Y"), party("Z")])))
    #expect(
      life.timeline.memberships(on: day("2021-08-01"), known: day("2021-08-01")).bound == [party("Y"), party("Z")])
    let second = life.revoke(["Y", "Z"] + names, delivered: "2021-03-01")
    #expect(life.assessment(first) == .effective)
    #expect(life.assessment(second) == .effective)
    #expect(
      life.timeline.memberships(on: day("2021-08-01"), known: day("2021-08-01")).bound
        == (names + ["Y", "Z"]).map(party))
  }

  @Test("L25: a threshold counts each party once, whatever it measures")
  func thresholds() throws {
    let names = (1...400).map { "P\($0)" }
    let weights = names.map { "\($0): '1'" }.joined(separator: ", ")
    for (rule, reached) in [
      ("consents: 400", true), ("share: 100%, weight: w", true), ("consents: 400, including: [P400]", true),
      ("consents: 400, including: [Q]", false), ("share: 1/2, weight: w, of: g", false), ("consents: 3, of: g", true),
      ("consents: 4, of: g", false), ("share: 1/2, weight: w, of: h", false),
    ] {
      var life = try life(
        """
        groups: {g: [P1, P2, P399], h: [P1, P2]}
        weights: {w: {parties: {\(weights)}}}
        start: {\(Self.clause), rule: {threshold: {\(rule)}}, for-party: {day-of: consent}}
        """)
      life.add(Array(names.prefix(200)), consent(on: "2020-01-01"))
      life.add(names, consent(on: "2020-02-01"))
      let state = status(life, "2020-02-01").state
      #expect(state == (reached ? .operative(since: day("2020-02-01")) : .awaitingConsent), "\(rule)")
    }
  }

  @Test("L25: what one party has with the parent agreement ends the protocol for it alone")
  func parent() throws {
    var life = try life(
      """
      parent: {\(Self.clause), agreement: parent, starts-not-before: no}
      start: {\(Self.clause), rule: {threshold: {consents: 2}}, for-party: {day-of: consent}}
      withdrawal: {\(Self.clause), rule: {after: P6M, from: {day-of: notice}}}
      """)
    for name in ["A", "B", "C"] { life.add([name], consent(on: "2000-01-01")) }
    life.add(["A"], .event(EventName("parent-end")!, on: .day(day("2022-09-16"))))
    #expect(status(life, "2022-09-16", of: "A").state == .ended(since: day("2022-09-16")))
    #expect(status(life, "2022-09-16", of: "B").state == .operative(since: day("2000-01-01")))
    #expect(status(life, "2022-09-16").state == .operative(since: day("2000-01-01")))
    life.add([], .event(EventName("parent-end")!, on: .day(day("2024-01-01"))))
    #expect(status(life, "2024-01-01", of: "B").state == .ended(since: day("2024-01-01")))
  }

  @Test("L17: an extension after a lapse reaches back, and brings nothing with it that happened later")
  func reachingBack() throws {
    var life = try life(
      """
      start: {\(Self.clause), rule: {day-of: last-signature}}
      duration: {\(Self.clause), ends: {after: P5Y, from: {day-of: start}}, extension: by-agreement}
      termination: {\(Self.clause), rule: {after: P6M, from: {day-of: notice}}}
      """, parties: "parties: [{id: A, name: {en: A}}, {id: B, name: {en: B}}]")
    life.sign(["A", "B"], "2010-03-01")
    let extended = life.add(
      ["A", "B"], .extension(Extension(.period(.years(5)), from: day("2015-03-01")), on: .day(day("2015-04-10"))))
    life.notice("B", delivered: "2015-05-01")
    let between = status(life, "2015-03-05")
    #expect(between.state == .operative(since: day("2010-03-01")))
    #expect(between.termination.endDays?.firstDayWithout == day("2020-03-01"))
    #expect(between.reachesBack?.entries == [extended])
    #expect(between.reachesBack?.without == .ended(since: day("2015-03-01")))
    #expect(status(life, "2015-05-01").termination.endDays?.firstDayWithout == day("2015-11-01"))
  }

  @Test("L22, L26: a term that began on 29 February is renewed to 29 February; its last day to notify is told")
  func renewal() throws {
    var life = try life(
      """
      start: {\(Self.clause), rule: {day-of: last-signature}}
      duration: {\(Self.clause), ends: {after: P1Y, from: {day-of: start}}, renewal: {for: P1Y, notice: P1M}}
      termination: {\(Self.clause), rule: {day-of: term-end}}
      """, parties: "parties: [{id: A, name: {en: A}}, {id: B, name: {en: B}}]")
    life.sign(["A", "B"], "2024-02-29")
    #expect(status(life, "2027-06-01").deadlines.first?.date == day("2028-01-28"))
    let inTime = life.notice("A", delivered: "2028-01-28")
    #expect(status(life, "2028-01-28").termination.endDays?.firstDayWithout == day("2028-02-29"))
    #expect(life.assessment(inTime) == .effective)
  }

  @Test("L26: a term of one day is renewed for as long as the calendar lasts", arguments: ["2124-05-05", "9999-12-29"])
  func oftenRenewed(on: String) throws {
    var life = try life(
      """
      start: {\(Self.clause), rule: {day-of: last-signature}}
      duration: {\(Self.clause), ends: {after: P1D, from: {day-of: start}}, renewal: {for: P1D}}
      termination: {\(Self.clause), rule: {day-of: term-end}}
      """, parties: "parties: [{id: A, name: {en: A}}, {id: B, name: {en: B}}]")
    life.sign(["A", "B"], "2024-02-29")
    #expect(status(life, on).deadlines.first?.date == day(on))
    life.notice("A", delivered: on)
    #expect(status(life, on).termination.endDays?.firstDayWithout == day(on).next)
  }

  @Test("L25: what takes all parties has no effect where the record does not name each of them")
  func partiesNotNamed() throws {
    var life = try life(
      """
      start: {\(Self.clause), rule: {threshold: {consents: 55, certified-as: reached}}, for-party: {day-of: consent}}
      withdrawal: {\(Self.clause), rule: {after: P6M, from: {day-of: notice}}}
      """)
    life.add([], .event(EventName("reached")!, on: .day(day("2020-01-01"))))
    life.add(["A"], consent(on: "2020-01-01"))
    let suspension = life.add(
      ["A"], .suspension(Suspension(notice: nil, until: nil), on: .day(day("2021-01-01"))))
    let amendment = life.amend(["A"], on: "2021-01-01")
    #expect(life.assessment(suspension) == .withoutEffect(.partiesNotNamed))
    #expect(life.assessment(amendment) == .withoutEffect(.partiesNotNamed))
    #expect(status(life, "2021-02-01").state == .operative(since: day("2020-01-01")))
    life.notice("A", delivered: "2021-03-01")
    #expect(status(life, "2021-10-01", of: "A").state == .ended(since: day("2021-09-01")))
    #expect(status(life, "2021-10-01").state == .operative(since: day("2020-01-01")))
  }

  @Test(
    "L25: a suspended notice is conditional, not before today and the days left, also where the suspension has an end")
  func suspendedUntil() throws {
    var life = try life(
      """
      start: {\(Self.clause), rule: {day-of: last-signature}}
      termination: {\(Self.clause), rule: {after: P180D, from: {day-of: notice}}}
      """, parties: "parties: [{id: A, name: {en: A}}, {id: B, name: {en: B}}]")
    life.sign(["A", "B"], "2019-01-01")
    let notice = life.notice("A", delivered: "2020-02-11")
    life.add(
      ["A"], .suspension(Suspension(notice: notice, until: day("2020-12-01")), on: .day(day("2020-06-01"))))
    #expect(life.ending("2020-05-31") == "2020-08-09 fixed default")
    #expect(life.ending("2020-07-01") == "conditional 2020-09-08")
    #expect(life.on("2020-07-01").state == .operative(since: day("2019-01-01")))
    #expect(life.ending("2020-12-01") == "2021-02-08 fixed default")
    #expect(life.on("2020-12-01").state == .ending(since: day("2020-12-01")))
    #expect(life.on("2021-02-08").state == .ended(since: day("2021-02-08")))
    life.revoke(["A"], delivered: "2021-03-01")
    #expect(life.on("2021-03-01").state == .ended(since: day("2021-02-08")))
  }
}
