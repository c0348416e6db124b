package import Agreements
package import CivilDate

extension Voice {
  /// Why an act has no effect; a clause that follows a colon.
  package func reason(_ reason: Reason, on day: CivilDay) -> String {
    switch reason {
    case .notASignatory(let ids):
      say(
        "\(names(ids, on: day)) \(ids.count == 1 ? "is" : "are") not among those whose signatures bring it into \(operation)",
        "\(names(ids, on: day))は、その署名によって\(start)に至る\(parties)でない")
    case .notAParty(let ids):
      say(
        "\(list(ids.map(\.description))) \(ids.count == 1 ? "is no \(party)" : "are no \(parties)") by the clause file",
        "条項ファイルによれば \(series(ids.map(\.description))) は\(party)ではない")
    case .notAdopted(let organ):
      say(
        "\(name(organ, on: day)) adopts it first, and has not done so by that day",
        "\(name(organ, on: day))による採択がその日までにない")
    case .notBound(let ids):
      say(
        "those who did it are not among the \(parties) on that day (\(names(ids, on: day)))",
        "行為者はその日の\(parties)に含まれない（\(names(ids, on: day))）")
    case .noConsent(let party):
      say(
        "no consent of \(name(party, on: day)) to be bound is recorded by that day",
        "\(name(party, on: day))の拘束されることの同意は、その日までに記録されていない")
    case .sameAct(let entry): say("\(self.entry(entry)) records the same act", "同じ行為が\(self.entry(entry))にある")
    case .alreadySigned(let entry):
      say("it was signed before (\(self.entry(entry)))", "既に署名済み（\(self.entry(entry))）")
    case .alreadyConsented(let entry):
      say("it consented before (\(self.entry(entry)))", "既に同意済み（\(self.entry(entry))）")
    case .boundBySignature(let ids):
      say(
        "\(names(ids, on: day)) \(ids.count == 1 ? "is" : "are") bound by signing; the clauses ask for no consent of those listed",
        "\(names(ids, on: day))は署名によって拘束される。条項は列挙された\(parties)の同意を求めていない")
    case .noConsentProvided:
      say("the clauses ask for no consent to be bound", "条項は拘束されることの同意を求めていない")
    case .eventNotNamed(let name, let named):
      named.isEmpty
        ? say("no clause names the event \(name), or any other", "事象 \(name) その他の事象を挙げる条項はない")
        : say(
          "no clause names the event \(name); they name \(list(named.map(\.description)))",
          "事象 \(name) を挙げる条項はない。挙げられているのは \(series(named.map(\.description))) である")
    case .partiesNotNamed:
      say("it takes all \(parties), and the record does not name each of them", "全\(parties)の行為を要するが、記録は全員を挙げていない")
    case .noNoticeProvided:
      say("the clauses provide for no notice", "条項に通知の定めがない")
    case .noticeTooEarly(let from):
      say("no notice can be given before \(date(from))", "\(date(from))より前には通知できない")
    case .noticeMustWait(let waitsFor):
      noticeMustWait(for: waits(for: waitsFor, on: day))
    case .noTerm:
      say("there is no term to extend", "延長すべき期間がない")
    case .extendsNothing(let last, let from):
      say(
        "it would end on \(date(last)), before \(date(from)), on which it would begin",
        "延長の初日となる\(date(from))より前の\(date(last))に終わることになる")
    case .suspensionEndsBefore(let until):
      say("it would end on \(date(until)), not after it begins", "開始以前の\(date(until))に終わることになる")
    case .nothingSuspended:
      say("nothing is suspended that it could resume", "再開すべき停止がない")
    case .notInWriting:
      say("only a written notice has an effect", "書面によらない通知は効果を持たない")
    case .notBoundYet(let party, let from):
      say(
        "for \(name(party, on: from)) it starts only on \(date(from))",
        "\(name(party, on: from))についての\(start)日は\(date(from))である")
    case .beforeOperation(let first):
      first.map(startsOnly) ?? notStarted
    case .afterTheEnd(let end, let party?):
      say(
        "too late, withdrawal of \(name(party, on: day)) \(tookEffect) on \(date(end))",
        "\(name(party, on: day))の\(withdrawal)が\(date(end))に\(tookEffect)後の行為である")
    case .afterTheEnd(let end, nil):
      say(
        "too late, \(endingOfAgreement) \(tookEffect) on \(date(end))",
        "\(endingOfAgreement)が\(date(end))に\(tookEffect)後の行為である")
    case .agreedDateBeforeAgreed(let date, let on):
      say(
        "\(self.date(date)) is before the day on which it was determined, \(self.date(on))",
        "決定の日（\(self.date(on))）より前の\(self.date(date))は定められない")
    case .agreedDateBeforeOperation(let date, let first):
      say(
        "\(self.date(date)) is before the first day of \(operation), \(self.date(first))",
        "\(operation)の初日（\(self.date(first))）より前の\(self.date(date))は定められない")
    default: repeated(reason, on: day)
    }
  }

