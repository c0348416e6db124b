import CivilDate

/// `rule: RULE, provided: CONDITION`: no day until the condition has one. The day is then that of the rule, even if it
/// has passed (`latest-of` is for what cannot come before its condition). With `otherwise: RULE` the condition must be
/// there by the day of the rule; if it comes later, the other rule gives the day.
struct Provided: DateRuleForm {
  static let keys = ["provided"]
  static let maps = [
    ClauseMap(
      "provided", "rule, provided: only if",
      "No day until the condition has one. With otherwise, the other rule counts if it comes too late.",
      [
        .needed("rule", .rule), .needed("provided", .rule, "Condition"),
        .optional("otherwise", .rule, "The rule if the condition is not there by the day"),
      ],
      examples: [#"{"rule": {"after": "P2Y", "from": {"day-of": "notice"}}, "provided": {"event": "dues-paid"}}"#])
  ]
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
  var neededParts: [DateRule] { otherwise == nil ? parts : [] }

  func evaluate(_ context: RuleContext) -> Evaluation {
    if let earliest = earliestOfBoth(context) { return earliest }
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
    case (.day, _): return met
    default: return plain
    }
  }

  /// The earliest day that is still possible, where that is asked: the condition can be met by then, or not.
  private func earliestOfBoth(_ context: RuleContext) -> Evaluation? {
    guard let supposed = context.supposed, let otherwise else { return nil }
    var recorded = context
    recorded.supposed = nil
    guard condition.evaluate(recorded).waits != nil else { return nil }
    let plain = rule.evaluate(context)
    let days = [plain.derived.flatMap { $0.day < supposed ? nil : $0 }, otherwise.evaluate(context).derived]
    return days.compactMap { $0 }.min { $0.day < $1.day }.map { .day($0) } ?? plain
  }

  func phrase(_ words: RuleWords) -> Phrase {
    let plain = Phrase(
      en: "\(rule.phrase(words)), provided that there is \(condition.occurrence(words))",
      ja: "\(rule.phrase(words))（ただし\(condition.occurrence(words))があることを条件とする）")
    guard let otherwise else { return plain }
    return Phrase(
      en: "\(plain) by then; otherwise \(otherwise.phrase(words.plain))",
      ja: "\(plain)、その日までになければ\(otherwise.phrase(words.plain))")
  }
}
