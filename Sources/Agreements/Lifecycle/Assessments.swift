/// What the acts of one life came to.
package struct Assessments: Sendable {
  private let life: Timeline

  init(life: Timeline) { self.life = life }

  /// The assessment of an act, by the number of its first entry; nil where this life has no such act.
  package subscript(entry: EntryNumber) -> Assessment? {
    switch life.assessed(entry) {
    case nil: nil
    case .settled(let assessment): assessment
    case .beforeOperation: .withoutEffect(.beforeOperation(firstDay: life.last.starting.day))
    case .event(let name): event(name)
    case .part(.signature, _): signature
    case .part(let id, let party): .pending(counted(entry, id) ?? .parts(missing(entry, id, party)))
    }
  }

  /// Why an act has no effect; nil where it is effective or pending.
  package func reason(of entry: EntryNumber) -> Reason? { life.reason(of: entry) }

  private func event(_ name: EventName) -> Assessment {
    if life.frame.eventsNamed.contains(name) { return .effective }
    let named = life.last.versions.named.union(life.frame.eventsNamed)
    return named.contains(name) ? .effective : .withoutEffect(.eventNotNamed(name, named: named.sorted()))
  }

  private var signature: Assessment {
    let missing = life.last.unsigned
    guard missing.isEmpty else { return .pending(.parts(missing)) }
    return life.last.starting == .beyondCalendar ? .withoutEffect(.beyondCalendar) : .effective
  }

  /// What an amendment that takes a number of acceptances waits for.
  private func counted(_ entry: EntryNumber, _ id: PartID) -> Waiting? {
    guard case .amendment(let id) = id, let decision = life.act(entry)?.content.decision,
      let decided = life.last.decisions[id], let day = decided.lastDay
    else { return nil }
    return life.last.awaited(for: decision, decided, on: day)
  }

  /// The parties that were missing when the last of those who say the same had done its part.
  private func missing(_ entry: EntryNumber, _ id: PartID, _ party: PartyID?) -> [PartyID] {
    let agreeing = life.last.partsAgreeing(withThatOf: entry, id, party) ?? ([entry], Set(life.act(entry)?.by ?? []))
    let day = agreeing.entries.compactMap(life.day).max()
    let then = day.flatMap { life.moments[$0]?.situation } ?? life.last
    let all =
      if case .amendment(let amendment) = id, let day {
        then.deciders(then.versions.deciding(amendment, on: day).clauses.amendment)
      } else {
        then.allParties
      }
    return all.filter { !agreeing.holders.contains($0) }
  }

}

extension Situation {
  /// The acts that say the same as one act, and the parties that did them; nil where the joint act is no longer open.
  fileprivate func partsAgreeing(
    withThatOf entry: EntryNumber, _ id: PartID, _ party: PartyID?
  ) -> (entries: [EntryNumber], holders: Set<PartyID>)? {
    let life = party.map { memberships[$0]?.life ?? Life() } ?? life
    return switch id {
    case .signature: nil
    case .amendment(let id): decisions[id]?.open.agreeing(withThatOf: entry)
    case .agreedDate: life.determinations.agreeing(withThatOf: entry)
    case .extension: life.extensions.agreeing(withThatOf: entry)
    case .suspension: life.suspensionParts.agreeing(withThatOf: entry)
    case .resumption: life.resumptionParts.agreeing(withThatOf: entry)
    case .revocation(let target): life.revocationConsents[target]?.agreeing(withThatOf: entry)
    }
  }
}

extension OpenParts {
  fileprivate func agreeing(withThatOf entry: EntryNumber) -> (entries: [EntryNumber], holders: Set<PartyID>)? {
    guard let content = part(of: entry)?.part.content else { return nil }
    return (parts(agreeingWith: content).map(\.part.entry), holders(of: content))
  }
}

extension Timeline {
  /// Why an act has no effect; nil where it is effective or pending.
  func reason(of entry: EntryNumber) -> Reason? {
    switch assessed(entry) {
    case nil, .settled(.effective): nil
    case .part(.signature, _), .settled, .beforeOperation, .event:
      if case .withoutEffect(let reason)? = assessments[entry] { reason } else { nil }
    case .part: nil
    }
  }
}
