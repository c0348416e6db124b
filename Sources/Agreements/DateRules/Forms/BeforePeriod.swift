public import CivilDate

/// `before: P90D, from: RULE`: the last day on which an act is still in time before another day (L26).
struct BeforePeriod: DateRuleForm {
  static let keys = ["before"]
  static let otherKeys = ["from", "last-day", "missing-day"]
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

  func evaluate(_ context: RuleContext) -> Evaluation {
    from.evaluate(context).then { end in
      guard let found = lastDay.lastDay(period, before: end, context.missingDay(convention)) else { return nil }
      return (found.day, [found.step])
    }
  }

  func phrase(_ words: (Anchor) -> Phrase) -> Phrase {
    Phrase(en: "\(period) before \(from.phrase(words))", ja: "\(from.phrase(words))の\(period)前")
  }
}

/// How a backward period counts (L26).
public enum LastDayInTime: String, Hashable, Sendable, CaseIterable {
  /// The last day whose full period, in clear days, ends before the first day without.
  case safe
  /// The same numbered day, or D - n days, still counts.
  case anniversary

  /// The last day on which an act is in time, the period before a first day without; nil beyond the calendar.
  public func lastDay(_ period: Period, before end: CivilDay, _ missingDay: MissingDay) -> (day: CivilDay, step: Step)?
  {
    guard let anniversary = end.before(period, missingDay: missingDay)?.day, let safe = anniversary.previous
    else { return nil }
    let day = self == .safe ? safe : anniversary
    let phrase = Phrase(
      en: "\(period) before \(end): \(safe) in clear days, \(anniversary) if the same day counts; taken is \(day)",
      ja: "\(end)の\(period)前：中を空けて数えれば\(safe)、応当日でよければ\(anniversary)。採るのは\(day)")
    return (day, Step(phrase))
  }
}
