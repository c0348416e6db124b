import CivilDate

/// What several can decide together. Parts belong together only if they say the same (L11).
protocol JointContent: Hashable, Sendable {
  func agrees(with other: Self) -> Bool
}

extension JointContent {
  func agrees(with other: Self) -> Bool { self == other }
}

extension AmendmentDecision: JointContent {}
extension Determination: JointContent {}
extension Extension: JointContent {}
extension Suspension: JointContent {}
extension Resumption: JointContent {}
/// The entry is that of the act that is taken back by the consent of all.
extension EntryNumber: JointContent {}

/// A part of a joint act (L11). What several parties did together is one part.
struct Part<Content: Hashable & Sendable>: Hashable, Sendable {
  let content: Content
  let day: CivilDay
  /// The act that holds the part: an act of its own, or a notice that names a day.
  let entry: EntryNumber
}

/// The open parts of one joint act. Each party holds at most one, and a later one displaces an earlier one. What many
/// did together is one part, and it stays one where it stands in the lives of many parties.
struct OpenParts<Content: JointContent>: Sendable {
  /// A part, and the parties that still hold it.
  struct Open: Sendable {
    let part: Part<Content>
    /// The holders; never empty.
    fileprivate(set) var by: Set<PartyID>
  }

  /// The parts that say the same.
  private struct Agreeing: Sendable {
    let content: Content
    var places = SortedMap<Int, Void>()
    /// How many parties hold the parts.
    var holders = 0
  }

  /// The parts, in the order in which they were put. No party holds two.
  private var open = SortedMap<Int, Open>()
  private var next = 0
  /// The places of the parts that one party holds alone.
  private var single = SortedMap<PartyID, Int>()
  /// The places of the parts that several parties hold.
  private var joint: [Int] = []
  private var agreeing: [Agreeing] = []

  var isEmpty: Bool { open.isEmpty }
  /// Whether all parts say the same.
  var isUnanimous: Bool { agreeing.count <= 1 }
  var entries: [EntryNumber] { open.values.map(\.part.entry) }

  /// Puts a part in its place. The answer is the entries whose part it displaced entirely.
  mutating func put(_ part: Part<Content>, of parties: Set<PartyID>) -> [EntryNumber] {
    var displaced: [EntryNumber] = []
    for place in places(of: parties) {
      guard let old = open[place] else { continue }
      let left = old.by.without(parties)
      set(left.isEmpty ? nil : Open(part: old.part, by: left), at: place)
      if left.isEmpty { displaced.append(old.part.entry) }
    }
    if !parties.isEmpty {
      set(Open(part: part, by: parties), at: next)
      next += 1
    }
    return displaced.sorted()
  }

  mutating func withdraw(_ entry: EntryNumber) {
    for (place, old) in open where old.part.entry == entry { set(nil, at: place) }
  }

  private mutating func set(_ new: Open?, at place: Int) {
    if let old = open[place], let index = agreeing.firstIndex(where: { $0.content.agrees(with: old.part.content) }) {
      agreeing[index].holders -= old.by.count
      agreeing[index].places[place] = nil
      if agreeing[index].places.isEmpty { agreeing.remove(at: index) }
      if old.by.count == 1, let party = old.by.first { single[party] = nil } else { joint.removeAll { $0 == place } }
    }
    open[place] = new
    guard let new else { return }
    if new.by.count == 1, let party = new.by.first { single[party] = place } else { joint.append(place) }
    let index = agreeing.firstIndex { $0.content.agrees(with: new.part.content) } ?? agreeing.endIndex
    if index == agreeing.endIndex { agreeing.append(Agreeing(content: new.part.content)) }
    agreeing[index].places[place] = ()
    agreeing[index].holders += new.by.count
  }

  /// The places of the parts that any of these parties holds.
  private func places(of parties: Set<PartyID>) -> [Int] {
    let own =
      parties.count < single.count
      ? parties.compactMap { single[$0] } : single.filter { parties.contains($0.key) }.map(\.value)
    return (own + joint.filter { place in open[place].map { !$0.by.isDisjoint(with: parties) } ?? false }).sorted()
  }

  /// Whether one of these parties holds a part.
  func areHeld(byOneOf parties: Set<PartyID>) -> Bool { !places(of: parties).isEmpty }

  /// The act by which all authors of an act already hold the same; nil where one of them does not.
  func alike(_ content: Content, of placed: PlacedAct) -> EntryNumber? {
    guard let same = agreeing(with: content) else { return nil }
    var others = placed.authors
    var entry: EntryNumber?
    for place in places(of: others) where same.places[place] != nil {
      guard let held = open[place] else { continue }
      if let first = placed.act.by.first, held.by.contains(first) { entry = held.part.entry }
      others = others.without(held.by)
    }
    return others.isEmpty ? entry : nil
  }

  private func agreeing(with content: Content) -> Agreeing? { agreeing.first { $0.content.agrees(with: content) } }

  /// The parts that say the same as this content, in the order in which they were put.
  func parts(agreeingWith content: Content) -> [Open] {
    agreeing(with: content)?.places.compactMap { open[$0.key] } ?? []
  }

  /// How many parties hold the same.
  func holderCount(of content: Content) -> Int { agreeing(with: content)?.holders ?? 0 }

  /// The parties that hold the same.
  func holders(of content: Content) -> Set<PartyID> { Self.holders(parts(agreeingWith: content)) }

  /// The parties that hold any part.
  var holders: Set<PartyID> { Self.holders(open.values) }

  private static func holders(_ parts: [Open]) -> Set<PartyID> {
    guard parts.count > 1 else { return parts.first?.by ?? [] }
    return parts.reduce(into: []) { $0.formUnion($1.by) }
  }

  /// The part of each party.
  var byParty: SortedMap<PartyID, Part<Content>> { Self.byParty(open.values) }

  static func byParty(_ parts: [Open]) -> SortedMap<PartyID, Part<Content>> {
    var byParty = SortedMap<PartyID, Part<Content>>()
    for open in parts { for party in open.by { byParty[party] = open.part } }
    return byParty
  }

  /// The part that an act holds.
  func part(of entry: EntryNumber) -> Open? { open.first { $0.value.part.entry == entry }?.value }

  /// The open proposals, those who made them, and who is missing, in the order of their first entry.
  func proposals(of all: [PartyID]) -> [Proposal<Content>] {
    agreeing.map { same in
      let parts = same.places.compactMap { open[$0.key] }.sorted { $0.part.entry < $1.part.entry }
      let holders = Self.holders(parts)
      return Proposal(
        content: parts.first?.part.content ?? same.content, by: all.filter(holders.contains),
        missing: all.filter { !holders.contains($0) }, entries: parts.map(\.part.entry))
    }.sorted { ($0.entries.first?.value ?? 0) < ($1.entries.first?.value ?? 0) }
  }
}

extension Set {
  /// The members that are not in another set. Each member of the smaller set is looked up in the larger one.
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
