import CivilDate

/// `day-of: notice`: the day of an act.
struct DayOf: DateRuleForm {
  static let keys = ["day-of"]
  static let maps = [
    ClauseMap(
      "dayOf", "day-of: the day of an act", "Waits until the act is there.",
      [
        .needed(
          "day-of", .choice(of: Anchor.self), "Act whose day it is",
          "Which acts a clause knows is shown in docs/clause-reference.md: a start cannot count from a notice.")
      ],
      examples: [#"{"day-of": "last-signature"}"#])
  ]
  let anchor: Anchor

  init(anchor: Anchor) { self.anchor = anchor }

  init(_ reader: RuleReader) throws(ClauseFileError) {
    let field = try reader.fields.required("day-of")
    func names() -> [String] { Anchor.allCases.filter(reader.allowed.contains).map(\.rawValue) }
    let anchor = try field.value(.oneOf(names()), Anchor.init(rawValue:))
    guard reader.allowed.contains(anchor) else { throw field.fail(.ruleCannotCountFrom(anchor, allowed: names())) }
    self.anchor = anchor
  }

  var parts: [DateRule] { [] }
  var ownAnchors: Set<Anchor> { [anchor] }
  var isStepped: Bool { anchor == .termEnd }

  func evaluate(_ context: RuleContext) -> Evaluation {
    if let day = context.days[anchor] { return .day(derived(day)) }
    if let event = context.event(of: anchor) { return .day(derived(event.day)) }
    if let supposed = context.supposed { return .day(derived(supposed)) }
    return .waits(Waits(awaited: [Awaited(kind: anchor.kind, phrase: anchor.phrase, event: anchor.event)]))
  }

  private func derived(_ day: CivilDay) -> Derived {
    Derived(
      day: day, steps: [Step(Phrase(en: "\(anchor.phrase): \(day)", ja: "\(anchor.phrase)：\(day)"))], restsOn: day)
  }

  func phrase(_ words: RuleWords) -> Phrase { words(anchor) }

  func occurrence(_ words: RuleWords) -> Phrase { anchor.occurrence }
}

extension Anchor {
  fileprivate var kind: Awaited.Kind {
    switch self {
    case .lastSignature: .signature
    case .consent, .lastConsent: .consent
    case .parentStart, .parentEnd, .notice, .namedDay, .adoption, .start, .startForParty, .end, .termEnd: .other
    }
  }
}
