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
    guard let placed = recorded.by(allParties) else {
      assessments[recorded.act.id] = .withoutEffect(.notAParty(recorded.act.by))
      return
    }
    switch placed.act.deed {
    case .signature: sign(placed, &assessments)
    case .amendment(let decision, _): decide(decision, placed, &assessments)
    case .notice(let notice): give(notice, placed, &assessments)
    case .agreedDate(let determination, _): determine(determination, placed, &assessments)
    case .revocation(let revocation): revoke(revocation, placed, &assessments)
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

  private mutating func sign(_ placed: PlacedAct, _ assessments: inout Assessments) {
    let entry = placed.act.id
    let first = placed.act.by.filter { signatures[$0] == nil }
    guard !first.isEmpty else {
      let earlier = placed.act.by.compactMap { signatures[$0]?.entry }.min() ?? entry
      assessments[entry] = .withoutEffect(.alreadySigned(earlier))
      return
    }
    for party in first { signatures[party] = Signed(day: placed.day, entry: entry) }
    let missing = allParties.filter { signatures[$0] == nil }
    let signed = Set(signatures.values.map(\.entry))
    guard missing.isEmpty else {
      assessments.set(.pending(.parts(missing)), of: signed)
      return
    }
    let last = signatures.values.map(\.day).max()
    let rule = agreement.clauses.start.rule
    if case .day(let day, _) = rule.evaluate(Anchors(lastSignature: last), policies(on: placed.day)) { start = day }
    assessments.set(start == nil ? .withoutEffect(.beyondCalendar) : .effective, of: signed)
    rebuildVersions()
  }

  private mutating func give(_ notice: Notice, _ placed: PlacedAct, _ assessments: inout Assessments) {
    let entry = placed.act.id
    let version = version(on: placed.day)
    if notice.form == .oral && version.clauses.policies.values.formOfNotice == .written {
      assessments[entry] = .withoutEffect(.notInWriting)
      return
    }
    if let missing = placed.missing {
      assessments[entry] = waiting(for: missing, of: entry, notice.days)
      guard case .pending? = assessments[entry] else { return }
      undated.append(
        UndatedNotice(
          entry: entry, by: placed.act.by, notBefore: lowerBound(notice.days, before: missing), missing: missing))
      return
    }
    if let reason = outOfTime(placed.day) {
      assessments[entry] = .withoutEffect(reason)
      return
    }
    guard case .day(let day, _) = defaultDate(from: placed.day, under: version), day.previous != nil else {
      assessments[entry] = .withoutEffect(.beyondCalendar)
      return
    }
    dropDormantAgreedDate(on: placed.day)
    notices.append(GivenNotice(entry: entry, by: placed.act.by, countsFrom: placed.day))
    assessments[entry] = .effective
    if let named = notice.effective {
      put(.firstDayWithout(named), placed, &assessments)
    }
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
    guard policies(on: day).agreedDateAlone == .fallsWithLastNotice, let date = agreed?.firstDayWithout,
      date <= day, !notices.contains(where: \.stands)
    else { return }
    agreed = nil
  }
}
