/// A part of a whole, written as `3/4`, `55%` or `17.89%`.
struct Share: Hashable, Sendable {
  static let largestDenominator = 1_000

  /// The share as it is written.
  let text: String
  private let numerator: Int
  private let denominator: Int

  /// Nil for any other form, for a share of nothing, and for more than the whole.
  init?(_ text: String) {
    self.text = text
    if text.hasSuffix("%") {
      guard let scaled = DecimalText.scaled(String(text.dropLast())) else { return nil }
      numerator = scaled
      denominator = 100 * DecimalText.scale
    } else {
      let parts = text.split(separator: "/", omittingEmptySubsequences: false)
      guard parts.count == 2, let top = Int(parts[0]), let bottom = Int(parts[1]),
        (1...Self.largestDenominator).contains(bottom)
      else { return nil }
      numerator = top
      denominator = bottom
    }
    guard numerator > 0, numerator <= denominator else { return nil }
  }

  /// Whether the part is at least this share of the whole.
  func isReached(by part: Int, of whole: Int) -> Bool {
    guard whole > 0 else { return false }
    let (has, wants) = (part.multipliedFullWidth(by: denominator), whole.multipliedFullWidth(by: numerator))
    return has.high > wants.high || (has.high == wants.high && has.low >= wants.low)
  }
}

/// Decimal numbers as whole millionths. Nothing is ever rounded.
package enum DecimalText {
  static let scale = 1_000_000
  static let mostDigits = 9
  /// The most digits after the point.
  static let mostDecimals = 6
  /// The most digits of a sum before the point, so that what is counted from it stays within what the machine can
  /// count.
  static let mostDigitsOfSum = 12

  /// Nil unless the text is at most `mostDigits` digits with at most `mostDecimals` more after a point.
  package static func scaled(_ text: String) -> Int? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, let whole = digits(parts[0], atMost: mostDigits) else { return nil }
    guard parts.count == 2 else { return whole * scale }
    guard let fraction = digits(parts[1], atMost: mostDecimals) else { return nil }
    let missing = mostDecimals - parts[1].utf8.count
    return whole * scale + (0..<missing).reduce(fraction) { value, _ in value * 10 }
  }

  /// The number that was scaled, without zeros at its end.
  package static func text(_ scaled: Int) -> String {
    let (whole, fraction) = scaled.quotientAndRemainder(dividingBy: scale)
    guard fraction > 0 else { return String(whole) }
    var decimals = String(scale + fraction).dropFirst()
    while decimals.last == "0" { decimals.removeLast() }
    return "\(whole).\(decimals)"
  }

  /// The sum; nil if it has more digits before the point than `mostDigitsOfSum`.
  static func sum(_ numbers: some Sequence<Int>) -> Int? {
    let limit = (0..<mostDigitsOfSum).reduce(scale) { value, _ in value * 10 }
    var sum = 0
    for number in numbers {
      sum += number
      guard sum < limit else { return nil }
    }
    return sum
  }

  private static func digits(_ text: Substring, atMost count: Int) -> Int? {
    guard (1...count).contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
    return Int(text)
  }
}
