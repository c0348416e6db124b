package import CivilDate

/// The life of an agreement as its acts tell it: the situation after each day on which something happened, and what
/// each act came to. The same acts give the same life, whether they come at once or one after another. One more act
/// costs the days from its own on.
package struct Timeline: Sendable {
  let frame: Frame
  private(set) var moments = SortedMap<CivilDay, Moment>() { didSet { prepared = nil } }
  /// What questions about many parties on one day share; nil where nobody has prepared it.
  private(set) var prepared: PreparedDay?
  private var places = SortedMap<EntryNumber, PlacedAct>()
  private var likenesses = Likenesses()
  /// The versions of the clauses whose policies gave the acts their places.
  private var placing: Versions
  /// The only day asked about; nil where any day can be asked. Moments before the last one that it needs are not kept,
  /// and what that one holds is changed in place.
  private var onlyDay: CivilDay?

  /// - Parameter override: a policy set to another value in every version of the clauses, to ask what would be
  ///   otherwise.
  package init(_ agreement: Agreement, acts: [Act], override: PolicyOverride? = nil) {
    self.init(agreement, acts: acts, override: override, isNaive: false)
  }

  /// The end of a life, for judging what comes to be recorded; no earlier day can be asked. One more act at the end
  /// costs least. After an act that comes late, everything is kept.
  init(endOf agreement: Agreement, acts: [Act]) {
    self.init(agreement, acts: [])
    onlyDay = .last
    for act in acts { _ = likenesses.add(act) }
    settle(acts)
  }

  /// - Parameter isNaive: whether nothing is kept. That is slow, and serves as a comparison.
  package init(_ agreement: Agreement, acts: [Act], override: PolicyOverride? = nil, isNaive: Bool) {
    frame = Frame(agreement, override: override, isNaive: isNaive)
    placing = Situation(frame).versions
    for act in acts { _ = likenesses.add(act) }
    settle(acts)
  }

  /// The same acts, with a policy set to another value in every version of the clauses. One day of it can be asked
  /// about.
  func with(_ override: PolicyOverride, askedOn day: CivilDay) -> Timeline {
    var other = Timeline(agreement, acts: [], override: override)
    other.onlyDay = day
    other.likenesses = likenesses
    if override.name == .noticeCountsFrom || override.name == .civilDayOf || placing.placeActs {
      other.settle(acts)
    } else {
      other.places = places
      other.live(moments.flatMap(\.value.acts.values))
      if other.last.versions.placeActs { other.settle(acts) }
    }
    return other
  }

  /// Whether each act happens at the same time under two values of a policy, as far as known. If so, only the name of a
  /// missing day can differ. The answer is false for a policy that gives no act its place.
  func actsHappenAlike(under one: PolicyOverride, _ other: PolicyOverride) -> Bool {
    guard one.name == .noticeCountsFrom || one.name == .civilDayOf, last.versions.count == 1 else { return false }
    let (a, b) = (Frame(agreement, override: one), Frame(agreement, override: other))
    let versions = (Situation(a).versions, Situation(b).versions)
    return places.values.allSatisfy { placed in
      PlacedAct(placed.act, of: agreement, under: versions.0)
        .happens(like: PlacedAct(placed.act, of: agreement, under: versions.1))
    }
  }

  /// The agreement whose life it is.
  package var agreement: Agreement { frame.agreement }
  /// The acts in the order in which they happened (L15).
  package var acts: [Act] { inOrder(places.values).map(\.act) }
  /// What each act came to.
  package var assessments: Assessments { Assessments(life: self) }

  var last: Situation { moments.last?.value.situation ?? Situation(frame) }
  private var lastVersions: Versions { moments.last?.value.situation.versions ?? Situation(frame).versions }

  /// What an act came to, as far as it was settled when it happened.
  func assessed(_ id: EntryNumber) -> Assessed? { moments.last?.value.situation.assessments[id] }

  /// The act with this number; nil where this life has no such act.
  package func act(_ id: EntryNumber) -> Act? { places[id]?.act }

  /// The first act that is the same as another one (L14).
  /// - Parameter excluded: an act that is not looked at; nil for none.
  func first(like act: Act, except excluded: EntryNumber?) -> EntryNumber? {
    likenesses.first(like: act, except: excluded)
  }

  /// The day on which an act happened (L13). If its counting day is not recorded, it is the earliest day on which it
  /// can have happened.
  package func day(of id: EntryNumber) -> CivilDay? { places[id]?.day }

  /// The clause on the ending of the agreement or of one party, in the version that an amendment brought; nil for the
  /// original version.
  package func endingClause(of party: PartyID?, amendment: AmendmentID?) -> EndingClause? {
    last.versions.all.first { $0.amendment == amendment }.flatMap { frame.endingClause($0.clauses, of: party) }
  }

  /// The notice that a revocation took back; nil where it took back none whose counting day is recorded.
  func noticeTakenBack(by revocation: EntryNumber) -> EntryNumber? {
    guard let act = act(revocation) else { return nil }
    let own = act.by.lazy.compactMap { last.memberships[$0]?.life.revocations[revocation]?.notice }.first
    return own ?? last.life.revocations[revocation]?.notice
  }

  /// The last day on which something happened; nil where nothing has.
  var lastDay: CivilDay? { moments.last?.key }

  /// The notices of these parties that stand at the end of a day.
  func standingNotices(of parties: [PartyID], on day: CivilDay) -> [EntryNumber] {
    guard let situation = situation(on: day)?.situation else { return [] }
    let lives = [situation.life] + situation.memberships.lives
    let given = lives.flatMap(\.standing).map { (entry: $0.entry, by: $0.by) }
    let undated = lives.flatMap(\.undated).map { (entry: $0.entry, by: $0.by) }
    let parties = Set(parties)
    return (given + undated).filter { !parties.isDisjoint(with: $0.by) }.map(\.entry)
  }

  /// The situation at the end of a day, from the acts of that day and earlier ones (L17). The day beside it is that of
  /// the last of these acts.
  func situation(on day: CivilDay) -> (day: CivilDay, situation: Situation)? {
    if let prepared, prepared.asked == day { return (prepared.last, prepared.situation) }
    guard let moment = moments.last(upTo: day)?.value else { return nil }
    var situation = moment.situation
    situation.settle(on: moment.day, asked: day)
    return (moment.day, situation)
  }

  /// The same life, prepared for questions about many parties on one day: what they share is looked at once.
  package func prepared(for day: CivilDay) -> Timeline {
    guard agreement.havePartiesOwnDays, let moment = situation(on: day) else { return self }
    var situation = moment.situation
    situation.keepStarts()
    let waiting = View(moment.day, situation, of: nil, in: self, asked: day).waitingWithdrawals
    var other = self
    other.prepared = PreparedDay(
      asked: day, last: moment.day, situation: situation, waitingWithdrawals: waiting, later: laterDays(than: day))
    return other
  }
}

