public import CivilDate

/// The life of an agreement as its acts tell it: the situation after each day on which something happened, and what
/// each act came to. Made by one pass over the acts in their order; the same acts give the same life.
public struct Timeline: Sendable {
  /// Whose life it is.
  public let agreement: Agreement
  /// By the number of the act's first entry.
  public let assessments: [EntryNumber: Assessment]
  /// The acts in the order in which they happened (L15).
  public let acts: [Act]
  /// The day on which each act happened (L13); of one whose counting day is not recorded, the earliest day on which it
  /// can have happened.
  public let days: [EntryNumber: CivilDay]
  let moments: [Moment]

  /// The situation at the end of a day.
  struct Moment: Sendable {
    let day: CivilDay
    let situation: Situation
  }

  /// - Parameter override: a policy set to another value in every version of the clauses, for the question what would
  ///   be otherwise.
  public init(_ agreement: Agreement, acts: [Act], override: PolicyOverride? = nil) {
    let repetitions = acts.repetitions
    var pass = Pass(agreement, acts, repetitions, override, versions: nil)
    var rounds = 0
    while pass.versions.count > 1 && rounds < 4 {
      let again = Pass(agreement, acts, repetitions, override, versions: pass.versions)
      let settled = again.order == pass.order
      pass = again
      rounds = settled ? 4 : rounds + 1
    }
    self.agreement = agreement
    let start = pass.moments.last?.situation.starting.day
    assessments = pass.assessments.all.mapValues { assessment in
      assessment == .withoutEffect(.beforeOperation(firstDay: nil))
        ? .withoutEffect(.beforeOperation(firstDay: start)) : assessment
    }
    self.acts = pass.order
    days = pass.days
    moments = pass.moments
  }

  /// The clause on ending, of the agreement or of one party, in the version that an amendment brought; nil for the
  /// original.
  public func endingClause(of party: PartyID?, amendment: AmendmentID?) -> EndingClause? {
    moments.last?.situation.versions.first { $0.amendment == amendment }?.clauses.ending(of: party)
  }

  /// The notices of these parties that stand at the end of a day.
  public func standingNotices(of parties: [PartyID], on day: CivilDay) -> [EntryNumber] {
    guard let situation = situation(on: day)?.situation else { return [] }
    let endings = [situation.ending] + situation.endings.sorted { $0.key < $1.key }.map(\.value)
    let given = endings.flatMap(\.notices).filter(\.stands).map { (entry: $0.entry, by: $0.by) }
    let undated = endings.flatMap(\.undated).map { (entry: $0.entry, by: $0.by) }
    let parties = Set(parties)
    return (given + undated).filter { !parties.isDisjoint(with: $0.by) }.map(\.entry)
  }

  /// The situation at the end of a day, from the acts of that day and earlier ones (L17).
  func situation(on day: CivilDay) -> Moment? {
    var low = 0
    var high = moments.count
    while low < high {
      let middle = (low + high) / 2
      if moments[middle].day <= day { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? moments[low - 1] : nil
  }
}

/// One pass over the acts. Where each stands depends on the policies of its day, which an amendment can change: a pass
/// is repeated with the versions that the one before found, until the order no longer changes.
private struct Pass {
  var assessments = Assessments()
  var moments: [Timeline.Moment] = []
  let order: [Act]
  let days: [EntryNumber: CivilDay]
  private var situation: Situation
  /// Acts that stand twice in the record, each with the one that it repeats: they happened once.
  private let repetitions: [EntryNumber: EntryNumber]

  var versions: [ClauseVersion] { situation.versions }

  init(
    _ agreement: Agreement, _ acts: [Act], _ repetitions: [EntryNumber: EntryNumber], _ override: PolicyOverride?,
    versions: [ClauseVersion]?
  ) {
    self.repetitions = repetitions
    let empty = Situation(agreement, override: override)
    let known = versions ?? empty.versions
    let placed = inOrder(acts, of: agreement) { day in
      (known.last { $0.from <= day } ?? known[0]).clauses.policies.values
    }
    order = placed.map(\.act)
    days = Dictionary(placed.map { ($0.act.id, $0.day) }) { first, _ in first }
    situation = empty
    var start = 0
    while start < placed.count {
      let day = placed[start].day
      let end = placed[start...].firstIndex { $0.day != day } ?? placed.count
      live(through: day, Array(placed[start..<end]))
      start = end
    }
  }

  /// One day: what brings the start about first, since an act on the first day of operation is in time in whatever
  /// order it came (L7); and again if an amendment adopted on it takes effect at its start (L24).
  private mutating func live(through day: CivilDay, _ acts: [PlacedAct]) {
    if let last = moments.last?.day { situation.end(by: day, asOf: last) }
    situation.updateStart(on: day)
    let morning = situation
    let before = acts.contains(where: \.isAmendment) ? assessments : nil
    let ordered = acts.filter(\.beginsIt) + acts.filter { !$0.beginsIt }
    var versions = morning.versions
    for _ in 0...acts.count {
      situation = morning
      if let before { assessments = before }
      situation.lookAhead(to: versions, on: day)
      for act in ordered {
        if let earlier = repetitions[act.act.id] {
          assessments[act.act.id] = .withoutEffect(.sameAct(as: earlier))
        } else {
          situation.apply(act, &assessments)
        }
      }
      if before == nil || situation.versionsInEffect(on: day) == versions.filter({ $0.from <= day }) { break }
      versions = situation.versions
    }
    situation.leaving = nil
    moments.append(Timeline.Moment(day: day, situation: situation))
  }
}

extension PlacedAct {
  fileprivate var beginsIt: Bool { [.signature, .consent, .event].contains(act.deed.kind) }
  fileprivate var isAmendment: Bool { act.deed.kind == .amendment }
}

extension Situation {
  /// What has ended by a day stays ended: nothing moves it any more, except what reaches back.
  fileprivate mutating func end(by day: CivilDay, asOf last: CivilDay) {
    if ending.ended == nil, let governing = governing(from: last, asked: day), governing.firstDayWithout <= day {
      ending.ended = governing
    }
    lookAtLeaving(on: last, asked: day)
    for (party, own) in endings.filter({ $0.value.ended == nil }).sorted(by: { $0.key < $1.key }) {
      guard let governing = seen(by: party, on: last).governing(from: last, asked: day),
        governing.firstDayWithout <= day
      else { continue }
      var own = own
      own.ended = governing
      end(party, by: own)
    }
    leaving = nil
  }

  /// Puts the clauses in place that an amendment adopted later on the same day brings from the start of that day.
  fileprivate mutating func lookAhead(to versions: [ClauseVersion], on day: CivilDay) {
    self.versions = versions.filter { $0.from <= day } + self.versions.filter { $0.from > day }
  }

  fileprivate func versionsInEffect(on day: CivilDay) -> [ClauseVersion] { versions.filter { $0.from <= day } }
}
