/// What happens to a day that falls on a rest day.
package enum RestDays: Hashable, Sendable {
  /// The date stays where it is.
  case never
  /// The date moves forward to the first working day. It stays where it is if it is a working day itself.
  case nextWorkingDay(WorkingCalendar)
}

/// A calendar of working days and rest days.
package enum WorkingCalendar: String, Sendable, CaseIterable {
  /// Saturdays and Sundays only; no national holiday is known.
  case weekends

  /// Whether a day is no rest day of this calendar.
  package func isWorkingDay(_ day: CivilDay) -> Bool {
    switch self {
    case .weekends: day.weekday != .saturday && day.weekday != .sunday
    }
  }
}

extension CivilDay {
  /// The day, moved if it is a rest day; nil when no working day is left before the calendar ends.
  package func moved(off restDays: RestDays) -> CivilDay? {
    guard case .nextWorkingDay(let calendar) = restDays else { return self }
    var day = self
    while !calendar.isWorkingDay(day) {
      guard let next = day.next else { return nil }
      day = next
    }
    return day
  }
}
