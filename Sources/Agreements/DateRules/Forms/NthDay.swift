import CivilDate

/// `nth-day: 30, from: RULE`: the thirtieth day after a day. It is that day + 30, however a clause counts its periods.
struct NthDay: DateRuleForm {
  static let keys = ["nth-day"]
  static let maps = [
    ClauseMap(
      "nthDay", "nth-day: the n-th day after", "Always the day plus n: no policy moves it.",
      [.needed("nth-day", .number(numbers), "Number of days", "1 to 36600."), .from],
      examples: [#"{"nth-day": "90", "from": {"day-of": "consent"}}"#])
  ]
  private static let numbers = 1...36_600
  let number: Int
  let from: DateRule

  init(_ reader: RuleReader) throws(ClauseFileError) {
    number = try reader.number("nth-day", in: Self.numbers)
    from = try reader.rule("from")
  }

  var parts: [DateRule] { [from] }
  var isPeriod: Bool { true }

  func evaluate(_ context: RuleContext) -> Evaluation {
    let paused = context.pausedDays(countedFrom: from)
    return from.evaluate(context).then { start in
      guard let sum = start.after(.days(number), counting: .nthDayAfter, missingDay: .clamp)?.day,
        let day = sum.after(.days(paused), counting: .nthDayAfter, missingDay: .clamp)?.day
      else { return nil }
      let step = Step(
        Phrase(en: "the \(ordinal(number)) day after \(start) = \(sum)", ja: "\(start)の後\(kanji(number))日目 = \(sum)"))
      return (day, day == sum ? [step] : [step, .paused(paused, result: day)])
    }
  }

  func phrase(_ words: RuleWords) -> Phrase {
    Phrase(
      en: "the \(ordinal(number)) day after \(from.phrase(words.ofDay))",
      ja: "\(from.phrase(words.ofDay))の後\(kanji(number))日目の日")
  }
}
