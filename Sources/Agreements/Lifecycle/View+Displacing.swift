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
    if expectedEnd.cause == .notice, rule?.yieldsToAgreedDate == true { found.append(.agreedDate) }
    if canBeExtended(expectedEnd) { found.append(.extension) }
    if expectedEnd.cause.isOfAgreement, let whole, let all = whole.expectedEnd {
      found += whole.displacers(of: all)
    } else if let whole, situation.frame.endsPartyByParty {
      found += whole.displacers(before: end)
    }
    // A date that all agree on governs over every notice of the same life (L4).
    let isAgreed = expectedEnd.cause == .agreed
    if !isAgreed, let notice = furtherNotice(than: expectedEnd) { found.append(notice) }
    if situation.isLeft(before: end, asked: asked) { found.append(.withdrawals(below: fewest)) }
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

  /// What can end the agreement itself before the day on which a party leaves it.
  private func displacers(before end: CivilDay) -> [Displacer] {
    var found = (waitingClauses + waitingWithdrawals).filter { $0.isPossible(before: end) }.flatMap(\.displacers)
    if situation.isLeft(before: end, asked: asked) { found.append(.withdrawals(below: fewest)) }
    guard let expectedEnd else { return found }
    found += leavingByEvents(expectedEnd)
    return found
      + stillToCome(expectedEnd.provisos, expectedEnd).filter { displacer in
        displacer.event.map { endDays(if: $0, on: asked).map { $0.firstDayWithout < end } ?? false } ?? true
      }
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

  private var fewest: Int { situation.version(on: asked).clauses.fewestParties }

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

  var waitingNotices: [OpenEnd] {
    let undated = situation.life.undated.map { notice in
      let bound = notice.notBefore.flatMap {
        situation.supposing(asked).evaluation(
          ofNoticeOn: $0, named: notice.named, under: situation.version(on: $0)
        ).day
      }
      return OpenEnd(
        notice: notice.entry, waitsFor: [.day(notice.missing, of: notice.entry)],
        displacers: [
          Displacer(
            .dayOfNotice, by: .nobody, Phrase(en: "the record of the day that a notice counts from", ja: "通知の起算日の記録"))
        ], notBefore: bound)
    }
    let standing = situation.life.standing.reversed().compactMap { notice -> OpenEnd? in
      let version = situation.version(on: notice.countsFrom)
      if notice.pauses.values.contains(where: { $0.until == nil || $0.covers(asked) }) {
        // What its rule waits for holds the notice as well, whoever resumes it.
        let awaited = situation.evaluation(of: notice, under: version, today: asked).waits?.awaited ?? []
        let earliest = (awaited.isEmpty ? situation : situation.supposing(asked))
          .evaluation(of: notice, under: version, today: asked).day
        let resumption = Displacer(
          .resumption, by: .parties(notice.by), Phrase(en: "the resumption of a notice", ja: "通知の再開"))
        return OpenEnd(
          notice: notice.entry, waitsFor: [.resumption(of: notice.entry)] + awaited.map { .other($0) },
          displacers: [resumption] + awaited.map { Displacer($0, in: situation) }, notBefore: earliest)
      }
      return situation.evaluation(of: notice, under: version).waits.map {
        let earliest = situation.supposing(asked).evaluation(of: notice, under: version).day
        return OpenEnd(notice.entry, $0, in: situation, notBefore: earliest, asked: asked)
      }
    }
    return undated + standing
  }

  /// The waiting notices of parties whose leaving, beside that of those who leave, would leave too few.
  var waitingWithdrawals: [OpenEnd] {
    if let prepared = timeline.prepared, prepared.asked == asked, situation.subject == nil {
      return prepared.waitingWithdrawals
    }
    let memberships = situation.memberships
    guard situation.subject == nil, !memberships.waiting.isEmpty, !situation.namesOnlySome else { return [] }
    let starts = situation.starts
    let waiting = memberships.waiting.keys.filter { starts.isBound($0, on: .last) }
      .map { View(day, situation, of: $0, in: timeline, asked: asked).waitingNotices }.filter { !$0.isEmpty }
    let bounds = waiting.map { notices in notices.map { $0.notBefore ?? .first }.min() ?? .first }
    let days = (bounds + memberships.daysOfLeaving).sorted()
    // Parties that join only later count where they are bound before so many have left.
    let last = [starts.count(on: asked), starts.count].lazy.compactMap { bound -> CivilDay? in
      let place = bound - fewest
      guard place >= memberships.leavingCount, place < days.count else { return nil }
      return starts.count(on: max(days[place], asked)) <= bound ? days[place] : nil
    }.first
    guard let last else { return [] }
    // All of them wait for the same day, so they are told as one.
    func every<T: Equatable>(_ part: (OpenEnd) -> [T]) -> [T] {
      waiting.joined().flatMap(part).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
    return [
      OpenEnd(
        notice: waiting.first?.first?.notice, waitsFor: every(\.waitsFor), displacers: every(\.displacers),
        notBefore: last == .first ? nil : last)
    ]
  }

  /// The end of the term, or an end that rests on events alone, where not all has happened that it counts from. The
  /// clauses in effect come first, then those to come.
  private var waitingClauses: [OpenEnd] {
    guard let start = situation.start else { return [] }
    let versions = situation.versions
    return (versions.index(on: day)..<versions.count).flatMap { waitingClauses(under: versions[$0], start) }
  }

  private func waitingClauses(under version: ClauseVersion, _ start: CivilDay) -> [OpenEnd] {
    let (context, supposing) = (situation.context(on: start, version), situation.supposing(asked))
    func open(_ waits: Waits, _ earliest: CivilDay?) -> OpenEnd {
      OpenEnd(nil, waits, in: situation, notBefore: earliest.map { max($0, version.from) }, asked: asked)
    }
    var found: [OpenEnd] = []
    let isWhole = situation.subject == nil || !situation.frame.endsPartyByParty
    if isWhole, situation.life.extended == nil, let term = version.clauses.duration, !term.isRenewedWithoutLimit,
      let waits = term.ends.evaluate(context).waits
    {
      found.append(open(waits, supposing.ownEnd(version)?.firstDayWithout))
    }
    if let clause = situation.endingClause(version.clauses), let rule = clause.rule, rule.needsNoNotice,
      let waits = rule.evaluate(context).waits
    {
      let earliest = rule.evaluate(supposing.context(on: start, version)).derived.flatMap(clause.gives.firstDayWithout)
      found.append(open(waits, earliest?.day))
    }
    return found
  }

  /// The ending where there is no date. It is conditional if a notice is suspended, if the counting day of one is not
  /// recorded, or if the rule of one waits for something; so it is if the end of a term waits. Each of these alone
  /// could bring the ending.
  func open(on day: CivilDay) -> Termination {
    // A party's membership ends with the agreement.
    let ofAll = situation.frame.endsPartyByParty ? whole.map { $0.waitingClauses + $0.waitingWithdrawals } : nil
    let all = waitingNotices + waitingClauses + waitingWithdrawals + (ofAll ?? [])
    guard let first = all.first else { return .none }
    let isBounded = all.allSatisfy { $0.notBefore != nil } && situation.agreement.parent?.endsWith != true
    let earliest = endDays(ifAllHappensOn: asked)?.firstDayWithout
    let bound = (all.compactMap(\.notBefore) + [earliest].compactMap { $0 }).min().flatMap { $0 > asked ? $0 : nil }
    let waitsFor = all.flatMap(\.waitsFor).reduce(into: [Waiting]()) { if !$0.contains($1) { $0.append($1) } }
    return .conditional(
      ConditionalTermination(
        notice: first.notice, waitsFor: waitsFor, notBefore: isBounded ? bound : nil))
  }
}

/// What could still bring an end, and the earliest first day without that it could bring.
struct OpenEnd: Sendable {
  let notice: EntryNumber?
  let waitsFor: [Waiting]
  let displacers: [Displacer]
  let notBefore: CivilDay?

  init(notice: EntryNumber?, waitsFor: [Waiting], displacers: [Displacer], notBefore: CivilDay?) {
    self.notice = notice
    self.waitsFor = waitsFor
    self.displacers = displacers
    self.notBefore = notBefore
  }

  func isPossible(before end: CivilDay) -> Bool { notBefore.map { $0 < end } ?? true }

  /// - Parameter notBefore: it is left out unless it is after the day asked about, since what happens on that day is
  ///   known on it.
  init(_ notice: EntryNumber?, _ waits: Waits, in situation: Situation, notBefore: CivilDay?, asked: CivilDay) {
    self.init(
      notice: notice, waitsFor: waits.awaited.map { .other($0) },
      displacers: waits.awaited.map { Displacer($0, in: situation) },
      notBefore: notBefore.flatMap { $0 > asked ? $0 : nil })
  }
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
