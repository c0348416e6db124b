import Agreements
import CivilDate
import TestKit
import Testing

/// L21 to L23 and L26: each form of date rule by itself. The rule gives a further effect of a small agreement; `day` is
/// an event on the day given, `other` one on 2030-06-15, and `never` does not happen.
struct DateRuleTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let rule: String
    let day: String
    let result: String?

    init(_ rule: String, _ day: String, _ result: String?) { (self.rule, self.day, self.result) = (rule, day, result) }

    var testDescription: String { "\(rule) from \(day)" }
  }

  private func result(_ item: Case) throws -> String? {
    let rule = item.rule.replacing("DAY", with: "{event: day}").replacing("OTHER", with: "{event: other}")
      .replacing("NEVER", with: "{event: never}")
    let agreement = try Fixture.agreement(
      yaml: """
        agreement: a-b
        title: {en: A and B}
        nature: binding
        parties:
          - {id: A, name: {en: A}}
          - {id: B, name: {en: B}}
        start: {article: {en: "1"}, says: {en: Both sign.}, rule: {day-of: last-signature}}
        effects:
          - {what: x, article: {en: "2"}, says: {en: It is so.}, rule: \(rule)}
        """)
    var life = TestLife(agreement)
    life.sign(["A", "B"], "1900-01-01")
    life.add([], .event(EventName("day")!, on: .day(day(item.day))))
    life.add([], .event(EventName("other")!, on: .day(day("2030-06-15"))))
    return life.on("9999-12-31").effects.first?.date?.description
  }

  @Test(
    "L21, L22: the forms of a date rule give the days worked out by hand",
    arguments: [
      Case("{date: 2019-01-01}", "2000-01-01", "2019-01-01"),
      Case("DAY", "2020-02-29", "2020-02-29"),
      Case("{after: P6M, from: DAY}", "2020-08-31", "2021-02-28"),
      Case("{after: P6M, from: DAY, missing-day: overflow}", "2020-08-31", "2021-03-01"),
      Case("{after: P1Y, from: DAY, counting: day-after-expiry}", "2014-12-31", "2016-01-01"),
      Case("{nth-day: 30, from: DAY}", "1979-12-28", "1980-01-27"),
      Case("{first-day-of: month, number: 1, from: {nth-day: 60, from: DAY}}", "2003-01-31", "2003-05-01"),
      Case("{first-day-of: month, number: 4, from: DAY}", "2023-02-17", "2023-06-01"),
      Case("{first-day-of: month, number: 0, from: DAY}", "2023-02-17", "2023-02-01"),
      Case("{first-day-of: month, number: 1, from: DAY}", "2023-12-01", "2024-01-01"),
      Case("{last-day-of: month, number: 0, from: DAY}", "2024-02-01", "2024-02-29"),
      Case("{last-day-of: year, number: 1, from: DAY}", "2017-12-29", "2018-12-31"),
      Case("{first-day-of: year, number: 1, from: DAY}", "2018-12-03", "2019-01-01"),
      Case("{last-day-of: year, number: 0, from: DAY, year-begins: 04-01}", "2026-03-31", "2026-03-31"),
      Case("{last-day-of: year, number: 0, from: DAY, year-begins: 04-01}", "2026-04-01", "2027-03-31"),
      Case("{first-day-of: year, number: 1, from: DAY, year-begins: 10-01}", "2026-09-30", "2026-10-01"),
      Case("{yearly: 06-30, cut-off: 01-01, from: DAY}", "2018-12-26", "2019-06-30"),
      Case("{yearly: 06-30, cut-off: 01-01, from: DAY}", "2019-01-01", "2019-06-30"),
      Case("{yearly: 06-30, cut-off: 01-01, from: DAY}", "2019-01-02", "2020-06-30"),
      Case("{yearly: 01-01, cut-off: 07-01, from: DAY}", "2011-06-29", "2012-01-01"),
      Case("{yearly: 01-01, cut-off: 07-01, from: DAY}", "2011-07-02", "2013-01-01"),
      Case("{yearly: 12-31, cut-off: 09-30, from: DAY}", "1969-12-12", "1970-12-31"),
      Case("{yearly: 02-29, from: DAY}", "2025-03-01", "2026-02-28"),
      Case("{latest-of: [DAY, OTHER]}", "2031-01-01", "2031-01-01"),
      Case("{earliest-of: [DAY, OTHER]}", "2031-01-01", "2030-06-15"),
      Case("{earliest-of: [DAY, NEVER]}", "2031-01-01", "2031-01-01"),
      Case("{rule: DAY, not-before: OTHER}", "2029-01-01", "2030-06-15"),
      Case("{rule: DAY, provided: OTHER}", "2029-01-01", "2029-01-01"),
      Case("{rule: DAY, provided: OTHER, otherwise: {nth-day: 90, from: OTHER}}", "2031-01-01", "2031-01-01"),
      Case("{rule: DAY, provided: OTHER, otherwise: {nth-day: 90, from: OTHER}}", "2030-01-01", "2030-09-13"),
      Case("{rule: DAY, unless: OTHER}", "2030-06-14", "2030-06-14"),
      Case("{rule: DAY, unless: {date: 2020-01-01}, until: OTHER}", "2020-06-01", "2030-06-15"),
      Case("{before: P90D, from: DAY}", "2019-11-23", "2019-08-24"),
      Case("{before: P90D, from: DAY, last-day: anniversary}", "2019-11-23", "2019-08-25"),
      Case("{before: P6M, from: DAY}", "2026-04-01", "2025-09-30"),
      Case("{before: P6M, from: DAY, last-day: anniversary}", "2026-04-01", "2025-10-01"),
      Case("{named-or-else: DAY}", "2026-04-01", "2026-04-01"),
    ])
  func forms(item: Case) throws { #expect(try result(item) == item.result) }

  @Test(
    "L23: a rule whose acts have not all happened, or that a proviso stops, has no day",
    arguments: [
      Case("NEVER", "2020-01-01", nil), Case("{latest-of: [DAY, NEVER]}", "2020-01-01", nil),
      Case("{rule: DAY, provided: NEVER}", "2020-01-01", nil),
      Case("{rule: DAY, unless: OTHER}", "2030-06-15", nil),
      Case("{rule: DAY, unless: {date: 2020-01-01}, until: NEVER}", "2020-06-01", nil),
      Case("{after: P9000Y, from: DAY}", "2020-06-01", nil), Case("{threshold: {consents: 1}}", "2020-06-01", nil),
    ])
  func none(item: Case) throws { #expect(try result(item) == nil) }

  @Test("L26: where the safe day and the anniversary differ, the arithmetic names both")
  func bothDays() throws {
    let end = day("2019-11-23")
    let found = try #require(LastDayInTime.safe.lastDay(.days(90), before: end, .clamp))
    #expect(found.day == day("2019-08-24"))
    #expect(found.step.phrase.plain.contains("2019-08-24") && found.step.phrase.plain.contains("2019-08-25"))
  }

  @Test("L21: thresholds count parties, shares of them, and shares of a weight; named parties can be wanted")
  func thresholds() throws {
    func start(_ threshold: String, _ consents: [(String, String)]) throws -> String? {
      let agreement = try Fixture.agreement(
        yaml: """
          agreement: a-b
          title: {en: A and others}
          nature: binding
          parties:
            - {id: A, name: {en: A}}
            - {id: B, name: {en: B}}
            - {id: C, name: {en: C}}
            - {id: D, name: {en: D}}
          groups: {first: [A, B]}
          weights: {goods: {parties: {A: "10.5", B: "20", C: "30", D: "39.5"}}}
          start: {article: {en: "1"}, says: {en: It starts.}, rule: {threshold: \(threshold)}}
          """)
      var life = TestLife(agreement)
      for (name, on) in consents { life.add([name], .consent(Consent(kind: .ratification), on: .day(day(on)))) }
      return life.on("2030-01-01").start.date?.description
    }
    let all = [("A", "2020-01-01"), ("B", "2021-01-01"), ("C", "2022-01-01"), ("D", "2023-01-01")]
    #expect(try start("{consents: 2}", all) == "2021-01-01")
    #expect(try start("{consents: all}", all) == "2023-01-01")
    #expect(try start("{consents: all}", Array(all.dropLast())) == nil)
    #expect(try start("{consents: 2, including: [D]}", all) == "2023-01-01")
    #expect(try start("{consents: 2, of: first}", Array(all.reversed())) == "2021-01-01")
    #expect(try start("{share: 3/4}", all) == "2022-01-01")
    #expect(try start("{share: 1/2, of: first}", all) == "2020-01-01")
    #expect(try start("{share: \"60.5%\", weight: goods}", all) == "2022-01-01")
    #expect(try start("{share: \"60.6%\", weight: goods}", all) == "2023-01-01")
  }

  @Test(
    "L25: a consent between the threshold and the start starts with the agreement, or by its own rule, as the text says"
  )
  func firstParties() throws {
    func start(_ firstParties: String, of consent: String) throws -> String? {
      let agreement = try Fixture.agreement(
        yaml: """
          agreement: a-b
          title: {en: A treaty}
          nature: binding
          open-to: {en: all States}
          start:
            article: {en: "1"}
            says: {en: It starts.}
            rule: {nth-day: 180, from: {event: sixty-fifth}}
            for-party: {nth-day: 30, from: {day-of: consent}}
            \(firstParties)
          """)
      var life = TestLife(agreement)
      life.add([], .event(EventName("sixty-fifth")!, on: .day(day("1996-10-31"))))
      life.add(["US"], .consent(Consent(kind: .ratification), on: .day(day(consent))))
      let status = life.timeline.status(on: day("2000-01-01"), known: day("2000-01-01"), of: party("US"))
      return status.start.date?.description
    }
    #expect(try start("first-parties: start", of: "1997-04-25") == "1997-04-29")
    #expect(try start("first-parties: start", of: "1997-04-29") == "1997-05-29")
    #expect(try start("first-parties: threshold", of: "1997-04-25") == "1997-05-25")
    #expect(try start("", of: "1996-10-31") == "1997-04-29")
    #expect(try start("", of: "1996-11-01") == "1997-04-29")
  }

  @Test("a decimal number is written as it was read, without zeros at its end")
  func decimals() {
    for (written, told) in [("0", "0"), ("10", "10"), ("0.5", "0.5"), ("34.80", "34.8"), ("7.000001", "7.000001")] {
      #expect(DecimalText.scaled(written).map(DecimalText.text) == told, "\(written)")
    }
    var generator = Seeded()
    for _ in 1...1_000 {
      let number = Int.random(in: 0..<1_000_000_000_000_000, using: &generator)
      #expect(DecimalText.scaled(DecimalText.text(number)) == number, "DEPOSITARY_SEED=\(generator.seed)")
    }
  }
}
