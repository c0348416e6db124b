import Agreements
package import EventLog

extension Registry {
  /// Reads everything and computes everything anew: bytes, hashes, tree, what stands beside the entries, documents,
  /// signatures. What is wrong is told as a finding, not thrown; a store that cannot be read throws `StoreFailure`.
  /// - Parameters:
  ///   - outside: checkpoints that were kept elsewhere.
  ///   - keys: the only keys that count, in whichever role, and each must have signed. If none is given, the keys that
  ///     the register itself trusts count.
  ///   - progress: is told how many entries of how many are done.
  package func verify(
    against outside: [SignedCheckpoint] = [], keys: [VerifierKey] = [], progress: (Int64, Int64) -> Void = { _, _ in }
  ) throws -> Verification {
    try store.read { log throws in
      let signed = try log.checkpoints + outside
      var walk = EntryWalk(log, sizes: Set(signed.map(\.checkpoint.size)), dayAtPlace)
      try walk.run(progress)
      var verification = walk.verification
      if !verification.hasWrongEntry { try walk.checkNothingIsOver(&verification) }
      try verification.checkDocuments(walk.documents, in: log)
      try verification.checkSignatures(on: signed, keys, roots: walk.roots, in: log)
      verification.findings += try log.faults.map { .store($0) }
      if let mode = log.modeForOthers { verification.notes.append(.openToOthers(mode: mode)) }
      return verification
    }
  }
}

/// The walk over the entries, in their order, up to the first that is wrong.
private struct EntryWalk {
  let log: any LogReader
  var verification = Verification()
  /// The documents that entries name, each with the first entry that does.
  var documents: [Digest32: Int64] = [:]
  /// The roots, by the sizes that a checkpoint is about.
  var roots: [UInt64: Digest32] = [:]
  private var frontier = Frontier()
  private var lastInstant = ""
  private var disclosures: Int64 = 0
  private let sizes: Set<UInt64>
  private let clauses: ClauseFiles
  private var admissions = Admissions()
  private var zones: ZoneNotes

  /// The number of rows that are read at once, for all cores to work on.
  private static let batchSize = 1024

  init(_ log: any LogReader, sizes: Set<UInt64>, _ dayAtPlace: DayAtPlace) {
    self.log = log
    self.sizes = sizes
    clauses = ClauseFiles { try log.document($0) }
    zones = ZoneNotes(dayAtPlace)
  }

  mutating func run(_ progress: (Int64, Int64) -> Void) throws {
    struct Found: Error {}
    let total = try log.count
    var batch: [StoredRow] = []
    func flush() throws {
      for (row, reading) in zip(batch, try readings(of: batch)) {
        if let fault = try fault(of: row, reading) {
          verification.findings.append(.entry(verification.entries + 1, fault))
          throw Found()
        }
        verification.entries += 1
        if sizes.contains(frontier.size) { roots[frontier.size] = frontier.root }
      }
      progress(verification.entries, total)
      batch.removeAll(keepingCapacity: true)
    }
    do {
      try log.visitRows { row in
        batch.append(row)
        if batch.count == Self.batchSize { try flush() }
      }
      try flush()
    } catch is Found {}
    verification.root = frontier.root
  }

  private func readings(of rows: [StoredRow]) throws -> [RowReading] {
    guard let first = rows.map(\.number).min(), let last = rows.map(\.number).max() else { return [] }
    let stored = Dictionary(grouping: try log.disclosures(of: first...last)) { $0.entry }
    return rows.mapOnAllCores { RowReading($0, beside: stored[$0.number] ?? []) }
  }

  private mutating func fault(of row: StoredRow, _ reading: RowReading) throws -> Verification.EntryFault? {
    let number = verification.entries + 1
    guard row.number == number else { return .missing(found: row.number) }
    guard row.leafHash == reading.leaf else { return .leafHash(expected: row.leafHash, found: reading.leaf) }
    if let fault = try content(row, reading) { return fault }
    guard !row.recordedAt.utf8.lexicographicallyPrecedes(lastInstant.utf8) else {
      return .instantGoesBack(before: lastInstant, found: row.recordedAt)
    }
    lastInstant = row.recordedAt
    for (position, hash) in frontier.append(leaf: reading.leaf) {
      let stored = try log.node(position)
      guard stored == hash else { return .node(position, expected: hash, found: stored) }
    }
    let root = frontier.root
    return row.root == root ? nil : .root(expected: root, found: row.root)
  }

