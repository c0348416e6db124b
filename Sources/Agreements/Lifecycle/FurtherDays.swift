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

  /// Those that the file names.
  func fileDeadlines(_ governing: Governing?) -> [FurtherDay] {
    let deadlines = situation.version(on: day).clauses.deadlines
    guard !deadlines.isEmpty else { return [] }
    let context = effectContext(governing)
    return deadlines.compactMap { named($0, context) }
  }
}
