/// The clauses that an amendment replaces (L24). Only those named change; all others stay.
package struct ClausesChange: Hashable, Sendable {
  /// The new clause; nil where the old one stays. The same is so for the clauses below.
  package let duration: DurationClause?
  package let amendment: AmendmentClause?
  package let termination: EndingClause?
  package let withdrawal: EndingClause?
  package let revocation: Citation?
  package let suspension: SuspensionClause?
  package let effects: [NamedEffect]?
  package let survival: [NamedEffect]?
  package let deadlines: [NamedEffect]?
  /// The policies that it sets, in the order of the catalogue, each with its reason.
  package let policies: [PolicyChange]
  /// The file as a tree of texts, from which all of the above was read.
  package let file: ClauseNode
}

extension ClausesChange {
  /// The rules of all clauses that it brings.
  var allRules: [DateRule] {
    let own = [
      duration?.ends, amendment?.rule, amendment?.forParty, termination?.rule, termination?.noticeFrom,
      withdrawal?.rule, withdrawal?.noticeFrom,
    ]
    return own.compactMap { $0 } + ((effects ?? []) + (survival ?? []) + (deadlines ?? [])).map(\.rule)
  }
}

/// One policy set to one value.
package struct PolicyChange: Hashable, Sendable {
  /// The question that the policy answers.
  package let name: PolicyName
  /// The value as the file writes it; it is known to be a value of the policy.
  package let value: String
  /// The reason for the new value.
  package let choice: PolicyChoice

  package init(name: PolicyName, value: String, choice: PolicyChoice) {
    self.name = name
    self.value = value
    self.choice = choice
  }
}

extension FinalClauses {
  /// These clauses with those of a change in their place.
  package func applying(_ change: ClausesChange) -> FinalClauses {
    var new = self
    new.duration = change.duration ?? duration
    new.amendment = change.amendment ?? amendment
    new.termination = change.termination ?? termination
    new.withdrawal = change.withdrawal ?? withdrawal
    new.revocation = change.revocation ?? revocation
    new.suspension = change.suspension ?? suspension
    new.effects = change.effects ?? effects
    new.survival = change.survival ?? survival
    new.deadlines = change.deadlines ?? deadlines
    for policy in change.policies {
      guard let values = new.policies.values.setting(policy.name, to: policy.value) else { continue }
      new.policies.values = values
      new.policies.choices[policy.name] = policy.choice
    }
    return new
  }
}
