/// A number modulo p = 2^255 − 19, the field of Ed25519 (RFC 8032, section 5.1). It is for public numbers only, since
/// the time of a computation may depend on the numbers.
struct FieldElement {
  /// The digits to the base 2^51, the lowest first. Each is below 2^52, and the last three are 0.
  private let digits: SIMD8<UInt64>

  private static let mask: UInt64 = 1 << 51 - 1
  private static let modulus = SIMD8(mask - 18, mask, mask, mask, mask, 0, 0, 0)

  init(_ number: UInt64) { digits = SIMD8(number & Self.mask, number >> 51, 0, 0, 0, 0, 0, 0) }

  /// The number of 32 bytes, the lowest first, without their highest bit. Nil for p and above.
  init?(canonical bytes: [UInt8]) {
    var digits = SIMD8<UInt64>()
    for (index, byte) in bytes.prefix(32).enumerated() {
      let (place, shift) = (8 * index).quotientAndRemainder(dividingBy: 51)
      let bits = UInt64(byte) << UInt64(shift)
      digits[place] |= bits & Self.mask
      if place < 4 { digits[place + 1] |= bits >> 51 }
    }
    let differing = (0..<5).last { digits[$0] != Self.modulus[$0] }
    guard let differing, digits[differing] < Self.modulus[differing] else { return nil }
    self.digits = digits
  }

  /// - Parameter sum: gives each digit before it is carried, below 2^112.
  private init(carrying sum: (Int) -> UInt128) {
    var digits = SIMD8<UInt64>()
    var carry: UInt128 = 0
    for index in 0..<5 {
      carry += sum(index)
      digits[index] = UInt64(truncatingIfNeeded: carry) & Self.mask
      carry >>= 51
    }
    // 2^255 is 19 modulo p.
    let lowest = UInt128(digits[0]) + 19 * carry
    digits[0] = UInt64(truncatingIfNeeded: lowest) & Self.mask
    digits[1] += UInt64(truncatingIfNeeded: lowest >> 51)
    self.digits = digits
  }

  static func + (a: Self, b: Self) -> Self { Self { UInt128(a.digits[$0] + b.digits[$0]) } }

  static func - (a: Self, b: Self) -> Self { Self { UInt128(a.digits[$0] + 2 * modulus[$0] - b.digits[$0]) } }

  static func * (a: Self, b: Self) -> Self {
    Self { index in
      var (low, high): (UInt128, UInt128) = (0, 0)
      for i in 0..<5 {
        if i <= index {
          low += UInt128(a.digits[i]) * UInt128(b.digits[index - i])
        } else {
          high += UInt128(a.digits[i]) * UInt128(b.digits[index + 5 - i])
        }
      }
      return low + 19 * high
    }
  }

  /// Whether the number is 0 modulo p. Its digits stand for a number below 2p.
  var isZero: Bool {
    var plain = SIMD8<UInt64>()
    var carry: UInt64 = 0
    for index in 0..<5 {
      carry += digits[index]
      plain[index] = carry & Self.mask
      carry >>= 51
    }
    return carry == 0 && (plain == SIMD8() || plain == Self.modulus)
  }

  /// Whether the number is a square, by Euler's criterion: its power (p − 1) / 2 = 2^254 − 10 = 2^4 · (2^250 − 1) + 6
  /// is 1, or the number is 0.
  var isSquare: Bool {
    let square = self * self
    let power = ones(250).squared(4) * square * square * square
    return isZero || (power - Self(1)).isZero
  }

  /// The power 2^count − 1, an exponent whose bits are all ones.
  private func ones(_ count: Int) -> Self {
    guard count > 1 else { return self }
    let half = ones(count / 2)
    let even = half.squared(count / 2) * half
    return count.isMultiple(of: 2) ? even : even.squared(1) * self
  }

  private func squared(_ times: Int) -> Self { (0..<times).reduce(self) { power, _ in power * power } }
}
