/// Why 32 bytes are no public key whose signatures could count. Ed25519 verifies some signatures under such keys.
package enum PublicKeyFlaw: Error, Hashable, Sendable {
  /// It is not the one encoding of a point (RFC 8032, section 5.1.3): y is not below 2^255 − 19, or x = 0 has a sign.
  case notCanonical
  /// No point of the curve has this y.
  case noPoint
  /// It is one of the eight points whose order divides 8. Anybody can make signatures that verify under it.
  case smallOrder
}

extension Ed25519 {
  /// A public key that only its seed can sign for.
  struct PublicKey: Hashable, Sendable {
    /// The key as RFC 8032 encodes it: y, the lowest byte first, and the sign of x as the highest bit.
    let bytes: [UInt8]

    /// Nil unless the seed has 32 bytes. What a seed gives is never flawed.
    init?(seed: [UInt8]) {
      guard let bytes = Ed25519.publicKey(seed: seed) else { return nil }
      self.bytes = bytes
    }

    /// Nil unless there are 32 bytes.
    init?(_ bytes: [UInt8]) throws(PublicKeyFlaw) {
      guard bytes.count == Ed25519.keySize, let highest = bytes.last else { return nil }
      guard let y = FieldElement(canonical: bytes) else { throw .notCanonical }
      // −x² + y² = 1 + d·x²·y² with d = −121665 / 121666, so x² = above / below, both times 121666. `below` is never 0,
      // and a quotient is a square exactly if the product is one.
      let one = FieldElement(1)
      let (negated, divisor) = (FieldElement(121_665), FieldElement(121_666))
      let square = y * y
      let above = divisor * (square - one)
      let below = divisor - negated * square
      if above.isZero, highest & 0x80 != 0 { throw .notCanonical }
      // The points that give (0, 1) when doubled three times are those with y = 0, y² = 1, or d·y⁴ + 2·y² − 1 = 0.
      let orderEight = divisor * (square + square - one) - negated * square * square
      guard !(y * above * orderEight).isZero else { throw .smallOrder }
      guard (above * below).isSquare else { throw .noPoint }
      self.bytes = bytes
    }
  }
}
