import CivilDate

/// `rule: RULE, not-before: RULE`: the day of the first rule, but no earlier than that of the second.
struct NotBefore: DateRuleForm {
  static let keys = ["not-before"]
  static let maps = [
    ClauseMap(
      "notBefore", "rule, not-before: but no earlier than", "The later of the two.",
      [.needed("rule", .rule), .needed("not-before", .rule)],
      examples: [#"{"rule": {"after": "P1Y", "from": {"day-of": "notice"}}, "not-before": {"date": "2022-05-01"}}"#])
  ]
  let rule: DateRule
  let bound: DateRule

  init(_ reader: RuleReader) throws(ClauseFileError) {
    rule = try reader.rule("rule")
    bound = try reader.rule("not-before")
  }

  var parts: [DateRule] { [rule, bound] }
  var isStepped: Bool { !bound.anchors.contains(.notice) }

  func evaluate(_ context: RuleContext) -> Evaluation {
    rule.evaluate(context).later(than: bound.evaluate(context)) { day in
      Step(Phrase(en: "not before \(day)", ja: "\(day)より前とはならない"))
    }
  }

  func phrase(_ words: RuleWords) -> Phrase {
    Phrase(
      en: "\(rule.phrase(words)), but not before \(bound.phrase(words.plain))",
      ja: "\(rule.phrase(words))（ただし\(bound.phrase(words.plain))より前とはならない）")
  }
}
