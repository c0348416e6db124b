public import CivilDate

extension Timeline {
  /// The state on a day.
  /// - Parameters:
  ///   - known: the civil day of *as known at* (L10); a date after it is not reached, however late the day asked about.
  public func status(on day: CivilDay, known: CivilDay) -> Status {
    let moment = situation(on: day)
    let situation = moment?.situation ?? Situation(agreement)
    let plain = state(moment, on: day)
    let reaching = reachBack(on: day, without: plain)
    let ending = reaching?.governing ?? moment.flatMap(governing)
    return Status(
      on: day,
      state: reaching.map { .ended(since: $0.governing.firstDayWithout) } ?? plain,
      waitingFor: situation.allParties.filter { situation.signatures[$0] == nil },
      pending: situation.pending,
      termination: ending.map { .dated(date($0, reached: min(day, known))) } ?? situation.conditional,
      reachesBack: reaching?.back,
      version: situation.versionInEffect(on: day)?.amendment)
  }

  private func governing(_ moment: Moment) -> Governing? {
    moment.situation.governing(from: moment.day)
  }

  private func date(_ governing: Governing, reached day: CivilDay) -> TerminationDate {
    let rule = governing.version.clauses.discontinuation.rule
    let isFixed = governing.basis == .agreed || governing.firstDayWithout <= day || !rule.yieldsToAgreedDate
    return TerminationDate(
      certainty: isFixed ? .fixed : .provisional, basis: governing.basis, turn: governing.turn,
      notice: governing.notice, determination: governing.agreed?.entries ?? [],
      agreedOn: governing.agreed?.completed, steps: governing.steps, amendment: governing.version.amendment)
  }

  private func state(_ moment: Moment?, on day: CivilDay) -> State {
    guard let moment, let start = moment.situation.start, start <= day else { return .awaitingSignatures }
    guard let governing = governing(moment) else { return .operative(since: start) }
    if governing.firstDayWithout <= day { return .ended(since: governing.firstDayWithout) }
    return .ending(since: endingSince(moment))
  }

  /// The first day of the unbroken run of days on which an ending was under way.
  private func endingSince(_ moment: Moment) -> CivilDay {
    var since = moment.day
    guard let index = moments.firstIndex(where: { $0.day == moment.day }) else { return since }
    for earlier in moments[...index].reversed() {
      guard let start = earlier.situation.start, let governing = earlier.situation.governing(from: earlier.day),
        governing.firstDayWithout > earlier.day
      else { break }
      since = max(start, earlier.day)
    }
    return since
  }

  /// Only a date agreed under `agreed-date-bounds: any` can lie before the day on which it was agreed.
  private func reachBack(on day: CivilDay, without: State) -> (governing: Governing, back: ReachBack)? {
    guard let last = moments.last, let governing = last.situation.governing(from: last.day),
      let agreed = governing.agreed, agreed.completed > day, governing.firstDayWithout <= day
    else { return nil }
    return (governing, ReachBack(entries: agreed.entries, completed: agreed.completed, without: without))
  }
}

extension Situation {
  /// The version of a day; the original before the first amendment takes effect, and no amendment that comes due only
  /// when the agreement has ended.
  func versionInEffect(on day: CivilDay) -> ClauseVersion? {
    let end = governing(from: day)?.firstDayWithout
    return versions.last { version in version.from <= day && (end.map { version.from < $0 } ?? true) }
  }

  /// A notice whose day is not recorded makes the ending conditional, as long as nothing else gives a date.
  var conditional: Termination {
    guard let notice = undated.first else { return .none }
    var notBefore: CivilDay?
    if let bound = notice.notBefore, case .day(let day, _) = defaultDate(from: bound, under: version(on: bound)) {
      notBefore = day
    }
    return .conditional(
      ConditionalTermination(
        notice: notice.entry, waitsFor: .day(notice.missing, of: notice.entry), notBefore: notBefore))
  }

  var pending: [PendingAct] {
    let dates = determinations.proposals(of: allParties, ==).map {
      PendingAct(matter: .agreedDate($0.content), by: $0.by, missing: $0.missing, entries: $0.entries)
    }
    let amendments = decisions.values.flatMap { open in
      open.proposals(of: allParties) { $0.agrees(with: $1) }.map {
        PendingAct(matter: .amendment($0.content), by: $0.by, missing: $0.missing, entries: $0.entries)
      }
    }
    let revocations = consents.values.flatMap { open in
      open.proposals(of: allParties, ==).map {
        PendingAct(matter: .revocation(of: $0.content), by: $0.by, missing: $0.missing, entries: $0.entries)
      }
    }
    return (dates + amendments + revocations).sorted { ($0.entries.first, $0.order) < ($1.entries.first, $1.order) }
  }
}

extension PendingAct {
  /// One entry opens at most one proposal; the key only makes the order total.
  fileprivate var order: Int {
    switch matter {
    case .agreedDate: 0
    case .amendment: 1
    case .revocation: 2
    }
  }
}

private func < (a: (EntryNumber?, Int), b: (EntryNumber?, Int)) -> Bool {
  (a.0?.value ?? 0, a.1) < (b.0?.value ?? 0, b.1)
}
