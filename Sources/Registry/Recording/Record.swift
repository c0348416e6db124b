public import Agreements
import CivilDate
import EventLog

extension Registry {
  /// Records one entry, in one transaction: all of it is durable when this returns, nothing of it happened if it throws
  /// (`RecordingRefusal`, `StoreFailure`).
  /// - Parameter now: read once the register is ours, so that waiting for others does not set the clock behind them.
  public func record(_ draft: Draft, now: @autoclosure () throws -> Now) throws -> Recorded {
    try store.write { log throws in
      let recorded = try prepare(draft, now: try now(), isWhatIf: false, in: log)
      for document in draft.documents { try log.keep(document) }
      try append(recorded.entry, to: log)
      return recorded
    }
  }

  /// What recording it would change (L29). Any day may be used; nothing is recorded, and no register is created.
  public func whatIf(_ draft: Draft, now: Now) throws -> Recorded {
    try store.read { log throws in try prepare(draft, now: now, isWhatIf: true, in: log) }
  }

  func prepare(_ draft: Draft, now: Now, isWhatIf: Bool, in log: any LogReader) throws -> Recorded {
    let last = try log.last
    guard let number = EntryNumber((last?.number ?? 0) + 1) else { throw RecordingRefusal.tooLong }
    let recording = try recording(draft, now: now, last: last, isWhatIf: isWhatIf)
    var candidate = try candidate(draft, in: log)
    let before = candidate.facts
    func entry(_ content: EntryContent) -> Entry {
      Entry(number: number, agreement: candidate.agreement, recording: recording, content: content)
    }
    try Admission(candidate.agreement, after: before.entries).check(
      entry(candidate.content), isWhatIf ? .whatIf : .clock(now.instant))
    if case .agreement(let agreement, _)? = candidate.content.fact { try checkZones(of: agreement) }
    var meant: EntryNumber?
    if let notice = try candidate.noticeMeant(number) {
      candidate = candidate.naming(notice)
      meant = notice
    }
    try checkDuplicate(candidate)
    let entry = entry(candidate.content.recorded(confidential: draft.confidential, salt))
    let after = Facts(before.entries + [try readBack(entry)])
    let recorded = Recorded(entry, before: before, after: after, today: now.today, meant: meant)
    if !draft.asReceived, case .withoutEffect(let reason)? = recorded.assessment, candidate.content.fact != nil {
      throw RecordingRefusal.noEffect(reason)
    }
    return recorded
  }

  /// The entry as it will be read: what the answers rest on is what the bytes say.
  private func readBack(_ entry: Entry) throws -> Entry {
    guard let encoded = Wire.encode(entry) else { throw RecordingRefusal.tooLong }
    let clauses = ClauseFiles { hash in encoded.clauses.flatMap { $0.hash == hash ? $0.bytes : nil } }
    let beside = Beside(disclosures: encoded.disclosures, clauses: clauses)
    return try Wire.decode(encoded.bytes, beside)
  }

  /// The record's instants never go back (L17).
  private func recording(_ draft: Draft, now: Now, last: StoredEntry?, isWhatIf: Bool) throws -> Recording {
    var instant = now.instant
    var clock: Recording.Clock = now.isGiven ? .given : .machine
    let previous = last.flatMap { WrittenInstant($0.recordedAt)?.instant }
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
  fileprivate init(_ entry: Entry, before: Facts, after: Facts, today: CivilDay, meant: EntryNumber?) {
    let old = before.agreement.map { Timeline($0, acts: before.acts) }
    let new = after.agreement.map { Timeline($0, acts: after.acts) }
    let fact = after.subject(of: entry.number) ?? entry.number
    self.init(
      entry: entry, factsBefore: before, factsAfter: after, before: old, after: new,
      day: new?.days[fact] ?? old?.days[fact] ?? today, fact: fact,
      reassessed: old.flatMap { new?.reassessed(since: $0, except: [fact]) } ?? [], meant: meant)
  }

  /// What the entry's own act came to; nil for an agreement, or an act that was taken away.
  public var assessment: Assessment? { after?.assessments[fact] }
}
