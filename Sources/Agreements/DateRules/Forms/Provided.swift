import CivilDate

/// `rule: RULE, provided: CONDITION`: no day until the condition has one; the day is then that of the rule, although it
/// may have passed (`latest-of` is for what cannot come before its condition). With `otherwise: RULE` the condition
/// must be there by the day of the rule; if it comes later, the other rule gives the day.
struct Provided: DateRuleForm {
  static let keys = ["provided"]
  static let otherKeys = ["rule", "otherwise"]
  let rule: DateRule
  let condition: DateRule
  let otherwise: DateRule?

  init(_ reader: RuleReader) throws(ClauseFileError) {
    rule = try reader.rule("rule")
    condition = try reader.rule("provided")
    otherwise = try reader.ruleIfGiven("otherwise")
  }

  var isMonotone: Bool { false }
  var parts: [DateRule] { [rule, condition] + (otherwise.map { [$0] } ?? []) }

  func evaluate(_ context: RuleContext) -> Evaluation {
    let (plain, met) = (rule.evaluate(context), condition.evaluate(context))
    if let otherwise, let day = plain.day, let metOn = met.day, metOn > day {
      return otherwise.evaluate(context)
    }
    switch (plain, met) {
    case (.day(var derived), .day(let condition)):
      derived.steps = condition.steps + derived.steps
      derived.restsOn = [derived.restsOn, condition.restsOn].compactMap { $0 }.max()
      derived.provisos += condition.provisos
      return .day(derived)
    case (.day(let derived), .waits(let waits)):
      return .waits(Waits(awaited: waits.awaited, notBefore: derived.day))
    case (.day, _): return met
    default: return plain
    }
  }

  func phrase(_ words: (Anchor) -> Phrase) -> Phrase {
    let plain = Phrase(
      en: "\(rule.phrase(words)), provided that there is \(condition.occurrence(words))",
      ja: "\(rule.phrase(words))（ただし\(condition.occurrence(words))があることを条件とする）")
    guard let otherwise else { return plain }
    return Phrase(
      en: "\(plain) by then; otherwise \(otherwise.phrase(words))", ja: "\(plain)、その日までになければ\(otherwise.phrase(words))")
  }
}
