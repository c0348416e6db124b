import CivilDate

extension Situation {
  /// One part of the written decision of all on an amendment (L2, L11, L24). It can come before operation: the
  /// amendment then applies from the first day of operation.
  mutating func decide(_ decision: AmendmentDecision, _ placed: PlacedAct) {
    let entry = placed.act.id
    let id = decision.amendment
    if let reason = isTooLate(id, on: placed.day) {
      assess(entry, .withoutEffect(reason))
      return
    }
    let clause = versions.deciding(decision.amendment, on: placed.day).clauses.amendment
    guard let placed = deciding(decision, placed, clause) else { return }
    if let amendment = adopted(id) {
      guard amendment.waits != nil || clause?.binds == .acceptors else {
        assess(entry, .withoutEffect(.alreadyAdopted(id)))
        return
      }
      join(amendment, decision, placed)
      return
    }
    var decided = decisions[id] ?? Decided()
    if let same = decided.open.alike(decision, of: placed) {
      assess(entry, .withoutEffect(.alreadyDecided(same)))
      return
    }
    if clause?.by ?? .all == .all && namesOnlySome {
      assess(entry, .withoutEffect(.partiesNotNamed))
      return
    }
    let displaced = decided.put(decision, placed)
    assess(displaced, .withoutEffect(.replaced(by: entry)))
    guard isComplete(&decided, decision, clause, on: placed.day) else {
      decisions[id] = decided
      assessments[entry] = .part(.amendment(id), in: subject)
      return
    }
    decisions[id] = nil
    let agreeing = decided.open.parts(agreeingWith: decision)
    let isAdopted = adopt(
      decision, OpenParts.byParty(agreeing), clause, on: placed.day, countingFrom: decided.adoption?.day ?? placed.day)
    assess(agreeing.map(\.part.entry), isAdopted ? .effective : .withoutEffect(.beyondCalendar))
  }

  /// Why a decision on an amendment comes after the end; nil where it does not. The clauses that an amendment brings on
  /// the day of its adoption can end the agreement on that day. They do not make the adoption too late.
  private func isTooLate(_ amendment: AmendmentID, on day: CivilDay) -> Reason? {
    guard let reason = afterTheEnd(day) else { return nil }
    guard let versions = versions.before(amendment, on: day) else { return reason }
    var before = self
    before.versions = versions
    before.memberships.isStale = true
    before.settle(on: day, asked: day)
    return before.afterTheEnd(day)
  }

  /// The act, by those of its authors who can decide; nil where none of them can. An organ that adopts what others then
  /// accept has done its own step, and accepts nothing.
  private mutating func deciding(
    _ decision: AmendmentDecision, _ placed: PlacedAct, _ clause: AmendmentClause?
  ) -> PlacedAct? {
    let (entry, id) = (placed.act.id, decision.amendment)
    switch clause?.by ?? .all {
    case .organ(let organ):
      if adopted(id) == nil {
        if let own = placed.by({ $0 == organ }) { return own }
        assess(entry, .withoutEffect(.notAdopted(by: organ)))
        return nil
      }
      if placed.act.by.allSatisfy({ agreement.organ($0) != nil }) {
        assess(entry, .withoutEffect(.alreadyAdopted(id)))
        return nil
      }
    case .acceptors:
      if placed.act.by.allSatisfy({ agreement.organ($0) != nil }) {
        guard adopted(id) == nil, decisions[id]?.adoption == nil else {
          assess(entry, .withoutEffect(.alreadyAdopted(id)))
          return nil
        }
        var decided = decisions[id] ?? Decided()
        decided.adoption = Adoption(decision: decision, by: placed.act.by, day: placed.day, entry: entry)
        decisions[id] = decided
        assess(entry, .effective)
        return nil
      }
    case .all: break
    }
    if let own = placed.by(decides) { return own }
    assess(entry, .withoutEffect(.notBound(placed.act.by)))
    return nil
  }

