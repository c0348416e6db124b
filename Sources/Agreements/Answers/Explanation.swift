package import CivilDate

/// Why a date is that date (L27): the clause, the acts, the policies with what they would give otherwise, and the
/// arithmetic.
package struct Explanation: Sendable {
  /// The answer explained.
  package let status: Status
  /// What the day of ending rests on.
  package let grounds: Grounds
  /// The clauses that the answer rests on, in the version that governs.
  package let clauses: FinalClauses
  /// The clause by which it ends; nil where the text has none.
  package let clause: ClauseBehind?
  /// The amendment that brought that clause; nil where it is of the original.
  package let changedBy: AmendmentID?
  /// The rule by which it starts; where a party is asked about, the rule for that party.
  package let startRule: DateRule
  /// The acts that the answer rests on, in the order in which they happened: all behind the start, the ending, the
  /// effects and the deadlines.
  package let acts: [EntryNumber]
  /// How the earliest day that is still possible was reached; empty where the answer tells none.
  package let earliest: [Step]
  /// The last day on which the governing notice would have ended the same term; nil where no term is counted.
  package let lastDayOfNotice: CivilDay?
  /// How each deadline follows from the end, in the order of the deadlines of the status.
  package let deadlines: [[Step]]
  /// The policies on which the answer depends, each with the answer under its alternatives.
  package let policies: [PolicyUse]
  /// What other language versions would give, where the clause file says that their wording leaves the day open.
  package let ranges: [ConcordanceRange]
}

/// The clause that an answer rests on: its place, its wording and its rule.
package struct ClauseBehind: Hashable, Sendable {
  package let citation: Citation
  /// The rule of the clause; nil where it has none of its own.
  package let rule: DateRule?
  package let concordance: [Concordance]

  /// What the clause says, as the reason for the way it counts.
  var choice: PolicyChoice { PolicyChoice(reason: citation.says, chosenBy: nil) }
}

/// The first days without that a word of another language version leaves possible. A day is nil where the day of the
/// notice that it would count from is not recorded.
package struct ConcordanceRange: Hashable, Sendable {
  /// The place where the language versions differ.
  package let concordance: Concordance
  /// The days of the notice that the word can mean.
  package let range: NoticeDayRange
  /// The first day without, counted from the earliest of these days.
  package let earliest: CivilDay?
  /// The first day without, counted from the latest of these days.
  package let latest: CivilDay?
}

extension Timeline {
  /// Explains the answer that `status(on:known:of:)` gives.
  package func explanation(on day: CivilDay, known: CivilDay, of party: PartyID? = nil) -> Explanation {
    let status = status(on: day, known: known, of: party)
    let view = view(on: day, of: party)
    let ofEnding = view.ofEnding(on: day)
    let situation = ofEnding.situation
    let version = governingVersion(status, situation) ?? situation.version(on: day)
    let finder = GroundsFinder(self)
    let grounds = finder.ending(of: status)
    let others = [finder.start(of: status)] + (status.effects + status.deadlines).map { finder.day($0, of: status) }
    let acts = actsBehind(status, situation, [grounds] + others, on: day)
    return Explanation(
      status: status, grounds: grounds, clauses: version.clauses,
      clause: clauseBehind(status, ofEnding, version.clauses),
      changedBy: situation.originOfEnding(status, version).amendment, startRule: view.situation.startRule, acts: acts,
      earliest: status.earliest.map(ofEnding.steps) ?? [],
      lastDayOfNotice: status.termination.governingNotice.flatMap(situation.lastDayOfNotice),
      deadlines: status.deadlines.map(ofEnding.steps),
      policies: policyUses(status, version.clauses, finder.policies, known: known, explaining: acts),
      ranges: ranges(status, situation, version))
  }

  func clauseBehind(_ status: Status, _ clauses: FinalClauses) -> ClauseBehind? {
    clauseBehind(status, view(on: status.on, of: status.party).ofEnding(on: status.on), clauses)
  }

  /// The clause behind an answer. Where a membership ends with the agreement, it is the one by which that ends.
  private func clauseBehind(_ status: Status, _ view: View, _ clauses: FinalClauses) -> ClauseBehind? {
    if case .dated(let date) = status.termination, date.cause == .agreementEnd, let whole = view.whole,
      let cause = whole.expectedEnd?.cause
    {
      return whole.situation.clauseBehind(cause, clauses)
    }
    let cause = if case .dated(let date) = status.termination { date.cause } else { Cause?.none }
    return view.situation.clauseBehind(cause, clauses)
  }

