public import Agreements
import CivilDate
public import EventLog

/// The only door to the record: everything is recorded and asked here.
public struct Registry: Sendable {
  let store: any Store
  let dayAtPlace: DayAtPlace

  /// Asks and records in this store; instants get their civil days from the zone files given.
  public init(_ store: any Store, dayAtPlace: DayAtPlace = DayAtPlace()) {
    self.store = store
    self.dayAtPlace = dayAtPlace
  }

  /// Up to where the record is asked (L17).
  public enum KnownAt: Sendable {
    case now
    case instant(Instant)
    case entry(EntryNumber)
  }

  /// The facts of one agreement as known at a point of the record.
  /// Throws `RecordingRefusal.noSuchAgreement`, or `UnreadableEntry` for bytes that this program cannot read.
  public func facts(of agreement: AgreementID, asKnownAt known: KnownAt = .now) throws -> Facts {
    let facts = Facts(try store.read { log throws in try entries(of: agreement, asKnownAt: known, in: log) })
    guard facts.agreement != nil else { throw RecordingRefusal.noSuchAgreement(agreement) }
    return facts
  }

  /// Every agreement in the register with its facts, in the order of their first entries. Throws
  /// `StoreFailure.damaged` if an entry is missing between others.
  public func portfolio(asKnownAt known: KnownAt = .now) throws -> [Facts] {
    let facts: [Facts] = try store.read { log throws in
      let facts = try log.agreements.compactMap { AgreementID($0) }.map { id throws in
        Facts(try entries(of: id, asKnownAt: known, in: log))
      }
      if case .now = known, Int64(facts.map(\.entries.count).reduce(0, +)) != (try log.count) {
        try log.visit(1...Int64.max) { _ in }
      }
      return facts
    }
    return facts.filter { $0.agreement != nil }
  }

  /// Throws `RecordingRefusal.noSuchEntry`.
  public func entry(_ number: EntryNumber) throws -> Entry {
    try store.read { log throws in
      guard let stored = try log.entry(number.value) else { throw RecordingRefusal.noSuchEntry(number) }
      return try decode(stored, in: log)
    }
  }

  /// The bytes of a document by its hash; nil if the register does not keep it.
  public func document(_ hash: Digest32) throws -> [UInt8]? { try store.read { try $0.document(hash) } }

  func entries(of agreement: AgreementID, asKnownAt known: KnownAt = .now, in log: any LogReader) throws -> [Entry] {
    switch known {
    case .now:
      return try log.entries(of: agreement.description).map { try decode($0, in: log) }
    case .entry(let last):
      return try log.entries(of: agreement.description, upTo: last.value).map { try decode($0, in: log) }
    case .instant(let instant):
      let all = try log.entries(of: agreement.description).map { try decode($0, in: log) }
      return all.filter { $0.recording.at <= instant }
    }
  }

  func decode(_ stored: StoredEntry, in log: any LogReader) throws -> Entry {
    let entry: Entry
    do throws(WireError) {
      entry = try Wire.decode(stored.bytes) { try? log.document($0) }
    } catch {
      throw UnreadableEntry(number: stored.number, error: error)
    }
    guard entry.number.value == stored.number, entry.agreement.description == stored.agreement,
      entry.recording.at.description == stored.recordedAt
    else { throw UnreadableEntry(number: stored.number, error: nil) }
    return entry
  }
}
