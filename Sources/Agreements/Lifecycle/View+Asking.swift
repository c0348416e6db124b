import CivilDate

/// The last day on which something to come can move a day. It is found by asking what would follow if it happened.
extension View {
  /// The displacers of a date, each with the last day on which it can displace the date.
  func displacements(of date: TerminationDate) -> [Displacement] {
    guard let expectedEnd else { return [] }
    return date.displacers.map { Displacement(displacer: $0, until: lastDay(of: $0, displacing: expectedEnd)) }
  }

  /// The displacers of a start, each with the last day on which it can displace the start.
  func displacements(of start: StartAnswer) -> [Displacement] {
    guard let date = start.date else { return [] }
    return start.displacers.map { displacer in
      let found =
        if let event = displacer.event {
          asked.last(isMonotone: true, until: date) { self.start(if: event, on: $0) != date }
        } else {
          asked.last(isMonotone: true, until: date) { startSupposing($0) != date }
        }
      return Displacement(displacer: displacer, until: found ?? date)
    }
  }

  /// Whether something that the start could still wait for can move it. What happens on the first day itself is in time
  /// (L7).
  func canMove(_ start: CivilDay, _ displacer: Displacer) -> Bool {
    guard startSupposing(asked) == start else { return true }
    guard let event = displacer.event else { return asked < start && displacer.kind == .other }
    return [asked, start].contains { self.start(if: event, on: $0) != start }
  }

  /// The start, if all that it can count from happened on a day to come.
  private func startSupposing(_ day: CivilDay) -> CivilDay? { situation.supposing(day).starting.day }

  /// The start, if an event happened on a day to come.
  private func start(if event: EventName, on day: CivilDay) -> CivilDay? {
    view(if: [], .event(event, on: .day(day)), on: day).situation.start
  }

  private func view(if by: [PartyID], _ content: ActContent, on day: CivilDay) -> View {
    timeline.supposing(Act(id: .last, by: by, content: content), after: asked).view(on: day, of: situation.subject)
  }

  /// The ending, if an event happened on a day to come.
  func endDays(if event: EventName, on day: CivilDay) -> EndDays? {
    view(if: [], .event(event, on: .day(day)), on: day).expectedEnd?.endDays
  }

  /// The ending, if all that rules can count from happened on a day to come.
  func endDays(ifAllHappensOn day: CivilDay) -> EndDays? {
    let own = situation.supposing(day).endAnew(on: day)
    guard situation.subject != nil, let all = whole?.situation.supposing(day).endAnew(on: day) else { return own }
    return own.map { all.firstDayWithout < $0.firstDayWithout ? all : $0 } ?? all
  }

  /// Whether the consent of a new or returning party moves the day on which too few are left.
  func newcomerMoves(_ expectedEnd: ExpectedEnd, on day: CivilDay) -> Bool {
    let frame = situation.frame
    let absent = situation.listed.first { party in
      situation.memberships[party]?.life.ended != nil || (frame.listedStartByConsent && situation.members[party] == nil)
    }
    let stranger = frame.agreement.openTo == nil ? nil : situation.stranger
    func moves(_ party: PartyID, on day: CivilDay) -> Bool {
      view(if: [party], .consent(Consent(kind: .accession), on: .day(day)), on: day).expectedEnd?.endDays
        != expectedEnd.endDays
    }
    if let party = stranger ?? absent { return moves(party, on: day) }
    // Who leaves before the end can come back before it.
    return situation.listed.contains { party in
      guard let left = situation.memberships[party]?.kept.end?.firstDayWithout, day < left,
        left < expectedEnd.firstDayWithout
      else { return false }
      return moves(party, on: left)
    }
  }

  /// The day after which a displacer can no longer move the date. It is found by asking where a later act of that kind
  /// moves the date less; else it is the last day before the date.
  private func lastDay(of displacer: Displacer, displacing expectedEnd: ExpectedEnd) -> CivilDay {
    let last = expectedEnd.endDays.lastDay
    func lastAsked(_ moves: (CivilDay) -> Bool) -> CivilDay? { asked.last(isMonotone: true, until: last, moves) }
    let found: CivilDay? =
      switch displacer.kind {
      case .notice:
        NoticesToCome(than: expectedEnd, self)?.lastDay
      case .withdrawals:
        // Where a party asks, the withdrawals are those of the agreement.
        (whole ?? self).lastDayOfWithdrawals(before: expectedEnd.firstDayWithout)
      case .event, .parentEnd:
        displacer.event.flatMap { event in lastAsked { endDays(if: event, on: $0) != expectedEnd.endDays } }
      case .consent where expectedEnd.cause == .tooFewParties:
        lastAsked { (whole ?? self).newcomerMoves(expectedEnd, on: $0) }
      case .consent, .signature: lastAsked { endDays(ifAllHappensOn: $0) != expectedEnd.endDays }
      case .resumption: lastAsked { resumptionMoves(expectedEnd, on: $0) }
      case .agreedDate, .extension, .dayOfNotice, .other: nil
      }
    return found ?? last
  }

  private func resumptionMoves(_ expectedEnd: ExpectedEnd, on day: CivilDay) -> Bool {
    situation.life.standing.filter { $0.pauses.current(on: asked) != nil }.contains { notice in
      let resumption = ActContent.resumption(Resumption(notice: notice.entry), on: .day(day))
      return view(if: notice.by, resumption, on: day).expectedEnd?.endDays != expectedEnd.endDays
    }
  }

  /// The last day on which withdrawals can bring an earlier end; nil where asking few days cannot tell it.
  private func lastDayOfWithdrawals(before end: CivilDay) -> CivilDay? {
    guard let last = end.previous, situation.leavesInOrder(from: asked) else { return nil }
    return asked.last(isMonotone: true, until: last) { situation.isLeft(before: end, asked: $0) }
  }
}

extension Situation {
  /// A party identifier that the record does not use yet.
  fileprivate var stranger: PartyID? {
    (0...consents.partyCount).lazy.compactMap { PartyID("newcomer-\($0)") }
      .first { !isListed($0) && agreement.organ($0) == nil && consents.last(of: $0) == nil }
  }

  /// The ending, looked at anew.
  fileprivate func endAnew(on day: CivilDay) -> EndDays? { look(on: day, asked: day).end?.endDays }
}
