import CivilDate

extension Situation {
  /// Those who decide together (L25): the parties listed or, where they consent one by one, those who have and have not
  /// left.
  var allParties: [PartyID] {
    let clause = agreement.clauses.start
    guard clause.isByConsent, clause.forParty?.anchors.contains(.consent) ?? true else { return listed }
    func isBound(_ party: PartyID) -> Bool { consents.last(of: party) != nil && endings[party]?.ended == nil }
    return listed.filter(isBound) + consenting.filter { isBound($0) && !isListed($0) }
  }

  /// The same, counted once for an act that stands in the lives of many.
  mutating func sharedParties() -> [PartyID] {
    if let shared { return shared.all }
    let all = allParties
    if subject != nil { shared = SharedParties(all: all, held: [], missing: all) }
    return all
  }

  /// Those of all who are not among some.
  mutating func allParties(but some: Set<PartyID>) -> [PartyID] {
    if let shared, shared.held == some { return shared.missing }
    let all = sharedParties()
    let missing = all.filter { !some.contains($0) }
    if subject != nil { shared = SharedParties(all: all, held: some, missing: missing) }
    return missing
  }

  /// The parties that have consented, in the order of the first consent of each.
  var consenting: [PartyID] {
    guard consents.partyCount < consents.count else { return consents.map(\.party) }
    var seen: Set<PartyID> = []
    return consents.map(\.party).filter { seen.insert($0).inserted }
  }

  /// Everyone whose acts count: parties listed, parties that joined, and organs.
  func isKnown(_ id: PartyID) -> Bool { agreement.party(id) != nil || agreement.organ(id) != nil }

  /// The same situation with the start and the ending of one party.
  func seen(by party: PartyID, on day: CivilDay) -> Situation {
    var view = self
    view.startOfAll = starting
    view.endOfAll = ending
    view.subject = party
    view.ending = agreement.clauses.endsPartyByParty ? endings[party] ?? Ending() : ending
    view.starting = view.evaluateStart(for: party, on: day)
    if agreement.clauses.amendment?.binds == .acceptors { view.rebuildVersions() }
    view.leaving = leaving
    return view
  }

  /// Carries out an act in the life of one party.
  mutating func inLife<Result>(of party: PartyID, on day: CivilDay, _ act: (inout Situation) -> Result) -> Result {
    var shared: SharedParties?
    return inLife(of: party, on: day, &shared, act)
  }

  private mutating func inLife<Result>(
    of party: PartyID, on day: CivilDay, _ shared: inout SharedParties?, _ act: (inout Situation) -> Result
  ) -> Result {
    lookAtLeaving(on: day, asked: day)
    let (own, result) = lived(by: party, on: day, &shared, act)
    end(party, by: own)
    return result
  }

  /// Apart, so that nothing holds the endings of the others when one is put among them: they would be copied each time.
  private func lived<Result>(
    by party: PartyID, on day: CivilDay, _ shared: inout SharedParties?, _ act: (inout Situation) -> Result
  ) -> (own: Ending, result: Result) {
    var view = seen(by: party, on: day)
    view.shared = shared
    let result = act(&view)
    shared = view.shared
    return (view.ending, result)
  }

  /// An act about a notice, in the life that it concerns: of its giver where parties leave one by one, else of all.
  mutating func inLife(
    of placed: PlacedAct, _ assessments: inout Assessments, _ act: (inout Situation, inout Assessments) -> Void
  ) {
    guard agreement.clauses.endsPartyByParty else { return act(&self, &assessments) }
    var shared: SharedParties?
    for party in placed.act.by { inLife(of: party, on: placed.day, &shared) { act(&$0, &assessments) } }
  }

  /// A suspension or its end: of a notice in the life that it concerns; of the agreement in the life of all, unless any
  /// party can suspend it for itself.
  mutating func inLife(
    of placed: PlacedAct, isOwn: Bool, _ assessments: inout Assessments,
    _ act: (inout Situation, inout Assessments) -> Void
  ) {
    guard isOwn || version(on: placed.day).clauses.suspension?.by == .any else { return act(&self, &assessments) }
    inLife(of: placed, &assessments, act)
  }

  /// The one party whose notice of withdrawal stands under a rule that yields to an agreed date; nil where there is
  /// none, or several.
  func partyUnderNotice(on day: CivilDay) -> PartyID? {
    guard version(on: day).clauses.withdrawal?.rule?.yieldsToAgreedDate == true else { return nil }
    let leaving = endings.filter { $0.value.notices.contains(where: \.stands) && $0.value.ended == nil }.map(\.key)
    return leaving.count == 1 ? leaving.first : nil
  }
}

/// All who decide together, as the lives of many see them while one act is carried out in each.
struct SharedParties: Sendable {
  let all: [PartyID]
  /// Those who have done their part.
  let held: Set<PartyID>
  /// The others.
  let missing: [PartyID]
}
