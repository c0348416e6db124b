package import Agreements
import CivilDate
import EventLog

extension Registry {
  /// Records one entry, in one transaction. All of it is durable when this returns. Nothing of it happened if it throws
  /// `RecordingRefusal` or `StoreFailure`.
  /// - Parameter now: it is read once the register is ours, so that the wait for others does not set the clock behind
  ///   them.
  package func record(_ draft: Draft, now: @autoclosure () throws -> Now) throws -> Recorded {
    try store.write { log throws in
      let (recorded, encoded) = try prepare(draft, now: try now(), isWhatIf: false, in: log)
      for document in draft.documents { try log.keep(document) }
      try append(recorded.entry, encoded, to: log)
      return recorded
    }
  }

  /// What recording a draft would change (L29). Any day may be used. Nothing is recorded, and no register is created.
  package func whatIf(_ draft: Draft, now: Now) throws -> Recorded {
    try store.read { log throws in try prepare(draft, now: now, isWhatIf: true, in: log).recorded }
  }

  func prepare(
    _ draft: Draft, now: Now, isWhatIf: Bool, in log: any LogReader
  ) throws -> (recorded: Recorded, encoded: Wire.Encoded) {
    var lives = KnownLives(keepsPast: true)
    let last = try log.last.map(LastEntry.init)
    let (entry, encoded, meant) = try entry(of: draft, after: last, now: now, isWhatIf: isWhatIf, &lives, in: log)
    var before = try lives.known(entry.agreement) { try entries(of: $0, in: log) }
    if !draft.asWritten, !draft.asReceived { try checkTyping(of: entry, &before) }
    let recorded = Recorded(entry, before: before, today: now.today, meant: meant)
    if case .withoutEffect(let reason)? = recorded.assessment { try checkEffect(reason, of: entry, draft) }
    return (recorded, encoded)
  }

  func checkEffect(_ reason: Reason, of entry: Entry, _ draft: Draft) throws {
    if draft.asReceived || (draft.asWritten && reason.isLikelyTypingError) { return }
    if entry.content.fact != nil { throw RecordingRefusal.noEffect(reason) }
  }

  /// The entry as it would be read, its bytes, and the notice that a revocation without a name means.
  /// - Parameter imported: the number of the entry before the first of an import.
  func entry(
    of draft: Draft, after last: LastEntry?, imported: Int64 = 0, now: Now, isWhatIf: Bool,
    _ lives: inout KnownLives, in log: any LogReader
  ) throws -> (entry: Entry, encoded: Wire.Encoded, meant: EntryNumber?) {
    guard let number = EntryNumber((last?.number ?? 0) + 1) else { throw RecordingRefusal.tooLong }
    let recording = try recording(draft, now: now, last: last, isWhatIf: isWhatIf)
    var candidate = try candidate(draft, imported: imported, &lives, in: log)
    func entry(_ content: EntryContent) -> Entry {
      Entry(number: number, agreement: candidate.agreement, recording: recording, content: content)
    }
    try candidate.known.admission.check(entry(candidate.content), isWhatIf ? .whatIf : .clock(now.instant))
    if case .agreement(let agreement, _)? = candidate.content.fact { try checkZones(of: agreement) }
    var meant: EntryNumber?
    if let notice = try candidate.noticeMeant(number, &lives) {
      candidate = candidate.naming(notice)
      meant = notice
    }
    try checkDuplicate(candidate, number)
    let (whole, encoded) = try readBack(entry(candidate.content.recorded(confidential: draft.confidential, salt)))
    return (whole, encoded, meant)
  }

  /// The entry as it will be read, so that answers rest on what the bytes say. Throws `RecordingRefusal` if something
  /// is lost on the way.
  private func readBack(_ entry: Entry) throws -> (Entry, Wire.Encoded) {
    guard let encoded = Wire.encode(entry) else { throw RecordingRefusal.tooLong }
    let read = try Wire.decode(encoded)
    guard Self.isSame(read, entry) else { throw RecordingRefusal.notReadBack }
    return (read, encoded)
  }

