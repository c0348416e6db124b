package import Agreements
package import CivilDate

/// What is to be recorded, before the register has looked at it.
package struct Draft {
  /// What the entry is to hold. The register places the days of an act, and works out a correction, by the agreement as
  /// it knows it.
  package enum Content {
    case agreement(Agreement)
    case act(AgreementID, by: [PartyID], GivenAct)
    case correction(EntryNumber, reason: Disclosable<String>, Correction)
    case annulment(EntryNumber, reason: Disclosable<String>)
    /// An erasure. `Registry.erase` records it, and erases as well.
    case erasure(EntryNumber, [DisclosableField], reason: Disclosable<String>)
  }

  /// What the entry is to say.
  package let content: Content
  /// The evidence for an act or an agreement. A correction has its evidence in the content.
  package let evidence: Evidence
  /// The documents that the evidence names.
  package let documents: [DocumentSource]
  /// The fields that the entry holds only as salted hashes.
  package let confidential: Set<DisclosableField>
  /// The name or account of who records it, kept as given.
  package let recordedBy: String
  /// The one for whom it is recorded; nil where that is nobody else.
  package let onBehalfOf: String?
  /// Whether an act is recorded although it has no effect (L14).
  package let asReceived: Bool
  /// Whether an act is recorded although it looks like a typing error (L14).
  package let asWritten: Bool
  /// Whether it is recorded although the clock is far after the last entry.
  package let clockIsRight: Bool

  package init(
    _ content: Content, evidence: Evidence = Evidence(), documents: [DocumentSource] = [],
    confidential: Set<DisclosableField> = [], recordedBy: String,
    onBehalfOf: String? = nil, asReceived: Bool = false, asWritten: Bool = false, clockIsRight: Bool = false
  ) {
    self.content = content
    self.evidence = evidence
    self.documents = documents
    self.confidential = confidential
    self.recordedBy = recordedBy
    self.onBehalfOf = onBehalfOf
    self.asReceived = asReceived
    self.asWritten = asWritten
    self.clockIsRight = clockIsRight
  }
}

/// What a fact should have been recorded as. What is not given stays as it was.
package enum Correction: Sendable {
  /// The whole fact, as another register holds it.
  case fact(Fact)
  case agreement(Agreement?, Evidence)
  case act(by: [PartyID], GivenAct, Evidence)

  /// - Parameters:
  ///   - old: the fact as it stands.
  ///   - first: the first entry of the fact.
  func fact(from old: Fact, of first: EntryNumber, _ place: Placing) throws -> Fact {
    switch (self, old) {
    case (.fact(let fact), _): return fact
    case (.agreement(let new, let evidence), .agreement(let agreement, let was)):
      return .agreement(new ?? agreement, was.replaced(by: evidence))
    case (.act(let by, let given, let evidence), .act(let oldBy, let content, let was)):
      return .act(
        by: by.isEmpty ? oldBy : by, try given.content(replacing: content, place), was.replaced(by: evidence))
    case (.agreement, .act), (.act, .agreement): throw RecordingRefusal.kindCannotChange(first, old.kind)
    }
  }
}

extension Evidence {
  fileprivate func replaced(by new: Evidence) -> Evidence {
    Evidence(
      place: new.place ?? place, documents: new.documents.isEmpty ? documents : new.documents,
      references: new.references.isEmpty ? references : new.references, remark: new.remark ?? remark)
  }
}

/// Places the days of an act of one agreement.
package struct Placing: Sendable {
  /// The clause file in force, whose zones decide which civil days are kept.
  package let agreement: Agreement
  let dayAtPlace: DayAtPlace

  package init(agreement: Agreement, dayAtPlace: DayAtPlace) {
    self.agreement = agreement
    self.dayAtPlace = dayAtPlace
  }

  /// The day of an act with its civil days. Throws `RecordingRefusal`.
  package func callAsFunction(_ given: GivenDay) throws -> ActDay {
    try dayAtPlace.place(given, zones: agreement.zones)
  }
}

/// What recording an entry did, or would do (L15, L29).
package struct Recorded: Sendable {
  /// The entry as it was appended, or as it would be.
  package let entry: Entry
  /// The record without the entry.
  package let recordBefore: AgreementRecord
  /// The record with the entry.
  package let recordAfter: AgreementRecord
  /// The life without the entry; nil for the entry that adds the agreement.
  package let before: Timeline?
  /// The life with the entry; nil where no clause file stands any more.
  package let after: Timeline?
  /// The day on which the act happened; today where the entry concerns the agreement itself.
  package let day: CivilDay
  /// The first entry of the fact concerned.
  package let fact: EntryNumber
  /// Other acts whose assessment changes.
  package let reassessed: [Reassessment]
  /// The notice that a revocation without a name means; nil for any other entry.
  package let meant: EntryNumber?
}
