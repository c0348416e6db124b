package import CivilDate

/// What has to be said beside an answer about the ending, so that the reader forgets nothing that stands.
package enum EndingRemark: Hashable, Sendable {
  /// This notice gives the date, and others stand beside it.
  case governs(EntryNumber, beside: [EntryNumber])
  /// Notices that stand, although they do not give the date.
  case standing([EntryNumber])
  /// A notice stands, and the day that it counts from is not recorded. `notBefore` is the earliest first day without
  /// that it can bring; nil where no day is known before which it did not come.
  case undated(EntryNumber, missing: NoticeDay, notBefore: CivilDay?)
  /// Such a notice, where the date does not depend on that day.
  case undatedBeside(EntryNumber, missing: NoticeDay)
  /// A revocation of a notice that stands waits until the day that it counts from is recorded.
  case revocation(EntryNumber, of: EntryNumber, missing: NoticeDay)
  /// A notice that came after the last day on which one would have ended the term that ran.
  case tooLate(LateNotice)
  /// The notice that gives the date did not run for so many days.
  /// - moves: whether the date is later for that.
  case suspended(EntryNumber, days: Int, moves: Bool)
  /// These notices stand and do not run.
  case paused([EntryNumber])
  /// The agreement ends before it would have started, for all or for one party. The days are the first day without and
  /// that start.
  case endsBefore(CivilDay, start: CivilDay, of: PartyID?)
  /// All determined this date, and it ends before.
  case agreedAfterEnd(CivilDay, by: [EntryNumber])
  /// A notice names a day that moves nothing.
  case namedDayMovesNothing(CivilDay, of: EntryNumber)
}

/// A notice that came too late for the end of one term, and counts for a later one (L26).
package struct LateNotice: Hashable, Sendable {
  package let entry: EntryNumber
  /// The last day on which a notice would have ended the term that ran.
  package let lastDay: CivilDay
  /// How many days after that day it came.
  package let daysLate: Int
  /// The first day after the term that ran.
  package let missed: CivilDay
  /// The first day after the term that it is in time for; nil where there is none.
  package let counts: CivilDay?
}

/// The notices that stand on a day.
package struct StandingNotices: Hashable, Sendable {
  /// The notices in the life asked about: those with a recorded counting day in the order in which they were given,
  /// then the others.
  package let own: [EntryNumber]
  /// The notices of parties that leave one by one, where the agreement is asked about.
  package let ofParties: [EntryNumber]
}

extension Timeline {
  /// The notices that stand on a day, including those that wait.
  package func noticesStanding(on day: CivilDay, of party: PartyID?) -> StandingNotices {
    let situation = view(on: day, of: party).situation
    guard party == nil, agreement.clauses.endsPartyByParty else {
      return StandingNotices(own: situation.life.noticesStanding, ofParties: [])
    }
    let lives = situation.memberships.lives.filter { $0.ended == nil }
    return StandingNotices(own: [], ofParties: lives.flatMap(\.noticesStanding).sorted())
  }

  /// What has to be said beside the ending of a status.
  package func remarks(on status: Status) -> [EndingRemark] {
    let view = viewOfEnding(on: status.on, of: status.party)
    let situation = view.situation
    if view.isNeverBound, let start = situation.start, let end = view.expectedEnd {
      return [.endsBefore(end.firstDayWithout, start: start, of: status.party)]
    }
    let suspended = situation.suspended(status.termination)
    guard situation.life.ended == nil else { return suspended }
    let standing = noticesStanding(on: status.on, of: status.party).own
    var found = suspended + others(standing, beside: status, view)
    found += situation.life.undatedRevocations.compactMap { revocation in
      let named = revocation.notice.map { [$0] } ?? standing
      guard named.count == 1, let notice = named.first, standing.contains(notice) else { return nil }
      return .revocation(revocation.entry, of: notice, missing: revocation.missing)
    }
    if let agreed = situation.life.agreed, let end = view.expectedEnd, end.cause != .agreed,
      end.firstDayWithout < agreed.firstDayWithout
    {
      found.append(.agreedAfterEnd(agreed.firstDayWithout, by: agreed.entries))
    }
    func isProposed(_ notice: EntryNumber) -> Bool { status.pending.contains { $0.entries.contains(notice) } }
    for notice in situation.life.standing {
      let version = situation.version(on: notice.countsFrom)
      if let late = situation.lateNotice(notice, version) { found.append(.tooLate(late)) }
      if let named = notice.named, !isProposed(notice.entry), situation.movesNothing(named, of: notice, version) {
        found.append(.namedDayMovesNothing(named, of: notice.entry))
      }
    }
    for notice in situation.life.undated {
      let rule = situation.endingClause(situation.version(on: status.on).clauses)?.rule
      guard let named = notice.named, rule?.anchors.contains(.namedDay) != true, !isProposed(notice.entry) else {
        continue
      }
      found.append(.namedDayMovesNothing(named, of: notice.entry))
    }
    return found
  }

