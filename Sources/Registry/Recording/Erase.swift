package import Agreements
import EventLog

extension Registry {
  /// Removes texts of an entry that were recorded in confidence, and the documents that only it names, from this copy,
  /// and records that. Place, reference, remark and document go from all versions of the entry's fact. Nobody can read
  /// them here again, and no hash changes. Copies that others hold keep them. Throws `RecordingRefusal`,
  /// `StoreFailure`, `TracesRemain`.
  package func erase(
    _ fields: [DisclosableField], of number: EntryNumber, reason: Disclosable<String>,
    confidential: Set<DisclosableField> = [], recordedBy: String, onBehalfOf: String? = nil,
    clockIsRight: Bool = false, now: @autoclosure () throws -> Now
  ) throws -> Recorded {
    try store.write(erasing: true) { log throws in
      guard let stored = try log.entry(number.value) else { throw RecordingRefusal.noSuchEntry(number) }
      let versions = try versions(of: decode(stored, in: log), in: log)
      let texts = versions.flatMap { entry in
        (Wire.encode(entry)?.disclosed ?? []).filter { disclosed in
          fields.contains(disclosed.field) && (entry.number == number || disclosed.field.isOfTheFact)
        }
      }
      let documents = fields.contains(.document) ? try documents(namedOnlyBy: versions, in: log) : []
      let there = Set(texts.map(\.field)).union(documents.isEmpty ? [] : [.document])
      if let field = fields.first(where: { !there.contains($0) }) {
        throw RecordingRefusal.nothingToErase(number, field)
      }
      let draft = Draft(
        .erasure(number, fields, reason: reason), confidential: confidential, recordedBy: recordedBy,
        onBehalfOf: onBehalfOf, clockIsRight: clockIsRight)
      let (recorded, encoded) = try prepare(draft, now: try now(), isWhatIf: false, in: log)
      try append(recorded.entry, encoded, to: log)
      for hash in texts.map(\.disclosure.hash) + documents { try log.erase(hash) }
      return recorded
    }
  }

  /// The entry and, for a fact, all its versions: a correction repeats the texts of the entry that it corrects.
  private func versions(of entry: Entry, in log: any LogReader) throws -> [Entry] {
    let record = AgreementRecord(try entries(of: entry.agreement, in: log))
    guard let first = record.first(of: entry.number) else { return [entry] }
    return record.versions(of: first)
  }

  private func documents(namedOnlyBy entries: [Entry], in log: any LogReader) throws -> [Digest32] {
    func hashes(_ entry: Entry) -> [Digest32] { entry.content.evidence.documents.compactMap { $0.value?.hash } }
    var others: Set<Digest32> = []
    try log.visit(1...Int64.max) { stored in
      let entry = try decode(stored, in: log)
      // A clause file that is kept apart is no evidence, and stays, whoever else names it.
      if let clauses = Wire.encode(entry)?.clauses { others.insert(clauses.hash) }
      if !entries.contains(where: { $0.number == entry.number }) { others.formUnion(hashes(entry)) }
    }
    return try Set(entries.flatMap(hashes)).subtracting(others).filter { try log.documentSize($0) != nil }
  }
}

extension DisclosableField {
  /// Whether the field belongs to what is said, which a correction repeats, and not to the one entry that says it.
  fileprivate var isOfTheFact: Bool {
    switch self {
    case .place, .reference, .remark, .document: true
    case .reason, .recorder: false
    }
  }
}

/// What was erased from a register, by its entries. It does not come back with what others send.
struct Erasures {
  private var fields: [Int64: Set<DisclosableField>] = [:]
  /// The first entry of the fact, by the number of each correction.
  private var firsts: [Int64: Int64] = [:]

  init(in log: any LogReader, _ decode: (StoredEntry) throws -> Entry) throws {
    let members = ["\"erases\":", "\"corrects\":"].map { Array($0.utf8) }
    try log.visit(1...Int64.max) { stored in
      if members.contains(where: { stored.bytes.firstRange(of: $0) != nil }) { note(try decode(stored)) }
    }
  }

  private mutating func note(_ entry: Entry) {
    switch entry.content {
    case .correction(let first, _, _): firsts[entry.number.value] = first.value
    case .erasure(let target, let erased, _):
      fields[target.value, default: []].formUnion(erased.filter { !$0.isOfTheFact })
      fields[first(target.value), default: []].formUnion(erased.filter(\.isOfTheFact))
    case .fact, .annulment: break
    }
  }

  func contains(_ field: DisclosableField, of number: Int64) -> Bool {
    fields[field.isOfTheFact ? first(number) : number]?.contains(field) == true
  }

  private func first(_ number: Int64) -> Int64 { firsts[number] ?? number }
}
