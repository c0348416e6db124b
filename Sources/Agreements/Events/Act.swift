package import CivilDate

/// What parties did on a civil day (L12). Whether it had an effect is not told here; the assessment tells it (L14).
package struct Act: Hashable, Sendable {
  /// The number of the fact's first entry. It names the act, and gives its place among the acts of one day (L15, L18).
  package let id: EntryNumber
  /// The authors, in the order given, without repetition. Empty only for an event for which nobody is named.
  package let by: [PartyID]
  /// What was done.
  package let content: ActContent
  /// What shows it.
  package let evidence: Evidence

  package init(id: EntryNumber, by: [PartyID], content: ActContent, evidence: Evidence = Evidence()) {
    self.id = id
    self.by = by
    self.content = content
    self.evidence = evidence
  }
}

/// What an act says was done, with a case for each kind. Signature, amendment, agreed date and extension are joint:
/// complete when all who are required have done their part. So is the suspension of the agreement, unless the clauses
/// say otherwise. The others are unilateral; policy `revocation` can make a revocation joint.
package enum ActContent: Hashable, Sendable {
  case signature(on: ActDay)
  case consent(Consent, on: ActDay)
  case amendment(AmendmentDecision, on: ActDay)
  case notice(Notice)
  case agreedDate(Determination, on: ActDay)
  case `extension`(Extension, on: ActDay)
  case revocation(Revocation)
  case suspension(Suspension, on: ActDay)
  case resumption(Resumption, on: ActDay)
  case position(Position, on: ActDay)
  case event(EventName, on: ActDay)

  /// The kind, without what was done.
  package var kind: ActKind {
    switch self {
    case .signature: .signature
    case .consent: .consent
    case .amendment: .amendment
    case .notice: .notice
    case .agreedDate: .agreedDate
    case .extension: .extension
    case .revocation: .revocation
    case .suspension: .suspension
    case .resumption: .resumption
    case .position: .position
    case .event: .event
    }
  }

  /// Every day that the act carries, in the order in which a notice passes through them.
  package var days: [ActDay] {
    switch self {
    case .signature(let day), .consent(_, let day), .amendment(_, let day), .agreedDate(_, let day),
      .extension(_, let day), .suspension(_, let day), .resumption(_, let day), .position(_, let day),
      .event(_, let day):
      [day]
    case .notice(let notice): notice.days.all
    case .revocation(let revocation): revocation.days.all
    }
  }
}

/// The kinds of act under the names that command line, record and documents use.
package enum ActKind: String, Hashable, Sendable, CaseIterable {
  case signature
  case consent
  case amendment
  case notice
  case agreedDate = "agreed-date"
  case `extension`
  case revocation
  case suspension
  case resumption
  case position
  case event
}

/// One party's written decision on an amendment. Decisions belong together if amendment, effective day and clauses are
/// the same (L11). The title is only a label.
package struct AmendmentDecision: Hashable, Sendable {
  /// The identifier of the amendment; all decisions with it are about one amendment.
  package let amendment: AmendmentID
  /// The day that the decision names as the effective day; nil leaves it to policy `amendment-effect`.
  package let effective: CivilDay?
  /// A label; decisions with different titles can still say the same.
  package let title: String?
  /// The clauses that the amendment replaces; nil where it leaves the final clauses alone.
  package var clauses: ClausesChange? { change?.value }
  private let change: Boxed<ClausesChange>?

  package init(amendment: AmendmentID, effective: CivilDay?, title: String?, clauses: ClausesChange?) {
    self.amendment = amendment
    self.effective = effective
    self.title = title
    change = clauses.map(Boxed.init)
  }

  /// Whether two decisions say the same (L11).
  package func agrees(with other: Self) -> Bool {
    amendment == other.amendment && effective == other.effective && clauses == other.clauses
  }
}

/// What participants determine about the day of discontinuation (L4).
package enum Determination: Hashable, Sendable {
  /// The first day on which the agreement no longer operates.
  case firstDayWithout(CivilDay)
  /// There is no agreed date, or no longer one.
  case noDate
}

/// A written or oral notice of discontinuation (L3, L13).
package struct Notice: Hashable, Sendable {
  /// The addressees; empty means all other parties.
  package let to: [PartyID]
  /// The days of the notice, at least one of them.
  package let days: NoticeDays
  /// The form; an oral notice starts nothing unless policy `form-of-notice` says so.
  package let form: Form
  /// A day that the notice names. Under Section IV it moves nothing by itself: it is the giver's open part of a
  /// determination (L13).
  package let effective: CivilDay?

  package init(to: [PartyID], days: NoticeDays, form: Form, effective: CivilDay?) {
    self.to = to
    self.days = days
    self.form = form
    self.effective = effective
  }
}

