import Agreements
import CivilDate

extension Voice {
  /// What falls due, in a few words: `termination`, `the term is renewed for 1 year`.
  /// - Parameter day: the day asked about, whose names the parties have.
  func matter(_ due: Due, on day: CivilDay) -> String {
    let name = due.party.map { self.name($0, on: day) }
    let (en, ja) = (name.map { " of \($0)" } ?? "", name.map { "\($0)の" } ?? "")
    switch due.matter {
    case .start: return say("\(start)\(name.map { " for \($0)" } ?? "")", "\(name.map { "\($0)についての" } ?? "")\(start)")
    case .end: return say("\(ending)\(en): the first day without", "\(ja)\(ending)の初日")
    case .renewal(let next):
      let period = self.period(next.period)
      guard let last = next.noticeBy, day <= last else {
        return say("the term is renewed for \(period)", "期間を\(period)更新")
      }
      return say(
        "the term is renewed for \(period), unless notice is given by \(date(last))",
        "\(date(last))までに通知がなければ期間を\(period)更新")
    case .runsAgain:
      return say(
        "the \(agreementNoun) runs again\(name.map { " for \($0)" } ?? "") after a suspension",
        "\(name.map { "\($0)についての" } ?? "")\(agreementNoun)の停止後の再開")
    case .amendment(let id):
      return say(
        "\(amendment) \(id) takes effect\(name.map { " for \($0)" } ?? "")",
        "\(name.map { "\($0)についての" } ?? "")\(amendment) \(id) の\(word(("", "効力発生"), ("", "適用開始")))")
    case .further(let further):
      let told = self.further(further)
      return name.map { say("\($0): \(told)", "\($0)について、\(told)") } ?? told
    }
  }

  /// How sure the day is; empty where it is fixed.
  func standing(_ standing: Due.Standing, on day: CivilDay) -> String {
    switch standing {
    case .fixed: ""
    case .provisional: say(", provisional", "（暫定）")
    case .conditional: say(", conditional: not before this day", "（条件付：この日以後）")
    case .contested(let by) where by.isEmpty: say(", contested: as the clauses are computed", "（争いあり：条項の計算による）")
    case .contested(let by): say(", contested: as \(names(by, on: day)) has it", "（争いあり：\(names(by, on: day))の立場）")
    }
  }

  /// Who has seen it, and when.
  func seen(by person: String, at instant: Instant) -> String {
    say("seen by \(person), \(instant)", "\(person)が確認（\(instant)）")
  }

  /// How many days are left; `days` is not negative.
  func left(_ days: Int) -> String {
    switch days {
    case 0: say("today", "本日")
    case 1: say("in 1 day", "1日後")
    default: say("in \(days) days", "\(days)日後")
    }
  }

  /// The last day of a notice that still has the same effect.
  func notifyBy(_ day: CivilDay, _ counted: NoticeDay?) -> String {
    say("notify by \(date(day))\(receipt(counted))", "\(date(day))までに通知\(receipt(counted))")
  }

  /// When it ends if notice is given on the day asked about.
  func ifNotified(on day: CivilDay, endsOn end: CivilDay, isToday: Bool) -> String {
    let given = isToday ? say("today", "本日") : say("on \(date(day))", "\(date(day))に")
    return say("if notified \(given), the first day without is \(date(end))", "\(given)通知すれば\(ending)の初日は\(date(end))")
  }

  /// The answer to "to be out by a day, notify by when?".
  func wayOut(_ way: WayOut) -> String {
    switch way {
    case .ended(let day): say("it ends on \(date(day)) without another notice", "改めて通知しなくても\(date(day))に\(ending)となる")
    case .notice(let last):
      say(
        "notify by \(date(last.day))\(receipt(last.counted)): the first day without is then \(date(last.brings.firstDayWithout))\(last.isContested ? ", by the clauses; the \(parties) hold different readings" : "")",
        "\(date(last.day))までに通知\(receipt(last.counted))：\(ending)の初日は\(date(last.brings.firstDayWithout))\(last.isContested ? "（条項による。\(parties)の立場に争いあり）" : "")"
      )
    case .none: say("no notice ends it by then", "その日までに\(ending)となる通知はない")
    case .noneForAll:
      say(
        "no notice ends it for all by then; with --party it is asked about one of the \(parties)",
        "その日までに全\(parties)について\(ending)となる通知はない。各\(parties)については --party で問う")
    }
  }
}
