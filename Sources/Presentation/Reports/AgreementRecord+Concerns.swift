import Agreements

extension AgreementRecord {
  /// Whether an entry concerns a party. It does so where the party acted, is addressed, or is the subject of a
  /// position, by the entry itself or by an earlier version of the fact that it corrects, annuls or erases. The
  /// agreement itself concerns no single party.
  func concerns(_ entry: Entry, _ party: PartyID) -> Bool {
    guard let first = subject(of: entry.number) else { return false }
    return versions(of: first).prefix { $0.number <= entry.number }.contains { version in
      version.content.fact.map { concerns($0, party) } == true
    }
  }

  private func concerns(_ fact: Fact, _ party: PartyID) -> Bool {
    guard case .act(let by, let content, _) = fact else { return false }
    guard !by.contains(party) else { return true }
    switch content {
    case .notice(let notice): return notice.isAddressed(to: party)
    case .revocation(let revocation):
      // A revocation goes to the addressees of the notice. Where it names no notice, it goes to all.
      let notices = revocation.of.flatMap(first).map(versions)?.compactMap { version -> Notice? in
        if case .act(_, .notice(let notice), _)? = version.content.fact { notice } else { nil }
      }
      guard let notices, !notices.isEmpty else { return true }
      return notices.contains { $0.isAddressed(to: party) }
    case .position(let position, _): return position.party == party
    default: return false
    }
  }
}

extension Notice {
  /// Whether the notice goes to a party. Without addressees it goes to all others.
  fileprivate func isAddressed(to party: PartyID) -> Bool { to.isEmpty || to.contains(party) }
}