/// The form of an act (L12).
package enum Form: String, Hashable, Sendable, CaseIterable {
  case written
  case oral
}

/// The days that one notice can carry (L13). At least one of them is given.
package struct NoticeDays: Hashable, Sendable {
  /// The day that the document bears.
  package let dated: ActDay?
  /// The day on which it was sent.
  package let dispatched: ActDay?
  /// The day on which it was handed over.
  package let delivered: ActDay?
  /// The day on which the addressee, or a depositary, received it.
  package let received: ActDay?

  /// Nil if no day is given.
  package init?(dated: ActDay? = nil, dispatched: ActDay? = nil, delivered: ActDay? = nil, received: ActDay? = nil) {
    guard dated != nil || dispatched != nil || delivered != nil || received != nil else { return nil }
    self.dated = dated
    self.dispatched = dispatched
    self.delivered = delivered
    self.received = received
  }

  /// One of the days; nil where it is not recorded.
  package subscript(_ day: NoticeDay) -> ActDay? {
    switch day {
    case .dated: dated
    case .dispatched: dispatched
    case .delivered: delivered
    case .received: received
    }
  }

  /// The recorded days, in the order in which a notice passes through them.
  package var all: [ActDay] { NoticeDay.allCases.compactMap { self[$0] } }
}

/// The stations that a notice passes through, in order.
package enum NoticeDay: String, Hashable, Sendable, CaseIterable {
  case dated, dispatched, delivered, received
}

/// The taking back of a notice, or of an earlier revocation (L9).
package struct Revocation: Hashable, Sendable {
  /// The notice or revocation that is taken back; nil means the only notice of its giver that stands.
  package let of: EntryNumber?
  /// The days of the revocation itself.
  package let days: NoticeDays

  package init(of: EntryNumber?, days: NoticeDays) {
    self.of = of
    self.days = days
  }
}

/// The consent of a party to be bound, by an instrument deposited, received, registered or exchanged (VCLT Art. 11-16).
package struct Consent: Hashable, Sendable {
  package let kind: ConsentKind
  /// A day that the instrument names. For a succession it is the day of the succession of States.
  package let effective: CivilDay?

  package init(kind: ConsentKind, effective: CivilDay? = nil) {
    self.kind = kind
    self.effective = effective
  }
}

/// The means by which consent is expressed.
package enum ConsentKind: String, Hashable, Sendable, CaseIterable {
  case ratification, acceptance, approval, accession, succession
  /// A notification that the procedures required by the party's own law are completed.
  case notification
  /// A signature not subject to ratification.
  case definitiveSignature = "definitive-signature"
}

/// The extension of a term by all.
package struct Extension: Hashable, Sendable {
  package let length: Length
  /// The first day of the extension. Nil means the end of the term or, after a lapse, the day on which the extension is
  /// complete.
  package let from: CivilDay?

  /// How far the extension goes.
  package enum Length: Hashable, Sendable {
    /// The last day of the extended term.
    case until(CivilDay)
    case period(Period)
  }

  package init(_ length: Length, from: CivilDay?) {
    self.length = length
    self.from = from
  }
}

/// The suspension of the agreement or of a running notice (L25).
package struct Suspension: Hashable, Sendable {
  /// The notice that is suspended; nil suspends the agreement.
  package let notice: EntryNumber?
  /// The first day on which it runs again by itself; nil if it lasts until it is resumed.
  package let until: CivilDay?

  package init(notice: EntryNumber?, until: CivilDay?) {
    self.notice = notice
    self.until = until
  }
}

/// The end of a suspension.
package struct Resumption: Hashable, Sendable {
  /// The notice that runs again; nil resumes the agreement.
  package let notice: EntryNumber?

  package init(notice: EntryNumber?) { self.notice = notice }
}

/// What a party holds about the date of the ending, where readings compete (L28). It moves no date.
package struct Position: Hashable, Sendable {
  package let holds: Reading
  /// The party whose ending it is about; nil for the agreement's.
  package let party: PartyID?

  /// The date that the party holds.
  package enum Reading: Hashable, Sendable {
    case firstDayWithout(CivilDay)
    /// The party holds that it does not end.
    case noEnd
    /// The party holds what the clauses give: it gives up an earlier position.
    case asComputed

    /// The reading as text: a day, `none` or `as-computed`.
    package var text: String {
      switch self {
      case .firstDayWithout(let day): day.description
      case .noEnd: "none"
      case .asComputed: "as-computed"
      }
    }

    /// Nil for any other text.
    package init?(text: String) {
      switch text {
      case "none": self = .noEnd
      case "as-computed": self = .asComputed
      default:
        guard let day = CivilDay(iso: text) else { return nil }
        self = .firstDayWithout(day)
      }
    }
  }

  package init(holds: Reading, party: PartyID?) {
    self.holds = holds
    self.party = party
  }
}
