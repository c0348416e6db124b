import CivilDate

/// An act at its place in time (L15).
final class PlacedAct: Sendable {
  let act: Act
  /// The authors of a joint act, as a set. It is empty for acts that each author does alone, such as signatures.
  let authors: Set<PartyID>
  /// The day on which the act happens. If its counting day is not recorded, it is the earliest day on which it can
  /// happen.
  let day: CivilDay
  /// The day that would have to be recorded before a notice or revocation happens (L13); nil where none is missing.
  let missing: MissingRecord?
  /// The instant at which it happened, where one is recorded.
  let instant: Instant?

  /// - Parameter versions: the versions whose policies pick the day on which a notice or revocation happens.
  convenience init(_ act: Act, of agreement: Agreement, under versions: Versions) {
    switch act.content {
    case .signature(let on), .consent(_, let on), .amendment(_, let on), .agreedDate(_, let on),
      .extension(_, let on), .suspension(_, let on), .resumption(_, let on), .position(_, let on),
      .event(_, let on):
      self.init(act, on: on.atPlace, at: on.instant)
    case .notice(let notice): self.init(act, notice.days, to: notice.to, agreement, versions)
    case .revocation(let revocation): self.init(act, revocation.days, to: [], agreement, versions)
    }
  }

  /// A notice happens on the day that the policies of that very day pick. Several versions can each pick a day. The
  /// newest version that is in effect on the day it picks decides.
  private convenience init(_ act: Act, _ days: NoticeDays, to: [PartyID], _ agreement: Agreement, _ versions: Versions)
  {
    func policies(on day: CivilDay) -> Policies { versions.on(day).policies }
    let bound = days.all.map(\.atPlace).max() ?? .first
    var current = policies(on: bound)
    if let day = pickedDay(days, by: act.by, to: to, agreement, current) { current = policies(on: day) }
    let picked = current.noticeCountsFrom
    if let day = pickedDay(days, by: act.by, to: to, agreement, current) {
      self.init(act, on: day, at: days[picked]?.instant)
    } else {
      let earlier = NoticeDay.allCases.prefix { $0 != picked }.compactMap { days[$0]?.atPlace }.max()
      self.init(act, on: earlier ?? bound, missing: MissingRecord(day: picked, notBefore: earlier))
    }
  }

  private init(_ act: Act, on day: CivilDay, at instant: Instant? = nil, missing: MissingRecord? = nil) {
    self.instant = instant
    self.act = act
    switch act.content {
    case .signature, .consent, .position, .event: authors = []
    case .notice(let notice): authors = notice.effective == nil ? [] : Set(act.by)
    case .amendment, .agreedDate, .extension, .revocation, .suspension, .resumption: authors = Set(act.by)
    }
    self.day = day
    self.missing = missing
  }

  /// The same act, by those of its authors who can act; nil if none can. A corrected clause file can leave out a party
  /// that acted.
  func by(_ isKnown: (PartyID) -> Bool) -> PlacedAct? {
    if case .event = act.content { return self }
    let known = act.by.filter(isKnown)
    if known.count == act.by.count { return self }
    guard !known.isEmpty else { return nil }
    let own = Act(id: act.id, by: known, content: act.content, evidence: act.evidence)
    return PlacedAct(own, on: day, at: instant, missing: missing)
  }

  func isPlaced(like other: PlacedAct) -> Bool { happens(like: other) && missing?.day == other.missing?.day }

  /// Whether both happen at the same time, as far as known. The name of a missing day does not matter.
  func happens(like other: PlacedAct) -> Bool {
    day == other.day && instant == other.instant && (missing == nil) == (other.missing == nil)
      && missing?.notBefore == other.missing?.notBefore
  }
}

/// A day of a notice or revocation that is not recorded.
struct MissingRecord: Hashable, Sendable {
  let day: NoticeDay
  /// The latest known day that comes before it.
  let notBefore: CivilDay?
}

/// Puts acts in the order in which they happened: by day, then in the order of recording. The acts of one day that have
/// an instant share out, by instant, the places that they hold among themselves.
func inOrder(_ acts: [PlacedAct]) -> [PlacedAct] {
  let sorted = acts.sorted { ($0.day, $0.act.id) < ($1.day, $1.act.id) }
  var result = sorted
  var start = 0
  while start < sorted.count {
    let day = sorted[start].day
    let end = sorted[start...].firstIndex { $0.day != day } ?? sorted.count
    let places = (start..<end).filter { sorted[$0].instant != nil }
    let byInstant = places.sorted { a, b in
      guard let x = sorted[a].instant, let y = sorted[b].instant else { return a < b }
      return (x, a) < (y, b)
    }
    for (place, source) in zip(places, byInstant) { result[place] = sorted[source] }
    start = end
  }
  return result
}

/// The civil day of a notice that `notice-counts-from` and `civil-day-of` pick. Nil where it is not recorded, or where
/// the deciding zone was not stored with the instant. A bare day is the same day everywhere. Where there are several
/// addressees, the last of their days counts (L13).
func pickedDay(
  _ days: NoticeDays, by: [PartyID], to: [PartyID], _ agreement: Agreement, _ policies: Policies
) -> CivilDay? {
  guard let picked = days[policies.noticeCountsFrom] else { return nil }
  if case .day(let day) = picked { return day }
  switch policies.civilDayOf {
  case .place: return picked.atPlace
  case .zone(let zone): return picked.civilDay(in: zone)
  case .sender: return lastDay(of: picked, for: by, agreement)
  case .addressee:
    let senders = Set(by)
    let addressees = to.isEmpty ? agreement.parties.map(\.id).filter { !senders.contains($0) } : to
    return addressees.isEmpty ? picked.atPlace : lastDay(of: picked, for: addressees, agreement)
  }
}

private func lastDay(of day: ActDay, for parties: [PartyID], _ agreement: Agreement) -> CivilDay? {
  var last: CivilDay?
  for id in parties {
    guard let party = agreement.party(id) else { return nil }
    guard let civilDay = party.zone.map(day.civilDay) ?? day.atPlace else { return nil }
    last = last.map { max($0, civilDay) } ?? civilDay
  }
  return last
}
