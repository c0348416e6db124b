import CivilDate

extension Citation {
  init(_ fields: Fields) throws(ClauseFileError) {
    self.init(article: try fields.required("article").localText(), says: try fields.required("says").localText())
  }
}

extension StartClause {
  init(reading reader: NodeReader) throws(ClauseFileError) {
    let fields = try reader.fields(["article", "says", "rule"])
    let rule = try fields.required("rule")
    self.init(citation: try Citation(fields), rule: try DateRule(reading: rule, allowing: .lastSignature))
    guard !self.rule.yieldsToAgreedDate else { throw rule.fail(.agreedDateInStart) }
  }
}

extension ModificationClause {
  init(reading reader: NodeReader) throws(ClauseFileError) {
    self.init(citation: try Citation(reader.fields(["article", "says"])))
  }
}

extension DiscontinuationClause {
  init(reading reader: NodeReader) throws(ClauseFileError) {
    let fields = try reader.fields(["article", "says", "rule", "concordance"])
    var concordance: [Concordance] = []
    for item in try fields["concordance"].reading({ field throws(ClauseFileError) in try field.list() }) ?? [] {
      concordance.append(try Concordance(reading: item))
    }
    self.init(
      citation: try Citation(fields),
      rule: try DateRule(reading: fields.required("rule"), allowing: .notice),
      concordance: concordance)
  }
}

extension Concordance {
  init(reading reader: NodeReader) throws(ClauseFileError) {
    let fields = try reader.fields(["words", "remark", "days"])
    self.init(
      words: try fields.required("words").localText(),
      remark: try fields.required("remark").localText(),
      noticeDays: try fields["days"].reading { field throws(ClauseFileError) in try readRange(field) })
  }
}

private func readRange(_ reader: NodeReader) throws(ClauseFileError) -> NoticeDayRange {
  let fields = try reader.fields(["earliest", "latest"])
  let latest = try fields.required("latest")
  let range = NoticeDayRange(
    earliest: try fields.required("earliest").choice(NoticeDay.self), latest: try latest.choice(NoticeDay.self))
  guard let range else {
    throw latest.fail(.badValue(try latest.text(), wanted: .oneOf(NoticeDay.allCases.map(\.rawValue))))
  }
  return range
}

extension DateRule {
  /// `{day-of: notice}`, `{after: P180D, from: RULE}` or `{agreed-or-else: RULE}`. The start counts from the signatures
  /// only, the ending from a notice only.
  init(reading reader: NodeReader, allowing anchor: AnchorAct) throws(ClauseFileError) {
    let fields = try reader.fields(["day-of", "after", "from", "agreed-or-else"])
    if let inner = fields["agreed-or-else"] {
      try reader.only(fields, ["agreed-or-else"])
      let rule = try DateRule(reading: inner, allowing: anchor)
      guard !rule.yieldsToAgreedDate else { throw inner.fail(.agreedDateInside) }
      self = .agreedOrElse(rule)
    } else if let period = fields["after"] {
      try reader.only(fields, ["after", "from"])
      let value = try period.value(.period) { try? Period(parsing: $0) }
      let from = try fields.required("from")
      let rule = try DateRule(reading: from, allowing: anchor)
      guard !rule.yieldsToAgreedDate else { throw from.fail(.agreedDateInside) }
      self = .after(value, from: rule)
    } else {
      try reader.only(fields, ["day-of"])
      let act = try fields.required("day-of")
      let found = try act.choice(AnchorAct.self)
      guard found == anchor else { throw act.fail(.ruleCannotCountFrom(found)) }
      self = .dayOf(found)
    }
  }
}

extension NodeReader {
  /// Refuses keys of another form of the same map.
  fileprivate func only(_ fields: Fields, _ names: [String]) throws(ClauseFileError) {
    guard let stray = fields.values.keys.filter({ !names.contains($0) }).min() else { return }
    throw ClauseFileError(.unknownKey(stray, known: names), at: node.position, path: path)
  }
}

extension PolicyChoices {
  init(reading reader: NodeReader?) throws(ClauseFileError) {
    self.init()
    for change in try reader.reading({ field throws(ClauseFileError) in try readPolicyChanges(field) }) ?? [] {
      guard let values = values.setting(change.name, to: change.value) else { continue }
      self.values = values
      choices[change.name] = change.choice
    }
  }
}

/// The policies that a file sets, in the order of the catalogue.
func readPolicyChanges(_ reader: NodeReader) throws(ClauseFileError) -> [PolicyChange] {
  let fields = try reader.fields(PolicyName.allCases.map(\.rawValue))
  var changes: [PolicyChange] = []
  for name in PolicyName.allCases {
    guard let field = fields[name.rawValue] else { continue }
    let policy = try field.fields(["value", "reason", "chosen-by"])
    let value = try policy.required("value").value(.oneOf(name.values + name.openValues)) { text in
      Policies().setting(name, to: text) == nil ? nil : text
    }
    let choice = PolicyChoice(
      reason: try policy.required("reason").localText(),
      chosenBy: try policy["chosen-by"].reading { field throws(ClauseFileError) in try field.localText() })
    changes.append(PolicyChange(name: name, value: value, choice: choice))
  }
  return changes
}

extension PolicyName {
  /// Examples of the values that no list can hold.
  fileprivate var openValues: [String] {
    switch self {
    case .civilDayOf: ["Asia/Tokyo"]
    case .amendmentEffect: ["P30D"]
    default: []
    }
  }
}

extension ClausesChange {
  /// Reads an amendment's file: any of `modification`, `discontinuation` and `policies`, at least one.
  public init(reading file: ClauseNode) throws(ClauseFileError) {
    let reader = NodeReader(file)
    let fields = try reader.fields(["modification", "discontinuation", "policies"])
    guard !fields.values.isEmpty else { throw reader.fail(.changesNothing) }
    self.init(
      modification: try fields["modification"].reading(ModificationClause.init(reading:)),
      discontinuation: try fields["discontinuation"].reading(DiscontinuationClause.init(reading:)),
      policies: try fields["policies"].reading(readPolicyChanges) ?? [],
      file: file)
  }
}
