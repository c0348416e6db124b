import CivilDate

/// The end of a life as it stands. It is kept until something changes that it rests on.
struct Kept: Sendable {
  /// The end; nil where nothing ends the life.
  let end: ExpectedEnd?
  /// The first day after the day asked about on which a suspended notice runs again by itself.
  let wake: CivilDay?
}

/// What belongs to one party alone: its life and its ending.
struct Membership: Sendable {
  var life: Life
  /// The party's own end; the end of the agreement can come before it.
  var kept = Kept(end: nil, wake: nil)
  /// The day from which the party is no longer among those left; nil where it does not leave.
  var leaves: CivilDay?
}

/// The first day of a party, and what the rule of its start gives.
struct OwnStart: Sendable {
  let evaluation: Evaluation
  /// The first day; nil where there is none yet.
  let day: CivilDay?
}

/// The first days of parties.
struct Starts: Sendable {
  /// The version whose policies they were found by.
  private let version: ClauseVersion
  private var all = SortedMap<PartyID, OwnStart>()
  private var inOrder = SortedMap<PartyDay, Void>()

  init(under version: ClauseVersion) { self.version = version }

  /// What the rule of a party's start gives; nil where nobody has looked, or where it was looked at under other
  /// clauses.
  func start(of party: PartyID, under version: ClauseVersion) -> Evaluation? {
    version === self.version ? all[party]?.evaluation : nil
  }

  func isBound(_ party: PartyID, on day: CivilDay) -> Bool { all[party]?.day.map { $0 <= day } ?? false }

  /// How many parties have started by a day.
  func count(on day: CivilDay) -> Int {
    day.next.map { inOrder.count(before: PartyDay(day: $0, party: nil)) } ?? inOrder.count
  }

  /// The parties that have started or will start.
  var parties: [PartyID] { all.compactMap { $0.value.day == nil ? nil : $0.key } }

  /// How many parties have started or will start.
  var count: Int { inOrder.count }

  /// - Parameter start: nil where the party has left.
  mutating func set(_ party: PartyID, to start: OwnStart?) {
    inOrder.move(party, from: all[party]?.day, to: start?.day)
    all[party] = start
  }
}

/// A day of a party. A day without a party comes before all parties of that day.
struct PartyDay: Comparable {
  let day: CivilDay
  let party: PartyID?

  static func < (a: Self, b: Self) -> Bool {
    guard a.day == b.day else { return a.day < b.day }
    guard let one = a.party, let other = b.party else { return a.party == nil && b.party != nil }
    return one < other
  }
}

/// The memberships of parties that have a life of their own, and the order in which they end.
struct Memberships: Sendable {
  private var all = SortedMap<PartyID, Membership>()
  /// The day on which each party leaves that has not left yet.
  private var leaving = SortedMap<PartyDay, Void>()
  /// The day on which each membership will end that has not ended yet.
  private var due = SortedMap<PartyDay, Void>()
  private var wakes = SortedMap<PartyDay, Void>()
  /// The parties whose end is under way, or can come with that of the parent agreement.
  private(set) var active = SortedMap<PartyID, Void>()
  /// The parties under a notice that stands.
  private(set) var underNotice = SortedMap<PartyID, Void>()
  /// The parties with a notice, standing or not fully recorded, that have no day of leaving yet.
  private(set) var waiting = SortedMap<PartyID, Void>()
  /// Whether something has changed that the kept ends of all parties rest on.
  var isStale = false { didSet { if isStale { starts = nil } } }
  /// The first days of the parties that have not left; nil where nobody has looked since something changed.
  var starts: Starts?
  /// Whether the end of the parent agreement ends every membership.
  private let endsWithParent: Bool

  init(endsWithParent: Bool) { self.endsWithParent = endsWithParent }

  subscript(party: PartyID) -> Membership? { all[party] }
  var parties: [PartyID] { all.keys }
  var lives: [Life] { all.values.map(\.life) }

  /// How many parties are to leave.
  var leavingCount: Int { leaving.count }

  /// How many parties are to leave before a day.
  func leavingCount(before day: CivilDay) -> Int { leaving.count(before: PartyDay(day: day, party: nil)) }

  /// The days on which they leave, in order.
  var daysOfLeaving: [CivilDay] { leaving.keys.map(\.day) }

  /// The day from which fewer parties than `fewest` are bound, and the version of the clauses by which the party leaves
  /// that makes them too few. Nil where enough stay.
  /// - Parameters:
  ///   - starts: the first days of the parties that have not left.
  ///   - day: the day until which there have been enough.
  func leaving(below fewest: Int, _ starts: Starts, from day: CivilDay) -> (day: CivilDay, version: ClauseVersion?)? {
    func found(_ place: PartyDay) -> (CivilDay, ClauseVersion?) {
      (place.day, place.party.flatMap { all[$0]?.kept.end?.version })
    }
    var left = 0
    for (place, _) in leaving {
      let started = starts.count(on: max(place.day, day))
      // From then on nobody joins, so the place of a leaving tells how many are left.
      if started == starts.count {
        return started < fewest ? nil : leaving.at(max(left, started - fewest)).map { found($0.key) }
      }
      left += 1
      if started - left == fewest - 1 { return found(place) }
    }
    return nil
  }

