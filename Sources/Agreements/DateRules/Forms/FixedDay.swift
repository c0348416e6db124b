import CivilDate

/// `date: 2019-01-01`
struct FixedDay: DateRuleForm {
  static let keys = ["date"]
  static let maps = [
    ClauseMap(
      "fixedDay", "date: a day that the text names", "Holds whatever happens.", [.needed("date", .day)],
      examples: [#"{"date": "2019-01-01"}"#])
  ]
  let day: CivilDay

  init(day: CivilDay) { self.day = day }

  init(_ reader: RuleReader) throws(ClauseFileError) { day = try reader.fields.required("date").day() }

  var parts: [DateRule] { [] }
  func evaluate(_ context: RuleContext) -> Evaluation {
    .day(Derived(day: day, steps: [Step(Phrase(en: "named in the text: \(day)", ja: "本文の定める日：\(day)"))]))
  }

  func phrase(_ words: RuleWords) -> Phrase { Phrase(en: "\(day)", ja: "\(day)") }
}
