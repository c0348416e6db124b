import Agreements
import CivilDate
import EventLog
import Foundation
import Registry
import TestKit
import Testing

/// What a door said of a batch.
enum Verdict: Equatable, CustomStringConvertible {
  case taken
  /// Looked at, and not taken before somebody accepts the root.
  case shown(Digest32?)
  case refused(Int64, RecordingRefusal)
  /// The bytes are no entry at all.
  case unreadable(Int64)
  case recordedLater(Int64)
  /// The root that was accepted is not the bundle's.
  case otherRoot

  var description: String {
    switch self {
    case .taken: "taken"
    case .shown(let root): "shown, \(root.map(\.description) ?? "diverged")"
    case .refused(let number, let refusal): "entry \(number) refused: \(refusal)"
    case .unreadable(let number): "entry \(number) unreadable"
    case .otherRoot: "another root"
    case .recordedLater(let number): "entry \(number) recorded later"
    }
  }

  var word: String {
    switch self {
    case .taken: "taken"
    case .shown: "shown"
    case .refused(_, let refusal): refusal.word
    case .unreadable: "unreadable"
    case .recordedLater: "recordedLater"
    case .otherRoot: "otherRoot"
    }
  }
}

extension RecordingRefusal {
  /// The name of the case.
  var word: String { String(String(describing: self).prefix { $0 != "(" }) }
}

/// One batch at every door.
struct FuzzDoors {
  static let theirs = SigningKey(name: KeyName("theirs.example/log")!, seed: [UInt8](repeating: 3, count: 32))!
  static let ours = SigningKey(name: KeyName("ours.example/log")!, seed: [UInt8](repeating: 4, count: 32))!

  let batch: Batch
  let now: Now
  /// The first entry whose bytes are none.
  let unreadable: Int64?
  let path: String
  private let root: Digest32
  private let hostile = MemoryStore()

  /// A register that took in everything without a look, signed, and sent a bundle.
  init(_ batch: Batch, _ scratch: Scratch) throws {
    self.batch = batch
    now = try Door.now()
    unreadable = batch.further.first { !Wire.isReadable($0) }?.number.value
    path = scratch.path("bundle")
    let signed = try hostile.write { log throws in
      try log.keep(document: EntryGrammar.document)
      for entry in batch.all {
        try log.append(unjudged: entry)
        for hash in entry.withheld { try log.withhold(hash) }
      }
      let root = try #require(try log.root(after: log.count))
      let checkpoint = Checkpoint(origin: Self.theirs.name, size: UInt64(try log.count), root: root)
      return try #require(SignedCheckpoint(checkpoint, signedBy: Self.theirs))
    }
    root = signed.checkpoint.root
    try Data(bundle(signed)).write(to: URL(fileURLWithPath: path))
  }

