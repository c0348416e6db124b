/// The rule for the day on which a period ends, counted from the day of the event.
package enum Counting: String, Sendable, CaseIterable {
  /// The event's day is not counted: the period ends on D + n days, or on the same numbered day n months or years
  /// later.
  case nthDayAfter = "nth-day-after"
  /// The event's day is the first day of the period, which ends one day earlier than with ``nthDayAfter``.
  case includeFirstDay = "include-first-day"
  /// The period ends on the day after it has fully run: one day later than with ``nthDayAfter``. ICSID counts the six
  /// months of Article 71 of its Convention so: notice on 2 May 2007, effect on 3 November 2007.
  case dayAfterExpiry = "day-after-expiry"
}

extension Counting {
  /// The difference from ``nthDayAfter``, in days.
  var shift: Int {
    switch self {
    case .nthDayAfter: 0
    case .includeFirstDay: -1
    case .dayAfterExpiry: 1
    }
  }
}
