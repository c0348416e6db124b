import CivilDate

/// The situation after the acts of a day, as the agreement or one party sees it.
struct View {
  let day: CivilDay
  let situation: Situation
  /// The ending that follows if nothing else happens.
  let expectedEnd: ExpectedEnd?
  let timeline: Timeline
  private let agreement: Situation
  let asked: CivilDay

  /// - Parameters:
  ///   - whole: the agreement's own situation, settled for the day asked about.
  ///   - asked: the day asked about; nil for the day of the last act.
  init(_ day: CivilDay, _ whole: Situation, of party: PartyID?, in timeline: Timeline, asked: CivilDay? = nil) {
    self.day = day
    self.asked = asked ?? day
    situation = party.map { whole.seen(by: $0, on: day) } ?? whole
    self.timeline = timeline
    agreement = whole
    expectedEnd = situation.expectedEnd(from: day)
  }

  /// The same day, as it looks in a life that has ended.
  private init(_ view: View, in ended: Life) {
    (day, asked, timeline, agreement) = (view.day, view.asked, view.timeline, view.agreement)
    var situation = view.situation
    situation.life = ended
    situation.kept = nil
    self.situation = situation
    expectedEnd = situation.expectedEnd(from: day)
  }

  /// The view that tells the ending on a day: until a new run begins, that of the run before it.
  func ofEnding(on day: CivilDay) -> View {
    guard let previous = situation.life.previous, situation.start.map({ day < $0 }) ?? true else { return self }
    return View(self, in: previous)
  }

  /// The life in which a notice is given: the party's own where parties leave one by one, else that of all.
  var noticed: Situation {
    situation.frame.endsPartyByParty || situation.subject == nil ? situation : agreement
  }

  /// The agreement's own view, where a party sees this one; else nil.
  var whole: View? {
    situation.subject == nil ? nil : View(day, agreement, of: nil, in: timeline, asked: asked)
  }

  /// Whether the agreement or membership has started and not ended on a day. A suspension does not matter.
  func isBound(on day: CivilDay) -> Bool {
    guard let start = situation.start, start <= day else { return false }
    return expectedEnd.map { day < $0.firstDayWithout } ?? true
  }

  func state(on day: CivilDay) -> State {
    guard let start = situation.start, start <= day, !isNeverBound else {
      if let end = situation.life.previous?.ended { return .ended(since: end.firstDayWithout) }
      return notOperative(on: day)
    }
    if let expectedEnd, expectedEnd.firstDayWithout <= day { return .ended(since: expectedEnd.firstDayWithout) }
    let suspensions = [situation.life.suspensions, situation.suspensionsOfAll]
    if let suspended = suspensions.lazy.compactMap({ suspended(by: $0, on: day) }).first { return suspended }
    if let expectedEnd {
      let ending = expectedEnd.cause.isOfAgreement ? whole ?? self : self
      guard let end = ending.expectedEnd, end.cause != .term else { return .operative(since: start) }
      return .ending(since: max(start, ending.endingSince))
    }
    guard let notice = runningNotice(on: day) else { return .operative(since: start) }
    return .ending(since: max(start, notice.countsFrom))
  }

  /// The state of suspension on a day; nil where none of these suspensions covers the day.
  func suspended(by suspensions: SharedList<Pause>, on day: CivilDay) -> State? {
    guard let pause = suspensions.current(on: day) else { return nil }
    guard let until = pause.until else { return .suspended(since: pause.from, until: .resumption) }
    let isInTime = expectedEnd.map { until < $0.firstDayWithout } ?? true
    return .suspended(since: pause.from, until: isInTime ? .day(until) : .none)
  }

  /// The first notice that stands and runs although the clauses give it no date yet.
  private func runningNotice(on day: CivilDay) -> GivenNotice? {
    situation.life.standing.first { notice in
      guard notice.pauses.current(on: day) == nil else { return false }
      return situation.evaluation(of: notice, under: situation.version(on: notice.countsFrom)).waits != nil
    }
  }

