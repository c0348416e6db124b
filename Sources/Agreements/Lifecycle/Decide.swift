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
    if adopted.contains(where: { $0.decision.amendment == decision.amendment }) {
      assessments[entry] = .withoutEffect(.alreadyAdopted(decision.amendment))
      return
    }
    var open = decisions[decision.amendment] ?? OpenParts()
    let own = placed.act.by.compactMap { open.parts[$0] }
    if own.count == placed.act.by.count, let same = own.first, own.allSatisfy({ $0.content.agrees(with: decision) }) {
      assessments[entry] = .withoutEffect(.alreadyDecided(same.entry))
      return
    }
    let displaced = open.put(Part(content: decision, day: placed.day, entry: entry), of: placed.act.by)
    assessments.set(.withoutEffect(.replaced(by: entry)), of: displaced)
    let agreeing = open.agreeing(with: decision) { $0.agrees(with: $1) }
    let entries = Set(agreeing.values.map(\.entry))
    let missing = allParties.filter { agreeing[$0] == nil }
    decisions[decision.amendment] = missing.isEmpty ? nil : open
    guard missing.isEmpty else {
      assessments.set(.pending(.parts(missing)), of: entries)
      return
    }
    let isAdopted = adopt(decision, agreeing, on: placed.day)
    assessments.set(isAdopted ? .effective : .withoutEffect(.beyondCalendar), of: entries)
  }

  /// False if the effective day would lie beyond the calendar.
  private mutating func adopt(
    _ decision: AmendmentDecision, _ parts: [PartyID: Part<AmendmentDecision>], on day: CivilDay
  ) -> Bool {
    let policies = policies(on: day)
    let due: CivilDay?
    let basis: EffectiveDayBasis
    if let named = decision.effective {
      due = max(named, day)
      basis = named < day ? .namedBeforeAdoption(named) : .named
    } else {
      due = policies.amendmentEffect.day(adopted: day, policies)
      basis = .policy(policies.amendmentEffect.text)
      if due == nil && policies.amendmentEffect != .agreedDay { return false }
    }
    adopted.append(AdoptedAmendment(decision: decision, adopted: day, parts: parts, due: due, basis: basis))
    rebuildVersions()
    return true
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