  private var tookEffect: String { word(("took effect", "効力を生じた"), ("started", "開始した")) }

  private func noticeMustWait(for what: String) -> String {
    say("no notice can be given before \(what)", "\(what)より前には通知できない")
  }

  private func repeated(_ reason: Reason, on day: CivilDay) -> String {
    switch reason {
    case .alreadyDecided(let entry):
      say("the same was decided before (\(self.entry(entry)))", "同じ決定が既にある（\(self.entry(entry))）")
    case .alreadyAgreed(let date):
      say("\(self.date(date)) is already the agreed date", "\(self.date(date))は既に合意された日である")
    case .differsFromAdopted(let id):
      say(
        "\(amendment) \(id) was adopted with other clauses, or for another day: what is accepted has to name the same",
        "\(amendment) \(id) は異なる条項又は異なる日をもって採択されたものであり、受諾は同じものを示さなければならない")
    case .acceptedBefore(let id, let before):
      say(
        "it accepted \(amendment) \(id) before (\(entry(before)))", "\(amendment) \(id) は受諾済み（\(entry(before))）")
    case .alreadyAdopted(let id):
      say("\(amendment) \(id) is already adopted", "\(amendment) \(id) は既に採択済み")
    case .replaced(let entry):
      say("replaced by \(self.entry(entry))", "\(self.entry(entry))により置き換え")
    case .revocationExcluded:
      say("a notice cannot be revoked", "通知は撤回できない")
    case .notTheGiver(let givers):
      say(
        "the notice is that of \(names(givers, on: day)), and nobody else can do this",
        "当該通知を行った\(names(givers, on: day))のみが行うことができる")
    case .notTheSuspender(let parties):
      say(
        "\(names(parties, on: day)) suspended it, and nobody else can end the suspension",
        "停止を行った\(names(parties, on: day))のみが再開することができる")
    case .noNoticeStands:
      say("no notice of its giver stands", "その発出者の有効な通知がない")
    case .severalNoticesStand(let entries):
      say("several notices stand (\(self.entries(entries)))", "複数の通知がある（\(self.entries(entries))）")
    case .noSuchNotice(let entry):
      say(
        "on the day of this act \(self.entry(entry)) is no notice in effect that the same \(party) gave",
        "\(self.entry(entry))は、この行為の日において有効な同じ\(party)の通知ではない")
    case .alreadyRevoked(let entry):
      say("it was revoked before (\(self.entry(entry)))", "既に撤回済み（\(self.entry(entry))）")
    case .revivesNothing:
      say("revoking a revocation revives no notice", "撤回の撤回により通知は復活しない")
    case .ownDayPassed(let date):
      say("the day of the notice, \(self.date(date)), has passed", "通知による\(ending)の日（\(self.date(date))）は既に過ぎた")
    default:
      say("the date would lie beyond the year 9999", "日付が9999年を超える")
    }
  }
}
