import CivilDate

/// The end of a term and how it was reached.
struct TermEnd: Hashable, Sendable {
  let firstDayWithout: CivilDay
  let steps: [Step]
  /// What the text names that can still bring another end.
  var provisos: [Awaited] = []
  /// The latest day of an act that it counts from; nil where there is none.
  var restsOn: CivilDay?
  /// How the term was counted; nil where no period gives its end.
  var counted: Derived.Counted?
}

extension Situation {
  /// The extension that gives the term its end under a version of the clauses. An amendment of the duration that took
  /// effect after it gives another end: what all decided last counts.
  func extended(_ version: ClauseVersion) -> Extended? {
    guard let extended = life.extended else { return nil }
    let duration = version.since.duration
    return duration.amendment != nil && extended.completed < duration.day ? nil : extended
  }

  /// The end of the first term, or of the term as extended. Nil without a term, or before it begins.
  func baseTerm(_ version: ClauseVersion) -> TermEnd? {
    if let extended = extended(version) {
      return TermEnd(firstDayWithout: extended.endDays.firstDayWithout, steps: extended.steps)
    }
    guard let clause = version.clauses.duration, let start else { return nil }
    guard let derived = clause.ends.evaluate(context(on: start, version)).derived else { return nil }
    return clause.gives.firstDayWithout(derived).map {
      TermEnd(
        firstDayWithout: $0.day, steps: $0.steps, provisos: derived.provisos, restsOn: derived.restsOn,
        counted: derived.counted)
    }
  }

  /// The end that comes if no notice is given; nil without a term, or where the term is renewed without limit.
  func ownEnd(_ version: ClauseVersion) -> TermEnd? {
    guard let base = baseTerm(version), let renewal = version.clauses.duration?.renewal else {
      return baseTerm(version)
    }
    return renewalsLeft(renewal, version).flatMap { self.term(base, renewed: $0, renewal, version) }
  }

  /// How often the term can be renewed after the first one, or after the extended one; nil without limit.
  private func renewalsLeft(_ renewal: Renewal, _ version: ClauseVersion) -> Int? {
    renewal.times.map { max(0, $0 - (extended(version)?.renewed ?? 0)) }
  }

  /// The end of the first term for which a notice of a day comes in time.
  /// - Parameter after: a day that the end must not have passed: the notice was suspended until then.
  func termEnd(forNoticeOn day: CivilDay, after: CivilDay? = nil, _ version: ClauseVersion) -> TermEnd? {
    term(forNoticeOn: day, after: after, version)?.term
  }

  /// The same term, and how often a term was renewed until then.
  func term(
    forNoticeOn day: CivilDay, after: CivilDay? = nil, _ version: ClauseVersion
  ) -> (term: TermEnd, renewed: Int)? {
    guard let base = baseTerm(version) else { return nil }
    let before = extended(version)?.renewed ?? 0
    guard let renewal = version.clauses.duration?.renewal else { return (base, before) }
    let most = renewalsLeft(renewal, version)
    let over = min(renewal.period.timesOver(from: base.firstDayWithout, by: day), most ?? .max)
    for count in over...(most ?? over + 10_000) {
      guard let term = term(base, renewed: count, renewal, version) else { return nil }
      if count == most { return (term, count + before) }
      guard let last = lastDayToNotify(before: term.firstDayWithout, renewal, version) else { continue }
      if day <= last && term.firstDayWithout > after ?? day { return (term, count + before) }
    }
    return nil
  }

  /// The term that runs on the day of a notice that comes too late to end it: its end, and the last day on which a
  /// notice would have been in time. Nil where the notice is in time, and for the last term, which ends by itself.
  func termMissed(byNoticeOn day: CivilDay, _ version: ClauseVersion) -> (end: CivilDay, lastDay: CivilDay)? {
    guard let renewal = version.clauses.duration?.renewal, let (term, count) = termRunning(on: day, version),
      renewal.isRenewed(after: count), let last = lastDayToNotify(before: term.firstDayWithout, renewal, version),
      last < day
    else { return nil }
    return (term.firstDayWithout, last)
  }

