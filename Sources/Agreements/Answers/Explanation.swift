package import CivilDate

/// Why a date is that date (L27): clause, acts, policies with what they would give otherwise, arithmetic.
package struct Explanation: Sendable {
  /// The answer explained.
  package let status: Status
  /// What the day of ending rests on.
  package let grounds: Grounds
  /// The clauses that the answer rests on, in the version that governs.
  package let clauses: FinalClauses
  /// The one by which it ends; nil where the text has none.
  package let clause: ClauseBehind?
  /// The rule by which it starts, for the party asked about its own.
  package let startRule: DateRule
  /// The acts that fed the answer, in the order in which they happened: all behind the start, the ending, the effects
  /// and the deadlines.
  package let acts: [EntryNumber]
  /// How the earliest day that is still possible was reached; empty where the answer tells none.
  package let earliest: [Step]
  /// The last day on which the governing notice would have ended the same term; nil where no term is counted.
  package let lastDayOfNotice: CivilDay?
  /// How each deadline follows from the end, by its place among those of the status.
  package let deadlines: [[Step]]
  /// The policies on which the answer depends, each with the answer under its alternatives.
  package let policies: [PolicyUse]
  /// What other language versions would give, where the file says that their word leaves the day open.
  package let ranges: [ConcordanceRange]
}

/// The clause that an answer rests on: where it stands, what it says, its rule.
package struct ClauseBehind: Hashable, Sendable {
  package let citation: Citation
  /// Nil where the clause has none of its own.
  package let rule: DateRule?
  package let concordance: [Concordance]

  /// What the clause says, as the reason for the way it counts.
  fileprivate var choice: PolicyChoice { PolicyChoice(reason: citation.says, chosenBy: nil) }
}

/// A policy that filled a silence, and what would follow from its other values.
package struct PolicyUse: Hashable, Sendable {
  /// The question that the text leaves open.
  package let name: PolicyName
  /// The value used.
  package let value: String
  /// Nil where the file states none: the value is then the catalogue's default.
  package let choice: PolicyChoice?
  /// Only values under which the answer differs.
  package let alternatives: [Alternative]

  /// The answer under another value.
  package struct Alternative: Hashable, Sendable {
    /// Another value.
    package let value: String
    /// What would follow.
    package let termination: Termination
    /// The start that would be another, and of effects and deadlines those that would, where the end stays.
    package let otherDays: [OtherDay]
    /// Acts that fed the answer and would have no effect, in the order of the answer.
    package let withoutEffect: [EntryNumber]

    /// A day under another value.
    package struct OtherDay: Hashable, Sendable {
      /// Nil is the start.
      package let what: String?
      package let date: CivilDay?
    }
  }
}

/// The first days without that a word of another language version leaves possible; nil where the day of the notice that
/// it would count from is not recorded.
package struct ConcordanceRange: Hashable, Sendable {
  /// Where the versions differ.
  package let concordance: Concordance
  /// The days of the notice that the word can mean.
  package let range: NoticeDayRange
  /// From the earliest of these days.
  package let earliest: CivilDay?
  /// From the latest.
  package let latest: CivilDay?
}

extension Timeline {
  /// Explains the answer that `status(on:known:of:)` gives.
  package func explanation(on day: CivilDay, known: CivilDay, of party: PartyID? = nil) -> Explanation {
    let status = status(on: day, known: known, of: party)
    let situation = view(on: day, of: party).situation
    let version = governingVersion(status, situation) ?? situation.version(on: day)
    let finder = GroundsFinder(self)
    let grounds = finder.ending(of: status)
    let others = [finder.start(of: status)] + (status.effects + status.deadlines).map { finder.day($0, of: status) }
    let acts = actsBehind(status, situation, [grounds] + others, on: day)
    let view = view(on: day, of: party)
    return Explanation(
      status: status, grounds: grounds, clauses: version.clauses,
      clause: situation.clauseBehind(status, version.clauses), startRule: situation.startRule, acts: acts,
      earliest: status.earliest.map(view.steps) ?? [],
      lastDayOfNotice: status.termination.governingNotice.flatMap(situation.lastDayOfNotice),
      deadlines: status.deadlines.map(view.steps),
      policies: policyUses(status, version.clauses, finder.policies, on: day, known: known, explaining: acts),
      ranges: ranges(status, situation, version))
  }

