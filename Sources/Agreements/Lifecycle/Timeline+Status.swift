package import CivilDate

extension Timeline {
  /// The state on a day.
  /// - Parameters:
  ///   - known: the civil day of *as known at* (L10). A date after it is not reached, however late the day asked about.
  ///   - party: the party whose membership is asked about; nil for the agreement.
  package func status(on day: CivilDay, known: CivilDay, of party: PartyID? = nil) -> Status {
    let view = view(on: day, of: party)
    let plain = view.state(on: day)
    let reaching = reachBack(on: day, of: party, without: plain)
    let seen = reaching?.view ?? view
    let ofEnding = seen.ofEnding(on: day)
    let computed = ending(view, ofEnding, on: day, known: known)
    let readings = view.readings(of: computed)
    let isOver = plain.hasEnded || (view.whole?.expectedEnd).map { $0.firstDayWithout <= day } ?? false
    let termination = contested(computed, readings)
    let hasDays = ofEnding.situation.start != nil && !ofEnding.endsBeforeStart
    return Status(
      on: day, party: party,
      state: readings.disagree(on: day) ? .undetermined : reaching?.state ?? plain,
      start: seen.startAnswer(reached: min(day, known)),
      waitingFor: view.waitsFor,
      pending: view.situation.pending.filter {
        !view.isIdle($0.matter, on: day) && (!isOver || view.canComplete($0.matter, afterEndOn: day))
      },
      termination: termination,
      lastDay: hasDays ? termination.endDays?.lastDay : nil,
      effects: told(ofEnding.effects(ofEnding.expectedEnd), beside: termination),
      deadlines: told(view.ofEnding(on: day).deadlines(ofEnding.expectedEnd, on: day), beside: termination),
      reachesBack: reaching?.back,
      version: view.versionInEffect(on: day)?.amendment)
  }

  /// The ending that the status of a day tells.
  func termination(on day: CivilDay, known: CivilDay, of party: PartyID?) -> Termination {
    let view = view(on: day, of: party)
    let computed = ending(view, viewOfEnding(on: day, of: party), on: day, known: known)
    return contested(computed, view.readings(of: computed))
  }

  /// The view that tells the ending of a day.
  func viewOfEnding(on day: CivilDay, of party: PartyID?) -> View {
    (reachBack(on: day, of: party, without: .undetermined)?.view ?? view(on: day, of: party)).ofEnding(on: day)
  }

  private func ending(_ view: View, _ seen: View, on day: CivilDay, known: CivilDay) -> Termination {
    return seen.expectedEnd.map { .dated(seen.date($0, reached: min(day, known))) } ?? view.open(on: day)
  }

  /// Days, marked where they count from an ending that is contested.
  private func told(_ days: [FurtherDay], beside termination: Termination) -> [FurtherDay] {
    guard case .contested = termination else { return days }
    return days.map { day in
      var day = day
      day.isContested = day.rule.map { !$0.anchors.isDisjoint(with: [.end, .notice, .namedDay]) } ?? true
      return day
    }
  }

  private func contested(_ computed: Termination, _ readings: [HeldReading]) -> Termination {
    guard !readings.isEmpty else { return computed }
    let steps = if case .dated(let date) = computed { date.steps } else { [Step]() }
    return .contested(ContestedTermination(readings: readings, steps: steps))
  }

  /// The end of the acts of a day, as the agreement or one party sees it.
  func view(on day: CivilDay, of party: PartyID?) -> View {
    let moment = situation(on: day)
    return View(moment?.day ?? day, moment?.situation ?? Situation(frame), of: party, in: self, asked: day)
  }

  /// Every party listed, then those that had joined by a day, in the order of consent.
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

  /// The amendments that come into force after a day if nothing else happens, with the first day of each.
  package func amendmentsToCome(
    after day: CivilDay, of party: PartyID? = nil
  ) -> [(amendment: AmendmentID, from: CivilDay)] {
    view(on: day, of: party).amendmentDays.filter { $0.since > day }.map { ($0.amendment, $0.since) }
  }

