import Agreements
import CivilDate
import TestKit
import Testing

/// Who is "all", who accepts, and from when a consent binds.
struct WhoDecidesTests {
  private static let closed = """
    start: {\(clause), rule: {threshold: {consents: all, certified-as: last-deposit}}}
    duration: {\(clause), ends: {after: P10Y, from: {day-of: start}}}
    termination: {\(clause), rule: {after: P6M, from: {day-of: notice}}}
    """

  @Test("L25: in a closed agreement each listed party is one of all, whatever was certified, and is bound by it")
  func certified() throws {
    var life = TestLife(try Fixture.agreement(yaml: header(["A", "B", "C"]) + Self.closed))
    life.add([], .event(EventName("last-deposit")!, on: .day(day("2010-01-01"))))
    let alone = life.agree(["A"], "2012-01-01", on: "2011-06-01")
    let amendment = life.amend(["A"], "x", on: "2011-06-01")
    #expect(life.assessment(alone) == .pending(.parts(["B", "C"].map(party))))
    #expect(life.assessment(amendment) == .pending(.parts(["B", "C"].map(party))))
    let status = life.timeline.status(on: day("2011-07-01"), known: day("2011-07-01"), of: party("C"))
    #expect(status.state == .operative(since: day("2010-01-01")))
    #expect(
      life.timeline.memberships(on: day("2011-07-01"), known: day("2011-07-01")).bound == ["A", "B", "C"].map(party))
  }

  @Test("L25: one that has left is none of all, and decides nothing")
  func left() throws {
    var life = try treaty("withdrawal: {\(clause), rule: {day-of: notice}}", ["A", "B", "C"])
    life.notice("C", delivered: "2021-01-01")
    let stranger = life.amend(["C"], "x", on: "2021-02-01")
    let all = life.amend(["A", "B"], "x", on: "2021-03-01")
    #expect(life.assessment(stranger) == .withoutEffect(.notBound([party("C")])))
    #expect(life.assessment(all) == .effective)
  }

  /// An open treaty with an organ.
  /// - Parameter amendment: the keys of its clause on amendment.
  private func withConference(_ amendment: String) throws -> TestLife {
    TestLife(
      try Fixture.treaty(
        """
        organs: [{id: conference, name: {en: Conference}}]
        start: {\(clause), rule: {threshold: {consents: 2}}, for-party: {day-of: consent}}
        amendment: {\(clause), \(amendment.replacing("\n", with: " "))}
        """, parties: "open-to: {en: all}"))
  }

  @Test("L24, L25: an organ adopts and accepts nothing; only parties accept, and the clause counts from the adoption")
  func organ() throws {
    var life = try withConference(
      """
      by: acceptors, binds: acceptors, for-party: {day-of: consent},
      rule: {latest-of: [{threshold: {consents: 2}}, {after: P1Y, from: {day-of: adoption}}]}
      """)
    life.add(["F", "D"], .consent(Consent(kind: .ratification), on: .day(day("2000-01-01"))))
    let adoption = life.amend(["conference"], "x", on: "2001-01-01")
    let one = life.amend(["F"], "x", on: "2001-03-01")
    let stranger = life.amend(["X"], "x", on: "2001-04-01")
    #expect(life.assessment(adoption) == .effective)
    let adopted = try #require(life.timeline.audit(on: day("2001-02-01")).first)
    #expect(adopted.decisions.map(\.entry) == [adoption] && adopted.missing.isEmpty)
    guard case .proposed(.number(let none), day("2001-01-01")) = adopted.outcome else { return #expect(Bool(false)) }
    #expect(none.reached == 0 && none.wanted == 2)
    let pending = life.timeline.status(on: day("2001-02-01"), known: day("2001-02-01")).pending
    #expect(pending.map(\.entries) == [[adoption]] && pending.map(\.waitsFor) == [.number(none)])
    guard case .pending(.number(let progress))? = life.assessment(one) else { return #expect(Bool(false)) }
    #expect(progress.reached == 1 && progress.wanted == 2 && progress.named.isEmpty)
    #expect(life.assessment(stranger) == .withoutEffect(.notBound([party("X")])))
    #expect(life.assessment(life.amend(["conference"], "x", on: "2001-05-01")) != .effective)
    life.amend(["D"], "x", on: "2001-06-01")
    let audit = try #require(life.timeline.audit(on: day("2003-01-01")).first)
    #expect(audit.outcome == .inEffect(since: day("2002-01-01"), adopted: day("2001-01-01"), .clause))
    #expect(audit.decisions.map(\.entry).contains(adoption))
  }

  @Test("L24, L25: what an organ has adopted can be accepted late; before the adoption nobody accepts it")
  func lateAcceptance() throws {
    var life = try withConference(
      """
      by: conference, binds: acceptors, for-party: {after: P1M, from: {day-of: consent}},
      rule: {threshold: {consents: 2}}
      """)
    life.add(["F", "D", "I"], .consent(Consent(kind: .ratification), on: .day(day("2000-01-01"))))
    let early = life.amend(["F"], "x", on: "2000-12-01")
    #expect(life.assessment(early) == .withoutEffect(.notAdopted(by: party("conference"))))
    life.amend(["conference"], "x", on: "2001-01-01")
    let again = life.amend(["conference"], "x", on: "2001-01-02")
    #expect(life.assessment(again) == .withoutEffect(.alreadyAdopted(AmendmentID("x")!)))
    life.amend(["F", "D"], "x", on: "2001-02-01")
    let late = life.amend(["I"], "x", on: "2002-02-01")
    #expect(life.assessment(late) == .effective)
    let inForce = life.timeline.amendmentsInForce(on: day("2002-03-01"), of: party("I"))
    #expect(inForce.map(\.since) == [day("2002-03-01")])
  }

  @Test("L23, L24: an amendment of all whose clause waits is adopted and waits; what happened before does not count")
  func waits() throws {
    var life = try treaty("amendment: {\(clause), by: all, rule: {after: P60D, from: {event: notes}}}")
    let notes = { (on: String) in ActContent.event(EventName("notes")!, on: .day(day(on))) }
    life.add([], notes("2021-01-01"))
    let first = life.amend(["A", "B"], "x", on: "2021-06-01")
    #expect(life.assessment(first) == .effective)
    guard case .waits(_, day("2021-06-01"))? = life.timeline.audit(on: day("2021-08-01")).first?.outcome else {
      Issue.record("\(life.timeline.audit(on: day("2021-08-01")))")
      return
    }
    life.add([], notes("2021-09-01"))
    life.amend(["A", "B"], "y", on: "2022-01-01")
    let audits = life.timeline.audit(on: day("2022-02-01"))
    #expect(audits.first?.outcome == .inEffect(since: day("2021-10-31"), adopted: day("2021-06-01"), .clause))
    if case .waits? = audits.last?.outcome {} else { Issue.record("\(audits)") }
  }

  @Test(
    "L25: an open text without for-party is refused where it is written; in a record a consent binds from its day on")
  func laterConsent() throws {
    let agreement = try Fixture.agreement(
      yaml: """
        agreement: a-b
        title: {en: A treaty}
        nature: binding
        open-to: {en: all}
        start: {\(clause), rule: {threshold: {consents: 2}}}
        """)
    #expect(!agreement.faultsAsWritten.isEmpty)
    var life = TestLife(agreement)
    for (party, on) in [("A", "2000-01-01"), ("B", "2000-02-01"), ("C", "2010-05-05")] {
      life.add([party], .consent(Consent(kind: .accession), on: .day(day(on))))
    }
    let start = { (id: String) in
      life.timeline.status(on: day("2011-01-01"), known: day("2011-01-01"), of: party(id)).start.date
    }
    #expect(start("A") == day("2000-02-01") && start("C") == day("2010-05-05"))
  }

  @Test("L25: who signs an open text that starts by signature is bound by it; who consents later starts for itself")
  func signedAndOpen() throws {
    let parties = "parties: [{id: A, name: {en: Alpha}}, {id: B, name: {en: Beta}}]\nopen-to: {en: all}"
    let agreement = try Fixture.treaty(
      """
      start: {\(clause), rule: {day-of: last-signature}, for-party: {after: P90D, from: {day-of: consent}}}
      amendment: {\(clause), by: all}
      withdrawal: {\(clause), rule: {after: P30D, from: {day-of: notice}}}
      """, parties: parties)
    #expect(agreement.faultsAsWritten.isEmpty)
    var life = TestLife(agreement)
    life.sign(["A", "B"], "2024-01-01")
    let accession = { ActContent.consent(Consent(kind: .accession), on: .day(day($0))) }
    life.add(["C"], accession("2024-02-01"))
    let status = { (on: String, id: String) in
      life.timeline.status(on: day(on), known: day(on), of: party(id))
    }
    let bound = { (on: String) in life.timeline.memberships(on: day(on), known: day(on)).bound }
    #expect(status("2024-03-01", "A").state == .operative(since: day("2024-01-01")))
    #expect(status("2024-03-01", "C").start.date == day("2024-05-01"))
    #expect(bound("2024-03-01") == ["A", "B"].map(party))
    #expect(bound("2024-05-01") == ["C", "A", "B"].map(party))
    let amendment = life.amend(["A", "B"], "x", on: "2024-03-01")
    #expect(life.assessment(amendment) == .effective)

    let again = life.add(["A"], accession("2024-03-02"))
    #expect(life.assessment(again) == .withoutEffect(.alreadySigned(entry(1))))
    let notice = life.notice("A", delivered: "2024-06-01")
    #expect(life.assessment(notice) == .effective)
    #expect(status("2024-07-01", "A").state == .ended(since: day("2024-07-01")))
    // Who has left joins again as others do.
    let reentry = life.add(["A"], accession("2024-08-01"))
    #expect(life.assessment(reentry) == .effective)
    #expect(status("2024-08-01", "A").start.date == day("2024-10-30"))
    #expect(bound("2024-10-29") == ["C", "B"].map(party))
  }

  @Test("L25: a share of the parties is refused in a new open text, where those who join would not be counted")
  func shareOfAnOpenText() throws {
    func faults(_ threshold: String, _ parties: String) throws -> [ClauseFileError.Problem] {
      try Fixture.treaty(
        """
        start: {\(clause), rule: {day-of: last-signature}, for-party: {day-of: consent}}
        amendment: {\(clause), by: acceptors, binds: acceptors, rule: {threshold: {\(threshold)}}}
        """, parties: "parties: [{id: A, name: {en: A}}, {id: B, name: {en: B}}]\n\(parties)"
      ).faultsAsWritten.map(\.problem)
    }
    let groups = "groups: {founders: [A, B]}"
    for threshold in ["share: 2/3", "consents: all", "share: 50%, certified-as: enough"] {
      #expect(try faults(threshold, "open-to: {en: all}") == [.shareOfOpen], "\(threshold)")
      #expect(try faults(threshold, "").isEmpty, "\(threshold)")
      #expect(try faults("\(threshold), of: founders", "open-to: {en: all}\n\(groups)").isEmpty, "\(threshold)")
    }
    #expect(try faults("consents: 2", "open-to: {en: all}").isEmpty)
  }

  @Test("L4, L11: a part of a determination that is in the past when it is given waits for nobody")
  func determinationOfThePast() throws {
    var life = TestLife(
      try Fixture.treaty(
        of: ["A", "B"],
        """
        start: {\(clause), rule: {day-of: last-signature}}
        termination: {\(clause), rule: {agreed-or-else: {after: P6M, from: {day-of: notice}}}}
        """))
    life.sign(["A", "B"], "2023-12-15")
    let past = life.agree(["A"], "2026-01-01", on: "2026-11-30")
    #expect(
      life.assessment(past) == .withoutEffect(.agreedDateBeforeAgreed(day("2026-01-01"), agreedOn: day("2026-11-30"))))
    let coming = life.agree(["A"], "2026-12-01", on: "2026-11-30")
    #expect(life.assessment(coming) == .pending(.parts([party("B")])))
    // What was to come when one said so, and is past when the other does, comes to nothing for both (L14).
    let late = life.agree(["B"], "2026-12-01", on: "2026-12-02")
    let reason = Reason.agreedDateBeforeAgreed(day("2026-12-01"), agreedOn: day("2026-12-02"))
    #expect(life.assessment(coming) == .withoutEffect(reason) && life.assessment(late) == .withoutEffect(reason))
  }

  private func signedByTwoAndOpen() throws -> TestLife {
    TestLife(
      try Fixture.treaty(
        "start: {\(clause), rule: {day-of: last-signature}, for-party: {after: P30D, from: {day-of: consent}}}",
        parties: "parties: [{id: A, name: {en: A}}, {id: B, name: {en: B}}]\nopen-to: {en: all}"))
  }

  @Test("L25: whoever joins a text that starts by signature starts by its own rule, also if it consented before")
  func joinsBeforeTheSignatures() throws {
    var life = try signedByTwoAndOpen()
    life.add(["X"], .consent(Consent(kind: .accession), on: .day(day("2020-01-20"))))
    life.sign(["A", "B"], "2020-02-01")
    let status = life.timeline.status(on: day("2020-02-02"), known: day("2020-02-02"), of: party("X"))
    #expect(status.start.date == day("2020-02-19"))
  }

  @Test("L1: who is not listed signs nothing of a text that starts with the signatures of those listed")
  func signsUnlisted() throws {
    var life = try signedByTwoAndOpen()
    let stranger = life.sign(["X"], "2020-01-20")
    life.add(["X"], .consent(Consent(kind: .accession), on: .day(day("2020-01-21"))))
    #expect(life.timeline.assessments[stranger] == .withoutEffect(.notASignatory([party("X")])))
    let on = day("2020-01-22")
    let joining = life.timeline.memberships(on: on, known: on).changes.map(\.party)
    #expect(joining == [party("X")])
    life.sign(["A", "B"], "2020-02-01")
    #expect(life.timeline.status(on: on, known: on).start.date == nil)
    #expect(life.timeline.status(on: day("2020-02-01"), known: on).start.date == day("2020-02-01"))
  }

  @Test("L25: the consent of who is bound by signing brings nothing about, before its signature and after")
  func consentsUnasked() throws {
    var life = try signedByTwoAndOpen()
    let consent = life.add(["A"], .consent(Consent(kind: .ratification), on: .day(day("2020-01-10"))))
    #expect(life.timeline.assessments[consent] == .withoutEffect(.boundBySignature([party("A")])))
    life.sign(["A", "B"], "2020-02-01")
    let later = life.add(["B"], .consent(Consent(kind: .ratification), on: .day(day("2020-02-10"))))
    #expect(life.timeline.assessments[consent] == .withoutEffect(.boundBySignature([party("A")])))
    #expect(life.timeline.assessments[later] == .withoutEffect(.alreadySigned(entry(2))))
    #expect(life.timeline.status(on: day("2020-02-01"), known: day("2020-02-01")).start.date == day("2020-02-01"))
  }

  @Test("L17, L25: the consent of another that completes a number reaches back to the day of a party")
  func anothersConsent() throws {
    var life = TestLife(
      try Fixture.treaty(
        """
        start:
          {\(clause), rule: {threshold: {consents: 2}},
          for-party: {rule: {day-of: consent}, provided: {threshold: {consents: 5}}}}
        withdrawal: {\(clause), rule: {after: P1Y, from: {day-of: notice}}}
        """, parties: "open-to: {en: all}"))
    for (party, on) in [
      ("A", "2019-01-01"), ("B", "2019-01-01"), ("C", "2020-01-01"), ("E", "2020-04-01"), ("D", "2020-06-01"),
    ] {
      life.add([party], .consent(Consent(kind: .accession), on: .day(day(on))))
    }
    life.notice("C", delivered: "2021-01-01")
    life.add(["C"], .consent(Consent(kind: .accession), on: .day(day("2023-01-01"))))
    for on in ["2020-03-01", "2020-05-01"].map(day) {
      let status = life.timeline.status(on: on, known: on, of: party("C"))
      #expect(status.state == .operative(since: day("2020-01-01")), "\(on)")
      #expect(status.reachesBack?.entries == [entry(5)], "\(on)")
      #expect(life.timeline.memberships(on: on, known: on).bound.contains(party("C")), "\(on)")
    }
  }

  @Test("L7, L25: a party that has left stays gone on its day, whatever day all find for the agreement afterwards")
  func goneIsGone() throws {
    var life = try treaty(
      """
      withdrawal: {\(clause), rule: {day-of: notice}}
      policies: {agreed-date-bounds: {value: any, reason: {en: x}}}
      """, ["A", "B", "C"])
    life.notice("A", delivered: "2021-01-01")
    life.agree(["B", "C"], "2020-06-01", on: "2021-02-01")
    let status = life.timeline.status(on: day("2021-03-01"), known: day("2021-03-01"), of: party("A"))
    #expect(status.state == .ended(since: day("2021-01-01")))
  }

  @Test("L11: a part that waited in a membership that is over keeps those for whom it waited")
  func pendingPart() throws {
    var life = try treaty(
      "withdrawal: {\(clause), rule: {agreed-or-else: {after: P30D, from: {day-of: notice}}}}", ["A", "B", "C"])
    life.notice("A", delivered: "2021-01-01")
    let (one, other) = (
      life.agree(["A"], "2021-01-20", on: "2021-01-05"), life.agree(["B"], "2021-01-20", on: "2021-01-06")
    )
    life.add(["A"], .consent(Consent(kind: .accession), on: .day(day("2021-06-01"))))
    for part in [one, other] { #expect(life.assessment(part) == .pending(.parts([party("C")]))) }
  }

  @Test("L17: an ending under way began by the day asked about, and what comes later is not known then")
  func nothingFromLater() throws {
    let text = """
      start: {\(clause), rule: {date: 2024-01-01}}
      duration: {\(clause), ends: {after: P5Y, from: {day-of: start}}}
      withdrawal: {\(clause), rule: {day-of: notice}}
      """
    var life = TestLife(try Fixture.agreement(yaml: header(["A", "B", "C"]) + text))
    life.notice("A", delivered: "2024-06-01")
    let asked = day("2024-03-01")
    let status = life.timeline.status(on: asked, known: asked, of: party("B"))
    #expect(status.state.since.map { $0 <= asked } ?? true)
    let named = """
      open-to: {en: all}
      start:
        {\(clause), rule: {date: 2024-01-01}, for-party: {day-of: consent},
        succession: {before: P6M, last-day: anniversary, from: {day-of: named-day}}}
      withdrawal: {\(clause), rule: {day-of: notice}}
      """
    var open = TestLife(try Fixture.agreement(yaml: header(["A", "B", "C"]) + named))
    open.add(
      ["A"], .consent(Consent(kind: .succession, effective: day("2024-08-01")), on: .day(day("2024-02-01"))))
    open.add(["B"], .position(Position(holds: .asComputed, party: nil), on: .day(day("2024-05-01"))))
    open.notice("A", delivered: "2024-09-01")
    #expect(open.timeline.status(on: asked, known: asked, of: party("A")).termination == .none)
  }
}

let clause = "article: {en: '1'}, says: {en: It is so.}"

func header(_ parties: [String]) -> String {
  """
  agreement: a-b
  title: {en: A treaty}
  nature: binding
  parties: [\(parties.map { "{id: \($0), name: {en: \($0)}}" }.joined(separator: ", "))]

  """
}

/// A life of parties that all signed on 1 January 2020.
func treaty(_ clauses: String, _ parties: [String] = ["A", "B"]) throws -> TestLife {
  let start = "start: {\(clause), rule: {day-of: last-signature}}\n"
  var life = TestLife(try Fixture.agreement(yaml: header(parties) + start + clauses))
  life.sign(parties, "2020-01-01")
  return life
}
