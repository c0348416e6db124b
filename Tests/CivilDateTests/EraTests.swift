import CivilDate
import Testing

@Suite struct EraTests {
  @Test("The day of the change belongs to the new era", arguments: try Fixture.rows("eras"))
  func ofDay(row: [String]) throws {
    let found = JapaneseEra.of(try #require(CivilDay(iso: row[0])))
    #expect(found?.era.letter ?? "none" == row[1])
    #expect(found.map { String($0.year) } ?? "" == row[2])
  }

  @Test("The eras follow each other without a gap")
  func gapless() {
    for (era, later) in zip(JapaneseEra.allCases, JapaneseEra.allCases.dropFirst()) {
      #expect(era.lastDay.next == later.firstDay)
    }
    #expect(JapaneseEra.reiwa.lastDay == .last)
  }

  @Test("Every day from 1873 to 2100 is read back from its era, in kanji and by letter")
  func roundTrip() throws {
    var day = JapaneseEra.meiji.firstDay
    var wrong: [CivilDay] = []
    while day.year <= 2100 {
      let (era, year) = try #require(JapaneseEra.of(day))
      let kanji = "\(era.kanji)\(year == 1 ? "元" : String(year))年\(day.month)月\(day.day)日"
      let letter = "\(era.letter)\(year).\(day.month).\(day.day)"
      if try CivilDay(parsing: kanji) != day || CivilDay(parsing: letter) != day { wrong.append(day) }
      day = try #require(day.next)
    }
    #expect(wrong.isEmpty)
  }
}
