import Agreements
import CivilDate

/// Makes histories: every kind of act, by one party or all, on days that often coincide, some written down late.
struct RandomActs {
  var dice: Seeded
  let agreement: Agreement
  let cast: Cast
  let changes: [NamedChange]
  /// Numbered in the order in which they are made up, until they are put in order.
  private(set) var drafts: [Draft] = []
  private var made: Set<ActIdentity> = []
  private var most = 0
  /// Days counted from the first of the world, in order, on which much happens.
  private var busy: [Int] = []
  /// Those who act as parties.
  var actors: [PartyID]

  struct Draft {
    let by: [PartyID]
    let content: ActContent
    /// Counted from the first day of the world.
    let on: Int
    /// The draft that it is about.
    let about: Int?
  }

  init(_ random: Seeded, _ agreement: Agreement, _ cast: Cast, _ changes: [NamedChange]) {
    dice = random
    self.agreement = agreement
    self.cast = cast
    self.changes = changes
    actors = cast.listed.map(party)
  }

  mutating func write() {
    most = dice.pick(weighed: [(1, dice.number(3...6)), (2, dice.number(6...14)), (3, dice.number(14...25))])
    busy = (0..<12).map { _ in busyDay() }.sorted()
    open()
    happen()
    var tries = 0
    while drafts.count < most && tries < 100 {
      tries += 1
      further()
    }
  }

