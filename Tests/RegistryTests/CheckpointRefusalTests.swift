import Agreements
import EventLog
import Registry
import Testing

/// What a register refuses to sign or to take in, each with its reason.
struct CheckpointRefusalTests {
  private let door: Door
  private let ours = SigningKey(name: KeyName("ours.example/log")!, seed: [UInt8](repeating: 4, count: 32))!
  private let theirs = SigningKey(name: KeyName("theirs.example/log")!, seed: [UInt8](repeating: 3, count: 32))!

  init() throws {
    door = try Door()
    try door.sign()
    try door.registry.trust(theirs.verifier(.log))
  }

  /// A checkpoint of the first entries, under any name and root.
  private func checkpoint(
    _ size: UInt64, by key: SigningKey? = nil, root: Digest32? = nil
  ) throws -> SignedCheckpoint {
    let key = key ?? theirs
    let here = try door.store.read { try $0.root(after: Int64(size)) }
    let root = root ?? here ?? .sha256([])
    return try #require(SignedCheckpoint(Checkpoint(origin: key.name, size: size, root: root), signedBy: key))
  }

  private func cosign(_ checkpoint: SignedCheckpoint, _ memory: Memory = Memory()) throws -> SignedCheckpoint {
    try door.registry.cosign(checkpoint, with: ours, time: 5, memory)
  }

  /// The last signature line, with its newline.
  private func lastLine(_ signed: SignedCheckpoint) -> [UInt8] {
    Array((signed.note.signatures.last?.text ?? "").utf8) + [0x0A]
  }

  /// It is refused for this reason, and nothing is kept of it.
  private func refused(_ isReason: (SigningRefusal) -> Bool, _ body: () throws -> SignedCheckpoint) throws {
    let before = try door.store.read { try $0.checkpoints }
    do {
      _ = try body()
      Issue.record("not refused")
    } catch let refusal as SigningRefusal {
      #expect(isReason(refusal), "\(refusal)")
    }
    #expect(try door.store.read { try $0.checkpoints } == before)
  }

