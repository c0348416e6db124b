public import CivilDate

/// The state of an agreement on a day (L10, L17).
public struct Status: Hashable, Sendable {
  /// The day asked about.
  public let on: CivilDay
  /// On that day.
  public let state: State
  /// Who has not signed, in the order of the clause file.
  public let waitingFor: [PartyID]
  /// Open parts of joint acts other than the signature.
  public let pending: [PendingAct]
  /// As it looks from that day.
  public let termination: Termination
  /// The later act that reaches back to this day, where one does (L17).
  public let reachesBack: ReachBack?
  /// The amendment whose version of the clauses is in effect; nil for the original.
  public let version: AmendmentID?
}

/// The states, each with what must be true in it. `since` is the first day of the unbroken run of the state; for
/// `operative` always the first day of operation.
public enum State: Hashable, Sendable {
  case awaitingSignatures
  case operative(since: CivilDay)
  /// An ending is under way: since the day of the governing notice or, without one, of the determination.
  case ending(since: CivilDay)
  case ended(since: CivilDay)

  /// As JSON has it.
  public var name: String {
    switch self {
    case .awaitingSignatures: "awaiting-signatures"
    case .operative: "operative"
    case .ending: "ending"
    case .ended: "ended"
    }
  }

  /// Nil while signatures are awaited: that state has no first day.
  public var since: CivilDay? {
    switch self {
    case .awaitingSignatures: nil
    case .operative(let since), .ending(let since), .ended(let since): since
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
