import Testing

@testable import EventLog

/// Public keys that prove nothing, as texts that are written as keys.
@Suite struct PublicKeyTests {
  private static func bytes(_ hex: String) -> [UInt8] {
    let digits = Array(hex.utf8).map { $0 < 58 ? $0 - 48 : $0 - 87 }
    return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }

  private static func flaw(_ bytes: [UInt8], _ role: KeyRole) throws -> VerifierKeyError? {
    let name = try #require(KeyName("weak.example"))
    let material = [role.rawValue] + bytes
    let text = "\(name)+\(KeyID(name: name, material: material))+\(Base64.text(of: material))"
    do throws(VerifierKeyError) {
      #expect(try VerifierKey(reading: text).description == text)
      return nil
    } catch {
      #expect(VerifierKey(text) == nil)
      return error
    }
  }

  private static func expect(_ hex: String, _ flaw: PublicKeyFlaw?) throws {
    let bytes = bytes(hex)
    try #require(bytes.count == 32)
    for role in KeyRole.allCases {
      #expect(try Self.flaw(bytes, role) == flaw.map { .unusable($0) }, "\(hex)")
    }
  }

  private static let zeros = String(repeating: "00", count: 30)
  private static let ones = String(repeating: "ff", count: 30)

  /// The list that libsodium refuses (`ge25519_has_small_order`), with the sign of x where the point has one.
  @Test(arguments: [
    "01" + zeros + "00", "ec" + ones + "7f", "00" + zeros + "00", "00" + zeros + "80",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
  ])
  func refusesTheEightPointsOfSmallOrder(hex: String) throws { try Self.expect(hex, .smallOrder) }

  /// x = 0 with a sign, then y = p and p + 1 in place of 0 and 1, and the last y that 255 bits can hold.
  @Test(arguments: [
    "01" + zeros + "80", "ec" + ones + "ff", "ed" + ones + "7f", "ed" + ones + "ff", "ee" + ones + "7f",
    "ee" + ones + "ff", "ff" + ones + "7f", "ff" + ones + "ff",
  ])
  func refusesASecondEncoding(hex: String) throws { try Self.expect(hex, .notCanonical) }

  @Test func refusesEveryYBeyondTheField() throws {
    for lowest in UInt8(0xED)...0xFF {
      for highest: UInt8 in [0x7F, 0xFF] {
        let bytes = [lowest] + [UInt8](repeating: 0xFF, count: 30) + [highest]
        #expect(try Self.flaw(bytes, .log) == .unusable(.notCanonical), "\(lowest), \(highest)")
      }
    }
  }

  /// By Python's integers: of the y from 2 to 15 those with which x² is no square.
  @Test func asksWhetherThereIsAPoint() throws {
    let none: Set<UInt8> = [2, 7, 8, 11, 12, 13]
    for y in UInt8(2)..<16 {
      let bytes = [y] + [UInt8](repeating: 0, count: 31)
      #expect(try Self.flaw(bytes, .log) == (none.contains(y) ? .unusable(.noPoint) : nil), "y = \(y)")
    }
  }

  /// The public keys of RFC 8032, section 7.1.
  @Test(arguments: [
    "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
    "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
    "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
    "278117fc144c72340f67d0f2316e8386ceffbf2b2428c9c51fef7c597f1d426e",
    "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
  ])
  func acceptsPublishedKeys(hex: String) throws { try Self.expect(hex, nil) }

  /// Random bytes are the y of a point about every other time.
  @Test func acceptsWhatSeedsGive() throws {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<1000 {
      let seed = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &random) }
      let key = try KeyTests.key("seed.example", seed: seed)
      #expect(VerifierKey(key.verifier(.log).description) == key.verifier(.log), "seed \(seed)")
    }
  }

  /// What Ed25519 verifies for any message: R = (0, 1) and s = 0 under the public key (0, 1).
  @Test func theIdentityIsNobodysKey() throws {
    let name = try #require(KeyName("weak.example"))
    let identity = [1] + [UInt8](repeating: 0, count: 31)
    let line = SignedNote.Line(
      name: name, id: KeyID(name: name, material: [1] + identity), bytes: identity + [UInt8](repeating: 0, count: 32))
    let checkpoint = Checkpoint(origin: name, size: 1, root: .sha256([]))
    let signed = try #require(SignedCheckpoint(checkpoint, lines: [line.text]))
    let other = try KeyTests.key("weak.example").verifier(.log)
    #expect(try signed.signers(among: [other]).isEmpty)
    #expect(signed.maker(of: line, among: [other]) == nil)
  }

  @Test func tellsWhoMadeALine() throws {
    let (key, other) = (try KeyTests.key("a.example"), try KeyTests.key("b.example", seed: KeyTests.seed.reversed()))
    let checkpoint = Checkpoint(origin: key.name, size: 1, root: .sha256([]))
    var signed = try #require(SignedCheckpoint(checkpoint, signedBy: key))
    signed.cosign(with: key, time: 7)
    let lines = signed.note.signatures.map { line in
      SignedNote.Line(name: other.name, id: other.verifier(.log).id, bytes: line.bytes)
    }
    #expect(lines.map { signed.maker(of: $0, among: [other.verifier(.log)]) } == [nil, nil])
    let known = [other.verifier(.log), key.verifier(.log)]
    #expect(lines.map { signed.maker(of: $0, among: known) } == [key.verifier(.log), key.verifier(.cosigner)])
  }
}
