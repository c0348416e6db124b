/// What the clauses ask for, so that an act can be told to miss it.
extension Agreement {
  var eventsNamed: Set<EventName> {
    let ofParent = parent == nil ? [] : [Anchor.parentStart, .parentEnd].compactMap(\.event)
    return clauses.eventsNamed.union(ofParent)
  }

  /// Whether parties become bound one by one.
  package var startsPartyByParty: Bool { openTo != nil || clauses.start.isByConsent }

  /// Whether a party can start, end or be bound by an amendment on a day of its own.
  package var havePartiesOwnDays: Bool {
    startsPartyByParty || clauses.endsPartyByParty || clauses.amendment?.binds == .acceptors
  }

  /// Whether a consent can change anything by the original clauses.
  var asksForConsent: Bool { startsPartyByParty || clauses.endsPartyByParty || clauses.countsConsents }
}

extension FinalClauses {
  var eventsNamed: Set<EventName> {
    let ofParent = allRules.flatMap(\.anchors).compactMap(\.event)
    return allRules.reduce(into: Set(ofParent)) { $0.formUnion($1.events) }
  }

  var countsConsents: Bool { allRules.contains(where: \.countsConsents) }

  /// Whether rules count consents. The rules of the start for parties that join later are left out.
  var countsConsentsOfListed: Bool {
    let ofJoining = [start.forParty, start.succession].compactMap { $0 }
    return allRules.contains { $0.countsConsents && !ofJoining.contains($0) }
  }
}

extension DateRule {
  fileprivate var countsConsents: Bool { !thresholds.isEmpty || !anchors.isDisjoint(with: [.consent, .lastConsent]) }
}
