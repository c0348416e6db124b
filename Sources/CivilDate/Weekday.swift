/// A day of the week. The raw values are those of ISO 8601, Monday 1 to Sunday 7.
package enum Weekday: Int, Sendable, CaseIterable {
  /// 1, the first day of the ISO week.
  case monday = 1
  /// 2.
  case tuesday
  /// 3.
  case wednesday
  /// 4.
  case thursday
  /// 5.
  case friday
  /// 6.
  case saturday
  /// 7.
  case sunday
}

extension CivilDay {
  /// The day of the week. The seven-day week runs unbroken through the whole proleptic calendar; 1970-01-01 was a
  /// Thursday.
  package var weekday: Weekday {
    switch Self.first.days(until: self) % 7 {
    case 0: .monday
    case 1: .tuesday
    case 2: .wednesday
    case 3: .thursday
    case 4: .friday
    case 5: .saturday
    default: .sunday
    }
  }
}
