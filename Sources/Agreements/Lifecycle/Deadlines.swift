import CivilDate

extension View {
  /// The days by which something has to be done: those computed, where they do not lie before a day, and those of the
  /// clause file.
  func deadlines(_ expectedEnd: ExpectedEnd?, on day: CivilDay) -> [FurtherDay] {
    guard let start = situation.start, start <= day else { return fileDeadlines(expectedEnd) }
    var found: [FurtherDay] = []
    func add(_ kind: ComputedDeadline, _ date: CivilDay?, _ citation: Citation?, counted: NoticeDay? = nil) {
      guard let date, date >= day else { return }
      found.append(FurtherDay(what: kind.rawValue, outcome: .day(date), citation: citation, counted: counted))
    }
    let end = expectedEnd?.firstDayWithout
    if expectedEnd?.isByActs != true, let opening = opening(from: day, before: end) {
      found += lastDayToNotify(from: opening.first, before: end, opening).map { [$0] } ?? []
      add(.notifyFrom, opening.from, opening.clause.citation)
    }
    guard let expectedEnd else { return found + fileDeadlines(nil) }
    let lastDay = expectedEnd.endDays.lastDay
    let behind = situation.endingClause(expectedEnd.version.clauses)
    // A date that is agreed can be agreed anew (L4, L28).
    if expectedEnd.cause == .agreed || (expectedEnd.cause == .notice && behind?.rule?.yieldsToAgreedDate == true) {
      // All parties can agree a date even where no clause says so.
      add(.agreeDateBy, lastDay, behind?.rule?.yieldsToAgreedDate == true ? behind?.citation : nil)
    }
    if let last = lastDayToRevoke(expectedEnd) {
      let counted = noticed.policies(on: last).noticeCountsFrom
      add(.revokeBy, last, noticed.version(on: last).clauses.revocation, counted: counted)
    }
    if canBeExtended(expectedEnd) { add(.extendBy, lastDay, expectedEnd.version.clauses.duration?.citation) }
    return found + fileDeadlines(expectedEnd)
  }

  /// The steps by which a deadline of this view follows from the end.
  func steps(behind deadline: FurtherDay) -> [Step] {
    guard let day = deadline.date else { return [] }
    guard deadline.rule == nil, let kind = ComputedDeadline(rawValue: deadline.what) else {
      return steps(of: deadline, expectedEnd)
    }
    switch kind {
    case .lastDayToNotify: return deadline.step.map { [$0] } ?? stepsOfNotice(on: day)
    case .notifyFrom: return stepsOfNotice(on: day)
    case .revokeBy, .agreeDateBy, .extendBy:
      guard let end = expectedEnd?.firstDayWithout, end.previous == day else { return [] }
      return [
        Step(Phrase(en: "the day before the first day without, \(end): \(day)", ja: "\(.ending)の初日\(end)の前日：\(day)"))
      ]
    }
  }

  /// What a notice on a day would bring, and one on the day before and the day after.
  private func stepsOfNotice(on day: CivilDay) -> [Step] {
    [day.previous, day, day.next].compactMap { $0 }.filter { $0 >= asked || $0 == day }.map { day in
      guard let end = noticed.endOfNotice(on: day) else {
        return Step(Phrase(en: "a notice of \(day) brings no day", ja: "\(day)の通知からは日が定まらない"))
      }
      return Step(Phrase(en: "a notice of \(day) brings \(end)", ja: "\(day)の通知による日：\(end)"))
    }
  }

  /// The last day on which the notice behind the ending can be taken back; nil where taking it back would move nothing.
  private func lastDayToRevoke(_ expectedEnd: ExpectedEnd) -> CivilDay? {
    let policies = expectedEnd.version.policies
    let isAgreedAlone = expectedEnd.cause == .agreed && policies.agreedDateAlone == .holds
    guard expectedEnd.notice != nil, expectedEnd.isByActs, !isAgreedAlone else { return nil }
    var last = expectedEnd.endDays.lastDay
    while noticed.policies(on: last).revocation == .never {
      let from = noticed.version(on: last).from
      guard day < from, let before = from.previous else { return nil }
      last = before
    }
    return last
  }

  /// The first opening for a notice that brings an earlier end than the one that comes anyway. The clauses in effect on
  /// the day come first, then those to come. Nil where no notice does so.
  private func opening(from day: CivilDay, before end: CivilDay?) -> NoticeOpening? {
    guard situation.canBeEndedByNotice else { return nil }
    return noticed.noticeOpenings(from: day).first { opening in
      noticed.endOfNotice(on: opening.first).map { brought in end.map { brought < $0 } ?? true } ?? false
    }
  }

