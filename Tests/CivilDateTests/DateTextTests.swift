import CivilDate
import Testing

@Suite struct DateTextTests {
  @Test("A written date is read", arguments: try Fixture.rows("accepted"))
  func accepted(row: [String]) throws {
    #expect(try CivilDay(parsing: row[0]).description == row[1])
  }

  @Test("A refused text is refused with its fact", arguments: try Fixture.rows("refused"))
  func refused(row: [String]) {
    #expect(refusal(row[0]) == row[1])
  }

  @Test(
    "Hidden and foreign characters never make a date",
    arguments: [
      "2025-10-28\0", "\0", "2025\0-10-28", "2025-10-28\r\n", "\r\n2025-10-28", "2025\r\n10-28", "2025-10-2\u{301}8",
      "2025-10-28\u{301}", "令和\u{3099}7年10月28日", "R\u{301}7.10.28", "\u{FEFF}2025-10-28", "2025-10-28\u{200F}",
      "🇯🇵", "👩‍👩‍👧‍👦", "\u{10FFFF}", "\u{FF00}", "\u{FF5F}", "年月日", "--", "元", "令和", "令和元", "十十十", "千百十一",
      String(repeating: "9", count: 100_000), String(repeating: "千", count: 100_000),
      String(repeating: "9", count: 24) + "-1-1", "2025-10-28" + String(repeating: " ", count: 100_000),
    ])
  func garbage(text: String) {
    #expect(refusal(text) == "notADate")
  }

  private func refusal(_ text: String) -> String {
    do throws(DateTextError) {
      return try CivilDay(parsing: text).description
    } catch {
      return switch error {
      case .noSuchDay(let year, let month, let day): "noSuchDay \(year)-\(month)-\(day)"
      case .outsideEra(let era, let first, let last): "outsideEra \(era.letter) \(first) \(last)"
      case .ambiguous(let days): "ambiguous" + days.map { " \($0)" }.joined()
      case .otherYear(let era, let yearOfEra, let year): "otherYear \(era.letter)\(yearOfEra) \(year)"
      case .outsideCalendar, .notADate: "\(error)"
      }
    }
  }
}
