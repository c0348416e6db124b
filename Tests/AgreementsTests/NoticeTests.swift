import Agreements
import CivilDate
import TestKit
import Testing

/// L1 to L10: Section IV itself.
struct NoticeTests {
  @Test("L1: the memorandum becomes operative when both have signed, on the later day")
  func start() throws {
    var life = TestLife(try Fixture.agreement())
    life.sign(["JP"], "2025-10-28")
    #expect(life.on("2025-10-30").state.words == "awaiting-signatures")
    #expect(life.on("2025-10-30").waitingFor == [party("US")])
    life.sign(["US"], "2025-11-03")
    #expect(life.on("2025-11-02").state.words == "awaiting-signatures")
    #expect(life.on("2025-11-03").state.words == "operative since 2025-11-03")
    #expect(life.on("2026-02-03").waitingFor.isEmpty)
  }

  @Test("L2: one participant's decision changes nothing; the modification is adopted on the day of the last")
  func modification() throws {
    var life = try TestLife.signed()
    let first = life.amend(["JP"], on: "2025-12-01")
    #expect(life.assessment(first) == .pending(.parts([party("US")])))
    let second = life.amend(["US"], on: "2025-12-10")
    #expect(life.assessment(first) == .effective)
    #expect(life.assessment(second) == .effective)
    let audit = life.timeline.audit(on: day("2025-12-10"))
    #expect(
      audit.map(\.outcome) == [
        .inEffect(since: day("2025-12-10"), adopted: day("2025-12-10"), .policy("on-adoption"))
      ])
  }

  @Test("L3: either participant can give notice", arguments: ["JP", "US"])
  func either(by: String) throws {
    var life = try TestLife.signed()
    life.notice(by, delivered: "2026-01-15")
    #expect(life.ending("2026-01-15") == "2026-07-14 provisional default")
    #expect(life.on("2026-01-14").state.words == "operative since 2025-10-28")
    #expect(life.on("2026-01-15").state.words == "ending since 2026-01-15")
  }

  @Test("L4: the date that all determine governs over every notice, given before it or after")
  func agreedDate() throws {
    var life = try TestLife.signed()
    let notice = life.notice("US", delivered: "2026-01-15")
    life.agree(["JP", "US"], "2026-12-31", on: "2026-02-01")
    #expect(life.ending("2026-02-01") == "2026-12-31 fixed agreed")
    life.notice("JP", delivered: "2026-02-02")
    #expect(life.ending("2026-02-02") == "2026-12-31 fixed agreed")
    guard case .dated(let date) = life.on("2026-02-02").termination else { return #expect(Bool(false)) }
    #expect(date.notice == notice)
  }

  @Test("L4: an agreed date is undone by a later determination, or by one that there is none")
  func undone() throws {
    var life = try TestLife.signed()
    life.notice("US", delivered: "2026-01-15")
    life.agree(["JP", "US"], "2026-12-31", on: "2026-02-01")
    life.agree(["JP"], "none", on: "2026-03-01")
    #expect(life.ending("2026-03-01") == "2026-12-31 fixed agreed")
    life.agree(["US"], "none", on: "2026-03-02")
    #expect(life.ending("2026-03-02") == "2026-07-14 provisional default")
    #expect(life.ending("2026-03-01") == "2026-12-31 fixed agreed")
  }

  @Test(
    "L5: without an agreed date it starts 180 days after the notice is delivered; the clause shows the versions apart")
  func byDefault() throws {
    var life = try TestLife.signed()
    life.notice("US", delivered: "2026-01-15", dispatched: "2026-01-10")
    let explanation = life.timeline.explanation(on: day("2026-02-01"), known: day("2026-02-01"))
    #expect(explanation.clauses.termination?.concordance.count == 4)
    #expect(explanation.ranges.map(\.earliest) == [day("2026-07-09")])
    #expect(explanation.ranges.map(\.latest) == [day("2026-07-14")])
  }

  @Test("L6: a notice of 15 January 2026 gives a first day without of 14 July and a last day of 13 July")
  func bothDays() throws {
    var life = try TestLife.signed()
    life.notice("US", delivered: "2026-01-15")
    let endDays = life.on("2026-01-15").termination.endDays
    #expect(endDays?.firstDayWithout == day("2026-07-14"))
    #expect(endDays?.lastDay == day("2026-07-13"))
    #expect(life.on("2026-07-13").state.words == "ending since 2026-01-15")
    #expect(life.on("2026-07-14").state.words == "ended since 2026-07-14")
  }

  @Test("L7: on the last day an act is in time, on the first day without it is too late", arguments: 0..<3)
  func tooLate(kind: Int) throws {
    for (on, isInTime) in [("2026-07-13", true), ("2026-07-14", false), ("2026-07-15", false)] {
      var life = try TestLife.signed()
      life.notice("US", delivered: "2026-01-15")
      let act =
        switch kind {
        case 0: life.agree(["JP", "US"], "2026-12-31", on: on)
        case 1: life.revoke(["US"], delivered: on)
        default: life.amend(["JP", "US"], on: on)
        }
      let tooLate = Assessment.withoutEffect(.afterTheEnd(firstDayWithout: day("2026-07-14")))
      #expect(life.assessment(act) == (isInTime ? .effective : tooLate), "\(on)")
    }
  }

  @Test("L7: an act on the first day of operation is in time, in whatever order it came")
  func firstDay() throws {
    var life = TestLife(try Fixture.agreement())
    let notice = life.notice("US", delivered: "2025-10-28")
    life.sign(["JP", "US"], "2025-10-28")
    #expect(life.assessment(notice) == .effective)
    var early = TestLife(try Fixture.agreement())
    let before = early.notice("US", delivered: "2025-10-27")
    early.sign(["JP", "US"], "2025-10-28")
    #expect(early.assessment(before) == .withoutEffect(.beforeOperation(firstDay: day("2025-10-28"))))
  }

  @Test("L8: a later determination replaces an earlier one if it is completed before the day that governs until then")
  func replaced() throws {
    for (on, ending) in [("2026-03-30", "2026-06-30"), ("2026-03-31", "2026-03-31"), ("2026-04-01", "2026-03-31")] {
      var life = try TestLife.signed()
      life.agree(["JP", "US"], "2026-03-31", on: "2026-02-01")
      life.agree(["JP", "US"], "2026-06-30", on: on)
      #expect(life.ending("2026-07-01") == "\(ending) fixed agreed", "\(on)")
    }
  }

  @Test("L8: whether the new day may be the same or a past day is for agreed-date-bounds alone")
  func bounds() throws {
    for (bounds, date, isEffective) in [
      ("not-before-agreed", "2026-03-01", true), ("not-before-agreed", "2026-02-28", false),
      ("any", "2026-02-28", true), ("any", "2025-10-28", true), ("any", "2025-10-27", false),
    ] {
      var life = try TestLife.signed([.agreedDateBounds: bounds])
      let act = life.agree(["JP", "US"], date, on: "2026-03-01")
      #expect((life.assessment(act) == .effective) == isEffective, "\(bounds) \(date)")
      if isEffective { #expect(life.on("2026-03-01").state.words == "ended since \(date)") }
    }
  }

  @Test("L9: a revoked notice starts nothing; if another stands, it governs, counted from its own day")
  func revoked() throws {
    var life = try TestLife.signed()
    let first = life.notice("US", delivered: "2026-01-15")
    life.notice("JP", delivered: "2026-02-01")
    #expect(life.ending("2026-02-01") == "2026-07-14 provisional default")
    life.revoke(["US"], first, delivered: "2026-03-01")
    #expect(life.ending("2026-03-01") == "2026-07-31 provisional default")
    #expect(life.on("2026-03-01").state.words == "ending since 2026-01-15")
    life.revoke(["JP"], delivered: "2026-03-02")
    #expect(life.ending("2026-03-02") == "none")
    #expect(life.on("2026-03-02").state.words == "operative since 2025-10-28")
  }

  @Test("L9: a revocation without a name is refused where its giver has several notices, and starts nothing with none")
  func unnamed() throws {
    var life = try TestLife.signed()
    let none = life.revoke(["US"], delivered: "2026-01-01")
    let first = life.notice("US", delivered: "2026-01-15")
    let second = life.notice("US", delivered: "2026-01-16")
    let several = life.revoke(["US"], delivered: "2026-01-17")
    let other = life.revoke(["JP"], first, delivered: "2026-01-18")
    #expect(life.assessment(none) == .withoutEffect(.noNoticeStands))
    #expect(life.assessment(several) == .withoutEffect(.severalNoticesStand([first, second])))
    #expect(life.assessment(other) == .withoutEffect(.notTheGiver([party("US")])))
  }

  @Test("L9: a revocation that was itself revoked is not revoked again, though the notice was revoked anew since")
  func revokedTwice() throws {
    var life = try TestLife.signed([.revivedNotice: "own-day"])
    let notice = life.notice("US", delivered: "2026-01-15")
    let first = life.revoke(["US"], notice, delivered: "2026-02-01")
    life.revoke(["US"], first, delivered: "2026-02-02")
    #expect(life.ending("2026-02-02") == "2026-07-14 provisional default")
    let second = life.revoke(["US"], notice, delivered: "2026-02-03")
    let again = life.revoke(["US"], first, delivered: "2026-02-04")
    #expect(life.assessment(again) == .withoutEffect(.alreadyRevoked(second)))
    #expect(life.ending("2026-02-04") == "none")
    life.revoke(["US"], second, delivered: "2026-02-05")
    #expect(life.ending("2026-02-05") == "2026-07-14 provisional default")
  }

  @Test("L10: the default date is provisional until reached, on the day asked about and as known at")
  func provisional() throws {
    var life = try TestLife.signed()
    life.notice("US", delivered: "2026-01-15")
    #expect(life.ending("2026-07-13") == "2026-07-14 provisional default")
    #expect(life.ending("2026-07-14") == "2026-07-14 fixed default")
    #expect(life.ending("2026-08-01", known: "2026-07-13") == "2026-07-14 provisional default")
    #expect(life.on("2026-08-01", known: "2026-02-01").state.words == "ended since 2026-07-14")
    #expect(life.ending("2026-07-13", known: "2027-01-01") == "2026-07-14 provisional default")
  }
}
