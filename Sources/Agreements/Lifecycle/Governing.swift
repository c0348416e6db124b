public import CivilDate

/// The day on which the agreement ends as things stand, and what it rests on.
struct Governing: Hashable, Sendable {
  let basis: Basis
  let turn: Turn
  /// The notice that governs among those that stand, also where an agreed date displaces what it gives.
  let notice: EntryNumber?
  let agreed: AgreedDate?
  let steps: [Step]
  let version: ClauseVersion

  var firstDayWithout: CivilDay { turn.firstDayWithout }
}

/// What a date of ending rests on.
public enum Basis: String, Hashable, Sendable {
  /// The clause's own rule.
  case byDefault = "default"
  /// The determination of all.
  case agreed
}

/// The last day of the old state and the first of the new (L6).
public struct Turn: Hashable, Sendable {
  /// The first day on which the agreement no longer operates.
  public let firstDayWithout: CivilDay
  /// The last day on which it does.
  public let lastDay: CivilDay

  /// Nil on the first day of the calendar, which has no day before.
  public init?(firstDayWithout: CivilDay) {
    guard let lastDay = firstDayWithout.previous else { return nil }
    self.firstDayWithout = firstDayWithout
    self.lastDay = lastDay
  }
}

extension Situation {
  /// The ending that follows if nothing else happens after a day. An adopted amendment that changes the clauses later
  /// counts from its effective day, if the agreement has not ended by then (L24).
  func governing(from day: CivilDay) -> Governing? {
    if let ended { return ended }
    let current = versions.lastIndex { $0.from <= day } ?? 0
    for index in current..<versions.count {
      guard let governing = governing(under: versions[index]) else { continue }
      guard index + 1 < versions.count else { return governing }
      if governing.firstDayWithout <= versions[index + 1].from { return governing }
    }
    return nil
  }

  private func governing(under version: ClauseVersion) -> Governing? {
    let policies = version.clauses.policies.values
    let notice = governingNotice(under: version)
    if let agreed, policies.agreedDateAlone == .holds || notice != nil,
      let turn = Turn(firstDayWithout: agreed.firstDayWithout)
    {
      return Governing(
        basis: .agreed, turn: turn, notice: notice?.notice.entry, agreed: agreed,
        steps: [.agreed(agreed.firstDayWithout)], version: version)
    }
    guard let notice, let turn = Turn(firstDayWithout: notice.day) else { return nil }
    return Governing(
      basis: .byDefault, turn: turn, notice: notice.notice.entry, agreed: nil, steps: notice.steps,
      version: notice.version)
  }

  private typealias DatedNotice = (notice: GivenNotice, day: CivilDay, steps: [Step], version: ClauseVersion)

  private func governingNotice(under version: ClauseVersion) -> DatedNotice? {
    let dated: [DatedNotice] = notices.filter(\.stands).compactMap { date(of: $0, under: version) }
    switch version.clauses.policies.values.severalNotices {
    case .earliestEffect: return dated.min { ($0.day, $0.notice.countsFrom) < ($1.day, $1.notice.countsFrom) }
    case .latestGiven: return dated.last
    }
  }

  /// Policy `clauses-for-notice`: the clause in effect on the day of the notice, or the amended one, which then gives
  /// no date before the amendment's effective day.
  private func date(of notice: GivenNotice, under version: ClauseVersion) -> DatedNotice? {
    let amended = version.clauses.policies.values.clausesForNotice == .asAmended
    let clauses = amended ? version : self.version(on: notice.countsFrom)
    guard case .day(let day, var steps) = defaultDate(from: notice.countsFrom, under: clauses) else { return nil }
    guard amended, let amendment = version.amendment, version.from > notice.countsFrom, day < version.from else {
      return (notice, day, steps, clauses)
    }
    steps.append(.notBeforeAmendment(amendment, version.from))
    return (notice, version.from, steps, clauses)
  }

  /// What the clause gives if no date is agreed.
  func defaultDate(from day: CivilDay, under version: ClauseVersion) -> Evaluation {
    version.clauses.discontinuation.rule.evaluate(
      Anchors(lastSignature: start, notice: day), version.clauses.policies.values)
  }
}
