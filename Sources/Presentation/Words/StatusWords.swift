import Agreements
import CivilDate

extension Voice {
  func pending(_ pending: PendingAct, on day: CivilDay) -> String {
    let by = names(pending.by, on: day)
    let missing = names(pending.missing, on: day)
    let (waitsEn, waitsJa): (String, String) =
      switch pending.waitsFor {
      case .parts: ("missing: \(missing).", "\(missing)の\(done(pending).ja)を待つ。")
      case .number(let progress): (acceptances(progress, on: day) + ".", acceptances(progress, on: day) + "。")
      default: ("waits for \(waiting(pending.waitsFor, on: day)).", "\(waiting(pending.waitsFor, on: day))を待つ。")
      }
    let what =
      switch pending.matter {
      case .agreedDate(.firstDayWithout(let date)):
        say("\(self.date(date)) as the date of \(ending)", "\(ending)日を\(self.date(date))とすること")
      case .agreedDate(.noDate): say("that no date is agreed", "\(ending)日を定めないこと")
      case .amendment(let decision):
        say("\(amendment) \(decision.amendment)", "\(amendment) \(decision.amendment)")
          + (decision.effective.map { say(" effective \(self.date($0))", "（\(effectiveDayNoun)：\(self.date($0))）") }
            ?? say("", " "))
      case .extension(let content): say("an extension \(length(content))", "\(length(content))延長")
      case .suspension(let content):
        say("the suspension of \(object(content.notice))", "\(object(content.notice))の停止")
          + (content.until.map { say(" until \(self.date($0))", "（\(self.date($0))まで）") } ?? "")
      case .resumption: say("the resumption of the \(agreementNoun)", "\(agreementNoun)の再開")
      case .revocation(let notice): say("the revocation of \(entry(notice))", "\(entry(notice))の撤回")
      }
    let (doneEn, doneJa) = done(pending)
    let particle = doneJa == "合意" ? "に" : "を"
    return say(
      "Pending: \(by) \(doneEn) \(what) (\(entries(pending.entries))); \(waitsEn)",
      "未完了：\(by)が\(what)\(particle)\(doneJa)（\(entries(pending.entries))）、\(waitsJa)")
  }

  /// What the authors of a part did, in the words of the act: they determine a date, agree on an extension, and decide
  /// on the rest. An organ adopts. Where the parts wait for a number, each accepts.
  private func done(_ pending: PendingAct) -> (en: String, ja: String) {
    if pending.by.contains(where: { agreement?.organ($0) != nil }) { return ("adopted", "採択") }
    guard case .parts = pending.waitsFor else { return ("accepted", "受諾") }
    return switch pending.matter {
    case .agreedDate: ("determined", "決定")
    case .amendment, .suspension, .resumption, .revocation: ("decided on", "決定")
    case .extension: ("agreed on", "合意")
    }
  }

  func termWaits(for waitsFor: [Waiting], on day: CivilDay) -> String {
    let what = waits(for: waitsFor, on: day)
    return say("The first term ends upon \(what).", "最初の期間の終わりは\(what)を待つ。")
  }

  /// `First term until 31 August 2027; renewed for 1 year unless notice is given by 2 July 2027`.
  func term(_ term: RunningTerm, on day: CivilDay, isEnding: Bool) -> String {
    let (first, present) = (date(term.first), date(term.present))
    let told =
      switch (term.renewals, term.extendedFrom) {
      case (0, nil): say("First term until \(first)", "最初の期間：\(first)まで")
      case (0, let last?):
        say("Term until \(date(last)), extended until \(first)", "期間：\(date(last))まで、\(first)まで延長")
      case (let count, nil):
        say(
          "Present term until \(present) (first term until \(first); renewed \(times(count)))",
          "現在の期間：\(present)まで（最初の期間は\(first)まで。\(count)回更新）")
      case (let count, let last?):
        say(
          "Present term until \(present) (term until \(date(last)), extended until \(first); renewed \(times(count)))",
          "現在の期間：\(present)まで（\(date(last))までの期間を\(first)まで延長、その後\(count)回更新）")
      }
    guard let renewal = term.renewal, !isEnding else { return told }
    let period = period(renewal.period)
    guard let noticeBy = renewal.noticeBy else {
      return say("\(told); then renewed for \(period)", "\(told)。その後\(period)更新")
    }
    let last = date(noticeBy)
    return day <= noticeBy
      ? say("\(told); renewed for \(period) unless notice is given by \(last)", "\(told)。\(last)までに通知がなければ\(period)更新")
      : renewal.isOpen
        ? say(
          "\(told); then renewed for \(period), unless the notice whose day is not recorded came by \(last)",
          "\(told)。起算日の記録のない通知が\(last)までに行われたのでない限り、その後\(period)更新")
        : say(
          "\(told); then renewed for \(period): the last day to notify, \(last), has passed",
          "\(told)。通知期限の\(last)を過ぎたため、その後\(period)更新")
  }

