/// What a key's signatures say (C2SP signed-note, the byte before the public key).
package enum KeyRole: UInt8, Hashable, Sendable, CaseIterable {
  /// A log's own signature, over the text of a checkpoint.
  case log = 0x01
  /// A cosignature with its time, by a signer that has seen the whole log (C2SP tlog-cosignature, `cosignature/v1`).
  case cosigner = 0x04
}

/// The id of a key, which is nearly unique: the first 4 bytes of SHA-256(name ‖ 0A ‖ type ‖ public key).
package struct KeyID: Hashable, Sendable, CustomStringConvertible {
  let bytes: [UInt8]

  /// Nil unless there are 4 bytes.
  init?(_ bytes: some Collection<UInt8>) {
    guard bytes.count == 4 else { return nil }
    self.bytes = Array(bytes)
  }

  init(name: KeyName, material: [UInt8]) {
    bytes = Array(Digest32.sha256(Array(name.description.utf8) + [0x0A] + material).bytes.prefix(4))
  }

  /// The id as 8 hexadecimal digits in lower case.
  package var description: String { String(hexOf: bytes) }
}

/// The public half of a key, as others are told it: `name+id+base64(type ‖ public key)`.
package struct VerifierKey: Hashable, Sendable, CustomStringConvertible {
  /// The name that stands in the signature lines.
  package let name: KeyName
  /// What its signatures say.
  package let role: KeyRole
  let publicKey: Ed25519.PublicKey
  /// The id. It is computed, and never taken from the text.
  package let id: KeyID

  init(name: KeyName, role: KeyRole, publicKey: Ed25519.PublicKey) {
    self.name = name
    self.role = role
    self.publicKey = publicKey
    id = KeyID(name: name, material: [role.rawValue] + publicKey.bytes)
  }

  /// Reads a verifier key. Throws `VerifierKeyError` unless the role is known, the id is that of its name and key, and
  /// only its owner can sign for it.
  package init(reading text: String) throws(VerifierKeyError) {
    guard let written = WrittenKey(text) else { throw .form }
    let publicKey: Ed25519.PublicKey?
    do throws(PublicKeyFlaw) { publicKey = try Ed25519.PublicKey(written.publicKey) } catch { throw .unusable(error) }
    guard let publicKey else { throw .form }
    self.init(name: written.name, role: written.role, publicKey: publicKey)
  }

  /// Nil for a text that `init(reading:)` refuses.
  package init?(_ text: String) { try? self.init(reading: text) }

  /// The verifier key with the same name and public key, for signatures of another kind.
  package func inRole(_ role: KeyRole) -> VerifierKey { VerifierKey(name: name, role: role, publicKey: publicKey) }

  /// The two verifier keys of one key.
  package var inBothRoles: [VerifierKey] { KeyRole.allCases.map(inRole) }

  /// Whether one private key makes the signatures of both, whatever their names and roles.
  package func hasPublicKey(of other: VerifierKey) -> Bool { publicKey == other.publicKey }

  /// The text, as `init(reading:)` reads it.
  package var description: String { WrittenKey(name: name, role: role, publicKey: publicKey.bytes).text }

  /// The texts of both roles, if a text is written as a key, usable or not. For anything else it is the text alone.
  package static func textsInBothRoles(of text: String) -> [String] {
    guard let written = WrittenKey(text) else { return [text] }
    return KeyRole.allCases.map { WrittenKey(name: written.name, role: $0, publicKey: written.publicKey).text }
  }
}

/// Why a text is no verifier key.
package enum VerifierKeyError: Error, Hashable, Sendable {
  /// It is not written as a key, or its id is another.
  case form
  /// It is written as a key, but its signatures could prove nothing.
  case unusable(PublicKeyFlaw)
}

/// The parts of the text of a verifier key, before anything is known about the public key.
private struct WrittenKey {
  let name: KeyName
  let role: KeyRole
  /// The bytes of the public key, 32 of them.
  let publicKey: [UInt8]

  init(name: KeyName, role: KeyRole, publicKey: [UInt8]) {
    self.name = name
    self.role = role
    self.publicKey = publicKey
  }

  init?(_ text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "+"), maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, let name = KeyName(String(Substring(parts[0]))), let material = Base64.bytes(of: parts[2]),
      material.count == 1 + Ed25519.keySize, let role = material.first.flatMap(KeyRole.init(rawValue:))
    else { return nil }
    self.init(name: name, role: role, publicKey: Array(material.dropFirst()))
    guard text.utf8.elementsEqual(self.text.utf8) else { return nil }
  }

  private var material: [UInt8] { [role.rawValue] + publicKey }

  var text: String { "\(name)+\(KeyID(name: name, material: material))+\(Base64.text(of: material))" }
}

/// A private key, for both roles under one name. In its file it is `PRIVATE+KEY+name+id+base64(type ‖ seed)`.
package struct SigningKey: Sendable {
  /// The name of both verifier keys, and the origin of the log that it signs.
  package let name: KeyName
  private let seed: [UInt8]
  private let publicKey: Ed25519.PublicKey

  /// Nil unless the seed has 32 bytes, which must be random.
  package init?(name: KeyName, seed: [UInt8]) {
    guard let publicKey = Ed25519.PublicKey(seed: seed) else { return nil }
    self.name = name
    self.seed = seed
    self.publicKey = publicKey
  }

  /// Nil unless it is the text of a key whose id fits. A final newline may follow.
  package init?(text: String) {
    let line = text.utf8.last == 0x0A ? text.utf8.dropLast() : text.utf8[...]
    let parts = line.split(separator: UInt8(ascii: "+"), maxSplits: 4, omittingEmptySubsequences: false)
    guard parts.count == 5, parts[0].elementsEqual("PRIVATE".utf8), parts[1].elementsEqual("KEY".utf8),
      let name = KeyName(String(Substring(parts[2]))),
      let material = Base64.bytes(of: parts[4]), material.first == KeyRole.log.rawValue
    else { return nil }
    self.init(name: name, seed: Array(material.dropFirst()))
    guard verifier(.log).id.description.utf8.elementsEqual(parts[3]) else { return nil }
  }

  /// The text of its file, which is secret.
  package var text: String {
    "PRIVATE+KEY+\(name)+\(verifier(.log).id)+\(Base64.text(of: [KeyRole.log.rawValue] + seed))\n"
  }

  /// The key with which others check its signatures.
  package func verifier(_ role: KeyRole) -> VerifierKey { VerifierKey(name: name, role: role, publicKey: publicKey) }

  func signature(of message: [UInt8]) -> [UInt8]? { Ed25519.signature(of: message, seed: seed) }
}

/// What prints a key, a failed test among it, must not print the seed.
extension SigningKey: CustomStringConvertible, CustomReflectable {
  /// The name and the id of the key.
  package var description: String { "\(name)+\(verifier(.log).id)" }

  /// A mirror without children, so that a dump shows no secret.
  package var customMirror: Mirror { Mirror(self, children: []) }
}
