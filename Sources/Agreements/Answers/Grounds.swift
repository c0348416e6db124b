package import CivilDate

/// What a date, or its absence, rests on (L27).
package struct Grounds: Hashable, Sendable {
  /// The acts that it was computed from, in the order in which they happened. Without one of them it could be another.
  package let entries: [EntryNumber]
  /// The questions that the text leaves open and on which it can hang, in the order of the catalogue.
  package let policies: [PolicyName]
  /// What has to happen before there is a date.
  package let awaited: [Waiting]
  /// What can still displace the date, each with its last day.
  package let displacements: [Displacement]
}

/// Finds what the answers from one life rest on.
package struct GroundsFinder: Sendable {
  private let timeline: Timeline
  /// The questions that the life can raise. Another value of any other policy leaves all its answers the same.
  package let policies: [PolicyName]

  package init(_ timeline: Timeline) {
    self.timeline = timeline
    policies = timeline.policiesRaised
  }

  /// What the day of ending of a status rests on.
  package func ending(of status: Status) -> Grounds {
    let view = seen(status).ofEnding(on: status.on)
    let (awaited, displacements): ([Waiting], [Displacement]) =
      switch status.termination {
      case .dated(let date): ([], view.displacements(of: date))
      case .conditional(let conditional): (conditional.waitsFor, [])
      case .none, .contested: ([], [])
      }
    return Grounds(
      entries: timeline.inOrder(view.entriesBehindEnding), policies: policies, awaited: awaited,
      displacements: displacements)
  }

  /// What the day of the start rests on.
  package func start(of status: Status) -> Grounds {
    let (view, start) = (seen(status), status.start)
    let isFirstRun = view.situation.life.before.isEmpty
    return Grounds(
      entries: timeline.inOrder(view.situation.entriesBehindStart),
      policies: isFirstRun ? inOrder(timeline.agreement.clauses.start.policies) : policies, awaited: start.waitsFor,
      displacements: view.displacements(of: start))
  }

  /// What the first days of some amendments rest on, in the order given.
  /// - Parameter amendments: each with its first day; they are in force or to come.
  package func amendments(_ amendments: [(id: AmendmentID, from: CivilDay)], of status: Status) -> [Grounds] {
    guard !amendments.isEmpty else { return [] }
    let view = timeline.view(on: status.on, of: status.party)
    let ofStart = amendments.contains { $0.from == status.start.date } ? view.displacements(of: status.start) : []
    let (shared, adoptions) = (view.entriesBehindAnyAmendment, timeline.adoptionsByOrgans)
    return amendments.map { id, from in
      Grounds(
        entries: timeline.inOrder(view.entries(behind: id, shared, adoptedBy: adoptions[id] ?? [])),
        policies: policies, awaited: [],
        displacements: from == status.start.date ? ofStart : [])
    }
  }

  /// What a further day, or a day by which something has to be done, rests on.
  package func day(_ day: FurtherDay, of status: Status) -> Grounds {
    let view = seen(status).ofEnding(on: status.on)
    return Grounds(
      entries: timeline.inOrder(view.entries(behind: day)),
      policies: day.rule.map { $0.restsOnEnding ? policies : inOrder($0.policies) } ?? policies,
      awaited: day.waitsFor, displacements: displacements(of: day, status, view))
  }

  /// The displacements of the ending or of the start that a day counts from.
  private func displacements(of day: FurtherDay, _ status: Status, _ view: View) -> [Displacement] {
    guard let anchors = day.rule?.anchors else { return [] }
    var found: [Displacement] = []
    if !anchors.isDisjoint(with: [.start, .startForParty]) { found += view.displacements(of: status.start) }
    if !anchors.isDisjoint(with: [.end, .termEnd]), case .dated(let date) = status.termination {
      found += view.displacements(of: date).filter { !found.contains($0) }
    }
    return found
  }

  /// The view that the answer was computed from.
  private func seen(_ status: Status) -> View {
    timeline.reaching(status) ?? timeline.view(on: status.on, of: status.party)
  }

  private func inOrder(_ policies: Set<PolicyName>) -> [PolicyName] { PolicyName.allCases.filter(policies.contains) }
}

extension Timeline {
  fileprivate var policiesRaised: [PolicyName] {
    let read = last.versions.all.reduce(into: Set<PolicyName>()) { $0.formUnion($1.clauses.policiesRead) }
    let raised = PolicyName.raised(by: acts)
    return PolicyName.allCases.filter { raised.contains($0) || read.contains($0) }
  }

  /// The acts by which organs adopted each amendment.
  fileprivate var adoptionsByOrgans: [AmendmentID: [EntryNumber]] {
    guard !agreement.organs.isEmpty else { return [:] }
    return acts.reduce(into: [:]) { found, act in
      guard let decision = act.content.decision, act.by.allSatisfy({ agreement.organ($0) != nil }) else { return }
      found[decision.amendment, default: []].append(act.id)
    }
  }

  fileprivate func inOrder(_ entries: Set<EntryNumber>) -> [EntryNumber] {
    entries.map { (day(of: $0) ?? .last, $0) }.sorted { $0 < $1 }.map(\.1)
  }
}

extension DateRule {
  /// Whether the rule counts from a notice, a term or an end. It then rests on all that these rest on.
  fileprivate var restsOnEnding: Bool { !anchors.isDisjoint(with: [.end, .termEnd, .notice, .namedDay]) }
}

extension StartClause {
  fileprivate var policies: Set<PolicyName> {
    [rule, forParty, succession].compactMap { $0 }.reduce(into: []) { $0.formUnion($1.policies) }
  }
}

extension FinalClauses {
  /// The policies that the rules and periods of the clauses can read.
  fileprivate var policiesRead: Set<PolicyName> {
    var found = allRules.reduce(into: Set<PolicyName>()) { $0.formUnion($1.policies) }
    if let renewal = duration?.renewal {
      if renewal.period.canMeetMissingDay || renewal.notice?.canMeetMissingDay == true { found.insert(.missingDay) }
    }
    if case .after = policies.values.amendmentEffect { found.formUnion([.counting, .missingDay, .restDays]) }
    return found
  }
}
