public import Agreements
public import CivilDate

extension Voice {
  func kind(_ kind: ActKind) -> String {
    switch kind {
    case .signature: say("signature", "署名")
    case .amendment: say("decision on \(amendment)", "\(amendment)の決定")
    case .notice: say("notice of \(ending)", "\(ending)の通知")
    case .agreedDate: say("determination of the date", "\(ending)日の決定")
    case .revocation: say("revocation", "撤回")
    }
  }

  func noticeDay(_ day: NoticeDay) -> String {
    switch day {
    case .dated: say("dated", "日付")
    case .dispatched: say("dispatched", "発送")
    case .delivered: say("delivered", "手交")
    case .received: say("received", "受領")
    }
  }

  /// One line: what was done, by whom, when. Both days are shown where an instant falls on two.
  func act(_ act: Act) -> String {
    let day = act.deed.days.last?.atPlace ?? .first
    let by = names(act.by, on: day)
    return switch act.deed {
    case .signature(let on):
      say("signature by \(by) on \(self.day(on))", "\(by)の署名（\(self.day(on))）")
    case .amendment(let decision, let on):
      say(
        "written decision of \(by) on \(amendment) \(decision.amendment), \(self.day(on))\(effective(decision.effective))",
        "\(by)による\(amendment) \(decision.amendment) の書面決定（\(self.day(on))）\(effective(decision.effective))")
    case .notice(let notice):
      say(
        "\(form(notice.form)) notice of \(ending) by \(by), \(days(notice.days))\(naming(notice.effective))",
        "\(by)の\(form(notice.form))\(ending)通知（\(days(notice.days))）\(naming(notice.effective))")
    case .agreedDate(.firstDayWithout(let date), let on):
      say(
        "\(by) determined \(self.date(date)) as the date of \(ending), on \(self.day(on))",
        "\(by)が\(ending)日を\(self.date(date))と決定（\(self.day(on))）")
    case .agreedDate(.noDate, let on):
      say(
        "\(by) determined that no date of \(ending) is agreed, on \(self.day(on))",
        "\(by)が\(ending)日の合意なしと決定（\(self.day(on))）")
    case .revocation(let revocation):
      say(
        "revocation\(revocation.of.map { " of \(entry($0))" } ?? "") by \(by), \(days(revocation.days))",
        "\(by)による\(revocation.of.map { "\(entry($0))の" } ?? "")撤回（\(days(revocation.days))）")
    }
  }

  private func form(_ form: Form) -> String {
    switch form {
    case .written: say("written", "書面による")
    case .oral: say("oral", "口頭による")
    }
  }

  private func effective(_ day: CivilDay?) -> String {
    day.map { say(", effective \(date($0))", "、\(date($0))から適用") } ?? ""
  }

  private func naming(_ day: CivilDay?) -> String {
    day.map { say(", naming \(date($0))", "、\(date($0))を提示") } ?? ""
  }

  private func days(_ days: NoticeDays) -> String {
    NoticeDay.allCases.compactMap { name in
      days[name].map { say("\(noticeDay(name)) \(day($0))", "\(noticeDay(name))：\(day($0))") }
    }.joined(separator: say(", ", "、"))
  }

  private func day(_ day: ActDay) -> String {
    guard case .instant(let instant) = day else { return date(day.atPlace) }
    let others = instant.civilDays.filter { $0.value != instant.atPlace }.sorted { $0.key < $1.key }
    let elsewhere = others.map { say("\(date($0.value)) in \($0.key)", "\($0.key)では\(date($0.value))") }
    let both = elsewhere.isEmpty ? "" : say("; ", "、") + elsewhere.joined(separator: say(", ", "、"))
    return say("\(date(day.atPlace)) (\(instant.text)\(both))", "\(date(day.atPlace))（\(instant.text)\(both)）")
  }

