package import CivilDate

/// A day to come on which something begins, ends or has to be done: of an agreement, or of one party's membership.
package struct Due: Hashable, Sendable {
  /// The day; of an end that waits, the earliest day that is still possible.
  package let day: CivilDay
  /// The party whose membership it is about; nil for the agreement.
  package let party: PartyID?
  package let matter: Matter
  package let standing: Standing
  /// What tells it apart from others of its kind, and stays when the day moves: the entry of a notice, the number of a
  /// term, who holds a reading, an amendment. Empty where there is only one. It never holds a day.
  package let belongsTo: String

  /// What falls due.
  package enum Matter: Hashable, Sendable {
    /// The first day of the agreement or of a membership.
    case start
    /// The first day without.
    case end
    /// The first day of another term.
    case renewal(RunningTerm.NextRenewal)
    /// The first day on which what was suspended runs again.
    case runsAgain
    /// The first day of an amendment.
    case amendment(AmendmentID)
    /// A further day of the clause file, or a deadline that follows from the clauses.
    case further(FurtherDay)
  }

  /// How sure the day is.
  package enum Standing: Hashable, Sendable {
    case fixed
    case provisional
    /// It does not come before something else does.
    case conditional
    /// One of several readings that the parties hold, and who holds it; nobody where only the clauses give it.
    case contested(by: [PartyID])
  }
}

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
    let status = status(on: day, known: known, of: party)
    let grounds = GroundsFinder(self)
    var found: [Due] = []
    let running: RunningTerm? = if case .runs(let term)? = term(on: day) { term } else { nil }
    let presentTerm = running.map { "term-\($0.renewals)" } ?? ""
    func add(
      _ day: CivilDay?, _ matter: Due.Matter, _ standing: Due.Standing, of who: PartyID? = nil,
      to belonging: String = ""
    ) {
      guard let day, day >= first, day <= last else { return }
      found.append(
        Due(day: day, party: who ?? party, matter: matter, standing: standing, belongsTo: belonging))
    }
    func add(_ start: StartAnswer, of who: PartyID? = nil) {
      add(start.date, .start, start.outcome == .fixed ? .fixed : .provisional, of: who)
    }
    func add(_ termination: Termination, of who: PartyID? = nil) {
      for (day, standing) in termination.daysDue(from: status.on) {
        add(day, .end, standing, of: who, to: termination.belonging(standing, presentTerm))
      }
    }
    add(status.start)
    add(status.termination)
    if party == nil, let (day, renewal) = renewal(on: status) {
      add(day, .renewal(renewal), .provisional, to: "term-\((running?.renewals ?? 0) + 1)")
    }
    add(status.state.runsAgain, .runsAgain, .fixed)
    for (id, from) in amendmentsToCome(after: day, of: party) {
      let isSure = from != status.start.date || status.start.outcome == .fixed
      add(from, .amendment(id), isSure ? .fixed : .provisional, to: id.description)
    }
    func add(_ days: [FurtherDay], of asked: Status, _ who: PartyID? = nil) {
      for further in days {
        guard let date = further.date, date >= first, date <= last else { continue }
        let isSure = grounds.day(further, of: asked).displacements.isEmpty
        let belonging = ComputedDeadline(rawValue: further.what)?.belonging(asked.termination, presentTerm) ?? ""
        add(date, .further(further), isSure ? .fixed : .provisional, of: who, to: belonging)
      }
    }
    add(status.effects + status.deadlines, of: status)
    if party == nil {
      let (life, ofAll) = (prepared(for: day), Set(status.effects + status.deadlines))
      for change in memberships(on: day, known: known).changes {
        switch change.change {
        case .leaving(let termination):
          add(termination, of: change.party)
          let own = life.status(on: day, known: known, of: change.party)
          add((own.effects + own.deadlines).filter { !ofAll.contains($0) }, of: own, change.party)
        case .joining(let start, _): add(start, of: change.party)
        case .suspended(_, .day(let until)): add(until, .runsAgain, .fixed, of: change.party)
        case .suspended: break
        }
      }
    }
    return found.enumerated().sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }.map(\.element)
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

extension ComputedDeadline {
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

/// What a notice to come would bring.
extension Timeline {
  /// When it ends if a notice is given on a day and nothing else happens; nil where a notice would have no effect or
  /// bring no day, and where it ends on that day anyway.
  /// - Parameter party: who gives it and leaves; nil where any party's notice ends the agreement.
  package func end(ifNoticeOn day: CivilDay, of party: PartyID?) -> EndDays? {
    let view = view(on: day, of: party)
    guard view.situation.canBeEndedByNotice, view.isBound(on: day),
      let notice = (party ?? parties(on: day).first).flatMap({ notice(by: $0, on: day, countedAs: view) })
    else { return nil }
    let then = supposing(notice, after: day)
    guard case .effective? = then.assessments[notice.id] else { return nil }
    let end = then.termination(on: day, known: day, of: party).endDays
    return end == view.expectedEnd?.endDays ? nil : end
  }

  /// The last day, from a day on, on which a notice still ends it by another day; nil where no notice does.
  /// - Parameter out: the first day on which it is to have ended.
  package func lastNotice(from day: CivilDay, toBeOutBy out: CivilDay, of party: PartyID?) -> LastNotice? {
    let view = view(on: day, of: party)
    guard view.situation.canBeEndedByNotice, view.isBound(on: day) else { return nil }
    // An end that is not after the notice itself is none that it brings.
    func isInTime(_ day: CivilDay) -> Bool { view.noticed.endOfNotice(on: day).map { day < $0 && $0 <= out } ?? false }
    let days = view.noticed.noticeOpenings(from: day).compactMap { opening -> CivilDay? in
      guard opening.first <= out else { return nil }
      let isMonotone = opening.rule.isMonotone && opening.version === view.noticed.versions.last
      return opening.first.last(isMonotone: isMonotone, until: out, isInTime)
    }
    guard let last = days.max(), let end = view.noticed.endOfNotice(on: last).flatMap(EndDays.init(firstDayWithout:))
    else { return nil }
    let given = party ?? parties(on: day).first
    let then = given.flatMap { notice(by: $0, on: last, countedAs: view) }.map { supposing($0, after: last) }
    let isContested = if case .contested? = then?.termination(on: last, known: last, of: party) { true } else { false }
    return LastNotice(day: last, brings: end, isContested: isContested)
  }

  /// A notice to come, with the one day that counts.
  private func notice(by giver: PartyID, on day: CivilDay, countedAs view: View) -> Act? {
    NoticeDays(counted: view.noticed.policies(on: day).noticeCountsFrom, on: .day(day)).map { days in
      Act(id: .last, by: [giver], content: .notice(Notice(to: [], days: days, form: .written, effective: nil)))
    }
  }
}

/// The last day on which a notice still ends it by a day asked for.
package struct LastNotice: Hashable, Sendable {
  package let day: CivilDay
  /// The end that the clauses give for a notice of that day.
  package let brings: EndDays
  /// Whether parties hold positions by which it ends on another day, or does not end.
  package let isContested: Bool
}

extension NoticeDays {
  /// With the one day that counts.
  fileprivate init?(counted: NoticeDay, on day: ActDay) {
    self.init(
      dated: counted == .dated ? day : nil, dispatched: counted == .dispatched ? day : nil,
      delivered: counted == .delivered ? day : nil, received: counted == .received ? day : nil)
  }
}
