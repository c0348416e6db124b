import CivilDate

/// The notices that could still be given while a day of ending stands.
struct NoticesToCome {
  private let days: [CivilDay]
  private let last: CivilDay
  private let takesAny: Bool
  private let life: Situation
  private let areMonotone: Bool

  /// Nil where no notice can be given while the day stands.
  init?(than expectedEnd: ExpectedEnd, _ view: View) {
    guard view.situation.canBeEndedByNotice else { return nil }
    life = view.noticed
    last = expectedEnd.endDays.lastDay
    let openings = life.noticeOpenings(from: view.asked)
    days = openings.map(\.first).filter { [last] in $0 <= last }
    guard let opening = openings.first, !days.isEmpty else { return nil }
    takesAny =
      expectedEnd.cause == .notice && opening.version.policies.severalNotices == .latestGiven
    areMonotone =
      opening.version === life.versions.last && opening.rule.isMonotone
      && opening.clause.noticeFrom?.opensOnce != false
  }

  /// Whether one of them would bring an earlier day. Where the latest notice governs, any other day will do.
  var displace: Bool { (days + [last]).contains(where: displaces) }

  /// What they wait for as well, where a notice alone would not displace the day.
  var awaited: [Awaited] {
    guard let first = days.first, !life.endsOfNotice(on: first).contains(where: isOther) else { return [] }
    return life.noticeOpenings(from: first).first.map { opening in
      let waits = [
        life.noticeFrom(opening.clause, on: first, opening.version),
        life.evaluation(ofNoticeOn: first, under: opening.version),
      ]
      return waits.compactMap { $0?.waits }.flatMap(\.awaited)
    } ?? []
  }

  /// The last day on which a notice can displace the day; nil where none does, or only more than forty years before it.
  var lastDay: CivilDay? {
    guard let first = days.min() else { return nil }
    if areMonotone, displaces(on: first) { return first.last(isMonotone: true, until: last, displaces) }
    let fortyYears = 14_610
    return (0..<fortyYears).lazy.compactMap { CivilDay(daysSinceUnixEpoch: last.daysSinceUnixEpoch - $0) }
      .prefix { first <= $0 }.first(where: displaces)
  }

  private func displaces(on day: CivilDay) -> Bool { life.possibleEndsOfNotice(on: day).contains(where: isOther) }

  private func isOther(_ end: CivilDay) -> Bool { end <= last || (takesAny && end.previous != last) }
}

/// A day from which a notice can be given.
struct NoticeOpening {
  /// The first day on which a notice can be given, not before the day asked from.
  let first: CivilDay
  /// The day before which none can be given; nil where any day will do.
  let from: CivilDay?
  let version: ClauseVersion
  let clause: EndingClause
  let rule: DateRule
}

extension Situation {
  /// The openings for a notice under the clauses in effect on a day, then under each version that comes later. Versions
  /// whose rule needs no notice are left out.
  func noticeOpenings(from day: CivilDay) -> [NoticeOpening] {
    (versions.index(on: day)..<versions.count).compactMap { index in
      let version = versions[index]
      guard let clause = endingClause(version.clauses), let rule = clause.rule, !rule.needsNoNotice else { return nil }
      let start = max(day, max(version.from, self.start ?? day))
      let locked = noticeFrom(clause, on: start, version)?.day
      let from = version.from > day ? max(version.from, locked ?? version.from) : locked
      return NoticeOpening(
        first: max(start, locked ?? start), from: from, version: version, clause: clause, rule: rule)
    }
  }

  /// The days that a notice of a day brings: without a named day, and naming its own day.
  func endsOfNotice(on day: CivilDay) -> [CivilDay] {
    guard let rule = endingClause(version(on: day).clauses)?.rule, !rule.needsNoNotice else { return [] }
    let named = rule.anchors.contains(.namedDay) ? endOfNotice(on: day, named: day) : nil
    return [endOfNotice(on: day), named].compactMap { $0 }
  }

  /// The same days, and those that a notice would bring if all that the clause waits for happened on that day.
  func possibleEndsOfNotice(on day: CivilDay) -> [CivilDay] {
    let clause = endingClause(version(on: day).clauses)
    let canWait = [clause?.rule, clause?.noticeFrom].contains { rule in
      rule.map { !$0.events.isEmpty || !$0.thresholds.isEmpty } ?? false
    }
    return endsOfNotice(on: day) + (canWait ? supposing(day).endsOfNotice(on: day) : [])
  }
}

extension DateRule {
  /// Whether a rule that locks the parties in opens once: after its day a notice can be given on every day.
  var opensOnce: Bool { anchors.isDisjoint(with: [.notice, .termEnd, .end]) }
}
