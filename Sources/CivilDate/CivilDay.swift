/// A day of the proleptic Gregorian calendar, 0001-01-01...9999-12-31, without time or time zone.
///
/// Earlier days are smaller. A day moves only by one step or by a ``Period``, so that no one adds bare numbers to it.
package struct CivilDay: Hashable, Sendable {
  /// The days since 1970-01-01.
  private let number: Int32

  /// The first day of the calendar, 0001-01-01.
  package static let first = CivilDay(certainYear: 1, month: 1, day: 1)

  /// The last day of the calendar, 9999-12-31.
  package static let last = CivilDay(certainYear: 9999, month: 12, day: 31)

  /// Nil when the calendar has no such day. Month and day count from 1.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
    guard day >= 1, day <= Gregorian.length(ofMonth: month, in: year) else { return nil }
    self.init(certainYear: year, month: month, day: day)
  }

  /// Nil outside the calendar. 1970-01-01 is 0, and earlier days are negative.
  package init?(daysSinceUnixEpoch days: Int) {
    guard days >= Self.first.daysSinceUnixEpoch, days <= Self.last.daysSinceUnixEpoch else { return nil }
    number = Int32(truncatingIfNeeded: days)
  }

  /// A day that is known to exist when the program is written.
  init(certainYear year: Int, month: Int, day: Int) {
    number = Int32(truncatingIfNeeded: Gregorian.dayNumber(year: year, month: month, day: day))
  }

  /// The days since 1970-01-01, which is 0. Earlier days are negative.
  package var daysSinceUnixEpoch: Int { Int(number) }

  var date: (year: Int, month: Int, day: Int) { Gregorian.date(of: daysSinceUnixEpoch) }
}

extension CivilDay: Comparable {
  /// True when `left` is the earlier day.
  package static func < (left: CivilDay, right: CivilDay) -> Bool { left.number < right.number }
}

extension CivilDay {
  /// The year, 1...9999.
  package var year: Int { date.year }

  /// The month, 1...12.
  package var month: Int { date.month }

  /// The day of the month, 1...31.
  package var day: Int { date.day }

  /// Whether the year of this day has a 29 February.
  package var isLeapYear: Bool { Gregorian.isLeap(year) }

  /// The next day; nil on the last day of the calendar.
  package var next: CivilDay? { CivilDay(daysSinceUnixEpoch: daysSinceUnixEpoch + 1) }

  /// The day before; nil on the first day of the calendar.
  package var previous: CivilDay? { CivilDay(daysSinceUnixEpoch: daysSinceUnixEpoch - 1) }

  /// The number of days that excludes this day and includes `other`; negative when `other` is earlier. It is for
  /// explanations, never for reckoning.
  package func days(until other: CivilDay) -> Int { other.daysSinceUnixEpoch - daysSinceUnixEpoch }
}
