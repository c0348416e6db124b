import Crypto

/// Signatures over bytes by RFC 8032, section 5.1.
enum Ed25519 {
  /// The length of a public key and of a seed, in bytes.
  static let keySize = 32
  static let signatureSize = 64

  /// Nil unless the seed has 32 bytes.
  static func publicKey(seed: [UInt8]) -> [UInt8]? {
    (try? Curve25519.Signing.PrivateKey(rawRepresentation: seed)).map { [UInt8]($0.publicKey.rawRepresentation) }
  }

  /// Nil unless the seed has 32 bytes. On Linux the same message always gets the same signature.
  static func signature(of message: [UInt8], seed: [UInt8]) -> [UInt8]? {
    guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed) else { return nil }
    return (try? key.signature(for: message)).map { [UInt8]($0) }
  }

  static func isValid(_ signature: [UInt8], of message: [UInt8], publicKey: PublicKey) -> Bool {
    guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey.bytes) else { return false }
    return key.isValidSignature(signature, for: message)
  }
}