  /// In the order of the lines: of their days, but for those that are written down late.
  mutating func acts() -> [Act] {
    let named = Set(drafts.compactMap(\.about))
    var keys: [Int] = []
    for (index, draft) in drafts.enumerated() {
      keys.append(draft.on + (dice.chance(named.contains(index) ? 2 : 15) ? dice.number(1...500) : 0))
    }
    let order = drafts.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }
    let places = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0 + 1) })
    return order.enumerated().map { place, index in
      let draft = drafts[index]
      let about = draft.about.flatMap { places[$0] }.map { entry(Int64($0)) }
      return Act(id: entry(Int64(place + 1)), by: draft.by, content: draft.content.naming(about))
    }
  }

  // MARK: Days

  /// The end or beginning of a month, 29 February, or any day.
  private mutating func busyDay() -> Int {
    let day = cast.day(dice.number(0...1460))
    let chosen: CivilDay? =
      switch dice.number(1...10) {
      case ...3: CivilDay(year: day.year, month: day.month, day: 1)?.previous
      case 4: CivilDay(year: day.year, month: day.month, day: 1)
      case 5, 6: [2020, 2024].lazy.compactMap { CivilDay(year: $0, month: 2, day: 29) }.first { $0 > cast.first }
      default: day
      }
    return max(0, cast.first.days(until: chosen ?? day))
  }

  mutating func on(_ range: ClosedRange<Int>) -> Int {
    let near = busy.filter(range.contains)
    let day = near.isEmpty || dice.chance(40) ? dice.number(range) : dice.pick(near)
    return dice.chance(10) ? day + dice.pick([-1, 1]) : day
  }

  mutating func actDay(_ number: Int) -> ActDay {
    let day = cast.day(number)
    guard dice.chance(12) else { return .day(day) }
    let zone = dice.pick(Cast.zones)
    let clock = dice.pick(["00:00", "00:30", "08:15", "12:00", "20:00", "23:59"])
    let hours = abs(zone.hours)
    let offset = zone.hours == 0 ? "Z" : "\(zone.hours < 0 ? "-" : "+")\(hours < 10 ? "0" : "")\(hours):00"
    let isNamed = dice.chance(70)
    let text = "\(day)T\(clock)\(offset)\(isNamed ? "[\(zone.name)]" : "")"
    guard let written = WrittenInstant(text) else { return .day(day) }
    var civilDays: [String: CivilDay] = [:]
    for name in agreement.zones + (isNamed ? [zone.name] : []) {
      guard let hours = Cast.zones.first(where: { $0.name == name })?.hours else { continue }
      civilDays[name] = Instant(milliseconds: written.instant.milliseconds + Int64(hours) * 3_600_000)?.civilDayUTC
    }
    return .instant(
      PlacedInstant(
        instant: written.instant, text: text, atPlace: written.day, civilDays: civilDays, zoneData: nil))
  }

  mutating func maybe(_ percent: Int, _ range: ClosedRange<Int>) -> CivilDay? {
    dice.chance(percent) ? cast.day(dice.number(range)) : nil
  }

  // MARK: Drafts

  mutating func add(_ by: [PartyID], _ content: ActContent, on: Int, about: Int? = nil) {
    // The number stands in the identity of an act, and no act is to stand twice.
    let content = content.naming(about.map { entry(Int64($0 + 1)) })
    guard drafts.count < most, made.insert(ActIdentity(by: by, content)).inserted else { return }
    drafts.append(Draft(by: by, content: content, on: on, about: about))
  }

  /// What takes all: done by all at once, by each for itself, or by some.
  mutating func together(_ all: [PartyID], on day: Int, about: Int? = nil, _ content: (ActDay) -> ActContent) {
    guard !all.isEmpty else { return }
    switch dice.number(1...100) {
    case ...58: add(all, content(actDay(day)), on: day, about: about)
    case ...80:
      let spread = dice.pick([0, 0, 3, 40])
      for party in all.shuffled(using: &dice) {
        let own = day + dice.number(0...spread)
        add([party], content(actDay(own)), on: own, about: about)
      }
    default: add(dice.some(of: all), content(actDay(day)), on: day, about: about)
    }
  }

  mutating func one() -> PartyID {
    if cast.opening == .open && dice.chance(4) { return party(dice.pick(cast.others)) }
    return actors.isEmpty ? party(dice.pick(cast.others)) : dice.pick(actors)
  }

  mutating func few() -> [PartyID] {
    dice.chance(85) || actors.isEmpty ? [one()] : dice.some(of: actors)
  }

  /// Signatures and consents.
  private mutating func open() {
    let last = dice.pick([30, 90, 200])
    if dice.chance(cast.isSigned ? 96 : 25) {
      let day = on(0...last)
      if dice.chance(85) || !cast.isSigned {
        for (party, own) in spread(actors, from: day, to: last) { add(party, .signature(on: actDay(own)), on: own) }
      } else {
        together(actors, on: day) { .signature(on: $0) }
      }
    }
    guard cast.opening != .bySignature || dice.chance(15) else { return }
    if cast.opening == .open { actors += dice.some(of: cast.others).map(party) }
    let ready = dice.chance(85) || actors.isEmpty ? actors : dice.some(of: actors)
    for (party, own) in spread(ready, from: on(0...last), to: last + 60) { consent(party, own) }
  }

  private mutating func consent(_ by: [PartyID], _ day: Int) {
    let kind = dice.chance(cast.opening == .open ? 12 : 2) ? ConsentKind.succession : dice.pick(ConsentKind.allCases)
    let named = maybe(kind == .succession ? 70 : 12, day - 200...day + 200)
    add(by, .consent(Consent(kind: kind, effective: named), on: actDay(day)), on: day)
  }

  /// All at once, or one after another.
  private mutating func spread(_ all: [PartyID], from day: Int, to last: Int) -> [([PartyID], Int)] {
    guard !all.isEmpty else { return [] }
    if dice.chance(35) { return [(all, day)] }
    return all.shuffled(using: &dice).map { ([$0], dice.chance(25) ? day : on(day...max(day, last))) }
  }

  /// What the clauses may wait for.
  private mutating func happen() {
    if cast.hasParent || dice.chance(4) {
      if dice.chance(80) { event("parent-start", by: [], on(0...300)) }
      if dice.chance(25) { event("parent-end", by: [], on(700...1500)) }
    }
    for name in Cast.events + Cast.certificates where dice.chance(35) {
      someEvent(name, on(0...dice.pick([200, 1000])))
    }
  }

  private mutating func event(_ name: String, by: [PartyID], _ day: Int) {
    guard let name = EventName(name) else { return }
    add(by, .event(name, on: actDay(day)), on: day)
  }

  private mutating func someEvent(_ name: String, _ day: Int) {
    let by = dice.pick(weighed: [(6, []), (3, few()), (cast.hasOrgan ? 2 : 0, [party(Cast.organ)])])
    event(name, by: by, day)
  }

  private mutating func further() {
    let day = on(150...1460)
    switch dice.number(1...100) {
    case ...26: notice()
    case ...37: revoke()
    case ...44: agree(on(500...1460))
    case ...60: amend(day)
    case ...67: extend(day)
    case ...80: suspend(day)
    case ...85: hold(day)
    case ...90: someEvent(dice.pick(Cast.events + Cast.certificates), on(0...1460))
    case ...97 where cast.opening != .bySignature: consent(few(), day)
    default: add(few(), .signature(on: actDay(day)), on: day)
    }
  }
}

extension ActContent {
  /// The same about another entry, where it is about one.
  fileprivate func naming(_ entry: EntryNumber?) -> ActContent {
    switch self {
    case .revocation(let revocation): .revocation(Revocation(of: entry, days: revocation.days))
    case .suspension(let suspension, let day): .suspension(Suspension(notice: entry, until: suspension.until), on: day)
    case .resumption(_, let day): .resumption(Resumption(notice: entry), on: day)
    default: self
    }
  }
}
