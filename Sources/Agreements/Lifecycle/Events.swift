import CivilDate

/// Something that the clauses name and that has happened.
struct RecordedEvent: Hashable, Sendable {
  let name: EventName
  let by: Set<PartyID>
  let day: CivilDay
  let entry: EntryNumber
}

/// What has happened, in its order; of each name the first counts.
struct Events: Sendable {
  private(set) var all = SharedList<RecordedEvent>()
  private var first = SortedMap<EventName, RecordedEvent>()
  private var firstOfNobody = SortedMap<EventName, RecordedEvent>()
  private var firstOfParty = SortedMap<PartyEvent, RecordedEvent>()

  private struct PartyEvent: Comparable {
    let name: EventName
    let party: PartyID

    static func < (a: Self, b: Self) -> Bool { (a.name, a.party) < (b.name, b.party) }
  }

  /// The first of a name, whoever told of it.
  func first(_ name: EventName) -> RecordedEvent? { first[name] }

  /// The first of a name that concerns all: told by nobody, or by organs alone.
  func firstOfNobody(_ name: EventName) -> RecordedEvent? { firstOfNobody[name] }

  /// The first of a name that concerns a party.
  func first(_ name: EventName, of party: PartyID) -> RecordedEvent? {
    firstOfParty[PartyEvent(name: name, party: party)]
  }

  /// Adds one that happens after all those before.
  /// - Parameter isOfNobody: whether it concerns all.
  /// - Returns: whether it is the first of its name for anybody.
  mutating func append(_ event: RecordedEvent, isOfNobody: Bool) -> Bool {
    all.append(event)
    var isNew = false
    if first[event.name] == nil {
      first[event.name] = event
      isNew = true
    }
    if isOfNobody, firstOfNobody[event.name] == nil {
      firstOfNobody[event.name] = event
      isNew = true
    }
    for party in event.by {
      let key = PartyEvent(name: event.name, party: party)
      guard firstOfParty[key] == nil else { continue }
      firstOfParty[key] = event
      isNew = true
    }
    return isNew
  }
}
