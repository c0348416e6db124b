import CivilDate

/// Acts that come after a day and by their terms reach back to it (L17). Such an act is a date agreed under
/// `agreed-date-bounds: any`, an extension after a lapse, or one that brings a start or an end about on a day before
/// its own, as a succession or a condition met late does.
extension Timeline {
  typealias Reaching = (view: View, state: State, back: ReachBack)

  /// The view with the later act that reaches back to the day asked about; nil where no act does.
  func reaching(_ status: Status) -> View? {
    status.reachesBack.flatMap { _ in reachBack(on: status.on, of: status.party, without: .undetermined)?.view }
  }

  func reachBack(on day: CivilDay, of party: PartyID?, without plain: State) -> Reaching? {
    let later = laterDays(than: day)
    for moment in later.of(party) {
      let view = View(moment.day, moment.situation, of: party, in: self)
      if let found = reachBack(on: day, from: view, isLast: moment.day == later.last, without: plain) { return found }
    }
    return nil
  }

  /// The days after one, as far as their acts can reach back to it.
  func laterDays(than day: CivilDay) -> LaterDays {
    if let prepared, prepared.asked == day { return prepared.later }
    guard let last = moments.last?.value, last.day > day else { return LaterDays() }
    let versions = last.situation.versions.all
    // Where clauses count consents, the consent of any party can complete the number.
    let counting = versions.flatMap { $0.clauses.rulesOfLife.filter { $0 != agreement.clauses.start.rule } }
      .contains { !$0.thresholds.isEmpty || $0.anchors.contains(.lastConsent) }
    var later = LaterDays(last: last.day, isByAnyConsent: counting)
    let named = versions.reduce(into: Set(agreement.parent == nil ? [] : EventName.ofParent)) {
      $0.formUnion($1.clauses.rulesOfLife.flatMap { $0.events.union($0.anchors.compactMap(\.event)) })
    }
    let first = moments.count(before: day.next ?? .last)
    for index in first..<moments.count {
      guard let moment = moments.at(index)?.value, moment.day > day else { continue }
      later.note(moment, isBound: index == first, events: named)
    }
    return later
  }

  /// What the acts of one later day reach back with; what happened after that day does not count. Only a date agreed
  /// for a day that has passed is taken as it stands at last, since a later determination can undo it.
  private func reachBack(on day: CivilDay, from view: View, isLast: Bool, without plain: State) -> Reaching? {
    let (situation, expectedEnd) = (view.situation, view.expectedEnd)
    func reaching(_ state: State, _ entries: [EntryNumber], _ completed: CivilDay) -> Reaching {
      (view, state, ReachBack(entries: entries, completed: completed, without: plain))
    }
    if isLast, let expectedEnd, let agreed = expectedEnd.agreed, agreed.completed > day,
      expectedEnd.firstDayWithout <= day
    {
      return reaching(.ended(since: expectedEnd.firstDayWithout), agreed.entries, agreed.completed)
    }
    if let extended = situation.life.extended, let lapse = extended.lapsed, extended.completed > day,
      lapse.firstDayWithout <= day, let start = situation.start, expectedEnd.map({ day < $0.firstDayWithout }) ?? true
    {
      return reaching(.operative(since: start), extended.entries, extended.completed)
    }
    if let derived = situation.starting.derived, let completed = derived.restsOn, completed > day, derived.day <= day,
      situation.life.runStart == nil, expectedEnd.map({ day < $0.firstDayWithout }) ?? true
    {
      return reaching(.operative(since: derived.day), situation.entriesOfStart(on: completed), completed)
    }
    if let expectedEnd, expectedEnd.agreed == nil, let completed = situation.completed(expectedEnd), completed > day,
      expectedEnd.firstDayWithout <= day
    {
      let entries = situation.entriesOfEnding(on: completed, expectedEnd)
      return entries.isEmpty ? nil : reaching(.ended(since: expectedEnd.firstDayWithout), entries, completed)
    }
    return nil
  }
}

/// The days after one whose acts can reach back to it.
struct LaterDays: Sendable {
  /// The day of the last act; nil where none comes later.
  let last: CivilDay?
  /// Whether a consent can reach back for another party than the one that gave it.
  private let isByAnyConsent: Bool
  /// The moments that reach back for everybody.
  private var all: [Moment] = []
  /// The further moments that reach back for the party that consented on them.
  private var own: [PartyID: [Moment]] = [:]

  init(last: CivilDay? = nil, isByAnyConsent: Bool = false) {
    self.last = last
    self.isByAnyConsent = isByAnyConsent
  }

  /// The moments that reach back for a party, in their order.
  func of(_ party: PartyID?) -> [Moment] {
    guard let party, let own = own[party] else { return all }
    return (all + own).sorted { $0.day < $1.day }
  }

  /// The parties that consent on those days.
  var joining: [PartyID] { own.keys.sorted() }

  /// Takes the next day into account.
  /// - Parameters:
  ///   - isBound: whether it is looked at for everybody, whatever happened on it.
  ///   - events: the events that a start, a change or an end can rest on.
  fileprivate mutating func note(_ moment: Moment, isBound: Bool, events: Set<EventName>) {
    let startsHere = moment.situation.starting.derived?.restsOn == moment.day
    let consented = moment.acts.values.filter { $0.act.content.kind == .consent }.flatMap(\.act.by)
    let isForAll =
      isBound || startsHere || moment.day == last || isByAnyConsent && !consented.isEmpty
      || moment.acts.contains { $0.value.canReachBack(events) }
    if isForAll { all.append(moment) }
    for party in Set(consented) { own[party, default: []] += isForAll ? [] : [moment] }
  }
}

extension PlacedAct {
  /// Whether the act can reach back for everybody: an extension, a signature, or one of these events.
  fileprivate func canReachBack(_ events: Set<EventName>) -> Bool {
    switch act.content {
    case .extension, .signature: true
    case .event(let name, _): events.contains(name)
    case .consent, .notice, .revocation, .amendment, .agreedDate, .suspension, .resumption, .position: false
    }
  }
}

extension EventName {
  fileprivate static let ofParent = [Anchor.parentStart, .parentEnd].compactMap(\.event)
}

extension Situation {
  /// The day of the last act without which an end would not be known.
  fileprivate func completed(_ end: ExpectedEnd) -> CivilDay? {
    guard end.cause == .tooFewParties else { return end.restsOn }
    return memberships.lastAct(behindLeavingBy: end.firstDayWithout)
  }

  /// The acts of a day on which an ending rests.
  fileprivate func entriesOfEnding(on day: CivilDay, _ expectedEnd: ExpectedEnd) -> [EntryNumber] {
    let notice = expectedEnd.notice.flatMap { life.notice($0) }.flatMap { $0.countsFrom == day ? $0.entry : nil }
    let events = events.all.values.filter { $0.day == day }.map(\.entry)
    return (notice.map { [$0] } ?? []) + events
  }

  /// The acts of a day on which the start rests.
  fileprivate func entriesOfStart(on day: CivilDay) -> [EntryNumber] {
    let signed = signatures.values.filter { $0.day == day }.map(\.entry)
    let consented = consents.filter { $0.day == day }
    // A party's own consent brings its start about; else the consent of another does that completes a number.
    let own = consented.filter { $0.party == subject }
    let counted = (own.isEmpty ? consented : own).map(\.entry)
    return Set(signed + counted + events.all.values.filter { $0.day == day }.map(\.entry)).sorted()
  }
}
