package import CivilDate

/// A day by which something has to be done, under its name in answers. It follows from the clauses on start, duration
/// and ending. A clause file names further ones of its own.
package enum ComputedDeadline: String, CaseIterable, Sendable {
  /// The first day on which a notice has effect.
  case notifyFrom = "notify-from"
  /// The last day on which a notice still brings the same end (L26).
  case lastDayToNotify = "last-day-to-notify"
  /// The last day on which the notice behind the ending can be taken back (L9).
  case revokeBy = "revoke-by"
  /// The last day on which all can still agree on another date (L4).
  case agreeDateBy = "agree-date-by"
  /// The last day on which a term can still be extended.
  case extendBy = "extend-by"
}

extension Timeline {
  /// Whether and how a notice can be taken back on a day, by the clauses in effect then.
  package func revocation(on day: CivilDay) -> RevocationPolicy {
    view(on: day, of: nil).situation.policies(on: day).revocation
  }
}

extension Status {
  /// The day of a deadline that was computed, whatever the clause file calls its own; nil where there is none.
  package func date(of deadline: ComputedDeadline) -> CivilDay? {
    computed(deadline)?.date
  }

  /// The day of a notice that must not be later than a computed deadline; nil where it is about none.
  package func counted(of deadline: ComputedDeadline) -> NoticeDay? { computed(deadline)?.counted }

  private func computed(_ deadline: ComputedDeadline) -> FurtherDay? {
    deadlines.first { $0.rule == nil && $0.what == deadline.rawValue }
  }
}
