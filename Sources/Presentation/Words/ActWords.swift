package import Agreements
package import CivilDate

extension Voice {
  func kind(_ kind: ActKind) -> String {
    switch kind {
    case .signature: say("signature", "署名")
    case .amendment: say("decision on \(amendment)", "\(amendment)の決定")
    case .notice: say("notice of \(noticeOf)", "\(noticeOf)の通知")
    case .agreedDate: say("determination of the date", "\(ending)日の決定")
    case .revocation: say("revocation", "撤回")
    case .consent: say("consent to be bound", "拘束されることの同意")
    case .prolongation: say("extension", "延長")
    case .suspension: say("suspension", "停止")
    case .resumption: say("resumption", "再開")
    case .position: say("position", "立場の表明")
    case .event: say("event", "事象")
    }
  }

  func consent(_ kind: ConsentKind) -> String {
    switch kind {
    case .ratification: say("ratification", "批准")
    case .acceptance: say("acceptance", "受諾")
    case .approval: say("approval", "承認")
    case .accession: say("accession", "加入")
    case .succession: say("succession", "承継")
    case .notification: say("notification of completed procedures", "手続完了の通告")
    case .definitiveSignature: say("definitive signature", "確定的署名")
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
    let day = act.content.days.last?.atPlace ?? .first
    let by = names(act.by, on: day)
    return switch act.content {
    case .signature(let on):
      say("signature by \(by) on \(self.day(on))", "\(by)の署名（\(self.day(on))）")
    case .consent(let content, let on):
      say(
        "\(consent(content.kind)) by \(by), \(self.day(on))\(effective(content.effective))",
        "\(by)の\(consent(content.kind))（\(self.day(on))）\(effective(content.effective))")
    case .event(let name, let on):
      say(
        "event \(name)\(act.by.isEmpty ? "" : ", by \(by)"), \(self.day(on))",
        "事象 \(name)\(act.by.isEmpty ? "" : "、\(by)")（\(self.day(on))）")
    case .prolongation(let content, let on):
      say(
        "\(by) agreed on an extension \(length(content)), on \(self.day(on))",
        "\(by)が\(length(content))延長に合意（\(self.day(on))）")
    case .suspension(let content, let on):
      say(
        "suspension of \(object(content.notice)) by \(by), \(self.day(on))\(content.until.map { ", until \(date($0))" } ?? "")",
        "\(by)による\(object(content.notice))の停止（\(self.day(on))）\(content.until.map { "、\(date($0))まで" } ?? "")")
    case .resumption(let content, let on):
      say(
        "resumption of \(object(content.notice)) by \(by), \(self.day(on))",
        "\(by)による\(object(content.notice))の再開（\(self.day(on))）")
    case .position(let content, let on):
      say(
        "position of \(by) on \(self.day(on))\(about(content.party, on: day)): \(held(content))",
        "\(by)の立場（\(self.day(on))\(about(content.party, on: day))）：\(held(content))")
    case .amendment(let decision, let on):
      say(
        "written decision of \(by) on \(amendment) \(decision.amendment), \(self.day(on))\(effective(decision.effective))",
        "\(by)による\(amendment) \(decision.amendment) の書面決定（\(self.day(on))）\(effective(decision.effective))")
    case .notice(let notice):
      say(
        "\(form(notice.form)) notice of \(noticeOf) by \(by), \(days(notice.days))\(naming(notice.effective))",
        "\(by)の\(form(notice.form))\(noticeOf)通知（\(days(notice.days))）\(naming(notice.effective))")
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

  func length(_ content: Prolongation) -> String {
    let from = content.from.map { say(" from \(date($0))", "\(date($0))から") } ?? ""
    return switch content.length {
    case .until(let day): say("until \(date(day))\(from)", "\(from)\(date(day))まで")
    case .period(let period): say("by \(self.period(period))\(from)", "\(from)\(self.period(period))の")
    }
  }

  func object(_ notice: EntryNumber?) -> String {
    notice.map { say("the notice (\(entry($0)))", "通知（\(entry($0))）") } ?? say("the \(agreementNoun)", agreementNoun)
  }

  private func about(_ party: PartyID?, on day: CivilDay) -> String {
    party.map { say(", for \(name($0, on: day))", "、\(name($0, on: day))について") } ?? ""
  }

  private func held(_ position: Position) -> String {
    let ending = position.party == nil ? ending : noticeOf
    return switch position.holds {
    case .firstDayWithout(let day):
      say("\(ending) on \(date(day))", "\(ending)日は\(date(day))")
    case .noEnd: say("no \(ending)", "\(ending)なし")
    case .asComputed: say("as the clauses give", "条項の計算による")
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
    if days.all.count == NoticeDay.allCases.count, let one = days.dated, days.all.allSatisfy({ $0 == one }) {
      return day(one)
    }
    return NoticeDay.allCases.compactMap { name in
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
    case .resumption(let entry):
      say("the resumption of the notice (\(self.entry(entry)))", "通知（\(self.entry(entry))）の再開")
    case .other(let awaited): phrase(awaited.phrase)
    }
  }

  /// Why an act has no effect; a clause that follows a colon.
  package func reason(_ reason: Reason, on day: CivilDay) -> String {
    switch reason {
    case .notAParty(let ids):
      say(
        "\(list(ids.map(\.description))) is no \(party) by the clause file",
        "条項ファイルによれば \(list(ids.map(\.description))) は\(party)ではない")
    case .notBound(let ids):
      say(
        "those who did it are not among the \(parties) on that day (\(names(ids, on: day)))",
        "行為者はその日の\(parties)に含まれない（\(names(ids, on: day))）")
    case .sameAct(let entry): say("\(self.entry(entry)) records the same act", "同じ行為が\(self.entry(entry))にある")
    case .alreadySigned(let entry):
      say("it was signed before (\(self.entry(entry)))", "既に署名済み（\(self.entry(entry))）")
    case .alreadyConsented(let entry):
      say("it consented before (\(self.entry(entry)))", "既に同意済み（\(self.entry(entry))）")
    case .partiesNotNamed:
      say("it takes all \(parties), and the record does not name each of them", "全\(parties)の行為を要するが、記録は全員を挙げていない")
    case .noNoticeProvided:
      say("the clauses provide for no notice", "条項に通知の定めがない")
    case .noticeTooEarly(let from):
      say("no notice can be given before \(date(from))", "\(date(from))より前には通知できない")
    case .noticeMustWait(let awaited):
      noticeMustWait(for: list(awaited.map { phrase($0.phrase) }))
    case .noTerm:
      say("there is no term to extend", "延長すべき期間がない")
    case .extendsNothing(let last):
      say("it would end on \(date(last)), before it begins", "開始前の\(date(last))に終わることになる")
    case .suspensionEndsBefore(let until):
      say("it would end on \(date(until)), not after it begins", "開始以前の\(date(until))に終わることになる")
    case .nothingSuspended:
      say("nothing is suspended that it could resume", "再開すべき停止がない")
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

  private func noticeMustWait(for what: String) -> String {
    say("no notice can be given before \(what)", "\(what)より前には通知できない")
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
