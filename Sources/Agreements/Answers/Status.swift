package import CivilDate

/// The state of an agreement on a day (L10, L17).
package struct Status: Hashable, Sendable {
  /// The day asked about.
  package let on: CivilDay
  /// The party whose membership is asked about; nil for the agreement.
  package let party: PartyID?
  /// The state on that day.
  package let state: State
  /// The answer about the first day of operation.
  package let start: StartAnswer
  /// The listed parties whose signature or consent the start waits for, in the order of the clause file.
  package let waitingFor: [PartyID]
  /// Open parts of joint acts other than the signature.
  package let pending: [PendingAct]
  /// The ending, as it looks from that day.
  package let termination: Termination
  /// The last day on which it operates, or binds the party; nil where no day of ending is told, and where it has no day
  /// before that, since it ends before it starts or the party never joins.
  package let lastDay: CivilDay?
  /// Further days that the text fixes, under the names of the clause file.
  package let effects: [FurtherDay]
  /// Days by which something has to be done.
  package let deadlines: [FurtherDay]
  /// The later act that reaches back to this day, where one does (L17).
  package let reachesBack: ReachBack?
  /// The amendment whose version of the clauses is in effect; nil for the original.
  package let version: AmendmentID?
}

/// The end of a suspension: how a suspended agreement runs again.
package enum SuspensionEnd: Hashable, Sendable {
  /// The first day on which it runs again by itself.
  case day(CivilDay)
  case resumption
  /// The agreement ends before that.
  case none
}

/// The states, each with what must be true in it. `since` is the first day of the unbroken run of the state. For
/// `operative` it is always the first day of operation.
package enum State: Hashable, Sendable {
  case awaitingSignatures
  case awaitingConsent
  /// The start waits for something that is no act of consent, such as the start of the parent agreement.
  case awaitingEvent
  /// The first day is known and still to come.
  /// - isFixed: whether nothing that the text provides for can still move that day.
  case notYetOperative(startsOn: CivilDay, isFixed: Bool)
  /// All is done that the start waits for, and the ending comes before it.
  case endsBeforeStart
  /// The start depends on something that is not certified, or the parties disagree whether it has ended.
  case undetermined
  /// The party is not bound, or not yet.
  case notAParty
  case suspended(since: CivilDay, until: SuspensionEnd)
  case operative(since: CivilDay)
  /// An ending is under way, other than the mere end of a term.
  case ending(since: CivilDay)
  case ended(since: CivilDay)

  package var hasEnded: Bool { if case .ended = self { true } else { false } }

  /// A state without its days, as JSON and the command line call it.
  package enum Name: String, CaseIterable, Sendable {
    case awaitingSignatures = "awaiting-signatures"
    case awaitingConsent = "awaiting-consent"
    case notYetOperative = "not-yet-operative"
    case endsBeforeStart = "ends-before-start"
    case undetermined
    case notAParty = "not-a-party"
    case suspended, operative, ending, ended
  }

  package var name: Name {
    switch self {
    case .awaitingSignatures: .awaitingSignatures
    case .awaitingConsent, .awaitingEvent: .awaitingConsent
    case .notYetOperative: .notYetOperative
    case .endsBeforeStart: .endsBeforeStart
    case .undetermined: .undetermined
    case .notAParty: .notAParty
    case .suspended: .suspended
    case .operative: .operative
    case .ending: .ending
    case .ended: .ended
    }
  }

  /// The first day of the state; nil in states that have none.
  package var since: CivilDay? {
    switch self {
    case .awaitingSignatures, .awaitingConsent, .awaitingEvent, .notYetOperative, .endsBeforeStart, .undetermined,
      .notAParty:
      nil
    case .suspended(let since, _), .operative(let since), .ending(let since), .ended(let since): since
    }
  }

  /// The first day on which a suspended agreement runs again by itself. Nil where it is not suspended, waits for a
  /// resumption, or ends before.
  package var runsAgain: CivilDay? { if case .suspended(_, .day(let day)) = self { day } else { nil } }
}

