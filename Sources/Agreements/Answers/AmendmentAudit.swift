package import CivilDate

/// The audit of one amendment (L19). It tells every written decision or who is missing, the effective day and where
/// that day comes from, what the amendment changed, and whether it took effect at all.
package struct AmendmentAudit: Hashable, Sendable {
  /// The amendment audited.
  package let amendment: AmendmentID
  /// The title in the first decision that gives one.
  package let title: String?
  /// The decisions, in the order of the clause file.
  package let decisions: [Decision]
  /// The parties that still have to decide the same. Empty once it is adopted, and where it waits for a number of
  /// acceptances or for an event.
  package let missing: [PartyID]
  /// Whether it waits for a number of acceptances, and those that there are do not say the same, so that they do not
  /// count together.
  package let acceptancesDiffer: Bool
  /// What became of it by the day asked about.
  package let outcome: AmendmentOutcome
  /// What it changed in the final clauses. Empty where it is not adopted or leaves them alone.
  package let changes: [ClauseDifference]
  /// The agreement without the changes and with them; nil where there are none.
  package let clauses: Clauses?
  /// Acts about this amendment that have no effect, except those that a later part of the same party replaced.
  package let withoutEffect: [EntryNumber]

  /// The clauses before an amendment and those with it.
  package struct Clauses: Hashable, Sendable {
    package let before: Agreement
    package let after: Agreement
  }

  /// One party's written decision.
  package struct Decision: Hashable, Sendable {
    /// The party that decided.
    package let party: PartyID
    /// The day of the decision, at its place.
    package let day: CivilDay
    /// The first entry of the act.
    package let entry: EntryNumber
    /// The effective day that the decision names; nil where it names none.
    package let effective: CivilDay?
  }

  /// Whether the audit found nothing missing and nothing without effect.
  package var isSound: Bool {
    guard missing.isEmpty && withoutEffect.isEmpty else { return false }
    switch outcome {
    case .inEffect, .wasInEffect, .takesEffect, .doesNotBind: return true
    case .proposed, .waits, .never: return false
    }
  }
}

/// What became of an amendment.
package enum AmendmentOutcome: Hashable, Sendable {
  /// Not all have decided, or not enough parties have.
  /// - Parameter adopted: the day on which an organ adopted what others are to accept; nil where none did.
  case proposed(waitsFor: Waiting, adopted: CivilDay?)
  case inEffect(since: CivilDay, adopted: CivilDay, EffectiveDayBasis)
  /// It was in effect until the end; both days included.
  case wasInEffect(since: CivilDay, lastDay: CivilDay, adopted: CivilDay, EffectiveDayBasis)
  /// The amendment binds only those who accept it, and the party asked about has not.
  case doesNotBind(adopted: CivilDay)
  case takesEffect(on: CivilDay, adopted: CivilDay, EffectiveDayBasis)
  /// It is adopted and has no first day yet.
  case waits(for: AmendmentWait, adopted: CivilDay)
  /// Its day is not before the end (L24).
  case never(due: CivilDay, firstDayWithout: CivilDay, Certainty, adopted: CivilDay)
}

/// What has to come before an adopted amendment has a first day.
package enum AmendmentWait: Hashable, Sendable {
  /// The start of the agreement or, asked about a party, its own.
  case start
  /// Policy `amendment-effect` wants a day that all name, and none is named.
  case dayNamedByAll
  /// What the clause on amendment waits for.
  case awaited([Waiting])
}

/// Where the effective day of an amendment comes from (L19).
package enum EffectiveDayBasis: Hashable, Sendable {
  case named
  /// The decision names a day before the adoption and does not say that it reaches back. It applies from adoption on.
  case namedBeforeAdoption(CivilDay)
  case policy(String)
  /// The clause on amendment gives it.
  case clause
}

/// One thing that an amendment changed in the final clauses. A value is nil where the clause did not exist before, or
/// does not exist after.
package enum ClauseDifference: Hashable, Sendable {
  case policy(PolicyName, before: String, after: String)
  case article(ClauseName, before: LocalText?, after: LocalText?)
  /// What the clause says, in the words of the clause file.
  case says(ClauseName, before: LocalText?, after: LocalText?)
  case rule(ClauseName, before: DateRule?, after: DateRule?)
  /// Anything else that the clause file says of the clause.
  case detail(ClauseName)
}

/// The final clauses that an amendment can replace, under the names of the clause file.
package enum ClauseName: Hashable, Sendable {
  case duration, amendment, termination, withdrawal, revocation, suspension
  /// An effect, a survival or a deadline, by its name.
  case effect(String)
}

