import CivilDate

extension Situation {
  /// Whether notices to come could leave too few parties before a day.
  func isLeft(before end: CivilDay, asked: CivilDay) -> Bool {
    guard subject == nil, frame.endsPartyByParty, !namesOnlySome else { return false }
    // The first try counts all who could be bound. If so many can leave that too few of these are left, too few are
    // left of a smaller number, too.
    let most = listed.count + consents.partyCount
    if isLeft(by: members.keys, of: most, before: end, asked: asked) { return true }
    let starts = self.starts
    return isLeft(by: starts.parties, of: starts.count(on: end.previous ?? end), before: end, asked: asked)
  }

  private func isLeft(by parties: [PartyID], of bound: Int, before end: CivilDay, asked: CivilDay) -> Bool {
    let clauses = version(on: asked).clauses
    let wanted = bound - memberships.leavingCount(before: end) - clauses.fewestParties + 1
    guard wanted > 0 else { return false }
    let staying = parties.lazy.filter { party in
      guard let membership = memberships[party] else { return true }
      return membership.life.ended == nil && (membership.leaves.map { end <= $0 } ?? true)
    }
    let own: Set<Anchor> = [.consent, .startForParty, .namedDay, .parentStart, .parentEnd]
    let isOwn = [clauses.withdrawal?.rule, clauses.withdrawal?.noticeFrom].contains { rule in
      rule.map { !$0.anchors.isDisjoint(with: own) || !$0.events.isEmpty } ?? false
    }
    // Where the rule asks nothing of the party itself, the answer for one bound party holds for all with its clauses.
    let shared =
      isOwn || haveOwnClauses ? nil : staying.first(where: decides).map { canLeave($0, before: end, asked: asked) }
    var able = 0
    for party in staying {
      let isAble = shared.flatMap { decides(party) ? $0 : nil } ?? canLeave(party, before: end, asked: asked)
      if isAble { able += 1 }
      if able == wanted { return true }
    }
    return false
  }

  /// Whether a party that cannot leave before a day by a notice of one day cannot do so by one of a later day.
  func leavesInOrder(from asked: CivilDay) -> Bool {
    let current = haveOwnClauses ? versions.all : [version(on: asked)]
    let areMonotone = current.compactMap(\.clauses.withdrawal).allSatisfy { clause in
      clause.rule?.isMonotone == true && clause.noticeFrom?.opensOnce != false
    }
    guard areMonotone, version(on: asked) === versions.last else { return false }
    return !haveOwnClauses || members.keys.allSatisfy { ownView(of: $0, on: asked).versions.last.from <= asked }
  }

  private func canLeave(_ party: PartyID, before end: CivilDay, asked: CivilDay) -> Bool {
    let view = ownView(of: party, on: asked)
    // A date that all agree on governs over every notice of the same life (L4).
    guard view.life.agreed == nil else { return false }
    return view.noticeOpenings(from: asked).contains { opening in
      opening.first < end && view.endsOfNotice(on: opening.first).contains { $0 < end }
    }
  }
}