  /// How a term is renewed.
  func renewal(_ renewal: Renewal) -> String {
    let unless = renewal.notice.map { notice in
      let period = self.period(notice)
      let counts =
        renewal.lastDay == .anniversary
        ? say(" (the same day counts)", "応当日の通知も間に合う")
        : say(" (in clear days)", "通知の日と満了の日との間に\(period)を置く")
      return say(
        ", unless a notice is given at least \(period) before its end\(counts)",
        "（満了の\(period)前までに通知があるときを除く。\(counts)）")
    }
    let times = renewal.times.map { say(", at most \($0) times", "、\($0)回まで") } ?? ""
    return say(
      "It is then renewed for \(period(renewal.period)) each time\(unless ?? "")\(times).",
      "その後\(period(renewal.period))ずつ更新される\(unless ?? "")\(times)。")
  }

  private func times(_ count: Int) -> String { count == 1 ? "once" : "\(count) times" }

  /// The day of the start, or what it waits for; nil where neither is known.
  func start(_ answer: StartAnswer, on day: CivilDay) -> String? {
    if let date = answer.date { return say("\(capitalStart): \(self.date(date))", "\(start)日：\(self.date(date))") }
    guard !answer.waitsFor.isEmpty else { return nil }
    let waits = waits(for: answer.waitsFor, on: day)
    return say("\(capitalStart) waits for \(waits).", "\(start)は\(waits)を待つ。")
  }

  /// What is waited for. Two rules can wait for the same; it is told once.
  /// - Parameter day: the day whose names the parties have.
  func waits(for all: [Waiting], on day: CivilDay = .last) -> String {
    var seen: Set<String> = []
    let told = all.map { waiting in
      let words = self.waiting(waiting, on: day)
      guard all.count > 1, case .anyOf(let awaited) = waiting, awaited.count > 1 else { return words }
      return say("(\(words))", "（\(words)）")
    }
    return list(told.filter { seen.insert($0).inserted })
  }

  /// A further day, under its name: `last-day-to-notify: 24 August 2026`.
  func further(_ day: FurtherDay) -> String {
    let article = day.citation.map { say(" (\(text($0.article)))", "（\(text($0.article))）") } ?? ""
    let last =
      switch (day.side, day.isOfSurvival) {
      case (.lastDay, _): say(", the last day", "（最終日）")
      case (.firstDay, true): say(", the first day without", "（存続しない最初の日）")
      case (.firstDay, false), (nil, _): ""
      }
    let step = day.step.map { say("; ", "、") + phrase($0.phrase) } ?? ""
    let words = "\(outcome(day))\(last)\(receipt(day.counted))\(article)\(step)"
    return say("\(day.what): \(words)", "\(label(day.what))：\(words)")
  }

  /// The words that the notice must have been delivered or received by then, since it is not enough to send it; empty
  /// for other days.
  func receipt(_ counted: NoticeDay?) -> String {
    switch counted {
    case .delivered: say(", delivered by then", "（同日までに手交）")
    case .received: say(", received by then", "（同日までに受領）")
    case .dated, .dispatched, nil: ""
    }
  }

  /// The day, or what it waits for.
  func outcome(_ day: FurtherDay) -> String {
    let reading = day.isContested ? say(", as the clauses are computed", "（条項の計算による）") : ""
    switch day.outcome {
    case .day(let date): return self.date(date) + reading
    case .waits(let waitsFor, let bound):
      let what = waits(for: waitsFor)
      let notBefore = bound.map { say(", not before \(date($0))", "（\(date($0))以後）") } ?? ""
      return say("waits for \(what)\(notBefore)\(reading)", "\(what)を待つ\(notBefore)\(reading)")
    }
  }

  /// The sentence that an answer rests on a later act, and what held without it (L17).
  func reaching(_ back: ReachBack) -> String {
    say(
      "This rests on a later act, \(entries(back.entries)), completed on \(date(back.completed)), which reaches back; without it: \(state(back.without)).",
      "後の行為（\(entries(back.entries))、\(date(back.completed))に完了）の効果が遡って及ぶ。これがなければ：\(state(back.without))。")
  }

  /// The name of a deadline or effect: as the clause file has it, in Japanese behind what it is where that is known.
  func label(_ what: String) -> String {
    let japanese: String? =
      switch ComputedDeadline(rawValue: what) {
      case .notifyFrom: "通知可能日"
      case .lastDayToNotify: "通知期限"
      case .revokeBy: "撤回期限"
      case .agreeDateBy: "合意期限"
      case .extendBy: "延長期限"
      case nil: ["state": "状態", "start": "\(start)日", "term": "期間", "termination": "\(ending)日", "clauses": "規定"][what]
      }
    return say(what, japanese.map { "\($0)（\(what)）" } ?? what)
  }

  /// Until when a notice can be taken back.
  /// - Parameter giver: the name of who gave it, where the answer is about others too.
  func canBeRevoked(
    _ notice: EntryNumber, of giver: String? = nil, by last: CivilDay, _ policy: RevocationPolicy
  ) -> String {
    let (en, ja) = (giver.map { " of \($0)" } ?? "", giver.map { "\($0)の" } ?? "")
    let needsAll = policy == .withConsentOfAll
    return say(
      "The notice\(en) (\(entry(notice))) can be revoked by \(date(last))\(needsAll ? " with the consent of all \(parties)" : "").",
      "\(ja)通知（\(entry(notice))）は\(needsAll ? "全\(parties)の同意により" : "")\(date(last))まで撤回できる。")
  }
}