  /// Written by hand: export would look at the entries.
  private func bundle(_ signed: SignedCheckpoint) throws -> [UInt8] {
    let encoded = try batch.all.map { try #require(Wire.encode($0)) }
    var lines: [UInt8] = []
    for (entry, encoded) in zip(batch.all, encoded) {
      for disclosure in encoded.disclosures { lines += disclosure.line(of: entry.number.value) + [0x0A] }
    }
    var files: [(String, [UInt8])] = [
      ("checkpoint", signed.note.bytes),
      ("tile/0/000.p/\(encoded.count)", encoded.flatMap { Digest32.leaf($0.bytes).bytes }),
      ("tile/entries/000.p/\(encoded.count)", encoded.flatMap { Tiles.bundled($0.bytes) }),
    ]
    if !lines.isEmpty { files.append(("disclosures.jsonl", lines)) }
    if batch.all.contains(where: { $0.content.evidence.documents.contains { $0.value != nil } }) {
      let document = EntryGrammar.document
      files.append(("documents/\(Digest32.sha256(document))", document))
    }
    return try files.flatMap { name, content in
      let header = try #require(TarHeader(name: name, size: Int64(content.count)))
      return header.bytes + content + [UInt8](repeating: 0, count: header.padding)
    } + TarHeader.end
  }

  // MARK: the judge

  /// Of the entries up to the first that cannot follow.
  var judged: Verdict {
    var judges = Judges()
    for entry in batch.all {
      if let refusal = judges.refusal(of: entry) { return .refused(entry.number.value, refusal) }
    }
    return .taken
  }

  /// Of each entry that cannot follow those before it, sound or not.
  private var contradictions: [Verification.Finding] {
    var judges = Judges()
    return batch.all.compactMap { entry in
      judges.refusal(of: entry).map { .contradiction(entry.number.value, $0) }
    }
  }

  // MARK: doors

  func ourRegister(_ entries: [Entry]) throws -> (registry: Registry, store: MemoryStore) {
    let store = MemoryStore()
    let registry = Registry(store)
    try registry.trust(Self.theirs.verifier(.log))
    #expect(try self.take(entries, into: registry) == .taken)
    return (registry, store)
  }

  private func take(_ entries: [Entry], into registry: Registry, asLines: Bool = false) throws -> Verdict {
    do {
      _ = try registry.take(
        { each in
          try each(.document(DocumentSource(EntryGrammar.document)))
          for entry in entries { try each(asLines ? line(of: entry) : .entry(entry, leaf: nil)) }
        }, now: now)
      return .taken
    } catch let refusal as ImportRefusal {
      return .refused(entries[refusal.index - 1].number.value, refusal.refusal)
    }
  }

  private func line(of entry: Entry) throws -> Registry.Item {
    let line = try #require(Wire.line(of: entry))
    guard case .object(let object) = try CanonicalJSON.value(of: line) else { throw NoLine() }
    let read = try Wire.entry(ofLine: object, salt: Registry.newSalt)
    #expect(read.entry == entry)
    return .entry(read.entry, leaf: read.leaf)
  }

  private struct NoLine: Error {}

  /// Import: of entries, and of the lines that export writes.
  func imported(asLines: Bool) throws -> Verdict {
    let (registry, store) = try ourRegister(asLines ? [] : batch.base)
    let before = try Holding(store)
    let verdict = try take(asLines ? batch.all : batch.further, into: registry, asLines: asLines)
    if verdict != .taken { #expect(try Holding(store) == before, "\(verdict): something of it was imported") }
    return verdict
  }

  private func verdict(_ body: () throws -> Verdict) throws -> Verdict {
    do {
      return try body()
    } catch BundleError.refused(let number, let refusal) {
      return .refused(number, refusal)
    } catch BundleError.entry(let number, _) {
      return .unreadable(number)
    } catch BundleError.recordedLater(let number, _) {
      return .recordedLater(number)
    } catch BundleError.otherRoot {
      return .otherRoot
    }
  }

  /// With what it shows of answers that would change.
  func reconciled(_ registry: Registry) throws -> (verdict: Verdict, shown: [AnswerChanges]) {
    var shown: [AnswerChanges] = []
    let verdict = try verdict {
      try registry.compare(bundle: path).visitChanges(today: now) { if !$0.isEmpty { shown.append($0) } }
      return .taken
    }
    return (verdict, shown)
  }

  /// With the root that somebody accepted after a look, or another, or none.
  func received(_ registry: Registry, _ store: MemoryStore, accepting accepted: Accepted) throws -> Verdict {
    let before = try Holding(store)
    let verdict = try verdict {
      let root: Digest32? =
        switch accepted {
        case .nothing: nil
        case .another: .sha256([1])
        case .root: self.root
        }
      switch try registry.receive(bundle: path, accepting: root, with: Self.ours, now: now, Memory()) {
      case .taken: return .taken
      case .notTaken(_, let root): return .shown(root)
      }
    }
    if verdict != .taken { #expect(try Holding(store) == before, "\(verdict): something of it was taken") }
    return verdict
  }

  enum Accepted { case nothing, another, root }

  var isShown: Verdict { .shown(root) }

  /// Adoption of all that they have beyond ours, after our record went on by an entry of its own.
  func adopted(after own: Entry) throws -> Verdict {
    let (registry, store) = try ourRegister(batch.base + [own])
    let before = try Holding(store)
    let verdict = try verdict {
      do {
        let adopted = try registry.adopt(
          batch.further.map(\.number), ofBundle: path, recordedBy: "tester", asReceived: true, now: now)
        #expect(adopted.count == batch.further.count)
        return .taken
      } catch let refusal as ImportRefusal {
        return .refused(batch.further[refusal.index].number.value, refusal.refusal)
      }
    }
    if verdict == .taken {
      #expect(try registry.verify().findings.isEmpty)
    } else {
      #expect(try Holding(store) == before, "\(verdict): something of it was adopted")
    }
    return verdict
  }

  /// Every entry as a person would have typed it, each with what the judge says; those that the judge takes go on in
  /// the record whatever this door says.
  func recorded(_ each: (Entry, _ judged: RecordingRefusal?, _ typed: RecordingRefusal?) -> Void) throws {
    let (registry, store) = try ourRegister(batch.base)
    var judges = Judges()
    for entry in batch.base { _ = judges.refusal(of: entry) }
    for entry in batch.further {
      let judged = judges.refusal(of: entry)
      if let record = typed(entry, registry) {
        let before = try Holding(store)
        var typed: RecordingRefusal?
        do {
          _ = try record()
        } catch let refusal as RecordingRefusal {
          typed = refusal
          #expect(try Holding(store) == before, "\(refusal): something of it was recorded")
        }
        each(entry, judged, typed)
      }
      guard judged == nil else { return }
      if try registry.count() < entry.number.value { #expect(try take([entry], into: registry) == .taken) }
    }
  }

  /// Nil for what cannot be said at this door.
  private func typed(_ entry: Entry, _ registry: Registry) -> (() throws -> Recorded)? {
    let now = Now(instant: entry.recording.at, today: entry.recording.at.civilDayUTC, isGiven: true)
    func target(_ number: EntryNumber) -> Entry? { batch.all.first { $0.number == number } }
    let content: Draft.Content
    switch entry.content {
    case .fact(.agreement(let file, _)):
      guard file.id == entry.agreement else { return nil }
      content = .agreement(file)
    case .fact(.act(let by, let act, _)):
      content = .act(entry.agreement, by: by, GivenAct(act))
    case .correction(let first, let fact, let reason):
      if case .correction? = target(first)?.content { return nil }
      guard target(first).map({ $0.agreement == entry.agreement }) ?? true else { return nil }
      content = .correction(first, reason: reason, .fact(fact))
    case .annulment(let number, let reason, _):
      guard target(number).map({ $0.agreement == entry.agreement }) ?? true else { return nil }
      content = .annulment(number, reason: reason)
    case .erasure(let number, let fields, let reason):
      guard target(number).map({ $0.agreement == entry.agreement }) ?? true else { return nil }
      return {
        try registry.erase(
          fields, of: number, reason: reason, recordedBy: entry.recording.by.value ?? "officer",
          onBehalfOf: entry.recording.onBehalfOf?.value, now: now)
      }
    }
    let draft = Draft(
      content, evidence: entry.content.evidence, recordedBy: entry.recording.by.value ?? "officer",
      onBehalfOf: entry.recording.onBehalfOf?.value, asReceived: true)
    return { try registry.record(draft, now: now) }
  }

  /// What `verify` finds in the register that took everything: what the judge refuses, and nothing else.
  func checkVerified() throws {
    let findings = try Registry(hostile).verify().findings
    let expected = contradictions.filter {
      if case .contradiction(let number, _) = $0 { number < unreadable ?? .max } else { false }
    }
    var found = findings
    if let unreadable {
      guard case .entry(let number, .unreadable)? = found.popLast() else {
        Issue.record("not found unreadable: \(findings)")
        return
      }
      #expect(number == unreadable)
    }
    #expect(found == expected)
  }
}

/// The one judge, of each agreement; what it refuses stands all the same.
private struct Judges {
  private var judges: [AgreementID: Admission] = [:]

  mutating func refusal(of entry: Entry) -> RecordingRefusal? {
    defer { judges[entry.agreement, default: Admission(entry.agreement)].note(entry) }
    do throws(RecordingRefusal) {
      try judges[entry.agreement, default: Admission(entry.agreement)].check(entry)
      return nil
    } catch {
      return error
    }
  }
}

/// All that a register holds.
private struct Holding: Equatable {
  private var entries: [[UInt8]] = []
  private var counts: [Int64] = []
  private var documents: [Digest32] = []
  private var checkpoints: [[UInt8]] = []

  init(_ store: MemoryStore) throws {
    try store.read { log throws in
      try log.visitRows { entries.append($0.bytes) }
      counts = try [log.count, log.nodeCount, log.disclosureCount]
      documents = try log.documents.map(\.hash)
      checkpoints = try log.checkpoints.map(\.note.bytes)
    }
  }
}

extension Entry {
  /// The salted hashes of which nobody has the value.
  fileprivate var withheld: [Digest32] {
    func hash<Value>(_ field: Disclosable<Value>?) -> Digest32? {
      if case .withheld(let commitment)? = field { Digest32(hex: commitment.description) } else { nil }
    }
    let evidence = content.evidence
    return
      ([
        hash(recording.by), hash(recording.onBehalfOf), hash(content.reason), hash(evidence.place),
        hash(evidence.remark),
      ]
      + evidence.references.map(hash) + evidence.documents.map(hash)).compactMap { $0 }
  }
}
