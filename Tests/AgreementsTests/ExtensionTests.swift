import Agreements
import CivilDate
import TestKit
import Testing

/// Which term all extend, and what follows.
struct ExtensionTests {
  @Test("L25: an extension moves the end of the term that runs; the renewals that are left follow it")
  func extensionOfTheTerm() throws {
    let clauses = """
      start: {\(clause), rule: {day-of: last-signature}}
      duration:
        {\(clause), ends: {after: P3Y, from: {day-of: start}}, renewal: {for: P3Y, notice: P90D, times: 2},
        extension: by-agreement}
      termination: {\(clause), rule: {day-of: term-end}}
      """
    for (isNoticed, end) in [(true, "2027-12-15"), (false, "2033-12-15")] {
      var life = TestLife(try Fixture.treaty(of: ["A", "B"], clauses))
      life.sign(["A", "B"], "2023-12-15")
      if isNoticed { life.notice("B", delivered: "2026-09-12") }
      life.add(["A", "B"], .extension(Extension(.period(.years(1)), from: nil), on: .day(day("2026-11-01"))))
      #expect(life.on("2026-11-01").termination.endDays?.firstDayWithout == day(end), "\(isNoticed)")
    }
    var life = TestLife(try Fixture.treaty(of: ["A", "B"], clauses))
    life.sign(["A", "B"], "2023-12-15")
    life.add(["A", "B"], .extension(Extension(.period(.years(1)), from: nil), on: .day(day("2029-11-01"))))
    // Renewed once before it, once after it.
    #expect(life.on("2029-11-01").termination.endDays?.firstDayWithout == day("2033-12-15"))
  }

  @Test("L25: an extension brings no end forward that is certain: past the last day to notify it extends the next term")
  func extensionOfTheNextTerm() throws {
    var life = TestLife(
      try Fixture.treaty(
        of: ["A", "B"],
        """
        start: {\(clause), rule: {day-of: last-signature}}
        duration:
          {\(clause), ends: {after: P1Y, from: {day-of: start}}, renewal: {for: P1Y, notice: P90D},
          extension: by-agreement}
        termination: {\(clause), rule: {day-of: term-end}}
        suspension: {\(clause), by: any}
        """))
    life.sign(["A", "B"], "2020-01-01")
    life.notice("A", delivered: "2020-11-01")
    #expect(life.on("2020-11-14").termination.endDays?.firstDayWithout == day("2022-01-01"))
    life.add(["A", "B"], .extension(Extension(.period(.months(6)), from: nil), on: .day(day("2020-11-15"))))
    #expect(life.on("2020-11-15").termination.endDays?.firstDayWithout == day("2022-07-01"))
  }

  @Test("L25: an extension after a lapse binds again also a party whose late notice had no effect")
  func extensionAfterLapse() throws {
    var life = try treaty(
      """
      duration: {\(clause), ends: {after: P1Y, from: {day-of: start}}, extension: by-agreement}
      withdrawal: {\(clause), rule: {day-of: notice}}
      """)
    life.notice("B", delivered: "2021-06-01")
    life.add(
      ["A", "B"], .extension(Extension(.period(.months(6)), from: nil), on: .day(day("2023-11-01"))))
    for party in [nil, party("A"), party("B")] {
      let status = life.timeline.status(on: day("2024-01-01"), known: day("2024-01-01"), of: party)
      #expect(status.termination.endDays?.firstDayWithout == day("2024-05-01"), "\(party as Any)")
    }
  }

  @Test("L24: an amendment of the duration that takes effect after an extension gives the end; one before it does not")
  func amendedAfterExtension() throws {
    let clauses = """
      duration:
        {\(clause), ends: {after: P1Y, from: {day-of: start}}, extension: by-agreement}
      amendment: {\(clause), by: all}
      """
    let longer = try Fixture.change("duration: {\(clause), ends: {after: P10Y, from: {day-of: start}}}")
    let extended = Extension(.period(.years(1)), from: nil)
    for isLater in [true, false] {
      var life = try treaty(clauses)
      let (first, second) = ("2020-10-01", "2020-11-01")
      if !isLater { life.amend(["A", "B"], on: first, clauses: longer) }
      life.add(["A", "B"], .extension(extended, on: .day(day(isLater ? first : second))))
      if isLater { life.amend(["A", "B"], on: second, clauses: longer) }
      let status = life.timeline.status(on: day("2020-12-01"), known: day("2020-12-01"))
      let end = isLater ? "2030-01-01" : "2031-01-01"
      #expect(status.termination.endDays?.firstDayWithout == day(end), "\(isLater): \(status.termination)")
      guard case .runs(let term)? = life.timeline.term(on: day("2020-12-01")) else { return #expect(Bool(false)) }
      #expect(term.present.next == day(end) && (term.extendedFrom == nil) == isLater, "\(isLater): \(term)")
    }
  }

  @Test(
    "L25: an extended term is not said to be renewed before it is; without any term the first part comes to nothing")
  func termTold() throws {
    var life = try treaty(
      """
      duration:
        {\(clause), ends: {after: P1Y, from: {day-of: start}}, renewal: {for: P1Y, notice: P90D},
        extension: by-agreement}
      """)
    life.add(["A", "B"], .extension(Extension(.period(.years(2)), from: nil), on: .day(day("2020-11-15"))))
    for (on, renewals, present) in [("2020-12-01", 0, "2023-12-31"), ("2024-06-01", 1, "2024-12-31")] {
      guard case .runs(let term)? = life.timeline.term(on: day(on)) else { return #expect(Bool(false)) }
      #expect(term.extendedFrom == day("2021-12-31"), "\(on): \(term)")
      #expect(term.renewals == renewals && term.present == day(present), "\(on): \(term)")
    }
    var none = try treaty("termination: {\(clause), rule: {after: P6M, from: {day-of: notice}}}")
    let part = none.add(["A"], .extension(Extension(.period(.years(2)), from: nil), on: .day(day("2020-11-15"))))
    #expect(none.assessment(part) == .withoutEffect(.noTerm))
  }
}
