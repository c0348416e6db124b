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

  /// A name that stays when the day moves, such as `end/party-DE/notice-9`.
  package var name: String {
    [kind, party.map { "party-\($0)" } ?? "", belongsTo].filter { !$0.isEmpty }.joined(separator: "/")
  }

  /// The first part of the name. That of a deadline or effect is the name of it.
  package var kind: String {
    switch matter {
    case .start: "start"
    case .end: "end"
    case .renewal: "renewal"
    case .runsAgain: "runs-again"
    case .amendment: "amendment"
    case .further(let further):
      ComputedDeadline(rawValue: further.what) == nil ? "day/\(further.what)" : further.what
    }
  }

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
    return LastNotice(
      day: last, counted: view.noticed.policies(on: last).noticeCountsFrom, brings: end, isContested: isContested)
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
  /// Which of the days of the notice must not be later.
  package let counted: NoticeDay
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
