import CivilDate

extension View {
  func date(_ expectedEnd: ExpectedEnd, reached day: CivilDay) -> TerminationDate {
    let displacers = expectedEnd.firstDayWithout <= day ? [] : displacers(of: expectedEnd)
    return TerminationDate(
      certainty: displacers.isEmpty ? .fixed : .provisional, cause: expectedEnd.cause, endDays: expectedEnd.endDays,
      notice: expectedEnd.notice, determination: expectedEnd.agreed?.entries ?? expectedEnd.extending,
      agreedOn: expectedEnd.agreed?.completed, steps: expectedEnd.steps, displacers: displacers,
      amendment: expectedEnd.version.amendment)
  }

  private func displacers(of expectedEnd: ExpectedEnd) -> [Displacer] {
    let (end, rule) = (expectedEnd.firstDayWithout, situation.endingClause(expectedEnd.version.clauses)?.rule)
    var found = stillToCome(expectedEnd.provisos + provisosOfStart(behind: expectedEnd), expectedEnd)
    if rule?.yieldsToAgreedDate == true, canAgreeDate(beside: expectedEnd) { found.append(.agreedDate) }
    if canBeExtended(expectedEnd) { found.append(.extension) }
    if expectedEnd.cause.isOfAgreement, let whole, let all = whole.expectedEnd {
      found += whole.displacers(of: all)
    } else if let whole, situation.frame.endsPartyByParty {
      found += whole.displacers(before: end)
    }
    // A date that all agree on governs over every notice of the same life (L4).
    let isAgreed = expectedEnd.cause == .agreed
    if !isAgreed, let notice = furtherNotice(than: expectedEnd) { found.append(notice) }
    if isLeft(before: end) { found.append(.withdrawals(below: fewest)) }
    found += leavingByEvents(expectedEnd)
    if expectedEnd.cause == .tooFewParties, situation.subject == nil {
      found += displacersOfLeaving
      if newcomerMoves(expectedEnd, on: asked) { found.append(.newcomer) }
    }
    let latestGoverns = expectedEnd.version.policies.severalNotices == .latestGiven
    let notices = isAgreed ? [] : waitingNotices
    found += (waitingClauses + waitingWithdrawals).filter { $0.isPossible(before: end) }.flatMap(\.displacers)
    found += notices.filter { latestGoverns || $0.isPossible(before: end) }.flatMap(\.displacers)
    found += situation.clausesToCome.flatMap(\.awaited).map { Displacer($0, in: situation) }
    if situation.agreement.parent?.endsWith == true, expectedEnd.cause != .parentEnd { found.append(.parentEnd) }
    return found.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// Whether the day is the end of a term that all can extend, or counts from one.
  func canBeExtended(_ expectedEnd: ExpectedEnd) -> Bool {
    let clauses = expectedEnd.version.clauses
    let rule = expectedEnd.isByRule ? situation.endingClause(clauses)?.rule : nil
    let followsTerm = expectedEnd.cause == .term || rule?.anchors.contains(.termEnd) == true
    return followsTerm && clauses.duration?.isExtendable == true
  }

  /// Whether a date that all determine can take the place of a day of ending: it governs over a notice, and can come
  /// before any other day. Without a notice it needs the policy `agreed-date-alone`.
  private func canAgreeDate(beside expectedEnd: ExpectedEnd) -> Bool {
    switch expectedEnd.cause {
    case .agreed: false
    case .notice: true
    case .term, .event, .parentEnd, .tooFewParties, .agreementEnd:
      expectedEnd.version.policies.agreedDateAlone == .holds || !situation.life.standing.isEmpty
    }
  }

  /// What can end the agreement itself before the day on which a party leaves it.
  private func displacers(before end: CivilDay) -> [Displacer] {
    var found = (waitingClauses + waitingWithdrawals).filter { $0.isPossible(before: end) }.flatMap(\.displacers)
    if isLeft(before: end) { found.append(.withdrawals(below: fewest)) }
    guard let expectedEnd else { return found }
    found += leavingByEvents(expectedEnd)
    return found
      + stillToCome(expectedEnd.provisos, expectedEnd).filter { displacer in
        displacer.event.map { endDays(if: $0, on: asked).map { $0.firstDayWithout < end } ?? false } ?? true
      }
  }

  /// Whether notices to come could leave too few parties before a day.
  private func isLeft(before end: CivilDay) -> Bool {
    if let prepared = timeline.prepared, prepared.asked == asked, situation.subject == nil,
      let known = prepared.isLeft[end]
    {
      return known
    }
    return situation.isLeft(before: end, asked: asked)
  }

  /// The events by which so many parties leave without a notice that the agreement ends on another day.
  private func leavingByEvents(_ expectedEnd: ExpectedEnd) -> [Displacer] {
    guard situation.subject == nil, situation.endsByEvents, let party = situation.allParties.first else {
      return []
    }
    let own = View(day, situation, of: party, in: timeline, asked: asked)
    return own.waitingClauses.flatMap(\.displacers).filter { displacer in
      displacer.event.map { endDays(if: $0, on: asked) != expectedEnd.endDays } ?? false
    }
  }

  var fewest: Int { situation.version(on: asked).clauses.fewestParties }

  /// What can still change a start that has not come, where the ending counts from that start.
  private func provisosOfStart(behind expectedEnd: ExpectedEnd) -> [Awaited] {
    guard let start = situation.start, start > asked, situation.life.runStart == nil else { return [] }
    let (clauses, isTerm) = (expectedEnd.version.clauses, expectedEnd.cause == .term)
    let rule = isTerm ? clauses.duration?.ends : situation.endingClause(clauses)?.rule
    var anchors = rule?.anchors ?? []
    if anchors.contains(.termEnd) { anchors.formUnion(clauses.duration?.ends.anchors ?? []) }
    guard isTerm || expectedEnd.isByRule, !anchors.isDisjoint(with: [.start, .startForParty]) else { return [] }
    return [situation.starting, situation.startOfAll].compactMap { $0?.derived }.flatMap(\.provisos)
  }

  /// The displacers among the provisos that can still move the day. What has happened, or could only come too late, is
  /// left out.
  private func stillToCome(_ provisos: [Awaited], _ expectedEnd: ExpectedEnd) -> [Displacer] {
    guard !provisos.isEmpty else { return [] }
    let allMove = endDays(ifAllHappensOn: asked) != expectedEnd.endDays
    return provisos.map { Displacer($0, in: situation) }.filter { displacer in
      guard !allMove, let event = displacer.event else { return allMove || displacer.kind == .other }
      return [asked, expectedEnd.endDays.lastDay].contains { endDays(if: event, on: $0) != expectedEnd.endDays }
    }
  }

  /// What can move the days of leaving of the parties under notice.
  private var displacersOfLeaving: [Displacer] {
    situation.memberships.underNotice.keys.flatMap { party -> [Displacer] in
      guard let own = situation.memberships[party]?.kept.end else { return [] }
      var found = own.provisos.map { Displacer($0, in: situation) }
      if situation.frame.endingClause(own.version.clauses, of: party)?.rule?.yieldsToAgreedDate == true {
        found.append(.agreedDate)
      }
      if own.version.policies.severalNotices == .latestGiven {
        found.append(.furtherNotice(by: .parties([party])))
      }
      return found
    }
  }

  /// A notice to come that would bring an earlier day, with what it waits for. Where the latest notice governs, any
  /// other day will do.
  private func furtherNotice(than expectedEnd: ExpectedEnd) -> Displacer? {
    guard let notices = NoticesToCome(than: expectedEnd, self), notices.displace else { return nil }
    let notice: Displacer =
      expectedEnd.cause == .notice ? .furtherNotice(by: noticeActor) : .earlierNotice(by: noticeActor)
    let awaited = notices.awaited.map(\.phrase)
    guard !awaited.isEmpty else { return notice }
    let phrase = Phrase(en: "\(notice.phrase) and waits for \(awaited)", ja: "\(awaited)を待つ、\(notice.phrase)")
    return Displacer(.notice, by: noticeActor, phrase)
  }

  private var noticeActor: Displacer.Actor { noticed.subject.map { .parties([$0]) } ?? .anyParty }
}

extension Displacer {
  fileprivate static var agreedDate: Displacer {
    Displacer(
      .agreedDate, by: .allParties, Phrase(en: "a date that all \(.parties) determine", ja: "全\(.parties)が定める日"))
  }