  @Test func cosignsWhatIsItsOwnBeginning() throws {
    let memory = Memory()
    for size: UInt64 in [1, 2] {
      let cosigned = try cosign(checkpoint(size), memory)
      let signers = try cosigned.signers(among: [theirs.verifier(.log), ours.verifier(.cosigner)])
      #expect(
        signers.map(\.key.name) == [theirs.name, ours.name] && memory.last(of: Origin(theirs.name))?.size == size)
    }
    #expect(try cosign(checkpoint(1), memory).checkpoint.size == 1, "what was cosigned before is given again")
    try refused({ $0 == .older(signed: memory.last(of: Origin(theirs.name))!) }) {
      try cosign(checkpoint(0), memory)
    }
  }

  @Test func remembersNoSignatureThatWasNotMade() throws {
    let memory = Memory()
    let theirs = try checkpoint(2)
    try refused({ $0 == .noSignature(ours.name) }) {
      try door.registry.cosign(theirs, with: ours, time: .max, memory)
    }
    #expect(memory.all().isEmpty)
  }

  @Test("no proof carries the signature of a key that is trusted no more")
  func provesUnderTrustedKeys() throws {
    _ = try door.registry.sign(with: ours, Memory())
    let second = try #require(SigningKey(name: ours.name, seed: [UInt8](repeating: 5, count: 32)))
    try door.registry.trust(second.verifier(.log), isOwn: true)
    #expect(try door.registry.distrust(ours.verifier(.log)))
    #expect(throws: ProvingRefusal.noCheckpoint(after: 1)) { try door.registry.proveConsistency(from: 1) }
    #expect(throws: ProvingRefusal.self) { try door.registry.prove(door.entry(1)) }
    try door.record(door.notice("US", "2026-01-15"))
    _ = try door.registry.sign(with: second, Memory())
    #expect(
      try door.registry.proveConsistency(from: 1).checkpoint.note.signatures.map(\.id) == [second.verifier(.log).id])
  }

  @Test func cosignsNothingElse() throws {
    let stranger = try #require(SigningKey(name: theirs.name, seed: [UInt8](repeating: 9, count: 32)))
    try refused({ $0 == .notSignedByLog(Origin(theirs.name)) }) { try cosign(checkpoint(2, by: stranger)) }
    let ahead = try checkpoint(3)
    try refused({ $0 == .ahead(ahead.checkpoint, entries: 2) }) { try cosign(ahead) }
    let forked = try checkpoint(2, root: .sha256([1]))
    try refused({ if case .forked(forked.checkpoint, ours: _) = $0 { true } else { false } }) { try cosign(forked) }
    let text = Array("\(theirs.name)\n2\n\(Base64.text(of: forked.checkpoint.root.bytes))\nextension\n".utf8)
    let extended = try SignedCheckpoint(text + [0x0A] + lastLine(forked))
    try refused({ $0 == .extensions }) { try cosign(extended) }
    _ = try door.registry.sign(with: ours, Memory())
    try refused({ $0 == .ownCheckpoint }) { try cosign(checkpoint(2, by: ours)) }
  }

  @Test("what the key signed for any origin, and what the register keeps, must be its beginning")
  func signsOneTree() throws {
    let memory = Memory()
    memory.remember(Checkpoint(origin: Origin("elsewhere.example/log")!, size: 1, root: .sha256([7])))
    try refused({ if case .inconsistent = $0 { true } else { false } }) { try door.registry.sign(with: ours, memory) }
    try refused({ if case .inconsistent = $0 { true } else { false } }) { try cosign(checkpoint(2), memory) }
    _ = try door.registry.sign(with: ours, Memory())
    let another = try checkpoint(1, by: ours, root: .sha256([7]))
    try door.store.write { log throws in try log.keep(another) }
    try refused({ if case .inconsistent = $0 { true } else { false } }) { try door.registry.sign(with: ours, Memory()) }
  }

  @Test func signsWithNoOtherKey() throws {
    #expect(throws: SigningRefusal.emptyRegister) { try Registry(MemoryStore()).sign(with: ours, Memory()) }
    try refused({ $0 == .otherSide(theirs.name, isOwn: false) }) { try door.registry.sign(with: theirs, Memory()) }
    _ = try door.registry.sign(with: ours, Memory())
    let second = try #require(SigningKey(name: ours.name, seed: [UInt8](repeating: 5, count: 32)))
    try refused({ $0 == .foreignKey(second.verifier(.log), own: ours.verifier(.log)) }) {
      try door.registry.sign(with: second, Memory())
    }
  }

  @Test("a key is on one side, under whatever name, and a register never loses its only one")
  func sides() throws {
    _ = try door.registry.sign(with: ours, Memory())
    let renamed = try #require(SigningKey(name: KeyName("other.example")!, seed: [UInt8](repeating: 4, count: 32)))
    for key in [ours, renamed] {
      #expect(throws: SigningRefusal.otherSide(key.name, isOwn: true)) {
        try door.registry.trust(key.verifier(.cosigner))
      }
    }
    #expect(throws: SigningRefusal.otherSide(theirs.name, isOwn: false)) {
      try door.registry.trust(theirs.verifier(.log), isOwn: true)
    }
    #expect(throws: SigningRefusal.onlyOwnKey(ours.verifier(.log))) {
      try door.registry.distrust(ours.verifier(.log))
    }
    try door.registry.trust(renamed.verifier(.log), isOwn: true)
    #expect(try door.registry.distrust(ours.verifier(.log)) && !door.registry.distrust(ours.verifier(.log)))
    #expect(try door.registry.keys().map(\.key.name) == [renamed.name, renamed.name, theirs.name, theirs.name])
  }

  @Test func takesReceiptsOfItsOwnCheckpointsOnly() throws {
    let signed = try door.registry.sign(with: ours, Memory())
    try refused({ $0 == .nobodyElse }) { try door.registry.take(receipt: signed) }
    var cosigned = signed
    cosigned.cosign(with: theirs, time: 7)
    let taken = try door.registry.take(receipt: cosigned)
    #expect(try taken.signers(among: [theirs.verifier(.cosigner)]).map(\.time) == [7])
    #expect(try door.registry.settled()?.checkpoint == signed.checkpoint)
    for other in [try checkpoint(1), try checkpoint(1, by: ours)] {
      try refused({ $0 == .notOurs(other.checkpoint) }) { try door.registry.take(receipt: other) }
    }
    var altered = cosigned.note.bytes
    altered[altered.count - 8] ^= 1
    #expect(throws: NoteError.self) { try door.registry.take(receipt: SignedCheckpoint(altered)) }
  }

  @Test("of each key one line is kept, however many a note holds")
  func oneLineOfEachKey() throws {
    var note = try door.registry.sign(with: ours, Memory())
    let signed = note
    for time: UInt64 in 0..<100 {
      var other = signed
      other.cosign(with: theirs, time: time)
      note = try SignedCheckpoint(note.note.bytes + lastLine(other))
      _ = try door.registry.take(receipt: other)
    }
    #expect(note.note.signatures.count == 101)
    #expect(try door.registry.take(receipt: note).note.signatures.count == 2)
    #expect(try note.signers(among: door.registry.keys().map(\.key)).map(\.time) == [nil, 0])
    let proof = try door.registry.prove(door.entry(1))
    #expect(proof.isIncluded && proof.checkpoint.note.signatures.count == 2)
  }
}

/// Remembers in memory what a key signs.
final class Memory: SigningMemory {
  private var signed: [Origin: Checkpoint] = [:]
  func all() -> [Checkpoint] { Array(signed.values) }
  func last(of origin: Origin) -> Checkpoint? { signed[origin] }
  func remember(_ checkpoint: Checkpoint) { signed[checkpoint.origin] = checkpoint }
}
