import Agreements
package import EventLog

/// What became of a bundle.
package enum Reception {
  case taken(Received)
  /// Nothing was taken and nothing signed: somebody has to look first. `toAccept` is the root that would have to be
  /// accepted, since answers would change; nil where the records diverged.
  case notTaken(Comparison, toAccept: Digest32?)
}

/// What a bundle brought.
package struct Received {
  /// How the two copies related to each other before.
  package let comparison: Comparison
  /// How many of its documents were not here before.
  package let documents: Int
  /// Their checkpoint with our cosignature.
  package let receipt: SignedCheckpoint
}

extension Registry {
  /// Verifies a bundle and tells how its record relates to ours. Throws `BundleError`.
  package func compare(
    bundle path: String, limits: BundleLimits = BundleLimits(), progress: (Int64, Int64) -> Void = { _, _ in }
  ) throws -> Comparison {
    try store.read { log throws in
      let bundle = try BundleLog(path: path, keys: log.keys.map(\.key), limits: limits)
      return try compare(bundle, limits, in: log, progress: progress) { _ in }
    }
  }

  /// Takes over what a bundle has beyond our record, all of it or nothing, if our record is its beginning. Adds values
  /// and documents that our copy lacked, then cosigns the checkpoint. Throws `BundleError`, `SigningRefusal`.
  /// - Parameters:
  ///   - root: the root that somebody accepted after looking at what the bundle changes. Nil where nobody has; a bundle
  ///     that changes an answer is then not taken.
  ///   - now: the instant of asking, and of the cosignature.
  package func receive(
    bundle path: String, accepting root: Digest32? = nil, limits: BundleLimits = BundleLimits(), with key: SigningKey,
    now: Now, _ memory: some SigningMemory, progress: (Int64, Int64) -> Void = { _, _ in }
  ) throws -> Reception {
    var notTaken: Reception?
    do {
      let received = try store.write { log throws in
        let bundle = try BundleLog(path: path, keys: log.keys.map(\.key), limits: limits)
        if let root, root != bundle.signed.checkpoint.root {
          throw BundleError.otherRoot(accepted: root, found: bundle.signed.checkpoint.root)
        }
        let erased = try Erasures(in: log) { try decode($0, in: log) }
        let comparison = try take(entriesOf: bundle, unless: erased, limits, now, in: log, progress: progress)
        let isDiverged = comparison.copies.relation == .diverged
        if try isDiverged || root == nil && changesAnswers(comparison, now, in: log) {
          notTaken = .notTaken(comparison, toAccept: isDiverged ? nil : comparison.copies.checkpoint.root)
          throw NotTaken()
        }
        let before = try log.documents.count
        try take(documentsOf: bundle, unless: erased, in: log)
        for earlier in bundle.earlier where !earlier.note.signatures.isEmpty { try log.keep(earlier) }
        let receipt = try cosign(bundle.signed, with: key, time: now.secondsSince1970, memory, in: log)
        return Received(comparison: comparison, documents: try log.documents.count - before, receipt: receipt)
      }
      return .taken(received)
    } catch let error as NotTaken {
      guard let notTaken else { throw error }
      return notTaken
    }
  }

  /// Appends the entries beyond our record, and keeps the values beside every entry that both have then.
  private func take(
    entriesOf bundle: BundleLog, unless erased: Erasures, _ limits: BundleLimits, _ now: Now, in log: any LogWriter,
    progress: (Int64, Int64) -> Void
  ) throws -> Comparison {
    let count = try log.count
    let time = now.secondsSince1970
    return try compare(bundle, limits, in: log, progress: progress) { item in
      if item.stored.number > count {
        let recorded = UInt64(clamping: item.entry.recording.at.milliseconds / 1000)
        guard recorded <= time || recorded - time <= Self.secondsOfADay else {
          throw BundleError.recordedLater(item.stored.number, at: item.stored.recordedAt)
        }
        try log.append(item.stored)
      }
      try keepBeside(item, unless: erased, in: log)
    }
  }

