import CivilDate

/// `rule: RULE, unless: PROVISO`: no day if the proviso has one by then. With `until: RULE` the day is not stopped but
/// held: it is then not before that of the other rule.
struct Unless: DateRuleForm {
  static let keys = ["unless"]
  static let maps = [
    ClauseMap(
      "unless", "rule, unless: stopped",
      "No day if the other rule has one by then. With until it is not stopped but held until that day.",
      [
        .needed("rule", .rule), .needed("unless", .rule, "What stops it"), .optional("until", .rule, "Held until"),
      ],
      examples: [#"{"rule": {"after": "P6M", "from": {"day-of": "notice"}}, "unless": {"event": "armed-conflict"}}"#])
  ]
  let rule: DateRule
  let proviso: DateRule
  let until: DateRule?

  init(_ reader: RuleReader) throws(ClauseFileError) {
    rule = try reader.rule("rule")
    proviso = try reader.rule("unless")
    until = try reader.ruleIfGiven("until")
  }

  var isMonotone: Bool { false }
  var parts: [DateRule] { [rule, proviso] + (until.map { [$0] } ?? []) }
  var neededParts: [DateRule] { [rule] }

  func evaluate(_ context: RuleContext) -> Evaluation {
    guard case .day(var derived) = rule.evaluate(context) else { return rule.evaluate(context) }
    var recorded = context
    recorded.supposed = nil
    guard let day = proviso.evaluate(recorded).day, day <= derived.day else {
      let event = proviso.events.count == 1 ? proviso.events.first : nil
      derived.provisos.append(Awaited(kind: .other, phrase: proviso.occurrence(RuleWords()), event: event))
      return .day(derived)
    }
    guard let until else {
      return .stopped(
        Phrase(
          en: "\(proviso.occurrence(RuleWords())), \(day), stops it",
          ja: "\(proviso.occurrence(RuleWords()))（\(day)）により生じない"))
    }
    return Evaluation.day(derived).later(than: until.evaluate(context)) { end in
      Step(Phrase(en: "held until \(until.phrase): \(end)", ja: "\(until.phrase)まで停止：\(end)"))
    }
  }

  func phrase(_ words: RuleWords) -> Phrase {
    guard let until else {
      return Phrase(
        en: "\(rule.phrase(words)), unless there is \(proviso.occurrence(words)) by then",
        ja: "\(rule.phrase(words))（ただしその日までに\(proviso.occurrence(words))があるときを除く）")
    }
    return Phrase(
      en:
        "\(rule.phrase(words)); if there is \(proviso.occurrence(words)) by then, not before \(until.phrase(words.plain))",
      ja: "\(rule.phrase(words))（その日までに\(proviso.occurrence(words))があるときは、\(until.phrase(words.plain))より前とはならない）")
  }
}
