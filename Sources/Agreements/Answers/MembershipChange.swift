package import CivilDate

/// What is under way of one party's membership, where the agreement's own answer does not tell it (L25).
package struct MembershipChange: Hashable, Sendable {
  /// The party whose membership changes.
  package let party: PartyID
  /// What is under way.
  package let change: Change

  /// Leaving, joining, or a suspension for itself.
  package enum Change: Hashable, Sendable {
    /// By a notice of its own, or by what the clauses say of it: never `none`.
    case leaving(Termination)
    /// - again: whether it has left before.
    case joining(StartAnswer, again: Bool)
    /// - since: its first day.
    case suspended(since: CivilDay, until: SuspensionEnd)
  }
}

/// Who is bound on a day, and whose membership is changing.
package struct MembershipsOnDay: Hashable, Sendable {
  /// In the order of consent; empty where the parties are bound together, and the agreement's state says it for all.
  package let bound: [PartyID]
  /// In the same order; of each party at most one of each kind.
  package let changes: [MembershipChange]
  /// The first day of each who has one, past or to come.
  package let starts: [PartyID: CivilDay]

  /// What is said where one party is asked about: of the others nothing.
  package static let untold = MembershipsOnDay(bound: [], changes: [], starts: [:])
}

extension Timeline {
  /// Who is bound on a day, and who leaves or joins after it by what has happened up to it.
  /// - Parameter known: the civil day of *as known at*; a date after it is not reached.
  package func memberships(on day: CivilDay, known: CivilDay) -> MembershipsOnDay {
    guard agreement.startsPartyByParty || agreement.clauses.endsPartyByParty else {
      return .untold
    }
    let life = prepared(for: day)
    let moment = life.situation(on: day)
    let (last, whole) = (moment?.day ?? day, moment?.situation ?? Situation(frame))
    func seen(by party: PartyID?) -> View {
      life.reachBack(on: day, of: party, without: .undetermined)?.view
        ?? View(last, whole, of: party, in: life, asked: day)
    }
    let all = seen(by: nil)
    var bound: [PartyID] = []
    var changes: [MembershipChange] = []
    var starts: [PartyID: CivilDay] = [:]
    let joining = life.laterDays(than: day).joining.filter { !whole.isListed($0) && whole.consents.last(of: $0) == nil }
    for party in whole.parties + joining {
      let view = seen(by: party)
      starts[party] = view.isNeverBound ? nil : view.situation.start
      if view.isBound(on: day) { bound.append(party) }
      let isLeaving = view.isLeaving(after: day, beside: all.expectedEnd)
      if isLeaving || view.isDisputed {
        let termination = life.termination(on: day, known: known, of: party)
        let isContested = if case .contested = termination { true } else { false }
        if isContested || isLeaving && termination != .none {
          changes.append(MembershipChange(party: party, change: .leaving(termination)))
        }
      }
      if agreement.clauses.endsPartyByParty, view.isBound(on: day),
        case .suspended(let since, let until)? = view.suspended(by: view.situation.life.suspensions, on: day)
      {
        changes.append(MembershipChange(party: party, change: .suspended(since: since, until: until)))
      }
      if let start = view.startToCome(after: day, reached: min(day, known), in: all) {
        let again = view.situation.life.previousEnd != nil
        changes.append(MembershipChange(party: party, change: .joining(start, again: again)))
      }
    }
    return MembershipsOnDay(bound: bound, changes: changes, starts: starts)
  }
}

extension Timeline {
  /// Whether the end that a party comes to, as known on a day, is that of the agreement and not its own.
  package func endsWithAgreement(_ party: PartyID, on day: CivilDay) -> Bool {
    let view = reachBack(on: day, of: party, without: .undetermined)?.view ?? view(on: day, of: party)
    return view.expectedEnd?.cause.isOfAgreement ?? false
  }

  /// Whether a party left before the membership that it has, or is about to have.
  package func hasLeft(_ party: PartyID, by day: CivilDay) -> Bool {
    view(on: day, of: party).situation.life.previousEnd != nil
  }

  /// The act by which a party that has not left consented; nil where none has by a day.
  package func consent(of party: PartyID, by day: CivilDay) -> EntryNumber? {
    let situation = view(on: day, of: nil).situation
    return situation.members[party] == nil ? nil : situation.consents.last(of: party)?.entry
  }

  /// How far the consents on record have come towards the start, where it waits for a number of them.
  package func consentsTowardsStart(on day: CivilDay) -> [Progress] {
    let situation = view(on: day, of: nil).situation
    guard situation.starting.day == nil else { return [] }
    let holders = Set(situation.members.keys)
    return agreement.clauses.start.rule.needed.flatMap(\.form.ownThresholds).compactMap {
      Threshold($0, of: agreement).progress(holders)
    }
  }
}

extension View {
  /// Whether parties hold anything of the party's own ending.
  fileprivate var isDisputed: Bool {
    situation.agreement.clauses.endsPartyByParty && situation.life.positions.first != nil
  }

  /// Whether the party's own end lies ahead, or a notice of its own stands that gives no day yet.
  /// - Parameter all: the end of the agreement, which it does not outlast.
  fileprivate func isLeaving(after day: CivilDay, beside all: ExpectedEnd?) -> Bool {
    guard situation.agreement.clauses.endsPartyByParty, situation.life.ended == nil else { return false }
    let hasNotice = !situation.life.standing.isEmpty || !situation.life.undated.isEmpty
    guard let expectedEnd else { return hasNotice }
    let isOwn = hasNotice || !expectedEnd.cause.isOfAgreement
    let first = expectedEnd.firstDayWithout
    return isOwn && day < first && all.map { first <= $0.firstDayWithout } ?? true
  }

  /// The start of a party that is not bound yet, where it is not the agreement's own.
  fileprivate func startToCome(after day: CivilDay, reached: CivilDay, in all: View) -> StartAnswer? {
    guard situation.agreement.startsPartyByParty, situation.life.ended == nil else { return nil }
    let start = startAnswer(reached: reached)
    if let date = start.date {
      guard day < date, date != all.situation.start, expectedEnd.map({ date < $0.firstDayWithout }) ?? true else {
        return nil
      }
      return start
    }
    guard let subject = situation.subject, situation.members[subject] != nil, !start.waitsFor.isEmpty else {
      return nil
    }
    guard let operates = all.situation.start else {
      // Whose consents bring the start about are counted, not named; who joins a text that others start waits for them.
      return situation.isListed(subject) || situation.frame.listedStartByConsent ? nil : start
    }
    return operates <= day ? start : nil
  }
}
