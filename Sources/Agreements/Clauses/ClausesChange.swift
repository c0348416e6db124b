/// The clauses that an amendment replaces (L24): only those named; all others stay.
public struct ClausesChange: Hashable, Sendable {
  /// Nil where it stays.
  public let modification: ModificationClause?
  /// Nil where it stays.
  public let discontinuation: DiscontinuationClause?
  /// The values it sets, in the order of the catalogue, with the reason of each.
  public let policies: [PolicyChange]
  /// The file as a tree of texts, from which all of the above was read.
  public let file: ClauseNode

  package init(
    modification: ModificationClause?, discontinuation: DiscontinuationClause?,
    policies: [PolicyChange], file: ClauseNode
  ) {
    self.modification = modification
    self.discontinuation = discontinuation
    self.policies = policies
    self.file = file
  }
}

/// One policy set to one value.
public struct PolicyChange: Hashable, Sendable {
  /// The question.
  public let name: PolicyName
  /// As the file writes it; known to be a value of the policy.
  public let value: String
  /// The reason for the new value.
  public let choice: PolicyChoice

  package init(name: PolicyName, value: String, choice: PolicyChoice) {
    self.name = name
    self.value = value
    self.choice = choice
  }
}

extension FinalClauses {
  /// These clauses with those of a change in their place.
  public func applying(_ change: ClausesChange) -> FinalClauses {
    var new = self
    if let modification = change.modification { new.modification = modification }
    if let discontinuation = change.discontinuation { new.discontinuation = discontinuation }
    for policy in change.policies {
      guard let values = new.policies.values.setting(policy.name, to: policy.value) else { continue }
      new.policies.values = values
      new.policies.choices[policy.name] = policy.choice
    }
    return new
  }
}
