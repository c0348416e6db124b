public import CivilDate

/// The state of an agreement on a day (L10, L17).
public struct Status: Hashable, Sendable {
  /// The day asked about.
  public let on: CivilDay
  /// Whose membership is asked about; nil for the agreement.
  public let party: PartyID?
  /// On that day.
  public let state: State
  /// The first day of operation.
  public let start: StartAnswer
  /// Who has not signed, in the order of the clause file.
  public let waitingFor: [PartyID]
  /// Open parts of joint acts other than the signature.
  public let pending: [PendingAct]
  /// As it looks from that day.
  public let termination: Termination
  /// Further days that the text fixes, under the names of the clause file.
  public let effects: [FurtherDay]
  /// Days by which something has to be done.
  public let deadlines: [FurtherDay]
  /// The later act that reaches back to this day, where one does (L17).
  public let reachesBack: ReachBack?
  /// The amendment whose version of the clauses is in effect; nil for the original.
  public let version: AmendmentID?
}

/// The states, each with what must be true in it. `since` is the first day of the unbroken run of the state; for
/// `operative` always the first day of operation.
public enum State: Hashable, Sendable {
  case awaitingSignatures
  case awaitingConsent
  /// What it hangs on has not been certified, or the parties disagree.
  case undetermined
  /// Of a party that is not bound, or not yet.
  case notAParty
  case suspended(since: CivilDay)
  case operative(since: CivilDay)
  /// An ending is under way: since the day of the governing notice or, without one, of the determination.
  case ending(since: CivilDay)
  case ended(since: CivilDay)

  /// As JSON has it.
  public var name: String {
    switch self {
    case .awaitingSignatures: "awaiting-signatures"
    case .awaitingConsent: "awaiting-consent"
    case .undetermined: "undetermined"
    case .notAParty: "not-a-party"
    case .suspended: "suspended"
    case .operative: "operative"
    case .ending: "ending"
    case .ended: "ended"
    }
  }

  /// Nil in states that have no first day.
  public var since: CivilDay? {
    switch self {
    case .awaitingSignatures, .awaitingConsent, .undetermined, .notAParty: nil
    case .suspended(let since), .operative(let since), .ending(let since), .ended(let since): since
    }
  }
}

/// A proposal that not all have joined (L11).
public struct PendingAct: Hashable, Sendable {
  /// What is proposed.
  public enum Matter: Hashable, Sendable {
    case agreedDate(Determination)
    case amendment(AmendmentDecision)
    case revocation(of: EntryNumber)
    case prolongation(Prolongation)
    case suspension(Suspension)
  }

  /// What they proposed.
  public let matter: Matter
  /// Who did their part, in the order of the clause file.
  public let by: [PartyID]
  /// Who did not.
  public let missing: [PartyID]
  /// The acts that hold the parts.
  public let entries: [EntryNumber]
}

/// A later act that by its terms reaches back to the day asked about, and the state that held without it.
public struct ReachBack: Hashable, Sendable {
  /// The acts of the determination.
  public let entries: [EntryNumber]
  /// After the day asked about.
  public let completed: CivilDay
  /// What held on that day before the later act came.
  public let without: State
}

/// The answer to "on which day does it start" (L28).
public struct StartAnswer: Hashable, Sendable {
  public let outcome: Outcome
  /// The first day of operation; nil unless the outcome is fixed or provisional.
  public let date: CivilDay?
  /// The earliest day that is still possible, where something bounds it.
  public let notBefore: CivilDay?
  public let waitsFor: [Waiting]
  /// What the text provides for that can still take the date's place; empty where the date is fixed.
  public let displacers: [Displacer]
  /// The arithmetic, in order.
  public let steps: [Step]

  /// How sure it is.
  public enum Outcome: String, Hashable, Sendable {
    case none, fixed, provisional, conditional
    /// It hangs on a condition that nobody is appointed to certify (L23).
    case undetermined
  }
}

/// A day under the name that the clause file, or the list of deadlines, gives it.
public struct FurtherDay: Hashable, Sendable {
  public let what: String
  public let outcome: Outcome
  /// Whether the file means the first day of something or the last; nil for a day by which something has to be done.
  public let side: GivenSide?
  /// Nil where a policy, not a clause, gives it.
  public let citation: Citation?
  /// How it was reached, where another way of counting gives another day (L26).
  public let step: Step?
  /// On which of its days a notice or revocation has to be made by this day; nil where the day is not about one.
  public let counted: NoticeDay?
  /// The file's own; nil for those that the clauses on ending imply.
  let rule: DateRule?

  /// The day, or what it waits for.
  public enum Outcome: Hashable, Sendable {
    case day(CivilDay)
    /// - notBefore: the earliest day that is still possible; nil where nothing bounds it.
    case waits(for: [Awaited], notBefore: CivilDay?)
  }

  init(
    what: String, outcome: Outcome, side: GivenSide? = nil, citation: Citation?, step: Step? = nil,
    counted: NoticeDay? = nil, rule: DateRule? = nil
  ) {
    self.what = what
    self.outcome = outcome
    self.side = side
    self.citation = citation
    self.step = step
    self.counted = counted
    self.rule = rule
  }

  /// Nil while it waits.
  public var date: CivilDay? { if case .day(let day) = outcome { day } else { nil } }

  /// Empty where it has a day.
  public var waitsFor: [Waiting] { if case .waits(let awaited, _) = outcome { awaited.map { .other($0) } } else { [] } }

  /// Nil where it has a day, and where nothing bounds it.
  public var notBefore: CivilDay? { if case .waits(_, let bound) = outcome { bound } else { nil } }
}
