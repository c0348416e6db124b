import CivilDate

/// An event that the clauses can name and that has happened.
struct RecordedEvent: Hashable, Sendable {
  let name: EventName
  let by: Set<PartyID>
  let day: CivilDay
  let entry: EntryNumber
}

/// The events that have happened, in order. For each name the first one counts, or the first one from a day on.
struct Events: Sendable {
  private(set) var all = SharedList<RecordedEvent>()
  private var ofAnybody = SortedMap<Place, RecordedEvent>()
  private var ofNobody = SortedMap<Place, RecordedEvent>()
  private var ofParty = SortedMap<PartyPlace, RecordedEvent>()

  private struct Place: Comparable {
    let name: EventName
    let day: CivilDay
    let order: Int

    static func < (a: Self, b: Self) -> Bool { (a.name, a.day, a.order) < (b.name, b.day, b.order) }
  }

  private struct PartyPlace: Comparable {
    let party: PartyID
    let place: Place

    static func < (a: Self, b: Self) -> Bool { (a.party, a.place) < (b.party, b.place) }
  }

  /// The first event of a name, whoever told of it.
  func first(_ name: EventName, from day: CivilDay = .first) -> RecordedEvent? {
    ofAnybody.first(from: Place(name: name, day: day, order: 0)).flatMap { $0.name == name ? $0 : nil }
  }

  /// The first event of a name that concerns all: nobody or only organs told of it.
  func firstOfNobody(_ name: EventName, from day: CivilDay = .first) -> RecordedEvent? {
    ofNobody.first(from: Place(name: name, day: day, order: 0)).flatMap { $0.name == name ? $0 : nil }
  }

  /// The first event of a name that concerns a party.
  func first(_ name: EventName, of party: PartyID, from day: CivilDay = .first) -> RecordedEvent? {
    ofParty.first(from: PartyPlace(party: party, place: Place(name: name, day: day, order: 0)))
      .flatMap { $0.name == name && $0.by.contains(party) ? $0 : nil }
  }

  /// Adds an event that happens after all those before.
  /// - Parameter isOfNobody: whether it concerns all.
  mutating func append(_ event: RecordedEvent, isOfNobody: Bool) {
    let place = Place(name: event.name, day: event.day, order: all.count)
    all.append(event)
    ofAnybody[place] = event
    if isOfNobody { ofNobody[place] = event }
    for party in event.by { ofParty[PartyPlace(party: party, place: place)] = event }
  }
}

extension SortedMap {
  /// The value of the first key that is not before this one.
  fileprivate func first(from key: Key) -> Value? { at(count(before: key))?.value }
}
