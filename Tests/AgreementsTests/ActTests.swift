import Agreements
import CivilDate
import Foundation
import TestKit
import Testing

/// L11 to L15 and L17: joint and unilateral acts, their assessment, their order, the day asked about.
struct ActTests {
  @Test("L11: parts belong together only if they say the same; the answer shows who proposed what")
  func differing() throws {
    var life = try TestLife.signed()
    life.agree(["JP"], "2026-03-31", on: "2026-02-01")
    life.agree(["US"], "2026-04-30", on: "2026-02-02")
    let pending = life.on("2026-02-02").pending
    #expect(pending.map(\.by) == [[party("JP")], [party("US")]])
    #expect(pending.map(\.missing) == [[party("US")], [party("JP")]])
    #expect(life.ending("2026-02-02") == "none")
  }

  @Test("L11: a party's later part replaces its earlier one, and completion closes all")
  func replacing() throws {
    var life = try TestLife.signed()
    let first = life.agree(["JP"], "2026-03-31", on: "2026-02-01")
    let second = life.agree(["JP"], "2026-04-30", on: "2026-02-02")
    life.agree(["US"], "2026-03-31", on: "2026-02-03")
    #expect(life.ending("2026-02-03") == "none")
    #expect(life.assessment(first) == .withoutEffect(.replaced(by: second)))
    life.agree(["US"], "2026-04-30", on: "2026-02-04")
    #expect(life.ending("2026-02-04") == "2026-04-30 fixed agreed")
    #expect(life.on("2026-02-04").pending.isEmpty)
    #expect(life.assessment(second) == .effective)
  }