  /// What an act came to.
  func assessment(_ assessment: Assessment, on day: CivilDay) -> String {
    switch assessment {
    case .effective: say("effective", "有効")
    case .pending(let waiting): say("pending: ", "未完了：") + self.waiting(waiting, on: day)
    case .withoutEffect(let reason): say("without effect: ", "効果なし：") + self.reason(reason, on: day)
    }
  }

  func waiting(_ waiting: Waiting, on day: CivilDay) -> String {
    switch waiting {
    case .parts(let missing):
      say("waits for \(names(missing, on: day))", "\(names(missing, on: day))の行為を待つ")
    case .day(let name, let entry):
      say("the day on which \(self.entry(entry)) was \(noticeDay(name))", "\(self.entry(entry))の\(noticeDay(name))日の記録")
    }
  }

  /// Why an act has no effect; a clause that follows a colon.
  public func reason(_ reason: Reason, on day: CivilDay) -> String {
    switch reason {
    case .notAParty(let ids):
      say(
        "\(list(ids.map(\.description))) is no \(party) by the clause file",
        "条項ファイルによれば \(list(ids.map(\.description))) は\(party)ではない")
    case .alreadySigned(let entry):
      say("it was signed before (\(self.entry(entry)))", "既に署名済み（\(self.entry(entry))）")
    case .notInWriting:
      say("only a written notice starts anything", "書面によらない通知は何も開始させない")
    case .beforeOperation(let first):
      first.map(startsOnly) ?? notStarted
    case .afterTheEnd(let end):
      say("too late, \(ending) started on \(date(end))", "\(ending)は\(date(end))に開始しており時機を失した")
    case .agreedDateBeforeAgreed(let date, let on):
      say(
        "\(self.date(date)) is before the day on which it was agreed, \(self.date(on))",
        "合意された日（\(self.date(on))）より前の\(self.date(date))は定められない")
    case .agreedDateBeforeOperation(let date, let first):
      say(
        "\(self.date(date)) is before the first day of \(operation), \(self.date(first))",
        "\(operation)の初日（\(self.date(first))）より前の\(self.date(date))は定められない")
    default: repeated(reason, on: day)
    }
  }

  private func repeated(_ reason: Reason, on day: CivilDay) -> String {
    switch reason {
    case .alreadyDecided(let entry):
      say("the same was decided before (\(self.entry(entry)))", "同じ決定が既にある（\(self.entry(entry))）")
    case .alreadyAgreed(let date):
      say("\(self.date(date)) is already the agreed date", "\(self.date(date))は既に合意された日である")
    case .alreadyAdopted(let id):
      say("\(amendment) \(id) is already adopted", "\(amendment) \(id) は既に採択済み")
    case .replaced(let entry):
      say("replaced by \(self.entry(entry))", "\(self.entry(entry))により置き換え")
    case .revocationExcluded:
      say("a notice cannot be revoked", "通知は撤回できない")
    case .notTheGiver(let givers):
      say("only \(names(givers, on: day)) can take it back", "撤回できるのは\(names(givers, on: day))のみ")
    case .noNoticeStands:
      say("no notice of its giver stands", "撤回し得る通知がない")
    case .severalNoticesStand(let entries):
      say("several notices stand (\(self.entries(entries)))", "複数の通知がある（\(self.entries(entries))）")
    case .noSuchNotice(let entry):
      say("\(self.entry(entry)) is no notice in effect", "\(self.entry(entry))は有効な通知ではない")
    case .alreadyRevoked(let entry):
      say("it was revoked before (\(self.entry(entry)))", "既に撤回済み（\(self.entry(entry))）")
    case .revivesNothing:
      say("revoking a revocation revives no notice", "撤回の撤回により通知は復活しない")
    case .ownDayPassed(let date):
      say("the day of the notice, \(self.date(date)), has passed", "通知による日（\(self.date(date))）は既に過ぎた")
    default:
      say("the date would lie beyond the year 9999", "日付が9999年を超える")
    }
  }
}