extension Timeline {
  /// Adds one act, or puts it in the place of the act with its number. Acts of the same day and later ones are lived
  /// again.
  package mutating func set(_ act: Act) { change([(act.id, act)]) }

  /// Takes an act out of the life.
  package mutating func remove(_ id: EntryNumber) { change([(id, nil)]) }

  /// The life as it was on a day, with one more act after it.
  func supposing(_ act: Act, after day: CivilDay) -> Timeline {
    var other = self
    while let (last, moment) = other.moments.last, last > day {
      for placed in moment.acts.values {
        _ = other.likenesses.remove(placed.act)
        other.places[placed.act.id] = nil
      }
      other.moments[last] = nil
    }
    other.set(act)
    return other
  }

  /// Adds, replaces or takes out (nil) several acts; each is named once.
  package mutating func change(_ acts: [(id: EntryNumber, act: Act?)]) {
    if acts.count == 1, let act = acts.first?.act, append(act) { return }
    let ids = Set(acts.map(\.id))
    var changed = ids
    for (id, act) in acts {
      changed.formUnion(places[id].map { likenesses.remove($0.act) } ?? [])
      changed.formUnion(act.map { likenesses.add($0) } ?? [])
    }
    let new = acts.compactMap { $0.act.map { PlacedAct($0, of: agreement, under: placing) } }
    let days = changed.compactMap { places[$0]?.day } + new.map(\.day)
    for id in ids { places[id] = nil }
    for act in new { places[act.act.id] = act }
    guard let first = days.min() else { return }
    if onlyDay != nil {
      onlyDay = nil
      return settle(self.acts)
    }
    var again: [PlacedAct] = []
    while let (day, moment) = moments.last, day >= first {
      again += moment.acts.values.filter { !ids.contains($0.act.id) }
      moments[day] = nil
    }
    live(again + new)
    settleAgain()
  }

