import CivilDate

/// Where an agreement stands after the acts of some days, and all that the next act is assessed against. Where a party
/// sees it, the start is that party's and, where parties leave one by one, so is the life; the rest is common to all.
/// Copies share most of what they hold: a timeline keeps one for each of its days.
struct Situation: Sendable {
  let frame: Frame
  /// The party whose life it is; nil for the agreement's.
  private(set) var subject: PartyID?
  private(set) var signatures = SortedMap<PartyID, Signed>()
  private var listedSigned = 0
  /// The day of the last signature, once all have signed.
  private(set) var lastSignature: CivilDay?
  /// The consents of all parties, counted for thresholds.
  private(set) var tallies: Tallies
  /// The day of the last consent of a party listed, once all of them have consented.
  private(set) var lastConsent: CivilDay?
  private var listedConsenting = 0
  /// The parties that have consented and have not left since.
  private(set) var members = SortedMap<PartyID, Void>()
  private(set) var events = Events()
  var decisions = SortedMap<AmendmentID, Decided>()
  private(set) var adopted = SharedList<AdoptedAmendment>()
  private var places = SortedMap<AmendmentID, Int>()
  /// The places of the adopted amendments whose effective day waits for something.
  private var waiting = SortedMap<Int, Int>()
  /// The places of the adopted amendments that bring clauses.
  private var bringing = SharedList<Int>()
  /// The versions of the clauses. While the acts of a day are gone through, they include what other acts of that day
  /// bring.
  var versions: Versions { didSet { kept = nil } }
  /// The versions of the clauses that the adopted amendments bring.
  private(set) var brought: Versions
  /// What the rule of the start gives, for the agreement or for the party that it is seen by.
  private(set) var starting: Evaluation { didSet { kept = nil } }
  /// What the rule of the agreement's start gives, where a party sees it; else nil.
  private(set) var startOfAll: Evaluation?
  var life = Life() { didSet { kept = nil } }
  /// The ending of this life as things stand, without that of the agreement; nil where something has changed since
  /// somebody looked.
  var kept: Kept?
  /// The ending of the agreement, where a party sees it.
  private(set) var endOfAll: ExpectedEnd?
  /// The suspensions of the agreement, where a party sees it.
  private(set) var suspensionsOfAll = SharedList<Pause>()
  /// The memberships of the parties that have an ending of their own.
  var memberships: Memberships { didSet { kept = nil } }
  var assessments = SortedMap<EntryNumber, Assessed>()
  /// The day on which the question stands.
  var asked = CivilDay.first
  /// The day on which all that rules wait for is taken to happen; nil where only what is recorded counts.
  private(set) var supposed: CivilDay?
  /// What the lives of several parties share while one act is carried out in each of them; else nil.
  var shared: SharedParties?

  init(_ frame: Frame) {
    self.frame = frame
    tallies = Tallies(frame.thresholds)
    versions = Versions(frame.overriding(frame.agreement.clauses))
    brought = versions
    memberships = Memberships(endsWithParent: frame.agreement.parent?.endsWith == true)
    starting = .beyondCalendar
    starting = evaluateStart(on: .first)
    // A day that the text itself names can start and end memberships before anybody acts.
    memberships.isStale = true
  }

  var agreement: Agreement { frame.agreement }
  var listed: [PartyID] { frame.listed }
  var consents: Consents { tallies.consents }

  /// The first day of the run of operation that the acts so far have brought; nil before there is one.
  var start: CivilDay? {
    guard let runStart = life.runStart, subject != nil, frame.startsPartyByParty else {
      return life.runStart ?? starting.day
    }
    // A new run of all is no consent of a party: it binds those that have a first day of their own.
    return starting.day.map { max(runStart, $0) }
  }

  /// Whether the clause file lists it among the parties.
  func isListed(_ party: PartyID) -> Bool { agreement.places.parties[party] != nil }

  func version(on day: CivilDay) -> ClauseVersion { versions.on(day) }

  func policies(on day: CivilDay) -> Policies { version(on: day).policies }

  /// The clause on the ending of the agreement, or of the party that it is seen by.
  func endingClause(_ clauses: FinalClauses) -> EndingClause? {
    frame.endingClause(clauses, of: subject)
  }

  /// What adopted amendments that bring clauses still wait for.
  var clausesToCome: [Waits] {
    waiting.compactMap { _, order in adopted[order].flatMap { $0.decision.clauses == nil ? nil : $0.waits } }
  }

  func adopted(_ id: AmendmentID) -> AdoptedAmendment? { places[id].flatMap { adopted[$0] } }
}

extension Situation {
  mutating func add(_ signature: Signed, of party: PartyID) {
    signatures[party] = signature
    guard isListed(party) || listed.isEmpty else { return }
    if isListed(party) { listedSigned += 1 }
    guard listedSigned == listed.count else { return }
    lastSignature = max(lastSignature ?? signature.day, signature.day)
    memberships.isStale = true
    kept = nil
  }

  /// Adds a consent that happens after all those before.
  mutating func add(_ consent: Consented) {
    let reached = tallies.reachedCount
    let isFirst = tallies.add(consent)
    members[consent.party] = ()
    if isListed(consent.party) {
      if isFirst { listedConsenting += 1 }
      if listedConsenting == listed.count {
        lastConsent = consent.day
        memberships.isStale = true
      }
    }
    if tallies.reachedCount != reached || frame.endsPartyByParty { kept = nil }
    if tallies.reachedCount != reached { memberships.isStale = true }
  }

