package import CivilDate

/// The last day of the old state and the first of the new (L6).
package struct EndDays: Hashable, Sendable {
  /// The first day on which the agreement no longer operates.
  package let firstDayWithout: CivilDay
  /// The last day on which it does: the day before.
  package let lastDay: CivilDay

  /// Nil on the first day of the calendar, which has no day before it.
  package init?(firstDayWithout: CivilDay) {
    guard let lastDay = firstDayWithout.previous else { return nil }
    self.firstDayWithout = firstDayWithout
    self.lastDay = lastDay
  }
}