  /// Adds one act that happened after all others, if it can change nothing that they came to. Nothing is lived again.
  /// - Returns: whether it was added.
  private mutating func append(_ act: Act) -> Bool {
    guard places[act.id] == nil else { return false }
    let placed = PlacedAct(act, of: agreement, under: placing)
    let lastDay = lastDay
    if let lastDay, placed.day < lastDay { return false }
    let alike = likenesses.add(act)
    let moment = lastDay == placed.day ? moments.last?.value.adding(placed, apply) : nil
    guard alike.allSatisfy({ $0 < act.id }), moment != nil || lastDay != placed.day else {
      _ = likenesses.remove(act)
      return false
    }
    places[act.id] = placed
    if let moment { moments[moment.day] = moment } else { live(through: placed.day, [placed]) }
    settleAgain()
    return true
  }

  /// Gives the acts new places where the clauses behind their places are not those that were found.
  private mutating func settleAgain() {
    let found = lastVersions
    guard found.placeActs || placing.placeActs, !found.areSame(as: placing, until: .last) else { return }
    settle(acts)
  }

  /// Lives everything from the beginning. The place of each act depends on the policies of its day, which an amendment
  /// can change. So it is lived again with the clauses that were found, until they move no act.
  private mutating func settle(_ acts: [Act]) {
    placing = Situation(frame).versions
    for _ in 0...4 {
      moments = SortedMap()
      places = SortedMap()
      let placed = acts.map { PlacedAct($0, of: agreement, under: placing) }
      for act in placed { places[act.act.id] = act }
      live(placed)
      let found = last.versions
      guard found.count > 1, found.placeActs || placing.placeActs else { return }
      placing = found
      let isSettled = placed.allSatisfy { PlacedAct($0.act, of: agreement, under: found).isPlaced(like: $0) }
      if isSettled { return }
    }
  }

  /// Lives days that come after those already lived.
  private mutating func live(_ acts: [PlacedAct]) {
    let placed = inOrder(acts)
    var start = 0
    while start < placed.count {
      let day = placed[start].day
      let end = placed[start...].firstIndex { $0.day != day } ?? placed.count
      live(through: day, Array(placed[start..<end]))
      start = end
    }
  }

  /// Lives one day. What brings the start about comes first, since an act on the first day of operation is in time in
  /// whatever order it came (L7). The day is lived again if an amendment adopted on it takes effect at its start (L24).
  private mutating func live(through day: CivilDay, _ acts: [PlacedAct]) {
    let lastDay = lastDay
    var situation = last
    if let onlyDay, day <= onlyDay { moments = SortedMap() }
    if let lastDay { situation.end(by: day, asOf: lastDay) }
    situation.updateStart(on: day)
    situation.settle(on: day, asked: day)
    var versions = situation.versions
    let morning = acts.contains(where: \.act.isAmendment) ? situation : nil
    let ordered = acts.filter(\.act.beginsIt) + acts.filter { !$0.act.beginsIt }
    for act in ordered { apply(act, in: &situation) }
    var isSettled = true
    if let morning {
      isSettled = situation.versions.areSame(as: versions, until: day)
      for _ in acts where !isSettled {
        versions = situation.versions
        situation = morning
        situation.versions = versions.until(day, then: situation.versions)
        situation.memberships.isStale = true
        situation.settle(on: day, asked: day)
        for act in ordered { apply(act, in: &situation) }
        isSettled = situation.versions.areSame(as: versions, until: day)
      }
    }
    moments[day] = Moment(day: day, acts: acts, situation: situation, assumed: isSettled ? versions : nil)
  }

  private func apply(_ act: PlacedAct, in situation: inout Situation) {
    if let earlier = likenesses.repeated(by: act.act) {
      situation.assess(act.act.id, .withoutEffect(.sameAct(as: earlier)))
    } else {
      situation.apply(act)
    }
  }
}