  fileprivate static var `extension`: Displacer {
    Displacer(.extension, by: .allParties, Phrase(en: "an extension of the term", ja: "期間の延長"))
  }

  fileprivate static func withdrawals(below fewest: Int) -> Displacer {
    Displacer(
      .withdrawals, by: .anyParty,
      Phrase(
        en: "the withdrawal of so many that fewer than \(fewest) \(.parties) are left",
        ja: "残る\(.parties)が\(fewest)未満となる\(.withdrawal)"))
  }

  fileprivate static var newcomer: Displacer {
    Displacer(
      .consent, by: .anyParty, Phrase(en: "the consent of a further \(.party)", ja: "新たな\(.party)の同意"))
  }

  fileprivate static var parentEnd: Displacer {
    let phrase = Phrase(en: "the end of the parent agreement", ja: "基本となる協定の終了")
    return Displacer(.parentEnd, by: .nobody, phrase, event: Anchor.parentEnd.event)
  }

  fileprivate static func earlierNotice(by actor: Actor) -> Displacer {
    Displacer(.notice, by: actor, Phrase(en: "a notice that ends it earlier", ja: "それより早く終了させる通知"))
  }

  fileprivate static func furtherNotice(by actor: Actor) -> Displacer {
    Displacer(.notice, by: actor, Phrase(en: "a further notice that brings another day", ja: "別の日をもたらす更なる通知"))
  }
}
