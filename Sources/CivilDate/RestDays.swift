/// What happens to a day that falls on a rest day.
package enum RestDays: Hashable, Sendable {
  /// The date stays where it is.
  case never
  /// It moves forward to the first working day, and stands when it is one itself.
  case nextWorkingDay(WorkingCalendar)
}

/// Which days are rest days.
package enum WorkingCalendar: String, Sendable, CaseIterable {
  /// Saturdays and Sundays only; no national holiday is known.
  case weekends

  /// False on a rest day of this calendar.
  package func isWorkingDay(_ day: CivilDay) -> Bool {
    switch self {
    case .weekends: day.weekday != .saturday && day.weekday != .sunday
    }
  }
}

extension CivilDay {
  /// Nil when no working day is left before the calendar ends.
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