  mutating func add(_ event: RecordedEvent) {
    let isOfNobody = event.by.allSatisfy { agreement.organ($0) != nil }
    events.append(event, isOfNobody: isOfNobody)
    kept = nil
    if versions.namesEvent(event.name) { memberships.isStale = true }
    if versions.awaitsEvent(event.name) { lookAtWaiting() }
  }

  /// Takes a party out of those who decide together.
  mutating func leave(_ party: PartyID) { members[party] = nil }

  mutating func adopt(_ amendment: AdoptedAmendment) {
    let order = adopted.count
    places[amendment.decision.amendment] = order
    adopted.append(amendment)
    if amendment.waits != nil { waiting[order] = order }
    defer { versions = brought }
    guard amendment.decision.clauses != nil else { return }
    bringing.append(order)
    bring(amendment, order)
    memberships.isStale = true
  }

  /// Looks again at the adopted amendments whose effective day waits: it can have come.
  private mutating func lookAtWaiting() {
    for (_, order) in waiting {
      guard let amendment = adopted[order] else { continue }
      settle(amendment, at: order)
    }
  }

  private mutating func settle(_ amendment: AdoptedAmendment, at order: Int) {
    let looked = look(at: amendment)
    adopted[order] = looked
    guard looked.due != nil else { return }
    waiting[order] = nil
    if looked.decision.clauses != nil { rebuildVersions() }
  }

  mutating func join(_ id: AmendmentID, _ part: Part<AmendmentDecision>, by parties: [PartyID]) {
    guard let place = places[id], var amendment = adopted[place] else { return }
    for party in parties { amendment.parts[party] = part }
    adopted[place] = amendment
    if amendment.decision.clauses != nil { memberships.isStale = true }
    if amendment.waits != nil { settle(amendment, at: place) }
  }

  private mutating func bring(_ amendment: AdoptedAmendment, _ order: Int) {
    guard let change = amendment.decision.clauses, let day = effectiveDay(of: amendment) else { return }
    brought.add(change, of: amendment.decision.amendment, from: day, order: order, adjusting: frame.overriding)
  }

  /// Makes the versions anew: the original with all adopted amendments, in the order of effective day, then of adoption
  /// (L24).
  private mutating func rebuildVersions() {
    brought = Versions(brought.original.clauses)
    for (_, order) in bringing { adopted[order].map { bring($0, order) } }
    versions = brought
    memberships.isStale = true
  }

  /// The first day on which an adopted amendment applies: not before operation (L24). Nil where it waits for the start,
  /// or for a day that nobody has named.
  func effectiveDay(of amendment: AdoptedAmendment) -> CivilDay? {
    guard let start = (startOfAll ?? starting).day, let day = due(amendment) else { return nil }
    return max(start, day)
  }

  /// Finds the start anew. A start that has come is not moved by what happens after it.
  mutating func updateStart(on day: CivilDay) {
    if let start = starting.day, start < day { return }
    defer { versions = brought }
    let before = starting
    starting = evaluateStart(on: day)
    guard before.day != starting.day || before.derived?.restsOn != starting.derived?.restsOn else { return }
    lookAtWaiting()
    if !bringing.isEmpty { rebuildVersions() }
    memberships.isStale = true
  }

  /// The same situation, as if all that rules wait for happened on a day.
  func supposing(_ day: CivilDay) -> Situation {
    var other = self
    other.supposed = day
    if let all = startOfAll, all.canChange {
      var whole = other
      whole.subject = nil
      other.startOfAll = all.earlier(than: whole.evaluateStart(on: day))
    }
    guard starting.canChange else { return other }
    other.starting = starting.earlier(
      than: subject.map { other.earliestStart(for: $0, on: day) } ?? other.evaluateStart(on: day))
    return other
  }

  /// The same situation with the start and the ending of one party.
  func seen(by party: PartyID, on day: CivilDay) -> Situation {
    var view = ownView(of: party, on: day)
    guard frame.endsPartyByParty else {
      // Parties that end together have one end, whoever asks.
      view.kept = kept ?? look(on: day, asked: max(day, asked))
      return view
    }
    view.endOfAll = expectedEnd(from: day)
    view.kept = memberships.isStale ? nil : memberships[party]?.kept
    return view
  }

  /// The agreement's own situation, from one seen by a party; its ending stays that of the party.
  var seenByNobody: Situation {
    var whole = self
    whole.subject = nil
    whole.starting = startOfAll ?? starting
    whole.versions = brought
    return whole
  }

  /// The situation seen by one party, as if the agreement itself never ended.
  func ownView(of party: PartyID, on day: CivilDay) -> Situation {
    var view = concerning(party)
    let kept = supposed == nil ? memberships.starts?.start(of: party, under: version(on: day)) : nil
    view.starting = kept ?? view.evaluateStart(for: party, on: day)
    if haveOwnClauses { view.rebuildVersions() }
    return view
  }

  /// Whether parties can be bound by clauses of their own: an amendment brought some that binds only those who accept
  /// it.
  var haveOwnClauses: Bool { agreement.clauses.amendment?.binds == .acceptors && !bringing.isEmpty }

  /// The first day of a party that has not left; nil where it has.
  func ownStart(of party: PartyID) -> OwnStart? {
    guard memberships[party]?.life.ended == nil else { return nil }
    var view = (subject == nil ? self : seenByNobody).concerning(party)
    view.starting = view.evaluateStart(for: party, on: asked)
    return OwnStart(evaluation: view.starting, day: view.start)
  }

  private func concerning(_ party: PartyID) -> Situation {
    var view = self
    view.startOfAll = starting
    view.subject = party
    if frame.endsPartyByParty {
      view.suspensionsOfAll = life.suspensions
      view.life = memberships[party]?.life ?? Life()
    }
    return view
  }
}
