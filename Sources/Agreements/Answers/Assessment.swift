package import CivilDate

/// What an act came to, assessed against everything known (L14).
package enum Assessment: Hashable, Sendable {
  case effective
  /// The act is recorded normally and changes nothing yet.
  case pending(Waiting)
  case withoutEffect(Reason)
}

/// How many parties have done their part of something that takes a number of parties.
package struct Progress: Hashable, Sendable {
  package let reached: Int
  package let wanted: Int
  /// The parties that must be among them and are not yet.
  package let named: [PartyID]
}

/// What an act or a date waits for.
package enum Waiting: Hashable, Sendable {
  /// The parts of a joint act that are missing.
  case parts([PartyID])
  /// A number of acceptances or consents, whoever gives them.
  case number(Progress)
  /// The record of a day of a notice or revocation.
  case day(NoticeDay, of: EntryNumber)
  /// A suspended notice has to run again; `itself` is the day on which it does so by itself, where there is one.
  case resumption(of: EntryNumber, itself: CivilDay?)
  /// What a date rule waits for: any of these is enough. Never empty.
  case anyOf([Awaited])
}

/// Why an act has no effect.
package enum Reason: Hashable, Sendable {
  /// None of its authors is a party by the clause file in force.
  case notAParty([PartyID])
  /// An organ adopts the amendment before anybody can accept it, and has not done so.
  case notAdopted(by: PartyID)
  /// None of its authors is bound on that day.
  case notBound([PartyID])
  /// The agreement operates, but this party joins it only on a later day.
  case notBoundYet(PartyID, from: CivilDay)
  /// The party is bound by its own consent, and none is recorded by that day.
  case noConsent(of: PartyID)
  /// The same act stands in the record already, under this number; it happened once.
  case sameAct(as: EntryNumber)
  case alreadySigned(EntryNumber)
  /// The text starts with the signatures of the parties listed, and these are not among them.
  case notASignatory([PartyID])
  /// The party has consented before and has not left since.
  case alreadyConsented(EntryNumber)
  /// The clauses ask for no consent.
  case noConsentProvided
  /// The clauses ask for no consent of the parties listed: these are bound by their signatures.
  case boundBySignature([PartyID])
  /// No clause names the event; the clauses name these others.
  case eventNotNamed(EventName, named: [EventName])
  /// The act takes all parties, and the record does not name each of them.
  case partiesNotNamed
  /// The clauses give a notice no effect.
  case noNoticeProvided
  /// The clauses lock the parties in until that day.
  case noticeTooEarly(from: CivilDay)
  /// The clauses lock the parties in until this has happened.
  case noticeMustWait(for: [Waiting])
  /// The act extends a term, and there is none.
  case noTerm
  /// The extension ends before its first day.
  case extendsNothing(lastDay: CivilDay, from: CivilDay)
  case suspensionEndsBefore(CivilDay)
  case nothingSuspended
  /// The notice is oral, and the policy asks for a written one.
  case notInWriting
  /// The act came before the first day of operation; nil where there is none yet.
  case beforeOperation(firstDay: CivilDay?)
  /// The act came on or after the first day without (L7), of the party that has left by itself, else of the agreement.
  case afterTheEnd(firstDayWithout: CivilDay, of: PartyID? = nil)
  case agreedDateBeforeAgreed(CivilDay, agreedOn: CivilDay)
  case agreedDateBeforeOperation(CivilDay, firstDay: CivilDay)
  /// The party has already decided the same.
  case alreadyDecided(EntryNumber)
  case alreadyAgreed(CivilDay)
  case alreadyAdopted(AmendmentID)
  /// Each of those who accept it has accepted it before, last by this entry.
  case acceptedBefore(AmendmentID, EntryNumber)
  /// The act accepts other clauses or another day than those adopted.
  case differsFromAdopted(AmendmentID)
  /// A later part of the same party took its place (L11).
  case replaced(by: EntryNumber)
  case revocationExcluded
  /// Only these parties can take it back.
  case notTheGiver([PartyID])
  /// Only these parties, which suspended it, can end the suspension.
  case notTheSuspender([PartyID])
  case noNoticeStands
  case severalNoticesStand([EntryNumber])
  case noSuchNotice(EntryNumber)
  case alreadyRevoked(EntryNumber)
  /// A revocation that is itself revoked revives no notice (policy `revived-notice`).
  case revivesNothing
  case ownDayPassed(CivilDay)
  /// The date that follows would lie beyond 9999-12-31.
  case beyondCalendar

  /// Whether the reason most likely means that the act was written by mistake. Acts from elsewhere are taken in anyway.
  package var isLikelyTypingError: Bool {
    switch self {
    case .eventNotNamed, .noConsentProvided: true
    default: false
    }
  }
}

extension Timeline {
  /// The authors of a joint act who do not count for it, since they are not among the parties on its day; empty for
  /// other acts, and where the act has no effect.
  package func uncounted(in entry: EntryNumber) -> [PartyID] {
    guard let act = act(entry), act.by.count > 1, act.content.isJoint, let day = day(of: entry),
      reason(of: entry) == nil, let then = situation(on: day)?.situation
    else { return [] }
    return act.by.filter { agreement.organ($0) == nil && !then.decides($0) }
  }
}

extension ActContent {
  /// Whether the parties that decide together do it.
  fileprivate var isJoint: Bool {
    switch self {
    case .amendment, .agreedDate, .extension: true
    case .suspension, .resumption, .revocation, .signature, .consent, .notice, .position, .event: false
    }
  }
}
