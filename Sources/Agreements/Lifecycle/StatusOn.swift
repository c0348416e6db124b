public import CivilDate

extension Timeline {
  /// The state on a day.
  /// - Parameters:
  ///   - known: the civil day of *as known at* (L10); a date after it is not reached, however late the day asked about.
  ///   - party: whose membership is asked about; nil for the agreement.
  public func status(on day: CivilDay, known: CivilDay, of party: PartyID? = nil) -> Status {
    let view = view(on: day, of: party)
    let plain = view.state(on: day)
    let reaching = reachBack(on: day, of: party, without: plain)
    let seen = reaching?.view ?? view
    let governing = seen.governing
    let computed = governing.map { .dated(seen.date($0, reached: min(day, known))) } ?? view.open(on: day)
    let readings = view.readings(of: computed)
    return Status(
      on: day, party: party,
      state: readings.disagree(on: day) ? .undetermined : reaching?.state ?? plain,
      start: seen.startAnswer(reached: min(day, known)),
      waitingFor: view.waitsForSignatures ? view.situation.unsigned : [],
      pending: view.situation.pending,
      termination: readings.isEmpty ? computed : .contested(ContestedTermination(readings: readings)),
      effects: seen.effects(governing), deadlines: view.deadlines(governing, on: day),
      reachesBack: reaching?.back,
      version: view.versionInEffect(on: day)?.amendment)
  }

  /// The end of the acts of a day, as the agreement or one party sees it.
  func view(on day: CivilDay, of party: PartyID?) -> View {
    let moment = situation(on: day)
    return View(moment?.day ?? day, moment?.situation ?? Situation(agreement), of: party, in: self, asked: day)
  }

  /// Who is bound on a day, in the order of consent; empty where the parties are bound together, and the agreement's
  /// state says it for all.
  public func bound(on day: CivilDay) -> [PartyID] {
    let whole = view(on: day, of: nil).situation
    guard agreement.clauses.start.isByConsent || agreement.clauses.endsPartyByParty else { return [] }
    let consented = whole.consents.map(\.party).reduce(into: [PartyID]()) { if !$0.contains($1) { $0.append($1) } }
    let listed = whole.listed.filter { !consented.contains($0) }
    return (consented + listed).filter { party in
      switch view(on: day, of: party).state(on: day) {
      case .operative, .ending, .suspended: true
      case .awaitingSignatures, .awaitingConsent, .undetermined, .notAParty, .ended: false
      }
    }
  }

  /// The amendments in force on a day, for the agreement or for one party, with the first day of each.
  public func amendmentsInForce(
    on day: CivilDay, of party: PartyID? = nil
  ) -> [(amendment: AmendmentID, since: CivilDay)] {
    let view = view(on: day, of: party)
    return view.situation.adopted.compactMap { adopted in
      guard let since = view.situation.effectiveDay(of: adopted), since <= day,
        view.governing.map({ since < $0.firstDayWithout }) ?? true
      else { return nil }
      return (adopted.decision.amendment, since)
    }
  }

  private typealias Reaching = (view: View, state: State, back: ReachBack)

  /// An act after a day that by its terms reaches back to it: a date agreed under `agreed-date-bounds: any`, an
  /// extension after a lapse, a start on a day before what brings it about, as of a succession (L17).
  private func reachBack(on day: CivilDay, of party: PartyID?, without plain: State) -> Reaching? {
    guard let last = moments.last, last.day > day else { return nil }
    for moment in moments where moment.day > day {
      let view = View(moment.day, moment.situation, of: party, in: self)
      if let found = reachBack(on: day, from: view, isLast: moment.day == last.day, without: plain) { return found }
    }
    return nil
  }

  /// The same from the acts of one later day: what happened after it does not count. Only a date agreed for a day that
  /// has passed is taken as it stands at last, since a later determination can undo it.
  private func reachBack(on day: CivilDay, from view: View, isLast: Bool, without plain: State) -> Reaching? {
    let (situation, governing) = (view.situation, view.governing)
    func reaching(_ state: State, _ entries: [EntryNumber], _ completed: CivilDay) -> Reaching {
      (view, state, ReachBack(entries: entries, completed: completed, without: plain))
    }
    if isLast, let governing, let agreed = governing.agreed, agreed.completed > day, governing.firstDayWithout <= day {
      return reaching(.ended(since: governing.firstDayWithout), agreed.entries, agreed.completed)
    }
    if let extended = situation.ending.extended, let lapse = extended.lapsed, extended.completed > day,
      lapse.firstDayWithout <= day, let start = situation.start, governing.map({ day < $0.firstDayWithout }) ?? true
    {
      return reaching(.operative(since: start), extended.entries, extended.completed)
    }
    if let derived = situation.starting.derived, let completed = derived.restsOn, completed > day, derived.day <= day,
      situation.ending.runStart == nil, governing.map({ day < $0.firstDayWithout }) ?? true
    {
      return reaching(.operative(since: derived.day), situation.entriesOfStart(on: completed), completed)
    }
    return nil
  }
}

/// The situation after the acts of a day, as the agreement or one party sees it.
struct View {
  let day: CivilDay
  let situation: Situation
  /// The ending that follows if nothing else happens.
  let governing: Governing?
  private let timeline: Timeline
  private let asked: CivilDay

  /// - Parameter asked: the day asked about; a notice that is suspended on it gives no date, also where the suspension
  ///   has an end (L25).
  init(_ day: CivilDay, _ whole: Situation, of party: PartyID?, in timeline: Timeline, asked: CivilDay? = nil) {
    self.day = day
    self.asked = asked ?? day
    situation = party.map { whole.seen(by: $0, on: day) } ?? whole
    self.timeline = timeline
    var running = situation
    for index in running.ending.notices.indices
    where running.ending.notices[index].pauses.current(on: asked ?? day) != nil {
      running.ending.notices[index].stands = false
    }
    governing = running.governing(from: day)
  }

