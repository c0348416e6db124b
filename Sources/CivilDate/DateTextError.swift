/// Why a text was not taken as a day.
package enum DateTextError: Error, Hashable, Sendable {
  /// The century or era cannot be known, as in `25/10/28` or `7年10月28日`, or the order of day and month. Both days of
  /// `01/02/2026` are then given.
  case ambiguous([CivilDay])
  /// The year stands beside that of an era, and is another one: `2026年（令和7年）5月1日`.
  case otherYear(JapaneseEra, Int, year: Int)
  /// The calendar has no such day. The year is Gregorian, even where the text gave a year of an era.
  case noSuchDay(year: Int, month: Int, day: Int)
  /// The year is 0 or beyond 9999.
  case outsideCalendar
  /// The era had no such day. `first` and `last` are the days of the era, both inclusive.
  case outsideEra(JapaneseEra, first: CivilDay, last: CivilDay)
  /// The text is no date, or has white space around one.
  case notADate
}
