import EventLog
import Testing

/// Keys, checkpoints and signatures among the vectors that Depositary publishes.
@Suite struct OwnNoteVectorTests {
  struct Notes: Decodable {
    struct Key: Decodable {
      let name: String
      let seed: String
      let `private`: String
      let log: String
      let cosigner: String
    }

    struct RefusedKey: Decodable {
      let why: String
      let vkey: String
    }

    struct Signed: Decodable {
      struct Cosigner: Decodable {
        let name: String
        let seed: String
        let time: UInt64
      }

      let text: String
      let log: String
      let seed: String
      let note: String
      let cosigners: [Cosigner]
    }

    struct Accepted: Decodable {
      let why: String
      let note: String
      let keys: [String]
      let origin: String
      let size: UInt64
      let root: String
    }

    struct Refused: Decodable {
      let why: String
      let note: String?
      let hex: String?
      let keys: [String]
    }

    let keys: [Key]
    let refusedKeys: [RefusedKey]
    let signed: [Signed]
    let accepted: [Accepted]
    let refused: [Refused]
  }

  private func key(_ name: String, seed: String) throws -> SigningKey {
    try KeyTests.key(name, seed: try #require(Digest32(hex: seed)).bytes)
  }

  @Test func makesTheKeys() throws {
    let vectors = try OwnVectors.decoded(Notes.self, "notes.json")
    #expect(vectors.keys.count == 6)
    for vector in vectors.keys {
      let key = try key(vector.name, seed: vector.seed)
      #expect(key.text == vector.private + "\n")
      #expect(SigningKey(text: vector.private)?.text == key.text)
      for (role, text) in [(KeyRole.log, vector.log), (.cosigner, vector.cosigner)] {
        #expect(key.verifier(role).description == text)
        #expect(VerifierKey(text) == key.verifier(role))
      }
    }
    #expect(vectors.refusedKeys.count == 60)
    for vector in vectors.refusedKeys { #expect(VerifierKey(vector.vkey) == nil, "\(vector.why)") }
  }

  @Test func makesTheNotes() throws {
    let vectors = try OwnVectors.decoded(Notes.self, "notes.json")
    #expect(vectors.signed.count == 6)
    for vector in vectors.signed {
      let checkpoint = try Checkpoint(text: Array(vector.text.utf8))
      let log = try key(vector.log, seed: vector.seed)
      var signed = try #require(SignedCheckpoint(checkpoint, signedBy: log))
      for cosigner in vector.cosigners {
        signed.cosign(with: try key(cosigner.name, seed: cosigner.seed), time: cosigner.time)
      }
      #expect(signed.note.bytes == Array(vector.note.utf8))
    }
  }

  /// The keys that have signed; of a note that is refused none.
  private func signers(_ bytes: [UInt8], _ keys: [VerifierKey]) -> Set<VerifierKey> {
    Set((try? SignedCheckpoint(bytes).signers(among: keys).map(\.key)) ?? [])
  }

  @Test func acceptsTheNotesThatAreSigned() throws {
    let vectors = try OwnVectors.decoded(Notes.self, "notes.json")
    #expect(vectors.accepted.count == 15)
    for vector in vectors.accepted {
      let bytes = Array(vector.note.utf8)
      let keys = try vector.keys.map { try #require(VerifierKey($0)) }
      #expect(!keys.isEmpty && signers(bytes, keys) == Set(keys), "\(vector.why)")
      let note = try SignedCheckpoint(bytes)
      #expect(note.checkpoint.origin.description == vector.origin, "\(vector.why)")
      #expect(note.checkpoint.size == vector.size, "\(vector.why)")
      #expect(note.checkpoint.root == Digest32(base64: vector.root), "\(vector.why)")
    }
  }

  @Test func refusesTheOthers() throws {
    let vectors = try OwnVectors.decoded(Notes.self, "notes.json")
    #expect(vectors.refused.count == 102)
    for vector in vectors.refused {
      let keys = try vector.keys.map { try #require(VerifierKey($0)) }
      let bytes = try OwnVectors.bytes(vector.note, vector.hex)
      #expect(!keys.isEmpty && signers(bytes, keys) != Set(keys), "\(vector.why)")
    }
  }
}
