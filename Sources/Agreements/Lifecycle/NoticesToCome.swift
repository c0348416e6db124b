import CivilDate

/// The notices that could still be given while a day of ending stands.
struct NoticesToCome {
  private let days: [CivilDay]
  private let last: CivilDay
  private let takesAny: Bool
  private let life: Situation
  private let areMonotone: Bool

  /// Nil where there are none.
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

  /// Whether one of them would bring an earlier day or, where the latest governs, any other.
  var displace: Bool { (days + [last]).contains(where: displaces) }

  /// What they wait for as well, where they cannot do it alone.
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

  /// After it none displaces the day; nil where none does, or only more than forty years before it.
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

/// A day from which on a notice can be given.
struct NoticeOpening {
  /// Not before the day asked from.
  let first: CivilDay
  /// The day before which none could be given; nil where any could.
  let from: CivilDay?
  let version: ClauseVersion
  let clause: EndingClause
  let rule: DateRule
}

extension Situation {
  /// Under the clauses in effect on a day, then under each that comes later: what needs no notice is left out.
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

  /// The days that a notice of a day brings: one that names none, and one that names its own.
  func endsOfNotice(on day: CivilDay) -> [CivilDay] {
    guard let rule = endingClause(version(on: day).clauses)?.rule, !rule.needsNoNotice else { return [] }
    let named = rule.anchors.contains(.namedDay) ? endOfNotice(on: day, named: day) : nil
    return [endOfNotice(on: day), named].compactMap { $0 }
  }

  /// The same, and those that it would bring if all that the clause waits for happened on that day.
  func possibleEndsOfNotice(on day: CivilDay) -> [CivilDay] {
    let clause = endingClause(version(on: day).clauses)
    let canWait = [clause?.rule, clause?.noticeFrom].contains { rule in
      rule.map { !$0.events.isEmpty || !$0.thresholds.isEmpty } ?? false
    }
    return endsOfNotice(on: day) + (canWait ? supposing(day).endsOfNotice(on: day) : [])
  }
}

extension DateRule {
  /// Of a rule before whose day no notice can be given: whether one can be given on every day after it.
  var opensOnce: Bool { anchors.isDisjoint(with: [.notice, .termEnd, .end]) }
}
