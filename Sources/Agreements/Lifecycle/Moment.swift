import CivilDate

/// The situation at the end of a day, and the acts of that day in the order in which they happened.
final class Moment: Sendable {
  let day: CivilDay
  let acts: SharedList<PlacedAct>
  let situation: Situation
  /// The versions of the clauses under which the acts were gone through, and which they left unchanged up to this day;
  /// nil where no such versions were found.
  private let assumed: Versions?
  private let order: Order

  init(day: CivilDay, acts: [PlacedAct], situation: Situation, assumed: Versions?) {
    var list = SharedList<PlacedAct>()
    for act in acts { list.append(act) }
    self.day = day
    self.acts = list
    self.situation = situation
    self.assumed = assumed
    order = acts.reduce(into: Order()) { $0.note($1) }
  }

  private init(adding act: PlacedAct, to moment: Moment, situation: Situation) {
    day = moment.day
    var (acts, order) = (moment.acts, moment.order)
    acts.append(act)
    order.note(act)
    self.acts = acts
    self.order = order
    self.situation = situation
    assumed = moment.assumed
  }

  /// The same day with one more act that comes after all acts of the day. Nil where the act is of another day, where it
  /// does not come last, or where it can change what the others came to: the whole day is then lived again.
  /// - Parameter apply: carries the act out.
  func adding(_ act: PlacedAct, _ apply: (PlacedAct, inout Situation) -> Void) -> Moment? {
    guard let assumed, act.day == day, order.isLast(act) else { return nil }
    var situation = situation
    apply(act, &situation)
    let hasAmendments = order.hasAmendments || act.act.isAmendment
    guard !hasAmendments || situation.versions.areSame(as: assumed, until: day) else { return nil }
    return Moment(adding: act, to: self, situation: situation)
  }
}

/// What decides whether another act comes after all acts of a day.
private struct Order {
  private var last: EntryNumber?
  private var lastInstant: Instant?
  private var hasBegun = false
  private(set) var hasAmendments = false

  mutating func note(_ act: PlacedAct) {
    last = max(last ?? act.act.id, act.act.id)
    if let instant = act.instant { lastInstant = max(lastInstant ?? instant, instant) }
    if !act.act.beginsIt { hasBegun = true }
    if act.act.isAmendment { hasAmendments = true }
  }

  func isLast(_ act: PlacedAct) -> Bool {
    if let last, act.act.id < last { return false }
    if let instant = act.instant, let lastInstant, instant < lastInstant { return false }
    return !act.act.beginsIt || !hasBegun
  }
}

extension Act {
  /// Whether the act can bring the start about. Such acts come first on their day (L7).
  var beginsIt: Bool { [.signature, .consent, .event].contains(content.kind) }
  var isAmendment: Bool { content.kind == .amendment }
}