  func append(_ entry: Entry, to log: any LogWriter) throws {
    guard let encoded = Wire.encode(entry) else { throw RecordingRefusal.tooLong }
    try append(entry, encoded, to: log)
  }

  func append(_ entry: Entry, _ encoded: Wire.Encoded, to log: any LogWriter) throws {
    if let clauses = encoded.clauses { try log.keep(document: clauses.bytes) }
    try log.append(
      StoredEntry(
        number: entry.number.value, agreement: entry.agreement.description,
        recordedAt: entry.recording.at.description, bytes: encoded.bytes))
    for disclosure in encoded.disclosures { try log.keep(disclosure, of: entry.number.value) }
    for hash in entry.commitments.compactMap({ Digest32(hex: $0.description) }) { try log.withhold(hash) }
  }

  /// How a draft comes into the record. The record's instants never go back (L17).
  private func recording(_ draft: Draft, now: Now, last: LastEntry?, isWhatIf: Bool) throws -> Recording {
    var instant = now.instant
    var clock: Recording.Clock = now.isGiven ? .given : .machine
    let previous = last?.at
    if !isWhatIf, !draft.clockIsRight { try checkClock(now, after: previous) }
    if let previous, previous > instant {
      instant = previous
      clock = now.isGiven ? .givenLastEntry : .lastEntry
    }
    return Recording(
      at: instant, clock: clock, by: .open(draft.recordedBy), onBehalfOf: draft.onBehalfOf.map { .open($0) }
    ).closed(salt)
  }
}

extension Recorded {
  fileprivate init(_ entry: Entry, before: KnownLife, today: CivilDay, meant: EntryNumber?) {
    var after = before
    let fact = after.add(entry) ?? entry.number
    after.live()
    self.init(
      entry: entry, recordBefore: before.record, recordAfter: after.record, before: before.life, after: after.life,
      day: after.life?.day(of: fact) ?? before.life?.day(of: fact) ?? today, fact: fact,
      reassessed: before.life.flatMap { after.life?.reassessed(since: $0, except: [fact]) } ?? [], meant: meant)
  }

  /// What the entry's own act came to; nil for an agreement, or an act that was taken away.
  package var assessment: Assessment? { after?.assessments[fact] }
}

/// The entry that the next one follows.
struct LastEntry {
  let number: Int64
  /// The instant of recording; nil where the record has something else there.
  let at: Instant?

  init(_ stored: StoredEntry) { (number, at) = (stored.number, WrittenInstant(stored.recordedAt)?.instant) }

  init(_ entry: Entry) { (number, at) = (entry.number.value, entry.recording.at) }
}

/// What the register knows of the agreements that one transaction is about.
struct KnownLives {
  private var all: [AgreementID: KnownLife] = [:]
  private let keepsPast: Bool

  /// - Parameter keepsPast: whether questions about lives will be asked, or only what the next entry comes to.
  init(keepsPast: Bool) { self.keepsPast = keepsPast }

  /// - Parameter entries: gives the entries of an agreement; it is asked when the agreement is first looked at.
  mutating func known(_ id: AgreementID, _ entries: (AgreementID) throws -> [Entry]) rethrows -> KnownLife {
    if let known = all[id] { return known }
    let known = KnownLife(id, try entries(id), keepsPast: keepsPast)
    all[id] = known
    return known
  }

  /// Takes an appended entry into account.
  /// - Returns: the fact that it is about, by its first entry; nil where it names no entry before it.
  mutating func add(_ entry: Entry) -> EntryNumber? { all[entry.agreement]?.add(entry) }

  /// Why an act has no effect; nil where it has one, or waits for others.
  mutating func reason(of fact: EntryNumber, in agreement: AgreementID) -> Reason? {
    all[agreement]?.reason(of: fact)
  }

  /// The notice that a revocation without a name means; nil for an agreement that was not looked at before.
  mutating func noticeMeant(by revocation: Act, in agreement: AgreementID) -> KnownLife.NoticeMeant? {
    all[agreement]?.noticeMeant(by: revocation)
  }

  /// Forgets what is known of an agreement, since something else was recorded of it. Its entries are asked for again.
  mutating func forget(_ agreement: AgreementID) { all[agreement] = nil }
}
