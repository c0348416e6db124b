public import CivilDate

/// An effective date as data, not code (L21): how a final clause fixes a day. Each rule gives the *first day of the new
/// state*. New parts are new cases here and one file each.
public indirect enum DateRule: Hashable, Sendable {
  /// The day of an act.
  case dayOf(AnchorAct)
  /// A period after the day that another rule gives.
  case after(Period, from: DateRule)
  /// The day that all parties determine, or else the day of another rule (L4, L5).
  case agreedOrElse(DateRule)

  /// The periods that the rule adds, outermost first.
  public var periods: [Period] {
    switch self {
    case .dayOf: []
    case .after(let period, let rule): [period] + rule.periods
    case .agreedOrElse(let rule): rule.periods
    }
  }

  /// Whether the rule lets a date that all agree on displace what it gives otherwise.
  public var yieldsToAgreedDate: Bool {
    switch self {
    case .dayOf: false
    case .after(_, let rule): rule.yieldsToAgreedDate
    case .agreedOrElse: true
    }
  }
}

/// The acts from whose day a rule can count.
public enum AnchorAct: String, Hashable, Sendable, CaseIterable {
  /// The day on which the last party signed (L1).
  case lastSignature = "last-signature"
  /// The day of a notice that policy `notice-counts-from` picks (L13).
  case notice
}
