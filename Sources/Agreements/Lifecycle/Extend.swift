import CivilDate

extension Situation {
  /// One part of the extension of a term by all. It can come after the term has lapsed. If its first day is on or
  /// before the lapse, it reaches back; if it names no first day, a new run begins on the day on which it is complete.
  mutating func extend(_ content: Extension, _ placed: PlacedAct) {
    let entry = placed.act.id
    if let reason = cannotExtend(on: placed.day) {
      assess(entry, .withoutEffect(reason))
      return
    }
    if let same = life.extensions.alike(content, of: placed) {
      assess(entry, .withoutEffect(.alreadyDecided(same)))
      return
    }
    if life.extensions.holders(of: content).isEmpty,
      termExtended(on: placed.day, version(on: placed.day)) == nil
    {
      assess(entry, .withoutEffect(.noTerm))
      return
    }
    guard let entries = join(content, in: \.life.extensions, .extension, placed) else { return }
    let reason = extend(content, on: placed.day, entries: entries)
    assess(entries, reason.map { .withoutEffect($0) } ?? .effective)
  }

  /// Why no extension is possible on a day. After the end only a lapse of the term itself can be mended.
  private func cannotExtend(on day: CivilDay) -> Reason? {
    if let reason = beforeOperation(day) { return reason }
    guard let expectedEnd = expectedEnd(from: day), expectedEnd.firstDayWithout <= day else { return nil }
    return expectedEnd.cause == .term ? nil : .afterTheEnd(firstDayWithout: expectedEnd.firstDayWithout)
  }

  /// What an extension of all would do if it were complete on a day.
  private enum Outcome {
    case extends(base: TermEnd, renewed: Int, from: CivilDay, EndDays, [Step])
    case nothing(Reason)
  }

  private func outcome(of content: Extension, on day: CivilDay) -> Outcome {
    let version = version(on: day)
    guard let (base, renewed) = termExtended(on: day, version) else { return .nothing(.noTerm) }
    let end = base.firstDayWithout
    let from = content.from ?? (end <= day ? day : end)
    guard let new = newEnd(content.length, from: from, version), let endDays = EndDays(firstDayWithout: new.day)
    else {
      return .nothing(.beyondCalendar)
    }
    guard endDays.firstDayWithout > from else { return .nothing(.extendsNothing(lastDay: endDays.lastDay, from: from)) }
    return .extends(base: base, renewed: renewed, from: from, endDays, new.steps)
  }

  /// Whether an extension complete on a day would move nothing.
  func movesNothing(_ content: Extension, on day: CivilDay) -> Bool {
    if case .nothing = outcome(of: content, on: day) { true } else { false }
  }

  /// Carries a complete extension out. The answer is nil if the term now has another end, else the reason.
  private mutating func extend(_ content: Extension, on day: CivilDay, entries: [EntryNumber]) -> Reason? {
    let (version, outcome) = (version(on: day), outcome(of: content, on: day))
    guard case .extends(let base, let renewed, let from, let endDays, let steps) = outcome else {
      if case .nothing(let reason) = outcome { return reason } else { return nil }
    }
    let end = base.firstDayWithout
    let hasLapsed = end <= day
    let step = Step(
      Phrase(en: "extended by all from \(from): until \(endDays.lastDay)", ja: "全員により\(from)から延長：\(endDays.lastDay)まで"))
    let lapse = hasLapsed ? expectedEnd(from: day) : nil
    let reachesBack = from <= end
    var lapsed = life
    lapsed.ended = lapse
    life.determined += entries
    life.extended = Extended(
      endDays: endDays, base: end, steps: base.steps + steps + [step], completed: day, entries: entries,
      behind: self.entries(behind: version).union(life.determined),
      lapsed: reachesBack ? lapse : nil, renewed: renewed)
    if hasLapsed {
      memberships.isStale = true
      life.ended = nil
      if !reachesBack {
        life.runStart = from
        life.goOn(after: lapsed)
        // The new run begins by the extension.
        life.before = life.acts.sorted()
      }
    }
    return nil
  }

  /// The term that runs on a day, or the next one where it is certain to follow; the last one where it has lapsed.
  private func termExtended(on day: CivilDay, _ version: ClauseVersion) -> (term: TermEnd, renewed: Int)? {
    guard let (term, count) = termRunning(on: day, version) else {
      return ownEnd(version).map { ($0, version.clauses.duration?.renewal?.times ?? extended(version)?.renewed ?? 0) }
    }
    let isKept = life.standing.contains { notice in
      termEnd(forNoticeOn: notice.countsFrom, version)?.firstDayWithout == term.firstDayWithout
    }
    guard !isKept, termMissed(byNoticeOn: day, version) != nil else { return (term, count) }
    return self.term(forNoticeOn: day, version)
  }

  private func newEnd(
    _ length: Extension.Length, from: CivilDay, _ version: ClauseVersion
  ) -> (day: CivilDay, steps: [Step])? {
    switch length {
    case .until(let last): return last.next.map { ($0, []) }
    case .period(let period):
      let missingDay = version.policies.missingDay
      guard let sum = from.after(period, counting: .nthDayAfter, missingDay: missingDay) else { return nil }
      return (sum.day, [Step(Phrase(en: "\(from) + \(period) = \(sum.day)", ja: "\(from) + \(period) = \(sum.day)"))])
    }
  }
}
