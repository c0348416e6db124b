package import CivilDate

/// The term that runs on a day, of an agreement that has one (L22, L26). All days are inclusive.
package struct TermAnswer: Hashable, Sendable {
  /// The last day of the first term, or of the term as it was extended.
  package let first: CivilDay
  /// Whether an extension of all gave the first term its end.
  package let isExtended: Bool
  /// How often it was renewed.
  package let renewals: Int
  /// The last day of the term that runs.
  package let present: CivilDay
  /// What comes after it; nil where it is not renewed.
  package let renewal: NextRenewal?

  /// The renewal that follows unless a notice is given.
  package struct NextRenewal: Hashable, Sendable {
    package let period: Period
    /// The last day of a notice that prevents it.
    package let noticeBy: CivilDay
  }
}

extension Timeline {
  /// Nil before operation and after the end, and where there is no term or its end waits for something.
  package func term(on day: CivilDay) -> TermAnswer? {
    let view = view(on: day, of: nil)
    guard view.isBound(on: day) else { return nil }
    return view.situation.term(on: day, view.situation.version(on: day))
  }
}

extension Situation {
  fileprivate func term(on day: CivilDay, _ version: ClauseVersion) -> TermAnswer? {
    guard let base = baseTerm(version), let (term, count) = termRunning(on: day, version),
      let first = base.firstDayWithout.previous, let present = term.firstDayWithout.previous
    else { return nil }
    let renewal = version.clauses.duration?.renewal
    let next = renewal.flatMap { renewal -> TermAnswer.NextRenewal? in
      guard count != renewal.times, let last = lastDayToNotify(before: term.firstDayWithout, renewal, version) else {
        return nil
      }
      return TermAnswer.NextRenewal(period: renewal.period, noticeBy: last)
    }
    return TermAnswer(
      first: first, isExtended: life.extended != nil, renewals: count, present: present, renewal: next)
  }
}
