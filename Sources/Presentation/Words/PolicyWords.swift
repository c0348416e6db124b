import Agreements
import CivilDate

extension Voice {
  /// The question that a policy answers.
  func question(_ name: PolicyName) -> String {
    switch name {
    case .noticeCountsFrom: say("which of a notice's days starts the period?", "通知のどの日から起算するか")
    case .formOfNotice: say("does an oral notice start anything?", "口頭の通知は効果を持つか")
    case .civilDayOf: say("whose calendar day is it?", "どこの暦日によるか")
    case .counting: say("is the first day counted?", "初日を算入するか")
    case .missingDay: say("which day is it where the month is too short?", "応当日がないときはいつか")
    case .restDays: say("does the date move off a day of rest?", "休日に当たるとき日は動くか")
    case .revocation: say("can a notice be taken back?", "通知は撤回できるか")
    case .revivedNotice: say("what does revoking a revocation do?", "撤回の撤回の効果は何か")
    case .severalNotices: say("which of several notices governs?", "複数の通知のうちどれによるか")
    case .agreedDateAlone: say("does an agreed date hold without a notice?", "通知がなくても合意された日は有効か")
    case .agreedDateBounds:
      say("may the agreed date be before the day on which it was determined?", "合意された日は決定の日より前とし得るか")
    case .amendmentEffect: say("when does an undated \(amendment) take effect?", "日を定めない\(amendment)はいつから適用されるか")
    case .clausesForNotice:
      say("which clause governs a notice given before the clauses changed?", "規定の変更前の通知にどの規定が適用されるか")
    }
  }

  /// The value or values that a policy was set to.
  func policy(_ use: PolicyUse) -> String {
    switch use.value {
    case .one(let value): policy(use.name, value)
    case .each(let values):
      say(
        "\(use.name.rawValue) as each clause has it (\(values.joined(separator: ", ")))",
        "\(subject(use.name))（\(use.name.rawValue) は各規定による：\(values.joined(separator: "、"))）")
    }
  }

  /// The policies that an ending depends on: no sentence.
  func dependsOn(_ policies: [PolicyUse]) -> String {
    say("depends on: ", "前提とする方針：") + series(policies.map(policy))
  }

  /// A value of a policy in the words of the clause file; in Japanese they stand behind what the policy is about.
  func policy(_ name: PolicyName, _ value: String) -> String {
    let written = "\(name.rawValue) = \(value)"
    return say(written, "\(subject(name))（\(written)）")
  }

  private func subject(_ name: PolicyName) -> String {
    switch name {
    case .noticeCountsFrom: "通知の起算日"
    case .formOfNotice: "通知の形式"
    case .civilDayOf: "暦日の基準"
    case .counting: "期間の数え方"
    case .missingDay: "応当日のない月"
    case .restDays: "休日"
    case .revocation: "通知の撤回"
    case .revivedNotice: "撤回の撤回"
    case .severalNotices: "複数の通知"
    case .agreedDateAlone: "通知がないときの合意された日"
    case .agreedDateBounds: "合意された日の範囲"
    case .amendmentEffect: "\(amendment)の適用開始"
    case .clausesForNotice: "通知に適用する規定"
    }
  }

  func otherwise(_ alternative: PolicyUse.Alternative) -> String {
    var end = short(alternative.termination)
    if case .contested(let contested) = alternative.termination {
      end += colon + list(contested.readings.map { reading($0, on: .last) })
    }
    var parts = ["\(alternative.value) → \(end)"]
    for day in alternative.otherDays {
      parts.append("\(day.what.map(label) ?? start)\(say(": ", "："))\(day.date.map(date) ?? say("none", "なし"))")
    }
    if !alternative.withoutEffect.isEmpty {
      let acts = entries(alternative.withoutEffect)
      parts.append(say("\(acts) then without effect", "その場合\(acts)は効果なし"))
    }
    return parts.joined(separator: say("; ", "、"))
  }

  /// A date rule as a clause of a sentence.
  func rule(_ rule: DateRule) -> String { phrase(rule.phrase) }

  /// A date rule where a sentence needs the name of a day.
  func dayOf(_ rule: DateRule) -> String { phrase(rule.phraseOfDay) }
}
