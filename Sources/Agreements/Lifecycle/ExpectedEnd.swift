import CivilDate

/// The day on which the agreement or a membership ends as things stand, and what the day rests on.
final class ExpectedEnd: Sendable {
  let cause: Cause
  let endDays: EndDays
  /// The governing notice among those that stand. It is told even where an agreed date displaces the day that it gives.
  let notice: EntryNumber?
  let agreed: AgreedDate?
  let steps: [Step]
  let version: ClauseVersion
  /// What the text names that can still displace the day.
  let provisos: [Awaited]
  /// The latest day of an act that the day counts from; nil where it rests on none.
  let restsOn: CivilDay?
  /// The acts of an extension that moved the end of the term.
  let extending: [EntryNumber]

  init(
    cause: Cause, endDays: EndDays, notice: EntryNumber?, agreed: AgreedDate?, steps: [Step], version: ClauseVersion,
    provisos: [Awaited] = [], restsOn: CivilDay? = nil, extending: [EntryNumber] = []
  ) {
    self.cause = cause
    self.endDays = endDays
    self.notice = notice
    self.agreed = agreed
    self.steps = steps
    self.version = version
    self.provisos = provisos
    self.restsOn = restsOn
    self.extending = extending
  }

  var firstDayWithout: CivilDay { endDays.firstDayWithout }
  /// Whether an amendment with this first day takes effect before this end. On the first day without it does so only if
  /// its clauses bring the end (L24).
  func letsTakeEffect(on day: CivilDay) -> Bool {
    day < firstDayWithout || (day == firstDayWithout && version.amendment != nil && version.from == day)
  }

  /// Whether a notice or a determination brings it about, so that no further notice is asked for.
  var isByActs: Bool { cause == .notice || cause == .agreed }
  /// Whether the rule of the clause on ending gives the day.
  var isByRule: Bool { cause == .notice || cause == .event }
}

/// Why the agreement or a membership ends.
package enum Cause: Hashable, Sendable {
  case notice
  case agreed
  /// The term is over.
  case term
  /// Something has happened that ends it by itself.
  case event
  /// The agreement on which it depends ends (L25).
  case parentEnd
  /// Fewer parties are left than an agreement needs.
  case tooFewParties
  /// The agreement itself ends, and with it the membership of the party.
  case agreementEnd

  /// Whether the agreement ends for all, and not only the membership of one party.
  package var isOfAgreement: Bool { self == .agreementEnd || self == .tooFewParties }

  /// Whether it ends for all on that day; it does with the parent agreement, too, whoever is asked about.
  package var isForAll: Bool { isOfAgreement || self == .parentEnd }

  /// What JSON calls the cause.
  package var basis: Basis {
    switch self {
    case .notice: .byDefault
    case .agreed: .agreed
    case .term, .event, .parentEnd, .tooFewParties, .agreementEnd: .clause
    }
  }
}

/// What a date of ending rests on.
package enum Basis: String, Hashable, Sendable {
  /// The clause's own rule, set off by a notice.
  case byDefault = "default"
  /// All parties determined the date.
  case agreed
  /// The clauses alone: nobody has to do anything.
  case clause
}

extension Situation {
  /// The ending that follows if nothing else happens after a day. Where parties leave one by one, a party's ending is
  /// the earlier of its own and that of the agreement.
  func expectedEnd(from day: CivilDay) -> ExpectedEnd? {
    guard subject == nil || start != nil || frame.endsPartyByParty else { return nil }
    if let ended = life.ended { return ended }
    let own = (kept ?? look(on: day, asked: max(day, asked))).end
    guard let all = endOfAll, own.map({ all.firstDayWithout < $0.firstDayWithout }) ?? true else { return own }
    let last = versions.on(max(day, all.endDays.lastDay))
    // Clauses that end the agreement on their own first day are named as the clauses that end it.
    let next = versions.on(all.firstDayWithout)
    let isEndedByNext = next.from == all.firstDayWithout && all.version.from == all.firstDayWithout
    return ExpectedEnd(
      cause: all.cause == .tooFewParties ? .tooFewParties : .agreementEnd, endDays: all.endDays, notice: nil,
      agreed: all.agreed, steps: all.steps, version: isEndedByNext ? next : last, provisos: all.provisos,
      restsOn: all.restsOn)
  }

  /// The ending of this life; where a party sees it, without that of the agreement. An adopted amendment that changes
  /// the clauses later counts from its effective day, if the agreement has not ended by then (L24).
  /// - Parameter asked: the day on which the question stands, where that is a later one. A notice that is suspended on
  ///   it gives no date, even where the suspension has an end (L25).
  func look(on day: CivilDay, asked: CivilDay) -> Kept {
    if let ended = life.ended { return Kept(end: ended, wake: nil) }
    let ends = life.standing.flatMap { $0.pauses.values.compactMap(\.until) }
    return Kept(end: end(on: day, asked: asked), wake: ends.filter { $0 > asked }.min())
  }

