public import CivilDate

/// Where an agreement stands after the acts of some days, and all that the next act is assessed against. Seen by one
/// party of a text that parties can leave one by one, `ending` is its own; the rest is common to all.
struct Situation: Sendable {
  let agreement: Agreement
  /// A policy set to another value in every version, to see what would be otherwise (L27).
  let override: PolicyOverride?
  /// Whose life it is; nil for the agreement's.
  var subject: PartyID?
  var signatures: [PartyID: Signed] = [:]
  /// The day of the last signature, once all have signed.
  var lastSignature: CivilDay? { didSet { leaving = nil } }
  /// The parties that the clause file lists.
  let listed: [PartyID]
  /// In the order in which they happened.
  private(set) var consents = Consents() { didSet { leaving = nil } }
  /// The day of the last consent of a party listed, once all of them have consented.
  private(set) var lastConsent: CivilDay? { didSet { leaving = nil } }
  private var listedConsenting = 0
  /// In the order in which they happened.
  var events: [RecordedEvent] = [] { didSet { leaving = nil } }
  var decisions: [AmendmentID: OpenParts<AmendmentDecision>] = [:]
  var adopted: [AdoptedAmendment] = [] { didSet { leaving = nil } }
  var versions: [ClauseVersion] { didSet { leaving = nil } }
  /// What the rule of the start gives: the agreement's, or that of the party that it is seen by.
  var starting: Evaluation { didSet { leaving = nil } }
  /// The start of the agreement, where it is seen by a party.
  var startOfAll: Evaluation? { didSet { leaving = nil } }
  var ending = Ending()
  /// The ending of the agreement, where it is seen by a party.
  var endOfAll = Ending()
  /// Of the parties that have an ending of their own.
  private(set) var endings: [PartyID: Ending] = [:]
  /// While an act is carried out in the life of one party after another; else nil.
  var shared: SharedParties?
  /// Nil before anybody looked, and when something else than the ending of a party has changed.
  var leaving: Leaving?

  init(_ agreement: Agreement, override: PolicyOverride? = nil) {
    self.agreement = agreement
    self.override = override
    listed = agreement.parties.map(\.id)
    versions = []
    starting = .beyondCalendar
    rebuildVersions()
    starting = evaluateStart(on: .first)
  }

  /// The first day of the run of operation that the acts so far have brought; nil before there is one.
  var start: CivilDay? { ending.runStart ?? starting.day }

  /// Adds a consent that happens after all those before.
  mutating func add(_ consent: Consented) {
    let isFirst = consents.last(of: consent.party) == nil
    consents.append(consent)
    guard isListed(consent.party) else { return }
    if isFirst { listedConsenting += 1 }
    if listedConsenting == listed.count { lastConsent = consent.day }
  }

  /// Gives a party another ending.
  mutating func end(_ party: PartyID, by ending: Ending) {
    endings[party] = ending
    guard let known = leaving else { return }
    let day = dayOfLeaving(of: party, on: known.day, asked: known.asked)
    leaving?.set(party, to: day)
  }

  /// Whether the clause file lists it among the parties.
  func isListed(_ party: PartyID) -> Bool { agreement.places.parties[party] != nil }

  func version(on day: CivilDay) -> ClauseVersion {
    versions.last { $0.from <= day } ?? versions[0]
  }

  func policies(on day: CivilDay) -> Policies { version(on: day).clauses.policies.values }

  /// The original with all adopted amendments, in the order of effective day, then of adoption (L24).
  mutating func rebuildVersions() {
    versions = [ClauseVersion(from: .first, amendment: nil, clauses: overriding(agreement.clauses))]
    let dated = adopted.enumerated().compactMap { index, amendment in
      effectiveDay(of: amendment).map { (day: $0, index: index, amendment: amendment) }
    }
    for item in dated.sorted(by: { ($0.day, $0.index) < ($1.day, $1.index) }) {
      guard let change = item.amendment.decision.clauses, let current = versions.last?.clauses else { continue }
      versions.append(
        ClauseVersion(
          from: item.day, amendment: item.amendment.decision.amendment,
          clauses: overriding(current.applying(change))))
    }
  }

  /// The first day on which an adopted amendment applies: not before operation (L24). Nil where it waits for the start
  /// or for a day that nobody has named.
  func effectiveDay(of amendment: AdoptedAmendment) -> CivilDay? {
    guard let start = (startOfAll ?? starting).day, let day = due(amendment) else { return nil }
    return max(start, day)
  }

  private func overriding(_ clauses: FinalClauses) -> FinalClauses {
    guard let override, let values = clauses.policies.values.setting(override.name, to: override.value)
    else { return clauses }
    var clauses = clauses
    clauses.policies.values = values
    return clauses
  }

  /// The clause by which the ending comes about: of the agreement, or of the party that it is seen by.
  func endingClause(_ clauses: FinalClauses) -> EndingClause? { clauses.ending(of: subject) }
}

