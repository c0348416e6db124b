import CivilDate

extension Situation {
  /// One part of the joint determination of the date (L4, L8).
  mutating func determine(_ determination: Determination, _ placed: PlacedAct) {
    let entry = placed.act.id
    if let reason = afterTheEnd(placed.day) {
      assess(entry, .withoutEffect(reason))
      return
    }
    if let same = life.determinations.alike(determination, of: placed) {
      assess(entry, .withoutEffect(.alreadyDecided(same)))
      return
    }
    if !life.determinations.areHeld(byOneOf: placed.authors), case .firstDayWithout(let day) = determination,
      life.agreed?.firstDayWithout == day
    {
      assess(entry, .withoutEffect(.alreadyAgreed(day)))
      return
    }
    // Only the first part that names a past day is refused here. `conclude` looks at the day again on the day of the
    // last part.
    if case .firstDayWithout(let day) = determination, life.determinations.holders(of: determination).isEmpty,
      let reason = isPast(day, on: placed.day)
    {
      assess(entry, .withoutEffect(reason))
      return
    }
    put(determination, placed)
  }

  private func isPast(_ date: CivilDay, on day: CivilDay) -> Reason? {
    guard policies(on: day).agreedDateBounds == .notBeforeAgreed, date < day else { return nil }
    return .agreedDateBeforeAgreed(date, agreedOn: day)
  }

  /// Puts the part in its place, and puts the determination into effect once all have said the same. A notice that
  /// names a day stands by itself, and its assessment is not touched (L13).
  mutating func put(_ determination: Determination, _ placed: PlacedAct) {
    let life = life
    guard
      let entries = join(
        determination, in: \.life.determinations, .agreedDate, placed, sparing: life.isNotice)
    else { return }
    let reason = conclude(determination, on: placed.day, entries: entries)
    assess(entries.filter { !life.isNotice($0) }, reason.map { .withoutEffect($0) } ?? .effective)
  }

  /// Carries a complete determination out, or tells why it has no effect. A joint act is assessed on the day of its
  /// last part (L14).
  private mutating func conclude(_ determination: Determination, on day: CivilDay, entries: [EntryNumber]) -> Reason? {
    guard let start, start <= day else { return .beforeOperation(firstDay: start) }
    guard case .firstDayWithout(let date) = determination else {
      life.agreed = nil
      life.determined += entries
      return nil
    }
    if let reason = isPast(date, on: day) { return reason }
    guard date >= start else { return .agreedDateBeforeOperation(date, firstDay: start) }
    guard EndDays(firstDayWithout: date) != nil else { return .beyondCalendar }
    life.determined += entries
    life.agreed = AgreedDate(firstDayWithout: date, completed: day, entries: entries)
    return nil
  }
}
