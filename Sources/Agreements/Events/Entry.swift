/// One line of the record: what was entered, by whom, and when (L16, L17). An entry is never changed and never removed.
package struct Entry: Hashable, Sendable {
  /// The place of the entry in the register.
  package let number: EntryNumber
  /// The agreement that it belongs to.
  package let agreement: AgreementID
  /// When and by whom it was recorded.
  package let recording: Recording
  /// What the entry says.
  package let content: EntryContent

  package init(number: EntryNumber, agreement: AgreementID, recording: Recording, content: EntryContent) {
    self.number = number
    self.agreement = agreement
    self.recording = recording
    self.content = content
  }

  /// The same entry, recorded otherwise.
  package init(_ entry: Entry, recording: Recording) {
    self.init(number: entry.number, agreement: entry.agreement, recording: recording, content: entry.content)
  }
}

/// How an entry came into the record.
package struct Recording: Hashable, Sendable {
  /// The instant of recording, never before that of the entry before it (L17).
  package let at: Instant
  /// Where the instant comes from.
  package let clock: Clock
  /// The name as given. It is a personal name, so it is never open.
  package let by: Disclosable<String>
  /// The name of another one; nil where nobody else is named. It is never open.
  package let onBehalfOf: Disclosable<String>?

  package init(at: Instant, clock: Clock, by: Disclosable<String>, onBehalfOf: Disclosable<String>? = nil) {
    self.at = at
    self.clock = clock
    self.by = by
    self.onBehalfOf = onBehalfOf
  }

  /// The same recording with every name under a salt.
  package func closed(_ salt: () -> Salt) -> Recording {
    func closed(_ name: Disclosable<String>) -> Disclosable<String> {
      if case .open = name { name.recorded(confidential: true, salt) } else { name }
    }
    return Recording(at: at, clock: clock, by: closed(by), onBehalfOf: onBehalfOf.map(closed))
  }

  /// Where the instant of recording comes from.
  package enum Clock: String, Hashable, Sendable, CaseIterable {
    /// The machine's own clock.
    case machine
    /// An instant given in place of the clock, for a test or a demonstration.
    case given
    /// The instant of the entry before, since the machine's clock was behind it.
    case lastEntry = "last-entry"
    /// The instant of the entry before, since the instant given in place of the clock was behind it.
    case givenLastEntry = "given-last-entry"
  }
}

/// What an entry holds: a fact, its correction, the annulment of an entry (L18), or the erasure of texts.
package enum EntryContent: Hashable, Sendable {
  case fact(Fact)
  /// Replaces the newest version of the fact that began with the entry named.
  case correction(of: EntryNumber, Fact, reason: Disclosable<String>)
  /// Tells that the entry named, whatever its kind, should never have been made.
  case annulment(of: EntryNumber, reason: Disclosable<String>, Evidence)
  /// Tells that these texts of the entry named were erased from the copy in which this was recorded. It changes no
  /// fact.
  case erasure(of: EntryNumber, [DisclosableField], reason: Disclosable<String>)

  /// The content as a new entry holds it.
  package func recorded(confidential: Set<DisclosableField>, _ salt: () -> Salt) -> EntryContent {
    func recorded(_ fact: Fact) -> Fact {
      fact.with(fact.evidence.recorded(confidential: confidential, salt))
    }
    func recorded(_ reason: Disclosable<String>) -> Disclosable<String> {
      reason.recorded(confidential: confidential.contains(.reason), salt)
    }
    return switch self {
    case .fact(let fact): .fact(recorded(fact))
    case .correction(let first, let fact, let reason):
      .correction(of: first, recorded(fact), reason: recorded(reason))
    case .annulment(let target, let reason, let evidence):
      .annulment(
        of: target, reason: recorded(reason), evidence.recorded(confidential: confidential, salt))
    case .erasure(let target, let fields, let reason):
      .erasure(of: target, fields, reason: recorded(reason))
    }
  }
}

/// What can be recorded wrongly and then corrected: an agreement's clause file, or an act.
package enum Fact: Hashable, Sendable {
  case agreement(Agreement, Evidence)
  case act(by: [PartyID], ActContent, Evidence)

  /// The kind of the fact; a correction keeps it.
  package var kind: FactKind {
    switch self {
    case .agreement: .agreement
    case .act(_, let content, _): .act(content.kind)
    }
  }

  /// The clause file of an agreement; nil for an act.
  package var agreement: Agreement? { if case .agreement(let agreement, _) = self { agreement } else { nil } }

  /// The same fact with other evidence.
  package func with(_ evidence: Evidence) -> Fact {
    switch self {
    case .agreement(let agreement, _): .agreement(agreement, evidence)
    case .act(let by, let content, _): .act(by: by, content, evidence)
    }
  }

  /// What shows the fact.
  package var evidence: Evidence {
    switch self {
    case .agreement(_, let evidence), .act(_, _, let evidence): evidence
    }
  }
}

/// The kind of a fact, which a correction cannot change (L18).
package enum FactKind: Hashable, Sendable {
  case agreement
  case act(ActKind)

  /// The name as commands and record write it.
  package var name: String {
    switch self {
    case .agreement: "agreement"
    case .act(let kind): kind.rawValue
    }
  }
}
