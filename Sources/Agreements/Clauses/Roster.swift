/// Those who can act under an agreement, by its clause file: enough to tell a party from a stranger.
package struct Roster: Hashable, Sendable {
  /// The parties listed, in the order of the file.
  package let parties: [PartyID]
  /// Whether others can become parties without being listed.
  package let isOpen: Bool
  private let listed: Set<PartyID>
  private let organs: Set<PartyID>

  init(_ agreement: Agreement) {
    parties = agreement.parties.map(\.id)
    isOpen = agreement.openTo != nil
    listed = Set(parties)
    organs = Set(agreement.organs.map(\.id))
  }

  private func isParty(_ id: PartyID) -> Bool { listed.contains(id) || (isOpen && !organs.contains(id)) }

  /// The first author or addressee that the file does not know; nil if it knows all. An organ can tell of an event,
  /// decide an amendment, hold a position, and be the addressee of a notice.
  package func stranger(by: [PartyID], _ content: ActContent) -> PartyID? {
    var parties = by
    var others: [PartyID] = []
    switch content {
    case .event, .amendment: (parties, others) = ([], by)
    case .position(let position, _): (parties, others) = (position.party.map { [$0] } ?? [], by)
    case .notice(let notice): others = notice.to
    default: break
    }
    return parties.first { !isParty($0) } ?? others.first { !isParty($0) && !organs.contains($0) }
  }
}

extension Agreement {
  /// Those who can act under it.
  package var roster: Roster { Roster(self) }
}