extension Timeline {
  /// The audit of every amendment that has at least one decision by a day, in the order of the first decision.
  /// - Parameter party: the party for which the audit tells whether and since when each applies; nil for the agreement.
  package func audit(on day: CivilDay, of party: PartyID? = nil) -> [AmendmentAudit] {
    let view = view(on: day, of: party)
    var order: [AmendmentID] = []
    var decisions: [AmendmentID: [Act]] = [:]
    for act in acts {
      guard case .amendment(let decision, let on) = act.content, on.atPlace <= day else { continue }
      if decisions[decision.amendment] == nil { order.append(decision.amendment) }
      decisions[decision.amendment, default: []].append(act)
    }
    return order.map { audit($0, decisions[$0] ?? [], view, on: day) }
  }

  /// - Parameter acts: the decisions on it, whatever they came to.
  private func audit(_ id: AmendmentID, _ acts: [Act], _ view: View, on day: CivilDay) -> AmendmentAudit {
    let situation = view.situation
    let adopted = situation.adopted(id)
    let parts = adopted?.parts ?? situation.decisions[id]?.open.byParty ?? SortedMap()
    let all = situation.allParties
    let order = all + Set(parts.keys).subtracting(all).sorted()
    let decisions =
      adoptions(acts, besides: parts)
      + order.compactMap { party in
        parts[party].map {
          AmendmentAudit.Decision(party: party, day: $0.day, entry: $0.entry, effective: $0.content.effective)
        }
      }
    let missing = missing(parts, situation.deciders(agreement.clauses.amendment))
    let counted = situation.decisions[id].flatMap { decided in
      decided.lastDay.flatMap { last in
        acts.last?.content.decision.flatMap { situation.awaited(for: $0, decided, on: last) }
      }
    }
    let clauses = adopted.flatMap { self.clauses(of: $0, situation) }
    return AmendmentAudit(
      amendment: id, title: acts.lazy.compactMap(\.content.decision?.title).first, decisions: decisions,
      missing: adopted == nil && counted == nil ? missing : [],
      acceptancesDiffer: adopted == nil && counted != nil
        && parts.values.contains { part in parts.values.first.map { !$0.content.agrees(with: part.content) } ?? false },
      outcome: adopted.map { outcome(of: $0, view, on: day) }
        ?? .proposed(waitsFor: counted ?? .parts(missing), adopted: situation.decisions[id]?.adoption?.day),
      changes: clauses.map { differences($0.before.clauses, $0.after.clauses) } ?? [], clauses: clauses,
      withoutEffect: withoutEffect(acts))
  }

  /// What organs adopted that others are to accept; where an organ decides alone, its decision is a part.
  private func adoptions(
    _ acts: [Act], besides parts: SortedMap<PartyID, Part<AmendmentDecision>>
  ) -> [AmendmentAudit.Decision] {
    acts.filter { assessments[$0.id] == .effective }.flatMap { act -> [AmendmentAudit.Decision] in
      guard case .amendment(let decision, let on) = act.content else { return [] }
      return act.by.filter { agreement.organ($0) != nil && parts[$0] == nil }.map {
        AmendmentAudit.Decision(party: $0, day: on.atPlace, entry: act.id, effective: decision.effective)
      }
    }
  }

  /// The parties that still have to decide the same. Where all have decided, but not the same, each still has to join
  /// another, and all are missing.
  private func missing(_ parts: SortedMap<PartyID, Part<AmendmentDecision>>, _ all: [PartyID]) -> [PartyID] {
    let absent = all.filter { parts[$0] == nil }
    return absent.isEmpty ? all : absent
  }

  private func outcome(of adopted: AdoptedAmendment, _ view: View, on day: CivilDay) -> AmendmentOutcome {
    let situation = view.situation
    guard adopted.due != nil else {
      return .waits(for: adopted.waits.map { .awaited($0.waitings) } ?? .dayNamedByAll, adopted: adopted.countsFrom)
    }
    if let subject = situation.subject, adopted.parts[subject] == nil,
      agreement.clauses.amendment?.binds == .acceptors
    {
      return .doesNotBind(adopted: adopted.countsFrom)
    }
    guard let start = situation.start, let effective = situation.effectiveDay(of: adopted).map({ max($0, start) })
    else { return .waits(for: .start, adopted: adopted.countsFrom) }
    if let end = view.expectedEnd, view.isNeverBound || !end.letsTakeEffect(on: effective) {
      let certainty = view.date(end, reached: day).certainty
      return .never(due: effective, firstDayWithout: end.firstDayWithout, certainty, adopted: adopted.countsFrom)
    }
    guard effective <= day else { return .takesEffect(on: effective, adopted: adopted.countsFrom, adopted.basis) }
    if let end = view.expectedEnd, end.firstDayWithout <= day {
      return .wasInEffect(
        since: effective, lastDay: end.endDays.lastDay, adopted: adopted.countsFrom, adopted.basis)
    }
    return .inEffect(since: effective, adopted: adopted.countsFrom, adopted.basis)
  }

