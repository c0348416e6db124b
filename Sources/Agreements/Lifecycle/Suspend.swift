import CivilDate

extension Situation {
  /// Suspends a running notice or the agreement (L25). A notice is suspended by its giver, the agreement by all or,
  /// where the clauses say so, by any party.
  mutating func suspend(_ suspension: Suspension, _ placed: PlacedAct) {
    let entry = placed.act.id
    if let reason = outOfTime(placed.day) ?? badEnd(suspension, placed.day) {
      assess(entry, .withoutEffect(reason))
      return
    }
    if let notice = suspension.notice {
      assess(entry, pause(notice, suspension, placed).map { .withoutEffect($0) } ?? .effective)
    } else if version(on: placed.day).clauses.suspension?.by == .any {
      // Each suspends it for itself, also where several do so in one act.
      for party in placed.act.by {
        guard let own = placed.by({ $0 == party }) else { continue }
        life.suspensions.pause(on: placed.day, until: suspension.until, own.act)
      }
      assess(entry, .effective)
    } else if let entries = join(suspension, in: \.life.suspensionParts, .suspension, placed) {
      life.suspensions.pause(on: placed.day, until: suspension.until, placed.act)
      life.resumptionParts = OpenParts()
      assess(entries, .effective)
    }
  }

  private func badEnd(_ suspension: Suspension, _ day: CivilDay) -> Reason? {
    guard let until = suspension.until, until <= day else { return nil }
    return .suspensionEndsBefore(until)
  }

  private mutating func pause(_ entry: EntryNumber, _ suspension: Suspension, _ placed: PlacedAct) -> Reason? {
    guard let index = life.standing(entry) else { return .noSuchNotice(entry) }
    guard isOne(of: placed.authors, among: life.standing[index].by) else {
      return .notTheGiver(life.standing[index].by)
    }
    life.standing[index].pauses.pause(on: placed.day, until: suspension.until, placed.act)
    return nil
  }

  /// Ends a suspension. Whoever brought it about can end it: the giver of the notice, the party that suspended the
  /// agreement, or all together.
  mutating func resume(_ resumption: Resumption, _ placed: PlacedAct) {
    if let notice = resumption.notice {
      assess(placed.act.id, resume(notice, placed).map { .withoutEffect($0) } ?? .effective)
    } else if let pause = life.suspensions.current(on: placed.day) {
      resume(resumption, pause, placed)
    } else {
      assess(placed.act.id, .withoutEffect(.nothingSuspended))
    }
  }

  private mutating func resume(_ notice: EntryNumber, _ placed: PlacedAct) -> Reason? {
    guard let index = life.standing(notice) else { return .nothingSuspended }
    let givers = life.standing[index].by
    guard isOne(of: placed.authors, among: givers) else { return .notTheGiver(givers) }
    return life.standing[index].pauses.resume(on: placed.day, by: placed.act.id) { _ in true } ? nil : .nothingSuspended
  }

  /// Ends a suspension of the agreement.
  private mutating func resume(_ resumption: Resumption, _ pause: Pause, _ placed: PlacedAct) {
    let entry = placed.act.id
    if version(on: placed.day).clauses.suspension?.by == .any {
      let suspenders = pause.suspenders(on: placed.day)
      guard isOne(of: placed.authors, among: suspenders) else {
        return assess(entry, .withoutEffect(.notTheSuspender(suspenders)))
      }
      let isOfOne = subject != nil
      _ = life.suspensions.resume(on: placed.day, by: entry) { by in
        isOfOne || by.contains(where: placed.authors.contains)
      }
      assess(entry, .effective)
    } else if let entries = join(resumption, in: \.life.resumptionParts, .resumption, placed) {
      _ = life.suspensions.resume(on: placed.day, by: entry) { _ in true }
      assess(entries, .effective)
    }
  }
}

extension SharedList<Pause> {
  /// Adds a suspension. During another one it holds that one up, or gives it another end.
  fileprivate mutating func pause(on day: CivilDay, until: CivilDay?, _ act: Act) {
    if let last = last?.value, last.covers(day) {
      self[count - 1]?.suspend(until: until, act)
    } else {
      append(Pause(from: day, until: until, act))
    }
  }

  /// Ends the suspensions of a day by those who qualify. The answer is false if nothing was suspended on it.
  fileprivate mutating func resume(
    on day: CivilDay, by entry: EntryNumber, where ends: ([PartyID]) -> Bool
  ) -> Bool {
    guard let last = last?.value, last.covers(day) else { return false }
    self[count - 1]?.resume(on: day, by: entry, where: ends)
    return true
  }

  /// The pause that covers a day.
  func current(on day: CivilDay) -> Pause? {
    for index in stride(from: count - 1, through: 0, by: -1) {
      guard let pause = at(index)?.value else { continue }
      if pause.covers(day) { return pause }
      if pause.from <= day { return nil }
    }
    return nil
  }

  /// How many days did not run, counting those before a day asked about.
  func days(until day: CivilDay) -> Int {
    values.reduce(0) { total, pause in
      let end = Swift.min(pause.until ?? day, day)
      return total + Swift.max(0, pause.from.days(until: end))
    }
  }
}
