/// A length as the agreement states it. One unit is never converted into another, so periods have no order: whether 180
/// days are more than 6 months depends on the day from which they run.
///
/// A sum takes counts from 0 to 9999 years' worth, and gives nil for any other.
package enum Period: Hashable, Sendable {
  /// Calendar days, rest days included.
  case days(Int)
  /// Calendar months.
  case months(Int)
  /// Calendar years.
  case years(Int)
}

extension Period {
  /// Whether a sum with it can fall on a day that its month does not have. With days alone it cannot.
  package var canMeetMissingDay: Bool { if case .days = self { false } else { true } }

  var isWithinBounds: Bool {
    switch self {
    case .days(let count): (0...3_652_059).contains(count)
    case .months(let count): (0...119_988).contains(count)
    case .years(let count): (0...9_999).contains(count)
    }
  }
}

extension Period: CustomStringConvertible {
  /// The period by ISO 8601: `P180D`, `P6M` or `P1Y`.
  package var description: String {
    switch self {
    case .days(let count): "P\(count)D"
    case .months(let count): "P\(count)M"
    case .years(let count): "P\(count)Y"
    }
  }
}
