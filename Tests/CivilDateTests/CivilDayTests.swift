@testable import CivilDate
import Testing

@Suite struct CivilDayTests {
  @Test("Every day of 400 years follows the one before in number, weekday and text")
  func cycle() throws {
    var day = try #require(CivilDay(year: 1799, month: 12, day: 31))
    var wrong: [CivilDay] = []
    for year in 1800...2199 {
      for (month, length) in NaiveDate.lengths(year: year).enumerated() {
        for number in 1...length {
          let next = try #require(day.next)
          if !follows(next, day) || (next.year, next.month, next.day) != (year, month + 1, number) {
            wrong.append(next)
          }
          day = next
        }
      }
    }
    #expect(wrong.isEmpty)
    #expect(day == CivilDay(iso: "2199-12-31"))
  }

  private func follows(_ next: CivilDay, _ day: CivilDay) -> Bool {
    next.daysSinceUnixEpoch == day.daysSinceUnixEpoch + 1 && next.previous == day && day < next
      && next.weekday.rawValue == day.weekday.rawValue % 7 + 1
      && CivilDay(iso: next.description) == next && CivilDay(year: next.year, month: next.month, day: next.day) == next
      && CivilDay(daysSinceUnixEpoch: next.daysSinceUnixEpoch) == next && day.days(until: next) == 1
  }

  @Test("Every day number of the calendar is a day that can be taken apart and put together again")
  func wholeCalendar() {
    let wrong = (CivilDay.first.daysSinceUnixEpoch...CivilDay.last.daysSinceUnixEpoch).filter { number in
      guard let day = CivilDay(daysSinceUnixEpoch: number) else { return true }
      let date = day.date
      return CivilDay(year: date.year, month: date.month, day: date.day) != day
    }
    #expect(wrong.isEmpty)
  }

  @Test("The calendar has two ends and nothing beyond them")
  func ends() {
    #expect(CivilDay.first.description == "0001-01-01" && CivilDay.first.previous == nil)
    #expect(CivilDay.last.description == "9999-12-31" && CivilDay.last.next == nil)
    #expect(CivilDay.first.weekday == .monday && CivilDay.last.weekday == .friday)
    #expect(CivilDay.last.days(until: .first) == -3_652_058)
    for number in [Int.min, Int.max, CivilDay.first.daysSinceUnixEpoch - 1, CivilDay.last.daysSinceUnixEpoch + 1] {
      #expect(CivilDay(daysSinceUnixEpoch: number) == nil)
      #expect(CivilDay(year: number, month: 1, day: 1) == nil)
      #expect(CivilDay(year: 2026, month: number, day: 1) == nil)
      #expect(CivilDay(year: 2026, month: 1, day: number) == nil)
    }
  }

  @Test("Day number zero is Thursday 1 January 1970")
  func epoch() {
    #expect(CivilDay(daysSinceUnixEpoch: 0) == CivilDay(year: 1970, month: 1, day: 1))
    #expect(CivilDay(daysSinceUnixEpoch: 0)?.weekday == .thursday)
  }

  @Test("Centuries are leap years only every 400 years")
  func leapYears() {
    let leap = [1900, 1996, 2000, 2023, 2024, 2100].filter { CivilDay(year: $0, month: 1, day: 1)?.isLeapYear == true }
    #expect(leap == [1996, 2000, 2024])
  }

  @Test(
    "The strict ISO form takes nothing but YYYY-MM-DD",
    arguments: [
      "", "2025-1-5", "2025/10/28", "2025-10-28 ", " 2025-10-28", "2025-10-281", "20251028", "2025-10-2", "２025-10-28",
      "2025-10-2\u{301}", "2025-10-28\0", "+025-10-28", "2025-02-29", "0000-01-01", "----------",
    ])
  func strictISO(text: String) {
    #expect(CivilDay(iso: text) == nil)
    #expect(CivilDay(iso: text[...]) == nil)
  }

  @Test("The strict ISO form may be a part of a longer text")
  func substring() {
    #expect(CivilDay(iso: "on 2025-10-28.".dropFirst(3).dropLast())?.description == "2025-10-28")
  }
}
