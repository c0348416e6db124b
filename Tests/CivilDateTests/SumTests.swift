import CivilDate
import Testing

@Suite struct SumTests {
  @Test("A sum follows its counting", arguments: try Fixture.rows("counting"))
  func counting(row: [String]) throws {
    let (day, period) = (try #require(CivilDay(iso: row[0])), try Period(parsing: row[1]))
    let counting = try #require(Counting(rawValue: row[2]))
    let expected = try CivilDay.expected(row[3])
    for policy in MissingDay.allCases {
      #expect(day.after(period, counting: counting, missingDay: policy)?.day == expected)
    }
  }

  @Test("A missing day is replaced by policy and named", arguments: try Fixture.rows("missing-day"))
  func missingDay(row: [String]) throws {
    let (day, period) = (try #require(CivilDay(iso: row[0])), try Period(parsing: row[1]))
    let (clamp, overflow) = (try CivilDay.expected(row[2]), try CivilDay.expected(row[3]))
    for policy in MissingDay.allCases {
      let sum = try #require(day.after(period, counting: .nthDayAfter, missingDay: policy))
      #expect(sum.day == (policy == .clamp ? clamp : overflow))
      #expect(sum.missing.map { "\($0.year)-\($0.month)-\($0.dayNumber)" } ?? "none" == row[4])
      guard let missing = sum.missing else { continue }
      #expect(missing.policy == policy && missing.clamp == clamp && missing.overflow == overflow)
    }
  }

  @Test("Counting shifts the day that replaced a missing one")
  func countingAfterPolicy() throws {
    let day = try #require(CivilDay(iso: "2026-01-31"))
    let days = Counting.allCases.flatMap { counting in
      MissingDay.allCases.map { day.after(.months(1), counting: counting, missingDay: $0)?.day.description }
    }
    #expect(days == ["2026-02-28", "2026-03-01", "2026-02-27", "2026-02-28", "2026-03-01", "2026-03-02"])
  }

  @Test("Backward counting keeps the day number or replaces it", arguments: try Fixture.rows("backward"))
  func backward(row: [String]) throws {
    let (day, period) = (try #require(CivilDay(iso: row[0])), try Period(parsing: row[1]))
    #expect(day.before(period, missingDay: .clamp)?.day == (try CivilDay.expected(row[2])))
    #expect(day.before(period, missingDay: .overflow)?.day == (try CivilDay.expected(row[3])))
  }

  @Test("A count no agreement could mean gives no sum", arguments: [Int.min, -1, 3_652_060, Int.max])
  func absurdCounts(count: Int) {
    for day in [CivilDay.first, .last] {
      for period in [Period.days(count), .months(count), .years(count)] {
        #expect(day.before(period, missingDay: .clamp) == nil)
        for counting in Counting.allCases {
          #expect(day.after(period, counting: counting, missingDay: .overflow) == nil)
        }
      }
    }
  }

  @Test("A rest day moves to the next working day or stands", arguments: try Fixture.rows("rest-days"))
  func restDays(row: [String]) throws {
    let day = try #require(CivilDay(iso: row[0]))
    #expect(day.moved(off: .nextWorkingDay(.weekends))?.description == row[1])
    #expect(day.moved(off: .never) == day)
    #expect(WorkingCalendar.weekends.isWorkingDay(day) == (row[0] == row[1]))
  }
}
