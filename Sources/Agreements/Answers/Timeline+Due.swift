package import CivilDate

extension Timeline {
  /// What falls due on a day or later, in the order of the days.
  /// - Parameters:
  ///   - last: the last day that is told.
  ///   - known: the civil day of *as known at*.
  ///   - party: whose membership is asked about; nil for the agreement, with the parties that leave or join one by one.
  ///   - earliest: the first day that is told; the day asked about, if not given. Starts, endings and days of the
  ///     clause file that have passed can be told, too.
  package func due(
    from day: CivilDay, through last: CivilDay, known: CivilDay, of party: PartyID? = nil, earliest: CivilDay? = nil
  ) -> [Due] {
    let first = earliest ?? day
    guard first <= last else { return [] }
    let status = status(on: day, known: known, of: party)
    let running: RunningTerm? = if case .runs(let term)? = term(on: day) { term } else { nil }
    var gathered = DueDays(
      days: first...last, party: party, presentTerm: running.map { "term-\($0.renewals)" } ?? "",
      grounds: GroundsFinder(self))
    gathered.add(status.start)
    gathered.add(status.termination, from: day)
    if party == nil, let (day, renewal) = renewal(on: status) {
      gathered.add(day, .renewal(renewal), .provisional, to: "term-\((running?.renewals ?? 0) + 1)")
    }
    gathered.add(status.state.runsAgain, .runsAgain, .fixed)
    for (id, from) in amendmentsToCome(after: day, of: party) { gathered.add(id, from: from, beside: status.start) }
    gathered.add(status.effects + status.deadlines, of: status)
    if party == nil { addParties(beside: status, known: known, to: &gathered) }
    let found = gathered.found
    return found.enumerated().sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }.map(\.element)
  }

  /// Adds what falls due of single parties and is not told of the agreement.
  private func addParties(beside status: Status, known: CivilDay, to gathered: inout DueDays) {
    let (day, ofAll) = (status.on, Set(status.effects + status.deadlines))
    let (life, memberships) = (prepared(for: day), memberships(on: day, known: known))
    for (further, party, own) in life.deadlinesOfParties(memberships, on: day, known: known)
    where !ofAll.contains(further) {
      gathered.add([further], of: own, party)
    }
    let ofAgreement = amendmentsToCome(after: day)
    for (id, party, from) in life.acceptors(on: day)?.toCome(after: day) ?? []
    where !ofAgreement.contains(where: { $0.amendment == id && $0.from == from }) {
      gathered.add(id, from: from, beside: life.status(on: day, known: known, of: party).start, of: party)
    }
    for change in memberships.changes {
      switch change.change {
      case .leaving(let termination):
        gathered.add(termination, from: day, of: change.party)
        let own = life.status(on: day, known: known, of: change.party)
        gathered.add((own.effects + own.deadlines).filter { !ofAll.contains($0) }, of: own, change.party)
      case .joining(let start, _): gathered.add(start, of: change.party)
      case .suspended(_, .day(let until)): gathered.add(until, .runsAgain, .fixed, of: change.party)
      case .suspended: break
      }
    }
  }

  /// The deadlines of parties that stay, with the status that tells each. Those that the clauses give to all parties
  /// alike are told once, of no party; the first day for a notice is told of each party that it is still ahead of.
  private func deadlinesOfParties(
    _ memberships: MembershipsOnDay, on day: CivilDay, known: CivilDay
  ) -> [(FurtherDay, PartyID?, Status)] {
    guard let clause = agreement.clauses.withdrawal, clause.rule != nil else { return [] }
    let leaving = Set(memberships.changes.compactMap { if case .leaving = $0.change { $0.party } else { nil } })
    let staying = memberships.bound.filter { !leaving.contains($0) }
    var found: [(FurtherDay, PartyID?, Status)] = []
    let rules = [clause.rule, clause.noticeFrom, agreement.clauses.duration?.ends].compactMap { $0 }
    let isAlike = agreement.clauses.amendment?.binds != .acceptors
    let areOfAll = rules.allSatisfy { $0.anchors.isDisjoint(with: [.consent, .startForParty]) }
    if isAlike, areOfAll, let first = staying.first {
      let status = status(on: day, known: known, of: first)
      return status.deadlines.filter { $0.rule == nil }.map { ($0, nil, status) }
    }
    for party in staying {
      let view = view(on: day, of: party)
      let version = view.noticed.version(on: day)
      guard let clause = version.clauses.withdrawal,
        let from = view.noticed.noticeFrom(clause, on: day, version)?.day, from >= day
      else { continue }
      let status = status(on: day, known: known, of: party)
      found += status.deadlines.filter { $0.what == ComputedDeadline.notifyFrom.rawValue }.map { ($0, party, status) }
    }
    return found
  }

  /// The renewal of the term that runs, where nothing ends the agreement before, and its first day.
  private func renewal(on status: Status) -> (CivilDay, RunningTerm.NextRenewal)? {
    guard case .runs(let term)? = term(on: status.on), let renewal = term.renewal, let day = term.present.next else {
      return nil
    }
    let end = status.termination.endDays?.firstDayWithout
    return end.map { $0 > day } ?? true ? (day, renewal) : nil
  }
}

