/// Reads the parts of a written date from left to right, by Unicode scalar: a `Character` would hide a combining mark.
struct DateScanner {
  /// Twice the longest date there is, 九千九百九十九年十二月三十一日.
  static let longest = 30

  private var rest: ArraySlice<Unicode.Scalar>

  /// Nil for a text too long to be a date.
  init?(_ text: String) {
    let scalars = text.unicodeScalars.prefix(Self.longest + 1)
    guard scalars.count <= Self.longest else { return nil }
    rest = scalars.map(\.narrow)[...]
  }

  mutating func era() -> JapaneseEra? {
    JapaneseEra.allCases.first { take($0.kanji) || take($0.letter) || take($0.letter.lowercased()) }
  }

  /// Nil unless the three numbers, with one kind of mark between them, are all that is left.
  mutating func parts(of era: JapaneseEra?) -> (year: Numeral, month: Numeral, day: Numeral)? {
    guard let year = era != nil && take("元") ? .firstYear : numeral(),
      let marks = marks(),
      let month = numeral(), take(marks.afterMonth),
      let day = numeral(), take(marks.afterDay),
      rest.isEmpty
    else { return nil }
    return (year, month, day)
  }

  private mutating func marks() -> (afterMonth: String, afterDay: String)? {
    if take("年") { return ("月", "日") }
    return ["-", "/", "."].first { take($0) }.map { ($0, "") }
  }

  private mutating func numeral() -> Numeral? {
    let places = run { $0.decimalDigit != nil }.compactMap(\.decimalDigit)
    guard places.isEmpty else { return Numeral(places: places) }
    return Numeral(kanji: run { $0.kanjiDigit != nil || $0.kanjiUnit != nil })
  }

  private mutating func run(while matches: (Unicode.Scalar) -> Bool) -> ArraySlice<Unicode.Scalar> {
    let run = rest.prefix(while: matches)
    rest = rest.dropFirst(run.count)
    return run
  }

  private mutating func take(_ text: String) -> Bool {
    guard rest.starts(with: text.unicodeScalars) else { return false }
    rest = rest.dropFirst(text.unicodeScalars.count)
    return true
  }
}
