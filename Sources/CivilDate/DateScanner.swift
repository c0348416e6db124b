/// Reads the parts of a written date from left to right, by Unicode scalar, since a `Character` would hide a combining
/// mark.
struct DateScanner {
  /// The most characters of a text that is read: twice the longest date there is, 九千九百九十九年十二月三十一日.
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

  /// Reads `28 October 2025`. Nil for anything else, and then nothing is read.
  mutating func englishDate() -> (year: Numeral, month: Int, day: Numeral)? {
    let start = rest
    if let day = numeral(), take(" "), let month = month(), take(" "), let year = numeral(), rest.isEmpty,
      day.digits <= 2
    {
      return (year, month, day)
    }
    rest = start
    return nil
  }

  private mutating func month() -> Int? { englishMonths.firstIndex { take($0) }.map { $0 + 1 } }

  /// The parts of a text of three numbers.
  struct Parts {
    let year: Numeral
    let month: Numeral
    let day: Numeral
    /// The year of an era that is written beside a Gregorian year, behind it or at the end; nil where there is none.
    var besides: (era: JapaneseEra, year: Numeral)?
  }

  /// Reads three numbers with one kind of mark between them. Nil unless they are all that is left.
  mutating func parts(of era: JapaneseEra?) -> Parts? {
    guard let year = era != nil && take("元") ? .firstYear : numeral(), let marks = marks() else { return nil }
    let isJapanese = era == nil && marks.afterDay == "日"
    var besides = isJapanese ? eraInBrackets() : nil
    guard let month = numeral(), take(marks.afterMonth), let day = numeral(), take(marks.afterDay) else { return nil }
    if isJapanese, besides == nil {
      _ = take(" ")
      besides = eraInBrackets()
    }
    return rest.isEmpty ? Parts(year: year, month: month, day: day, besides: besides) : nil
  }

  /// Reads `（令和7年）`. Full-width brackets are read as ASCII ones.
  private mutating func eraInBrackets() -> (era: JapaneseEra, year: Numeral)? {
    let start = rest
    if take("("), let era = era(), let year = take("元") ? .firstYear : numeral(), take("年"), take(")") {
      return (era, year)
    }
    rest = start
    return nil
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

/// The months as English dates name them.
package let englishMonths = [
  "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
  "December",
]
