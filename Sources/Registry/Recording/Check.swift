import Agreements
import CivilDate

extension Registry {
  /// What can never be recorded (L14): unknown parties, days that have not begun, duplicates.
  func check(_ candidate: Candidate, _ draft: Draft, now: Now, isWhatIf: Bool) throws {
    guard let fact = candidate.content.fact else { return }
    switch fact {
    case .agreement(let agreement, _):
      try checkZones(of: agreement)
    case .act(let by, let deed, _):
      guard let agreement = candidate.facts.agreement else {
        throw RecordingRefusal.noSuchAgreement(candidate.agreement)
      }
      if let stranger = agreement.stranger(by: by, deed) {
        throw RecordingRefusal.unknownParty(stranger, known: agreement.parties.map(\.id))
      }
      if case .notice(let notice) = deed, let own = notice.to.first(where: by.contains) {
        throw RecordingRefusal.addressedToItself(own)
      }
      if !isWhatIf { for day in deed.days { try checkHasBegun(day, now: now) } }
    }
  }

  /// A zone that the system does not know would leave the days of instants open. Without any zone data nothing is
  /// checked: bare days need none.
  private func checkZones(of agreement: Agreement) throws(RecordingRefusal) {
    guard let epoch = Instant(milliseconds: 0) else { return }
    for zone in agreement.zones {
      do throws(RecordingRefusal) {
        _ = try dayAtPlace.civilDay(of: epoch, in: zone)
      } catch {
        if case .zoneData = error { return }
        throw error
      }
    }
  }

  /// A bare day has begun as soon as it has anywhere on Earth (UTC+14), a day with a zone when it has there.
  private func checkHasBegun(_ day: ActDay, now: Now) throws(RecordingRefusal) {
    let today: CivilDay
    switch day {
    case .day:
      today = now.instant.civilDay(offset: 14 * 3600)
    case .instant(let placed):
      let written = WrittenInstant(placed.text)
      if let zone = written?.zone {
        today = try dayAtPlace.civilDay(of: now.instant, in: zone)
      } else {
        today = now.instant.civilDay(offset: Int64(written?.offset ?? 0))
      }
    }
    guard day.atPlace <= today else { throw .futureDay(day.atPlace, now: now.instant) }
  }

  /// The same kind, parties, object and days as an act that stands; asked once a revocation names its notice.
  func checkDuplicate(_ candidate: Candidate) throws(RecordingRefusal) {
    guard case .act(let by, let deed, _)? = candidate.content.fact else { return }
    var corrected: EntryNumber?
    if case .correction(let first, _, _) = candidate.content { corrected = first }
    let twin = candidate.facts.acts.first { act in
      act.id != corrected && Set(act.by) == Set(by) && act.deed.isSame(as: deed)
    }
    if let twin { throw .duplicate(of: twin.id) }
  }
}

extension Instant {
  /// The civil day at an offset in seconds east of UTC.
  fileprivate func civilDay(offset: Int64) -> CivilDay {
    Instant(milliseconds: milliseconds + offset * 1000)?.civilDayUTC ?? civilDayUTC
  }
}

extension Deed {
  /// The same object on the same days; of an instant its civil day at the place.
  fileprivate func isSame(as other: Deed) -> Bool {
    switch (self, other) {
    case (.notice(let a), .notice(let b)):
      a.days.isSame(as: b.days) && a.form == b.form && a.effective == b.effective && Set(a.to) == Set(b.to)
    case (.revocation(let a), .revocation(let b)):
      a.days.isSame(as: b.days) && a.of == b.of
    default:
      days.map(\.atPlace) == other.days.map(\.atPlace) && hasSameObject(as: other)
    }
  }

  /// Of acts that carry one day: the same but for that day.
  private func hasSameObject(as other: Deed) -> Bool {
    switch (self, other) {
    case (.signature, .signature): true
    case (.consent(let a, _), .consent(let b, _)): a == b
    case (.amendment(let a, _), .amendment(let b, _)): a.agrees(with: b)
    case (.agreedDate(let a, _), .agreedDate(let b, _)): a == b
    case (.prolongation(let a, _), .prolongation(let b, _)): a == b
    case (.suspension(let a, _), .suspension(let b, _)): a == b
    case (.resumption(let a, _), .resumption(let b, _)): a == b
    case (.position(let a, _), .position(let b, _)): a == b
    case (.event(let a, _), .event(let b, _)): a == b
    default: false
    }
  }
}

extension NoticeDays {
  fileprivate func isSame(as other: NoticeDays) -> Bool {
    NoticeDay.allCases.allSatisfy { self[$0]?.atPlace == other[$0]?.atPlace }
  }
}
