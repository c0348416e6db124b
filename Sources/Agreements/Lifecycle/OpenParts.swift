import CivilDate

/// One party's part of a joint act (L11).
struct Part<Content: Hashable & Sendable>: Hashable, Sendable {
  let content: Content
  let day: CivilDay
  /// The act that holds the part: an act of its own, or a notice that names a day.
  let entry: EntryNumber
}

/// The open parts of one joint act: at most one of each party; a later one takes the place of an earlier one.
struct OpenParts<Content: Hashable & Sendable>: Hashable, Sendable {
  private(set) var parts: [PartyID: Part<Content>] = [:]

  var isEmpty: Bool { parts.isEmpty }

  /// The entries whose part this one displaced entirely.
  mutating func put(_ part: Part<Content>, of parties: [PartyID]) -> [EntryNumber] {
    let displaced = Set(parties.compactMap { parts[$0]?.entry })
    for party in parties { parts[party] = part }
    let remaining = Set(parts.values.map(\.entry))
    return displaced.subtracting(remaining).sorted()
  }

  mutating func withdraw(_ entry: EntryNumber) { parts = parts.filter { $0.value.entry != entry } }

  /// The act by which all of these parties hold the same already; nil where one of them does not.
  func alike(_ content: Content, of parties: [PartyID], _ same: (Content, Content) -> Bool) -> EntryNumber? {
    let own = parties.compactMap { parts[$0] }
    guard own.count == parties.count, own.allSatisfy({ same($0.content, content) }) else { return nil }
    return own.first?.entry
  }

  /// The parts that say the same as one of them, by party.
  func agreeing(with content: Content, _ same: (Content, Content) -> Bool) -> [PartyID: Part<Content>] {
    parts.filter { same($0.value.content, content) }
  }

  /// The open proposals, those who made them, and who is missing, in the order of their first entry.
  func proposals(of all: [PartyID], _ same: (Content, Content) -> Bool) -> [Proposal<Content>] {
    var proposals: [Proposal<Content>] = []
    for part in parts.values.sorted(by: { $0.entry < $1.entry }) {
      if proposals.contains(where: { same($0.content, part.content) }) { continue }
      let agreeing = agreeing(with: part.content, same)
      proposals.append(
        Proposal(
          content: part.content, by: all.filter { agreeing[$0] != nil }, missing: all.filter { agreeing[$0] == nil },
          entries: Set(agreeing.values.map(\.entry)).sorted()))
    }
    return proposals
  }
}

/// What some parties have proposed and others have not yet joined.
struct Proposal<Content: Hashable & Sendable>: Hashable, Sendable {
  let content: Content
  let by: [PartyID]
  let missing: [PartyID]
  let entries: [EntryNumber]
}