  /// The last day on which a notice brings the same end as a notice of a day does (L26). Where that end moves from day
  /// to day, it is the last day on which a notice still brings an earlier end than `end`. It is found by asking the
  /// whole rule. Nil where there is no such day, or where no notice changes anything.
  /// - Parameter end: the first day without that comes without any notice; nil where none does.
  private func lastDayToNotify(
    from day: CivilDay, before end: CivilDay?, _ opening: NoticeOpening
  ) -> FurtherDay? {
    let (rule, version) = (opening.rule, opening.version)
    guard let first = noticed.endOfNotice(on: day), day < first, end.map({ first < $0 }) ?? true else { return nil }
    func isSame(_ other: CivilDay) -> Bool { noticed.endOfNotice(on: other) == first }
    func isEarlier(_ other: CivilDay) -> Bool {
      guard let end, let brought = noticed.endOfNotice(on: other) else { return false }
      return other <= brought && brought < end
    }
    let isMonotone = rule.isMonotone && version === situation.versions.last
    // An end that changes from day to day has no last day, unless each is the end of a term.
    let isTerm = noticed.termEnd(forNoticeOn: day, version)?.firstDayWithout == first
    let isFlat = isTerm || [day.previous, day.next].contains { $0.map(isSame) ?? false }
    if rule.isStepped, isFlat {
      guard let last = day.last(isMonotone: isMonotone, until: first, isSame) else { return nil }
      return deadline(last, before: first, version)
    }
    guard let end else { return nil }
    return day.last(isMonotone: isMonotone, until: end, isEarlier).flatMap { deadline($0, before: first, version) }
  }

  private func deadline(_ last: CivilDay, before end: CivilDay, _ version: ClauseVersion) -> FurtherDay? {
    let what = ComputedDeadline.lastDayToNotify.rawValue
    let day = noticed.policies(on: last).noticeCountsFrom
    if let clause = version.clauses.duration, let renewal = clause.renewal, let notice = renewal.notice,
      let counted = renewal.lastDay.lastDay(notice, before: end, version.policies.missingDay),
      counted.day == last
    {
      return FurtherDay(what: what, outcome: .day(last), citation: clause.citation, step: counted.step, counted: day)
    }
    return FurtherDay(
      what: what, outcome: .day(last), citation: situation.endingClause(version.clauses)?.citation,
      counted: day)
  }
}

extension Situation {
  /// Whether a notice can end this life. Where parties leave one by one, a notice ends a membership, never the
  /// agreement.
  var canBeEndedByNotice: Bool { subject != nil || !frame.endsPartyByParty }

  /// The first day without that a notice given on a day would bring; nil where it could not be given then, or would
  /// bring none.
  /// - Parameter named: the day that the notice names.
  func endOfNotice(on day: CivilDay, named: CivilDay? = nil) -> CivilDay? {
    let version = version(on: day)
    guard let start, start <= day, let clause = endingClause(version.clauses), clause.rule != nil,
      tooEarly(clause, day, version) == nil
    else { return nil }
    if version === versions.last, life.agreed == nil {
      return evaluation(ofNoticeOn: day, named: named, under: version).day
    }
    // Amendments to come can change what the notice brings, and so can an agreed date that waits for a notice.
    var other = self
    other.life.standing = [GivenNotice(entry: .first, by: [], countsFrom: day, named: named, order: 0)]
    let end = other.look(on: day, asked: day).end
    return end?.cause == .notice ? end?.firstDayWithout : nil
  }
}

extension CivilDay {
  /// The last day, from this one on, up to which something is true without a break; nil where it is not true on this
  /// day.
  /// - Parameters:
  ///   - isMonotone: whether it stays false once it is false. If so, few days are asked. If not, every day is asked for
  ///     forty years, and the answer is nil if it is still true then.
  ///   - limit: the last day that is asked.
  func last(isMonotone: Bool, until limit: CivilDay, _ isTrue: (CivilDay) -> Bool) -> CivilDay? {
    guard isTrue(self) else { return nil }
    func day(_ offset: Int) -> CivilDay? { CivilDay(daysSinceUnixEpoch: daysSinceUnixEpoch + offset) }
    func isStill(_ offset: Int) -> Bool { day(offset).map { $0 <= limit && isTrue($0) } ?? false }
    guard isMonotone else {
      let fortyYears = 14_610
      return (0..<fortyYears).first { !isStill($0 + 1) }.flatMap(day)
    }
    var (low, step) = (0, 1)
    while isStill(low + step) {
      low += step
      step *= 2
    }
    while step > 1 {
      step /= 2
      if isStill(low + step) { low += step }
    }
    return day(low)
  }
}
