import CivilDate

extension FinalClauses {
  /// The keys of a clause file that hold final clauses, each with the word that non-binding texts use.
  package static let map = ClauseMap(
    "clauses", "Final clauses", "",
    [
      .needed("start", .map(StartClause.map)), .optional("duration", .map(DurationClause.map)),
      .optional("amendment", .map(AmendmentClause.map), "Amendment", "How the agreement is changed."),
      .optional(
        "modification", .map(AmendmentClause.map), "Modification",
        "The same as amendment, under the word of non-binding texts."),
      .optional(
        "termination", .map(EndingClause.map), "Termination", "How one notice, or an agreed date, ends it for all."),
      .optional(
        "discontinuation", .map(EndingClause.map), "Discontinuation",
        "The same as termination, under the word of non-binding texts."),
      .optional("withdrawal", .map(EndingClause.map), "Withdrawal", "How a notice ends it for its giver alone."),
      .optional("revocation", .map(.revocation)), .optional("suspension", .map(SuspensionClause.map)),
      .optional(
        "effects", .list(of: .map(NamedEffect.map)), "Effects",
        "Further days on which something begins or ceases."),
      .optional("survival", .list(of: .map(NamedEffect.map)), "Survival", "What outlives the end, and until when."),
      .optional("deadlines", .list(of: .map(NamedEffect.map)), "Deadlines", "Other days to keep."),
      .optional("policies", .map(.policies)),
    ])

  init(reading fields: Fields, organs: [PartyID]) throws(ClauseFileError) {
    let start = try StartClause(reading: fields.required("start"))
    let change = try ClausesChange(reading: fields, organs: organs)
    let bare = FinalClauses(
      start: start, duration: nil, amendment: nil, termination: nil, withdrawal: nil, revocation: nil, suspension: nil,
      effects: [], survival: [], deadlines: [], policies: PolicyChoices())
    self = bare.applying(change)
  }
}

extension ClausesChange {
  /// The map of an amendment's file.
  package static let map = ClauseMap(
    "amendmentFile", "File of an amendment",
    "The clauses that an amendment replaces, whole, and nothing else; never the start.",
    FinalClauses.map.keys.filter { $0.name != "start" })

  /// Reads an amendment's file: at least one of the final clauses, and not the start.
  package init(reading file: ClauseNode) throws(ClauseFileError) {
    let reader = NodeReader(file)
    let fields = try reader.fields(Self.map)
    guard !fields.isEmpty else { throw reader.fail(.changesNothing) }
    try self.init(reading: fields, organs: nil)
  }

  /// All that is wrong with an amendment's file that cannot be read, in the order of its lines.
  package static func faults(in file: ClauseNode) -> [ClauseFileError] {
    ClauseFaults.all(in: file) { tree throws(ClauseFileError) in
      _ = try ClausesChange(reading: tree)
    } check: { _ in
      []
    }
  }

  /// - Parameter organs: the organs of the agreement; nil in an amendment's file, which does not tell them.
  init(reading fields: Fields, organs: [PartyID]?) throws(ClauseFileError) {
    let revocation = try fields["revocation"].reading(readRevocation)
    var policies = try fields["policies"].reading(readPolicyChanges) ?? []
    if let (citation, value) = revocation {
      if let twice = fields["policies"], policies.contains(where: { $0.name == .revocation }) {
        throw twice.fail(.bothGiven("revocation", "policies.revocation"))
      }
      policies.append(
        PolicyChange(
          name: .revocation, value: value.rawValue, choice: PolicyChoice(reason: citation.says, chosenBy: nil)))
    }
    self.init(
      duration: try fields["duration"].reading(DurationClause.init(reading:)),
      amendment: try fields.either("amendment", "modification").reading { field throws(ClauseFileError) in
        try AmendmentClause(reading: field, organs: organs)
      },
      termination: try fields.either("termination", "discontinuation").reading(EndingClause.init(reading:)),
      withdrawal: try fields["withdrawal"].reading(EndingClause.init(reading:)),
      revocation: revocation?.0,
      suspension: try fields["suspension"].reading(SuspensionClause.init(reading:)),
      effects: try fields["effects"] == nil ? nil : readEffects(fields["effects"]),
      survival: try fields["survival"] == nil ? nil : readEffects(fields["survival"]),
      deadlines: try fields["deadlines"] == nil ? nil : readEffects(fields["deadlines"]),
      policies: policies, file: fields.owner.node)
  }
}

extension Fields {
  /// The value of one of two keys for the same clause. Only one of them may stand.
  fileprivate func either(_ name: String, _ other: String) throws(ClauseFileError) -> NodeReader? {
    guard let value = self[other] else { return self[name] }
    guard self[name] == nil else { throw value.fail(.bothGiven(name, other)) }
    return value
  }
}

extension ClauseMap {
  package static let policies = ClauseMap(
    "policies", "Policies", "What holds where the text is silent, and why. Write only those that are decided.",
    PolicyName.allCases.map { .optional($0.rawValue, .map(policy)) })

  /// The map of one policy. The values that it can have depend on the name of the policy.
  package static let policy = ClauseMap(
    "choice", "Policy", "",
    [
      .needed("value", .text), .needed("reason", .localText, "Why this value"),
      .optional("chosen-by", .localText, "Who chose it"),
    ])
}

/// The policies that a file sets, in the order of the catalogue.
func readPolicyChanges(_ reader: NodeReader) throws(ClauseFileError) -> [PolicyChange] {
  let fields = try reader.fields(.policies)
  var changes: [PolicyChange] = []
  for name in PolicyName.allCases {
    guard let field = fields[name.rawValue] else { continue }
    let policy = try field.fields(.policy)
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
  package var openValues: [String] {
    switch self {
    case .civilDayOf: ["Asia/Tokyo"]
    case .amendmentEffect: ["P30D"]
    default: []
    }
  }
}
