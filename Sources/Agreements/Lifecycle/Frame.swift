/// What stays the same through a life: the agreement, and a policy that a question sets otherwise.
final class Frame: Sendable {
  let agreement: Agreement
  /// A policy set to another value in every version, to see what would be otherwise (L27).
  let override: PolicyOverride?
  /// The parties that the clause file lists.
  let listed: [PartyID]
  /// The thresholds that the rules of the clause file name.
  let thresholds: Thresholds
  let endsPartyByParty: Bool
  let startsPartyByParty: Bool
  /// Whether the parties listed start one by one, by their consents. An open text can start by signature: the parties
  /// listed are then bound by their signatures.
  let listedStartByConsent: Bool
  /// The thresholds of the start of an open text, which need not name everybody; nil where each party listed signs or
  /// consents.
  let startsByConsentOfSome: [ThresholdReached]?
  /// The events that the original clauses name.
  let eventsNamed: Set<EventName>
  /// Whether nothing is kept and every end is looked at each day. That is slow, and serves as a comparison.
  let isNaive: Bool

  init(_ agreement: Agreement, override: PolicyOverride?, isNaive: Bool = false) {
    self.agreement = agreement
    self.override = override
    self.isNaive = isNaive
    listed = agreement.parties.map(\.id)
    endsPartyByParty = agreement.clauses.endsPartyByParty
    startsPartyByParty = agreement.startsPartyByParty
    let start = agreement.clauses.start
    listedStartByConsent = start.isByConsent && !(agreement.openTo != nil && start.isBySignature)
    let namesEach = !start.rule.anchors.isDisjoint(with: [.lastSignature, .lastConsent])
    startsByConsentOfSome = agreement.openTo == nil || namesEach ? nil : start.rule.thresholds
    eventsNamed = agreement.eventsNamed
    thresholds = Thresholds(agreement.clauses.allRules, of: agreement)
  }

  /// The clause on the ending of the agreement (nil) or of a party. They are different clauses only where parties leave
  /// one by one, and the clause file says whether they do.
  func endingClause(_ clauses: FinalClauses, of party: PartyID?) -> EndingClause? {
    party == nil || !endsPartyByParty ? clauses.termination : clauses.withdrawal
  }

  /// The clauses with the policy set to the other value.
  func overriding(_ clauses: FinalClauses) -> FinalClauses {
    guard let override, let values = clauses.policies.values.setting(override.name, to: override.value)
    else { return clauses }
    var clauses = clauses
    clauses.policies.values = values
    return clauses
  }
}

/// A policy set to another value.
package struct PolicyOverride: Hashable, Sendable {
  package let name: PolicyName
  /// The value, as clause files write it.
  package let value: String

  package init(name: PolicyName, value: String) {
    self.name = name
    self.value = value
  }
}
