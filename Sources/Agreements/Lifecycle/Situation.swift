public import CivilDate

/// Where an agreement stands after the acts of some days, and all that the next act is assessed against.
struct Situation: Sendable {
  let agreement: Agreement
  /// A policy set to another value in every version, to see what would be otherwise (L27).
  let override: PolicyOverride?
  var signatures: [PartyID: Signed] = [:]
  var start: CivilDay?
  var notices: [GivenNotice] = []
  /// Notices whose counting day is not recorded (L13).
  var undated: [UndatedNotice] = []
  var revocations: [EntryNumber: EffectiveRevocation] = [:]
  var agreed: AgreedDate?
  var determinations = OpenParts<Determination>()
  var decisions: [AmendmentID: OpenParts<AmendmentDecision>] = [:]
  var consents: [EntryNumber: OpenParts<EntryNumber>] = [:]
  var adopted: [AdoptedAmendment] = []
  var versions: [ClauseVersion]
  /// Set once the first day without has come: from then on nothing moves it.
  var ended: Governing?

  init(_ agreement: Agreement, override: PolicyOverride? = nil) {
    self.agreement = agreement
    self.override = override
    versions = []
    rebuildVersions()
  }

  var allParties: [PartyID] { agreement.parties.map(\.id) }

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
    guard let start, let day = amendment.due else { return nil }
    return max(start, day)
  }

  private func overriding(_ clauses: FinalClauses) -> FinalClauses {
    guard let override, let values = clauses.policies.values.setting(override.name, to: override.value)
    else { return clauses }
    var clauses = clauses
    clauses.policies.values = values
    return clauses
  }
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
  var stands = true
  /// The newest revocation of it, or revocation of a revocation.
  var lastRevocation: EntryNumber?
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

/// An amendment that all have decided.
struct AdoptedAmendment: Hashable, Sendable {
  let decision: AmendmentDecision
  let adopted: CivilDay
  let parts: [PartyID: Part<AmendmentDecision>]
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
}

/// A party's signature.
struct Signed: Hashable, Sendable {
  let day: CivilDay
  let entry: EntryNumber
}
