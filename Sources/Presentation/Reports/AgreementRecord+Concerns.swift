import Agreements

extension AgreementRecord {
  /// Whether an entry concerns a party: by what it says itself, or by an earlier version of the fact that it corrects,
  /// annuls or erases, the party acted, is addressed, or is the subject of a position. The agreement itself is
  /// nobody's own.
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
      // It goes to those whom the notice went to; where it names no notice, to all.
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
  /// Without addressees it goes to all others.
  fileprivate func isAddressed(to party: PartyID) -> Bool { to.isEmpty || to.contains(party) }
}
