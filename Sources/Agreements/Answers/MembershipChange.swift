package import CivilDate

/// What is changing in one party's membership, where the agreement's own answer does not tell it (L25).
package struct MembershipChange: Hashable, Sendable {
  /// The party whose membership changes.
  package let party: PartyID
  /// What is under way.
  package let change: Change

  /// Leaving, joining, or a suspension by the party for itself.
  package enum Change: Hashable, Sendable {
    /// The ending of the membership, by the party's own notice or by what the clauses say of the party. It is never
    /// `none`.
    case leaving(Termination)
    /// - again: whether it has left before.
    case joining(StartAnswer, again: Bool)
    /// - since: its first day.
    case suspended(since: CivilDay, until: SuspensionEnd)
  }
}

/// The parties bound on a day, and the memberships that are changing.
package struct MembershipsOnDay: Hashable, Sendable {
  /// The parties bound, in the order of consent. Empty where the parties are bound together: the agreement's state then
  /// tells it for all.
  package let bound: [PartyID]
  /// The parties of which it is contested whether they are still bound, in the same order.
  package let undetermined: [PartyID]
  /// The changes, in the same order. Each party has at most one of each kind.
  package let changes: [MembershipChange]
  /// The first day of each party that has one, past or to come.
  package let starts: [PartyID: CivilDay]
  /// The first day without of each party that has left, other than with the agreement.
  package let ends: [PartyID: CivilDay]

  /// The value that tells nothing, used where one party is asked about or the parties are bound together.
  package static let untold = MembershipsOnDay(
    bound: [], undetermined: [], changes: [], starts: [:], ends: [:])
}

extension Timeline {
  /// The parties bound on a day, and those that leave or join after it by what has happened up to it.
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
    var (bound, undetermined): ([PartyID], [PartyID]) = ([], [])
    var changes: [MembershipChange] = []
    var (starts, ends): ([PartyID: CivilDay], [PartyID: CivilDay]) = ([:], [:])
    let joining = life.laterDays(than: day).joining.filter { !whole.isListed($0) && whole.consents.last(of: $0) == nil }
    for party in whole.parties + joining {
      let view = seen(by: party)
      starts[party] = view.isNeverBound ? nil : view.situation.start
      if life.isUndetermined(party, view, on: day, known: known) {
        undetermined.append(party)
      } else if view.isBound(on: day) {
        bound.append(party)
      }
      if case .ended(let since) = view.state(on: day), view.ofEnding(on: day).expectedEnd?.cause.isForAll == false {
        ends[party] = since
      }
      let isLeaving = view.isLeaving(after: day, beside: all.expectedEnd)
      if isLeaving || view.isDisputed {
        let termination = life.termination(on: day, known: known, of: party)
        let isContested = termination.isContestedAhead(of: day)
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
        let again = view.situation.life.previous != nil
        changes.append(MembershipChange(party: party, change: .joining(start, again: again)))
      }
    }
    return MembershipsOnDay(
      bound: bound, undetermined: undetermined, changes: changes, starts: starts, ends: ends)
  }
}

extension Timeline {
  /// Whether parties disagree that a membership has ended by a day.
  func isUndetermined(_ party: PartyID, _ view: View, on day: CivilDay, known: CivilDay) -> Bool {
    let positions = [view, view.whole].compactMap { $0?.situation.life.positions.first }
    guard !positions.isEmpty, view.situation.start.map({ $0 <= day }) == true,
      case .contested(let contested) = termination(on: day, known: known, of: party)
    else { return false }
    return contested.readings.disagree(on: day)
  }

  /// Whether parties disagree that a membership has ended by a day.
  package func isUndetermined(_ party: PartyID, on day: CivilDay, known: CivilDay) -> Bool {
    isUndetermined(party, view(on: day, of: party), on: day, known: known)
  }

  /// Whether the end of a party's membership, as known on a day, is that of the agreement and not its own; also where
  /// it is conditional.
  package func endsWithAgreement(_ party: PartyID, on day: CivilDay) -> Bool {
    let view = reachBack(on: day, of: party, without: .undetermined)?.view ?? view(on: day, of: party)
    if let end = view.expectedEnd { return end.cause.isForAll }
    // What parties hold about the end of the agreement is nothing about the party's own membership.
    if view.situation.life.positions.first == nil, !view.readings(of: .none).isEmpty { return true }
    guard agreement.clauses.endsPartyByParty, view.waitingNotices.isEmpty, view.waitingClauses.isEmpty else {
      return false
    }
    return view.open(on: day) != .none
  }

  /// Whether a party left once, before the membership that it has or is about to have.
  package func hasLeft(_ party: PartyID, by day: CivilDay) -> Bool {
    view(on: day, of: party).situation.life.previous != nil
  }

  /// The consent of a party that has not left; nil where it has not consented by a day.
  package func consent(of party: PartyID, by day: CivilDay) -> EntryNumber? {
    let situation = view(on: day, of: nil).situation
    return situation.members[party] == nil ? nil : situation.consents.last(of: party)?.entry
  }

  /// How far the recorded consents have come towards the start, where it waits for a number of them.
  package func consentsTowardsStart(on day: CivilDay) -> [Progress] {
    let situation = view(on: day, of: nil).situation
    guard situation.starting.day == nil else { return [] }
    let holders = Set(situation.members.keys)
    return agreement.clauses.start.rule.needed.flatMap(\.form.ownThresholds).compactMap {
      Threshold($0, of: agreement).progress(holders)
    }
  }
}

extension Termination {
  /// Whether parties hold different readings, and by one of them it has not ended by a day.
  fileprivate func isContestedAhead(of day: CivilDay) -> Bool {
    guard case .contested(let contested) = self else { return false }
    return contested.readings.contains { !$0.hasEnded(by: day) }
  }
}

extension View {
  /// Whether a party holds a position on the party's own ending.
  fileprivate var isDisputed: Bool {
    situation.agreement.clauses.endsPartyByParty && situation.life.positions.first != nil
  }

  /// Whether the party's own end lies ahead, or a notice of its own stands that gives no day yet.
  /// - Parameter all: the end of the agreement, after which no membership lasts.
  fileprivate func isLeaving(after day: CivilDay, beside all: ExpectedEnd?) -> Bool {
    guard situation.agreement.clauses.endsPartyByParty, situation.life.ended == nil, !isNeverBound else {
      return false
    }
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
      // Parties whose consents bring the start about are counted and not named. A party that joins a text that others
      // start waits for them.
      return situation.isListed(subject) || situation.frame.listedStartByConsent ? nil : start
    }
    return operates <= day ? start : nil
  }
}
