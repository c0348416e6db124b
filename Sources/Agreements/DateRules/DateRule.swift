import CivilDate

/// An effective date as data, not code (L21): how a final clause fixes a day. A rule has one of the forms of `Forms/`.
/// Each form has a file that tells how it is written, what it gives, and how it is said. `docs/new-rule.md` tells how
/// to add one.
package struct DateRule: Hashable, Sendable {
  let form: any DateRuleForm
  /// The acts that the rule, or a part of it, counts from.
  let anchors: Set<Anchor>
  /// The events that the rule, or a part of it, names.
  let events: Set<EventName>
  /// Whether its day stays the same for many days of the notice, then moves on by many. The end of a term, a yearly day
  /// and the end of a month are such days.
  let isStepped: Bool
  /// Whether a later notice never gets an earlier day.
  let isMonotone: Bool
  /// The policies that it can read, even where it says for itself how it counts.
  let policies: Set<PolicyName>
  /// Whether a period in it is counted from the notice. Such a period does not run while the notice is suspended (L25).
  let runsFromNotice: Bool

  init(_ form: any DateRuleForm) {
    self.form = form
    let parts = form.parts
    isStepped = form.isStepped || parts.contains(where: \.isStepped)
    policies = parts.reduce(form.ownPolicies) { $0.union($1.policies) }
    isMonotone = form.isMonotone && parts.allSatisfy(\.isMonotone)
    runsFromNotice =
      parts.contains(where: \.runsFromNotice) || (form.isPeriod && parts.contains { $0.anchors.contains(.notice) })
    anchors = form.parts.reduce(form.ownAnchors) { $0.union($1.anchors) }
    let own = form.ownEvents.union(form.ownAnchors.compactMap(\.event))
    events = form.parts.reduce(own) { $0.union($1.events) }
  }

  package static func == (a: Self, b: Self) -> Bool { a.form.isSame(as: b.form) }

  package func hash(into hasher: inout Hasher) { form.hash(into: &hasher) }

  /// The rule as a clause of a sentence, with plain words for the acts that it counts from.
  package var phrase: Phrase { form.phrase(RuleWords()) }

  /// The rule where a sentence needs the name of a day: "the day 30 days after the start".
  package var phraseOfDay: Phrase { form.phrase(RuleWords(namesDay: true)) }

  /// The rule with other words for the acts that it counts from. Where `words` gives nil, the plain ones stay. The
  /// words are asked for from inside the rule, since only its form knows where in the phrase an act stands.
  package func phrase(_ words: @escaping (Anchor) -> Phrase?) -> Phrase {
    form.phrase(RuleWords { words($0) ?? $0.phrase })
  }

  func phrase(_ words: RuleWords) -> Phrase { form.phrase(words) }

  /// What the rule gives in every case: a day with the steps that lead to it, what the rule waits for, or why there is
  /// no day.
  func evaluate(_ context: RuleContext) -> Evaluation { form.evaluate(context) }

  /// The rule as something that happens, or does not: "the event armed-conflict".
  func occurrence(_ words: RuleWords) -> Phrase { form.occurrence(words) }

  /// Whether a date that all agree on displaces what the rule gives. Only the outermost form can say so.
  package var yieldsToAgreedDate: Bool { form.withoutAgreedDate != nil }

  /// Whether the rule rests on events alone.
  var needsNoNotice: Bool { !events.isEmpty && anchors.isDisjoint(with: [.notice, .namedDay, .termEnd]) }

  /// What the rule gives where no date is agreed.
  package var otherwise: DateRule { form.withoutAgreedDate ?? self }

  /// The thresholds in the rule.
  var thresholds: [ThresholdReached] { form.ownThresholds + form.parts.flatMap(\.thresholds) }

  /// The rule itself and those of its parts without which it gives no day.
  var needed: [DateRule] { [self] + form.neededParts.flatMap(\.needed) }

  /// Whether the rule gives no day without the end of a term.
  var needsTermEnd: Bool { needed.contains { $0.form.ownAnchors.contains(.termEnd) } }

  /// How the rule itself says that it counts; nil where it leaves that to the policy.
  func convention(_ name: PolicyName) -> String? { conventions(name).first }

  /// How the rule and its parts say that they count, the outer before the inner.
  func conventions(_ name: PolicyName) -> [String] {
    let own = form.ownConvention
    let value: String? =
      switch name {
      case .counting: own.counting?.rawValue
      case .missingDay: own.missingDay?.rawValue
      default: nil
      }
    return (value.map { [$0] } ?? []) + form.parts.flatMap { $0.conventions(name) }
  }
}

/// One form of date rule. Its keys in a clause file, its meaning and its words are in one place.
protocol DateRuleForm: Hashable, Sendable {
  /// The keys that tell the form; its map has one of them.
  static var keys: [String] { get }
  /// The maps of the form, one for each of `keys`.
  static var maps: [ClauseMap] { get }
  /// Whether the form cannot stand inside another rule.
  static var isOnlyOutermost: Bool { get }

