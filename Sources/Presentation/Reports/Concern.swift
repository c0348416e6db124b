import Agreements

extension Facts {
  /// Whether an entry concerns a party: it acted, is addressed, or is the subject of a position; the same of an entry
  /// that this one corrects, annuls or erases. The agreement itself is nobody's own.
  func concerns(_ entry: Entry, _ party: PartyID) -> Bool {
    switch entry.content {
    case .fact(let fact): concerns(fact, party)
    case .correction(let first, let fact, _):
      concerns(fact, party) || versions(of: first).contains { $0.0 < entry.number && concerns($0.1, party) }
    case .annulment(let target, _, _), .erasure(let target, _, _):
      target < entry.number && self.entry(target).map { concerns($0, party) } == true
    }
  }

  private func versions(of first: EntryNumber) -> [(EntryNumber, Fact)] {
    entries.compactMap { entry in
      guard let fact = entry.content.fact, self.first(of: entry.number) == first else { return nil }
      return (entry.number, fact)
    }
  }

  private func concerns(_ fact: Fact, _ party: PartyID) -> Bool {
    guard case .act(let by, let deed, _) = fact else { return false }
    guard !by.contains(party) else { return true }
    switch deed {
    case .notice(let notice): return notice.isAddressed(to: party)
    case .revocation(let revocation):
      // It goes to those whom the notice went to; where it names no notice, to all.
      let notices = revocation.of.flatMap(first).map(versions)?.compactMap { version -> Notice? in
        if case .act(_, .notice(let notice), _) = version.1 { notice } else { nil }
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
