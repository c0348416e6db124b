package import CivilDate

/// Something that the text provides for and that can still take the place of a day (L28). That the day could be
/// revoked, agreed anew, amended or corrected is none of it.
package struct Displacer: Hashable, Sendable {
  /// What it would be.
  package let kind: Kind
  /// Whose act it would be.
  package let by: Actor
  /// A noun: "an extension of the term", "the event ...".
  package let phrase: Phrase
  /// Which, where it is one event.
  package let event: EventName?

  /// The raw values are those of JSON.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case notice
    case agreedDate = "agreed-date"
    case `extension`
    /// Notices of so many that too few parties are left.
    case withdrawals
    case event
    case parentEnd = "parent-end"
    case signature
    case consent
    /// The resumption of a suspended notice.
    case resumption
    /// The record of the day that a notice counts from.
    case dayOfNotice = "day-of-notice"
    /// Something else that a rule waits for.
    case other
  }

  /// Whose act it would be.
  package enum Actor: Hashable, Sendable {
    case nobody
    case anyParty
    /// All parties together.
    case allParties
    case parties([PartyID])
  }

  init(_ kind: Kind, by actor: Actor, _ phrase: Phrase, event: EventName? = nil) {
    self.kind = kind
    by = actor
    self.phrase = phrase
    self.event = event
  }

  /// What a rule waits for, and who has still to do it.
  init(_ awaited: Awaited, in situation: Situation) {
    let (kind, actor): (Kind, Actor) =
      switch awaited.kind {
      case .signature: (.signature, .parties(situation.unsigned))
      case .consent: (.consent, situation.absent.map { .parties($0) } ?? .anyParty)
      case .other, .uncertified: (awaited.event == nil ? .other : .event, .nobody)
      }
    self.init(kind, by: actor, awaited.phrase, event: awaited.event)
  }
}

/// Until when something can take the place of a day.
package struct Displacement: Hashable, Sendable {
  package let displacer: Displacer
  /// On no later day does it move the date.
  package let until: CivilDay
}
