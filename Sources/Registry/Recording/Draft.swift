public import Agreements
public import CivilDate

/// What is to be recorded, before the register has looked at it.
public struct Draft {
  /// What the entry is to hold. The days of an act are placed, and a correction is worked out, against the agreement as
  /// the register knows it.
  public enum Content {
    case agreement(Agreement)
    case act(AgreementID, by: [PartyID], (Placing) throws -> ActContent)
    /// Given the fact as it stands, the fact as it should have been recorded.
    case correction(EntryNumber, reason: Disclosable<String>, (Fact, Placing) throws -> Fact)
    case annulment(EntryNumber, reason: Disclosable<String>)
    /// Recorded by `Registry.erase`, which erases as well.
    case erasure(EntryNumber, [DisclosableField], reason: Disclosable<String>)
  }

  /// What the entry is to say.
  public let content: Content
  /// Of an act or an agreement; of a correction the content itself says it.
  public let evidence: Evidence
  /// The documents that the evidence names.
  public let documents: [DocumentSource]
  /// What stands in the entry only as a salted hash.
  public let confidential: Set<DisclosableField>
  /// A name or an account, kept as given.
  public let recordedBy: String
  /// For whom it is recorded, where that is someone else.
  public let onBehalfOf: String?
  /// Record an act although it has no effect (L14).
  public let asReceived: Bool
  /// Record it although the clock is far after the last entry.
  public let clockIsRight: Bool

  package init(
    _ content: Content, evidence: Evidence = Evidence(), documents: [DocumentSource] = [],
    confidential: Set<DisclosableField> = [], recordedBy: String,
    onBehalfOf: String? = nil, asReceived: Bool = false, clockIsRight: Bool = false
  ) {
    self.content = content
    self.evidence = evidence
    self.documents = documents
    self.confidential = confidential
    self.recordedBy = recordedBy
    self.onBehalfOf = onBehalfOf
    self.asReceived = asReceived
    self.clockIsRight = clockIsRight
  }
}

/// Places the days of an act of one agreement.
public struct Placing: Sendable {
  /// The clause file in force, whose zones decide which civil days are kept.
  public let agreement: Agreement
  let dayAtPlace: DayAtPlace

  package init(agreement: Agreement, dayAtPlace: DayAtPlace) {
    self.agreement = agreement
    self.dayAtPlace = dayAtPlace
  }

  /// Throws `RecordingRefusal`.
  public func callAsFunction(_ given: GivenDay) throws -> ActDay {
    try dayAtPlace.place(given, zones: agreement.zones)
  }
}

/// What recording an entry did, or would do (L15, L29).
public struct Recorded: Sendable {
  /// As it was appended, or as it would be.
  public let entry: Entry
  /// What the register said without the entry.
  public let recordBefore: AgreementRecord
  /// What it says with it.
  public let recordAfter: AgreementRecord
  /// Nil for the entry that adds the agreement.
  public let before: Timeline?
  /// Nil where no agreement stands any more.
  public let after: Timeline?
  /// The day on which the act happened; today where the entry concerns the agreement itself.
  public let day: CivilDay
  /// The first entry of the fact concerned.
  public let fact: EntryNumber
  /// Other acts whose assessment is another now.
  public let reassessed: [Reassessment]
  /// The revocation was recorded without a name, and this is the notice it means.
  public let meant: EntryNumber?
}
