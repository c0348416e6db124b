/// Why a text was not taken as a day.
package enum DateTextError: Error, Hashable, Sendable {
  /// The order of day, month and year, or the century or era, cannot be known: `01/02/2026`, `25/10/28`, `7年10月28日`.
  /// Refused by form, even where only one order would give a day.
  case ambiguous
  /// The calendar has no such day; the year is Gregorian, also where the text gave a year of an era.
  case noSuchDay(year: Int, month: Int, day: Int)
  /// The year is 0 or beyond 9999.
  case outsideCalendar
  /// The era had no such day; `first` and `last` are its own, both inclusive.
  case outsideEra(JapaneseEra, first: CivilDay, last: CivilDay)
  /// Any other text, white space around a date included.
  case notADate
}
