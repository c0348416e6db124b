import Agreements
import CivilDate

/// What follows once there is something to end: each makes one act, or one for each party.
extension RandomActs {
  private mutating func days(_ day: Int) -> NoticeDays? {
    let counts = agreement.clauses.policies.values.noticeCountsFrom
    var days: [NoticeDay: ActDay] = [:]
    let isWhole = dice.chance(35)
    let spread = dice.pick([0, 1, 1, 10])
    var own = day - dice.number(0...spread)
    for name in NoticeDay.allCases {
      if isWhole || dice.chance(name == counts ? 90 : 20) { days[name] = actDay(own) }
      own += dice.number(0...spread)
    }
    if days.isEmpty { days[dice.pick(NoticeDay.allCases)] = actDay(day) }
    return NoticeDays(
      dated: days[.dated], dispatched: days[.dispatched], delivered: days[.delivered], received: days[.received])
  }

  mutating func notice() {
    let day = on(350...1200)
    guard let days = days(day) else { return }
    let by = few()
    var others = actors.filter { !by.contains($0) }
    if cast.hasOrgan { others.append(party(Cast.organ)) }
    let to = others.isEmpty || dice.chance(80) ? [] : dice.some(of: others)
    let notice = Notice(
      to: to, days: days, form: dice.chance(6) ? .oral : .written, effective: maybe(25, day - 10...day + 500))
    add(by, .notice(notice), on: day)
  }

  private func drafts(_ kinds: ActKind...) -> [Int] {
    drafts.indices.filter { kinds.contains(drafts[$0].content.kind) }
  }

  mutating func revoke() {
    let all = drafts(.notice, .notice, .revocation)
    guard !all.isEmpty else { return }
    let wrong = dice.chance(4)
    let about = wrong ? dice.number(0...drafts.count - 1) : dice.pick(all)
    let day = drafts[about].on + dice.number(0...dice.pick([5, 30, 100]))
    guard let days = days(day) else { return }
    let by = dice.pick(weighed: [(7, drafts[about].by), (2, actors), (1, few())])
    guard !by.isEmpty, by.allSatisfy({ $0.description != Cast.organ }) else { return }
    add(by, .revocation(Revocation(of: nil, days: days)), on: day, about: dice.chance(25) ? nil : about)
  }

  mutating func agree(_ day: Int) {
    let named = cast.day(day + dice.pick([dice.number(-60...0), dice.number(1...30), dice.number(1...500)]))
    let determination = dice.chance(15) ? Determination.noDate : .firstDayWithout(named)
    together(actors, on: day) { .agreedDate(determination, on: $0) }
  }

  mutating func amend(_ day: Int) {
    guard let id = AmendmentID(dice.pick(["2020-1", "2020-2", "annex"])) else { return }
    let decision = AmendmentDecision(
      amendment: id, effective: maybe(35, day - 30...day + 250), title: dice.chance(25) ? "Review" : nil,
      clauses: dice.chance(70) ? dice.pick(changes).change : nil)
    if case .organ(let organ)? = agreement.clauses.amendment?.by, dice.chance(75) {
      add([organ], .amendment(decision, on: actDay(day)), on: day)
    } else {
      together(actors, on: day) { .amendment(decision, on: $0) }
    }
  }

  mutating func extend(_ day: Int) {
    guard agreement.clauses.duration != nil || dice.chance(15) else { return }
    let until = cast.day(day + dice.number(-20...700))
    let periods = [Period.days(100), .months(6), .months(1), .years(1)]
    let content = Extension(
      dice.chance(50) ? .until(until) : .period(dice.pick(periods)), from: maybe(35, day - 200...day + 200))
    together(actors, on: day) { .extension(content, on: $0) }
  }

  /// A suspension or its end, of the agreement or of a notice.
  mutating func suspend(_ day: Int) {
    let suspended = drafts(.suspension)
    if !suspended.isEmpty && dice.chance(50) {
      let earlier = drafts[dice.pick(suspended)]
      let day = earlier.on + dice.number(0...dice.pick([3, 60, 200]))
      let by = dice.chance(80) ? earlier.by : few()
      return add(by, .resumption(Resumption(notice: nil), on: actDay(day)), on: day, about: earlier.about)
    }
    let notices = drafts(.notice)
    guard !notices.isEmpty, dice.chance(55) else {
      let suspension = Suspension(notice: nil, until: maybe(35, day - 5...day + 300))
      return together(actors, on: day) { .suspension(suspension, on: $0) }
    }
    let about = dice.pick(notices)
    let own = drafts[about].on + dice.number(0...90)
    let suspension = Suspension(notice: nil, until: maybe(35, own - 5...own + 200))
    let by = dice.chance(80) ? drafts[about].by : few()
    add(by, .suspension(suspension, on: actDay(own)), on: own, about: about)
  }

  mutating func hold(_ day: Int) {
    let named = Position.Reading.firstDayWithout(cast.day(day + dice.number(-100...400)))
    let holds = dice.pick(weighed: [(5, named), (3, .noEnd), (2, .asComputed)])
    let by = cast.hasOrgan && dice.chance(10) ? [party(Cast.organ)] : few()
    let about = dice.chance(45) ? one() : nil
    add(by, .position(Position(holds: holds, party: about), on: actDay(day)), on: day)
  }
}
