import CivilDate

/// The clauses from a day on, and the amendment that brought them.
final class ClauseVersion: Sendable {
  let from: CivilDay
  let amendment: AmendmentID?
  let clauses: FinalClauses
  /// The policies of these clauses, kept apart so that they can be read without a copy of all clauses.
  let policies: Policies
  /// The origins of the clauses that can end the agreement without a notice.
  let since: Since

  struct Since {
    var duration = Origin()
    var termination = Origin()
    var withdrawal = Origin()
  }

  /// The amendment that brought a clause, and its effective day. Without an amendment the clause is of the original.
  struct Origin {
    var day = CivilDay.first
    var amendment: AmendmentID?
  }

  init(from: CivilDay, amendment: AmendmentID?, clauses: FinalClauses, since: Since = Since()) {
    self.from = from
    self.amendment = amendment
    self.clauses = clauses
    policies = clauses.policies.values
    self.since = since
  }

  /// The version that results where a change is applied to this one.
  fileprivate func changed(
    by change: ClausesChange, of amendment: AmendmentID?, from day: CivilDay,
    adjusting: (FinalClauses) -> FinalClauses
  ) -> ClauseVersion {
    let origin = Origin(day: day, amendment: amendment)
    var since = since
    if change.duration != nil { since.duration = origin }
    if change.termination != nil { since.termination = origin }
    if change.withdrawal != nil { since.withdrawal = origin }
    return ClauseVersion(
      from: day, amendment: amendment, clauses: adjusting(clauses.applying(change)), since: since)
  }

  func isSame(as other: ClauseVersion) -> Bool {
    self === other || (from == other.from && amendment == other.amendment && clauses == other.clauses)
  }
}

/// The original clauses with all amendments that bring others, in the order of effective day, then of adoption (L24).
struct Versions: Sendable {
  private struct Place: Comparable {
    let day: CivilDay
    /// The place in the order of adoption; that of the original is less than any.
    let order: Int

    static func < (a: Self, b: Self) -> Bool { (a.day, a.order) < (b.day, b.order) }
  }

  private struct Brought: Sendable {
    let version: ClauseVersion
    let change: ClausesChange?
  }

  let original: ClauseVersion
  private var brought = SortedMap<Place, Brought>()
  private var events: Set<EventName>
  /// The events that any rule of any version names.
  private(set) var named: Set<EventName>
  private var awaited: Set<EventName>
  /// Whether some version ends a membership by events alone.
  private(set) var endsByEvents: Bool
  /// Whether some version can put a notice on another day than the original does.
  private(set) var placeActs = false

  init(_ original: FinalClauses) {
    self.original = ClauseVersion(from: .first, amendment: nil, clauses: original)
    events = original.eventsOfParties
    named = original.eventsNamed
    awaited = original.amendment?.rule?.events ?? []
    endsByEvents = original.withdrawal?.rule?.needsNoNotice == true
    brought[Place(day: .first, order: -1)] = Brought(version: self.original, change: nil)
  }

  /// Whether a rule behind the start or the end of a party names an event, in any version.
  func namesEvent(_ event: EventName) -> Bool { events.contains(event) }

  /// Whether the effective day of an amendment can wait for an event, in any version.
  func awaitsEvent(_ event: EventName) -> Bool { awaited.contains(event) }

  var count: Int { brought.count }
  var last: ClauseVersion { brought.last?.value.version ?? original }
  subscript(index: Int) -> ClauseVersion { brought.at(index)?.value.version ?? original }
  var all: [ClauseVersion] { brought.values.map(\.version) }

  /// The place of the version in effect on a day; that of the original, if all amendments come later.
  func index(on day: CivilDay) -> Int { max(0, brought.count(before: Place(day: day, order: .max)) - 1) }

  func on(_ day: CivilDay) -> ClauseVersion { self[index(on: day)] }

  /// The version by whose clauses an amendment is decided on a day. An amendment that takes effect on the day of its
  /// own adoption does not govern that adoption.
  func deciding(_ amendment: AmendmentID, on day: CivilDay) -> ClauseVersion {
    let index = index(on: day)
    return self[index].amendment == amendment ? self[max(0, index - 1)] : self[index]
  }

  /// - Parameters:
  ///   - order: the place of its adoption among all.
  ///   - adjusting: the change made to the clauses of every version, such as a policy set to another value.
  mutating func add(
    _ change: ClausesChange, of amendment: AmendmentID, from day: CivilDay, order: Int,
    adjusting: (FinalClauses) -> FinalClauses
  ) {
    let place = Place(day: day, order: order)
    let index = brought.count(before: place)
    var version = self[index - 1].changed(by: change, of: amendment, from: day, adjusting: adjusting)
    let (one, other) = (original.policies, version.policies)
    if one.noticeCountsFrom != other.noticeCountsFrom || one.civilDayOf != other.civilDayOf { placeActs = true }
    events.formUnion(version.clauses.eventsOfParties)
    named.formUnion(version.clauses.eventsNamed)
    awaited.formUnion(version.clauses.amendment?.rule?.events ?? [])
    if version.clauses.withdrawal?.rule?.needsNoNotice == true { endsByEvents = true }
    brought[place] = Brought(version: version, change: change)
    for later in index + 1..<max(index + 1, brought.count) {
      guard let (place, old) = brought.at(later), let change = old.change else { continue }
      version = version.changed(
        by: change, of: old.version.amendment, from: old.version.from, adjusting: adjusting)
      brought[place] = Brought(version: version, change: change)
    }
  }

  /// These versions until the end of a day, and those of others after it.
  func until(_ day: CivilDay, then others: Versions) -> Versions {
    var all = others
    for (place, _) in others.brought where place.day <= day { all.brought[place] = nil }
    for (place, version) in brought where place.day <= day { all.brought[place] = version }
    all.events.formUnion(events)
    all.named.formUnion(named)
    all.awaited.formUnion(awaited)
    all.endsByEvents = all.endsByEvents || endsByEvents
    all.placeActs = all.placeActs || placeActs
    return all
  }

  /// The versions before the one that an amendment brings on a day; nil where it brings none on that day.
  func before(_ amendment: AmendmentID, on day: CivilDay) -> Versions? {
    let last = index(on: day)
    for index in stride(from: last, to: 0, by: -1) where self[index].from == day {
      guard self[index].amendment == amendment else { continue }
      var all = self
      while all.count > index, let place = all.brought.last?.key { all.brought[place] = nil }
      return all
    }
    return nil
  }

  /// Whether both have the same clauses in effect on every day up to and including one. Versions that they share are
  /// not compared.
  func areSame(as others: Versions, until day: CivilDay) -> Bool {
    let (last, other) = (index(on: day), others.index(on: day))
    guard last == other else { return false }
    for index in stride(from: last, through: 0, by: -1) {
      if self[index] === others[index] { return true }
      guard self[index].isSame(as: others[index]) else { return false }
    }
    return true
  }
}

extension FinalClauses {
  /// The events that decide when a party starts and leaves.
  fileprivate var eventsOfParties: Set<EventName> {
    let rules = [
      start.forParty, start.succession, withdrawal?.rule, withdrawal?.noticeFrom, duration?.ends, amendment?.forParty,
    ].compactMap { $0 }
    let parent = [Anchor.parentStart, .parentEnd].compactMap(\.event)
    // A party certified to have consented is bound, even where the day of the start stays the same.
    let certified = start.rule.thresholds.compactMap(\.certifiedAs)
    return rules.reduce(into: Set(parent + certified)) { $0.formUnion($1.events) }
  }
}
