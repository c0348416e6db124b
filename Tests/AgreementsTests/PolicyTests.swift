import Agreements
import CivilDate
import TestKit
import Testing

/// Every policy of the catalogue, each value, with the day worked out by hand.
struct PolicyTests {
  @Test(
    "L13: notice-counts-from picks the day that starts the period; if it is not recorded, the date is conditional",
    arguments: [
      ("delivered", "2026-07-14 provisional default"), ("dated", "2026-07-01 provisional default"),
      ("dispatched", "2026-07-04 provisional default"), ("received", "conditional 2026-07-14"),
    ])
  func noticeCountsFrom(value: String, ending: String) throws {
    var life = try TestLife.signed([.noticeCountsFrom: value])
    life.notice("US", delivered: "2026-01-15", dated: "2026-01-02", dispatched: "2026-01-05")
    #expect(life.ending("2026-02-01") == ending)
    #expect(life.on("2026-02-01").state.name.rawValue == (value == "received" ? "operative" : "ending"))
  }

  @Test("L27: under every value of a policy whose question no act raises, states and endings are the same")
  func questionsNotRaised() throws {
    let open = """
      agreement: a-b
      title: {en: A treaty}
      nature: binding
      open-to: {en: all States}
      parties: [{id: JP, name: {en: Japan}, zone: Asia/Tokyo}, {id: US, name: {en: United States}}]
      start: {article: {en: '1'}, says: {en: x}, rule: {day-of: last-signature}}
      withdrawal: {article: {en: '2'}, says: {en: x}, rule: {agreed-or-else: {after: P1M, from: {day-of: notice}}}}
      """
    var random = Seeded()
    var skipped: Set<PolicyName> = []
    for number in 0..<400 {
      var life = TestLife(number % 2 == 0 ? try Fixture.memorandum(period: "P1M") : try Fixture.agreement(yaml: open))
      life.sign(["JP", "US"], "2026-01-30")
      for _ in 0..<Int.random(in: 0...3, using: &random) {
        let (by, on) = (
          ["JP", "US"].randomElement(using: &random) ?? "JP", "2026-01-3\(Int.random(in: 0...1, using: &random))"
        )
        switch Int.random(in: 0..<7, using: &random) {
        case 0: life.notice(by, delivered: on)
        case 1: life.notice(by, dated: on, effective: "2026-02-10")
        case 2: life.notice(by, delivered: on, form: .oral)
        case 3: life.agree(["JP", "US"], "2026-02-20", on: on)
        case 4: life.revoke([by], delivered: on)
        case 5: life.revoke([by], entry(Int64(life.acts.count)), delivered: on)
        default:
          life.amend(
            ["JP", "US"], on: on,
            clauses: try Fixture.change("policies: {counting: {value: day-after-expiry, reason: {en: x}}}"))
        }
      }
      let timeline = life.timeline
      let consulted = GroundsFinder(timeline).policies
      for name in PolicyName.allCases where !consulted.contains(name) {
        skipped.insert(name)
        for value in name.values {
          let other = Timeline(life.agreement, acts: life.acts, override: PolicyOverride(name: name, value: value))
          for (on, of) in [("2026-01-30", nil), ("2026-02-15", "JP"), ("2026-02-28", nil), ("2026-03-15", "US")] {
            let (a, b) = (
              timeline.status(on: day(on), known: day(on), of: of.map(party)),
              other.status(on: day(on), known: day(on), of: of.map(party))
            )
            #expect(
              a.state == b.state && a.termination.endDays == b.termination.endDays,
              "seed \(random.seed), \(name) = \(value)")
          }
        }
      }
    }
    #expect(skipped.count == PolicyName.allCases.count - 3)
  }

  @Test("form-of-notice: an oral notice starts something only under any", arguments: ["written", "any"])
  func form(value: String) throws {
    var life = try TestLife.signed([.formOfNotice: value])
    let notice = life.notice("US", delivered: "2026-01-15", form: .oral)
    #expect(life.assessment(notice) == (value == "any" ? .effective : .withoutEffect(.notInWriting)))
    #expect(life.ending("2026-02-01") == (value == "any" ? "2026-07-14 provisional default" : "none"))
  }

  @Test(
    "civil-day-of: handed over in Washington on the evening of 1 March, which is 2 March in Tokyo",
    arguments: [
      ("place", "2026-08-28"), ("sender", "2026-08-28"), ("addressee", "2026-08-29"), ("Asia/Tokyo", "2026-08-29"),
    ])
  func civilDayOf(value: String, firstDay: String) throws {
    var life = try TestLife.signed([.civilDayOf: value])
    life.add(["US"], .notice(handedOverInWashington))
    #expect(life.ending("2026-04-01") == "\(firstDay) provisional default")
  }

  @Test(
    "civil-day-of: handed over by the United States in Tokyo, on a morning that is still the evening before at home",
    arguments: [("place", "2026-08-29"), ("sender", "2026-08-28"), ("addressee", "2026-08-29")])
  func handedOverAbroad(value: String, firstDay: String) throws {
    var life = try TestLife.signed([.civilDayOf: value])
    let text = "2026-03-02T10:00+09:00[Asia/Tokyo]"
    let instant = PlacedInstant(
      instant: WrittenInstant(text)!.instant, text: text, atPlace: day("2026-03-02"),
      civilDays: ["America/New_York": day("2026-03-01"), "Asia/Tokyo": day("2026-03-02")], zoneData: nil)
    let days = NoticeDays(delivered: .instant(instant))!
    life.add(["US"], .notice(Notice(to: [], days: days, form: .written, effective: nil)))
    #expect(life.ending("2026-04-01") == "\(firstDay) provisional default")
  }

  @Test("civil-day-of: a zone that was not stored with the instant leaves the day open")
  func unknownZone() throws {
    var life = try TestLife.signed([.civilDayOf: "Europe/Paris"])
    life.add(["US"], .notice(handedOverInWashington))
    #expect(life.ending("2026-04-01") == "conditional open")
  }

  @Test("rest-days: 29 August 2026 is a Saturday and moves to Monday the 31st only under next-working-day")
  func restDays() throws {
    var life = try TestLife.signed([.civilDayOf: "addressee", .restDays: "next-working-day weekends"])
    life.add(["US"], .notice(handedOverInWashington))
    #expect(life.ending("2026-04-01") == "2026-08-31 provisional default")
  }

  @Test(
    "counting: the day after, the first day included, the day after expiry",
    arguments: [
      ("nth-day-after", "P180D", "2026-07-14"), ("include-first-day", "P180D", "2026-07-13"),
      ("day-after-expiry", "P180D", "2026-07-15"), ("nth-day-after", "P6M", "2026-07-15"),
      ("include-first-day", "P6M", "2026-07-14"), ("day-after-expiry", "P6M", "2026-07-16"),
      ("nth-day-after", "P1Y", "2027-01-15"),
    ])
  func counting(value: String, period: String, firstDay: String) throws {
    var life = try TestLife.signed([.counting: value], period: period)
    life.notice("US", delivered: "2026-01-15")
    #expect(life.ending("2026-02-01") == "\(firstDay) provisional default")
  }

  @Test(
    "missing-day: 31 January 2026 + 1 month", arguments: [("clamp", "2026-02-28"), ("overflow", "2026-03-01")])
  func missingDay(value: String, firstDay: String) throws {
    var life = try TestLife.signed([.missingDay: value], period: "P1M")
    life.notice("US", delivered: "2026-01-31")
    #expect(life.ending("2026-01-31") == "\(firstDay) provisional default")
    guard case .dated(let date) = life.on("2026-01-31").termination else { return #expect(Bool(false)) }
    #expect(date.steps.contains { $0.missing != nil })
  }

  @Test("revocation: until effect by the giver, never, or with the consent of all")
  func revocation() throws {
    for (value, by, isRevoked) in [
      ("until-effect", ["US"], true), ("until-effect", ["JP"], false), ("until-effect", ["JP", "US"], true),
      ("never", ["US"], false), ("with-consent-of-all", ["US"], false), ("with-consent-of-all", ["JP", "US"], true),
    ] {
      var life = try TestLife.signed([.revocation: value])
      let notice = life.notice("US", delivered: "2026-01-15")
      life.revoke(by, notice, delivered: "2026-02-01")
      #expect((life.ending("2026-02-01") == "none") == isRevoked, "\(value) \(by)")
    }
    var life = try TestLife.signed([.revocation: "with-consent-of-all"])
    let notice = life.notice("US", delivered: "2026-01-15")
    let first = life.revoke(["US"], notice, delivered: "2026-02-01")
    #expect(life.assessment(first) == .pending(.parts([party("JP")])))
    #expect(life.on("2026-02-01").pending.map(\.matter) == [.revocation(of: notice)])
    life.revoke(["JP"], notice, delivered: "2026-02-10")
    #expect(life.assessment(first) == .effective)
    #expect(life.ending("2026-02-09") == "2026-07-14 provisional default")
    #expect(life.ending("2026-02-10") == "none")
  }

  @Test(
    "revived-notice: what the revocation of a revocation does",
    arguments: [
      ("never", "2026-03-01", "none"), ("own-day", "2026-03-01", "2026-07-14 provisional default"),
      ("own-day", "2026-07-14", "none"), ("own-day", "2026-07-13", "2026-07-14 provisional default"),
      ("anew", "2026-03-01", "2026-08-28 provisional default"),
    ])
  func revived(value: String, on: String, ending: String) throws {
    var life = try TestLife.signed([.revivedNotice: value])
    let notice = life.notice("US", delivered: "2026-01-15")
    let revocation = life.revoke(["US"], notice, delivered: "2026-02-01")
    life.revoke(["US"], revocation, delivered: on)
    #expect(life.ending(on) == ending)
  }

  @Test(
    "several-notices: the earliest effect, or the latest given",
    arguments: [("earliest-effect", "2026-07-14"), ("latest-given", "2026-07-31")])
  func several(value: String, firstDay: String) throws {
    var life = try TestLife.signed([.severalNotices: value])
    life.notice("US", delivered: "2026-01-15")
    life.notice("JP", delivered: "2026-02-01")
    #expect(life.ending("2026-02-01") == "\(firstDay) provisional default")
  }

  @Test("agreed-date-alone: without a notice, and after the last one is revoked")
  func alone() throws {
    for (value, without, revoked) in [
      ("holds", "2026-12-31 fixed agreed", "2026-12-31 fixed agreed"), ("falls-with-last-notice", "none", "none"),
    ] {
      var life = try TestLife.signed([.agreedDateAlone: value])
      life.agree(["JP", "US"], "2026-12-31", on: "2026-01-10")
      #expect(life.ending("2026-01-10") == without, "\(value)")
      life.notice("US", delivered: "2026-01-15")
      #expect(life.ending("2026-01-15") == "2026-12-31 fixed agreed", "\(value)")
      life.revoke(["US"], delivered: "2026-02-01")
      #expect(life.ending("2026-02-01") == revoked, "\(value)")
    }
  }

  @Test("agreed-date-alone: a date that fell with the last notice, or passed without one, does not come back")
  func fallen() throws {
    var life = try TestLife.signed([.agreedDateAlone: "falls-with-last-notice"])
    let first = life.notice("US", delivered: "2026-01-15")
    life.notice("JP", delivered: "2026-01-20")
    life.agree(["JP", "US"], "2026-12-31", on: "2026-02-01")
    life.revoke(["US"], first, delivered: "2026-02-02")
    #expect(life.ending("2026-02-02") == "2026-12-31 fixed agreed")
    life.revoke(["JP"], delivered: "2026-02-03")
    life.notice("US", delivered: "2026-02-04")
    #expect(life.ending("2026-02-04") == "2026-08-03 provisional default")
    var passed = try TestLife.signed([.agreedDateAlone: "falls-with-last-notice"])
    passed.agree(["JP", "US"], "2026-03-31", on: "2026-02-01")
    passed.notice("US", delivered: "2026-04-01")
    #expect(passed.on("2026-03-31").state.words == "operative since 2025-10-28")
    #expect(passed.ending("2026-04-01") == "2026-09-28 provisional default")
  }

  @Test(
    "amendment-effect: on adoption, the next day, the day named, or a period after adoption",
    arguments: [
      ("on-adoption", "2025-12-10"), ("next-day", "2025-12-11"), ("P30D", "2026-01-09"), ("P1M", "2026-01-10"),
    ])
  func amendmentEffect(value: String, effective: String) throws {
    var life = try TestLife.signed([.amendmentEffect: value])
    life.amend(["JP", "US"], on: "2025-12-10")
    let outcome = life.timeline.audit(on: day("2026-06-01")).first?.outcome
    #expect(outcome == .inEffect(since: day(effective), adopted: day("2025-12-10"), .policy(value)))
  }

  @Test("amendment-effect: a period is counted as the other policies say; 10 January 2026 is a Saturday")
  func amendmentPeriod() throws {
    for (name, value, effective) in [
      (PolicyName.restDays, "next-working-day weekends", "2026-01-12"), (.counting, "include-first-day", "2026-01-09"),
      (.missingDay, "overflow", "2026-01-10"),
    ] {
      var life = try TestLife.signed([.amendmentEffect: "P31D", name: value])
      life.amend(["JP", "US"], on: "2025-12-10")
      let outcome = life.timeline.audit(on: day("2026-06-01")).first?.outcome
      #expect(outcome == .inEffect(since: day(effective), adopted: day("2025-12-10"), .policy("P31D")), "\(value)")
    }
  }

  @Test("amendment-effect: under agreed-day an amendment that names no day waits for one")
  func agreedDay() throws {
    var life = try TestLife.signed([.amendmentEffect: "agreed-day"])
    life.amend(["JP", "US"], on: "2025-12-10")
    #expect(
      life.timeline.audit(on: day("2026-06-01")).first?.outcome
        == .waits(for: .dayNamedByAll, adopted: day("2025-12-10")))
    life.amend(["JP", "US"], "A2", on: "2025-12-10", effective: "2026-01-01")
    #expect(
      life.timeline.audit(on: day("2026-06-01")).last?.outcome
        == .inEffect(since: day("2026-01-01"), adopted: day("2025-12-10"), .named))
  }

  @Test("amendment-effect: an amendment that brings another value takes effect by the value before it")
  func ownEffect() throws {
    let change = try Fixture.change(
      """
      policies:
        amendment-effect: {value: agreed-day, reason: {en: So decided.}}
      """)
    var life = try TestLife.signed([.amendmentEffect: "on-adoption"])
    life.amend(["JP", "US"], on: "2025-12-10", clauses: change)
    let adopted = day("2025-12-10")
    #expect(
      life.timeline.audit(on: adopted).first?.outcome
        == .inEffect(since: adopted, adopted: adopted, .policy("on-adoption")))
    life.amend(["JP", "US"], "A2", on: "2025-12-11")
    #expect(
      life.timeline.audit(on: day("2026-06-01")).last?.outcome
        == .waits(for: .dayNamedByAll, adopted: day("2025-12-11")))
  }

  @Test("clauses-for-notice: the clause of the day of the notice, or the amended one, not before its effective day")
  func clausesForNotice() throws {
    let shorter = try Fixture.change(
      """
      discontinuation:
        article: {en: Section IV}
        says: {en: Thirty days after the notice.}
        rule: {agreed-or-else: {after: P30D, from: {day-of: notice}}}
      """)
    for (value, ending) in [("as-given", "2026-07-14"), ("as-amended", "2026-04-01")] {
      var life = try TestLife.signed([.clausesForNotice: value])
      life.notice("US", delivered: "2026-01-15")
      life.amend(["JP", "US"], on: "2026-03-01", effective: "2026-04-01", clauses: shorter)
      #expect(life.ending("2026-02-01") == "2026-07-14 provisional default", "\(value)")
      #expect(life.ending("2026-03-01") == "\(ending) provisional default", "\(value)")
      #expect(life.on("2026-04-01").state.name.rawValue == (value == "as-given" ? "ending" : "ended"), "\(value)")
    }
  }

  private var handedOverInWashington: Notice {
    let written = WrittenInstant("2026-03-01T20:00-05:00[America/New_York]")!
    let instant = PlacedInstant(
      instant: written.instant, text: "2026-03-01T20:00-05:00[America/New_York]", atPlace: day("2026-03-01"),
      civilDays: ["America/New_York": day("2026-03-01"), "Asia/Tokyo": day("2026-03-02")], zoneData: "2025b")
    return Notice(to: [], days: NoticeDays(delivered: .instant(instant))!, form: .written, effective: nil)
  }
}
