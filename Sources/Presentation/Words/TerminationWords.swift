import Agreements
import CivilDate

/// An answer about the ending together with what it takes to word it: the acts it names, and the day of asking.
struct TerminationStory {
  let termination: Termination
  let timeline: Timeline
  let known: CivilDay
}

extension Voice {
  func certainty(_ certainty: Certainty) -> String {
    switch certainty {
    case .fixed: say("fixed", "確定")
    case .provisional: say("provisional", "暫定")
    }
  }

  /// The date or its absence in a few words: `14 July 2026, provisional`.
  func short(_ termination: Termination) -> String {
    switch termination {
    case .none: say("none", "なし")
    case .dated(let date):
      say(
        "\(self.date(date.turn.firstDayWithout)), \(certainty(date.certainty))",
        "\(self.date(date.turn.firstDayWithout))（\(certainty(date.certainty))）")
    case .conditional(let conditional):
      conditional.notBefore.map { say("conditional, not before \(date($0))", "条件付（\(date($0))以後）") }
        ?? say("conditional", "条件付")
    }
  }

  /// Why, in one clause: `180 days after the notice delivered on 15 January 2026`.
  func basis(_ story: TerminationStory) -> String {
    switch story.termination {
    case .none:
      return say("no notice stands and no date is agreed", "有効な通知も合意された日もない")
    case .conditional(let conditional):
      let waits = waiting(conditional.waitsFor, on: story.known)
      return say("it waits for \(waits)", "\(waits)を待つ")
    case .dated(let date):
      guard date.basis == .byDefault else {
        let on = date.agreedOn.map { self.date($0) } ?? ""
        return say("as all \(parties) determined on \(on)", "\(on)に全\(parties)が決定")
      }
      return defaultBasis(date, story)
    }
  }

  private func defaultBasis(_ date: TerminationDate, _ story: TerminationStory) -> String {
    for step in date.steps {
      if case .added(let period, _, let from, _) = step {
        let what = noticePhrase(date, story, from)
        return say("\(self.period(period)) after \(what)", "\(what)の\(self.period(period))後")
      }
    }
    return date.notice.map { say("by the notice, \(entry($0))", "通知（\(entry($0))）による") } ?? ""
  }

  private func noticePhrase(_ date: TerminationDate, _ story: TerminationStory, _ from: CivilDay) -> String {
    let notice = date.notice.flatMap { number in story.timeline.acts.first { $0.id == number } }
    guard case .notice(let content)? = notice?.deed else { return self.date(from) }
    let counted = NoticeDay.allCases.reversed().first { content.days[$0]?.atPlace == from } ?? .delivered
    return say(
      "the notice \(noticeDay(counted)) on \(self.date(from))", "\(self.date(from))に\(noticeDay(counted))された通知")
  }

  /// The arithmetic, a line a step.
  func step(_ step: Step) -> String {
    switch step {
    case .dayOf(.notice, let day): return say("day of the notice: \(date(day))", "通知の日：\(date(day))")
    case .dayOf(.lastSignature, let day): return say("last signature: \(date(day))", "最後の署名：\(date(day))")
    case .agreed(let day): return say("agreed by all: \(date(day))", "全員の合意：\(date(day))")
    case .added(let period, let counting, let from, let result):
      let sum = say(
        "\(date(from)) + \(self.period(period)) = \(date(result))",
        "\(date(from)) + \(self.period(period)) = \(date(result))")
      return sum + " (" + self.counting(counting) + ")"
    case .missingDay(let finding):
      let policy = PolicyName.missingDay.rawValue
      return say(
        "day \(finding.dayNumber) of that month does not exist: \(policy) gives \(date(finding.clamp)) or \(date(finding.overflow))",
        "その月に\(finding.dayNumber)日はない：\(policy)により\(date(finding.clamp))又は\(date(finding.overflow))")
    case .movedOffRestDay(let from, let to):
      return say("\(date(from)) is a day of rest: moved to \(date(to))", "\(date(from))は休日のため\(date(to))へ")
    case .notBeforeAmendment(let id, let day):
      return say(
        "not before \(amendment) \(id) takes effect: \(date(day))", "\(amendment) \(id) の適用開始前とはならない：\(date(day))")
    }
  }

  private func counting(_ counting: Counting) -> String {
    switch counting {
    case .nthDayAfter: say("the day counted from is not included", "起算日は算入しない")
    case .includeFirstDay: say("the day counted from is included", "起算日を算入する")
    case .dayAfterExpiry: say("the day after the period expires", "期間満了の翌日")
    }
  }
}
