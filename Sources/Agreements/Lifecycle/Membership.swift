import CivilDate

extension Situation {
  /// Whether those who decide together are those who consented, one by one, and have not left.
  private var decideByConsent: Bool {
    let clause = agreement.clauses.start
    return clause.isByConsent && clause.forParty?.anchors.contains(.consent) ?? true
  }

  /// Those who decide together (L25): the parties listed or, where they consent one by one, those who have and have not
  /// left.
  var allParties: [PartyID] {
    guard decideByConsent else { return listed }
    func isBound(_ party: PartyID) -> Bool { members[party] != nil }
    return listed.filter(isBound) + consents.parties.values.filter { isBound($0) && !isListed($0) }
  }

  /// How many they are.
  var partyCount: Int { decideByConsent ? members.count : listed.count }

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

  /// Everyone whose acts count: parties listed, parties that joined, and organs.
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
    act(&view)
    shared = view.shared
    assessments = view.assessments
    end(party, by: view.ending, on: day)
  }

  /// An act about a notice, in the life that it concerns: of its giver where parties leave one by one, else of all.
  mutating func inLife(of placed: PlacedAct, _ act: (inout Situation) -> Void) {
    guard agreement.clauses.endsPartyByParty else { return act(&self) }
    var shared: SharedParties?
    for party in placed.act.by { inLife(of: party, on: placed.day, &shared, act) }
  }

  /// A suspension or its end: of a notice in the life that it concerns; of the agreement in the life of all, unless any
  /// party can suspend it for itself.
  mutating func inLife(of placed: PlacedAct, isOwn: Bool, _ act: (inout Situation) -> Void) {
    guard isOwn || version(on: placed.day).clauses.suspension?.by == .any else { return act(&self) }
    inLife(of: placed, act)
  }

  /// The one party whose notice of withdrawal stands under a rule that yields to an agreed date; nil where there is
  /// none, or several.
  func partyUnderNotice(on day: CivilDay) -> PartyID? {
    guard version(on: day).clauses.withdrawal?.rule?.yieldsToAgreedDate == true else { return nil }
    return lives.underNotice.count == 1 ? lives.underNotice.first?.key : nil
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
