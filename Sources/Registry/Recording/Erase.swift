public import Agreements
import EventLog

extension Registry {
  /// Removes texts of an entry that were recorded in confidence, and the documents that only it names, from this copy,
  /// and records that. Nobody can read them here again, and no hash changes. Copies that others hold keep them.
  /// Throws `RecordingRefusal`, `StoreFailure`.
  public func erase(
    _ fields: [DisclosableField], of number: EntryNumber, reason: Disclosable<String>,
    confidential: Set<DisclosableField> = [], recordedBy: String, onBehalfOf: String? = nil,
    now: @autoclosure () throws -> Now
  ) throws -> Recorded {
    let recorded = try store.write { log throws in
      guard let stored = try log.entry(number.value) else { throw RecordingRefusal.noSuchEntry(number) }
      let entry = try decode(stored, in: log)
      let texts = Wire.encode(entry)?.disclosed.filter { fields.contains($0.field) }.map(\.disclosure.hash) ?? []
      let documents = fields.contains(.document) ? try documents(namedOnlyBy: entry, in: log) : []
      guard !texts.isEmpty || !documents.isEmpty else { throw RecordingRefusal.nothingToErase(number) }
      let draft = Draft(
        .erasure(number, fields, reason: reason), confidential: confidential, recordedBy: recordedBy,
        onBehalfOf: onBehalfOf)
      let recorded = try prepare(draft, now: try now(), isWhatIf: false, in: log)
      try append(recorded.entry, to: log)
      for hash in texts + documents {
        try log.withhold(hash)
        try log.erase(hash)
      }
      return recorded
    }
    try store.clearTraces()
    return recorded
  }

  private func documents(namedOnlyBy entry: Entry, in log: any LogReader) throws -> [Digest32] {
    func hashes(_ entry: Entry) -> [Digest32] {
      entry.content.evidence.documents.compactMap(\.value).compactMap { Digest32(hex: $0.sha256) }
    }
    var others: Set<Digest32> = []
    try log.visit(1...Int64.max) { stored in
      if stored.number != entry.number.value { others.formUnion(hashes(try decode(stored, in: log))) }
    }
    return try hashes(entry).filter { hash in try !others.contains(hash) && log.documentSize(hash) != nil }
  }
}
