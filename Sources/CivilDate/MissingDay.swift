/// The day that replaces one which the target month does not have, as in 29 November + 3 months in a common year.
package enum MissingDay: String, Sendable, CaseIterable {
  /// The last day of that month: 28 February.
  case clamp
  /// The first day of the month after it: 1 March.
  case overflow
}

/// What was found where a sum fell on a day that does not exist, and the day that each policy gives.
package struct MissingDayFinding: Hashable, Sendable {
  /// The year of the missing day.
  package let year: Int
  /// The month of the missing day, 1...12.
  package let month: Int
  /// The number of the missing day, 29...31, beyond the end of the month.
  package let dayNumber: Int
  /// The policy that the sum was asked to apply.
  package let policy: MissingDay
  /// The day under ``MissingDay/clamp``, before ``Counting`` is applied.
  package let clamp: CivilDay
  /// The day under ``MissingDay/overflow``, before ``Counting`` is applied.
  package let overflow: CivilDay
}

extension MissingDayFinding {
  /// The day that the policy chose, before ``Counting`` is applied.
  package var chosen: CivilDay {
    switch policy {
    case .clamp: clamp
    case .overflow: overflow
    }
  }
}
