/// A number as written: ASCII digits, kanji digits by place (二〇二五) or kanji with units (二十八).
struct Numeral: Hashable {
  let value: Int
  /// The number of digits, leading zeros included. A numeral in kanji with units has as many as its value.
  let digits: Int

  /// The year written 元.
  static let firstYear = Numeral(value: 1, digits: 1)

  private init(value: Int, digits: Int) {
    self.value = value
    self.digits = digits
  }

  /// Nil beyond nine digits, which are more than any date needs.
  init?(places: [Int]) {
    guard (1...9).contains(places.count) else { return nil }
    self.init(value: places.reduce(0) { $0 * 10 + $1 }, digits: places.count)
  }

  init?(kanji: some Collection<Unicode.Scalar>) {
    let places = kanji.compactMap(\.kanjiDigit)
    if places.count == kanji.count { self.init(places: places) } else { self.init(kanjiWithUnits: kanji) }
  }

  private init?(kanjiWithUnits scalars: some Collection<Unicode.Scalar>) {
    var (total, multiplier, smallestUnit) = (0, Int?.none, Int.max)
    for scalar in scalars {
      if let unit = scalar.kanjiUnit, unit < smallestUnit {
        (total, multiplier, smallestUnit) = (total + (multiplier ?? 1) * unit, nil, unit)
      } else if let digit = scalar.kanjiDigit, digit > 0, multiplier == nil {
        multiplier = digit
      } else {
        return nil
      }
    }
    let value = total + (multiplier ?? 0)
    self.init(value: value, digits: String(value).utf8.count)
  }
}

extension Unicode.Scalar {
  var decimalDigit: Int? {
    ("0"..."9").contains(self) ? Int(value & 0x0F) : nil
  }

  var kanjiDigit: Int? {
    switch self {
    case "〇", "零": 0
    case "一": 1
    case "二": 2
    case "三": 3
    case "四": 4
    case "五": 5
    case "六": 6
    case "七": 7
    case "八": 8
    case "九": 9
    default: nil
    }
  }

  var kanjiUnit: Int? {
    switch self {
    case "十": 10
    case "百": 100
    case "千": 1_000
    default: nil
    }
  }

  /// A full-width ASCII scalar (U+FF01...U+FF5E) as plain ASCII; any other one as it is.
  var narrow: Unicode.Scalar {
    guard (0xFF01...0xFF5E).contains(value) else { return self }
    return Unicode.Scalar(value - 0xFEE0) ?? self
  }
}