  func governingVersion(_ status: Status, _ situation: Situation) -> ClauseVersion? {
    guard case .dated(let date) = status.termination else { return nil }
    return situation.versions.all.first { $0.amendment == date.amendment }
  }

  /// The acts behind an answer. Where there is no date, they include every act about one, since what it came to is the
  /// reason.
  private func actsBehind(
    _ status: Status, _ situation: Situation, _ grounds: [Grounds], on day: CivilDay
  ) -> [EntryNumber] {
    var entries = Set(situation.signatures.values.map(\.entry))
    entries.formUnion(situation.events.all.values.map(\.entry))
    for grounds in grounds { entries.formUnion(grounds.entries) }
    if let party = status.party { entries.formUnion(situation.consents.filter { $0.party == party }.map(\.entry)) }
    let notices = situation.life.standing
    entries.formUnion(notices.map(\.entry))
    entries.formUnion(notices.flatMap(\.pauses.values).flatMap(\.entries))
    entries.formUnion(situation.life.suspensions.values.flatMap(\.entries))
    // A suspension that a party made for itself is told with the agreement.
    if status.party == nil {
      let lives = situation.memberships.lives
      entries.formUnion(lives.compactMap { $0.suspensions.current(on: day) }.flatMap(\.entries))
    }
    entries.formUnion(status.pending.flatMap(\.entries))
    entries.formUnion(situation.life.undated.map(\.entry) + situation.life.undatedRevocations.map(\.entry))
    switch status.termination {
    case .dated(let date): entries.formUnion(date.determination)
    case .contested(let contested): entries.formUnion(contested.readings.flatMap(\.entries))
    case .conditional: break
    case .none:
      let kinds: [ActKind] = [.notice, .agreedDate, .revocation]
      entries.formUnion(
        acts.filter { kinds.contains($0.content.kind) && (self.day(of: $0.id) ?? .last) <= day }
          .filter { act in status.party.map { act.by.contains($0) } ?? true }.map(\.id))
    }
    return acts.map(\.id).filter(entries.contains)
  }

  private func ranges(_ status: Status, _ situation: Situation, _ version: ClauseVersion) -> [ConcordanceRange] {
    guard case .dated(let date) = status.termination, date.cause == .notice, let entry = date.notice,
      case .notice(let notice)? = act(entry)?.content
    else { return [] }
    func first(_ day: NoticeDay) -> CivilDay? {
      notice.days[day].flatMap {
        situation.evaluation(ofNoticeOn: $0.atPlace, named: notice.effective, under: version).day
      }
    }
    return (situation.endingClause(version.clauses)?.concordance ?? []).compactMap { concordance in
      concordance.noticeDays.map {
        ConcordanceRange(
          concordance: concordance, range: $0, earliest: first($0.earliest), latest: first($0.latest))
      }
    }
  }
}

extension Situation {
  /// The origin of the clause that an answer rests on.
  fileprivate func originOfEnding(_ status: Status, _ version: ClauseVersion) -> ClauseVersion.Origin {
    guard case .dated(let date) = status.termination else { return sinceOfEnding(version) }
    return switch date.cause {
    case .notice, .agreed, .event, .agreementEnd: sinceOfEnding(version)
    case .tooFewParties: version.since.withdrawal
    case .term: version.since.duration
    case .parentEnd: ClauseVersion.Origin()
    }
  }

  /// The clause by which something ends.
  /// - Parameter cause: nil where there is no date.
  fileprivate func clauseBehind(_ cause: Cause?, _ clauses: FinalClauses) -> ClauseBehind? {
    let ending = endingClause(clauses).map {
      ClauseBehind(citation: $0.citation, rule: $0.rule, concordance: $0.concordance)
    }
    switch cause {
    case nil, .notice, .agreed, .event, .agreementEnd: return ending
    // The clause on withdrawal says how few parties can be left.
    case .tooFewParties:
      return clauses.withdrawal.map {
        ClauseBehind(citation: $0.citation, rule: $0.rule, concordance: $0.concordance)
      }
    case .term:
      return clauses.duration.map { ClauseBehind(citation: $0.citation, rule: $0.ends, concordance: []) }
    case .parentEnd:
      return agreement.parent.map { ClauseBehind(citation: $0.citation, rule: nil, concordance: []) }
    }
  }
}

extension Termination {
  fileprivate var governingNotice: EntryNumber? {
    if case .dated(let date) = self, date.cause == .notice { date.notice } else { nil }
  }
}

extension Status {
  /// The earliest day that a conditional ending can still have.
  fileprivate var earliest: CivilDay? {
    if case .conditional(let conditional) = termination { conditional.notBefore } else { nil }
  }
}
