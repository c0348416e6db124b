public import Agreements
import CivilDate
import EventLog

extension Registry {
  /// Records one entry, in one transaction: all of it is durable when this returns, nothing of it happened if it throws
  /// (`RecordingRefusal`, `StoreFailure`). What an empty register refuses does not create one.
  /// - Parameter now: read once the register is ours, so that waiting for others does not set the clock behind them.
  public func record(_ draft: Draft, now: @autoclosure () throws -> Now) throws -> Recorded {
    if try store.read({ log throws in try log.count }) == 0 { _ = try whatIf(draft, now: try now()) }
    return try store.write { log throws in
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
    let recording = try recording(draft, now: now, last: last, in: log)
    var candidate = try candidate(draft, in: log)
    try check(candidate, draft, now: now, isWhatIf: isWhatIf)
    let before = candidate.facts
    var meant: EntryNumber?
    if let notice = try candidate.noticeMeant(number) {
      candidate = candidate.naming(notice)
      meant = notice
    }
    try checkDuplicate(candidate)
    let entry = Entry(
      number: number, agreement: candidate.agreement, recording: recording,
      content: candidate.content.recorded(confidential: draft.confidential, salt))
    try entry.checkReference()
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
    let beside = Beside(disclosures: encoded.disclosures) { hash in
      encoded.clauses.flatMap { Digest32.sha256($0) == hash ? $0 : nil }
    }
    return try Wire.decode(encoded.bytes, beside)
  }

  /// The record's instants never go back (L17).
  private func recording(
    _ draft: Draft, now: Now, last: StoredEntry?, in log: any LogReader
  ) throws -> Recording {
    var instant = now.instant
    var clock: Recording.Clock = now.isGiven ? .given : .machine
    if let last, let previous = WrittenInstant(last.recordedAt)?.instant, previous > instant {
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
    let fact: EntryNumber =
      switch entry.content {
      case .fact: entry.number
      case .correction(let first, _, _): first
      case .annulment(let target, _, _), .erasure(let target, _, _): after.subject(of: target)
      }
    self.init(
      entry: entry, factsBefore: before, factsAfter: after, before: old, after: new,
      day: new?.days[fact] ?? old?.days[fact] ?? today, fact: fact,
      reassessed: Self.reassessed(old, new, except: fact), meant: meant)
  }

  /// What the entry's own act came to; nil for an agreement, or an act that was taken away.
  public var assessment: Assessment? { after?.assessments[fact] }

  private static func reassessed(_ old: Timeline?, _ new: Timeline?, except fact: EntryNumber) -> [Reassessment] {
    guard let old, let new else { return [] }
    return new.acts.map(\.id).sorted().compactMap { id in
      guard id != fact, let before = old.assessments[id], let after = new.assessments[id], before != after
      else { return nil }
      return Reassessment(entry: id, before: before, after: after)
    }
  }
}

extension Facts {
  /// The fact that an annulment, or an annulment of an annulment, is about.
  fileprivate func subject(of number: EntryNumber) -> EntryNumber {
    if let first = first(of: number) { return first }
    switch entry(number)?.content {
    case .annulment(let target, _, _), .erasure(let target, _, _): return subject(of: target)
    case .fact, .correction, nil: return number
    }
  }
}