  /// The term that runs on a day if no notice is given, and how often a term was renewed until then.
  func termRunning(on day: CivilDay, _ version: ClauseVersion) -> (term: TermEnd, renewed: Int)? {
    guard let base = baseTerm(version) else { return nil }
    guard let renewal = version.clauses.duration?.renewal else {
      return day < base.firstDayWithout ? (base, extended(version)?.renewed ?? 0) : nil
    }
    let most = renewalsLeft(renewal, version)
    let over = min(renewal.period.timesOver(from: base.firstDayWithout, by: day), most ?? .max)
    for count in over...(most ?? over + 10_000) {
      guard let term = term(base, renewed: count, renewal, version) else { return nil }
      if day < term.firstDayWithout { return (term, count + (extended(version)?.renewed ?? 0)) }
    }
    return nil
  }

  /// The last day on which a notice keeps a term from being renewed (L26).
  func lastDayToNotify(before end: CivilDay, _ renewal: Renewal, _ version: ClauseVersion) -> CivilDay? {
    guard let period = renewal.notice else { return end.previous }
    return renewal.lastDay.lastDay(period, before: end, version.policies.missingDay)?.day
  }

  /// The end of the term after so many renewals. Where a period gave the end of the first term, each term is counted
  /// from the day that the first was counted from; else from that end. So a short month shortens no later term (L22).
  private func term(_ base: TermEnd, renewed count: Int, _ renewal: Renewal, _ version: ClauseVersion) -> TermEnd? {
    guard count > 0 else { return base }
    guard let end = end(base, renewed: count, renewal, version) else { return nil }
    let step = Step(
      Phrase(
        en: "renewed for \(renewal.period), \(count) \(count == 1 ? "time" : "times"): \(end)",
        ja: "\(renewal.period)ずつ\(count)回更新：\(end)"))
    return TermEnd(firstDayWithout: end, steps: base.steps + [step], provisos: base.provisos, restsOn: base.restsOn)
  }

  private func end(_ base: TermEnd, renewed count: Int, _ renewal: Renewal, _ version: ClauseVersion) -> CivilDay? {
    guard let period = renewal.period.times(count) else { return nil }
    if let clause = version.clauses.duration, let counted = base.counted, let start,
      let whole = counted.form.period.plus(period)
    {
      let from = DateRule(FixedDay(day: counted.from))
      let rule = DateRule(AfterPeriod(period: whole, from: from, convention: counted.form.convention))
      guard let derived = rule.evaluate(context(on: start, version)).derived else { return nil }
      return clause.gives.firstDayWithout(derived)?.day
    }
    let missingDay = version.policies.missingDay
    return base.firstDayWithout.after(period, counting: .nthDayAfter, missingDay: missingDay)?.day
  }
}

extension Period {
  /// The sum of two periods; nil for days with months or years, since one is never turned into the other. A year counts
  /// as twelve months.
  fileprivate func plus(_ other: Period) -> Period? {
    switch (self, other) {
    case (.days(let a), .days(let b)): .days(a + b)
    case (.months(let a), .months(let b)): .months(a + b)
    case (.years(let a), .years(let b)): .years(a + b)
    case (.years(let a), .months(let b)), (.months(let b), .years(let a)): .months(12 * a + b)
    case (.days, _), (_, .days): nil
    }
  }

  /// How often the period has surely passed. The answer is a few too low, since a missing day can move an end.
  fileprivate func timesOver(from start: CivilDay, by day: CivilDay) -> Int {
    let longest =
      switch self {
      case .days(let number): number
      case .months(let number): 31 * number
      case .years(let number): 366 * number
      }
    return max(0, start.days(until: day) / max(1, longest) - 5)
  }

  /// The period so many times; nil where the number is too large.
  fileprivate func times(_ count: Int) -> Period? {
    func product(_ number: Int) -> Int? {
      let (result, overflow) = number.multipliedReportingOverflow(by: count)
      return overflow ? nil : result
    }
    return switch self {
    case .days(let number): product(number).map { .days($0) }
    case .months(let number): product(number).map { .months($0) }
    case .years(let number): product(number).map { .years($0) }
    }
  }
}

extension GivenSide {
  /// The first day of the new state, from the day that the rule gives.
  func firstDayWithout(_ derived: Derived) -> Derived? {
    guard self == .lastDay else { return derived }
    guard let next = derived.day.next else { return nil }
    var moved = derived
    moved.day = next
    return moved
  }
}
