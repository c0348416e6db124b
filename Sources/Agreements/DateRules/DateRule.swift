import CivilDate

/// An effective date as data, not code (L21): how a final clause fixes a day. A rule is one of the forms of `Forms/`,
/// a file each: how it is written, what it gives, how it is said. `docs/new-rule.md` tells how to add one.
package struct DateRule: Hashable, Sendable {
  let form: any DateRuleForm
  /// The acts that the rule, or a part of it, counts from.
  let anchors: Set<Anchor>
  /// The events that the rule, or a part of it, names.
  let events: Set<EventName>
  /// Whether what it gives stands still for many days of the notice, then moves on by many: the end of a term, a yearly
  /// day, the end of a month.
  let isStepped: Bool
  /// Whether a later notice never gets an earlier day.
  let isMonotone: Bool
  /// The policies that it can read, also where it says for itself how it counts.
  let policies: Set<PolicyName>
  /// Whether a period in it is counted from the notice: while that is suspended, it stands still (L25).
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

  /// The rule as a clause of a sentence; the acts it counts from are said plainly.
  package var phrase: Phrase { form.phrase(RuleWords()) }

  /// The same where a sentence needs the name of a day: "the day 30 days after the start".
  package var phraseOfDay: Phrase { form.phrase(RuleWords(namesDay: true)) }

  /// The rule with other words for the acts that it counts from; nil leaves the plain ones.
  package func phrase(_ words: @escaping (Anchor) -> Phrase?) -> Phrase {
    form.phrase(RuleWords { words($0) ?? $0.phrase })
  }

  func phrase(_ words: RuleWords) -> Phrase { form.phrase(words) }

  /// What the rule gives. Total: a day with the steps that lead to it, what it waits for, or why there is none.
  func evaluate(_ context: RuleContext) -> Evaluation { form.evaluate(context) }

  /// The rule as something that happens, or does not: "the event armed-conflict".
  func occurrence(_ words: RuleWords) -> Phrase { form.occurrence(words) }

  /// Whether a date that all agree on takes the place of what the rule gives. Only the outermost form can say so.
  package var yieldsToAgreedDate: Bool { form.withoutAgreedDate != nil }

  /// Whether it rests on events alone.
  var needsNoNotice: Bool { !events.isEmpty && anchors.isDisjoint(with: [.notice, .namedDay, .termEnd]) }

  /// What the rule gives where no date is agreed.
  package var otherwise: DateRule { form.withoutAgreedDate ?? self }

  /// The thresholds in the rule.
  var thresholds: [ThresholdReached] { form.ownThresholds + form.parts.flatMap(\.thresholds) }

  /// Those of its rules without which it gives no day, itself among them.
  var needed: [DateRule] { [self] + form.neededParts.flatMap(\.needed) }

  /// Whether it gives no day without the end of a term.
  var needsTermEnd: Bool { needed.contains { $0.form.ownAnchors.contains(.termEnd) } }

  /// How the rule itself says that it counts; nil where it leaves that to the policy.
  func convention(_ name: PolicyName) -> String? { conventions(name).first }

  /// How it and its parts say so, the outer before the inner.
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

/// One form of date rule: its keys in a clause file, its meaning and its words, in one place.
protocol DateRuleForm: Hashable, Sendable {
  /// The keys that tell the form, one of which stands in its map.
  static var keys: [String] { get }
  /// Its map, one for each of `keys`.
  static var maps: [ClauseMap] { get }
  /// Whether it cannot stand inside another rule.
  static var isOnlyOutermost: Bool { get }

  init(_ reader: RuleReader) throws(ClauseFileError)

  /// The rules that it is built from.
  var parts: [DateRule] { get }
  /// Those of them without which it gives no day; all, unless the form says otherwise.
  var neededParts: [DateRule] { get }
  /// The acts that it counts from itself, its parts aside.
  var ownAnchors: Set<Anchor> { get }
  /// The events that it names itself.
  var ownEvents: Set<EventName> { get }
  /// The policies that it reads itself.
  var ownPolicies: Set<PolicyName> { get }
  /// The thresholds that it waits for itself.
  var ownThresholds: [ThresholdReached] { get }
  /// How it says itself that it counts.
  var ownConvention: Convention { get }
  /// What it gives where no date is agreed, if such a date takes its place; nil of a form that an agreed date leaves
  /// alone.
  var withoutAgreedDate: DateRule? { get }
  /// Whether it makes steps of its own.
  var isStepped: Bool { get }
  /// Whether a later day of its parts never gives an earlier day.
  var isMonotone: Bool { get }
  /// Whether it counts days, months or years forward from its part.
  var isPeriod: Bool { get }
  func evaluate(_ context: RuleContext) -> Evaluation
  /// - Parameter words: how the acts are called that it counts from.
  func phrase(_ words: RuleWords) -> Phrase
  /// The same as something that happens, or does not.
  func occurrence(_ words: RuleWords) -> Phrase
}

extension DateRuleForm {
  static var isOnlyOutermost: Bool { false }
  var parts: [DateRule] { [] }
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

  /// The same for a part of the sentence that names no day.
  var plain: RuleWords { RuleWords(anchors) }
  /// The same for a part that does.
  var ofDay: RuleWords { RuleWords(namesDay: true, anchors) }

  func callAsFunction(_ anchor: Anchor) -> Phrase { anchors(anchor) }
}

/// Of each form the keys of its map, those that tell it first.
package let keysOfRuleForms: [[String]] = dateRuleForms.map { form in
  form.maps.flatMap(\.names).reduce(into: form.keys) { if !$0.contains($1) { $0.append($1) } }
}

extension ClauseMap {
  /// What a rule can be, inside another as well.
  package static let rules = dateRuleForms.filter { !$0.isOnlyOutermost }.flatMap { $0.maps }
  /// What it can be only outermost.
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

/// Every form, in the order of docs/clause-reference.md.
let dateRuleForms: [any DateRuleForm.Type] = [
  FixedDay.self, DayOf.self, DayOfEvent.self, ThresholdReached.self, AfterPeriod.self, BeforePeriod.self, NthDay.self,
  EdgeOfSpan.self, YearlyDay.self, OneOfSeveral.self, NotBefore.self, Provided.self, Unless.self, AgreedOrElse.self,
  NamedOrElse.self,
]
