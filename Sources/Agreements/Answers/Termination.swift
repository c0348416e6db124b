public import CivilDate

/// The answer to "on which day does it end" (L28). What is *contested* needs the positions of the parties, which no act
/// of Section IV records.
public enum Termination: Hashable, Sendable {
  case none
  case dated(TerminationDate)
  case conditional(ConditionalTermination)

  /// The first day on which the agreement no longer operates, where there is one.
  public var turn: Turn? {
    if case .dated(let date) = self { date.turn } else { nil }
  }
}

/// A day of ending.
public struct TerminationDate: Hashable, Sendable {
  /// L28.
  public let certainty: Certainty
  /// What it rests on.
  public let basis: Basis
  /// Both days of the change.
  public let turn: Turn
  /// The governing notice; nil where an agreed date stands alone.
  public let notice: EntryNumber?
  /// The acts of the determination, where the date is agreed.
  public let determination: [EntryNumber]
  /// The day on which the determination was complete.
  public let agreedOn: CivilDay?
  /// The arithmetic, in order.
  public let steps: [Step]
  /// The amendment whose version of the clause gives the date; nil for the original.
  public let amendment: AmendmentID?
}

/// How sure a date is (L28).
public enum Certainty: String, Hashable, Sendable {
  /// Nothing the text itself provides for can still displace it, or it has been reached.
  case fixed
  /// It is what happens unless a date is agreed instead.
  case provisional
}

/// An ending that happens only if something more happens (L13, L23).
public struct ConditionalTermination: Hashable, Sendable {
  /// The notice whose day is not recorded.
  public let notice: EntryNumber
  /// What would have to be recorded.
  public let waitsFor: Waiting
  /// The earliest first day without that is still possible; nil where nothing bounds it.
  public let notBefore: CivilDay?
}