  private func end(on day: CivilDay, asked: CivilDay) -> ExpectedEnd? {
    for index in versions.index(on: day)..<versions.count {
      // Where several versions begin on one day, the last one holds on that day and the others on none.
      if index + 1 < versions.count, versions[index + 1].from == versions[index].from { continue }
      guard let expectedEnd = expectedEnd(under: versions[index], on: day, asked: asked) else { continue }
      guard index + 1 < versions.count else { return expectedEnd }
      if expectedEnd.firstDayWithout <= versions[index + 1].from { return expectedEnd }
    }
    return nil
  }

  /// The earliest of all endings that can come under a version of the clauses.
  private func expectedEnd(under version: ClauseVersion, on day: CivilDay, asked: CivilDay) -> ExpectedEnd? {
    var found = byActs(under: version, asked: asked)
    let others = [
      byTerm(under: version), byEvent(under: version), byParent(under: version), tooFew(under: version, on: day),
    ]
    for other in others {
      guard let other, found.map({ other.firstDayWithout < $0.firstDayWithout }) ?? true else { continue }
      found = other
    }
    return found
  }

  /// The ending by a notice, or by a date that all agree on.
  func byActs(under version: ClauseVersion, asked: CivilDay) -> ExpectedEnd? {
    let policies = version.policies
    let notice = governingNotice(under: version, asked: asked)
    if let agreed = life.agreed, policies.agreedDateAlone == .holds || !life.standing.isEmpty,
      let endDays = EndDays(firstDayWithout: agreed.firstDayWithout)
    {
      let step = Step(
        Phrase(en: "determined by all: \(endDays.firstDayWithout)", ja: "全員の決定：\(endDays.firstDayWithout)"))
      return ExpectedEnd(
        cause: .agreed, endDays: endDays, notice: notice?.notice.entry, agreed: agreed, steps: [step], version: version)
    }
    guard let notice, let endDays = EndDays(firstDayWithout: notice.derived.day) else { return nil }
    return ExpectedEnd(
      cause: .notice, endDays: endDays, notice: notice.notice.entry, agreed: nil, steps: notice.derived.steps,
      version: notice.version, provisos: notice.derived.provisos, restsOn: notice.derived.restsOn)
  }

  private func byTerm(under version: ClauseVersion) -> ExpectedEnd? {
    guard subject == nil || !frame.endsPartyByParty, let end = ownEnd(version) else { return nil }
    let (day, steps) = version.since.duration.notBefore(end.firstDayWithout, end.steps)
    guard let endDays = EndDays(firstDayWithout: day) else { return nil }
    return ExpectedEnd(
      cause: .term, endDays: endDays, notice: nil, agreed: nil, steps: steps, version: version,
      provisos: end.provisos, restsOn: end.restsOn, extending: extended(version)?.entries ?? [])
  }

  /// The ending by a rule that rests on events alone and needs no notice.
  private func byEvent(under version: ClauseVersion) -> ExpectedEnd? {
    guard let start, let clause = endingClause(version.clauses), let rule = clause.rule, rule.needsNoNotice,
      let derived = rule.evaluate(contextOfEvents(on: start, version)).derived.flatMap(clause.gives.firstDayWithout)
    else { return nil }
    let (day, steps) = sinceOfEnding(version).notBefore(derived.day, derived.steps)
    guard let endDays = EndDays(firstDayWithout: max(start, day)) else { return nil }
    return ExpectedEnd(
      cause: .event, endDays: endDays, notice: nil, agreed: nil, steps: steps, version: version,
      provisos: derived.provisos, restsOn: derived.restsOn)
  }

  /// The days that an ending without a notice counts from. What ended one membership of a party does not end its next.
  private func contextOfEvents(on start: CivilDay, _ version: ClauseVersion? = nil) -> RuleContext {
    var context = context(on: start, version)
    if life.previous != nil, let subject, let own = consents.last(of: subject) { context.membershipFrom = own.day }
    return context
  }

  /// The origin of the clause that ends the agreement or the membership.
  func sinceOfEnding(_ version: ClauseVersion) -> ClauseVersion.Origin {
    let isOfAll = subject == nil || !frame.endsPartyByParty
    return isOfAll ? version.since.termination : version.since.withdrawal
  }

  private func byParent(under version: ClauseVersion) -> ExpectedEnd? {
    guard agreement.parent?.endsWith == true, let start,
      let event = contextOfEvents(on: start).event(of: .parentEnd), let endDays = EndDays(firstDayWithout: event.day)
    else { return nil }
    let step = Step(Phrase(en: "the parent agreement ends: \(event.day)", ja: "基本となる協定の終了：\(event.day)"))
    return ExpectedEnd(cause: .parentEnd, endDays: endDays, notice: nil, agreed: nil, steps: [step], version: version)
  }

