import EventLog
import Foundation
import Registry
import TestKit
import Testing

/// L16: whose signatures count, and what a register that comes from elsewhere says of keys.
@Suite(.enabled(if: SQLiteShell.path != nil, "the sqlite3 shell is not installed"))
struct VerifyKeysTests {
  let ledger: Ledger

  init() throws { ledger = try Ledger.made.get() }

  private static func key(_ name: String, _ seed: UInt8) throws -> SigningKey {
    let name = try #require(KeyName(name))
    return try #require(SigningKey(name: name, seed: [UInt8](repeating: seed, count: 32)))
  }

  @Test("a text in the table of keys that is no usable key is found, whatever it is, and nothing else is wrong")
  func unusableKeys() throws {
    let zeros = [UInt8](repeating: 0, count: 30)
    let texts: [(String, VerifierKeyError)] = [
      (vkey("identity.example", 1, [1] + zeros + [0]), .unusable(.smallOrder)),
      (vkey("identity.example", 4, [1] + zeros + [0]), .unusable(.smallOrder)),
      (vkey("four.example", 1, [0] + zeros + [0x80]), .unusable(.smallOrder)),
      (vkey("signed.example", 1, [1] + zeros + [0x80]), .unusable(.notCanonical)),
      (vkey("beyond.example", 1, [0xF0] + zeros.map { _ in 0xFF } + [0x7F]), .unusable(.notCanonical)),
      (vkey("nowhere.example", 4, [2] + zeros + [0]), .unusable(.noPoint)), ("nonsense", .form), ("", .form),
    ]
    for (text, error) in texts {
      for owner in ["own", "other"] {
        let found = try ledger.findings(after: "INSERT INTO keys VALUES ('\(text)', '\(owner)')")
        #expect(found == [.unusableKey(text, error)])
      }
    }
  }

