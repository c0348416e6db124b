package import CivilDate

/// An instant as people write it, by RFC 3339 or RFC 9557: `2026-03-01T20:00-05:00[America/New_York]`. The seconds may
/// be left out, and their fraction has at most three digits.
package struct WrittenInstant: Hashable, Sendable {
  /// The moment, the same in all zones.
  package let instant: Instant
  /// The civil day as written, before the offset is taken off.
  package let day: CivilDay
  /// The offset, in seconds east of UTC.
  package let offset: Int32
  /// The IANA name in brackets; nil where there is none.
  package let zone: String?

  /// The place as text: the zone, or the offset as in `+09:00`, or `UTC`.
  package var place: String {
    guard zone == nil, offset != 0 else { return zone ?? "UTC" }
    let minutes = abs(offset) / 60
    func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(offset < 0 ? "-" : "+")\(two(minutes / 60)):\(two(minutes % 60))"
  }

  /// Nil unless the text has the form above. Whether the zone exists and has this offset then is not checked.
  package init?(_ text: String) {
    var scanner = InstantScanner(Array(text.utf8))
    guard let day = scanner.day(), scanner.take("T") || scanner.take("t"),
      let clock = scanner.clock(), let offset = scanner.offset(), let zone = scanner.zone()
    else { return nil }
    let local = Int64(day.daysSinceUnixEpoch) * 86_400_000 + clock
    guard let instant = Instant(milliseconds: local - Int64(offset) * 1000) else { return nil }
    self.instant = instant
    self.day = day
    self.offset = offset
    self.zone = zone.isEmpty ? nil : zone
  }
}

private struct InstantScanner {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func take(_ character: UnicodeScalar) -> Bool {
    guard position < bytes.count, UInt32(bytes[position]) == character.value else { return false }
    position += 1
    return true
  }

  mutating func day() -> CivilDay? {
    guard position + 10 <= bytes.count else { return nil }
    defer { position += 10 }
    return CivilDay(iso: String(decoding: bytes[position..<position + 10], as: UTF8.self))
  }

  /// The milliseconds since midnight.
  mutating func clock() -> Int64? {
    guard let hour = number(2), hour < 24, take(":"), let minute = number(2), minute < 60 else { return nil }
    var milliseconds = (hour * 60 + minute) * 60_000
    guard take(":") else { return milliseconds }
    guard let second = number(2), second < 60 else { return nil }
    milliseconds += second * 1000
    guard take(".") else { return milliseconds }
    var scale: Int64 = 100
    var digits = 0
    while digits < 3, let digit = number(1) {
      milliseconds += digit * scale
      scale /= 10
      digits += 1
    }
    return digits > 0 ? milliseconds : nil
  }

  /// The offset, in seconds east of UTC.
  mutating func offset() -> Int32? {
    if take("Z") || take("z") { return 0 }
    let sign: Int64 = take("-") ? -1 : 1
    guard sign < 0 || take("+"), let hour = number(2), hour < 24, take(":"), let minute = number(2), minute < 60
    else { return nil }
    return Int32(sign * (hour * 60 + minute) * 60)
  }

  /// The name in brackets; empty where there is none and the text ends.
  mutating func zone() -> String? {
    guard take("[") else { return position == bytes.count ? "" : nil }
    guard bytes.last == UInt8(ascii: "]"), position < bytes.count - 1 else { return nil }
    let name = String(decoding: bytes[position..<bytes.count - 1], as: UTF8.self)
    return isZoneName(name) ? name : nil
  }

  private mutating func number(_ width: Int) -> Int64? {
    guard position + width <= bytes.count else { return nil }
    var value: Int64 = 0
    for byte in bytes[position..<position + width] {
      guard (48...57).contains(byte) else { return nil }
      value = value * 10 + Int64(byte - 48)
    }
    position += width
    return value
  }
}
