import CivilDate

extension View {
  /// What the start gives, and whether it can still change.
  func startAnswer(reached day: CivilDay) -> StartAnswer {
    if let start = situation.life.runStart, situation.start == start {
      return StartAnswer(outcome: .fixed, date: start, notBefore: nil, waitsFor: [], displacers: [], steps: [])
    }
    switch situation.starting {
    case .day where endsBeforeStart:
      return StartAnswer(outcome: .none, date: nil, notBefore: nil, waitsFor: [], displacers: [], steps: [])
    case .day(let derived):
      let displacers =
        derived.day < day
        ? [] : derived.provisos.map { Displacer($0, in: situation) }.filter { canMove(derived.day, $0) }
      return StartAnswer(
        outcome: displacers.isEmpty ? .fixed : .provisional, date: derived.day, notBefore: nil, waitsFor: [],
        displacers: displacers, steps: derived.steps)
    // A party that has not joined before the agreement ended never will.
    case .waits where (whole?.expectedEnd).map { $0.firstDayWithout <= asked } ?? false:
      return StartAnswer(outcome: .none, date: nil, notBefore: nil, waitsFor: [], displacers: [], steps: [])
    case .waits(let waits):
      let isUndetermined = waits.awaited.contains { $0.kind == .uncertified }
      return StartAnswer(
        outcome: isUndetermined ? .undetermined : .conditional, date: nil,
        notBefore: situation.supposing(asked).starting.day.flatMap { $0 > asked ? $0 : nil },
        waitsFor: waits.waitings, displacers: [], steps: [])
    case .stopped, .beyondCalendar:
      return StartAnswer(outcome: .none, date: nil, notBefore: nil, waitsFor: [], displacers: [], steps: [])
    }
  }

  /// The further days that the text fixes, as far as they can be told: effects, then what survives.
  func effects(_ expectedEnd: ExpectedEnd?) -> [FurtherDay] {
    let clauses = (expectedEnd?.version ?? situation.version(on: day)).clauses
    guard !clauses.effects.isEmpty || !clauses.survival.isEmpty else { return [] }
    return clauses.effects.compactMap { named($0, expectedEnd) }
      + clauses.survival.compactMap { named($0, expectedEnd, isOfSurvival: true) }
  }

  private func effectContext(_ expectedEnd: ExpectedEnd?, _ situation: Situation) -> RuleContext {
    var context = situation.context(on: day, expectedEnd?.version)
    context.days[.end] = expectedEnd?.firstDayWithout
    let version = expectedEnd?.version ?? situation.version(on: day)
    context.days[.termEnd] = situation.termEnd(forNoticeOn: day, version)?.firstDayWithout
    if let notice = expectedEnd?.notice.flatMap({ number in situation.life.notice(number) }) {
      context.days[.notice] = notice.countsFrom
      context.days[.namedDay] = notice.named
    }
    return context
  }

  /// One day that the clause file names; nil where nothing to come can give it.
  private func named(
    _ effect: NamedEffect, _ expectedEnd: ExpectedEnd?, isOfSurvival: Bool = false
  ) -> FurtherDay? {
    func further(_ outcome: FurtherDay.Outcome) -> FurtherDay {
      FurtherDay(
        what: effect.what, outcome: outcome, side: effect.gives, citation: effect.citation, rule: effect.rule,
        isOfSurvival: isOfSurvival)
    }
    switch effect.rule.evaluate(effectContext(expectedEnd, situation)) {
    case .day(let derived): return further(.day(derived.day))
    case .waits(let waits):
      let earliest = effect.rule.evaluate(effectContext(expectedEnd, situation.supposing(asked))).day
      let bound = countsFromMovableEnd(effect.rule, expectedEnd) ? nil : earliest.flatMap { $0 > asked ? $0 : nil }
      return further(.waits(for: waits.waitings, notBefore: bound))
    case .stopped, .beyondCalendar: return nil
    }
  }

  /// The arithmetic of a further day that the clause file names.
  func steps(of day: FurtherDay, _ expectedEnd: ExpectedEnd?) -> [Step] {
    day.rule?.evaluate(effectContext(expectedEnd, situation)).derived?.steps ?? []
  }

  /// Whether a rule counts from an end that something can still move.
  private func countsFromMovableEnd(_ rule: DateRule, _ expectedEnd: ExpectedEnd?) -> Bool {
    guard let expectedEnd, !rule.anchors.isDisjoint(with: [.end, .termEnd]) else { return false }
    return !date(expectedEnd, reached: asked).displacers.isEmpty
  }

  /// The deadlines that the clause file names.
  func fileDeadlines(_ expectedEnd: ExpectedEnd?) -> [FurtherDay] {
    let deadlines = situation.version(on: day).clauses.deadlines
    guard !deadlines.isEmpty else { return [] }
    return deadlines.compactMap { named($0, expectedEnd) }
  }
}
