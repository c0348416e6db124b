import Crypto

/// Signatures of RFC 8032, section 5.1, over bytes.
enum Ed25519 {
  /// Of a public key, a seed.
  static let keySize = 32
  static let signatureSize = 64

  /// Nil unless the seed has 32 bytes.
  static func publicKey(seed: [UInt8]) -> [UInt8]? {
    (try? Curve25519.Signing.PrivateKey(rawRepresentation: seed)).map { [UInt8]($0.publicKey.rawRepresentation) }
  }

  /// Nil unless the seed has 32 bytes. Deterministic on Linux.
  static func signature(of message: [UInt8], seed: [UInt8]) -> [UInt8]? {
    guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed) else { return nil }
    return (try? key.signature(for: message)).map { [UInt8]($0) }
  }

  static func isValid(_ signature: [UInt8], of message: [UInt8], publicKey: PublicKey) -> Bool {
    guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey.bytes) else { return false }
    return key.isValidSignature(signature, for: message)
  }
}