  /// The fault of a row's content; nil where there is none. The bytes must be readable, be all that is written of their
  /// entry, and agree with what stands beside them.
  private mutating func content(_ row: StoredRow, _ reading: RowReading) throws -> Verification.EntryFault? {
    guard reading.disclosuresFit else { return .disclosure }
    let (entry, encoded): (Entry, Wire.Encoded)
    do throws(WireError) {
      (entry, encoded) = try reading.content(clauses)
    } catch {
      if let failure = clauses.failure { throw failure }
      return .unreadable(path: error.path)
    }
    guard encoded.disclosed.count == reading.disclosures.count else { return .disclosure }
    disclosures += Int64(reading.disclosures.count)
    for (name, expected, found) in [
      ("number", String(entry.number.value), String(row.number)),
      ("agreement", entry.agreement.description, row.agreement),
      ("recorded_at", entry.recording.at.description, row.recordedAt),
    ] where !expected.utf8.elementsEqual(found.utf8) {
      return .column(name, expected: expected, found: found)
    }
    verification.notes += zones.notes(of: entry)
    do {
      try admissions.admit(entry) { _ in [] }
    } catch let refusal as RecordingRefusal {
      verification.findings.append(.contradiction(entry.number.value, refusal))
      admissions.note(entry)
    }
    return try withheld(entry, encoded)
  }

  private mutating func withheld(_ entry: Entry, _ encoded: Wire.Encoded) throws -> Verification.EntryFault? {
    let number = entry.number.value
    let missing = entry.commitments
    for commitment in missing {
      guard let hash = Digest32(hex: commitment.description), try log.isWithheld(hash) else {
        return .missingDisclosure(commitment)
      }
    }
    if !missing.isEmpty { verification.withheldIn.append(number) }
    var named = entry.content.evidence.documents.compactMap { $0.value?.hash }
    if let clauses = encoded.clauses { named.append(clauses.hash) }
    for hash in named where documents[hash] == nil { documents[hash] = number }
    return nil
  }

  func checkNothingIsOver(_ verification: inout Verification) throws {
    let size = frontier.size
    let expected = Int64(size) - Int64(size.nonzeroBitCount)
    let found = try log.nodeCount
    if found != expected { verification.findings.append(.surplusNodes(expected: expected, found: found)) }
    let stored = try log.disclosureCount
    if stored != disclosures {
      verification.findings.append(.surplusDisclosures(expected: disclosures, found: stored))
    }
  }
}

extension Verification {
  fileprivate mutating func checkDocuments(_ named: [Digest32: Int64], in log: any LogReader) throws {
    let kept = try log.documents
    let hashes = Set(kept.map(\.hash))
    for (hash, entry) in named.sorted(by: { $0.value < $1.value }) where !hashes.contains(hash) {
      if try log.isWithheld(hash) {
        withheldDocuments += 1
      } else {
        findings.append(.missingDocument(hash.description, entry: entry))
      }
    }
    for (hash, _) in kept {
      do {
        try log.readDocument(hash) { _ in }
        documents += 1
      } catch StoreFailure.damaged {
        findings.append(.wrongDocument(hash))
      }
    }
  }
}

extension Entry {
  /// The salted hashes whose values this copy does not have.
  var commitments: [Commitment] {
    func withheld<Value>(_ field: Disclosable<Value>?) -> [Commitment] {
      if case .withheld(let commitment)? = field { [commitment] } else { [] }
    }
    let evidence = content.evidence
    return withheld(recording.by) + withheld(recording.onBehalfOf) + withheld(content.reason)
      + withheld(evidence.place) + withheld(evidence.remark) + evidence.references.flatMap(withheld)
      + evidence.documents.flatMap(withheld)
  }
}
