/// Which day stands in for one the target month does not have, as 29 November + 3 months in a common year.
package enum MissingDay: String, Sendable, CaseIterable {
  /// The last day of that month: 28 February.
  case clamp
  /// The first day of the month after it: 1 March.
  case overflow
}

/// A sum fell on a day that does not exist, and what each policy makes of it.
package struct MissingDayFinding: Hashable, Sendable {
  /// The year of the missing day.
  package let year: Int
  /// Of the missing day, 1...12.
  package let month: Int
  /// Of the missing day, 29...31, beyond the end of the month.
  package let dayNumber: Int
  /// The policy the sum was asked to apply.
  package let policy: MissingDay
  /// Under ``MissingDay/clamp``, before ``Counting`` is applied.
  package let clamp: CivilDay
  /// Under ``MissingDay/overflow``, before ``Counting`` is applied.
  package let overflow: CivilDay
}

extension MissingDayFinding {
  /// The day the policy chose, before ``Counting`` is applied.
  var chosen: CivilDay {
    switch policy {
    case .clamp: clamp
    case .overflow: overflow
    }
  }
}
