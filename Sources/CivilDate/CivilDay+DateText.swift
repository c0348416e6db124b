extension CivilDay {
  /// A date as people write it: `2025-10-28`, `2025/1/5`, `2025年10月28日`, `令和7年10月28日`, `令和元年5月1日`, `R7.10.28`,
  /// also in full-width or kanji numerals. A Gregorian year comes first and has four digits; an era's year has any.
  package init(parsing text: String) throws(DateTextError) {
    guard var scanner = DateScanner(text) else { throw .notADate }
    let era = scanner.era()
    guard let (year, month, day) = scanner.parts(of: era), month.digits <= 2 else { throw .notADate }
    if day.digits > 2 { throw era == nil && year.digits <= 2 && day.digits == 4 ? .ambiguous : .notADate }
    if let era {
      try self.init(era, year: year.value, month: month.value, day: day.value)
    } else {
      try self.init(gregorian: year, month: month.value, day: day.value)
    }
  }

  private init(gregorian year: Numeral, month: Int, day: Int) throws(DateTextError) {
    guard year.digits > 2 else { throw .ambiguous }
    guard (1...9999).contains(year.value) else { throw .outsideCalendar }
    guard year.digits == 4 else { throw .notADate }
    guard let found = CivilDay(year: year.value, month: month, day: day) else {
      throw .noSuchDay(year: year.value, month: month, day: day)
    }
    self = found
  }

  /// The era's years are tried before the day: 明治5年2月30日 did exist, in another calendar.
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