  @Test("L11: decisions on an amendment belong together by effective day and clauses too")
  func amendments() throws {
    var life = try TestLife.signed()
    life.amend(["JP"], on: "2025-12-01", effective: "2026-01-01")
    life.amend(["US"], on: "2025-12-02", effective: "2026-02-01")
    #expect(
      life.timeline.audit(on: day("2025-12-02")).map(\.outcome) == [
        .proposed(waitsFor: .parts(["JP", "US"].map(party)), adopted: nil)
      ])
    #expect(life.on("2025-12-02").pending.count == 2)
  }

  @Test("L12: each part has the day of its own place, and the later civil day completes the act")
  func ownPlace() throws {
    var life = TestLife(try Fixture.agreement())
    let written = WrittenInstant("2025-10-28T09:00+09:00[Asia/Tokyo]")!
    let tokyo = PlacedInstant(
      instant: written.instant, text: "2025-10-28T09:00+09:00[Asia/Tokyo]", atPlace: day("2025-10-28"),
      civilDays: ["Asia/Tokyo": day("2025-10-28"), "America/New_York": day("2025-10-27")], zoneData: nil)
    life.add(["JP"], .signature(on: .instant(tokyo)))
    life.sign(["US"], "2025-10-27")
    #expect(life.on("2025-10-28").state.words == "operative since 2025-10-28")
  }

  @Test("L13: a notice that names a day is its giver's open part of a determination, and moves no date by itself")
  func naming() throws {
    var life = try TestLife.signed()
    let notice = life.notice("US", delivered: "2026-01-15", effective: "2026-02-28")
    #expect(life.ending("2026-01-15") == "2026-07-14 provisional default")
    #expect(life.on("2026-01-15").pending.map(\.by) == [[party("US")]])
    life.agree(["JP"], "2026-02-28", on: "2026-01-20")
    #expect(life.ending("2026-01-20") == "2026-02-28 fixed agreed")
    #expect(life.assessment(notice) == .effective)
    var revoked = try TestLife.signed()
    revoked.notice("US", delivered: "2026-01-15", effective: "2026-02-28")
    revoked.revoke(["US"], delivered: "2026-01-16")
    revoked.agree(["JP"], "2026-02-28", on: "2026-01-20")
    #expect(revoked.ending("2026-01-20") == "none")
  }

  @Test("L13: of several addressees the last day counts")
  func addressees() throws {
    let yaml = try Fixture.text("technology-prosperity-deal.yaml")
      .replacingOccurrences(of: "start:", with: "  - {id: KR, name: {en: Korea}, zone: Asia/Seoul}\nstart:")
    var life = TestLife(try Fixture.agreement(yaml: yaml, [.civilDayOf: "addressee"]))
    life.sign(["JP", "US", "KR"], "2025-10-28")
    let written = WrittenInstant("2026-03-01T20:00-05:00")!
    let instant = PlacedInstant(
      instant: written.instant, text: "2026-03-01T20:00-05:00", atPlace: day("2026-03-01"),
      civilDays: ["Asia/Tokyo": day("2026-03-01"), "Asia/Seoul": day("2026-03-02")], zoneData: nil)
    life.add(
      ["US"], .notice(Notice(to: [], days: NoticeDays(delivered: .instant(instant))!, form: .written, effective: nil)))
    #expect(life.ending("2026-04-01") == "2026-08-29 provisional default")
  }

  @Test("L14: what has no effect is assessed with the reason, against everything known")
  func reasons() throws {
    var life = try TestLife.signed()
    let second = life.sign(["JP"], "2025-10-29")
    let oral = life.notice("US", delivered: "2026-01-15", form: .oral)
    life.agree(["JP"], "2026-03-31", on: "2026-02-01")
    let again = life.agree(["JP"], "2026-03-31", on: "2026-02-02")
    let past = life.agree(["JP", "US"], "2026-02-02", on: "2026-02-03")
    life.amend(["JP", "US"], on: "2026-02-04")
    let adopted = life.amend(["JP"], on: "2026-02-05")
    let stranger = life.revoke(["JP"], entry(99), delivered: "2026-02-06")
    #expect(life.assessment(second) == .withoutEffect(.alreadySigned(entry(1))))
    #expect(life.assessment(oral) == .withoutEffect(.notInWriting))
    #expect(life.assessment(again) == .withoutEffect(.alreadyDecided(entry(4))))
    #expect(
      life.assessment(past)
        == .withoutEffect(.agreedDateBeforeAgreed(day("2026-02-02"), agreedOn: day("2026-02-03"))))
    #expect(life.assessment(adopted) == .withoutEffect(.alreadyAdopted(AmendmentID("A1")!)))
    #expect(life.assessment(stranger) == .withoutEffect(.noSuchNotice(entry(99))))
  }

  @Test("L14: a notice or revocation whose day is not recorded waits for it, unless it can only have come too late")
  func undated() throws {
    for (dispatched, isTooLate) in [("2026-07-13", false), ("2026-07-14", true)] {
      var life = try TestLife.signed()
      let first = life.notice("US", delivered: "2026-01-15")
      let notice = life.notice("JP", dispatched: dispatched)
      let days = NoticeDays(dispatched: .day(day(dispatched)))!
      let revocation = life.add(["US"], .revocation(Revocation(of: first, days: days)))
      let tooLate = Assessment.withoutEffect(.afterTheEnd(firstDayWithout: day("2026-07-14")))
      #expect(life.assessment(notice) == (isTooLate ? tooLate : .pending(.day(.delivered, of: notice))))
      #expect(life.assessment(revocation) == (isTooLate ? tooLate : .pending(.day(.delivered, of: revocation))))
    }
  }

  @Test("L14: what is done by one who is not a party has no effect, and a party's part beside it has its own")
  func strangers() throws {
    var life = TestLife(try Fixture.agreement())
    let stranger = life.sign(["XX"], "2025-11-05")
    let both = life.sign(["JP", "XX"], "2025-10-28")
    life.sign(["US"], "2025-10-29")
    #expect(life.assessment(stranger) == .withoutEffect(.notAParty([party("XX")])))
    #expect(life.assessment(both) == .effective)
    #expect(life.on("2025-11-10").state.words == "operative since 2025-10-29")
    let notice = life.notice("XX", delivered: "2026-01-15")
    #expect(life.assessment(notice) == .withoutEffect(.notAParty([party("XX")])))
    #expect(life.ending("2026-02-01") == "none")
  }

  @Test("L14: a joint act is assessed on the day of its last part")
  func lastPart() throws {
    var life = try TestLife.signed()
    life.notice("US", delivered: "2026-01-15")
    let early = life.agree(["JP"], "2026-12-31", on: "2026-07-13")
    let late = life.agree(["US"], "2026-12-31", on: "2026-07-14")
    #expect(life.assessment(early) == .pending(.parts([party("US")])))
    #expect(life.assessment(late) == .withoutEffect(.afterTheEnd(firstDayWithout: day("2026-07-14"))))
  }

  @Test("L15: acts are placed by the day on which they happened, not by the day on which they were written down")
  func order() throws {
    var life = try TestLife.signed()
    let revocation = life.revoke(["US"], delivered: "2026-02-01")
    #expect(life.assessment(revocation) == .withoutEffect(.noNoticeStands))
    life.notice("US", delivered: "2026-01-15")
    #expect(life.assessment(revocation) == .effective)
    #expect(life.ending("2026-02-01") == "none")
  }

  @Test("L15: of one day the order of recording holds; acts with an instant share out their places by instant")
  func instants() throws {
    func at(_ text: String) -> ActDay {
      let written = WrittenInstant(text)!
      return .instant(
        PlacedInstant(
          instant: written.instant, text: text, atPlace: written.day, civilDays: [:], zoneData: nil))
    }
    var life = try TestLife.signed()
    let late = life.add(["JP", "US"], .agreedDate(.firstDayWithout(day("2026-06-30")), on: at("2026-03-01T15:00Z")))
    let plain = life.agree(["JP", "US"], "2026-05-31", on: "2026-03-01")
    let early = life.add(["JP", "US"], .agreedDate(.firstDayWithout(day("2026-04-30")), on: at("2026-03-01T09:00Z")))
    #expect(life.timeline.acts.map(\.id).suffix(3) == [early, plain, late])
    #expect(life.ending("2026-03-01") == "2026-06-30 fixed agreed")
  }

  @Test("L17: on a day the answer rests on the acts of that day and earlier ones")
  func onADay() throws {
    var life = try TestLife.signed()
    life.notice("US", delivered: "2026-01-15")
    life.agree(["JP", "US"], "2026-03-31", on: "2026-02-01")
    #expect(life.ending("2026-01-14", known: "2027-01-01") == "none")
    #expect(life.ending("2026-01-31", known: "2027-01-01") == "2026-07-14 provisional default")
    #expect(life.ending("2026-02-01", known: "2027-01-01") == "2026-03-31 fixed agreed")
  }

  @Test("L17: a later act that reaches back says so, is named, and the answer gives what held without it")
  func reachesBack() throws {
    var life = try TestLife.signed([.agreedDateBounds: "any"])
    let act = life.agree(["JP", "US"], "2026-02-01", on: "2026-03-01")
    let status = life.on("2026-02-15")
    #expect(status.state.words == "ended since 2026-02-01")
    #expect(status.reachesBack?.entries == [act])
    #expect(status.reachesBack?.without.words == "operative since 2025-10-28")
    #expect(life.on("2026-01-31").reachesBack == nil)
    #expect(life.on("2026-03-01").reachesBack == nil)
  }
}