  /// The end on the day from which too few parties are left. The parties bound on that day count.
  private func tooFew(under version: ClauseVersion, on day: CivilDay) -> ExpectedEnd? {
    guard subject == nil, memberships.leavingCount > 0, !namesOnlySome else { return nil }
    let fewest = version.clauses.fewestParties
    guard let last = memberships.leaving(below: fewest, starts, from: day) else { return nil }
    let step = Step(
      Phrase(
        en: "fewer than \(fewest) \(.parties) are left: \(last.day)", ja: "\(.parties)が\(fewest)未満となる：\(last.day)"))
    let (day, steps) = version.since.withdrawal.notBefore(last.day, [step])
    guard let endDays = EndDays(firstDayWithout: day) else { return nil }
    let leaving = last.version.flatMap { $0.from > version.from ? $0 : nil }
    return ExpectedEnd(
      cause: .tooFewParties, endDays: endDays, notice: nil, agreed: nil, steps: steps, version: leaving ?? version)
  }

  private typealias DatedNotice = (notice: GivenNotice, derived: Derived, version: ClauseVersion)

  private func governingNotice(under version: ClauseVersion, asked: CivilDay) -> DatedNotice? {
    let dated: [DatedNotice] = life.standing.filter { $0.pauses.current(on: asked) == nil }
      .compactMap { date(of: $0, under: version) }
    switch version.policies.severalNotices {
    case .earliestEffect:
      return dated.min { ($0.derived.day, $0.notice.countsFrom) < ($1.derived.day, $1.notice.countsFrom) }
    case .latestGiven: return dated.last
    }
  }

  /// The date that a notice gives, by the clause of the day of the notice or by the amended one (policy
  /// `clauses-for-notice`). It is not before the amendment that brought the clause takes effect.
  private func date(of notice: GivenNotice, under version: ClauseVersion) -> DatedNotice? {
    let amended = version.policies.clausesForNotice == .asAmended
    let clauses = amended ? version : self.version(on: notice.countsFrom)
    guard case .day(var derived) = evaluation(of: notice, under: clauses) else { return nil }
    let isLater = amended && version.from > notice.countsFrom
    let origin =
      isLater ? ClauseVersion.Origin(day: version.from, amendment: version.amendment) : sinceOfEnding(clauses)
    (derived.day, derived.steps) = origin.notBefore(derived.day, derived.steps)
    return (notice, derived, clauses)
  }

  /// What the clause gives for a notice if no date is agreed: always the first day without.
  /// - Parameter today: the day until which the days of a suspension without an end are counted.
  func evaluation(of notice: GivenNotice, under version: ClauseVersion, today: CivilDay = .last) -> Evaluation {
    guard let clause = endingClause(version.clauses), let rule = clause.rule else { return .waits(Waits(awaited: [])) }
    var context = context(on: notice.countsFrom, version)
    context.eventsFrom = notice.countsFrom
    context.days[.notice] = notice.countsFrom
    context.days[.namedDay] = notice.named
    let suspended = notice.pauses.values.contains { $0.until == nil } && today != .last ? today : nil
    let resumed = [notice.pauses.values.compactMap(\.until).max(), suspended].compactMap { $0 }.max()
    let term = termEnd(forNoticeOn: notice.countsFrom, after: resumed, version)
    context.days[.termEnd] = term?.firstDayWithout
    context.pausedDays = notice.pauses.days(until: today)
    guard case .day(var derived) = rule.evaluate(context) else { return rule.evaluate(context) }
    if rule.anchors.contains(.termEnd), let term { derived.steps = term.steps + derived.steps }
    return clause.gives.firstDayWithout(derived).map { .day($0) } ?? .beyondCalendar
  }

  /// What the clause would give for a notice given on a day.
  func evaluation(ofNoticeOn day: CivilDay, named: CivilDay? = nil, under version: ClauseVersion) -> Evaluation {
    evaluation(
      of: GivenNotice(entry: .first, by: [], countsFrom: day, named: named, order: 0), under: version)
  }
}

extension ClauseVersion.Origin {
  /// The end, but not before the amendment that brought the clause takes effect: until then the old clause held.
  fileprivate func notBefore(_ end: CivilDay, _ steps: [Step]) -> (CivilDay, [Step]) {
    guard let amendment, end < day else { return (end, steps) }
    let step = Step(
      Phrase(
        en: "not before \(.amendment) \(amendment.description) takes effect: \(day)",
        ja: "\(.amendment) \(amendment.description) の適用開始前とはならない：\(day)"))
    return (day, steps + [step])
  }
}
