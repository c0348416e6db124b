import Agreements
import CivilDate

extension Voice {
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

  func dayNoun(_ day: NoticeDay) -> String {
    switch day {
    case .dated: say("the date of the notice", "通知書の日付")
    case .dispatched, .delivered, .received: say("the day on which it was \(noticeDay(day))", "\(noticeDay(day))の日")
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
    case .extension(let content, let on):
      say(
        "\(by) agreed on an extension \(length(content)), on \(self.day(on))",
        "\(by)が\(length(content))延長に合意（\(self.day(on))）")
    case .suspension(let content, let on):
      say(
        "suspension of \(object(content.notice)) by \(by), \(self.day(on))\(content.until.map { ", to run again from \(date($0))" } ?? "")",
        "\(by)による\(object(content.notice))の停止（\(self.day(on))）\(content.until.map { "、\(date($0))に再開" } ?? "")")
    case .resumption(let content, let on):
      say(
        "resumption of \(object(content.notice)) by \(by), \(self.day(on))",
        "\(by)による\(object(content.notice))の再開（\(self.day(on))）")
    case .position(let content, let on):
      say(
        "position of \(by) on \(self.day(on))\(about(content.party, on: day)): \(held(content))",
        "\(by)の立場（\(self.day(on))\(about(content.party, on: day))）：\(held(content))")
    case .amendment(let decision, let on):
      partOfAmendment(act, by, decision, on)
    case .notice(let notice):
      say(
        "\(form(notice.form)) \(self.notice) by \(by)\(addressed(notice.to, on: day)), \(days(notice.days))\(naming(notice.effective))",
        "\(by)の\(addressed(notice.to, on: day))\(form(notice.form))\(self.notice)（\(days(notice.days))）\(naming(notice.effective))"
      )
    case .agreedDate(.firstDayWithout(let date), let on):
      say(
        "\(by) determined \(self.date(date)) as the date of \(endingOfAgreement), on \(self.day(on))",
        "\(by)が\(endingOfAgreement)日を\(self.date(date))と決定（\(self.day(on))）")
    case .agreedDate(.noDate, let on):
      say(
        "\(by) determined that no date of \(endingOfAgreement) is agreed, on \(self.day(on))",
        "\(by)が\(endingOfAgreement)日を定めないことを決定（\(self.day(on))）")
    case .revocation(let revocation):
      say(
        "revocation\(revocation.of.map { " of \(entry($0))" } ?? "") by \(by), \(days(revocation.days))",
        "\(by)による\(revocation.of.map { "\(entry($0))の" } ?? "")撤回（\(days(revocation.days))）")
    }
  }

  /// What the authors of a decision on an amendment do by the clause: all decide it, or an organ adopts it, or each
  /// accepts it.
  private func partOfAmendment(_ act: Act, _ by: String, _ decision: AmendmentDecision, _ on: ActDay) -> String {
    let title = decision.title.map { say(" (“\($0)”)", "（「\($0)」）") } ?? say("", " ")
    let what = "\(amendment) \(decision.amendment)\(title)"
    let tail = effective(decision.effective) + (decision.clauses == nil ? "" : say(", changing clauses", "、条項を変更"))
    let deciders = agreement?.clauses.amendment?.by ?? .all
    if deciders == .all {
      return say(
        "written decision of \(by) on \(what), \(day(on))\(tail)", "\(by)による\(what)の書面決定（\(day(on))）\(tail)")
    }
    let isByOrgan = act.by.contains { agreement?.organ($0) != nil }
    return isByOrgan
      ? say("adoption of \(what) by \(by), \(day(on))\(tail)", "\(by)による\(what)の採択（\(day(on))）\(tail)")
      : say("acceptance of \(what) by \(by), \(day(on))\(tail)", "\(by)による\(what)の受諾（\(day(on))）\(tail)")
  }