  /// The amendments that are adopted and wait, as it looks on a day, each with the day of its adoption.
  package func amendmentsWaiting(
    on day: CivilDay, of party: PartyID? = nil
  ) -> [(amendment: AmendmentID, adopted: CivilDay, waitsFor: AmendmentWait)] {
    let view = view(on: day, of: party)
    let situation = view.situation
    return situation.adopted.values.compactMap { adopted in
      guard adopted.due == nil || situation.start == nil,
        case .waits(let wait, let since) = outcome(of: adopted, view, on: day)
      else { return nil }
      return (adopted.decision.amendment, since, wait)
    }
  }

  /// The amendments that are adopted and whose first day the end comes before, as it looks on a day before that end.
  package func amendmentsTooLate(
    on day: CivilDay, of party: PartyID? = nil
  ) -> [(amendment: AmendmentID, outcome: AmendmentOutcome)] {
    let view = view(on: day, of: party)
    guard let end = view.expectedEnd, day < end.firstDayWithout else { return [] }
    return view.situation.adopted.values.compactMap { adopted in
      guard adopted.due.map({ !end.letsTakeEffect(on: $0) }) ?? false else { return nil }
      let outcome = outcome(of: adopted, view, on: day)
      guard case .never = outcome else { return nil }
      return (adopted.decision.amendment, outcome)
    }
  }

  private func withoutEffect(_ acts: [Act]) -> [EntryNumber] {
    acts.compactMap { act in
      guard case .withoutEffect(let reason)? = assessments[act.id] else { return nil }
      if case .replaced = reason { return nil }
      return act.id
    }
  }

  /// The clauses before an adopted amendment and those with it; nil where it changes none.
  private func clauses(of adopted: AdoptedAmendment, _ situation: Situation) -> AmendmentAudit.Clauses? {
    let id = adopted.decision.amendment
    guard let change = adopted.decision.clauses else { return nil }
    let current = situation.versions.last.clauses
    var (before, after) = (current, current.applying(change))
    if let index = situation.versions.all.firstIndex(where: { $0.amendment == id }), index > 0 {
      (before, after) = (situation.versions[index - 1].clauses, situation.versions[index].clauses)
    }
    return before == after
      ? nil : AmendmentAudit.Clauses(before: agreement.with(before), after: agreement.with(after))
  }
}

private func differences(_ before: FinalClauses, _ after: FinalClauses) -> [ClauseDifference] {
  let old = before.comparable
  let new = after.comparable
  var found: [ClauseDifference] = []
  for name in old.map(\.name) + new.map(\.name).filter({ name in !old.contains { $0.name == name } }) {
    found += differences(old.first { $0.name == name }, new.first { $0.name == name })
  }
  for name in PolicyName.allCases {
    let (was, now) = (before.policies.values.value(of: name), after.policies.values.value(of: name))
    if was != now { found.append(.policy(name, before: was, after: now)) }
  }
  return found
}

private func differences(_ old: ComparableClause?, _ new: ComparableClause?) -> [ClauseDifference] {
  guard old != new, let name = old?.name ?? new?.name else { return [] }
  var found: [ClauseDifference] = []
  let (was, now) = (old?.citation, new?.citation)
  if was?.article != now?.article { found.append(.article(name, before: was?.article, after: now?.article)) }
  if old?.rule != new?.rule { found.append(.rule(name, before: old?.rule, after: new?.rule)) }
  if was?.says != now?.says { found.append(.says(name, before: was?.says, after: now?.says)) }
  return found.isEmpty ? [.detail(name)] : found
}

/// A clause as an audit compares it.
private struct ComparableClause: Hashable {
  let name: ClauseName
  let citation: Citation
  var rule: DateRule?
  /// The clause as a whole.
  let clause: AnyHashable
}

extension FinalClauses {
  fileprivate var comparable: [ComparableClause] {
    let clauses = [
      duration.map { ComparableClause(name: .duration, citation: $0.citation, rule: $0.ends, clause: $0) },
      termination.map { ComparableClause(name: .termination, citation: $0.citation, rule: $0.rule, clause: $0) },
      withdrawal.map { ComparableClause(name: .withdrawal, citation: $0.citation, rule: $0.rule, clause: $0) },
      amendment.map { ComparableClause(name: .amendment, citation: $0.citation, rule: $0.rule, clause: $0) },
      revocation.map { ComparableClause(name: .revocation, citation: $0, clause: $0) },
      suspension.map { ComparableClause(name: .suspension, citation: $0.citation, clause: $0) },
    ]
    let effects = (effects + survival + deadlines).map {
      ComparableClause(name: .effect($0.what), citation: $0.citation, rule: $0.rule, clause: $0)
    }
    return clauses.compactMap { $0 } + effects
  }
}
