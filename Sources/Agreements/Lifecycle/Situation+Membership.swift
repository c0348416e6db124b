import CivilDate

extension Situation {
  /// The parties that decide together (L25). Before the start they are the parties listed; for an open text that starts
  /// by consent, those who have consented. From the start on they are those bound on the day asked about, listed or
  /// not.
  var allParties: [PartyID] {
    let joined = consents.parties.values.filter { !isListed($0) }
    guard hasStarted else { return decidesByConsent ? (listed + joined).filter { members[$0] != nil } : listed }
    let starts = self.starts
    return (listed + joined).filter { starts.isBound($0, on: asked) }
  }

  /// The parties that have consented, in that order, then those listed that have not.
  var parties: [PartyID] { consents.parties.values + listed.filter { consents.last(of: $0) == nil } }

  /// How many parties decide together.
  var partyCount: Int {
    hasStarted ? starts.count(on: asked) : decidesByConsent ? members.count : listed.count
  }

  /// Whether a party is one of those who decide together.
  func decides(_ party: PartyID) -> Bool {
    hasStarted ? starts.isBound(party, on: asked) : decidesByConsent ? members[party] != nil : isListed(party)
  }

  private var decidesByConsent: Bool { agreement.openTo != nil && frame.listedStartByConsent }

  private var hasStarted: Bool { ((startOfAll ?? starting).day).map { $0 <= asked } ?? false }

  /// The first days of the parties that have not left.
  var starts: Starts { memberships.starts ?? lookAtStarts() }

  /// Looks at when each party starts, and keeps the answer for later questions.
  mutating func keepStarts() {
    guard memberships.starts == nil, starting.day != nil else { return }
    memberships.starts = lookAtStarts()
  }

  private func lookAtStarts() -> Starts {
    var starts = Starts(under: version(on: asked))
    for party in listed { starts.set(party, to: ownStart(of: party)) }
    for (_, party) in consents.parties where !isListed(party) { starts.set(party, to: ownStart(of: party)) }
    return starts
  }

  /// The parties that decide together, counted once for an act that stands in the lives of many.
  mutating func sharedParties() -> [PartyID] {
    if let shared { return shared.all }
    let all = allParties
    if subject != nil { shared = SharedParties(all: all, held: [], missing: all) }
    return all
  }

  /// The parties that decide together, except these.
  mutating func allParties(but some: Set<PartyID>) -> [PartyID] {
    if let shared, shared.held == some { return shared.missing }
    let all = sharedParties()
    let missing = all.filter { !some.contains($0) }
    if subject != nil { shared = SharedParties(all: all, held: some, missing: missing) }
    return missing
  }

  /// Whether the acts of a party or organ count: parties listed, parties that joined, and organs.
  func isKnown(_ id: PartyID) -> Bool { agreement.party(id) != nil || agreement.organ(id) != nil }

  /// Carries out an act in the life of one party.
  mutating func inLife(of party: PartyID, on day: CivilDay, _ act: (inout Situation) -> Void) {
    var shared: SharedParties?
    inLife(of: party, on: day, &shared, act)
  }

  private mutating func inLife(
    of party: PartyID, on day: CivilDay, _ shared: inout SharedParties?, _ act: (inout Situation) -> Void
  ) {
    settle(on: day, asked: day)
    var view = seen(by: party, on: day)
    view.shared = shared
    // The assessments are lent to the view, which then changes them in place.
    assessments = SortedMap()
    act(&view)
    shared = view.shared
    assessments = view.assessments
    keep(view, of: party, on: day, asked: day)
  }

  /// Carries out an act about a notice, in the life that it concerns. Where parties leave one by one, that is its
  /// giver's, else that of all.
  mutating func inLife(of placed: PlacedAct, _ act: (inout Situation) -> Void) {
    guard frame.endsPartyByParty else { return act(&self) }
    var shared: SharedParties?
    for party in placed.act.by { inLife(of: party, on: placed.day, &shared, act) }
  }

  /// Carries out a suspension or its end. For a notice that happens in the life that it concerns. For the agreement it
  /// happens in the life of all, unless any party can suspend it for itself.
  mutating func inLife(of placed: PlacedAct, isOwn: Bool, _ act: (inout Situation) -> Void) {
    guard isOwn || version(on: placed.day).clauses.suspension?.by == .any else { return act(&self) }
    inLife(of: placed, act)
  }

  /// The one party that is under a notice of withdrawal whose rule yields to an agreed date; nil where there is none,
  /// or several.
  func partyUnderNotice(on day: CivilDay) -> PartyID? {
    guard version(on: day).clauses.withdrawal?.rule?.yieldsToAgreedDate == true else { return nil }
    return memberships.underNotice.count == 1 ? memberships.underNotice.first?.key : nil
  }
}

/// All who decide together, as the lives of many see them while one act is carried out in each.
struct SharedParties: Sendable {
  let all: [PartyID]
  /// The parties that have done their part.
  let held: Set<PartyID>
  /// The parties that have not agreed yet.
  let missing: [PartyID]
}
