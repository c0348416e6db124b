extension CivilDay {
  /// A date as people write it: `2025-10-28`, `2025/1/5`, `2025年10月28日`, `令和7年10月28日`, `令和元年5月1日`, `R7.10.28`, also in
  /// full-width or kanji numerals. Every form in which answers are printed is read, too: `28 October 2025`,
  /// `2025年（令和7年）10月28日`. The year of an era has any number of digits, another year four. The year comes first. At the
  /// end, as in `28/10/2025`, it is read where only one order of day and month gives a day.
  package init(parsing text: String) throws(DateTextError) {
    guard var scanner = DateScanner(text) else { throw .notADate }
    if let day = scanner.englishDate() {
      try self.init(gregorian: day.year, month: day.month, day: day.day.value)
      return
    }
    let era = scanner.era()
    guard let parts = scanner.parts(of: era), parts.month.digits <= 2 else { throw .notADate }
    let (year, month, day) = (parts.year, parts.month, parts.day)
    if day.digits > 2 {
      guard era == nil, year.digits <= 2, day.digits == 4 else { throw .notADate }
      try self.init(endingWithYear: day.value, year.value, month.value)
    } else if let era {
      try self.init(era, year: year.value, month: month.value, day: day.value)
    } else {
      try self.init(gregorian: year, month: month.value, day: day.value)
      guard let (era, yearOfEra) = parts.besides else { return }
      guard let own = JapaneseEra.of(self), own.era == era, own.year == yearOfEra.value else {
        throw .otherYear(era, yearOfEra.value, year: year.value)
      }
    }
  }

  /// - Parameters:
  ///   - one: the day or the month; `other` is then the month or the day.
  private init(endingWithYear year: Int, _ one: Int, _ other: Int) throws(DateTextError) {
    guard (1...9999).contains(year) else { throw .outsideCalendar }
    let readings = [(other, one), (one, other)].compactMap { CivilDay(year: year, month: $0.0, day: $0.1) }
    guard let first = readings.first else { throw .noSuchDay(year: year, month: other, day: one) }
    guard Set(readings).count == 1 else { throw .ambiguous(readings) }
    self = first
  }

  private init(gregorian year: Numeral, month: Int, day: Int) throws(DateTextError) {
    guard year.digits > 2 else { throw .ambiguous([]) }
    guard (1...9999).contains(year.value) else { throw .outsideCalendar }
    guard year.digits == 4 else { throw .notADate }
    guard let found = CivilDay(year: year.value, month: month, day: day) else {
      throw .noSuchDay(year: year.value, month: month, day: day)
    }
    self = found
  }

  /// Reads a day of an era. The era's years are tried before the day: 明治5年2月30日 did exist, in another calendar.
  private init(_ era: JapaneseEra, year yearOfEra: Int, month: Int, day: Int) throws(DateTextError) {
    let (first, last) = (era.firstDay, era.lastDay)
    let year = era.yearZero + yearOfEra
    guard year >= first.year, year <= last.year else { throw .outsideEra(era, first: first, last: last) }
    guard let found = CivilDay(year: year, month: month, day: day) else {
      throw .noSuchDay(year: year, month: month, day: day)
    }
    guard found >= first, found <= last else { throw .outsideEra(era, first: first, last: last) }
    self = found
  }
}
