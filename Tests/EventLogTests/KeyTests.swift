import Testing

@testable import EventLog

@Suite struct KeyTests {
  /// RFC 8032, section 7.1, the first test; the ids by Python's `hashlib`.
  static let seed: [UInt8] = [
    0x9D, 0x61, 0xB1, 0x9D, 0xEF, 0xFD, 0x5A, 0x60, 0xBA, 0x84, 0x4A, 0xF4, 0x92, 0xEC, 0x2C, 0xC4, 0x44, 0x49, 0xC5,
    0x69, 0x7B, 0x32, 0x69, 0x19, 0x70, 0x3B, 0xAC, 0x03, 0x1C, 0xAE, 0x7F, 0x60,
  ]
  static let name = "mofa.example/treaties"
  static let log = "\(name)+51aefd09+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea"
  static let cosigner = "\(name)+1c6731f8+BNdamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea"
  static let secret = "PRIVATE+KEY+\(name)+51aefd09+AZ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\n"

  static func key(_ name: String, seed: [UInt8] = seed) throws -> SigningKey {
    let name = try #require(KeyName(name))
    return try #require(SigningKey(name: name, seed: seed))
  }

  @Test func makesTheKeysOfASeed() throws {
    let key = try Self.key(Self.name)
    #expect(key.verifier(.log).description == Self.log)
    #expect(key.verifier(.cosigner).description == Self.cosigner)
    #expect(key.text == Self.secret)
    #expect(key.signature(of: [])?.prefix(4) == [0xE5, 0x56, 0x43, 0x00])
    for count in [0, 31, 33, 64] {
      #expect(SigningKey(name: key.name, seed: [UInt8](repeating: 1, count: count)) == nil)
    }
  }

  @Test(arguments: [(log, KeyRole.log), (cosigner, .cosigner)])
  func readsAVerifierKey(text: String, role: KeyRole) throws {
    let key = try #require(VerifierKey(text))
    #expect(key.name.description == Self.name)
    #expect(key.role == role)
    #expect(key.description == text)
    #expect(key == SigningKey(text: Self.secret)?.verifier(role))
  }

  @Test(arguments: [
    "", "+", "++", log + "\n", log + " ", " " + log, log.replacing("51aefd09", with: "51aefd08"),
    log.replacing("51aefd09", with: "51AEFD09"), log.replacing("51aefd09", with: "1c6731f8"),
    log.replacing("51aefd09", with: "051aefd09"), log.replacing("51aefd09", with: ""),
    log.replacing("mofa", with: "mofb"), log.replacing("mofa", with: ""), log.replacing("+51", with: "++51"),
    log.replacing("+Add", with: "+Adc"), log.replacing("+Add", with: "+Bdd"), log.replacing("B1Ea", with: "B1E="),
    log.replacing("B1Ea", with: "B1EaAAAA"), log.replacing("B1Ea", with: ""), log.replacing("Uv+08", with: "Uv-08"),
    "\(name)+51aefd09", "\(name)+51aefd09+", secret, secret.replacing("\n", with: ""),
  ])
  func refusesAnotherVerifierKey(text: String) {
    #expect(VerifierKey(text) == nil)
  }

