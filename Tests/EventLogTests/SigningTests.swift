import Testing

@testable import EventLog

@Suite struct SigningTests {
  private let log: SigningKey
  private let witness: SigningKey
  private let checkpoint: Checkpoint
  private let signed: SignedCheckpoint

  init() throws {
    log = try KeyTests.key(KeyTests.name)
    witness = try KeyTests.key("witness.example/b", seed: [UInt8](repeating: 2, count: 32))
    checkpoint = Checkpoint(origin: log.name, size: 0, root: MerkleTree.emptyRoot)
    signed = try #require(SignedCheckpoint(checkpoint, signedBy: log))
  }

  private var keys: [VerifierKey] { [log, witness].flatMap { [$0.verifier(.log), $0.verifier(.cosigner)] } }

  private func note(_ lines: [SignedNote.Line], text: [UInt8]? = nil) throws -> SignedCheckpoint {
    try SignedCheckpoint(note: SignedNote(text: text ?? checkpoint.text, signatures: lines))
  }

  /// The signatures are by Python's `cryptography`.
  @Test func signsAndCosigns() throws {
    var note = signed
    note.cosign(with: log, time: 1_700_000_000)
    let signature = "YgHGS0O4w+y1ZXJOIULzBNlfdF+d6+bz65eW2brGp4nbwC40WnoL7a0+JnKjiVqflMbBzKKxmQvMdOfN0CfpDw=="
    let cosignature = "MaHMBlbZ0kvOwc2v6LFDRSQCJzu+u0H6t6/vN8eiUbTcG2BdteBjr9V3XqYzRX5HIZ760kHxs0kCU6z5CKIyCA=="
    #expect(note.note.signatures.map(\.id.description) == ["51aefd09", "1c6731f8"])
    #expect(note.note.signatures.first?.bytes == Base64.bytes(of: signature))
    #expect(
      note.note.signatures.last?.bytes == [0, 0, 0, 0, 0x65, 0x53, 0xF1, 0] + (Base64.bytes(of: cosignature) ?? []))
    #expect(try SignedCheckpoint(note.note.bytes) == note)
    let signers = try note.signers(among: keys)
    #expect(signers.map(\.key) == [log.verifier(.log), log.verifier(.cosigner)])
    #expect(signers.map(\.time) == [nil, 1_700_000_000])
  }

  @Test(arguments: [0, 1, 1_767_139_200, UInt64(Int64.max)])
  func cosignsWithItsTime(time: UInt64) throws {
    var note = signed
    note.cosign(with: witness, time: time)
    note.cosign(with: witness, time: time)
    #expect(note.note.signatures.count == 2)
    let read = try SignedCheckpoint(note.note.bytes)
    #expect(try read.signers(among: [witness.verifier(.cosigner)]).map(\.time) == [time])
    #expect(try read.signers(among: [witness.verifier(.log)]).isEmpty)
    #expect(try read.signers(among: []).isEmpty)
  }

  @Test(arguments: [1 << 63 - 1, 1 << 63, .max] as [UInt64])
  func refusesATimeBeyondTheLast(time: UInt64) throws {
    let message = Array("cosignature/v1\ntime \(time)\n".utf8) + checkpoint.text
    let signature = try #require(witness.signature(of: message))
    let bytes = withUnsafeBytes(of: time.bigEndian) { Array($0) } + signature
    let key = witness.verifier(.cosigner)
    let note = try note([SignedNote.Line(name: key.name, id: key.id, bytes: bytes)])
    if time < 1 << 63 {
      #expect(try note.signers(among: keys).map(\.time) == [time])
    } else {
      #expect(throws: NoteError.badSignature(key.name, key.id)) { try note.signers(among: keys) }
    }
  }

  @Test func signsOnlyUnderItsOwnName() throws {
    #expect(SignedCheckpoint(checkpoint, signedBy: witness) == nil)
  }

  @Test func ignoresWhatItDoesNotKnow() throws {
    let own = try #require(signed.note.signatures.first)
    let others = [
      SignedNote.Line(name: own.name, id: witness.verifier(.log).id, bytes: own.bytes),
      SignedNote.Line(name: witness.name, id: own.id, bytes: [0]),
      SignedNote.Line(name: own.name, id: try #require(KeyID([0, 0, 0, 0])), bytes: own.bytes),
    ]
    #expect(try note(others).signers(among: keys).isEmpty)
    #expect(try note(others + [own]).signers(among: keys).map(\.key) == [log.verifier(.log)])
  }

  @Test func refusesTheNoteIfAKnownKeyDidNotSign() throws {
    var cosigned = signed
    cosigned.cosign(with: witness, time: 5)
    let (own, other) = (cosigned.note.signatures[0], cosigned.note.signatures[1])
    let wrong: [(line: SignedNote.Line, bytes: [[UInt8]])] = [
      (
        own,
        [
          other.bytes, Array(other.bytes.suffix(64)), [1], Array(own.bytes.dropLast()), own.bytes + [0],
          [0] + own.bytes,
        ]
      ),
      (other, [own.bytes, Array(other.bytes.suffix(64)), [1], Array(other.bytes.dropLast()), other.bytes + [0]]),
      (
        other,
        [
          Array(repeating: 0, count: 8) + other.bytes.suffix(64),
          Array(repeating: 0xFF, count: 8) + other.bytes.suffix(64),
        ]
      ),
    ]
    for (line, replacements) in wrong {
      for bytes in replacements {
        let changed = SignedNote.Line(name: line.name, id: line.id, bytes: bytes)
        for lines in [[changed], [own, other, changed], [changed, own, other]] {
          let note = try note(lines)
          #expect(throws: NoteError.badSignature(line.name, line.id)) { try note.signers(among: keys) }
        }
      }
    }
  }

  @Test func signsEveryLineOfTheText() throws {
    let extended = checkpoint.text + Array("extension\n".utf8)
    let signature = try #require(log.signature(of: extended))
    let line = SignedNote.Line(name: log.name, id: log.verifier(.log).id, bytes: signature)
    var note = try note([line], text: extended)
    note.cosign(with: witness, time: 7)
    #expect(try SignedCheckpoint(note.note.bytes).signers(among: keys).count == 2)
    #expect(note.checkpoint == checkpoint)
    for other in [checkpoint.text, extended + Array("more\n".utf8)] {
      let note = try self.note(note.note.signatures, text: other)
      #expect(throws: NoteError.self) { try note.signers(among: keys) }
    }
  }

  @Test func mergesTheLinesOfBoth() throws {
    var (first, second) = (signed, signed)
    first.cosign(with: log, time: 1)
    second.cosign(with: witness, time: 2)
    let merged = try #require(first.merged(with: second))
    #expect(merged.note.signatures == first.note.signatures + second.note.signatures.dropFirst())
    #expect(merged.merged(with: first) == merged)
    #expect(first.merged(with: first) == first)
    #expect(try merged.signers(among: keys).map(\.time) == [nil, 1, 2])
    let next = Checkpoint(origin: log.name, size: 1, root: checkpoint.root)
    #expect(first.merged(with: try #require(SignedCheckpoint(next, signedBy: log))) == nil)
    #expect(first.merged(with: try note([], text: checkpoint.text + Array("extension\n".utf8))) == nil)
  }

  @Test func keepsTheLinesOfTheKeysGiven() throws {
    var note = signed
    note.cosign(with: log, time: 1)
    note.cosign(with: witness, time: 2)
    #expect(
      note.keeping([witness.verifier(.cosigner), log.verifier(.log)]).note.signatures.map(\.id)
        == [log.verifier(.log).id, witness.verifier(.cosigner).id])
    #expect(note.keeping(keys) == note)
    #expect(note.keeping([witness.verifier(.log)]).note.signatures.isEmpty)
    #expect(note.keeping([]).note.text == checkpoint.text)
  }

  @Test func distinguishesKeysByNameAndId() throws {
    let renamed = try KeyTests.key(witness.name.description)
    var note = signed
    note.cosign(with: renamed, time: 3)
    #expect(try note.signers(among: [witness.verifier(.cosigner), log.verifier(.cosigner)]).isEmpty)
    #expect(try note.signers(among: [renamed.verifier(.cosigner)]).count == 1)
  }

  @Test(arguments: [UInt64(Int64.max) + 1, .max])
  func cosignsNoTimeThatIsRefused(time: UInt64) throws {
    var note = signed
    note.cosign(with: witness, time: time)
    #expect(note == signed)
  }
}
