import CivilDate

extension View {
  /// What the start gives, and whether it can still change.
  func startAnswer(reached day: CivilDay) -> StartAnswer {
    if let start = situation.ending.runStart {
      return StartAnswer(outcome: .fixed, date: start, notBefore: nil, waitsFor: [], steps: [])
    }
    switch situation.starting {
    case .day(let derived):
      let isFixed = derived.provisos.isEmpty || derived.day <= day
      return StartAnswer(
        outcome: isFixed ? .fixed : .provisional, date: derived.day, notBefore: nil, waitsFor: [], steps: derived.steps)
    case .waits(let waits):
      let isUndetermined = waits.awaited.contains { $0.kind == .uncertified }
      return StartAnswer(
        outcome: isUndetermined ? .undetermined : .conditional, date: nil,
        notBefore: waits.notBefore.map { max($0, day) },
        waitsFor: waits.awaited.map { .other($0) }, steps: [])
    case .stopped, .beyondCalendar:
      return StartAnswer(outcome: .none, date: nil, notBefore: nil, waitsFor: [], steps: [])
    }
  }

  /// The further days that the text fixes, as far as they can be told: effects, then what survives.
  func effects(_ governing: Governing?) -> [FurtherDay] {
    let clauses = (governing?.version ?? situation.version(on: day)).clauses
    guard !clauses.effects.isEmpty || !clauses.survival.isEmpty else { return [] }
    let context = effectContext(governing)
    return (clauses.effects + clauses.survival).compactMap { named($0, context) }
  }

  private func effectContext(_ governing: Governing?) -> RuleContext {
    var context = situation.context(on: day, governing?.version)
    context.days[.end] = governing?.firstDayWithout
    let version = governing?.version ?? situation.version(on: day)
    context.days[.termEnd] = situation.termEnd(forNoticeOn: day, version)?.firstDayWithout
    if let notice = governing?.notice.flatMap({ number in situation.ending.notice(number) }) {
      context.days[.notice] = notice.countsFrom
      context.days[.namedDay] = notice.named
    }
    return context
  }

  private func named(_ effect: NamedEffect, _ context: RuleContext) -> FurtherDay? {
    guard let derived = effect.rule.evaluate(context).derived else { return nil }
    return FurtherDay(what: effect.what, date: derived.day, side: effect.gives, citation: effect.citation)
  }

  /// The days by which something has to be done, as far as they lie ahead of a day, and those of the file.
  func deadlines(_ governing: Governing?, on day: CivilDay) -> [FurtherDay] {
    guard let start = situation.start, start <= day else { return fileDeadlines(governing) }
    let version = situation.version(on: day)
    var found: [FurtherDay] = []
    func add(_ what: String, _ date: CivilDay?, _ citation: Citation?) {
      if let date, date >= day { found.append(FurtherDay(what: what, date: date, side: nil, citation: citation)) }
    }
    let clause = situation.endingClause(version.clauses)
    if governing == nil || governing?.cause == .term {
      let from = notifyFrom(on: day, version)
      found += lastDayToNotify(on: max(day, from ?? day), version).map { [$0] } ?? []
      add("notify-from", from, clause?.citation)
    }
    guard let governing else { return found + fileDeadlines(nil) }
    let lastDay = governing.turn.lastDay
    if governing.cause == .notice && clause?.rule?.yieldsToAgreedDate == true {
      add("agree-date-by", lastDay, clause?.citation)
    }
    if governing.notice != nil && version.clauses.policies.values.revocation != .never {
      add("revoke-by", lastDay, version.clauses.revocation)
    }
    if governing.cause == .term && version.clauses.duration?.isExtendable == true {
      add("extend-by", lastDay, version.clauses.duration?.citation)
    }
    return found + fileDeadlines(governing)
  }

  private func fileDeadlines(_ governing: Governing?) -> [FurtherDay] {
    let deadlines = situation.version(on: day).clauses.deadlines
    guard !deadlines.isEmpty else { return [] }
    let context = effectContext(governing)
    return deadlines.compactMap { named($0, context) }
  }

  /// The last day on which a notice still reaches the next end of a term, or the next yearly day (L26).
  private func lastDayToNotify(on day: CivilDay, _ version: ClauseVersion) -> FurtherDay? {
    let what = "last-day-to-notify"
    if let clause = version.clauses.duration, let renewal = clause.renewal {
      guard let end = situation.termEnd(forNoticeOn: day, version)?.firstDayWithout,
        let last = situation.lastDayToNotify(before: end, renewal, version)
      else { return nil }
      let missingDay = version.clauses.policies.values.missingDay
      let step = renewal.notice.flatMap { renewal.lastDay.lastDay($0, before: end, missingDay)?.step }
      return FurtherDay(what: what, date: last, side: nil, citation: clause.citation, step: step)
    }
    let clause = situation.endingClause(version.clauses)
    return clause?.rule?.cutOff(onOrAfter: day).map {
      FurtherDay(what: what, date: $0, side: nil, citation: clause?.citation)
    }
  }

  private func notifyFrom(on day: CivilDay, _ version: ClauseVersion) -> CivilDay? {
    situation.endingClause(version.clauses).flatMap { situation.noticeFrom($0, on: day, version) }
  }
}

extension DateRule {
  /// The cut-off of the yearly day that the rule, or a part of it, moves to.
  fileprivate func cutOff(onOrAfter day: CivilDay) -> CivilDay? {
    if let yearly = form as? YearlyDay { return yearly.cutOff(onOrAfter: day) }
    let limits = form.parts.compactMap { $0.cutOff(onOrAfter: day) }
    if let several = form as? OneOfSeveral, !several.isLatest { return limits.min() }
    return limits.first
  }
}