/// The days found so far that fall due within a span.
private struct DueDays {
  let days: ClosedRange<CivilDay>
  /// The party asked about; nil for the agreement.
  let party: PartyID?
  /// What an item of the term that runs belongs to.
  let presentTerm: String
  let grounds: GroundsFinder
  private(set) var found: [Due] = []

  init(days: ClosedRange<CivilDay>, party: PartyID?, presentTerm: String, grounds: GroundsFinder) {
    self.days = days
    self.party = party
    self.presentTerm = presentTerm
    self.grounds = grounds
  }

  mutating func add(
    _ day: CivilDay?, _ matter: Due.Matter, _ standing: Due.Standing, of who: PartyID? = nil, to belonging: String = ""
  ) {
    guard let day, days.contains(day) else { return }
    found.append(Due(day: day, party: who ?? party, matter: matter, standing: standing, belongsTo: belonging))
  }

  mutating func add(_ start: StartAnswer, of who: PartyID? = nil) {
    add(start.date, .start, start.outcome == .fixed ? .fixed : .provisional, of: who)
  }

  mutating func add(_ termination: Termination, from asked: CivilDay, of who: PartyID? = nil) {
    for (day, standing) in termination.daysDue(from: asked) {
      add(day, .end, standing, of: who, to: termination.belonging(standing, presentTerm))
    }
  }

  mutating func add(_ id: AmendmentID, from: CivilDay, beside start: StartAnswer, of who: PartyID? = nil) {
    let isSure = from != start.date || start.outcome == .fixed
    add(from, .amendment(id), isSure ? .fixed : .provisional, of: who, to: id.description)
  }

  /// - Parameter asked: the status that tells the days.
  mutating func add(_ further: [FurtherDay], of asked: Status, _ who: PartyID? = nil) {
    for further in further where further.date.map(days.contains) == true {
      let deadline = ComputedDeadline(rawValue: further.what)
      let isSure =
        grounds.day(further, of: asked).displacements.isEmpty && !further.isContested
        && !(deadline?.isBeforeEnd == true && asked.termination.isProvisional)
      let belonging = deadline?.belonging(asked.termination, presentTerm) ?? ""
      add(further.date, .further(further), isSure ? .fixed : .provisional, of: who, to: belonging)
    }
  }
}

extension Termination {
  fileprivate var isProvisional: Bool { if case .dated(let date) = self { date.certainty != .fixed } else { false } }
}

extension ComputedDeadline {
  /// Whether the day is the one before the end, and moves with it.
  fileprivate var isBeforeEnd: Bool {
    switch self {
    case .agreeDateBy, .revokeBy, .extendBy: true
    case .lastDayToNotify, .notifyFrom: false
    }
  }

  /// What a deadline belongs to: the ending that it is about, or the term that runs.
  fileprivate func belonging(_ termination: Termination, _ presentTerm: String) -> String {
    switch self {
    case .agreeDateBy, .revokeBy: termination.belonging(.fixed, presentTerm)
    case .lastDayToNotify, .notifyFrom, .extendBy: presentTerm
    }
  }
}

extension Termination {
  /// What an ending belongs to, without its day: the notice behind it, the term that ends, or who holds a reading.
  fileprivate func belonging(_ standing: Due.Standing, _ presentTerm: String) -> String {
    if case .contested(let by) = standing {
      return by.isEmpty ? "clauses" : "held-by-" + by.map(\.description).sorted().joined(separator: "+")
    }
    switch self {
    case .dated(let date):
      if let notice = date.notice { return "notice-\(notice)" }
      return switch date.cause {
      case .agreed: "agreed"
      case .term: presentTerm
      case .event: "event"
      case .parentEnd: "parent"
      case .tooFewParties, .agreementEnd, .notice: "clauses"
      }
    case .conditional(let conditional): return conditional.notice.map { "notice-\($0)" } ?? "clauses"
    case .contested: return "contested"
    case .none: return ""
    }
  }

  /// The days on which it comes, each with how sure it is; of one that waits the earliest.
  fileprivate func daysDue(from day: CivilDay) -> [(CivilDay, Due.Standing)] {
    switch self {
    case .none: []
    case .dated(let date): [(date.endDays.firstDayWithout, date.certainty == .fixed ? .fixed : .provisional)]
    case .conditional(let conditional): [(max(day, conditional.notBefore ?? day), .conditional)]
    case .contested(let contested):
      contested.readings.compactMap { held in held.endDays.map { ($0.firstDayWithout, .contested(by: held.by)) } }
    }
  }
}