  private mutating func isComplete(
    _ decided: inout Decided, _ decision: AmendmentDecision, _ clause: AmendmentClause?, on day: CivilDay
  ) -> Bool {
    switch clause?.by ?? .all {
    case .all: return isComplete(decided.open, decision)
    case .organ(let organ): return decided.open.holders(of: decision).contains(organ)
    case .acceptors:
      guard let rule = clause?.rule else { return isComplete(decided.open, decision) }
      let acceptances = decided.counted(by: rule, decision, agreement)
      return rule.evaluate(acceptance(acceptances, adopted: decided.adoption?.day ?? day)).day != nil
    }
  }

  /// What the rule on the effective day of an amendment still waits for, while there are not enough acceptances.
  func waits(of decision: AmendmentDecision, _ decided: Decided, _ rule: DateRule, on day: CivilDay) -> Waits? {
    var decided = decided
    let acceptances = decided.counted(by: rule, decision, agreement)
    return rule.evaluate(acceptance(acceptances, adopted: decided.adoption?.day ?? day)).waits
  }

  /// The parties, or the organ, that decide on an amendment (L25).
  func deciders(_ clause: AmendmentClause?) -> [PartyID] {
    if case .organ(let organ)? = clause?.by { [organ] } else { allParties }
  }

  /// A later acceptance of an amendment that binds only those who accept it.
  private mutating func join(_ amendment: AdoptedAmendment, _ decision: AmendmentDecision, _ placed: PlacedAct) {
    let entry = placed.act.id
    let first = placed.act.by.filter { amendment.parts[$0] == nil }
    let isSame = amendment.decision.agrees(with: decision)
    guard !first.isEmpty, isSame else {
      let id = decision.amendment
      let before = placed.act.by.compactMap { amendment.parts[$0]?.entry }.max()
      let repeated = before.map { Reason.acceptedBefore(id, $0) } ?? .alreadyAdopted(id)
      assess(entry, .withoutEffect(isSame ? repeated : .differsFromAdopted(id)))
      return
    }
    join(decision.amendment, Part(content: decision, day: placed.day, entry: entry), by: first)
    assess(entry, .effective)
  }

  /// The context for the effective day of an amendment. What happened before its adoption does not count.
  private func acceptance(_ acceptances: Tallies, adopted day: CivilDay) -> RuleContext {
    var context = context(on: day)
    context.tallies = acceptances
    context.days[.adoption] = day
    context.eventsFrom = day
    return context
  }

  /// The same amendment, with the effective day that its clause gives by now.
  func look(at amendment: AdoptedAmendment) -> AdoptedAmendment {
    let clauses = versions.deciding(amendment.decision.amendment, on: amendment.adopted).clauses
    guard amendment.waits != nil, let rule = clauses.amendment?.rule else {
      return amendment
    }
    var amendment = amendment
    let acceptances = amendment.parts.acceptances.filter { agreement.organ($0.party) == nil }
    let tallies = Tallies(Thresholds([rule], of: agreement), acceptances)
    let evaluation = rule.evaluate(acceptance(tallies, adopted: amendment.countsFrom))
    amendment.due = evaluation.day
    amendment.waits = evaluation.waits
    return amendment
  }

  /// Adopts an amendment. The answer is false if the effective day would lie beyond the calendar.
  private mutating func adopt(
    _ decision: AmendmentDecision, _ parts: SortedMap<PartyID, Part<AmendmentDecision>>, _ clause: AmendmentClause?,
    on day: CivilDay, countingFrom adoption: CivilDay
  ) -> Bool {
    let policies = versions.deciding(decision.amendment, on: day).policies
    let due: CivilDay?
    let basis: EffectiveDayBasis
    if let named = decision.effective {
      due = max(named, day)
      basis = named < day ? .namedBeforeAdoption(named) : .named
    } else if clause?.rule != nil {
      let waiting = AdoptedAmendment(
        decision: decision, adopted: day, countsFrom: adoption, parts: parts, due: nil, waits: Waits(awaited: []),
        basis: .clause)
      let looked = look(at: waiting)
      guard looked.due != nil || looked.waits != nil else { return false }
      adopt(looked)
      return true
    } else {
      due = policies.amendmentEffect.day(adopted: day, policies)
      basis = .policy(policies.amendmentEffect.text)
      if due == nil && policies.amendmentEffect != .agreedDay { return false }
    }
    adopt(
      AdoptedAmendment(decision: decision, adopted: day, countsFrom: adoption, parts: parts, due: due, basis: basis))
    return true
  }