  func length(_ content: Extension) -> String {
    let from = content.from.map { say(" from \(date($0))", "\(date($0))から") } ?? ""
    return switch content.length {
    case .until(let day): say("until \(date(day))\(from)", "\(from)\(date(day))までの")
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
    let ending = position.party == nil ? endingOfAgreement : noticeOf
    return switch position.holds {
    case .firstDayWithout(let day):
      say("\(ending) on \(date(day))", "\(ending)日は\(date(day))")
    case .noEnd: say("no \(ending)", "\(ending)なし")
    case .asComputed: say("as the clauses are computed", "条項の計算による")
    }
  }

  private func form(_ form: Form) -> String {
    switch form {
    case .written: say("written", "書面による")
    case .oral: say("oral", "口頭による")
    }
  }

  private func effective(_ day: CivilDay?) -> String {
    day.map { say(", effective \(date($0))", "、\(effectiveDayNoun)：\(date($0))") } ?? ""
  }

  private func addressed(_ parties: [PartyID], on day: CivilDay) -> String {
    parties.isEmpty ? "" : say(" to \(names(parties, on: day))", "\(names(parties, on: day))に対する")
  }

  private func naming(_ day: CivilDay?) -> String {
    day.map { say(", naming \(date($0))", "、\(date($0))を指定") } ?? ""
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

  /// The change in what an act came to.
  func reassessment(_ change: Reassessment, on day: CivilDay) -> String {
    let (before, after) = (assessment(change.before, on: day), assessment(change.after, on: day))
    return entry(change.entry) + colon + self.change(before, after)
  }

  /// What an act came to.
  func assessment(_ assessment: Assessment, on day: CivilDay) -> String {
    switch assessment {
    case .effective: say("effective", "有効")
    case .pending(let waiting): say("pending: ", "未完了：") + self.waiting(waiting, on: day)
    case .withoutEffect(let reason): say("without effect: ", "効果なし：") + self.reason(reason, on: day)
    }
  }

  /// That some authors of a joint act do not count for it.
  func uncounted(_ parties: [PartyID], on day: CivilDay) -> String {
    let names = names(parties, on: day)
    return say(
      "\(names) \(parties.count == 1 ? "does" : "do") not count for it, not being among the \(self.parties) on that day",
      "\(names)は、その日の\(self.parties)に含まれないため数えられない")
  }

  func waiting(_ waiting: Waiting, on day: CivilDay) -> String {
    switch waiting {
    case .parts(let missing):
      say("waits for \(few(missing, on: day))", "\(few(missing, on: day))の行為を待つ")
    case .number(let progress):
      say("has \(acceptances(progress, on: day))", acceptances(progress, on: day))
    case .day(let name, let entry):
      say("the day on which \(self.entry(entry)) was \(noticeDay(name))", "\(self.entry(entry))の\(noticeDay(name))日の記録")
    case .resumption(let entry, let day):
      say(
        "the resumption of the notice (\(self.entry(entry)))\(day.map { ", which comes by itself on \(date($0))" } ?? "")",
        "通知（\(self.entry(entry))）の再開\(day.map { "（\(date($0))に当然に再開）" } ?? "")")
    case .anyOf(let awaited): either(awaited.map { phrase($0.phrase) })
    }
  }

  /// Whose signature or consent the start waits for; nil where it waits for none.
  func waiting(of status: Status, for names: String) -> String? {
    guard !status.waitingFor.isEmpty else { return nil }
    return status.state == .awaitingSignatures || status.start.waitsForSignatures
      ? say("Waiting for the signature of \(names).", "\(names)の署名を待つ。")
      : say("Waiting for the consent of \(names).", "\(names)の同意を待つ。")
  }

  /// The names of parties or, where there are many, their number.
  func few(_ parties: [PartyID], on day: CivilDay) -> String {
    parties.count <= 6
      ? names(parties, on: day) : say("\(parties.count) \(self.parties)", "\(self.parties)\(parties.count)者")
  }

  /// `1 of 10 acceptances`.
  func acceptances(_ progress: Progress, on day: CivilDay) -> String {
    say(
      "\(progress.reached) of \(progress.wanted) acceptances\(named(progress, on: day))",
      "必要な受諾\(progress.wanted)件に対し\(progress.reached)件\(named(progress, on: day))")
  }

  /// `Consents on record: 12 of 40`.
  func consents(_ progress: Progress, on day: CivilDay) -> String {
    let needed = progress.reached > progress.wanted ? ", where \(progress.wanted) are needed" : " of \(progress.wanted)"
    return say(
      "Consents on record: \(progress.reached)\(needed)\(named(progress, on: day))",
      "記録された同意：必要な\(progress.wanted)件に対し\(progress.reached)件\(named(progress, on: day))")
  }

  private func named(_ progress: Progress, on day: CivilDay) -> String {
    guard !progress.named.isEmpty else { return "" }
    let names = names(progress.named, on: day)
    return say("; that of \(names) is missing", "（\(names)のものがない）")
  }
}
