/// Why a text was not taken as a ``Period``. The first fault from the left is the one reported.
package enum PeriodTextError: Error, Hashable, Sendable {
  /// There is no `P` or no count, an unknown unit, white space, or something after the unit.
  case notAPeriod
  /// A plus or minus stands before the `P` or before the count.
  case signed
  /// A decimal point or comma stands in the count.
  case fraction
  /// There is a `T` part: hours, minutes or seconds.
  case timePart
  /// The period is written in weeks, `W`.
  case weeks
  /// There is more than one unit, as in `P1Y6M`.
  case mixedUnits
  /// The count is zero, as in `P0D`.
  case zero
  /// The period is more than 9999 years' worth of the unit.
  case tooLong
}

extension Period {
  /// Reads ISO 8601 with one unit and capital ASCII letters: `P180D`, `P6M`, `P1Y`. Leading zeros of the count are
  /// allowed.
  package init(parsing text: String) throws(PeriodTextError) {
    var rest = Substring(text).unicodeScalars
    guard rest.first == "P" else { throw rest.first == "+" || rest.first == "-" ? .signed : .notAPeriod }
    rest = rest.dropFirst()
    let digits = rest.prefix { $0.decimalDigit != nil }
    rest = rest.dropFirst(digits.count)
    guard !digits.isEmpty, let period = Self.reading(digits, unit: rest.popFirst()) else {
      throw Self.fault(at: text.unicodeScalars.dropFirst(1 + digits.count).first)
    }
    if let extra = rest.first { throw extra.decimalDigit == nil ? Self.fault(at: extra) : .mixedUnits }
    guard !digits.allSatisfy({ $0 == "0" }) else { throw .zero }
    guard period.isWithinBounds else { throw .tooLong }
    self = period
  }

  private static func reading(_ digits: Substring.UnicodeScalarView, unit: Unicode.Scalar?) -> Period? {
    let count = digits.reduce(0) { min($0 * 10 + ($1.decimalDigit ?? 0), 10_000_000) }
    switch unit {
    case "D"?: return .days(count)
    case "M"?: return .months(count)
    case "Y"?: return .years(count)
    default: return nil
    }
  }

  private static func fault(at scalar: Unicode.Scalar?) -> PeriodTextError {
    switch scalar {
    case "T"?: .timePart
    case "W"?: .weeks
    case "+"?, "-"?: .signed
    case "."?, ","?: .fraction
    default: .notAPeriod
    }
  }
}