  /// The day from which an adopted amendment applies to the agreement, or to the party that it is seen by. Where an
  /// amendment binds only those who accept it, a later acceptor gets a day by the rule for a party. Nil for a party
  /// that has not accepted.
  func due(_ amendment: AdoptedAmendment) -> CivilDay? {
    guard let subject, let due = amendment.due, let clause = agreement.clauses.amendment, clause.binds == .acceptors
    else { return amendment.due }
    guard let own = amendment.parts[subject] else { return nil }
    guard own.day > amendment.adopted, let rule = clause.forParty else { return max(due, own.day) }
    var context = context(on: own.day, ClauseVersion(from: .first, amendment: nil, clauses: agreement.clauses))
    context.days[.consent] = own.day
    context.days[.adoption] = amendment.countsFrom
    return rule.evaluate(context).day.map { max(due, $0) }
  }
}

/// The adoption by an organ of an amendment that others are to accept.
struct Adoption: Hashable, Sendable {
  let decision: AmendmentDecision
  let by: [PartyID]
  let day: CivilDay
  let entry: EntryNumber
}

/// The decisions on one amendment that wait for others.
struct Decided: Sendable {
  private(set) var open = OpenParts<AmendmentDecision>()
  /// The act by which an organ adopted what others are to accept; nil where none did.
  var adoption: Adoption?
  /// The tallies, by one rule, of the parties that say the same as the last part; nil where nobody has counted.
  private var counted: (rule: DateRule, tallies: Tallies)?
  /// The parties whose decision came last.
  private var last: [Consented] = []

  /// The day of the last part or, where nobody has accepted yet, of the adoption.
  var lastDay: CivilDay? { open.byParty.values.map(\.day).max() ?? adoption?.day }

  /// Puts a decision in its place. The answer is the entries whose part it displaced entirely.
  mutating func put(_ decision: AmendmentDecision, _ placed: PlacedAct) -> [EntryNumber] {
    let acceptance = Consent(kind: .acceptance)
    last = placed.act.by.map { Consented(party: $0, day: placed.day, entry: placed.act.id, consent: acceptance) }
    let isFirst = !open.areHeld(byOneOf: placed.authors)
    let displaced = open.put(Part(content: decision, day: placed.day, entry: placed.act.id), of: placed.authors)
    if !isFirst || !open.isUnanimous { counted = nil }
    return displaced
  }

  /// The tallies, by a rule, of the parties that say the same.
  mutating func counted(by rule: DateRule, _ decision: AmendmentDecision, _ agreement: Agreement) -> Tallies {
    if let counted, counted.rule == rule {
      var tallies = counted.tallies
      for acceptance in last { _ = tallies.add(acceptance) }
      self.counted = (rule, tallies)
      return tallies
    }
    let acceptances = OpenParts.byParty(open.parts(agreeingWith: decision)).acceptances
    let tallies = Tallies(Thresholds([rule], of: agreement), acceptances)
    counted = (rule, tallies)
    return tallies
  }
}

extension SortedMap<PartyID, Part<AmendmentDecision>> {
  /// The acceptances, in the order in which they were given.
  fileprivate var acceptances: [Consented] {
    let acceptance = Consent(kind: .acceptance)
    return map { Consented(party: $0.key, day: $0.value.day, entry: $0.value.entry, consent: acceptance) }
      .sorted { ($0.day, $0.entry) < ($1.day, $1.entry) }
  }
}

extension ActContent {
  /// What the act decides on an amendment; nil for other acts.
  package var decision: AmendmentDecision? { if case .amendment(let decision, _) = self { decision } else { nil } }
}

extension AmendmentEffect {
  fileprivate func day(adopted: CivilDay, _ policies: Policies) -> CivilDay? {
    switch self {
    case .onAdoption: adopted
    case .nextDay: adopted.next
    case .agreedDay: nil
    case .after(let period):
      adopted.after(period, counting: policies.counting, missingDay: policies.missingDay)?.day
        .moved(off: policies.restDays)
    }
  }
}
