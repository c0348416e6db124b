import Agreements
public import EventLog

/// A bundle that a register cannot take over: somebody has to look first.
public struct Diverged: Error {
  /// What both have and what they do not.
  public let reconciliation: Reconciliation
}

/// What a bundle brought.
public struct Received: Sendable {
  /// How the two copies lay to each other before.
  public let reconciliation: Reconciliation
  /// How many of its documents were not here before.
  public let documents: Int
  /// Their checkpoint with our cosignature.
  public let receipt: SignedCheckpoint
}

extension Registry {
  /// Verifies a bundle and says how its record lies to ours. Throws `BundleError`.
  public func reconcile(bundle path: String, progress: (Int64, Int64) -> Void = { _, _ in }) throws -> Reconciliation {
    try store.read { log throws in
      try compare(BundleLog(path: path, keys: log.keys.map(\.key)), in: log, progress: progress) { _ in }
    }
  }

  /// Takes over what a bundle has beyond our record, if ours is its beginning: all of it, or nothing. Adds values and
  /// documents that our copy lacked. Then cosigns its checkpoint. Throws `Diverged`, `BundleError`, `SigningRefusal`.
  /// - Parameter time: of the cosignature, in seconds since 1970.
  public func receive(
    bundle path: String, with key: SigningKey, time: UInt64, _ memory: some SigningMemory,
    progress: (Int64, Int64) -> Void = { _, _ in }
  ) throws -> Received {
    try store.write { log throws in
      let bundle = try BundleLog(path: path, keys: log.keys.map(\.key))
      let count = try log.count
      let erased = try Erasures(in: log) { try decode($0, in: log) }
      var agreements = Set(try log.agreements)
      let reconciliation = try compare(bundle, in: log, progress: progress) { item in
        if item.stored.number > count {
          let recorded = UInt64(clamping: item.entry.recording.at.milliseconds / 1000)
          guard recorded <= time || recorded - time <= Self.secondsOfADay else {
            throw BundleError.recordedLater(item.stored.number, at: item.stored.recordedAt)
          }
          if case .fact(.agreement) = item.entry.content { agreements.insert(item.stored.agreement) }
          guard agreements.contains(item.stored.agreement) else {
            throw BundleError.entry(item.stored.number, path: ["agreement"])
          }
          do throws(RecordingRefusal) {
            try item.entry.checkReference()
          } catch {
            throw BundleError.entry(item.stored.number, path: ["fact"])
          }
          try log.append(item.stored)
        }
        try keepBeside(item, unless: erased, in: log)
      }
      if reconciliation.relation == .diverged { throw Diverged(reconciliation: reconciliation) }
      let before = try log.documents.count
      for document in try bundle.documents() {
        let entries = bundle.named[document.hash] ?? []
        if !bundle.clauses.contains(document.hash), entries.allSatisfy({ erased.contains(.document, of: $0) }) {
          continue
        }
        do {
          try log.keep(document)
        } catch is DocumentChanged {
          throw BundleError.document(document.hash)
        }
      }
      for hash in bundle.named.keys where try log.documentSize(hash) == nil { try log.withhold(hash) }
      for earlier in bundle.earlier where !earlier.note.signatures.isEmpty { try log.keep(earlier) }
      let receipt = try cosign(bundle.signed, with: key, time: time, memory, in: log)
      return Received(
        reconciliation: reconciliation, documents: try log.documents.count - before, receipt: receipt)
    }
  }

  /// The clocks of two offices differ by less.
  private static let secondsOfADay: UInt64 = 86_400

  /// The values that our copy lacked, but for those that were erased here, and a mark for those that it still lacks.
  private func keepBeside(_ item: BundleLog.Item, unless erased: Erasures, in log: any LogWriter) throws {
    let number = item.stored.number
    let known = Set(try log.disclosures(of: number).map(\.hash))
    for disclosed in item.disclosed where !known.contains(disclosed.disclosure.hash) {
      if erased.contains(disclosed.field, of: number) {
        try log.withhold(disclosed.disclosure.hash)
      } else {
        try log.keep(disclosed.disclosure, of: number)
      }
    }
    for commitment in item.entry.commitments {
      if let hash = Digest32(hex: commitment.description), !known.contains(hash) { try log.withhold(hash) }
    }
  }

  func compare(
    _ bundle: BundleLog, in log: any LogReader, progress: (Int64, Int64) -> Void,
    each body: (BundleLog.Item) throws -> Void
  ) throws -> Reconciliation {
    let count = try log.count
    var common: Int64 = 0
    var theirs: [Entry] = []
    try bundle.walk { item in
      let number = item.stored.number
      for hash in item.documents { bundle.named[hash, default: []].append(number) }
      if let hash = item.clauses { bundle.clauses.insert(hash) }
      if theirs.isEmpty, number <= count, try log.leafHash(number) == item.stored.leafHash {
        common = number
      } else {
        theirs.append(item.entry)
      }
      if theirs.isEmpty || common == count { try body(item) }
      if number & 0xFF == 0 { progress(number, Int64(clamping: bundle.signed.checkpoint.size)) }
    }
    for document in try bundle.documents() { try check(document) }
    let ours = common < count ? try log.entries((common + 1)...count).map { try decode($0, in: log) } : []
    return Reconciliation(
      checkpoint: bundle.signed.checkpoint, signers: try bundle.signed.signers(among: try log.keys.map(\.key)),
      common: common, ours: ours, theirs: theirs)
  }

  private func check(_ document: DocumentSource) throws {
    var hasher = DocumentHasher()
    try document.read { hasher.update($0) }
    guard hasher.digest == document.hash else { throw BundleError.document(document.hash) }
  }
}
