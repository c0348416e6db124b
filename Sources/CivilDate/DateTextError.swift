/// Why a text was not taken as a day.
package enum DateTextError: Error, Hashable, Sendable {
  /// The century or era cannot be known, `25/10/28`, `7年10月28日`, or the order of day and month: of `01/02/2026` both
  /// days are given.
  case ambiguous([CivilDay])
  /// The year is written with that of an era that it is not: `2026年（令和7年）5月1日`.
  case otherYear(JapaneseEra, Int, year: Int)
  /// The calendar has no such day; the year is Gregorian, also where the text gave a year of an era.
  case noSuchDay(year: Int, month: Int, day: Int)
  /// The year is 0 or beyond 9999.
  case outsideCalendar
  /// The era had no such day; `first` and `last` are its own, both inclusive.
  case outsideEra(JapaneseEra, first: CivilDay, last: CivilDay)
  /// Any other text, white space around a date included.
  case notADate
}
