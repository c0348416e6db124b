import CivilDate
import Testing

@Suite struct PeriodTests {
  @Test("A period is read in one unit or refused with its fault", arguments: try Fixture.rows("periods"))
  func reading(row: [String]) {
    do throws(PeriodTextError) {
      #expect(try Period(parsing: row[0]).description == row[1])
    } catch {
      #expect("\(error)" == row[1])
    }
  }

  @Test(
    "A period text with hidden characters is refused",
    arguments: ["P1\u{301}D", "P1D\u{301}", "P1D\0", "\0", "P1D\r\n", "\r\nP1D", "P１D", "🇯🇵"])
  func hidden(text: String) {
    #expect(throws: PeriodTextError.notAPeriod) { try Period(parsing: text) }
  }
}
