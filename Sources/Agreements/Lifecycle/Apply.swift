import CivilDate

/// The assessments that one act brought: its own, and those of earlier parts that it completed or displaced.
struct Assessments {
  private(set) var all: [EntryNumber: Assessment] = [:]

  subscript(entry: EntryNumber) -> Assessment? {
    get { all[entry] }
    set { all[entry] = newValue }
  }

  mutating func set(_ assessment: Assessment, of entries: some Sequence<EntryNumber>) {
    for entry in entries { all[entry] = assessment }
  }
}

extension Situation {
  /// One act, assessed against what came before it, and what follows from it. Total: whatever is recorded gets an
  /// assessment.
  mutating func apply(_ recorded: PlacedAct, _ assessments: inout Assessments) {
    guard let placed = recorded.by(isKnown) else {
      assessments[recorded.act.id] = .withoutEffect(.notAParty(recorded.act.by))
      return
    }
    switch placed.act.deed {
    case .signature: sign(placed, &assessments)
    case .consent(let content, _): consent(content, placed, &assessments)
    case .event(let name, _): happen(name, placed, &assessments)
    case .amendment(let decision, _): decide(decision, placed, &assessments)
    case .prolongation(let content, _): prolong(content, placed, &assessments)
    case .agreedDate(let determination, _):
      if let party = partyUnderNotice(on: placed.day) {
        inLife(of: party, on: placed.day) { $0.determine(determination, placed, &assessments) }
      } else {
        determine(determination, placed, &assessments)
      }
    case .notice(let notice): inLife(of: placed, &assessments) { $0.give(notice, placed, &$1) }
    case .revocation(let revocation): inLife(of: placed, &assessments) { $0.revoke(revocation, placed, &$1) }
    case .suspension(let content, _):
      inLife(of: placed, isOwn: content.notice != nil, &assessments) { $0.suspend(content, placed, &$1) }
    case .resumption(let content, _):
      inLife(of: placed, isOwn: content.notice != nil, &assessments) { $0.resume(content, placed, &$1) }
    case .position(let position, _): take(position, placed, &assessments)
    }
  }

  /// Why nothing done on a day can have an effect any more, or not yet (L7: an act on the first day of operation is in
  /// time, one on the first day without is too late).
  func outOfTime(_ day: CivilDay) -> Reason? {
    afterTheEnd(day) ?? beforeOperation(day)
  }

  func beforeOperation(_ day: CivilDay) -> Reason? {
    guard let start, start <= day else { return .beforeOperation(firstDay: start) }
    return nil
  }

  func afterTheEnd(_ day: CivilDay) -> Reason? {
    guard let governing = governing(from: day), governing.firstDayWithout <= day else { return nil }
    return .afterTheEnd(firstDayWithout: governing.firstDayWithout)
  }

  private mutating func give(_ notice: Notice, _ placed: PlacedAct, _ assessments: inout Assessments) {
    let entry = placed.act.id
    let version = version(on: placed.day)
    guard let clause = endingClause(version.clauses), let rule = clause.rule else {
      assessments[entry] = .withoutEffect(.noNoticeProvided)
      return
    }
    if notice.form == .oral && version.clauses.policies.values.formOfNotice == .written {
      assessments[entry] = .withoutEffect(.notInWriting)
      return
    }
    if let missing = placed.missing {
      assessments[entry] = waiting(for: missing, of: entry, notice.days)
      guard case .pending? = assessments[entry] else { return }
      ending.undated.append(
        UndatedNotice(
          entry: entry, by: placed.act.by, notBefore: lowerBound(notice.days, before: missing), missing: missing))
      return
    }
    if let reason = outOfTime(placed.day) ?? tooEarly(clause, placed.day, version) {
      assessments[entry] = .withoutEffect(reason)
      return
    }
    let given = GivenNotice(entry: entry, by: placed.act.by, countsFrom: placed.day, named: notice.effective)
    let evaluation = evaluation(of: given, under: version)
    if evaluation == .beyondCalendar || evaluation.day.map({ $0.previous == nil }) == true {
      assessments[entry] = .withoutEffect(.beyondCalendar)
      return
    }
    dropDormantAgreedDate(on: placed.day)
    ending.notices.append(given)
    assessments[entry] = .effective
    if let named = notice.effective, !rule.anchors.contains(.namedDay) {
      put(.firstDayWithout(named), placed, &assessments)
    }
  }

  /// The first day on which a notice can be given; nil where any day will do.
  func noticeFrom(_ clause: EndingClause, on day: CivilDay, _ version: ClauseVersion) -> CivilDay? {
    var context = context(on: day, version)
    context.days[.termEnd] = baseTerm(version)?.firstDayWithout
    return clause.noticeFrom?.evaluate(context).day
  }

  /// A clause can lock the parties in for a time.
  private func tooEarly(_ clause: EndingClause, _ day: CivilDay, _ version: ClauseVersion) -> Reason? {
    guard let from = noticeFrom(clause, on: day, version), day < from else { return nil }
    return .noticeTooEarly(from: from)
  }

  /// An act whose counting day is not recorded waits for it, unless it comes too late on any day that is left (L7).
  func waiting(for missing: NoticeDay, of entry: EntryNumber, _ days: NoticeDays) -> Assessment {
    if let bound = lowerBound(days, before: missing), let reason = afterTheEnd(bound) { return .withoutEffect(reason) }
    return .pending(.day(missing, of: entry))
  }

  private func lowerBound(_ days: NoticeDays, before missing: NoticeDay) -> CivilDay? {
    NoticeDay.allCases.prefix { $0 != missing }.compactMap { days[$0]?.atPlace }.max()
  }

  /// Under `falls-with-last-notice` an agreed date that passed while no notice stood has fallen: a later notice does
  /// not bring it back.
  private mutating func dropDormantAgreedDate(on day: CivilDay) {
    guard policies(on: day).agreedDateAlone == .fallsWithLastNotice, let date = ending.agreed?.firstDayWithout,
      date <= day, !ending.notices.contains(where: \.stands)
    else { return }
    ending.agreed = nil
  }
}
