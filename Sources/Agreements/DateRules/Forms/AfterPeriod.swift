import CivilDate

/// `after: P180D, from: RULE`: a period after another day, counted as the policies or, with `counting` and
/// `missing-day`, the clause itself says (L22).
struct AfterPeriod: DateRuleForm {
  static let keys = ["after"]
  static let otherKeys = ["from"] + Convention.keys
  let period: Period
  let from: DateRule
  let convention: Convention

  init(period: Period, from: DateRule, convention: Convention) {
    self.period = period
    self.from = from
    self.convention = convention
  }

  init(_ reader: RuleReader) throws(ClauseFileError) {
    period = try reader.period("after")
    from = try reader.rule("from")
    convention = try Convention(reader.fields)
  }

  var parts: [DateRule] { [from] }

  func evaluate(_ context: RuleContext) -> Evaluation {
    let counting = context.counting(convention)
    let paused = from.isNotice ? context.pausedDays : 0
    return from.evaluate(context).then { start in
      guard let sum = start.after(period, counting: counting, missingDay: context.missingDay(convention)),
        let resumed = sum.day.after(.days(paused), counting: .nthDayAfter, missingDay: .clamp)?.day,
        let day = resumed.moved(off: context.policies.restDays)
      else { return nil }
      var steps = [
        Step(
          Phrase(
            en: "\(start) + \(period) = \(sum.day) (\(counting.phrase))",
            ja: "\(start) + \(period) = \(sum.day) (\(counting.phrase))"))
      ]
      if let missing = sum.missing { steps.append(Step(missing.phrase, missing: missing)) }
      if resumed != sum.day { steps.append(Step.paused(paused, result: resumed)) }
      if day != resumed {
        steps.append(
          Step(Phrase(en: "\(resumed) is a day of rest: moved to \(day)", ja: "\(resumed)は休日のため\(day)へ")))
      }
      return (day, steps)
    }
  }

  func phrase(_ words: (Anchor) -> Phrase) -> Phrase {
    Phrase(en: "\(period) after \(from.phrase(words))", ja: "\(from.phrase(words))から\(period)後")
  }
}

extension Counting {
  fileprivate var phrase: Phrase {
    switch self {
    case .nthDayAfter: Phrase(en: "the day counted from is not included", ja: "起算日は算入しない")
    case .includeFirstDay: Phrase(en: "the day counted from is included", ja: "起算日を算入する")
    case .dayAfterExpiry: Phrase(en: "the day after the period expires", ja: "期間満了の翌日")
    }
  }
}

extension MissingDayFinding {
  fileprivate var phrase: Phrase {
    let policy = PolicyName.missingDay.rawValue
    return Phrase(
      en: "day \(dayNumber) of that month does not exist: \(policy) gives \(clamp) or \(overflow)",
      ja: "その月に\(dayNumber)日はない：\(policy)により\(clamp)又は\(overflow)")
  }
}

extension DateRule {
  /// Whether the rule is the day of the notice itself: what counts from it stands still while the notice is suspended.
  var isNotice: Bool { (form as? DayOf)?.anchor == .notice }
}

extension Step {
  static func paused(_ days: Int, result: CivilDay) -> Step {
    Step(Phrase(en: "suspended for \(days) days: \(result)", ja: "停止期間\(days)日を加える：\(result)"))
  }
}
