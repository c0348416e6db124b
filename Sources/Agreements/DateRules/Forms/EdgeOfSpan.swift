import CivilDate

/// `first-day-of: month, number: 1, from: RULE` and `last-day-of: year, ...`: the first or last day of the n-th month
/// or year after the one in which a day falls; 0 is that month or year itself. With `first-day-of` and 1, a day that is
/// the first of a month still moves on. `year-begins: 04-01` makes the year a financial one.
struct EdgeOfSpan: DateRuleForm {
  static let keys = ["first-day-of", "last-day-of"]
  static let maps = [
    ClauseMap(
      "firstDayOf", "first-day-of: the first day of a month or year",
      "Counted from the one in which the day falls; a day that is already the first moves on too.",
      keys("first-day-of"),
      examples: [#"{"first-day-of": "month", "number": "3", "from": {"day-of": "last-consent"}}"#]),
    ClauseMap(
      "lastDayOf", "last-day-of: the last day of a month or year", "Counted from the one in which the day falls.",
      keys("last-day-of"), examples: [#"{"last-day-of": "year", "number": "1", "from": {"day-of": "notice"}}"#]),
  ]
  private static let numbers = 0...1200

  private static func keys(_ edge: String) -> [ClauseKey] {
    [
      .needed(edge, .choice(of: SpanName.self)),
      .needed(
        "number", .number(numbers), "Which one", "0: the one in which the day falls; 1: the next; up to 1200."),
      .from,
      .optional(
        "year-begins", .monthDay, "Where a financial year begins",
        "Only with year, as in 04-01; if left out, the calendar year.", notWith: (edge, SpanName.month.rawValue)),
    ]
  }
  let edge: Edge
  let span: Span
  let number: Int
  let from: DateRule

  enum Edge: Hashable { case first, last }

  enum Span: Hashable {
    case month
    case year(begins: MonthDay?)
  }

  private enum SpanName: String, CaseIterable { case month, year }

  init(_ reader: RuleReader) throws(ClauseFileError) {
    let key = try reader.key(of: Self.self)
    edge = key == "first-day-of" ? .first : .last
    let begins = try reader.monthDay("year-begins")
    switch try reader.fields.required(key).choice(SpanName.self) {
    case .year: span = .year(begins: begins)
    case .month:
      if let stray = reader.fields["year-begins"] { throw stray.fail(.bothGiven("year-begins", "\(key): month")) }
      span = .month
    }
    number = try reader.number("number", in: Self.numbers)
    from = try reader.rule("from")
  }

  var parts: [DateRule] { [from] }
  var isStepped: Bool { true }

  func evaluate(_ context: RuleContext) -> Evaluation {
    from.evaluate(context).then { start in
      guard let day = day(from: start) else { return nil }
      return (
        day,
        [Step(Phrase(en: "\(name) in which \(start) falls: \(day)", ja: "\(start)の属する\(name)：\(day)"))]
      )
    }
  }

  private func day(from start: CivilDay) -> CivilDay? {
    switch edge {
    case .first: first(number, from: start)
    case .last: first(number + 1, from: start)?.previous
    }
  }

  private func first(_ number: Int, from start: CivilDay) -> CivilDay? {
    switch span {
    case .month:
      let month = start.year * 12 + start.month - 1 + number
      return CivilDay(year: month / 12, month: month % 12 + 1, day: 1)
    case .year(let begins):
      guard let begins else { return CivilDay(year: start.year + number, month: 1, day: 1) }
      let hasBegun = begins.day(in: start.year, missingDay: .clamp).map { $0.day <= start } ?? true
      return begins.day(in: start.year + number - (hasBegun ? 0 : 1), missingDay: .clamp)?.day
    }
  }

  private var name: Phrase {
    let (en, ja): (String, String) =
      switch span {
      case .month: ("month", "月")
      case .year(nil): ("year", "年")
      case .year: ("financial year", "会計年度")
      }
    let which: Phrase =
      switch number {
      case 0: Phrase(en: "of the \(en)", ja: "\(ja)の")
      case 1: Phrase(en: "of the \(en) after that", ja: "\(ja)の翌\(ja)の")
      default: Phrase(en: "of the \(ordinal(number)) \(en) after that", ja: "\(ja)の後\(kanji(number))番目の\(ja)の")
      }
    return edge == .first
      ? Phrase(en: "the first day \(which)", ja: "\(which)初日") : Phrase(en: "the last day \(which)", ja: "\(which)末日")
  }

  func phrase(_ words: RuleWords) -> Phrase {
    let plain = Phrase(
      en: "\(name) in which \(from.phrase(words.ofDay)) falls", ja: "\(from.phrase(words.ofDay))の属する\(name)")
    guard case .year(let begins?) = span else { return plain }
    return Phrase(en: "\(plain) (a year that begins on \(begins))", ja: "\(plain)（年度は\(begins)から）")
  }
}
