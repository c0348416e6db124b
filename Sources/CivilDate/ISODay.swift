extension CivilDay: CustomStringConvertible {
  /// ISO 8601, `YYYY-MM-DD`, always ten characters.
  public var description: String {
    let (year, month, day) = date
    return "\(Self.padded(year, to: 4))-\(Self.padded(month, to: 2))-\(Self.padded(day, to: 2))"
  }

  private static func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}

extension CivilDay {
  /// Exactly `YYYY-MM-DD` in ASCII, with nothing around it; nil for any other text and for a day that does not exist.
  public init?(iso text: some StringProtocol) {
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
