/// An integer that every JSON implementation reads alike: within ±(2^53 − 1), RFC 7493 section 2.2.
public struct JSONInteger: Hashable, Sendable {
  /// 2^53 − 1.
  public static let largest: Int64 = 9_007_199_254_740_991

  /// Within ±`largest`.
  public let value: Int64

  /// Nil beyond ±`largest`.
  public init?(_ value: some BinaryInteger) {
    guard let value = Int64(exactly: value), (-Self.largest...Self.largest).contains(value) else { return nil }
    self.value = value
  }

  /// Always in range.
  public init(_ value: Int32) { self.value = Int64(value) }
}
