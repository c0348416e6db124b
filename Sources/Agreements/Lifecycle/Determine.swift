import CivilDate

extension Situation {
  /// A part of the joint determination of the date (L4, L8).
  mutating func determine(_ determination: Determination, _ placed: PlacedAct, _ assessments: inout Assessments) {
    let entry = placed.act.id
    if let reason = afterTheEnd(placed.day) {
      assessments[entry] = .withoutEffect(reason)
      return
    }
    let own = placed.act.by.compactMap { ending.determinations.parts[$0] }
    if own.count == placed.act.by.count, let same = own.first, own.allSatisfy({ $0.content == determination }) {
      assessments[entry] = .withoutEffect(.alreadyDecided(same.entry))
      return
    }
    if own.isEmpty, case .firstDayWithout(let day) = determination, ending.agreed?.firstDayWithout == day {
      assessments[entry] = .withoutEffect(.alreadyAgreed(day))
      return
    }
    put(determination, placed, &assessments)
  }

  /// Puts the part in its place, and the determination into effect once all have said the same. The assessment of a
  /// notice that names a day is not touched: the notice stands by itself (L13).
  mutating func put(_ determination: Determination, _ placed: PlacedAct, _ assessments: inout Assessments) {
    let part = Part(content: determination, day: placed.day, entry: placed.act.id)
    let displaced = ending.determinations.put(part, of: placed.act.by)
    assessments.set(.withoutEffect(.replaced(by: placed.act.id)), of: displaced.filter(isOwnAct))
    let agreeing = ending.determinations.agreeing(with: determination, ==)
    let entries = Set(agreeing.values.map(\.entry))
    let missing = allParties.filter { agreeing[$0] == nil }
    guard missing.isEmpty else {
      assessments.set(.pending(.parts(missing)), of: entries.filter(isOwnAct))
      return
    }
    ending.determinations = OpenParts()
    let reason = conclude(determination, on: placed.day, entries: entries.sorted())
    assessments.set(reason.map { .withoutEffect($0) } ?? .effective, of: entries.filter(isOwnAct))
  }

  /// A joint act is assessed on the day of its last part (L14).
  private mutating func conclude(_ determination: Determination, on day: CivilDay, entries: [EntryNumber]) -> Reason? {
    guard let start, start <= day else { return .beforeOperation(firstDay: start) }
    guard case .firstDayWithout(let date) = determination else {
      ending.agreed = nil
      return nil
    }
    if policies(on: day).agreedDateBounds == .notBeforeAgreed && date < day {
      return .agreedDateBeforeAgreed(date, agreedOn: day)
    }
    guard date >= start else { return .agreedDateBeforeOperation(date, firstDay: start) }
    guard Turn(firstDayWithout: date) != nil else { return .beyondCalendar }
    ending.agreed = AgreedDate(firstDayWithout: date, completed: day, entries: entries)
    return nil
  }

  /// Whether an entry is an act of determination, not a notice that names a day.
  private func isOwnAct(_ entry: EntryNumber) -> Bool { !ending.notices.contains { $0.entry == entry } }
}
