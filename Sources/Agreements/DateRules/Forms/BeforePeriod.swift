package import CivilDate

/// `before: P90D, from: RULE`: the last day on which an act is still in time before another day (L26).
struct BeforePeriod: DateRuleForm {
  static let keys = ["before"]
  static let maps = [
    ClauseMap(
      "before", "before: the last day in time before another day", "For deadlines.",
      [.needed("before", .period), .from, .lastDayInTime, .missingDay],
      examples: [
        #"{"before": "P90D", "from": {"date": "2019-11-23"}}"#, #"{"before": "P3M", "from": {"day-of": "term-end"}}"#,
      ])
  ]
  let period: Period
  let from: DateRule
  let lastDay: LastDayInTime
  let convention: Convention

  init(_ reader: RuleReader) throws(ClauseFileError) {
    period = try reader.period("before")
    from = try reader.rule("from")
    lastDay =
      try reader.fields["last-day"].reading { field throws(ClauseFileError) in
        try field.choice(LastDayInTime.self)
      } ?? .safe
    convention = try Convention(reader.fields)
  }

  var parts: [DateRule] { [from] }
  var ownConvention: Convention { convention }
  var ownPolicies: Set<PolicyName> { period.canMeetMissingDay ? [.missingDay] : [] }

  func evaluate(_ context: RuleContext) -> Evaluation {
    from.evaluate(context).then { end in
      guard let found = lastDay.lastDay(period, before: end, context.missingDay(convention)) else { return nil }
      return (found.day, [found.step])
    }
  }

  func phrase(_ words: RuleWords) -> Phrase {
    let own = convention.phrase(
      lastDay == .anniversary
        ? Phrase(en: "the same day counts", ja: "当日を算入する") : Phrase(en: "in clear days", ja: "両端の日を算入せずに数える"))
    let (en, ja) = words.namesDay ? ("the day ", "の日") : ("", "")
    let from = from.phrase(words.ofDay)
    return Phrase(en: "\(en)\(period)\(own) before \(from)", ja: "\(from)の\(period)前\(own)\(ja)")
  }
}

/// How a backward period counts (L26).
package enum LastDayInTime: String, Hashable, Sendable, CaseIterable {
  /// The last day from which the whole period ends before the first day without.
  case safe
  /// The last day from which the period ends no later than on the first day without.
  case anniversary

  /// The last day on which an act is in time, a period before a first day without. The period is counted forward from
  /// the day of the act, so that a short month takes nothing from it. Nil beyond the calendar.
  package func lastDay(_ period: Period, before end: CivilDay, _ missingDay: MissingDay) -> (day: CivilDay, step: Step)?
  {
    guard let anniversary = end.lastDay(from: period, missingDay, { $0 <= end }),
      let safe = end.lastDay(from: period, missingDay, { $0 < end })
    else { return nil }
    let day = self == .safe ? safe : anniversary
    let phrase = Phrase(
      en: "\(period) before \(end): \(safe) in clear days, \(anniversary) if the same day counts; taken is \(day)",
      ja: "\(end)の\(period)前：両端の日を算入しなければ\(safe)、当日を算入すれば\(anniversary)。採るのは\(day)")
    return (day, Step(phrase))
  }
}

extension CivilDay {
  /// The last day for which the end of a period counted from it is in time. Where a month is too short, that day is a
  /// few days off the day with the same number.
  fileprivate func lastDay(
    from period: Period, _ missingDay: MissingDay, _ isInTime: (CivilDay) -> Bool
  ) -> CivilDay? {
    guard let near = before(period, missingDay: missingDay)?.day else { return nil }
    for offset in stride(from: 3, through: -4, by: -1) {
      guard let day = CivilDay(daysSinceUnixEpoch: near.daysSinceUnixEpoch + offset) else { continue }
      let sum = day.after(period, counting: .nthDayAfter, missingDay: missingDay)
      if let end = sum?.day, isInTime(end) { return day }
    }
    return nil
  }
}
