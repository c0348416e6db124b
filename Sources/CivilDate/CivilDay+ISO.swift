extension CivilDay: CustomStringConvertible {
  /// The day by ISO 8601, `YYYY-MM-DD`, always ten characters.
  package var description: String {
    let (year, month, day) = date
    let number = year * 10_000 + month * 100 + day
    var text: [UInt8] = []
    for (place, divisor) in [10_000_000, 1_000_000, 100_000, 10_000, 1000, 100, 10, 1].enumerated() {
      if place == 4 || place == 6 { text.append(UInt8(ascii: "-")) }
      text.append(UInt8(48 + number / divisor % 10))
    }
    return String(decoding: text, as: UTF8.self)
  }
}

extension CivilDay {
  /// Nil unless the text is exactly `YYYY-MM-DD` in ASCII, with nothing around it, and the day exists.
  package init?(iso text: some StringProtocol) {
    let bytes = text.utf8
    guard let packed = bytes.withContiguousStorageIfAvailable({ Self.packed($0) }) ?? Self.packed(bytes) else {
      return nil
    }
    self.init(year: packed / 10_000, month: packed / 100 % 100, day: packed % 100)
  }

  /// The eight digits as one number: 2025-10-28 is 20251028.
  private static func packed(_ bytes: some Sequence<UInt8>) -> Int? {
    var packed = 0
    var position = 0
    for byte in bytes {
      switch (position, byte) {
      case (4, UInt8(ascii: "-")), (7, UInt8(ascii: "-")): break
      case (4, _), (7, _), (10..., _): return nil
      case (_, UInt8(ascii: "0")...UInt8(ascii: "9")): packed = packed * 10 + Int(byte & 0x0F)
      default: return nil
      }
      position += 1
    }
    return position == 10 ? packed : nil
  }
}
