/// An integer that every JSON implementation reads alike: it is within ±(2^53 − 1) (RFC 7493 section 2.2).
package struct JSONInteger: Hashable, Sendable {
  /// The largest integer, 2^53 − 1.
  package static let largest: Int64 = 9_007_199_254_740_991

  /// The value, within ±`largest`.
  package let value: Int64

  /// Nil beyond ±`largest`.
  package init?(_ value: some BinaryInteger) {
    guard let value = Int64(exactly: value), (-Self.largest...Self.largest).contains(value) else { return nil }
    self.value = value
  }

  /// An integer of 32 bits is always in range.
  package init(_ value: Int32) { self.value = Int64(value) }
}
