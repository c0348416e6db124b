package import CivilDate

/// Something that the text provides for and that can still displace a day (L28). A revocation, a new agreement on the
/// date, an amendment or a correction is no displacer.
package struct Displacer: Hashable, Sendable {
  /// What it would be.
  package let kind: Kind
  /// The actor whose act it would be; `nobody` where it is no act of a party.
  package let by: Actor
  /// A noun phrase, such as "an extension of the term".
  package let phrase: Phrase
  /// The name of the event, where the displacer is one.
  package let event: EventName?

  /// The kinds; the raw values are those of JSON.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case notice
    case agreedDate = "agreed-date"
    case `extension`
    /// Notices of so many parties that too few are left.
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

  /// The parties whose act a displacer would be, or nobody.
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

  /// The displacer for what a rule waits for, with the parties that still have to do it.
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

/// A displacer and the last day on which it can displace a date.
package struct Displacement: Hashable, Sendable {
  package let displacer: Displacer
  /// The last day on which it can displace the date.
  package let until: CivilDay
}
