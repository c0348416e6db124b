package import CivilDate

extension Timeline {
  /// The state on a day.
  /// - Parameters:
  ///   - known: the civil day of *as known at* (L10); a date after it is not reached, however late the day asked about.
  ///   - party: whose membership is asked about; nil for the agreement.
  package func status(on day: CivilDay, known: CivilDay, of party: PartyID? = nil) -> Status {
    let view = view(on: day, of: party)
    let plain = view.state(on: day)
    let reaching = reachBack(on: day, of: party, without: plain)
    let seen = reaching?.view ?? view
    let computed = ending(view, seen, on: day, known: known)
    let readings = view.readings(of: computed)
    return Status(
      on: day, party: party,
      state: readings.disagree(on: day) ? .undetermined : reaching?.state ?? plain,
      start: seen.startAnswer(reached: min(day, known)),
      waitingFor: view.waitsFor,
      pending: view.situation.pending,
      termination: contested(computed, readings),
      effects: seen.effects(seen.expectedEnd), deadlines: view.deadlines(seen.expectedEnd, on: day),
      reachesBack: reaching?.back,
      version: view.versionInEffect(on: day)?.amendment)
  }

  /// The ending that the status of a day tells.
  func termination(on day: CivilDay, known: CivilDay, of party: PartyID?) -> Termination {
    let view = view(on: day, of: party)
    let seen = reachBack(on: day, of: party, without: .undetermined)?.view ?? view
    let computed = ending(view, seen, on: day, known: known)
    return contested(computed, view.readings(of: computed))
  }

  private func ending(_ view: View, _ seen: View, on day: CivilDay, known: CivilDay) -> Termination {
    return seen.expectedEnd.map { .dated(seen.date($0, reached: min(day, known))) } ?? view.open(on: day)
  }

  private func contested(_ computed: Termination, _ readings: [HeldReading]) -> Termination {
    readings.isEmpty ? computed : .contested(ContestedTermination(readings: readings))
  }

  /// The end of the acts of a day, as the agreement or one party sees it.
  func view(on day: CivilDay, of party: PartyID?) -> View {
    let moment = situation(on: day)
    return View(moment?.day ?? day, moment?.situation ?? Situation(frame), of: party, in: self, asked: day)
  }

  /// Every party listed, and those that had joined by a day, in the order of the file and then of consent.
  package func parties(on day: CivilDay) -> [PartyID] {
    let whole = situation(on: day)?.situation ?? Situation(frame)
    return whole.listed + whole.consents.parties.values.filter { !whole.isListed($0) }
  }

  /// The amendments in force on a day, for the agreement or for one party, with the first day of each.
  package func amendmentsInForce(
    on day: CivilDay, of party: PartyID? = nil
  ) -> [(amendment: AmendmentID, since: CivilDay)] {
    let view = view(on: day, of: party)
    return view.isBound(on: day) ? view.amendmentDays.filter { $0.since <= day } : []
  }

  /// Those that come into force after a day, if nothing else happens, with the first day of each.
  package func amendmentsToCome(
    after day: CivilDay, of party: PartyID? = nil
  ) -> [(amendment: AmendmentID, from: CivilDay)] {
    view(on: day, of: party).amendmentDays.filter { $0.since > day }.map { ($0.amendment, $0.since) }
  }

  /// For whom each amendment is or will be in force, as it looks on a day; nil where amendments bind all.
  package func acceptors(on day: CivilDay) -> Acceptors? {
    guard agreement.clauses.amendment?.binds == .acceptors else { return nil }
    let life = prepared(for: day)
    var acceptors = Acceptors()
    for party in parties(on: day) { acceptors.add(party, life.view(on: day, of: party)) }
    return acceptors
  }

  /// Of every amendment that comes into force by the acts recorded, the first day. An ending that reaches back over it
  /// changes nothing of what was in force then, as it looked.
  func firstDaysInForce(of party: PartyID?) -> [AmendmentID: CivilDay] {
    guard let last = moments.last?.value else { return [:] }
    let situation = party.map { last.situation.seen(by: $0, on: last.day) } ?? last.situation
    let lasting = Set(View(last.day, last.situation, of: party, in: self).amendmentDays.map(\.amendment))
    var days: [AmendmentID: CivilDay] = [:]
    for (_, adopted) in situation.adopted {
      let id = adopted.decision.amendment
      guard let since = situation.effectiveDay(of: adopted) else { continue }
      if lasting.contains(id) || amendmentsInForce(on: since, of: party).contains(where: { $0.amendment == id }) {
        days[id] = since
      }
    }
    return days
  }

