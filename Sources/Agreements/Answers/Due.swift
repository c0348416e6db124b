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
