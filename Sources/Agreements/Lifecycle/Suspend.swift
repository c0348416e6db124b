import CivilDate

extension Situation {
  /// A suspension of a running notice, by its giver, or of the agreement, by all or by whom the clauses let (L25).
  mutating func suspend(_ suspension: Suspension, _ placed: PlacedAct, _ assessments: inout Assessments) {
    let entry = placed.act.id
    if let reason = outOfTime(placed.day) ?? badEnd(suspension, placed.day) {
      assessments[entry] = .withoutEffect(reason)
      return
    }
    if let notice = suspension.notice {
      assessments[entry] = pause(notice, suspension, placed).map { .withoutEffect($0) } ?? .effective
    } else if version(on: placed.day).clauses.suspension?.by == .any {
      ending.suspensions.pause(on: placed.day, until: suspension.until, entry)
      assessments[entry] = .effective
    } else if let entries = join(suspension, in: \.ending.suspensionParts, placed, &assessments) {
      ending.suspensions.pause(on: placed.day, until: suspension.until, entry)
      assessments.set(.effective, of: entries)
    }
  }

  private func badEnd(_ suspension: Suspension, _ day: CivilDay) -> Reason? {
    guard let until = suspension.until, until <= day else { return nil }
    return .suspensionEndsBefore(until)
  }

  private mutating func pause(_ entry: EntryNumber, _ suspension: Suspension, _ placed: PlacedAct) -> Reason? {
    guard let index = ending.notices.firstIndex(where: { $0.entry == entry && $0.stands }) else {
      return .noSuchNotice(entry)
    }
    guard isOne(of: placed.authors, among: ending.notices[index].by) else {
      return .notTheGiver(ending.notices[index].by)
    }
    ending.notices[index].pauses.pause(on: placed.day, until: suspension.until, placed.act.id)
    return nil
  }

  /// The end of a suspension, by whoever could bring it about.
  mutating func resume(_ resumption: Resumption, _ placed: PlacedAct, _ assessments: inout Assessments) {
    let entry = placed.act.id
    var ended = false
    if let notice = resumption.notice {
      if let index = ending.notices.firstIndex(where: { $0.entry == notice && $0.stands }) {
        guard isOne(of: placed.authors, among: ending.notices[index].by) else {
          assessments[entry] = .withoutEffect(.notTheGiver(ending.notices[index].by))
          return
        }
        ended = ending.notices[index].pauses.resume(on: placed.day)
      }
    } else {
      ended = ending.suspensions.resume(on: placed.day)
    }
    assessments[entry] = ended ? .effective : .withoutEffect(.nothingSuspended)
  }
}

extension [Pause] {
  /// A further suspension during one gives it another end.
  fileprivate mutating func pause(on day: CivilDay, until: CivilDay?, _ entry: EntryNumber) {
    if let last, last.covers(day) {
      self[count - 1].until = until
    } else {
      append(Pause(from: day, until: until, entry: entry))
    }
  }

  /// False if nothing was suspended on that day.
  fileprivate mutating func resume(on day: CivilDay) -> Bool {
    guard let last, last.covers(day) else { return false }
    self[count - 1].until = day
    return true
  }

  /// The one that covers a day.
  func current(on day: CivilDay) -> Pause? { last { $0.covers(day) } }

  /// The days that did not run, counting those until a day asked about.
  func days(until day: CivilDay) -> Int {
    reduce(0) { total, pause in
      let end = Swift.min(pause.until ?? day, day)
      return total + Swift.max(0, pause.from.days(until: end))
    }
  }
}
