import CivilDate

extension Situation {
  mutating func sign(_ placed: PlacedAct) {
    let entry = placed.act.id
    let first = placed.act.by.filter { signatures[$0] == nil }
    guard !first.isEmpty else {
      let earlier = placed.act.by.compactMap { signatures[$0]?.entry }.min() ?? entry
      assess(entry, .withoutEffect(.alreadySigned(earlier)))
      return
    }
    let startsBySignature = agreement.clauses.start.rule.anchors.contains(.lastSignature)
    if startsBySignature, !listed.isEmpty, !placed.act.by.contains(where: isListed) {
      assess(entry, .withoutEffect(.notASignatory(placed.act.by)))
      return
    }
    let signed = Signed(day: placed.day, entry: entry)
    for party in first { add(signed, of: party) }
    updateStart(on: placed.day)
    guard startsBySignature else {
      assess(entry, .effective)
      return
    }
    assessments[entry] = .part(.signature, in: nil)
  }

  /// One party's consent to be bound (L25). A party that has left can consent again.
  mutating func consent(_ consent: Consent, _ placed: PlacedAct) {
    let entry = placed.act.id
    if let reason = afterTheEnd(placed.day) {
      assess(entry, .withoutEffect(reason))
      return
    }
    guard agreement.asksForConsent || versions.all.contains(where: \.clauses.countsConsents) else {
      assess(entry, .withoutEffect(.noConsentProvided))
      return
    }
    if placed.act.by.allSatisfy(isBoundBySigning), !versions.all.contains(where: \.clauses.countsConsentsOfListed) {
      assess(entry, .withoutEffect(.boundBySignature(placed.act.by)))
      return
    }
    let first = placed.act.by.filter { party in
      if memberships[party]?.life.ended != nil { return true }
      return consents.last(of: party) == nil && !isBoundBySignature(party)
    }
    guard !first.isEmpty else {
      let signed = placed.act.by.compactMap { signatures[$0]?.entry }.first ?? entry
      let earlier = consents.last(ofOneOf: placed.act.by).map { Reason.alreadyConsented($0.entry) }
      assess(entry, .withoutEffect(earlier ?? .alreadySigned(signed)))
      return
    }
    for party in first {
      add(Consented(party: party, day: placed.day, entry: entry, consent: consent))
      if endsByEvents { memberships.isStale = true }
      // What the rule of its start gave before its consent no longer holds.
      memberships.starts?.set(party, to: nil)
      guard let life = memberships[party]?.life else { continue }
      let next = life.ended.map { _ in Life.new(after: life) }
      if next != nil { closeParts(of: life) }
      end(party, by: next ?? life, on: placed.day)
    }
    updateStart(on: placed.day)
    if memberships.starts != nil {
      for party in first {
        let start = ownStart(of: party)
        memberships.starts?.set(party, to: start)
      }
    }
    assess(entry, .effective)
  }

  /// Assesses the open parts of a life that is over as pending: nothing can complete them any more.
  private mutating func closeParts(of life: Life) {
    guard life.hasOpenParts else { return }
    let all = allParties
    var waiting = life.determinations.proposals(of: all).map { ($0.entries, $0.missing) }
    waiting += life.extensions.proposals(of: all).map { ($0.entries, $0.missing) }
    waiting += life.suspensionParts.proposals(of: all).map { ($0.entries, $0.missing) }
    waiting += life.resumptionParts.proposals(of: all).map { ($0.entries, $0.missing) }
    waiting += life.revocationConsents.values.flatMap { $0.proposals(of: all) }.map { ($0.entries, $0.missing) }
    for (entries, missing) in waiting {
      assess(entries.filter { !life.isNotice($0) }, .pending(.parts(missing)))
    }
  }

  mutating func happen(_ event: EventName, _ placed: PlacedAct) {
    add(RecordedEvent(name: event, by: Set(placed.act.by), day: placed.day, entry: placed.act.id))
    updateStart(on: placed.day)
    assessments[placed.act.id] = .event(event)
  }