  init(_ reader: RuleReader) throws(ClauseFileError)

  /// The rules that the form is built from.
  var parts: [DateRule] { get }
  /// The parts without which it gives no day; all of them, unless the form says otherwise.
  var neededParts: [DateRule] { get }
  /// The acts that it counts from itself. Those of its parts are left out.
  var ownAnchors: Set<Anchor> { get }
  /// The events that it names itself.
  var ownEvents: Set<EventName> { get }
  /// The policies that it reads itself.
  var ownPolicies: Set<PolicyName> { get }
  /// The thresholds that it waits for itself.
  var ownThresholds: [ThresholdReached] { get }
  /// How the form itself says that it counts.
  var ownConvention: Convention { get }
  /// The rule that holds where no date is agreed, if an agreed date displaces this form; nil if it does not.
  var withoutAgreedDate: DateRule? { get }
  /// Whether the form makes steps of its own.
  var isStepped: Bool { get }
  /// Whether a later day of its parts never makes its own day earlier.
  var isMonotone: Bool { get }
  /// Whether the form counts days, months or years forward from its part.
  var isPeriod: Bool { get }
  func evaluate(_ context: RuleContext) -> Evaluation
  /// - Parameter words: the words for the acts that it counts from.
  func phrase(_ words: RuleWords) -> Phrase
  /// The form as something that happens, or does not.
  func occurrence(_ words: RuleWords) -> Phrase
}

extension DateRuleForm {
  static var isOnlyOutermost: Bool { false }
  var neededParts: [DateRule] { parts }
  var ownAnchors: Set<Anchor> { [] }
  var ownEvents: Set<EventName> { [] }
  var ownPolicies: Set<PolicyName> { [] }
  var ownThresholds: [ThresholdReached] { [] }
  var ownConvention: Convention { Convention() }
  var withoutAgreedDate: DateRule? { nil }
  var isStepped: Bool { false }
  var isMonotone: Bool { true }
  var isPeriod: Bool { false }

  func occurrence(_ words: RuleWords) -> Phrase { phrase(words) }

  fileprivate func isSame(as other: any DateRuleForm) -> Bool { (other as? Self) == self }
}

/// How a rule is worded.
struct RuleWords {
  private let anchors: (Anchor) -> Phrase
  /// Whether a period is worded as the day that it leads to.
  let namesDay: Bool

  init(namesDay: Bool = false, _ anchors: @escaping (Anchor) -> Phrase = { $0.phrase }) {
    self.namesDay = namesDay
    self.anchors = anchors
  }

  /// The same words for a part of the sentence that names no day.
  var plain: RuleWords { RuleWords(anchors) }
  /// The same words for a part of the sentence that names a day.
  var ofDay: RuleWords { RuleWords(namesDay: true, anchors) }

  func callAsFunction(_ anchor: Anchor) -> Phrase { anchors(anchor) }
}

/// The keys of each form's map, those that tell the form first.
package let keysOfRuleForms: [[String]] = dateRuleForms.map { form in
  form.maps.flatMap(\.names).reduce(into: form.keys) { if !$0.contains($1) { $0.append($1) } }
}

extension ClauseMap {
  /// The maps of the rules that can stand anywhere, also inside another rule.
  package static let rules = dateRuleForms.filter { !$0.isOnlyOutermost }.flatMap { $0.maps }
  /// The maps of the rules that can only stand outermost.
  package static let outermostRules = dateRuleForms.filter { $0.isOnlyOutermost }.flatMap { $0.maps }
}

extension ClauseKey {
  static let from = needed("from", .rule, "Counted from", "The rule of the day that it is counted from.")
  static let counting = optional(
    "counting", .choice(of: Counting.self), "How this clause is counted",
    "P1Y from 10 March: nth-day-after is 10 March, include-first-day 9, day-after-expiry 11.")
  static let missingDay = optional(
    "missing-day", .choice(of: MissingDay.self), "Where the month has no such day",
    "31 January + P1M: clamp gives 28 February, overflow 1 March.")
  static let lastDayInTime = optional(
    "last-day", .choice(of: LastDayInTime.self), "How the last day in time is counted",
    "safe (if left out): in clear days; anniversary: the day with the same number counts.")
}

/// All forms, in the order of docs/clause-reference.md.
let dateRuleForms: [any DateRuleForm.Type] = [
  FixedDay.self, DayOf.self, DayOfEvent.self, ThresholdReached.self, AfterPeriod.self, BeforePeriod.self, NthDay.self,
  EdgeOfSpan.self, YearlyDay.self, OneOfSeveral.self, NotBefore.self, Provided.self, Unless.self, AgreedOrElse.self,
  NamedOrElse.self,
]
