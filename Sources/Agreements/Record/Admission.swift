import CivilDate

/// What the entries of one agreement say so far, as far as it decides which entry can follow them. An entry can come by
/// recording, by import, by a bundle, or from the record itself when it is verified. It is judged here in each case:
/// what is impossible, or contradicts what stands, is no entry (L12, L14, L18).
package struct Admission: Sendable {
  private let agreement: AgreementID
  private var chain = EntryChain()
  /// The roster of each version of a clause file, by its entry.
  private var rosters: [EntryNumber: Roster] = [:]

  /// The admission for an agreement that has no entry yet.
  package init(_ agreement: AgreementID) { self.agreement = agreement }

  /// The admission after entries that stand in the record, whatever they say. They are all of this agreement, in their
  /// order.
  package init(_ agreement: AgreementID, after entries: some Sequence<Entry>) {
    self.init(agreement)
    for entry in entries { note(entry) }
  }

  /// Takes the next entry of the agreement into account, without judging it.
  package mutating func note(_ entry: Entry) {
    chain.note(entry)
    if case .agreement(let file, _)? = entry.content.fact { rosters[entry.number] = file.roster }
  }

  /// The instant by which the day of an act must have begun.
  package enum Present: Sendable {
    /// The instant at which the entry was recorded.
    case asRecorded
    /// The instant of the clock, where it is behind the last entry. The entry then takes the instant of that last entry
    /// (L14).
    case clock(Instant)
    /// No instant, since any day may be asked about (L29).
    case whatIf
  }

  /// Judges the next entry of the agreement by the entries before it and by its own instant. Throws `RecordingRefusal`.
  package func check(_ entry: Entry, _ present: Present = .asRecorded) throws(RecordingRefusal) {
    try checkNames(of: entry)
    switch entry.content {
    case .fact(let fact):
      try check(fact, of: entry, present)
      if case .agreement = fact, standing != nil { throw .agreementExists(agreement) }
    case .correction(let first, let fact, _):
      try checkStands(first)
      guard let kind = chain.kind(ofFact: first) else { throw .notAFact(first) }
      guard chain.newestVersion(of: first) != nil else {
        throw .takenAway(first, by: chain.annulment(of: first) ?? first)
      }
      guard fact.kind == kind else { throw .kindCannotChange(first, kind) }
      try check(fact, of: entry, present)
    case .annulment(let target, _, _):
      try checkStands(target)
      if let annulment = chain.annulment(of: target) { throw .alreadyAnnulled(target, by: annulment) }
      guard chain.depth(annulling: target) <= EntryChain.deepest else {
        throw .tooManyAnnulments(inARowTo: target, of: chain.annulled(by: target), most: EntryChain.deepest)
      }
      if chain.bringsSecondClauseFile(annulling: target) {
        throw .secondClauseFile(agreement, byAnnulling: target)
      }
    case .erasure(let target, let fields, _):
      guard chain.has(target) else { throw .noSuchEntry(target) }
      guard !fields.isEmpty, Set(fields).count == fields.count else { throw .erasesNothing(target) }
    }
  }

  /// The parties by the clause file that stands; nil where none does.
  private var standing: Roster? { chain.clauseFile.flatMap { rosters[$0] } }

  private func checkStands(_ target: EntryNumber) throws(RecordingRefusal) {
    guard chain.has(target) else { throw .noSuchEntry(target) }
    if chain.isErasure(target) { throw .erasureStands(target) }
  }

  private func check(_ fact: Fact, of entry: Entry, _ present: Present) throws(RecordingRefusal) {
    switch fact {
    case .agreement(let file, _):
      guard file.id == agreement else { throw .clauseFileOfAnother(file.id, of: agreement) }
    case .act(let by, let content, _):
      guard let roster = standing else { throw .noSuchAgreement(agreement) }
      try roster.check(by, content)
      if let named = content.named, named >= entry.number { throw .noSuchEntry(named) }
      let now: Instant
      switch present {
      case .asRecorded: now = entry.recording.at
      case .clock(let instant): now = instant
      case .whatIf: return
      }
      for day in content.days where !day.hasBegun(at: now) { throw .futureDay(day.atPlace, now: now) }
    }
  }
}

extension Roster {
  /// Judges an act by itself. Authors and addressees are parties, each named once. Nobody gives notice to itself. The
  /// instants of the act do not contradict themselves. Throws `RecordingRefusal`.
  package func check(_ by: [PartyID], _ content: ActContent) throws(RecordingRefusal) {
    if let stranger = stranger(by: by, content) { throw .unknownParty(stranger, known: parties) }
    if let twice = by.firstTwice { throw .namedTwice(twice) }
    for day in content.days { try day.check() }
    guard case .notice(let notice) = content else { return }
    if let twice = notice.to.firstTwice { throw .namedTwice(twice) }
    let givers = Set(by)
    if let own = notice.to.first(where: givers.contains) { throw .addressedToItself(own) }
  }
}

extension [PartyID] {
  fileprivate var firstTwice: PartyID? {
    var seen: Set<PartyID> = []
    return first { !seen.insert($0).inserted }
  }
}

extension ActContent {
  /// The entry that the act is about; nil where it names none. It must come before the act, even for an act recorded as
  /// received: else an act could decide about one that is yet to be made.
  fileprivate var named: EntryNumber? {
    switch self {
    case .revocation(let revocation): revocation.of
    case .suspension(let suspension, _): suspension.notice
    case .resumption(let resumption, _): resumption.notice
    case .signature, .consent, .event, .amendment, .notice, .agreedDate, .extension, .position: nil
    }
  }
}
