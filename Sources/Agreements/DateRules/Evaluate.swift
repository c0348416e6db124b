public import CivilDate

/// What a date rule can rest on.
struct Anchors {
  var lastSignature: CivilDay?
  var notice: CivilDay?
}

/// What a rule gives: a day with the steps that lead to it, or what it waits for (L23).
enum Evaluation: Equatable {
  case day(CivilDay, steps: [Step])
  case waitsFor(AnchorAct)
  /// The day would lie beyond 9999-12-31.
  case beyondCalendar
}

/// One line of the arithmetic of a date, in order (L27).
public enum Step: Hashable, Sendable {
  case dayOf(AnchorAct, CivilDay)
  case agreed(CivilDay)
  /// A period counted from the day before it; the counting and a missing day are said where they moved the result.
  case added(Period, Counting, from: CivilDay, result: CivilDay)
  case missingDay(MissingDayFinding)
  case movedOffRestDay(from: CivilDay, to: CivilDay)
  /// Under `as-amended` no date falls before the amendment's effective day.
  case notBeforeAmendment(AmendmentID, CivilDay)
}

extension DateRule {
  /// What the rule gives where no date is agreed; an agreed date stands in its place before it is asked.
  /// Total: each rule has a day, waits for an act, or leaves the calendar.
  func evaluate(_ anchors: Anchors, _ policies: Policies) -> Evaluation {
    switch self {
    case .dayOf(let act):
      let day =
        switch act {
        case .lastSignature: anchors.lastSignature
        case .notice: anchors.notice
        }
      guard let day else { return .waitsFor(act) }
      return .day(day, steps: [.dayOf(act, day)])
    case .after(let period, let rule):
      guard case .day(let from, let steps) = rule.evaluate(anchors, policies) else {
        return rule.evaluate(anchors, policies)
      }
      return added(period, to: from, steps: steps, policies)
    case .agreedOrElse(let rule):
      return rule.evaluate(anchors, policies)
    }
  }

  private func added(_ period: Period, to from: CivilDay, steps: [Step], _ policies: Policies) -> Evaluation {
    guard let sum = from.after(period, counting: policies.counting, missingDay: policies.missingDay),
      let day = sum.day.moved(off: policies.restDays)
    else { return .beyondCalendar }
    var steps = steps + [.added(period, policies.counting, from: from, result: sum.day)]
    if let missing = sum.missing { steps.append(.missingDay(missing)) }
    if day != sum.day { steps.append(.movedOffRestDay(from: sum.day, to: day)) }
    return .day(day, steps: steps)
  }
}
