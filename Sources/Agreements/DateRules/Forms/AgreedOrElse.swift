import CivilDate

/// `agreed-or-else: RULE`: the day that all determine, or else another rule (L4, L5). It stands only outermost: the
/// agreed date is the end itself, and nothing counts from it. An agreed date displaces the day of this form before
/// anything uses it.
struct AgreedOrElse: DateRuleForm {
  static let keys = ["agreed-or-else"]
  static let isOnlyOutermost = true
  static let maps = [
    ClauseMap(
      "agreedOrElse", "agreed-or-else: as all agree, or else",
      "The text itself lets all agree on a day; until it is reached, the day of the rule is provisional.",
      [.needed("agreed-or-else", .rule)],
      examples: [#"{"agreed-or-else": {"after": "P180D", "from": {"day-of": "notice"}}}"#])
  ]
  let otherwise: DateRule

  init(_ reader: RuleReader) throws(ClauseFileError) {
    otherwise = try reader.rule("agreed-or-else")
  }

  var parts: [DateRule] { [otherwise] }
  var withoutAgreedDate: DateRule? { otherwise }

  func evaluate(_ context: RuleContext) -> Evaluation { otherwise.evaluate(context) }

  func phrase(_ words: RuleWords) -> Phrase {
    Phrase(
      en: "the date that all determine, or else \(otherwise.phrase(words.plain))",
      ja: "全員が定める日、定めがなければ\(otherwise.phrase(words.plain))")
  }
}