  /// As the later act makes it look that reaches back to the day asked about, where one does.
  func reaching(_ status: Status) -> View? {
    status.reachesBack.flatMap { _ in reachBack(on: status.on, of: status.party, without: .undetermined)?.view }
  }

  private typealias Reaching = (view: View, state: State, back: ReachBack)

  /// An act after a day that by its terms reaches back to it: a date agreed under `agreed-date-bounds: any`, an
  /// extension after a lapse, a start or an end on a day before what brings it about, as of a succession, or of a
  /// condition that is met late (L17).
  private func reachBack(on day: CivilDay, of party: PartyID?, without plain: State) -> Reaching? {
    guard let last = moments.last?.key, last > day else { return nil }
    let first = moments.count(before: day.next ?? .last)
    for index in first..<moments.count {
      guard let moment = moments.at(index)?.value, moment.day > day else { continue }
      let isLast = moment.day == last
      guard index == first || isLast || moment.canReachBack else { continue }
      let view = View(moment.day, moment.situation, of: party, in: self)
      if let found = reachBack(on: day, from: view, isLast: isLast, without: plain) { return found }
    }
    return nil
  }

  /// The same from the acts of one later day: what happened after it does not count. Only a date agreed for a day that
  /// has passed is taken as it stands at last, since a later determination can undo it.
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
    if let expectedEnd, expectedEnd.agreed == nil, let completed = expectedEnd.restsOn, completed > day,
      expectedEnd.firstDayWithout <= day
    {
      let entries = situation.entriesOfEnding(on: completed, expectedEnd)
      return entries.isEmpty ? nil : reaching(.ended(since: expectedEnd.firstDayWithout), entries, completed)
    }
    return nil
  }
}

/// For whom amendments are in force that bind only those who accept them.
package struct Acceptors: Sendable {
  private var all: [AmendmentID: [(party: PartyID, since: CivilDay, end: CivilDay?)]] = [:]

  fileprivate mutating func add(_ party: PartyID, _ view: View) {
    let end = view.expectedEnd?.firstDayWithout
    for (amendment, since) in view.amendmentDays { all[amendment, default: []].append((party, since, end)) }
  }

  /// Those for whom an amendment is in force on a day, in the order of the file and then of consent.
  package func parties(of amendment: AmendmentID, on day: CivilDay) -> [PartyID] {
    (all[amendment] ?? []).filter { $0.since <= day && $0.end.map { day < $0 } ?? true }.map(\.party)
  }
}

extension View {
  /// The first days of the amendments that are in force before the ending, if nothing else happens. They bind a party
  /// from no earlier day than the agreement does.
  fileprivate var amendmentDays: [(amendment: AmendmentID, since: CivilDay)] {
    guard let start = situation.start, situation.life.ended == nil, !isNeverBound else { return [] }
    return situation.adopted.values.compactMap { adopted in
      let id = adopted.decision.amendment
      guard let effective = situation.effectiveDay(of: adopted) else { return nil }
      let since = max(effective, start)
      return expectedEnd?.letsTakeEffect(on: since) ?? true ? (id, since) : nil
    }
  }

  /// The version of a day; the original before the first amendment takes effect, and no amendment that comes due only
  /// when it has ended.
  fileprivate func versionInEffect(on day: CivilDay) -> ClauseVersion? {
    situation.versions.all.last { version in
      version.from <= day && (expectedEnd?.letsTakeEffect(on: version.from) ?? true)
    }
  }
}

extension Situation {
  /// The acts of a day on which an ending rests.
  fileprivate func entriesOfEnding(on day: CivilDay, _ expectedEnd: ExpectedEnd) -> [EntryNumber] {
    let notice = expectedEnd.notice.flatMap { life.notice($0) }.flatMap { $0.countsFrom == day ? $0.entry : nil }
    let events = events.all.values.filter { $0.day == day }.map(\.entry)
    return (notice.map { [$0] } ?? []) + events
  }

  /// The acts of a day on which the start rests.
  fileprivate func entriesOfStart(on day: CivilDay) -> [EntryNumber] {
    let signed = signatures.values.filter { $0.day == day }.map(\.entry)
    let consented = consents.filter { $0.day == day && (subject == nil || $0.party == subject) }.map(\.entry)
    return Set(signed + consented + events.all.values.filter { $0.day == day }.map(\.entry)).sorted()
  }
}

extension Moment {
  /// Whether an act of this day can reach back: an extension, or what brings the start about.
  fileprivate var canReachBack: Bool {
    acts.contains { [.prolongation, .signature, .consent, .event].contains($0.value.act.content.kind) }
  }
}