  /// With the id that this role would give: only the role itself is at fault.
  @Test(arguments: UInt8.min ... .max)
  func knowsTwoRoles(role: UInt8) throws {
    let name = try #require(KeyName(Self.name))
    let material = [role] + (try #require(VerifierKey(Self.log))).publicKey.bytes
    let text = "\(name)+\(KeyID(name: name, material: material))+\(Base64.text(of: material))"
    #expect((VerifierKey(text) != nil) == (role == 1 || role == 4))
  }

  /// The base64 of either half may hold the `+` that the form is split at.
  @Test func readsEveryKeyAgain() throws {
    var withPlus = (verifier: 0, secret: 0)
    for number in UInt8.min ... .max {
      let key = try Self.key("é", seed: [UInt8](repeating: number, count: 32))
      for role in KeyRole.allCases {
        let verifier = key.verifier(role)
        #expect(VerifierKey(verifier.description) == verifier)
        if verifier.description.count(where: { $0 == "+" }) > 2 { withPlus.verifier += 1 }
      }
      let again = try #require(SigningKey(text: key.text))
      #expect(again.text == key.text)
      #expect(again.verifier(.log) == key.verifier(.log))
      if key.text.count(where: { $0 == "+" }) > 4 { withPlus.secret += 1 }
    }
    #expect(withPlus.verifier > 0)
    #expect(withPlus.secret > 0)
    let full = try Self.key("é", seed: [UInt8](repeating: 0xFB, count: 32))
    #expect(full.text.hasSuffix("+Afv7+/v7+/v7+/v7+/v7+/v7+/v7+/v7+/v7+/v7+/v7\n"))
  }

  @Test func readsAPrivateKeyWithoutItsNewline() {
    #expect(SigningKey(text: String(Self.secret.dropLast()))?.text == Self.secret)
  }

  @Test(arguments: [
    "", "PRIVATE+KEY+", secret + "\n", " " + secret, secret.replacing("\n", with: "\r\n"),
    secret.replacing("PRIVATE", with: "private"), secret.replacing("+KEY", with: ""), String(secret.dropFirst(12)),
    secret.replacing("51aefd09", with: "51aefd08"), secret.replacing("51aefd09", with: "51AEFD09"),
    secret.replacing("51aefd09", with: "1c6731f8"), secret.replacing("mofa", with: "mofb"),
    secret.replacing("AZ1h", with: "BJ1h"), secret.replacing("AZ1h", with: "AZ1g"),
    secret.replacing("rn9g", with: "rn8="), secret.replacing("rn9g", with: "rn9gAAAA"),
    secret.replacing("rn9g", with: "rn9"), log,
  ])
  func refusesAnotherPrivateKey(text: String) {
    #expect(SigningKey(text: text) == nil)
  }

  @Test(arguments: [
    "a", "example.com/log42", "go.sum", "é", "e\u{301}", "条約", "cosignature/v2", "Cosignature/v1", "a=b?c#d", "—",
    String(repeating: "a", count: 255),
  ])
  func acceptsAName(text: String) {
    #expect(KeyName(text)?.description == text)
  }

  @Test(arguments: [
    "", " ", "a b", " a", "a ", "a+b", "+", "a+\u{301}", "a\tb", "a\nb", "a\r\nb", "a\u{A0}b", "a\u{2003}",
    "a\u{3000}b", "a\u{200B}b", "\u{200D}", "a\u{AD}b", "a\u{202E}b", "a\u{2066}", "\u{FEFF}a",
    "a\u{2028}", "a\u{0}", "a\u{7F}", "a\u{85}", "cosignature/v1", String(repeating: "a", count: 256),
    String(repeating: "é", count: 128),
  ])
  func refusesAName(text: String) {
    #expect(KeyName(text) == nil)
  }

  @Test func keepsNamesThatLookAlikeApart() throws {
    let names = [try #require(KeyName("\u{E9}")), try #require(KeyName("e\u{301}"))]
    #expect(names[0] != names[1])
    #expect(Set(names).count == 2)
    let ids = names.compactMap { SigningKey(name: $0, seed: Self.seed)?.verifier(.log).id }
    #expect(Set(ids).count == 2)
  }

  /// Names whose first or last scalar makes one Character with the `+` beside it.
  @Test(arguments: ["a\u{D4E}", "\u{301}a", "a\u{111C2}"])
  func splitsByBytes(name: String) throws {
    let key = try Self.key(name)
    for role in KeyRole.allCases { #expect(VerifierKey(key.verifier(role).description) == key.verifier(role)) }
    #expect(SigningKey(text: key.text)?.text == key.text)
  }

  /// A Kelvin sign is canonically a K.
  @Test func comparesThePrefixByBytes() {
    #expect(SigningKey(text: Self.secret.replacing("+KEY", with: "+\u{212A}EY")) == nil)
  }

  @Test func printsNoSeed() throws {
    let key = try Self.key(Self.name)
    var dumped = ""
    dump(key, to: &dumped)
    for text in ["\(key)", String(reflecting: key), "\([key])", dumped] {
      #expect(text.contains("\(Self.name)+51aefd09") && !text.contains("157"))
    }
  }
}
