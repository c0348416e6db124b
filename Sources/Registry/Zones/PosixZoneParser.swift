extension PosixZone {
  /// Nil unless the whole text is a TZ string. Daylight time without its two dates is refused, since POSIX leaves the
  /// dates to the system.
  init?(_ text: some Collection<UInt8>) {
    var parser = PosixZoneParser(text: Array(text))
    guard let zone = parser.zone(), parser.isAtEnd else { return nil }
    self = zone
  }
}

private struct PosixZoneParser {
  let text: [UInt8]
  var index = 0

  init(text: [UInt8]) { self.text = text }

  var isAtEnd: Bool { index == text.count }

  mutating func zone() -> PosixZone? {
    guard skipName(), let west = time(hours: 24) else { return nil }
    if isAtEnd { return PosixZone(standard: Int32(-west), daylight: nil) }
    guard skipName() else { return nil }
    var offset = 3_600 - west
    if !isNext(",") {
      guard let west = time(hours: 24) else { return nil }
      offset = -west
    }
    guard takes(","), let start = date(), takes(","), let end = date() else { return nil }
    let daylight = PosixZone.Daylight(offset: Int32(offset), start: start, end: end)
    return PosixZone(standard: Int32(-west), daylight: daylight)
  }

  /// Skips a name: at least three letters or, in angle brackets, at least three letters, digits and signs.
  private mutating func skipName() -> Bool {
    let start = index
    if takes("<") {
      while index < text.count, text[index].isLetter || text[index].isDigit || isNext("+") || isNext("-") { index += 1 }
      return index >= start + 4 && takes(">")
    }
    while index < text.count, text[index].isLetter { index += 1 }
    return index >= start + 3
  }

  /// The time `[+-]hh[:mm[:ss]]`, in seconds.
  private mutating func time(hours limit: Int) -> Int64? {
    let sign: Int64 = takes("-") ? -1 : 1
    if sign > 0 { _ = takes("+") }
    guard let hours = number(0...limit) else { return nil }
    var seconds = hours * 3_600
    for unit in [60, 1] where takes(":") {
      guard let value = number(0...59) else { return nil }
      seconds += value * unit
    }
    return sign * Int64(seconds)
  }

  private mutating func date() -> PosixDate? {
    guard let day = day() else { return nil }
    guard takes("/") else { return PosixDate(day: day, second: 7_200) }
    return time(hours: 167).map { PosixDate(day: day, second: $0) }
  }

  private mutating func day() -> PosixDate.Day? {
    if takes("J") { return number(1...365).map { .withoutLeapDay($0) } }
    guard takes("M") else { return number(0...365).map { .withLeapDay($0) } }
    guard let month = number(1...12), takes("."), let week = number(1...5), takes("."), let weekday = number(0...6)
    else { return nil }
    return .weekday(month: month, week: week, weekday: weekday)
  }

  /// A number in a range, of three digits at most.
  private mutating func number(_ range: ClosedRange<Int>) -> Int? {
    let digits = text[index...].prefix(while: \.isDigit)
    guard (1...3).contains(digits.count) else { return nil }
    index += digits.count
    let number = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    return range.contains(number) ? number : nil
  }

  private func isNext(_ character: Unicode.Scalar) -> Bool {
    index < text.count && text[index] == UInt8(ascii: character)
  }

  private mutating func takes(_ character: Unicode.Scalar) -> Bool {
    guard isNext(character) else { return false }
    index += 1
    return true
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

  fileprivate var isLetter: Bool {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self)
  }
}
