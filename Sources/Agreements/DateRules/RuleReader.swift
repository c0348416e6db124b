import CivilDate

/// The map of one rule, and the acts that the clause allows it to count from.
struct RuleReader {
  let fields: Fields
  let allowed: Set<Anchor>

  fileprivate init(fields: Fields, allowed: Set<Anchor>) {
    self.fields = fields
    self.allowed = allowed
  }

  /// The key that told the form.
  func key(of form: any DateRuleForm.Type) throws(ClauseFileError) -> String {
    let given = form.keys.filter { fields[$0] != nil }
    guard let key = given.first else { throw fields.owner.fail(.missing(key: form.keys[0])) }
    if given.count > 1 { throw fields.owner.failAtKey(given[1], .bothGiven(key, given[1])) }
    return key
  }

  /// Reads a rule inside this one.
  func rule(_ key: String) throws(ClauseFileError) -> DateRule {
    try DateRule(reading: fields.required(key), allowing: allowed, isOutermost: false)
  }

  /// Reads a rule inside this one; nil where the key is left out.
  func ruleIfGiven(_ key: String) throws(ClauseFileError) -> DateRule? {
    fields[key] == nil ? nil : try rule(key)
  }

  /// Reads a list of rules, at least two.
  func rules(_ key: String) throws(ClauseFileError) -> [DateRule] {
    let list = try fields.required(key)
    var rules: [DateRule] = []
    for item in try list.list() {
      rules.append(try DateRule(reading: item, allowing: allowed, isOutermost: false))
    }
    guard rules.count >= 2 else { throw list.fail(.tooFewRules) }
    return rules
  }

  func period(_ key: String) throws(ClauseFileError) -> Period {
    try fields.required(key).value(.period) { try? Period(parsing: $0) }
  }

  func number(_ key: String, in range: ClosedRange<Int>) throws(ClauseFileError) -> Int {
    try fields.required(key).number(in: range)
  }

  func monthDay(_ key: String) throws(ClauseFileError) -> MonthDay? {
    try fields[key].reading { field throws(ClauseFileError) in
      try field.value(.monthDay, MonthDay.init(parsing:))
    }
  }
}

extension DateRule {
  /// - Parameter allowing: the acts that the clause can count from.
  init(reading reader: NodeReader, allowing: Set<Anchor>, isOutermost: Bool = true) throws(ClauseFileError) {
    if case .text(let text) = reader.node.content, Anchor(rawValue: text) != nil {
      throw reader.fail(.wantsDayOf(text))
    }
    let names = try reader.names()
    guard let place = names.compactMap({ placesOfForms[$0] }).min() else {
      let known = dateRuleForms.flatMap { $0.keys }
      let others = Set(keysOfRuleForms.joined()).subtracting(known)
      guard let stray = names.first(where: { !others.contains($0) }) ?? names.first else { throw reader.fail(.empty) }
      _ = try reader.members()
      throw reader.failAtKey(stray, .unknownKey(stray, known: known))
    }
    let form = dateRuleForms[place]
    if form == ThresholdReached.self, let stray = names.first(where: ThresholdReached.ownKeys.contains) {
      throw reader.failAtKey(stray, .belongsInside(stray, of: ThresholdReached.keys[0]))
    }
    let fields = try reader.fields(keysOfRuleForms[place])
    guard isOutermost || !form.isOnlyOutermost else { throw reader.fail(.agreedDateInside) }
    self.init(try form.init(RuleReader(fields: fields, allowed: allowing)))
  }
}

/// The place of the form among all forms, by each key that tells it.
private let placesOfForms = Dictionary(
  dateRuleForms.enumerated().flatMap { place, form in form.keys.map { ($0, place) } }
) { first, _ in first }