  /// The notices that stand beside what gives the date.
  private func others(_ standing: [EntryNumber], beside status: Status, _ view: View) -> [EndingRemark] {
    let paused = view.situation.life.standing.filter { $0.pauses.current(on: status.on) != nil }.map(\.entry)
    let waiting = view.waitingNotices
    let running = Set(standing).subtracting(paused).subtracting(view.situation.life.undated.map(\.entry))
    var found: [EndingRemark] = []
    switch status.termination {
    case .dated(let date):
      if date.cause == .notice, let notice = date.notice {
        let others = standing.filter { running.contains($0) && $0 != notice }
        if !others.isEmpty { found.append(.governs(notice, beside: others)) }
      } else {
        let all = standing.filter(running.contains)
        if !all.isEmpty { found.append(.standing(all)) }
      }
      // A date that has been reached has no displacers; a notice that came before it can still give an earlier one.
      let end = date.endDays.firstDayWithout
      let canMove = date.displacers.contains { $0.kind == .dayOfNotice }
      found += waiting.compactMap { $0.undated(canMove: canMove || end <= status.on && $0.isPossible(before: end)) }
      found += paused.remark
    case .conditional:
      // What waits is told by what it waits for.
      let others = standing.filter { entry in running.contains(entry) && !waiting.contains { $0.notice == entry } }
      if !others.isEmpty { found.append(.standing(others)) }
    case .none:
      let others = standing.filter(running.contains)
      if !others.isEmpty { found.append(.standing(others)) }
      found += waiting.compactMap { $0.undated(canMove: true) } + paused.remark
    // In a contested ending each reading tells its own notice.
    case .contested: break
    }
    return found
  }
}

extension [EntryNumber] {
  fileprivate var remark: [EndingRemark] { isEmpty ? [] : [.paused(self)] }
}

extension OpenEnd {
  fileprivate func undated(canMove: Bool) -> EndingRemark? {
    guard let notice, case .day(let missing, _)? = waitsFor.first else { return nil }
    return canMove
      ? .undated(notice, missing: missing, notBefore: notBefore) : .undatedBeside(notice, missing: missing)
  }
}

extension Life {
  fileprivate var noticesStanding: [EntryNumber] { standing.map(\.entry) + undated.map(\.entry) }
}

extension Situation {
  fileprivate func suspended(_ termination: Termination) -> [EndingRemark] {
    guard case .dated(let date) = termination, date.cause == .notice, let entry = date.notice,
      let notice = life.standing.first(where: { $0.entry == entry })
    else { return [] }
    let days = notice.pauses.days(until: .last)
    guard days > 0 else { return [] }
    let version = version(on: notice.countsFrom)
    let unpaused = GivenNotice(
      entry: notice.entry, by: notice.by, countsFrom: notice.countsFrom, named: notice.named, order: notice.order,
      lastRevocation: notice.lastRevocation)
    let moves = evaluation(of: unpaused, under: version).day != evaluation(of: notice, under: version).day
    return [.suspended(entry, days: days, moves: moves)]
  }

  /// The last day on which a notice would have ended the same term as a given notice. Nil where that notice was
  /// suspended, or ends no term for which the clauses set a time of notice.
  func lastDayOfNotice(_ entry: EntryNumber) -> CivilDay? {
    guard let notice = life.standing.first(where: { $0.entry == entry }), notice.pauses.values.isEmpty else {
      return nil
    }
    let version = version(on: notice.countsFrom)
    guard let renewal = version.clauses.duration?.renewal, renewal.notice != nil,
      endingClause(version.clauses)?.rule?.anchors.contains(.termEnd) == true,
      let term = termEnd(forNoticeOn: notice.countsFrom, version)
    else { return nil }
    return lastDayToNotify(before: term.firstDayWithout, renewal, version)
  }

  fileprivate func lateNotice(_ notice: GivenNotice, _ version: ClauseVersion) -> LateNotice? {
    guard notice.pauses.values.isEmpty, endingClause(version.clauses)?.rule?.anchors.contains(.termEnd) == true,
      let missed = termMissed(byNoticeOn: notice.countsFrom, version)
    else { return nil }
    return LateNotice(
      entry: notice.entry, lastDay: missed.lastDay, daysLate: missed.lastDay.days(until: notice.countsFrom),
      missed: missed.end, counts: termEnd(forNoticeOn: notice.countsFrom, version)?.firstDayWithout)
  }

  /// Whether the day that a notice names has no influence on what the notice gives. Where it is a part of an agreed
  /// date, the day moves something.
  fileprivate func movesNothing(_ named: CivilDay, of notice: GivenNotice, _ version: ClauseVersion) -> Bool {
    if life.agreed?.entries.contains(notice.entry) == true { return false }
    let unnamed = GivenNotice(
      entry: notice.entry, by: notice.by, countsFrom: notice.countsFrom, named: nil, order: notice.order,
      lastRevocation: notice.lastRevocation, pauses: notice.pauses)
    let (with, without) = (evaluation(of: notice, under: version), evaluation(of: unnamed, under: version))
    // A notice that waits can still bring the day that it names.
    let isKnown = with.day != nil || endingClause(version.clauses)?.rule?.anchors.contains(.namedDay) != true
    return isKnown && with == without && with.day != named
  }
}
