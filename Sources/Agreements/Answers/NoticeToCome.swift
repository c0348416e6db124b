package import CivilDate

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

/// A notice that a party could give on a day, tried out.
package struct NoticeToCome: Sendable {
  /// Which of its days counts, and is the day on which it is tried out.
  package let counted: NoticeDay
  /// What it would come to.
  package let assessment: Assessment
  /// The answer with it, for its giver where parties leave one by one, else for the agreement; on its day.
  package let explanation: Explanation
  /// The life with it.
  package let life: Timeline
  /// The last day on which a notice would bring the same; nil where no such day is told.
  package let lastDay: FurtherDay?
}

extension Timeline {
  /// Tries a written notice out, given on a day by a party that is bound then; nil where the party is not.
  package func notice(toComeFrom giver: PartyID, on day: CivilDay) -> NoticeToCome? {
    let party = agreement.clauses.endsPartyByParty ? giver : nil
    let view = view(on: day, of: party)
    guard parties(on: day).contains(giver), view.isBound(on: day),
      let act = notice(by: giver, on: day, countedAs: view)
    else { return nil }
    let then = supposing(act, after: day)
    guard let assessment = then.assessments[act.id] else { return nil }
    let status = status(on: day, known: day, of: party)
    return NoticeToCome(
      counted: view.noticed.policies(on: day).noticeCountsFrom, assessment: assessment,
      explanation: then.explanation(on: day, known: day, of: party), life: then,
      lastDay: status.deadlines.first { $0.what == ComputedDeadline.lastDayToNotify.rawValue })
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
