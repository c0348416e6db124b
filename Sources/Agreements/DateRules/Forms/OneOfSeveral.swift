import CivilDate

/// `latest-of: [RULE, RULE]` and `earliest-of: [RULE, RULE]`.
struct OneOfSeveral: DateRuleForm {
  static let keys = ["latest-of", "earliest-of"]
  static let maps = [
    ClauseMap(
      "latestOf", "latest-of: the latest of several", "Waits for all of them.", [.needed("latest-of", .rules)],
      examples: [#"{"latest-of": [{"after": "P3M", "from": {"day-of": "consent"}}, {"day-of": "start"}]}"#]),
    ClauseMap(
      "earliestOf", "earliest-of: the earliest of several",
      "Takes what is known, provisionally while an earlier day can still come.", [.needed("earliest-of", .rules)],
      examples: [#"{"earliest-of": [{"event": "replaced"}, {"after": "P2Y", "from": {"day-of": "notice"}}]}"#]),
  ]
  let isLatest: Bool
  let rules: [DateRule]

  init(_ reader: RuleReader) throws(ClauseFileError) {
    let key = try reader.key(of: Self.self)
    isLatest = key == "latest-of"
    rules = try reader.rules(key)
  }

  var parts: [DateRule] { rules }
  var neededParts: [DateRule] { isLatest ? rules : [] }
  /// A part that does not count from the notice can hold the day, whenever the notice comes.
  var isStepped: Bool { rules.contains { !$0.anchors.contains(.notice) } }

  func evaluate(_ context: RuleContext) -> Evaluation {
    let all = rules.map { $0.evaluate(context) }
    return isLatest ? latest(all) : earliest(all)
  }

  private func latest(_ all: [Evaluation]) -> Evaluation {
    if let none = all.first(where: \.isImpossible) { return none }
    let days = all.compactMap(\.derived)
    guard days.count == all.count else {
      return .waits(.all(all.compactMap(\.waits)))
    }
    return chosen(days) { $0 > $1 }
  }

  /// The earliest day found so far. A part that still waits can bring an earlier day, until the day found is reached.
  private func earliest(_ all: [Evaluation]) -> Evaluation {
    let days = all.compactMap(\.derived)
    let waits = all.compactMap(\.waits)
    guard !days.isEmpty else {
      guard !waits.isEmpty else { return all[0] }
      return .waits(.any(waits))
    }
    guard case .day(var derived) = chosen(days, { $0 < $1 }) else { return .beyondCalendar }
    derived.provisos += waits.flatMap(\.awaited)
    return .day(derived)
  }

  private func chosen(_ days: [Derived], _ isBetter: (CivilDay, CivilDay) -> Bool) -> Evaluation {
    guard var best = days.first else { return .beyondCalendar }
    for day in days.dropFirst() where isBetter(day.day, best.day) { best = day }
    var steps: [Step] = []
    for step in days.flatMap(\.steps) where !steps.contains(step) { steps.append(step) }
    let among = days.map { Phrase(en: "\($0.day)", ja: "\($0.day)") }
    best.steps =
      steps + [
        Step(Phrase(en: "\(which(days.count, among)): \(best.day)", ja: "\(which(days.count, among))：\(best.day)"))
      ]
    best.restsOn = days.compactMap(\.restsOn).max()
    best.provisos = days.flatMap(\.provisos)
    return .day(best)
  }

  func phrase(_ words: RuleWords) -> Phrase {
    let letters = Array("abcdefghijklmnopqrstuvwxyz")
    let all = rules.enumerated().map { index, rule in
      let letter = index < letters.count ? String(letters[index]) : String(index + 1)
      return Phrase(en: "(\(letter)) \(rule.phrase(words.plain))", ja: "（\(letter)）\(rule.phrase(words.plain))")
    }
    return which(rules.count, all)
  }

  private func which(_ count: Int, _ all: [Phrase]) -> Phrase {
    let areTwo = count == 2
    return isLatest
      ? Phrase(en: "the \(areTwo ? "later" : "latest") of \(all)", ja: "\(all)のうち\(areTwo ? "いずれか遅い日" : "最も遅い日")")
      : Phrase(en: "the \(areTwo ? "earlier" : "earliest") of \(all)", ja: "\(all)のうち\(areTwo ? "いずれか早い日" : "最も早い日")")
  }
}