  /// The policies under another value of which the ending would be another.
  package func policyUses(_ status: Status, known: CivilDay) -> [PolicyUse] {
    let situation = view(on: status.on, of: status.party).situation
    let version = governingVersion(status, situation) ?? situation.version(on: status.on)
    return policyUses(status, version.clauses, GroundsFinder(self).policies, on: status.on, known: known)
  }

  /// - Parameter explained: the acts of an explanation, of which also the start, the effects and the deadlines count;
  ///   nil where only the ending is asked about.
  private func policyUses(
    _ status: Status, _ clauses: FinalClauses, _ raised: [PolicyName], on day: CivilDay, known: CivilDay,
    explaining explained: [EntryNumber]? = nil
  ) -> [PolicyUse] {
    let own = clauseBehind(status, clauses)
    return raised.compactMap { name in
      let convention = own?.rule?.convention(name)
      let value = convention ?? clauses.policies.values.value(of: name)
      let alternatives = name.values.filter { $0 != value }.compactMap { other -> PolicyUse.Alternative? in
        let otherwise = with(PolicyOverride(name: name, value: other), askedOn: day)
        guard let explained else {
          let termination = otherwise.termination(on: day, known: known, of: status.party)
          guard !termination.givesTheSame(as: status.termination) else { return nil }
          return PolicyUse.Alternative(value: other, termination: termination, otherDays: [], withoutEffect: [])
        }
        let then = otherwise.status(on: day, known: known, of: status.party)
        let isEndTheSame = then.termination.givesTheSame(as: status.termination)
        let days = then.otherDays(than: status).filter { isEndTheSame || $0.what == nil }
        guard !isEndTheSame || !days.isEmpty else { return nil }
        let fallen = explained.filter { entry in
          if case .withoutEffect? = assessments[entry] { return false }
          if case .withoutEffect? = otherwise.assessments[entry] { return true } else { return false }
        }
        return PolicyUse.Alternative(
          value: other, termination: then.termination, otherDays: days, withoutEffect: fallen)
      }
      guard !alternatives.isEmpty else { return nil }
      let choice = convention == nil ? clauses.policies.choices[name] : own.map(\.choice)
      return PolicyUse(name: name, value: value, choice: choice, alternatives: alternatives)
    }
  }

  private func clauseBehind(_ status: Status, _ clauses: FinalClauses) -> ClauseBehind? {
    view(on: status.on, of: status.party).situation.clauseBehind(status, clauses)
  }

  private func governingVersion(_ status: Status, _ situation: Situation) -> ClauseVersion? {
    guard case .dated(let date) = status.termination else { return nil }
    return situation.versions.all.first { $0.amendment == date.amendment }
  }

  /// Where there is no date, every act about one: what it came to is the reason.
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
    entries.formUnion(status.pending.flatMap(\.entries))
    entries.formUnion(situation.life.undated.map(\.entry))
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
  /// The clause that an answer rests on.
  fileprivate func clauseBehind(_ status: Status, _ clauses: FinalClauses) -> ClauseBehind? {
    let ending = endingClause(clauses).map {
      ClauseBehind(citation: $0.citation, rule: $0.rule, concordance: $0.concordance)
    }
    guard case .dated(let date) = status.termination else { return ending }
    switch date.cause {
    case .notice, .agreed, .event, .tooFewParties, .agreementEnd: return ending
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

  /// The start, effects and deadlines that have another day than in another answer.
  fileprivate func otherDays(than other: Status) -> [PolicyUse.Alternative.OtherDay] {
    func days(_ status: Status) -> [String: CivilDay?] {
      Dictionary((status.effects + status.deadlines).map { ($0.what, $0.date) }) { first, _ in first }
    }
    let (own, others) = (days(self), days(other))
    let start = start.date == other.start.date ? [] : [PolicyUse.Alternative.OtherDay(what: nil, date: start.date)]
    return start
      + Set(own.keys).union(others.keys).sorted().compactMap { what in
        own[what] == others[what] ? nil : PolicyUse.Alternative.OtherDay(what: what, date: own[what] ?? nil)
      }
  }
}

extension Termination {
  /// The same outcome on the same day, whatever the arithmetic.
  func givesTheSame(as other: Termination) -> Bool {
    switch (self, other) {
    case (.none, .none): true
    case (.dated(let a), .dated(let b)): a.endDays == b.endDays && a.certainty == b.certainty
    case (.contested(let a), .contested(let b)): a.readings.map(\.reading) == b.readings.map(\.reading)
    case (.conditional(let a), .conditional(let b)): a.notBefore == b.notBefore && a.waitsFor == b.waitsFor
    default: false
    }
  }
}