  func state(on day: CivilDay) -> State {
    guard let start = situation.start, start <= day else {
      if let end = situation.ending.previousEnd { return .ended(since: end) }
      return notOperative(on: day)
    }
    if let governing, governing.firstDayWithout <= day { return .ended(since: governing.firstDayWithout) }
    let suspensions = [situation.ending.suspensions, situation.endOfAll.suspensions]
    if let pause = suspensions.lazy.compactMap({ $0.current(on: day) }).first { return .suspended(since: pause.from) }
    if let governing { return governing.cause == .term ? .operative(since: start) : .ending(since: endingSince) }
    guard let notice = runningNotice(on: day) else { return .operative(since: start) }
    return .ending(since: max(start, notice.countsFrom))
  }

  /// A notice that stands and runs, although the clauses give it no date yet.
  private func runningNotice(on day: CivilDay) -> GivenNotice? {
    situation.ending.notices.last { notice in
      guard notice.stands, notice.pauses.current(on: day) == nil else { return false }
      return situation.evaluation(of: notice, under: situation.version(on: notice.countsFrom)).waits != nil
    }
  }

  private func notOperative(on day: CivilDay) -> State {
    let all = situation.startOfAll ?? situation.starting
    if situation.subject != nil, let start = all.day, start <= day { return .notAParty }
    guard case .waits(let waits) = all else {
      return situation.agreement.clauses.start.isByConsent ? .awaitingConsent : .awaitingSignatures
    }
    let kinds = waits.awaited.map(\.kind)
    if kinds.contains(.signature) { return .awaitingSignatures }
    return kinds.contains(.event(isCertified: false)) && !kinds.contains(.consent) ? .undetermined : .awaitingConsent
  }

  /// Whether the start waits for signatures.
  var waitsForSignatures: Bool { situation.agreement.clauses.start.rule.anchors.contains(.lastSignature) }

  /// The first day of the unbroken run of days on which an ending was under way.
  private var endingSince: CivilDay {
    var since = day
    guard let index = timeline.moments.firstIndex(where: { $0.day == day }) else { return since }
    for moment in timeline.moments[...index].reversed() {
      let view = View(moment.day, moment.situation, of: situation.subject, in: timeline)
      guard let start = view.situation.start, let governing = view.governing, governing.cause != .term,
        governing.firstDayWithout > moment.day
      else { break }
      since = max(start, moment.day)
    }
    return max(since, resumed ?? since)
  }

  /// The day on which the governing notice ran again by itself, where that is the last thing that happened.
  private var resumed: CivilDay? {
    let notice = situation.ending.notices.first { $0.entry == governing?.notice }
    return notice?.pauses.compactMap(\.until).filter { $0 <= asked }.max()
  }

  func date(_ governing: Governing, reached day: CivilDay) -> TerminationDate {
    let rule = situation.endingClause(governing.version.clauses)?.rule
    let yields = governing.cause == .notice && rule?.yieldsToAgreedDate == true
    let isFixed = governing.firstDayWithout <= day || (!yields && governing.provisos.isEmpty)
    return TerminationDate(
      certainty: isFixed ? .fixed : .provisional, cause: governing.cause, turn: governing.turn,
      notice: governing.notice, determination: governing.agreed?.entries ?? governing.extending,
      agreedOn: governing.agreed?.completed, steps: governing.steps, provisos: isFixed ? [] : governing.provisos,
      amendment: governing.version.amendment)
  }

  /// Where there is no date: a notice whose day is not recorded, that is suspended, or whose rule waits for something,
  /// makes the ending conditional.
  func open(on day: CivilDay) -> Termination {
    if let notice = situation.ending.undated.first {
      let bound = notice.notBefore.flatMap {
        situation.evaluation(ofNoticeOn: $0, under: situation.version(on: $0)).day
      }
      return .conditional(
        ConditionalTermination(
          notice: notice.entry, waitsFor: [.day(notice.missing, of: notice.entry)], notBefore: bound))
    }
    guard let notice = situation.ending.notices.last(where: \.stands) else { return .none }
    let version = situation.version(on: notice.countsFrom)
    if notice.pauses.contains(where: { $0.until == nil || $0.covers(day) }) {
      let bound = situation.evaluation(of: notice, under: version, today: day).day
      return .conditional(
        ConditionalTermination(notice: notice.entry, waitsFor: [.resumption(of: notice.entry)], notBefore: bound))
    }
    guard let waits = situation.evaluation(of: notice, under: version).waits else { return .none }
    return .conditional(
      ConditionalTermination(
        notice: notice.entry, waitsFor: waits.awaited.map { .other($0) }, notBefore: waits.notBefore))
  }
}

extension View {
  /// The version of a day; the original before the first amendment takes effect, and no amendment that comes due only
  /// when it has ended.
  fileprivate func versionInEffect(on day: CivilDay) -> ClauseVersion? {
    situation.versions.last { version in
      version.from <= day && (governing.map { version.from < $0.firstDayWithout } ?? true)
    }
  }
}

extension Situation {
  /// The acts of a day on which the start rests.
  fileprivate func entriesOfStart(on day: CivilDay) -> [EntryNumber] {
    let signed = signatures.values.filter { $0.day == day }.map(\.entry)
    let consented = consents.filter { $0.day == day && (subject == nil || $0.party == subject) }.map(\.entry)
    return Set(signed + consented + events.filter { $0.day == day }.map(\.entry)).sorted()
  }
}