  /// The latest day of an act on which a leaving by a day rests; nil where none rests on an act.
  func lastAct(behindLeavingBy day: CivilDay) -> CivilDay? {
    all.values.compactMap { membership in
      let end = membership.life.ended ?? membership.kept.end
      return end.flatMap { $0.firstDayWithout <= day ? $0.restsOn : nil }
    }.max()
  }

  /// The parties whose own end has come by a day and is not carried out yet, in the order of the parties.
  func due(by day: CivilDay) -> [PartyID] { Self.parties(in: due, by: day) }

  /// The parties with a suspended notice that runs again by a day.
  func waking(by day: CivilDay) -> [PartyID] { Self.parties(in: wakes, by: day) }

  private static func parties(in places: SortedMap<PartyDay, Void>, by day: CivilDay) -> [PartyID] {
    var found: [PartyID] = []
    for (place, _) in places {
      guard place.day <= day else { break }
      if let party = place.party { found.append(party) }
    }
    return found.sorted()
  }

  mutating func set(_ party: PartyID, _ membership: Membership) {
    let old = all[party]
    all[party] = membership
    leaving.move(party, from: old?.leavesOn, to: membership.leavesOn)
    due.move(party, from: old?.dueOn, to: membership.dueOn)
    wakes.move(party, from: old?.kept.wake, to: membership.kept.wake)
    let (life, isOpen) = (membership.life, membership.life.ended == nil)
    let isActive = endsWithParent || !life.standing.isEmpty || life.agreed != nil || membership.kept.end != nil
    active.put(party, if: isOpen && isActive)
    underNotice.put(party, if: isOpen && !life.standing.isEmpty)
    waiting.put(party, if: isOpen && membership.leaves == nil && !(life.standing.isEmpty && life.undated.isEmpty))
  }
}

extension Membership {
  fileprivate var leavesOn: CivilDay? { life.ended == nil ? leaves : nil }
  fileprivate var dueOn: CivilDay? { life.ended == nil ? kept.end?.firstDayWithout : nil }
}

extension SortedMap<PartyDay, Void> {
  /// Puts a party on another day; nil stands for no day.
  fileprivate mutating func move(_ party: PartyID, from old: CivilDay?, to new: CivilDay?) {
    guard old != new else { return }
    if let old { self[PartyDay(day: old, party: party)] = nil }
    if let new { self[PartyDay(day: new, party: party)] = () }
  }
}

extension SortedMap<PartyID, Void> {
  /// Puts a party in or takes it out.
  fileprivate mutating func put(_ party: PartyID, if isIn: Bool) {
    guard isIn != (self[party] != nil) else { return }
    self[party] = isIn ? () : nil
  }
}

extension Situation {
  /// Looks again at every end that can have changed since somebody looked.
  /// - Parameters:
  ///   - day: the day of the last act.
  ///   - asked: the day on which the question stands.
  mutating func settle(on day: CivilDay, asked: CivilDay) {
    self.asked = asked
    if frame.isNaive { memberships.starts = nil }
    let parties =
      (frame.isNaive || memberships.isStale) && endsByEvents
      ? listed + consents.parties.values.filter { !isListed($0) }
      : frame.isNaive
        ? memberships.parties : memberships.isStale ? memberships.active.keys : memberships.waking(by: asked)
    if memberships.isStale { memberships.isStale = false }
    for party in parties { look(at: party, on: day, asked: asked) }
    if memberships.leavingCount > 0 { keepStarts() }
    if frame.isNaive || kept.map({ kept in kept.wake.map { $0 <= asked } ?? false }) ?? true {
      kept = look(on: day, asked: asked)
    }
  }

  /// Whether events alone can end the membership of a party, even of one that has done nothing about its end.
  var endsByEvents: Bool {
    (versions.endsByEvents || agreement.parent?.endsWith == true) && frame.endsPartyByParty
  }

  private mutating func look(at party: PartyID, on day: CivilDay, asked: CivilDay) {
    guard memberships[party] != nil || endsByEvents else { return }
    keep(ownView(of: party, on: day), of: party, on: day, asked: asked)
  }

  /// Keeps the life of a party as the view of that party has it.
  mutating func keep(_ view: consuming Situation, of party: PartyID, on day: CivilDay, asked: CivilDay) {
    let kept = view.look(on: day, asked: asked)
    let leaves = view.start.flatMap { start in kept.end.map { max(start, $0.firstDayWithout) } }
    let membership = Membership(life: view.life, kept: kept, leaves: leaves)
    // The view is given up here, so that what it shares with this situation can then be changed in place.
    _ = consume view
    memberships.set(party, membership)
  }

  /// Gives a party another life.
  mutating func end(_ party: PartyID, by life: Life, on day: CivilDay) {
    var view = ownView(of: party, on: day)
    view.life = life
    keep(view, of: party, on: day, asked: day)
  }

  /// Keeps what has ended by a day as ended. Only an act that reaches back moves it any more.
  /// - Parameter last: the day of the acts before.
  mutating func end(by day: CivilDay, asOf last: CivilDay) {
    settle(on: last, asked: day)
    if life.ended == nil, let end = kept?.end, end.firstDayWithout <= day { life.ended = end }
    let limit = life.ended.map { min(day, $0.firstDayWithout) } ?? day
    for party in memberships.due(by: limit) {
      guard var membership = memberships[party] else { continue }
      membership.life.ended = membership.kept.end
      memberships.set(party, membership)
      memberships.starts?.set(party, to: nil)
      leave(party)
    }
    if version(on: last) !== version(on: day) { memberships.isStale = true }
  }
}
