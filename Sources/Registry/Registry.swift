package import Agreements
import CivilDate
import EventLog

/// The only way to the record: everything is recorded and asked here.
package struct Registry: Sendable {
  let store: any Store
  let dayAtPlace: DayAtPlace
  let salt: @Sendable () -> Salt

  /// A registry that asks and records in this store. Instants get their civil days from the zone files given, and
  /// salted hashes get their salts from the system's randomness.
  package init(
    _ store: any Store, dayAtPlace: DayAtPlace = DayAtPlace(), salt: @escaping @Sendable () -> Salt = Registry.newSalt
  ) {
    self.store = store
    self.dayAtPlace = dayAtPlace
    self.salt = salt
  }

  /// A salt from the system's source of randomness.
  @Sendable package static func newSalt() -> Salt {
    var generator = SystemRandomNumberGenerator()
    return Salt(from: &generator)
  }

  /// The point of the record up to which it is asked (L17).
  package enum KnownAt: Sendable {
    case now
    case instant(Instant)
    case entry(EntryNumber)

    /// Whether an entry was known then.
    package func includes(_ entry: Entry) -> Bool {
      switch self {
      case .now: true
      case .instant(let instant): entry.recording.at <= instant
      case .entry(let last): entry.number <= last
      }
    }
  }

  /// The facts of one agreement as known at a point of the record. Throws `RecordingRefusal` where the record does not
  /// know the agreement, not yet or no longer. Throws `UnreadableEntry` for bytes that this program cannot read.
  package func agreementRecord(of agreement: AgreementID, asKnownAt known: KnownAt = .now) throws -> AgreementRecord {
    let record = try wholeRecord(of: agreement, asKnownAt: known)
    guard record.agreement == nil else { return record }
    if let refusal = clauseFileAnnulled(agreement, record) { throw refusal }
    throw try store.read { log throws in try noSuchAgreement(agreement, in: log) }
  }

  func clauseFileAnnulled(_ id: AgreementID, _ record: AgreementRecord) -> RecordingRefusal? {
    record.entries.last { record.isClauseFile($0.number) }.flatMap { record.annulment(of: $0.number) }
      .map { .clauseFileAnnulled(id, by: $0) }
  }

  func noSuchAgreement(_ id: AgreementID, in log: any LogReader) throws -> RecordingRefusal {
    .noSuchAgreement(id, nearest: try log.agreements.nearest(to: id.description).flatMap { AgreementID($0) })
  }

  /// The facts of one agreement as known at a point, even where no clause file stands any more.
  package func wholeRecord(of agreement: AgreementID, asKnownAt known: KnownAt = .now) throws -> AgreementRecord {
    let record = AgreementRecord(try store.read { log throws in try entries(of: agreement, asKnownAt: known, in: log) })
    guard record.lastClauseFile == nil else { return record }
    if let first = try store.read({ log throws in try entries(of: agreement, in: log).first }) {
      throw RecordingRefusal.notYetKnown(agreement, first: first.number, at: first.recording.at)
    }
    throw try store.read { log throws in try noSuchAgreement(agreement, in: log) }
  }

  /// Passes on every agreement in the register with its facts, in the order of their first entries. Only a few of them
  /// are held at a time, and what is recorded meanwhile is left out. Throws `StoreFailure.damaged` if an entry is
  /// missing between others.
  /// - Parameter includingGone: whether agreements are passed on whose clause file does not stand any more.
  package func portfolio(
    asKnownAt known: KnownAt = .now, includingGone: Bool = false, _ body: (AgreementRecord) throws -> Void
  ) throws {
    let (last, agreements) = try store.read { log throws in (try log.count, try log.agreements) }
    var rest = agreements.compactMap { AgreementID($0) }[...]
    var found = 0
    while !rest.isEmpty {
      let some = try store.read { log throws in
        var some: [AgreementRecord] = []
        var count = 0
        while count < 64, let id = rest.popFirst() {
          some.append(
            AgreementRecord(try entries(of: id, asKnownAt: known, in: log).filter { $0.number.value <= last }))
          count += some.last?.entries.count ?? 0
        }
        found += count
        return some
      }
      for record in some where includingGone || record.agreement != nil { try body(record) }
    }
    if case .now = known, Int64(found) != last {
      try store.read { log throws in try log.visit(1...last) { _ in } }
    }
  }

  /// Passes on every entry in the order of their numbers. Only a few of them are held at a time, and what is recorded
  /// meanwhile is left out. Throws `StoreFailure.damaged` where one is missing.
  package func visitEntries(_ body: (Entry) throws -> Void) throws {
    let last = try count()
    for first in stride(from: 1, through: last, by: 32) {
      let range = first...min(first + 31, last)
      let entries = try store.read { log throws in
        var entries: [Entry] = []
        try log.visit(range) { entries.append(try decode($0, in: log)) }
        // A gap at the end of the range shows only beyond it.
        if entries.count < range.count { try log.visit(first...last) { _ in } }
        return entries
      }
      for entry in entries { try body(entry) }
    }
  }

  /// Whether a document longer than this size, in bytes, is kept.
  package func hasDocument(longerThan size: Int64) throws -> Bool {
    try store.read { try $0.documents.contains { $0.size > size } }
  }

  /// How many entries there are.
  package func count() throws -> Int64 { try store.read { try $0.count } }

  /// The entry with this number. Throws `RecordingRefusal.noSuchEntry`.
  package func entry(_ number: EntryNumber) throws -> Entry {
    try store.read { log throws in
      guard let stored = try log.entry(number.value) else { throw RecordingRefusal.noSuchEntry(number) }
      return try decode(stored, in: log)
    }
  }

  func entries(of agreement: AgreementID, asKnownAt known: KnownAt = .now, in log: any LogReader) throws -> [Entry] {
    let clauses = ClauseFiles { try log.document($0) }
    func decoded(_ last: EntryNumber?) throws -> [Entry] {
      try log.entries(of: agreement.description, upTo: last?.value).map { try decode($0, in: log, clauses) }
    }
    switch known {
    case .now:
      return try decoded(nil)
    case .entry(let last):
      return try decoded(last)
    case .instant(let instant):
      let all = try decoded(nil)
      return all.filter { $0.recording.at <= instant }
    }
  }

  /// - Parameter clauses: the clause files of the same log, where several entries are read.
  func decode(_ stored: StoredEntry, in log: any LogReader, _ clauses: ClauseFiles? = nil) throws -> Entry {
    let clauses = clauses ?? ClauseFiles { try log.document($0) }
    let beside = Beside(disclosures: try log.disclosures(of: stored.number), clauses: clauses)
    let entry: Entry
    do throws(WireError) {
      entry = try Wire.decode(stored.bytes, beside)
    } catch {
      if let failure = clauses.failure { throw failure }
      throw UnreadableEntry(number: stored.number, error: error)
    }
    guard entry.number.value == stored.number, entry.agreement.description == stored.agreement,
      entry.recording.at.description == stored.recordedAt
    else { throw UnreadableEntry(number: stored.number, error: nil) }
    return entry
  }
}