  /// Keeps the documents that were not erased here, and marks those that this copy still lacks.
  private func take(documentsOf bundle: BundleLog, unless erased: Erasures, in log: any LogWriter) throws {
    for document in try bundle.documents() {
      let entries = bundle.named[document.hash] ?? []
      let isErased =
        !bundle.clauses.contains(document.hash) && entries.allSatisfy { erased.contains(.document, of: $0) }
      guard !isErased else { continue }
      do {
        try log.keep(document)
      } catch is DocumentChanged {
        throw BundleError.document(document.hash)
      }
    }
    for hash in bundle.named.keys where try log.documentSize(hash) == nil { try log.withhold(hash) }
  }

  /// Whether an answer given before would change.
  private func changesAnswers(_ comparison: Comparison, _ now: Now, in log: any LogReader) throws -> Bool {
    struct Found: Error {}
    do {
      try comparison.visitChanges(today: now, reading: { try $0(log) }) { if !$0.isEmpty { throw Found() } }
      return false
    } catch is Found {
      return true
    }
  }

  /// The number of seconds in a day. The clocks of two offices differ by less.
  static let secondsOfADay: UInt64 = 86_400

  /// Keeps the values that our copy lacked, except those that were erased here, and marks those that it still lacks.
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

  /// Checks every entry of a bundle by itself, and then the documents. An entry beyond those that both have must also
  /// be able to follow those before it.
  func compare(
    _ bundle: BundleLog, _ limits: BundleLimits, in log: any LogReader, progress: (Int64, Int64) -> Void,
    each body: (BundleLog.Item) throws -> Void
  ) throws -> Comparison {
    let count = try log.count
    var common: Int64 = 0
    var places: [BundleLog.Place] = []
    var touched: [AgreementID: [Int64]] = [:]
    var warnings: [EntryWarning] = []
    var admissions = Admissions()
    var watch = EntryWatch()
    var theirs = SaidEntries()
    try bundle.walk { item in
      let number = item.stored.number
      for hash in item.documents { bundle.named[hash, default: []].append(number) }
      if let hash = item.clauses { bundle.clauses.insert(hash) }
      if places.isEmpty, number <= count, try log.leafHash(number) == item.stored.leafHash {
        common = number
        admissions.note(item.entry)
        _ = watch.warning(item.entry) { _ in [] }
      } else {
        do {
          try admissions.admit(item.entry) { _ in [] }
        } catch let refusal as RecordingRefusal {
          throw BundleError.refused(number, refusal)
        }
        places.append(item.place)
        if let warning = watch.warning(item.entry, after: { _ in [] }) { warnings.append(warning) }
        touched[item.entry.agreement, default: []].append(number)
        try limits.check(.entries, Int64(places.count))
        try limits.check(.agreements, Int64(touched.count))
        if common < count { theirs.add(item.entry) }
      }
      if places.isEmpty || common == count { try body(item) }
      if number & 0xFF == 0 { progress(number, Int64(clamping: bundle.signed.checkpoint.size)) }
    }
    for document in try bundle.documents() { try check(document) }
    var ours = SaidEntries()
    if common < count, !places.isEmpty {
      try log.visit((common + 1)...count) { ours.add(try decode($0, in: log)) }
    }
    let copies = ComparedCopies(
      checkpoint: bundle.signed.checkpoint, signers: try bundle.signed.signers(among: try log.keys.map(\.key)),
      common: common, ours: count - common, theirs: Int64(places.count), onlyOurs: ours.numbers(notSaidBy: theirs),
      onlyTheirs: theirs.numbers(notSaidBy: ours),
      cost: BundleCost(entries: Int64(places.count), agreements: Int64(touched.count), bytes: bundle.length))
    return Comparison(copies, bundle, self, places: places, touched: touched, warnings: warnings)
  }

  private func check(_ document: DocumentSource) throws {
    var hasher = DocumentHasher()
    try document.read { hasher.update($0) }
    guard hasher.digest == document.hash else { throw BundleError.document(document.hash) }
  }
}

/// The error that ends the transaction without an effect.
private struct NotTaken: Error {}

/// What entries say, each by the hash of what it says.
private struct SaidEntries {
  private var said: [(number: EntryNumber, hash: Digest32?)] = []

  mutating func add(_ entry: Entry) { said.append((entry.number, entry.said)) }

  func numbers(notSaidBy others: SaidEntries) -> [EntryNumber] {
    let theirs = Set(others.said.compactMap(\.hash))
    return said.filter { entry in entry.hash.map { !theirs.contains($0) } ?? true }.map(\.number)
  }
}
