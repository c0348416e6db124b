import CivilDate

/// `after: P180D, from: RULE`: a period after another day. It is counted as the policies say or, with `counting` and
/// `missing-day`, as the clause itself says (L22).
struct AfterPeriod: DateRuleForm {
  static let keys = ["after"]
  static let maps = [
    ClauseMap(
      "after", "after: a period after another day",
      "Months and years lead to the day with the same number. See also counting and missing-day.",
      [.needed("after", .period), .from, .counting, .missingDay],
      examples: [#"{"after": "P180D", "from": {"day-of": "notice"}}"#])
  ]
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
  var isPeriod: Bool { true }
  var ownConvention: Convention { convention }
  var ownPolicies: Set<PolicyName> {
    period.canMeetMissingDay ? [.counting, .missingDay, .restDays] : [.counting, .restDays]
  }

  func evaluate(_ context: RuleContext) -> Evaluation {
    let counting = context.counting(convention)
    let paused = context.pausedDays(countedFrom: from)
    let from = from.evaluate(context)
    let evaluation = from.then { start in
      guard let sum = start.after(period, counting: counting, missingDay: context.missingDay(convention)),
        let resumed = sum.day.after(.days(paused), counting: .nthDayAfter, missingDay: .clamp)?.day,
        let day = resumed.moved(off: context.policies.restDays)
      else { return nil }
      var steps = [
        Step(
          Phrase(
            en: "\(start) + \(period) = \(sum.day) (\(counting.phrase))",
            ja: "\(start) + \(period) = \(sum.day)（\(counting.phrase)）"))
      ]
      if let missing = sum.missing { steps.append(Step(missing.phrase, missing: missing)) }
      if resumed != sum.day { steps.append(Step.paused(paused, result: resumed)) }
      if day != resumed {
        steps.append(
          Step(Phrase(en: "\(resumed) is a day of rest: moved to \(day)", ja: "\(resumed)は休日のため\(day)へ")))
      }
      return (day, steps)
    }
    guard case .day(var derived) = evaluation, let start = from.day else { return evaluation }
    derived.counted = Derived.Counted(form: self, from: start)
    return .day(derived)
  }

  func phrase(_ words: RuleWords) -> Phrase {
    let own = convention.phrase()
    let (en, ja) = words.namesDay ? ("the day ", "の日") : ("", "")
    let from = from.phrase(words.ofDay)
    return Phrase(en: "\(en)\(period)\(own) after \(from)", ja: "\(from)から\(period)後\(own)\(ja)")
  }
}

extension MissingDayFinding {
  var phrase: Phrase {
    let name = PolicyName.missingDay.rawValue
    let other = chosen == clamp ? overflow : clamp
    return Phrase(
      en: "day \(dayNumber) of that month does not exist: \(name) = \(policy.rawValue) takes \(chosen), not \(other)",
      ja: "その月に\(dayNumber)日はない：\(name) = \(policy.rawValue)により\(other)でなく\(chosen)とする")
  }
}

extension RuleContext {
  /// The number of days by which a period ends later because the notice that it counts from was suspended. Of several
  /// periods only the innermost is moved, so that none is moved twice.
  func pausedDays(countedFrom rule: DateRule) -> Int {
    rule.anchors.contains(.notice) && !rule.runsFromNotice ? pausedDays : 0
  }
}

extension Step {
  static func paused(_ days: Int, result: CivilDay) -> Step {
    Step(Phrase(en: "suspended for \(days) days: \(result)", ja: "停止期間\(days)日を加える：\(result)"))
  }
}
