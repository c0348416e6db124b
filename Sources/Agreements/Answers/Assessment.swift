package import CivilDate

/// What an act came to, assessed against everything known (L14).
package enum Assessment: Hashable, Sendable {
  case effective
  /// Recorded normally, it changes nothing yet.
  case pending(Waiting)
  case withoutEffect(Reason)
}

/// How many have done their part of something that takes a number of parties.
package struct Progress: Hashable, Sendable {
  package let reached: Int
  package let wanted: Int
  /// Who has to be among them, and is not yet.
  package let named: [PartyID]
}

/// What an act or a date waits for.
package enum Waiting: Hashable, Sendable {
  /// The parts of a joint act that are missing.
  case parts([PartyID])
  /// So many more acceptances or consents, whoever gives them.
  case number(Progress)
  /// A day of a notice or revocation that is not recorded.
  case day(NoticeDay, of: EntryNumber)
  /// The resumption of a suspended notice.
  case resumption(of: EntryNumber)
  /// What a date rule waits for.
  case other(Awaited)
}

/// Why an act has no effect.
package enum Reason: Hashable, Sendable {
  /// None of those who did it is a party by the clause file in force.
  case notAParty([PartyID])
  /// None of those who did it is bound on that day.
  case notBound([PartyID])
  /// The agreement operates, but this party joins it only on a later day.
  case notBoundYet(PartyID, from: CivilDay)
  /// Of a party that is bound by its own consent: none is recorded by that day.
  case noConsent(of: PartyID)
  /// An act that stands in the record already, by its number: it happened once.
  case sameAct(as: EntryNumber)
  case alreadySigned(EntryNumber)
  /// The text starts with the signatures of the parties listed, and these are not among them.
  case notASignatory([PartyID])
  /// The party has consented before and has not left since.
  case alreadyConsented(EntryNumber)
  /// The clauses ask for none.
  case noConsentProvided
  /// The clauses ask for none of the parties listed: these are bound by their signatures.
  case boundBySignature([PartyID])
  /// No clause names it; they name others.
  case eventNotNamed(EventName, named: [EventName])
  /// It takes all parties, and the record does not name each of them.
  case partiesNotNamed
  /// The clauses give a notice no effect.
  case noNoticeProvided
  /// The clauses lock the parties in until then.
  case noticeTooEarly(from: CivilDay)
  /// The clauses lock the parties in until this has happened.
  case noticeMustWait(for: [Awaited])
  /// An extension where there is no term.
  case noTerm
  /// An extension that ends before it begins.
  case extendsNothing(CivilDay)
  case suspensionEndsBefore(CivilDay)
  case nothingSuspended
  /// An oral notice, where the policy asks for a written one.
  case notInWriting
  /// The act came before the first day of operation; nil where there is none yet.
  case beforeOperation(firstDay: CivilDay?)
  /// On or after the first day without (L7): of a party that has left by itself, else of the agreement.
  case afterTheEnd(firstDayWithout: CivilDay, of: PartyID? = nil)
  case agreedDateBeforeAgreed(CivilDay, agreedOn: CivilDay)
  case agreedDateBeforeOperation(CivilDay, firstDay: CivilDay)
  /// The party has already decided the same.
  case alreadyDecided(EntryNumber)
  case alreadyAgreed(CivilDay)
  case alreadyAdopted(AmendmentID)
  /// What is accepted is not what was adopted: other clauses, or another day.
  case differsFromAdopted(AmendmentID)
  /// A later part of the same party took its place (L11).
  case replaced(by: EntryNumber)
  case revocationExcluded
  /// Only these can take it back.
  case notTheGiver([PartyID])
  case noNoticeStands
  case severalNoticesStand([EntryNumber])
  case noSuchNotice(EntryNumber)
  case alreadyRevoked(EntryNumber)
  /// A revoked revocation revives nothing (policy `revived-notice`).
  case revivesNothing
  case ownDayPassed(CivilDay)
  /// The date that follows would lie beyond 9999-12-31.
  case beyondCalendar

  /// Whether an act of which this is said is most likely written by mistake: what comes from elsewhere is taken in.
  package var isLikelyTypingError: Bool {
    switch self {
    case .eventNotNamed, .noConsentProvided: true
    default: false
    }
  }
}