  func evaluateStart(on day: CivilDay) -> Evaluation {
    let evaluation = agreement.clauses.start.rule.evaluate(context(on: day))
    return notBeforeParent(evaluation, context(on: day))
  }

  /// The start, not before that of the parent agreement where the clause file says so (L25).
  private func notBeforeParent(_ evaluation: Evaluation, _ context: RuleContext) -> Evaluation {
    guard agreement.parent?.startsNotBefore == true else { return evaluation }
    let parent = DateRule(DayOf(anchor: .parentStart)).evaluate(context)
    return evaluation.later(than: parent) { day in
      Step(Phrase(en: "not before the parent agreement: \(day)", ja: "基本となる協定の開始より前とはならない：\(day)"))
    }
  }

  /// The first day for one party. It starts with the agreement if its consent is among those that brought the start
  /// about, else by the rule for a party, and not before the agreement.
  /// - Parameter supposed: a consent that counts where the party has given none.
  func evaluateStart(for party: PartyID, on day: CivilDay, supposed: Consented? = nil) -> Evaluation {
    let clause = agreement.clauses.start
    let all = startOfAll ?? starting
    guard startsByItself(party) else { return all }
    guard let own = consents.last(of: party) ?? supposed else {
      if isCertified(for: party) { return notBeforeParent(all, context(on: day)) }
      guard let rule = clause.forParty, !rule.anchors.contains(.consent), isListed(party) else {
        return .waits(Waits(awaited: [Awaited(kind: .consent, phrase: Anchor.consent.phrase)]))
      }
      return rule.evaluate(context(on: day)).later(than: all, notBeforeAgreement)
    }
    if own.consent.kind == .succession { return succession(own, on: day) }
    var context = context(on: day)
    context.days[.consent] = own.day
    context.days[.namedDay] = own.consent.effective
    guard let rule = clause.forParty, !isAmongFirst(own) || all.day == nil else {
      // A consent binds a party only from the day on which it was given, unless the text says otherwise.
      let isLate = clause.forParty == nil && agreement.openTo != nil
      let first = isLate ? all.later(than: consented(own), notBeforeAgreement) : all
      return notBeforeParent(first, context)
    }
    let first = rule.anchors.contains(.consent) ? all : all.later(than: consented(own), notBeforeAgreement)
    return notBeforeParent(rule.evaluate(context).later(than: first, notBeforeAgreement), context)
  }

  /// Whether a party's own act brings its first day about. Where an open text starts by signature, those listed are
  /// bound by their signatures, and consent only to join again. All others join by consent.
  func startsByItself(_ party: PartyID) -> Bool {
    guard isListed(party), !frame.listedStartByConsent else { return frame.startsPartyByParty }
    return frame.startsPartyByParty && memberships[party]?.life.previous != nil
  }

  private func isBoundBySignature(_ party: PartyID) -> Bool {
    frame.startsPartyByParty && !frame.listedStartByConsent && isListed(party) && signatures[party] != nil
  }

  /// Whether a party has still to sign, so that its consent brings nothing about.
  private func isBoundBySigning(_ party: PartyID) -> Bool {
    frame.startsPartyByParty && !frame.listedStartByConsent && isListed(party) && signatures[party] == nil
      && memberships[party]?.life.ended == nil
  }

  /// Whether a consent came early enough for its party to start with the agreement.
  private func isAmongFirst(_ own: Consented) -> Bool {
    let all = startOfAll ?? starting
    return switch agreement.clauses.start.firstParties {
    // A start by signature is not brought about by any consent.
    case .threshold where agreement.clauses.start.isBySignature: false
    case .threshold: all.derived?.restsOn.map { own.day <= $0 } ?? false
    case .start: all.day.map { own.day < $0 } ?? false
    }
  }