  /// Whether the start is known and the ending does not come after it, so that there is no day between the two.
  var endsBeforeStart: Bool {
    guard let start = situation.start, let expectedEnd else { return false }
    return expectedEnd.firstDayWithout <= start
  }

  /// Whether the agreement ends before it would start, or before the party that asks would have joined it.
  var isNeverBound: Bool {
    guard endsBeforeStart, let expectedEnd else { return false }
    guard situation.subject != nil else { return true }
    return !expectedEnd.isByActs && agreement.expectedEnd(from: day)?.endDays == expectedEnd.endDays
  }

  private func notOperative(on day: CivilDay) -> State {
    if let start = situation.starting.day {
      guard endsBeforeStart, let end = expectedEnd?.firstDayWithout else {
        return .notYetOperative(startsOn: start, isFixed: startAnswer(reached: day).outcome == .fixed)
      }
      guard situation.subject == nil else { return .notAParty }
      return end <= day ? .ended(since: end) : .endsBeforeStart
    }
    let all = situation.startOfAll ?? situation.starting
    if situation.subject != nil, let start = all.day, start <= day { return .notAParty }
    guard case .waits(let waits) = all else {
      return situation.frame.listedStartByConsent ? .awaitingConsent : .awaitingSignatures
    }
    let kinds = waits.awaited.map(\.kind)
    if kinds.contains(.signature) { return .awaitingSignatures }
    if kinds.contains(.uncertified) && !kinds.contains(.consent) { return .undetermined }
    return kinds.contains(.consent) ? .awaitingConsent : .awaitingEvent
  }

  /// The listed parties that the start waits for. While signatures are awaited, they are those that have not signed;
  /// else they are those that have not consented and without whose consent it cannot start.
  var waitsFor: [PartyID] {
    guard case .waits(let waits) = situation.startOfAll ?? situation.starting else { return [] }
    let context = situation.context(on: day)
    let needed = situation.agreement.clauses.start.rule.needed.filter { $0.evaluate(context).waits != nil }.map(\.form)
    if waits.awaited.contains(where: { $0.kind == .signature }) {
      return needed.contains { $0.ownAnchors.contains(.lastSignature) } ? situation.unsigned : []
    }
    let wantsAll = needed.contains { $0.ownAnchors.contains(.lastConsent) }
    let consents = wantsAll ? Set(situation.listed) : situation.neededConsents(needed.flatMap(\.ownThresholds))
    return situation.listed.filter { consents.contains($0) && situation.consents.last(of: $0) == nil }
  }

  /// The first day of the unbroken run of days on which an ending was under way.
  private var endingSince: CivilDay {
    var since = day
    guard timeline.moments[day] != nil else { return since }
    let index = timeline.moments.count(before: day)
    for place in stride(from: index, through: 0, by: -1) {
      guard let moment = timeline.moments.at(place)?.value else { break }
      let view = View(moment.day, moment.situation, of: situation.subject, in: timeline)
      guard let start = view.situation.start, view.isEnding, let end = view.expectedEnd?.firstDayWithout,
        end > moment.day
      else { break }
      since = max(start, moment.day)
    }
    guard let resumed, since < resumed, let before = resumed.previous else { return since }
    // Another notice can have kept the ending under way while the governing one was suspended.
    return timeline.view(on: before, of: situation.subject).isEnding ? since : resumed
  }

  /// Whether an ending is expected other than the mere end of a term.
  private var isEnding: Bool {
    guard let expectedEnd else { return false }
    let ending = expectedEnd.cause.isOfAgreement ? whole ?? self : self
    return ending.expectedEnd.map { $0.cause != .term } ?? false
  }

  /// The last day on which the governing notice ran again after a suspension; nil where it did not.
  private var resumed: CivilDay? {
    let notice = situation.life.standing.first { $0.entry == expectedEnd?.notice }
    return notice?.pauses.values.compactMap(\.until).filter { $0 <= asked }.max()
  }
}