  @Test("a signature line whose name or key identifier is not that of the key that made it")
  func misnamed() throws {
    let (key, other) = (Ledger.key, try Self.key("other.example", 9))
    let signed = try #require(try ledger.scratch.query().read { try $0.checkpoints }.first)
    let checkpoint = signed.checkpoint
    var cosigned = signed
    cosigned.cosign(with: key, time: 7)
    let (log, cosignature) = (cosigned.note.signatures[0].bytes, cosigned.note.signatures[1].bytes)
    let trusted = "INSERT INTO keys VALUES ('\(other.verifier(.log))', 'other');"
    for (name, id, bytes, role) in [
      ("stranger.example", key.verifier(.log).id, log, KeyRole.log),
      (key.name.description, other.verifier(.log).id, log, .log),
      ("stranger.example", other.verifier(.cosigner).id, cosignature, .cosigner),
    ] {
      let line = "— \(name) \(Base64.text(of: digits(of: id) + bytes))"
      let sql = "INSERT INTO signatures VALUES ('\(checkpoint.origin)', \(checkpoint.size), '\(line)')"
      for sql in [sql, trusted + sql] {
        let found = try ledger.findings(after: sql)
        guard case .misnamedSignature(checkpoint, let kept, let maker)? = found.first, found.count == 1 else {
          Issue.record("\(line): \(found)")
          continue
        }
        #expect(kept.text == line)
        #expect(maker == key.verifier(role))
      }
    }
    // Trusted itself, it has signed what another key signed.
    let line = "— \(other.name) \(Base64.text(of: digits(of: other.verifier(.log).id) + log))"
    let sql = "INSERT INTO signatures VALUES ('\(checkpoint.origin)', \(checkpoint.size), '\(line)');"
    #expect(
      try ledger.findings(after: trusted + sql)
        == [.badSignature(checkpoint, other.name, other.verifier(.log).id)])
  }

  @Test("the line of a key that nobody here knows is not checked, and no finding")
  func unknown() throws {
    let stranger = try Self.key("stranger.example", 9)
    var signed = try #require(try ledger.scratch.query().read { try $0.checkpoints }.first)
    signed.cosign(with: stranger, time: 7)
    let line = try #require(signed.note.signatures.last)
    let (origin, size) = (signed.checkpoint.origin, signed.checkpoint.size)
    #expect(try ledger.findings(after: "INSERT INTO signatures VALUES ('\(origin)', \(size), '\(line.text)')") == [])
    let verification = try Registry(ledger.scratch.query()).verify(against: [signed])
    #expect(verification.checkpoints.map(\.unchecked).contains([line]))
    #expect(verification.findings.isEmpty)
  }

  @Test("only the keys given count, and each must have signed a checkpoint")
  func given() throws {
    let registry = Registry(try ledger.scratch.query())
    let key = Ledger.key
    for role in KeyRole.allCases {
      let verification = try registry.verify(keys: [key.verifier(role)])
      #expect(verification.findings.isEmpty)
      #expect(verification.checkpoints.map { $0.signers.map(\.key) } == [[key.verifier(.log)], [key.verifier(.log)]])
    }
    let stranger = try Self.key("stranger.example", 9)
    let impostor = try Self.key(key.name.description, 9)
    for (keys, findings) in [
      ([stranger], [.keyNotSigned(stranger.verifier(.log), other: nil)]),
      ([impostor], [.keyNotSigned(impostor.verifier(.log), other: key.verifier(.log).id)]),
      ([key, stranger], [.keyNotSigned(stranger.verifier(.log), other: nil)]),
    ] as [([SigningKey], [Verification.Finding])] {
      let verification = try registry.verify(keys: keys.map { $0.verifier(.log) })
      #expect(verification.findings == findings)
      let counted = keys.contains { $0.name == key.name && $0.verifier(.log) == key.verifier(.log) }
      #expect(verification.checkpoints.allSatisfy { $0.signers.isEmpty != counted })
      #expect(verification.checkpoints.allSatisfy { $0.unchecked.isEmpty == counted })
    }
    let ours = try #require(try ledger.scratch.query().read { try $0.checkpoints }.first).checkpoint
    let theirs = Checkpoint(origin: stranger.name, size: ours.size, root: ours.root)
    let signed = try #require(SignedCheckpoint(theirs, signedBy: stranger))
    #expect(try registry.verify(against: [signed], keys: [stranger.verifier(.log)]).findings.isEmpty)
    let nothing = Checkpoint(origin: stranger.name, size: 0, root: MerkleTree.emptyRoot)
    let empty = try #require(SignedCheckpoint(nothing, signedBy: stranger))
    #expect(
      try registry.verify(against: [empty], keys: [stranger.verifier(.log)]).findings
        == [.keyNotSigned(stranger.verifier(.log), other: nil)], "every record begins with no entry")
    #expect(
      try registry.verify(against: [signed], keys: [stranger.verifier(.log), impostor.verifier(.log)]).findings
        == [.keyNotSigned(impostor.verifier(.log), other: key.verifier(.log).id)])
  }

  @Test("a wrong signature in the name of a key that the register trusts is found also where that key does not count")
  func wrongSignature() throws {
    let stranger = try Self.key("stranger.example", 9)
    let ours = try #require(try ledger.scratch.query().read { try $0.checkpoints }.first)
    let registry = Registry(try ledger.scratch.query())
    let other = Checkpoint(origin: ours.checkpoint.origin, size: ours.checkpoint.size, root: .sha256([]))
    let forged = try #require(SignedCheckpoint(other, lines: ours.note.signatures.map(\.text)))
    let findings = try registry.verify(against: [forged], keys: [stranger.verifier(.log)]).findings
    #expect(findings.contains(.badSignature(other, Ledger.key.name, Ledger.key.verifier(.log).id)))
  }

  private func digits(of id: KeyID) -> [UInt8] {
    stride(from: 0, to: 8, by: 2).compactMap { UInt8(id.description.dropFirst($0).prefix(2), radix: 16) }
  }

  private func vkey(_ name: String, _ role: UInt8, _ bytes: [UInt8]) -> String {
    let id = Digest32.sha256(Array(name.utf8) + [0x0A, role] + bytes).description.prefix(8)
    return "\(name)+\(id)+\(Base64.text(of: [role] + bytes))"
  }
}
