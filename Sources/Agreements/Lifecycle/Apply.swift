import CivilDate

extension Situation {
  /// Assesses one act against what came before it, and carries out what follows from it. Every recorded act gets an
  /// assessment.
  mutating func apply(_ recorded: PlacedAct) {
    guard let placed = recorded.by(isKnown) else {
      assess(recorded.act.id, .withoutEffect(.notAParty(recorded.act.by)))
      return
    }
    if placed.act.content.isDecided { keepStarts() }
    switch placed.act.content {
    case .signature: sign(placed)
    case .consent(let content, _): consent(content, placed)
    case .event(let name, _): happen(name, placed)
    case .amendment(let decision, _): decide(decision, placed)
    case .extension(let content, _): extend(content, placed)
    case .agreedDate(let determination, _):
      if let party = partyUnderNotice(on: placed.day) {
        inLife(of: party, on: placed.day) { $0.determine(determination, placed) }
      } else {
        determine(determination, placed)
      }
    case .notice(let notice): inLife(of: placed) { $0.give(notice, placed) }
    case .revocation(let revocation): inLife(of: placed) { $0.revoke(revocation, placed) }
    case .suspension(let content, _):
      inLife(of: placed, isOwn: content.notice != nil) { $0.suspend(content, placed) }
    case .resumption(let content, _):
      inLife(of: placed, isOwn: content.notice != nil) { $0.resume(content, placed) }
    case .position(let position, _): take(position, placed)
    }
    settle(on: placed.day, asked: placed.day)
  }

  /// Why nothing done on a day can have an effect: it is too early or too late. An act on the first day of operation is
  /// in time; one on the first day without is too late (L7).
  func outOfTime(_ day: CivilDay) -> Reason? {
    afterTheEnd(day) ?? beforeOperation(day)
  }

  func beforeOperation(_ day: CivilDay) -> Reason? {
    if let start, start <= day { return nil }
    if let subject, let start, let all = startOfAll?.day, all <= day { return .notBoundYet(subject, from: start) }
    guard start == nil, let subject, startsByItself(subject), startOfAll?.day != nil else {
      return .beforeOperation(firstDay: start)
    }
    return consents.last(of: subject) == nil ? .noConsent(of: subject) : .notBound([subject])
  }

  func afterTheEnd(_ day: CivilDay) -> Reason? {
    guard let expectedEnd = expectedEnd(from: day), expectedEnd.firstDayWithout <= day else { return nil }
    let cause = expectedEnd.cause
    let isOwn = frame.endsPartyByParty && !cause.isOfAgreement && cause != .parentEnd
    return .afterTheEnd(firstDayWithout: expectedEnd.firstDayWithout, of: isOwn ? subject : nil)
  }

  private mutating func give(_ notice: Notice, _ placed: PlacedAct) {
    let entry = placed.act.id
    let version = version(on: placed.day)
    guard let clause = endingClause(version.clauses), let rule = clause.rule, !rule.needsNoNotice else {
      assess(entry, .withoutEffect(.noNoticeProvided))
      return
    }
    if notice.form == .oral && version.policies.formOfNotice == .written {
      assess(entry, .withoutEffect(.notInWriting))
      return
    }
    if let missing = placed.missing {
      let assessment = waiting(for: missing, of: entry)
      assess(entry, assessment)
      guard case .pending = assessment else { return }
      life.undated.append(
        UndatedNotice(
          entry: entry, by: placed.act.by, notBefore: missing.notBefore, named: notice.effective,
          missing: missing.day))
      return
    }
    if let reason = outOfTime(placed.day) ?? tooEarly(clause, placed.day, version) {
      assess(entry, .withoutEffect(reason))
      return
    }
    let given = GivenNotice(
      entry: entry, by: placed.act.by, countsFrom: placed.day, named: notice.effective,
      order: life.standing.count + life.revoked.count)
    let evaluation = evaluation(of: given, under: version)
    if evaluation == .beyondCalendar || evaluation.day.map({ $0.previous == nil }) == true {
      assess(entry, .withoutEffect(.beyondCalendar))
      return
    }
    dropDormantAgreedDate(on: placed.day)
    life.standing.append(given)
    assess(entry, .effective)
    if let named = notice.effective, !rule.anchors.contains(.namedDay) {
      put(.firstDayWithout(named), placed)
    }
  }

  /// The first day on which a notice can be given; nil where any day will do. A rule that counts from the end of a term
  /// counts from the term that a notice of `day` would end.
  func noticeFrom(_ clause: EndingClause, on day: CivilDay, _ version: ClauseVersion) -> Evaluation? {
    guard let rule = clause.noticeFrom else { return nil }
    var context = context(on: day, version)
    context.days[.termEnd] = termEnd(forNoticeOn: day, version)?.firstDayWithout
    return rule.evaluate(context)
  }

  /// Why a notice of a day comes too early; nil where it does not. A clause can lock the parties in for a time, or
  /// until something happens.
  func tooEarly(_ clause: EndingClause, _ day: CivilDay, _ version: ClauseVersion) -> Reason? {
    switch noticeFrom(clause, on: day, version) {
    case nil: nil
    case .day(let from): day < from.day ? .noticeTooEarly(from: from.day) : nil
    case .waits(let waits): .noticeMustWait(for: waits.waitings)
    case .stopped, .beyondCalendar: .noNoticeProvided
    }
  }

  /// The assessment of an act whose counting day is not recorded. It waits for that day, unless it comes too late on
  /// every day that is left (L7).
  func waiting(for missing: MissingRecord, of entry: EntryNumber) -> Assessment {
    if let bound = missing.notBefore, let reason = afterTheEnd(bound) { return .withoutEffect(reason) }
    return .pending(.day(missing.day, of: entry))
  }

  /// Drops an agreed date that passed while no notice stood. Under `falls-with-last-notice` it has fallen, and a later
  /// notice does not bring it back.
  private mutating func dropDormantAgreedDate(on day: CivilDay) {
    guard policies(on: day).agreedDateAlone == .fallsWithLastNotice, let date = life.agreed?.firstDayWithout,
      date <= day, life.standing.isEmpty
    else { return }
    life.agreed = nil
  }
}

extension ActContent {
  /// Whether an act of this kind can take the decision of all.
  fileprivate var isDecided: Bool {
    switch self {
    case .amendment, .agreedDate, .extension, .suspension, .revocation, .notice: true
    case .signature, .consent, .resumption, .position, .event: false
    }
  }
}
