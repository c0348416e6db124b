import Agreements
import CivilDate
import EventLog

/// An entry about to be recorded, with what the register knows of its agreement.
struct Candidate {
  let agreement: AgreementID
  let content: EntryContent
  let known: KnownLife

  /// The only notice that a revocation without a name can mean (L9). Nil where the revocation names one, or no notice
  /// stands. Throws where there are several.
  func noticeMeant(_ number: EntryNumber, _ lives: inout KnownLives) throws(RecordingRefusal) -> EntryNumber? {
    guard case .act(let by, .revocation(let revocation), _)? = content.fact, revocation.of == nil else { return nil }
    let act = Act(id: first(number), by: by, content: .revocation(revocation))
    switch lives.noticeMeant(by: act, in: agreement) {
    case .one(let notice): return notice
    case .several(let notices): throw .severalNoticesStand(notices)
    case .nothing, nil: return nil
    }
  }

  private func first(_ number: EntryNumber) -> EntryNumber {
    if case .correction(let first, _, _) = content { first } else { number }
  }

  /// The same revocation with its notice named.
  func naming(_ notice: EntryNumber) -> Candidate {
    guard case .act(let by, .revocation(let revocation), let evidence)? = content.fact else { return self }
    let named = Fact.act(by: by, .revocation(Revocation(of: notice, days: revocation.days)), evidence)
    switch content {
    case .fact: return Candidate(agreement: agreement, content: .fact(named), known: known)
    case .correction(let first, _, let reason):
      return Candidate(
        agreement: agreement, content: .correction(of: first, named, reason: reason), known: known)
    case .annulment, .erasure: return self
    }
  }
}

extension Registry {
  /// - Parameter imported: the number of the entry before the first of an import.
  func candidate(
    _ draft: Draft, imported: Int64, _ lives: inout KnownLives, in log: any LogReader
  ) throws -> Candidate {
    switch draft.content {
    case .agreement(let agreement):
      let known = try lives.known(agreement.id) { try entries(of: $0, in: log) }
      guard known.record.agreement == nil else { throw RecordingRefusal.agreementExists(agreement.id) }
      return Candidate(
        agreement: agreement.id, content: .fact(.agreement(agreement, draft.evidence)), known: known)
    case .act(let id, let by, let given):
      let known = try lives.known(id) { try entries(of: $0, in: log) }
      guard let agreement = known.record.agreement else {
        throw try clauseFileAnnulled(id, known.record) ?? noSuchAgreement(id, in: log)
      }
      let place = Placing(agreement: agreement, dayAtPlace: dayAtPlace)
      let placed = try given.content(place, imported: imported)
      return Candidate(agreement: id, content: .fact(.act(by: by, placed, draft.evidence)), known: known)
    case .correction(let number, let reason, let correction):
      return try corrected(number, reason, correction, &lives, in: log)
    case .annulment(let number, let reason):
      return try annulment(number, reason, draft.evidence, &lives, in: log)
    case .erasure(let number, let fields, let reason):
      let (id, known) = try known(around: number, &lives, in: log)
      return Candidate(agreement: id, content: .erasure(of: number, fields, reason: reason), known: known)
    }
  }

  private func known(
    around number: EntryNumber, _ lives: inout KnownLives, in log: any LogReader
  ) throws -> (id: AgreementID, known: KnownLife) {
    guard let stored = try log.entry(number.value) else { throw RecordingRefusal.noSuchEntry(number) }
    let id = try decode(stored, in: log).agreement
    return (id, try lives.known(id) { try entries(of: $0, in: log) })
  }

  private func corrected(
    _ number: EntryNumber, _ reason: Disclosable<String>, _ correction: Correction,
    _ lives: inout KnownLives, in log: any LogReader
  ) throws -> Candidate {
    let (id, known) = try known(around: number, &lives, in: log)
    let record = known.record
    try checkIsNoErasure(number, record)
    guard let first = record.first(of: number) else { throw RecordingRefusal.notAFact(number) }
    guard let standing = record.newestVersion(of: first)?.content.fact else {
      throw RecordingRefusal.takenAway(first, by: record.annulment(of: first) ?? first)
    }
    guard let agreement = record.agreement ?? standing.agreement else {
      throw try clauseFileAnnulled(id, record) ?? noSuchAgreement(id, in: log)
    }
    let place = Placing(agreement: agreement, dayAtPlace: dayAtPlace)
    let corrected = try correction.fact(from: standing, of: first, place)
    guard isChange(from: standing, to: corrected) else { throw RecordingRefusal.correctsNothing(first) }
    return Candidate(agreement: id, content: .correction(of: first, corrected, reason: reason), known: known)
  }

  /// Whether a correction changes a fact. They are compared as the record would hold them, whether a text stands under
  /// a salt or not.
  private func isChange(from old: Fact, to new: Fact) -> Bool {
    !Self.isSame(old.with(old.evidence.opened), new.with(new.evidence.opened))
  }

  /// Whether two facts say the same. Neither the order of a clause file's members nor their places in the file make a
  /// difference.
  private static func isSame(_ one: Fact, _ other: Fact) -> Bool {
    func isSame(_ one: ClauseNode, _ other: ClauseNode) -> Bool {
      Wire.clauseBytes(one) == Wire.clauseBytes(other)
    }
    switch (one, other) {
    case (.agreement(let a, let was), .agreement(let b, let now)):
      return was == now && isSame(a.file, b.file)
    case (.act(let by, .amendment(let a, let on), let evidence), .act(_, .amendment(let b, _), _)):
      guard let own = a.clauses, let clauses = b.clauses, isSame(own.file, clauses.file) else { return one == other }
      let decision = AmendmentDecision(
        amendment: a.amendment, effective: a.effective, title: a.title, clauses: clauses)
      return .act(by: by, .amendment(decision, on: on), evidence) == other
    default:
      return one == other
    }
  }

  /// Whether two entries say the same in every member.
  static func isSame(_ one: Entry, _ other: Entry) -> Bool {
    guard one.number == other.number, one.agreement == other.agreement, one.recording == other.recording else {
      return false
    }
    switch (one.content, other.content) {
    case (.fact(let a), .fact(let b)): return isSame(a, b)
    case (.correction(let first, let a, let reason), .correction(let second, let b, let why)):
      return first == second && reason == why && isSame(a, b)
    default: return one.content == other.content
    }
  }

  private func annulment(
    _ number: EntryNumber, _ reason: Disclosable<String>, _ evidence: Evidence, _ lives: inout KnownLives,
    in log: any LogReader
  ) throws -> Candidate {
    let (id, known) = try known(around: number, &lives, in: log)
    let record = known.record
    try checkIsNoErasure(number, record)
    if let annulment = record.annulment(of: number) {
      throw RecordingRefusal.alreadyAnnulled(number, by: annulment)
    }
    return Candidate(agreement: id, content: .annulment(of: number, reason: reason, evidence), known: known)
  }
}

private func checkIsNoErasure(_ number: EntryNumber, _ record: AgreementRecord) throws(RecordingRefusal) {
  if case .erasure? = record.entry(number)?.content { throw .erasureStands(number) }
}
