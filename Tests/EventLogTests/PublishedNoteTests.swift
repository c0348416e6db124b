import Testing

@testable import EventLog

@Suite(.enabled(if: vectors != nil, "DEPOSITARY_VECTORS is not set")) struct PublishedNoteTests {
  static let names = ["c2sp-signed-note-example", "golang-x-mod-peterneumann", "sum.golang.org-35225469"]

  private func verifier(_ name: String) throws -> VerifierKey {
    let text = try Published.text("signed-notes/\(name).vkey")
    return try #require(VerifierKey(text.hasSuffix("\n") ? String(text.dropLast()) : text))
  }

  private func bytes(_ name: String) throws -> [UInt8] { try Published.bytes("signed-notes/\(name).note") }

  /// Notes of any text: for a checkpoint `SignedCheckpoint.signers` does the same.
  private func isSigned(_ bytes: [UInt8], by key: VerifierKey) throws -> Bool {
    let note = try SignedNote(bytes)
    let lines = note.signatures.filter { $0.name == key.name && $0.id == key.id }
    return !lines.isEmpty
      && lines.allSatisfy { Ed25519.isValid($0.bytes, of: note.text, publicKey: key.publicKey) }
  }

  @Test(arguments: names)
  func areSignedByTheirOwnKeyOnly(name: String) throws {
    let note = try bytes(name)
    #expect(try SignedNote(note).bytes == note)
    for other in Self.names {
      let key = try verifier(other)
      #expect(try isSigned(note, by: key) == (other == name), "\(other)")
      #expect(key.description == (try Published.text("signed-notes/\(other).vkey")).split(separator: "\n")[0])
    }
  }

  @Test(arguments: names)
  func areRefusedWithAnyByteChanged(name: String) throws {
    let (note, key) = (try bytes(name), try verifier(name))
    for index in note.indices {
      for bit in 0..<8 {
        var changed = note
        changed[index] ^= 1 << UInt8(bit)
        #expect((try? isSigned(changed, by: key)) != true, "byte \(index), bit \(bit)")
      }
      #expect((try? isSigned(Array(note[..<index]), by: key)) != true, "\(index) bytes")
      var shorter = note
      shorter.remove(at: index)
      #expect((try? isSigned(shorter, by: key)) != true, "without byte \(index)")
    }
  }

  @Test func areMadeAgainByTheirSigner() throws {
    let name = "golang-x-mod-peterneumann"
    let key = try #require(SigningKey(text: try Published.text("signed-notes/\(name).test-skey")))
    let note = try SignedNote(try bytes(name))
    #expect(key.verifier(.log) == (try verifier(name)))
    let line = SignedNote.Line(
      name: key.name, id: key.verifier(.log).id, bytes: try #require(key.signature(of: note.text)))
    #expect(SignedNote(text: note.text, signatures: [line]).bytes == (try bytes(name)))
  }

  @Test(arguments: names.prefix(2))
  func areNoCheckpoints(name: String) throws {
    let note = try bytes(name)
    #expect(throws: NoteError.notACheckpoint(line: 2)) { try SignedCheckpoint(note) }
  }

  @Test(
    "a checkpoint whose origin is no name of a key can be read; its log's key, of another name, signs only the note")
  func isACheckpoint() throws {
    let signed = try SignedCheckpoint(try bytes("sum.golang.org-35225469"))
    #expect(signed.checkpoint.origin.description == "go.sum database tree")
    #expect(signed.checkpoint.size == 35_225_469)
    #expect(try signed.signers(among: [try verifier("sum.golang.org-35225469")]).isEmpty)
  }
}
