import CivilDate

/// The days on which parties leave, as their endings stand: how many on each day. That too few are left is so found
/// without a look at every party that has an ending, each time one more is asked about.
struct Leaving: Sendable {
  /// The day after whose acts the endings are looked at.
  let day: CivilDay
  /// The day on which the question stands.
  let asked: CivilDay
  private var days: [PartyID: CivilDay] = [:]
  /// In order; none is 0.
  private var counts: [(day: CivilDay, count: Int)] = []

  init(on day: CivilDay, asked: CivilDay) {
    self.day = day
    self.asked = asked
  }

  /// How many leave.
  var count: Int { days.count }

  /// The day on which, of those who leave, all but so many have not left yet: 0 is the first day on which one leaves.
  func day(after: Int) -> CivilDay? {
    var left = 0
    for (day, count) in counts {
      left += count
      if left > after { return day }
    }
    return nil
  }

  /// A party leaves on another day, or, with nil, on none.
  mutating func set(_ party: PartyID, to day: CivilDay?) {
    let old = days[party]
    guard old != day else { return }
    days[party] = day
    if let old { change(old, by: -1) }
    if let day { change(day, by: 1) }
  }

  private mutating func change(_ day: CivilDay, by number: Int) {
    let index = counts.count(before: day, by: \.day)
    if index == counts.count || counts[index].day != day { counts.insert((day, 0), at: index) }
    counts[index].count += number
    if counts[index].count == 0 { counts.remove(at: index) }
  }
}

extension Situation {
  /// Looks at the endings of all parties, so that what follows finds it done: until something else than these endings
  /// changes.
  mutating func lookAtLeaving(on day: CivilDay, asked: CivilDay) {
    guard agreement.clauses.endsPartyByParty, leaving?.day != day || leaving?.asked != asked else { return }
    leaving = leaving(on: day, asked: asked)
  }

  /// The same for once.
  func leaving(on day: CivilDay, asked: CivilDay) -> Leaving {
    if let leaving, leaving.day == day, leaving.asked == asked { return leaving }
    var leaving = Leaving(on: day, asked: asked)
    for party in endings.keys { leaving.set(party, to: dayOfLeaving(of: party, on: day, asked: asked)) }
    return leaving
  }

  func dayOfLeaving(of party: PartyID, on day: CivilDay, asked: CivilDay) -> CivilDay? {
    let view = seen(by: party, on: day)
    guard let start = view.start else { return nil }
    let end = view.ending.ended ?? view.versions.last.flatMap { view.byActs(under: $0, asked: asked) }
    return end.map { max(start, $0.firstDayWithout) }
  }
}