/// How an agreement, or the membership of one party, comes to its end.
struct Ending: Hashable, Sendable {
  var notices: [GivenNotice] = []
  /// Notices whose counting day is not recorded (L13).
  var undated: [UndatedNotice] = []
  var revocations: [EntryNumber: EffectiveRevocation] = [:]
  var agreed: AgreedDate?
  var determinations = OpenParts<Determination>()
  var revocationConsents: [EntryNumber: OpenParts<EntryNumber>] = [:]
  /// The extension that gives the term its present end.
  var extended: Extended?
  var prolongations = OpenParts<Prolongation>()
  /// Suspensions of operation, in order.
  var suspensions: [Pause] = []
  var suspensionParts = OpenParts<Suspension>()
  var positions: [PartyID: Held] = [:]
  /// Set once the first day without has come: from then on nothing moves it, except what reaches back.
  var ended: Governing?
  /// The end of the run before this one, where it lapsed or was left and began anew.
  var previousEnd: CivilDay?
  /// The first day of this run, where it is not the first.
  var runStart: CivilDay?
}

/// A policy set to another value.
public struct PolicyOverride: Hashable, Sendable {
  /// Which one.
  public let name: PolicyName
  /// As clause files write it.
  public let value: String

  package init(name: PolicyName, value: String) {
    self.name = name
    self.value = value
  }
}

/// The clauses from a day on, and the amendment that brought them.
struct ClauseVersion: Hashable, Sendable {
  let from: CivilDay
  let amendment: AmendmentID?
  let clauses: FinalClauses
}

/// A notice that had effect when given; it may have been revoked since.
struct GivenNotice: Hashable, Sendable {
  let entry: EntryNumber
  let by: [PartyID]
  /// The day its period counts from and whose clauses govern it: its own, or that of its revival.
  var countsFrom: CivilDay
  /// The day that it names.
  let named: CivilDay?
  var stands = true
  /// The newest revocation of it, or revocation of a revocation.
  var lastRevocation: EntryNumber?
  /// Its suspensions, in order.
  var pauses: [Pause] = []
}

/// A span in which something does not run.
struct Pause: Hashable, Sendable {
  /// Included.
  let from: CivilDay
  /// The first day on which it runs again; nil while nobody knows.
  var until: CivilDay?
  let entry: EntryNumber

  func covers(_ day: CivilDay) -> Bool { from <= day && (until.map { day < $0 } ?? true) }
}

/// A notice that waits for the record of the day that it counts from.
struct UndatedNotice: Hashable, Sendable {
  let entry: EntryNumber
  let by: [PartyID]
  /// The latest day known that comes before the missing one.
  let notBefore: CivilDay?
  let missing: NoticeDay
}

/// A revocation that had effect: of a notice, or of an earlier revocation of it.
struct EffectiveRevocation: Hashable, Sendable {
  let notice: EntryNumber
  let by: [PartyID]
  /// Whether it brought the notice back.
  let revives: Bool
  /// The act that carried it out: of a revocation by the consent of all the last part.
  let completedBy: EntryNumber
}

/// The date that all parties determined.
struct AgreedDate: Hashable, Sendable {
  let firstDayWithout: CivilDay
  /// The day of the last part.
  let completed: CivilDay
  let entries: [EntryNumber]
}

/// The extension of a term that all agreed on.
struct Extended: Hashable, Sendable {
  let turn: Turn
  let steps: [Step]
  /// The day of the last part.
  let completed: CivilDay
  let entries: [EntryNumber]
  /// The lapse that it reaches back over; nil where there was none.
  let lapsed: Governing?
}

/// What a party holds about the ending.
struct Held: Hashable, Sendable {
  let reading: Position.Reading
  let entry: EntryNumber
}

/// An amendment that all have decided.
struct AdoptedAmendment: Hashable, Sendable {
  let decision: AmendmentDecision
  let adopted: CivilDay
  var parts: [PartyID: Part<AmendmentDecision>]
  /// The day on which it is due to take effect, if the agreement operates by then; nil while nobody has named one.
  let due: CivilDay?
  let basis: EffectiveDayBasis
}

/// Where the effective day of an amendment comes from (L19).
public enum EffectiveDayBasis: Hashable, Sendable {
  case named
  /// It names a day before its adoption and does not say that it reaches back: it applies from adoption on.
  case namedBeforeAdoption(CivilDay)
  case policy(String)
  /// The clause on amendment gives it.
  case clause
}

/// A party's signature.
struct Signed: Hashable, Sendable {
  let day: CivilDay
  let entry: EntryNumber
}

/// A party's consent to be bound.
struct Consented: Hashable, Sendable {
  let party: PartyID
  let day: CivilDay
  let entry: EntryNumber
  let consent: Consent
}
