/// Which day a period ends on, counted from the day of the event.
package enum Counting: String, Sendable, CaseIterable {
  /// The event's day is not counted: D + n days, or the same numbered day n months or years later.
  case nthDayAfter = "nth-day-after"
  /// The event's day is the first day of the period: one day earlier than ``nthDayAfter``.
  case includeFirstDay = "include-first-day"
  /// The day on which the period has fully run: one day later than ``nthDayAfter``. ICSID counts the six months of
  /// Article 71 of its Convention so: notice on 2 May 2007, effect on 3 November 2007.
  case dayAfterExpiry = "day-after-expiry"
}

extension Counting {
  /// In days, from ``nthDayAfter``.
  var shift: Int {
    switch self {
    case .nthDayAfter: 0
    case .includeFirstDay: -1
    case .dayAfterExpiry: 1
    }
  }
}
