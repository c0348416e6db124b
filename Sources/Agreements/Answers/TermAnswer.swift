package import CivilDate

/// The term of an agreement in operation.
package enum TermAnswer: Hashable, Sendable {
  /// The first term runs, and its end waits for something.
  case waits(for: [Waiting])
  case runs(RunningTerm)
}

/// The term that runs on a day (L22, L26). All days are inclusive.
package struct RunningTerm: Hashable, Sendable {
  /// The last day of the first term, or of the term as it was extended.
  package let first: CivilDay
  /// The last day of the term before all extended it; nil where no extension gave the term its end.
  package let extendedFrom: CivilDay?
  /// How often it was renewed.
  package let renewals: Int
  /// The last day of the term that runs.
  package let present: CivilDay
  /// What comes after it; nil where it is not renewed.
  package let renewal: NextRenewal?
  /// How its last day follows, in order.
  package let steps: [Step]

  /// The renewal that follows unless a notice is given.
  package struct NextRenewal: Hashable, Sendable {
    package let period: Period
    /// The last day on which a notice prevents it; nil where by no clause a notice ends the agreement, or a
    /// membership, at the end of a term.
    package let noticeBy: CivilDay?
    /// Whether a notice stands that may have come by then. Its counting day is not recorded.
    package let isOpen: Bool
  }
}

extension Timeline {
  /// The term that runs on a day. Nil before operation, after the end, after a last term, and where the clauses have
  /// none.
  package func term(on day: CivilDay) -> TermAnswer? {
    let view = view(on: day, of: nil)
    guard view.isBound(on: day) else { return nil }
    let (situation, version) = (view.situation, view.situation.version(on: day))
    // Where the term gives the end, it is renewed until then, whatever notice stands.
    if view.expectedEnd?.cause != .term, situation.hasTermRunOut(by: day, version) { return nil }
    if let running = situation.runningTerm(on: day, version) { return .runs(running) }
    guard situation.extended(version) == nil, let clause = version.clauses.duration, let start = situation.start,
      let waits = clause.ends.evaluate(situation.context(on: start, version)).waits
    else { return nil }
    return .waits(for: waits.waitings)
  }
}

extension Situation {
  /// Whether a standing notice kept a term from being renewed, and that term is over. An agreed date displaces only the
  /// day of the end, not this.
  fileprivate func hasTermRunOut(by day: CivilDay, _ version: ClauseVersion) -> Bool {
    guard version.clauses.termination?.rule?.anchors.contains(.termEnd) ?? false else { return false }
    return life.standing.contains { notice in
      notice.pauses.isEmpty
        && (termEnd(forNoticeOn: notice.countsFrom, version).map { $0.firstDayWithout <= day } ?? false)
    }
  }

  fileprivate func runningTerm(on day: CivilDay, _ version: ClauseVersion) -> RunningTerm? {
    guard let base = baseTerm(version), let (term, count) = termRunning(on: day, version),
      let first = base.firstDayWithout.previous, let present = term.firstDayWithout.previous
    else { return nil }
    let renewal = version.clauses.duration?.renewal
    let next = renewal.flatMap { renewal -> RunningTerm.NextRenewal? in
      guard renewal.isRenewed(after: count), let last = lastDayToNotify(before: term.firstDayWithout, renewal, version)
      else {
        return nil
      }
      let endings = [version.clauses.termination?.rule, version.clauses.withdrawal?.rule]
      // A date that all agree on governs over every notice (L4).
      guard life.agreed == nil, endings.contains(where: { $0?.anchors.contains(.termEnd) ?? false }) else {
        return RunningTerm.NextRenewal(period: renewal.period, noticeBy: nil, isOpen: false)
      }
      let isOpen = life.undated.contains { $0.notBefore ?? .first <= last }
      return RunningTerm.NextRenewal(period: renewal.period, noticeBy: last, isOpen: isOpen)
    }
    return RunningTerm(
      first: first, extendedFrom: extended(version).flatMap { $0.base.previous },
      renewals: count - (extended(version)?.renewed ?? 0), present: present, renewal: next, steps: term.steps)
  }
}
