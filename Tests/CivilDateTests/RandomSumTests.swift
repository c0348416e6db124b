import CivilDate
import Foundation
import Testing

@Suite struct RandomSumTests {
  private let seed = ProcessInfo.processInfo.environment["DEPOSITARY_SEED"].flatMap(UInt64.init) ?? 20_260_115

  @Test("Twenty thousand random sums agree with walking the calendar")
  func agreesWithWalking() throws {
    var random = SplitMix64(state: seed)
    for _ in 0..<20_000 {
      let (start, period) = (Self.date(using: &random), Self.period(using: &random))
      let counting = try #require(Counting.allCases.randomElement(using: &random))
      let policy = try #require(MissingDay.allCases.randomElement(using: &random))
      let day = try #require(CivilDay(year: start.year, month: start.month, day: start.day))
      let sum = day.after(period, counting: counting, missingDay: policy)?.day
      let naive = start.after(period, counting, policy)
      guard sum != CivilDay(year: naive.year, month: naive.month, day: naive.day) else { continue }
      Issue.record("DEPOSITARY_SEED=\(seed): \(day) + \(period), \(counting), \(policy) = \(sum as Any), not \(naive)")
      return
    }
  }

  @Test("Random texts made of the pieces of dates are read or refused, and what is read is a day")
  func randomTexts() {
    let pieces = [
      "令和", "明治", "R", "s", "元", "年", "月", "日", "-", "/", ".", "0", "1", "12", "2025", "７", "十", "二", "千", "〇",
      "\r\n", "\0", "\u{301}", " ", "9999999999", "🇯🇵",
    ]
    var random = SplitMix64(state: seed)
    for _ in 0..<20_000 {
      let text = (0..<Int.random(in: 0...9, using: &random)).compactMap { _ in pieces.randomElement(using: &random) }
        .joined()
      guard let day = try? CivilDay(parsing: text) else { continue }
      #expect(CivilDay(iso: day.description) == day, "DEPOSITARY_SEED=\(seed): \(text.debugDescription)")
    }
  }

  /// Days 28...31 and the calendar's last years are drawn more often than the rest.
  private static func date(using random: inout SplitMix64) -> NaiveDate {
    let year =
      Bool.random(using: &random)
      ? Int.random(in: 1...9999, using: &random) : [2, 1900, 2000, 2024, 9998][Int(random.next() % 5)]
    var date = NaiveDate(year: year, month: Int.random(in: 1...12, using: &random), day: 1)
    date.day = min(date.monthLength, Int.random(in: 1...40, using: &random))
    return date
  }

  private static func period(using random: inout SplitMix64) -> Period {
    switch random.next() % 3 {
    case 0: .days(Int.random(in: 0...1_000, using: &random))
    case 1: .months(Int.random(in: 0...600, using: &random))
    default: .years(Int.random(in: 0...400, using: &random))
    }
  }
}