  /// The parties for which each amendment is or will be in force, as it looks on a day; nil where amendments bind all.
  package func acceptors(on day: CivilDay) -> Acceptors? {
    guard agreement.clauses.amendment?.binds == .acceptors else { return nil }
    let life = prepared(for: day)
    var acceptors = Acceptors()
    for party in parties(on: day) { acceptors.add(party, life.view(on: day, of: party)) }
    return acceptors
  }

  /// The first day in force of every amendment that comes into force by the acts recorded. An ending that reaches back
  /// over it does not change what was in force then, as it looked.
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
}

/// The parties for which amendments are in force, where an amendment binds only those who accept it.
package struct Acceptors: Sendable {
  private var all: [AmendmentID: [(party: PartyID, since: CivilDay, end: CivilDay?)]] = [:]

  fileprivate mutating func add(_ party: PartyID, _ view: View) {
    let end = view.expectedEnd?.firstDayWithout
    for (amendment, since) in view.amendmentDays { all[amendment, default: []].append((party, since, end)) }
  }

  /// What is in force for a party only after a day: the amendment, the party, and its first day.
  func toCome(after day: CivilDay) -> [(amendment: AmendmentID, party: PartyID, from: CivilDay)] {
    all.keys.sorted().flatMap { id in
      days(of: id, from: day).filter { $0.since > day }.map { (id, $0.party, $0.since) }
    }
  }

  /// The parties for which an amendment is in force on a day: those listed, then others in the order of consent.
  package func parties(of amendment: AmendmentID, on day: CivilDay) -> [PartyID] {
    days(of: amendment, on: day).map(\.party)
  }

  /// The same parties, each with the first day on which the amendment is in force for it.
  package func days(of amendment: AmendmentID, on day: CivilDay) -> [(party: PartyID, since: CivilDay)] {
    days(of: amendment, from: day).filter { $0.since <= day }
  }

  /// The parties for which an amendment is in force on a day, or will be from a later one, each with its first day.
  package func days(of amendment: AmendmentID, from day: CivilDay) -> [(party: PartyID, since: CivilDay)] {
    (all[amendment] ?? []).filter { found in found.end.map { max(found.since, day) < $0 } ?? true }
      .map { ($0.party, $0.since) }
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

  /// The version of the clauses on a day. It is the original before the first amendment takes effect. An amendment that
  /// comes due only after the end brings none.
  fileprivate func versionInEffect(on day: CivilDay) -> ClauseVersion? {
    situation.versions.all.last { version in
      version.from <= day && (expectedEnd?.letsTakeEffect(on: version.from) ?? true)
    }
  }
}

extension View {
  /// Whether an open proposal can come to nothing any more: the day to agree on has passed or lies before the start, or
  /// what was suspended runs.
  fileprivate func isIdle(_ matter: PendingAct.Matter, on day: CivilDay) -> Bool {
    switch matter {
    case .agreedDate(.firstDayWithout(let date)):
      situation.start.map { date < $0 } ?? false
        || date < day && situation.policies(on: day).agreedDateBounds == .notBeforeAgreed
    case .suspension(let suspension): suspension.until.map { $0 <= day } ?? false
    case .resumption: situation.life.suspensions.current(on: day) == nil
    case .extension(let content):
      (whole ?? self).isBound(on: day) && (whole ?? self).situation.movesNothing(content, on: day)
    case .agreedDate, .amendment, .revocation: false
    }
  }

  /// Whether an open proposal can still be decided after the end. A term that lapsed can be extended, and under
  /// `agreed-date-bounds: any` a date can be agreed afterwards.
  fileprivate func canComplete(_ matter: PendingAct.Matter, afterEndOn day: CivilDay) -> Bool {
    switch matter {
    case .extension: expectedEnd?.cause == .term
    case .agreedDate: situation.policies(on: day).agreedDateBounds == .any
    case .amendment, .revocation, .suspension, .resumption: false
    }
  }
}
