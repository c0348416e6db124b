import CivilDate

/// `named-or-else: RULE` takes the day that the notice or consent names, if it names one. `later-if-named: RULE` takes
/// it only where it is later than that of the rule (L13, L21). A day before the notice itself is not taken.
struct NamedOrElse: DateRuleForm {
  static let keys = ["named-or-else", "later-if-named"]
  static let maps = [
    ClauseMap(
      "namedOrElse", "named-or-else: the day that the notice or consent names", "Or else the day of the rule.",
      [.needed("named-or-else", .rule)],
      examples: [#"{"named-or-else": {"nth-day": "30", "from": {"day-of": "notice"}}}"#]),
    ClauseMap(
      "laterIfNamed", "later-if-named: a later day that the notice or consent names",
      "The day of the rule, unless a later one is named.", [.needed("later-if-named", .rule)],
      examples: [#"{"later-if-named": {"after": "P1Y", "from": {"day-of": "notice"}}}"#]),
  ]
  let onlyIfLater: Bool
  let otherwise: DateRule

  init(_ reader: RuleReader) throws(ClauseFileError) {
    let key = try reader.key(of: Self.self)
    onlyIfLater = key == "later-if-named"
    otherwise = try reader.rule(key)
  }

  var parts: [DateRule] { [otherwise] }
  var ownAnchors: Set<Anchor> { [.namedDay] }

  func evaluate(_ context: RuleContext) -> Evaluation {
    let plain = otherwise.evaluate(context)
    guard case .day(var derived) = plain, let named = context.days[.namedDay] else { return plain }
    guard !onlyIfLater || named > derived.day else { return plain }
    if let notice = context.days[.notice], named < notice { return plain }
    derived.steps.append(Step(Phrase(en: "the day that it names: \(named)", ja: "文書が指定する日：\(named)")))
    derived.day = named
    derived.counted = nil
    return .day(derived)
  }

  func phrase(_ words: RuleWords) -> Phrase {
    let otherwise = otherwise.phrase(onlyIfLater ? words : words.plain)
    return onlyIfLater
      ? Phrase(en: "\(otherwise), or the later day that it names", ja: "\(otherwise)（それより遅い日を指定するときはその日）")
      : Phrase(en: "the day that it names, or else \(otherwise)", ja: "文書が指定する日、指定がなければ\(otherwise)")
  }
}
