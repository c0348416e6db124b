import CivilDate

extension Situation {
  /// A part of the written decision of all on an amendment (L2, L11, L24). It can come before operation: the amendment
  /// then applies from the first day of operation.
  mutating func decide(_ decision: AmendmentDecision, _ placed: PlacedAct, _ assessments: inout Assessments) {
    let entry = placed.act.id
    if let reason = afterTheEnd(placed.day) {
      assessments[entry] = .withoutEffect(reason)
      return
    }
    if let index = adopted.firstIndex(where: { $0.decision.amendment == decision.amendment }) {
      let isOpen = version(on: placed.day).clauses.amendment?.binds == .acceptors
      guard isOpen else {
        assessments[entry] = .withoutEffect(.alreadyAdopted(decision.amendment))
        return
      }
      join(index, decision, placed, &assessments)
      return
    }
    var open = decisions[decision.amendment] ?? OpenParts()
    if let same = open.alike(decision, of: placed, { $0.agrees(with: $1) }) {
      assessments[entry] = .withoutEffect(.alreadyDecided(same))
      return
    }
    let clause = version(on: placed.day).clauses.amendment
    if clause?.by ?? .all == .all && namesOnlySome {
      assessments[entry] = .withoutEffect(.partiesNotNamed)
      return
    }
    let displaced = open.put(Part(content: decision, day: placed.day, entry: entry), of: placed.authors)
    assessments.set(.withoutEffect(.replaced(by: entry)), of: displaced)
    let agreeing = open.agreeing(with: decision) { $0.agrees(with: $1) }
    let entries = agreeing.map(\.part.entry)
    let holders = OpenParts.holders(agreeing)
    let missing = deciders(clause).filter { !holders.contains($0) }
    let parts = OpenParts.byParty(agreeing)
    let isComplete = clause?.by == .acceptors ? accepted(parts, clause, on: placed.day) != nil : missing.isEmpty
    decisions[decision.amendment] = isComplete ? nil : open
    guard isComplete else {
      assessments.set(.pending(.parts(missing)), of: entries)
      return
    }
    let isAdopted = adopt(decision, parts, clause, on: placed.day)
    assessments.set(isAdopted ? .effective : .withoutEffect(.beyondCalendar), of: entries)
  }

  /// Whose decision an amendment takes (L25).
  func deciders(_ clause: AmendmentClause?) -> [PartyID] {
    if case .organ(let organ)? = clause?.by { [organ] } else { allParties }
  }

  /// A later acceptance of an amendment that binds only those who accept it.
  private mutating func join(
    _ index: Int, _ decision: AmendmentDecision, _ placed: PlacedAct, _ assessments: inout Assessments
  ) {
    let entry = placed.act.id
    let first = placed.act.by.filter { adopted[index].parts[$0] == nil }
    guard !first.isEmpty, adopted[index].decision.agrees(with: decision) else {
      assessments[entry] = .withoutEffect(.alreadyAdopted(decision.amendment))
      return
    }
    for party in first { adopted[index].parts[party] = Part(content: decision, day: placed.day, entry: entry) }
    assessments[entry] = .effective
  }

  /// The effective day that acceptances bring; nil while there are too few.
  private func accepted(
    _ parts: [PartyID: Part<AmendmentDecision>], _ clause: AmendmentClause?, on day: CivilDay
  ) -> Derived? {
    var context = context(on: day)
    let acceptance = Consent(kind: .acceptance)
    let accepted = parts.map {
      Consented(party: $0.key, day: $0.value.day, entry: $0.value.entry, consent: acceptance)
    }
    context.consents = Consents(accepted.sorted { ($0.day, $0.entry) < ($1.day, $1.entry) })
    context.days[.adoption] = day
    guard let rule = clause?.rule else {
      return allParties.allSatisfy { parts[$0] != nil } ? Derived(day: day, steps: []) : nil
    }
    return rule.evaluate(context).derived
  }

  /// False if the effective day would lie beyond the calendar.
  private mutating func adopt(
    _ decision: AmendmentDecision, _ parts: [PartyID: Part<AmendmentDecision>], _ clause: AmendmentClause?,
    on day: CivilDay
  ) -> Bool {
    let policies = policies(on: day)
    let due: CivilDay?
    let basis: EffectiveDayBasis
    if let named = decision.effective {
      due = max(named, day)
      basis = named < day ? .namedBeforeAdoption(named) : .named
    } else if clause?.rule != nil {
      due = accepted(parts, clause, on: day)?.day
      basis = .clause
      if due == nil { return false }
    } else {
      due = policies.amendmentEffect.day(adopted: day, policies)
      basis = .policy(policies.amendmentEffect.text)
      if due == nil && policies.amendmentEffect != .agreedDay { return false }
    }
    adopted.append(AdoptedAmendment(decision: decision, adopted: day, parts: parts, due: due, basis: basis))
    rebuildVersions()
    return true
  }

  /// From when an adopted amendment applies to the party that it is seen by: where it binds only those who accept, a
  /// later acceptor by the rule for a party; nil for a party that has not accepted.
  func due(_ amendment: AdoptedAmendment) -> CivilDay? {
    guard let subject, let due = amendment.due, let clause = agreement.clauses.amendment, clause.binds == .acceptors
    else { return amendment.due }
    guard let own = amendment.parts[subject] else { return nil }
    guard own.day > amendment.adopted, let rule = clause.forParty else { return max(due, own.day) }
    var context = context(on: own.day, ClauseVersion(from: .first, amendment: nil, clauses: agreement.clauses))
    context.days[.consent] = own.day
    context.days[.adoption] = amendment.adopted
    return rule.evaluate(context).day.map { max(due, $0) }
  }
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