/// A proposal that not all have joined (L11).
package struct PendingAct: Hashable, Sendable {
  /// What is proposed.
  package enum Matter: Hashable, Sendable {
    case agreedDate(Determination)
    case amendment(AmendmentDecision)
    case revocation(of: EntryNumber)
    case `extension`(Extension)
    case suspension(Suspension)
    /// The end of a suspension of the agreement.
    case resumption
  }

  /// What was proposed.
  package let matter: Matter
  /// The parties that did their part, in the order of the clause file.
  package let by: [PartyID]
  /// The parties that still have to do their part. Where a number of parties is enough, they are only those that the
  /// clauses name.
  package let missing: [PartyID]
  /// What it waits for.
  package let waitsFor: Waiting
  /// The acts that hold the parts.
  package let entries: [EntryNumber]
}

/// A later act that by its terms reaches back to the day asked about.
package struct ReachBack: Hashable, Sendable {
  /// The acts that reach back.
  package let entries: [EntryNumber]
  /// The day on which they were complete; it is after the day asked about.
  package let completed: CivilDay
  /// The state on that day, as it was before the later act came.
  package let without: State
}

/// The answer to "on which day does it start" (L28).
package struct StartAnswer: Hashable, Sendable {
  package let outcome: Outcome
  /// The first day of operation; nil unless the outcome is fixed or provisional.
  package let date: CivilDay?
  /// The earliest day that is still possible, where something bounds it.
  package let notBefore: CivilDay?
  package let waitsFor: [Waiting]
  /// What the text provides for that can still displace the date; empty where the date is fixed.
  package let displacers: [Displacer]
  /// The arithmetic, in order.
  package let steps: [Step]

  /// How sure the start is.
  package enum Outcome: String, Hashable, Sendable {
    case none, fixed, provisional, conditional
    /// The start depends on a condition that nobody is appointed to certify (L23).
    case undetermined
  }
}

/// A day under the name that the clause file, or `ComputedDeadline`, gives it.
package struct FurtherDay: Hashable, Sendable {
  package let what: String
  package let outcome: Outcome
  /// Whether the clause file means the first day of something or the last. Nil for a day that follows from other
  /// clauses.
  package let side: GivenSide?
  /// The clause that gives it; nil where a policy gives it.
  package let citation: Citation?
  /// How it was reached, where another way of counting would give another day (L26).
  package let step: Step?
  /// The day of a notice or revocation that must not be later than this one; nil where this day is about neither.
  package let counted: NoticeDay?
  /// The rule of the clause file; nil for a day that follows from other clauses.
  let rule: DateRule?
  /// Whether it is about a clause that outlasts the agreement.
  package let isOfSurvival: Bool
  /// Whether it counts from an ending of which parties hold different readings. The day is then that of the clauses.
  package internal(set) var isContested = false

  /// The day, or what it waits for.
  package enum Outcome: Hashable, Sendable {
    case day(CivilDay)
    /// - notBefore: the earliest day that is still possible; nil where nothing bounds it.
    case waits(for: [Waiting], notBefore: CivilDay?)
  }

  init(
    what: String, outcome: Outcome, side: GivenSide? = nil, citation: Citation?, step: Step? = nil,
    counted: NoticeDay? = nil, rule: DateRule? = nil, isOfSurvival: Bool = false
  ) {
    self.what = what
    self.outcome = outcome
    self.side = side
    self.citation = citation
    self.step = step
    self.counted = counted
    self.rule = rule
    self.isOfSurvival = isOfSurvival
  }

  /// The day; nil while it waits.
  package var date: CivilDay? { if case .day(let day) = outcome { day } else { nil } }

  /// What it waits for; empty where it has a day.
  package var waitsFor: [Waiting] {
    if case .waits(let waitsFor, _) = outcome { waitsFor } else { [] }
  }

  /// The earliest day that is still possible; nil where it has a day, and where nothing bounds it.
  package var notBefore: CivilDay? { if case .waits(_, let bound) = outcome { bound } else { nil } }
}

extension StartAnswer {
  /// Whether signatures are among what it waits for.
  package var waitsForSignatures: Bool {
    waitsFor.contains { if case .anyOf(let all) = $0 { all.contains { $0.kind == .signature } } else { false } }
  }
}
