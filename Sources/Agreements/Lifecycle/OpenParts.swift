import CivilDate

/// A part of a joint act (L11), of those who did it together.
struct Part<Content: Hashable & Sendable>: Hashable, Sendable {
  let content: Content
  let day: CivilDay
  /// The act that holds the part: an act of its own, or a notice that names a day.
  let entry: EntryNumber
}

/// The open parts of one joint act: at most one of each party; a later one takes the place of an earlier one. What many
/// did together is one part, and where it stands in the lives of many parties they share it.
struct OpenParts<Content: Hashable & Sendable>: Hashable, Sendable {
  /// A part, and those whose part it still is.
  struct Open: Hashable, Sendable {
    let part: Part<Content>
    /// Never empty.
    fileprivate(set) var by: Set<PartyID>
  }

  /// In the order in which they were put. No party holds two.
  private(set) var parts: [Open] = []

  var isEmpty: Bool { parts.isEmpty }

  /// The entries whose part this one displaced entirely.
  mutating func put(_ part: Part<Content>, of parties: Set<PartyID>) -> [EntryNumber] {
    var displaced: [EntryNumber] = []
    for index in parts.indices where !parts[index].by.isDisjoint(with: parties) {
      parts[index].by = parts[index].by.without(parties)
      if parts[index].by.isEmpty { displaced.append(parts[index].part.entry) }
    }
    if !displaced.isEmpty { parts.removeAll(where: \.by.isEmpty) }
    if !parties.isEmpty { parts.append(Open(part: part, by: parties)) }
    return displaced.sorted()
  }

  mutating func withdraw(_ entry: EntryNumber) { parts.removeAll { $0.part.entry == entry } }

  /// Whether one of these holds a part.
  func areHeld(byOneOf parties: Set<PartyID>) -> Bool { parts.contains { !$0.by.isDisjoint(with: parties) } }

  /// The act by which those of an act hold the same already; nil where one of them does not.
  func alike(_ content: Content, of placed: PlacedAct, _ same: (Content, Content) -> Bool) -> EntryNumber? {
    var others = placed.authors
    var entry: EntryNumber?
    for open in parts where same(open.part.content, content) && !open.by.isDisjoint(with: others) {
      if let first = placed.act.by.first, open.by.contains(first) { entry = open.part.entry }
      others = others.without(open.by)
    }
    return others.isEmpty ? entry : nil
  }

  /// The parts that say the same as one of them.
  func agreeing(with content: Content, _ same: (Content, Content) -> Bool) -> [Open] {
    parts.filter { same($0.part.content, content) }
  }

  /// The part of each party.
  var byParty: [PartyID: Part<Content>] { Self.byParty(parts) }

  static func byParty(_ parts: [Open]) -> [PartyID: Part<Content>] {
    Dictionary(parts.flatMap { open in open.by.map { ($0, open.part) } }) { first, _ in first }
  }

  /// Those who hold one of these parts.
  static func holders(_ parts: [Open]) -> Set<PartyID> {
    guard parts.count > 1 else { return parts.first?.by ?? [] }
    return parts.reduce(into: []) { $0.formUnion($1.by) }
  }

  /// The open proposals, those who made them, and who is missing, in the order of their first entry.
  func proposals(of all: [PartyID], _ same: (Content, Content) -> Bool) -> [Proposal<Content>] {
    var proposals: [Proposal<Content>] = []
    for part in parts.map(\.part).sorted(by: { $0.entry < $1.entry }) {
      if proposals.contains(where: { same($0.content, part.content) }) { continue }
      let agreeing = agreeing(with: part.content, same)
      let holders = Self.holders(agreeing)
      proposals.append(
        Proposal(
          content: part.content, by: all.filter(holders.contains), missing: all.filter { !holders.contains($0) },
          entries: agreeing.map(\.part.entry).sorted()))
    }
    return proposals
  }
}

extension Set {
  /// Each member of the smaller set is looked up in the larger one.
  fileprivate func without(_ others: Set) -> Set {
    count < others.count ? filter { !others.contains($0) } : subtracting(others)
  }
}

/// What some parties have proposed and others have not yet joined.
struct Proposal<Content: Hashable & Sendable>: Hashable, Sendable {
  let content: Content
  let by: [PartyID]
  let missing: [PartyID]
  let entries: [EntryNumber]
}