  /// The rule by which the agreement starts, or the party that it is seen by. A founding party starts by the rule of
  /// all.
  var startRule: DateRule {
    let clause = agreement.clauses.start
    guard let subject, startsByItself(subject) else { return clause.rule }
    guard let own = consents.last(of: subject) else {
      return isCertified(for: subject) ? clause.rule : clause.forParty ?? clause.rule
    }
    if own.consent.kind == .succession { return clause.succession ?? clause.forParty ?? clause.rule }
    return isAmongFirst(own) ? clause.rule : clause.forParty ?? clause.rule
  }

  /// Whether the depositary certified that all have consented, this party among them.
  private func isCertified(for party: PartyID) -> Bool {
    agreement.clauses.start.rule.thresholds.contains { form in
      guard form.measure == .all, let name = form.certifiedAs, events.first(name) != nil else { return false }
      return Threshold(form, of: agreement).listed.contains(party)
    }
  }

  /// The earliest start for a party that is still possible, where its own consent can come on a day.
  func earliestStart(for party: PartyID, on day: CivilDay) -> Evaluation {
    var consents = [Consent(kind: .ratification), Consent(kind: .ratification, effective: day)]
    if agreement.clauses.start.succession != nil { consents.append(Consent(kind: .succession, effective: .first)) }
    return consents.reduce(evaluateStart(for: party, on: day)) { found, consent in
      let supposed = Consented(party: party, day: day, entry: .first, consent: consent)
      return found.earlier(than: evaluateStart(for: party, on: day, supposed: supposed))
    }
  }

  private func consented(_ own: Consented) -> Evaluation {
    .day(Derived(day: own.day, steps: [], restsOn: own.day))
  }

  private func notBeforeAgreement(_ day: CivilDay) -> Step {
    Step(Phrase(en: "not before the \(.agreement) itself: \(day)", ja: "\(.agreement)自体の開始より前とはならない：\(day)"))
  }

  private func succession(_ own: Consented, on day: CivilDay) -> Evaluation {
    var context = context(on: day)
    context.days[.consent] = own.day
    context.days[.namedDay] = own.consent.effective
    let all = startOfAll ?? starting
    if let rule = agreement.clauses.start.succession {
      return rule.evaluate(context).later(than: all, notBeforeAgreement)
    }
    let first = own.consent.effective ?? own.day
    let step = Step(
      Phrase(en: "succession, effective from \(first)", ja: "承継：\(first)から効力を有する"))
    return Evaluation.day(Derived(day: first, steps: [step], restsOn: own.day)).later(than: all, notBeforeAgreement)
  }

  /// The parties that have not consented, where nobody else can; nil where the text is open.
  var absent: [PartyID]? {
    if let subject, consents.last(of: subject) == nil { return [subject] }
    return agreement.openTo == nil ? listed.filter { consents.last(of: $0) == nil } : nil
  }

  /// The listed parties that have not signed, in the order of the clause file.
  var unsigned: [PartyID] { listed.filter { signatures[$0] == nil } }

  /// The parties that thresholds name, or take as all.
  func neededConsents(_ thresholds: [ThresholdReached]) -> Set<PartyID> {
    Set(
      thresholds.flatMap { threshold in
        let group = threshold.group.flatMap { agreement.groups[$0] } ?? listed
        return threshold.including + (threshold.measure == .all ? group : [])
      })
  }

  /// The days that rules can count from, under the policies of a day.
  func context(on day: CivilDay, _ version: ClauseVersion? = nil) -> RuleContext {
    let policies = (version ?? self.version(on: day)).policies
    var context = RuleContext(
      frame: frame, policies: policies, subject: subject, tallies: tallies, events: events)
    context.days[.lastSignature] = lastSignature
    context.days[.lastConsent] = lastConsent
    context.supposed = supposed
    let all = startOfAll ?? starting
    context.days[.start] = subject == nil ? start : all.day
    context.days[.startForParty] = start
    if let subject, let own = consents.last(of: subject) { context.days[.consent] = own.day }
    return context
  }
}
