import CivilDate

extension View {
  func date(_ governing: Governing, reached day: CivilDay) -> TerminationDate {
    let displacers = governing.firstDayWithout <= day ? [] : displacers(of: governing)
    return TerminationDate(
      certainty: displacers.isEmpty ? .fixed : .provisional, cause: governing.cause, turn: governing.turn,
      notice: governing.notice, determination: governing.agreed?.entries ?? governing.extending,
      agreedOn: governing.agreed?.completed, steps: governing.steps, displacers: displacers,
      amendment: governing.version.amendment)
  }

  private func displacers(of governing: Governing) -> [Displacer] {
    var found = governing.provisos.map(Displacer.init)
    let clauses = governing.version.clauses
    if governing.cause == .notice, situation.endingClause(clauses)?.rule?.yieldsToAgreedDate == true {
      found.append(.agreedDate)
    }
    if governing.cause == .term, clauses.duration?.isExtendable == true {
      found.append(Displacer(.prolongation, by: .allParties, Phrase(en: "an extension of the term", ja: "期間の延長")))
    }
    if governing.cause == .agreementEnd || governing.cause == .tooFewParties, let whole, let all = whole.governing {
      found += whole.displacers(of: all)
    }
    // A date that all agree on governs over every notice of the same life (L4).
    let isAgreed = governing.cause == .agreed
    if !isAgreed, let notice = furtherNotice(than: governing) { found.append(notice) }
    if situation.isLeft(before: governing.firstDayWithout, asked: asked) {
      let fewest = clauses.withdrawal?.fewest ?? 2
      found.append(
        Displacer(
          .withdrawals, by: .anyParty,
          Phrase(
            en: "the withdrawal of so many that fewer than \(fewest) \(.parties) are left",
            ja: "残る\(.parties)が\(fewest)未満となる脱退")))
    }
    if governing.cause == .tooFewParties, situation.subject == nil { found += displacersOfLeaving }
    found += (waitingClauses + (isAgreed ? [] : waitingNotices)).filter {
      $0.notBefore.map { $0 < governing.firstDayWithout } ?? true
    }.flatMap(\.displacers)
    found += situation.clausesToCome.flatMap(\.awaited).map(Displacer.init)
    if situation.agreement.parent?.endsWith == true, governing.cause != .parentEnd {
      let phrase = Phrase(en: "the end of the parent agreement", ja: "基本となる協定の終了")
      found.append(Displacer(.parentEnd, by: .nobody, phrase, event: Anchor.parentEnd.event))
    }
    return found.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// What can move the day on which one of those leaves by whom too few are left.
  private var displacersOfLeaving: [Displacer] {
    situation.lives.underNotice.keys.flatMap { party -> [Displacer] in
      guard let own = situation.lives[party]?.kept.end else { return [] }
      var found = own.provisos.map(Displacer.init)
      if situation.frame.endingClause(own.version.clauses, of: party)?.rule?.yieldsToAgreedDate == true {
        found.append(.agreedDate)
      }
      if own.version.clauses.policies.values.severalNotices == .latestGiven {
        found.append(.furtherNotice(by: .parties([party])))
      }
      return found
    }
  }

  /// A notice to come that would bring an earlier day or, where the latest governs, any other.
  private func furtherNotice(than governing: Governing) -> Displacer? {
    guard let notices = NoticesToCome(than: governing, self), notices.first < governing.firstDayWithout,
      [notices.first, governing.turn.lastDay].contains(where: notices.displace)
    else { return nil }
    return governing.cause == .notice
      ? .furtherNotice(by: noticeActor)
      : Displacer(.notice, by: noticeActor, Phrase(en: "a notice that ends it earlier", ja: "それより早く終了させる通知"))
  }

  private var noticeActor: Displacer.Actor { noticed.subject.map { .parties([$0]) } ?? .anyParty }

  /// Until when each can take the place of a day.
  func displacements(of date: TerminationDate) -> [Displacement] {
    guard let governing else { return [] }
    return date.displacers.map { Displacement(displacer: $0, until: lastDay(of: $0, displacing: governing)) }
  }

  /// The same of the start.
  func displacements(of start: StartAnswer) -> [Displacement] {
    guard let date = start.date, let last = date.previous else { return [] }
    return start.displacers.map { displacer in
      let found = displacer.event.flatMap { event in
        asked.last(isMonotone: true, until: last) { self.start(if: event, on: $0) != date }
      }
      return Displacement(displacer: displacer, until: found ?? last)
    }
  }

  /// When it would start if something happened on a day to come.
  private func start(if event: EventName, on day: CivilDay) -> CivilDay? {
    let act = Act(id: .last, by: [], deed: .event(event, on: .day(day)))
    return timeline.supposing(act, after: asked).view(on: day, of: situation.subject).situation.start
  }

  /// After it, the date stands: found by asking, where a later act of its kind moves the date less; else the last day
  /// before the date.
  private func lastDay(of displacer: Displacer, displacing governing: Governing) -> CivilDay {
    let last = governing.turn.lastDay
    let found: CivilDay? =
      switch displacer.kind {
      case .notice:
        NoticesToCome(than: governing, self).flatMap { notices in
          guard notices.areMonotone, !notices.displace(on: last) else { return nil }
          return notices.first.last(isMonotone: true, until: last, notices.displace)
        }
      case .withdrawals:
        // Those of a party's answer are the agreement's.
        (whole ?? self).lastDayOfWithdrawals(before: governing.firstDayWithout)
      case .event, .parentEnd:
        displacer.event.flatMap { event in
          asked.last(isMonotone: true, until: last) { turn(if: event, on: $0) != governing.turn }
        }
      default: nil
      }
    return found ?? last
  }

  /// Nil where a later notice can bring an earlier day.
  private func lastDayOfWithdrawals(before end: CivilDay) -> CivilDay? {
    guard let last = end.previous, let clause = situation.version(on: asked).clauses.withdrawal,
      clause.rule?.isMonotone == true, clause.noticeFrom == nil,
      situation.version(on: asked) === situation.versions.last
    else { return nil }
    return asked.last(isMonotone: true, until: last) { situation.isLeft(before: end, asked: $0) }
  }

  /// What would end it if something happened on a day to come.
  private func turn(if event: EventName, on day: CivilDay) -> Turn? {
    let act = Act(id: .last, by: [], deed: .event(event, on: .day(day)))
    return timeline.supposing(act, after: asked).view(on: day, of: situation.subject).governing?.turn
  }

  private var waitingNotices: [OpenEnd] {
    let undated = situation.ending.undated.map { notice in
      let bound = notice.notBefore.flatMap {
        situation.supposing(asked).evaluation(ofNoticeOn: $0, under: situation.version(on: $0)).day
      }
      return OpenEnd(
        notice: notice.entry, waitsFor: [.day(notice.missing, of: notice.entry)],
        displacers: [
          Displacer(
            .dayOfNotice, by: .nobody, Phrase(en: "the record of the day that a notice counts from", ja: "通知の起算日の記録"))
        ], notBefore: bound)
    }
    let standing = situation.ending.standing.reversed().compactMap { notice -> OpenEnd? in
      let version = situation.version(on: notice.countsFrom)
      if notice.pauses.values.contains(where: { $0.until == nil || $0.covers(asked) }) {
        return OpenEnd(
          notice: notice.entry, waitsFor: [.resumption(of: notice.entry)],
          displacers: [
            Displacer(.resumption, by: .parties(notice.by), Phrase(en: "the resumption of a notice", ja: "通知の再開"))
          ],
          notBefore: situation.evaluation(of: notice, under: version, today: asked).day)
      }
      return situation.evaluation(of: notice, under: version).waits.map {
        let earliest = situation.supposing(asked).evaluation(of: notice, under: version).day
        return OpenEnd(notice.entry, $0, notBefore: earliest, asked: asked)
      }
    }
    return undated + standing
  }

  /// The end of the term, or one that rests on events alone, where what it counts from has not all happened.
  private var waitingClauses: [OpenEnd] {
    let version = situation.version(on: day)
    guard let start = situation.start else { return [] }
    let (context, supposing) = (situation.context(on: start, version), situation.supposing(asked))
    var found: [OpenEnd] = []
    let isWhole = situation.subject == nil || !situation.agreement.clauses.endsPartyByParty
    if isWhole, situation.ending.extended == nil, let term = version.clauses.duration, !term.isRenewedWithoutLimit,
      let waits = term.ends.evaluate(context).waits
    {
      found.append(OpenEnd(nil, waits, notBefore: supposing.ownEnd(version)?.firstDayWithout, asked: asked))
    }
    if let clause = situation.endingClause(version.clauses), let rule = clause.rule, rule.needsNoNotice,
      let waits = rule.evaluate(context).waits
    {
      let earliest = rule.evaluate(supposing.context(on: start, version)).derived.flatMap(clause.gives.firstDayWithout)
      found.append(OpenEnd(nil, waits, notBefore: earliest?.day, asked: asked))
    }
    return found
  }

  /// Where there is no date: a notice whose day is not recorded, that is suspended, or whose rule waits for something,
  /// makes the ending conditional, and so does a term whose end waits.
  func open(on day: CivilDay) -> Termination {
    guard let first = (waitingNotices + waitingClauses).first else { return .none }
    return .conditional(
      ConditionalTermination(notice: first.notice, waitsFor: first.waitsFor, notBefore: first.notBefore))
  }
}

/// What could still bring an end, and the earliest first day without that it could bring.
private struct OpenEnd {
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

  /// - Parameter notBefore: the day asked about bounds nothing: what happens on it is known on it.
  init(_ notice: EntryNumber?, _ waits: Waits, notBefore: CivilDay?, asked: CivilDay) {
    self.init(
      notice: notice, waitsFor: waits.awaited.map { .other($0) }, displacers: waits.awaited.map(Displacer.init),
      notBefore: notBefore.flatMap { $0 > asked ? $0 : nil })
  }
}

/// The notices that could still be given while a day of ending stands.
private struct NoticesToCome {
  /// The first day on which one could be given.
  let first: CivilDay
  /// Whether a later one never brings an earlier day.
  let areMonotone: Bool
  private let end: CivilDay
  private let takesAny: Bool
  private let life: Situation
  private let rule: DateRule

  /// Nil where there are none.
  init?(than governing: Governing, _ view: View) {
    let (situation, asked) = (view.situation, view.asked)
    let version = situation.version(on: asked)
    guard situation.canBeEndedByNotice, let clause = situation.endingClause(version.clauses), let rule = clause.rule,
      !rule.needsNoNotice
    else { return nil }
    life = view.noticed
    self.rule = rule
    let from = life.noticeFrom(clause, on: asked, version)?.day ?? asked
    first = max(asked, max(from, life.start ?? asked))
    end = governing.firstDayWithout
    takesAny = governing.cause == .notice && version.clauses.policies.values.severalNotices == .latestGiven
    areMonotone = rule.isMonotone && version === situation.versions.last && clause.noticeFrom == nil
  }

  /// Whether one of a day would bring an earlier day or, where the latest governs, any other.
  func displace(on day: CivilDay) -> Bool {
    life.endsOfNotice(on: day, rule).contains { $0 < end || (takesAny && $0 != end) }
  }
}

extension Displacer {
  fileprivate static var agreedDate: Displacer {
    Displacer(
      .agreedDate, by: .allParties, Phrase(en: "a date that all \(.parties) determine", ja: "全\(.parties)が定める日"))
  }

  fileprivate static func furtherNotice(by actor: Actor) -> Displacer {
    Displacer(.notice, by: actor, Phrase(en: "a further notice that brings another day", ja: "別の日をもたらす更なる通知"))
  }
}

extension Situation {
  /// The days that a notice of a day could bring: one that names none, and one that names its own.
  fileprivate func endsOfNotice(on day: CivilDay, _ rule: DateRule) -> [CivilDay] {
    let named = rule.anchors.contains(.namedDay) ? endOfNotice(on: day, named: day) : nil
    return [endOfNotice(on: day), named].compactMap { $0 }
  }

  /// Whether notices to come could leave too few parties before a day.
  fileprivate func isLeft(before end: CivilDay, asked: CivilDay) -> Bool {
    guard subject == nil, agreement.clauses.endsPartyByParty, !namesOnlySome else { return false }
    let rule = version(on: asked).clauses.withdrawal
    let own: Set<Anchor> = [.consent, .startForParty, .namedDay, .parentStart, .parentEnd]
    let isOwn = [rule?.rule, rule?.noticeFrom].contains { $0.map { !$0.anchors.isDisjoint(with: own) } ?? false }
    // Where the rule asks nothing of the party, what holds for one holds for all.
    let all = isOwn ? agreement.clauses.start.isByConsent ? members.keys : listed : Array(allParties.prefix(1))
    return all.contains { party in
      guard lives[party]?.ending.ended == nil else { return false }
      let view = ownView(of: party, on: asked)
      let from = view.endingClause(version(on: asked).clauses).flatMap {
        view.noticeFrom($0, on: asked, version(on: asked))?.day
      }
      let day = max(asked, max(from ?? asked, view.start ?? asked))
      guard day < end, let rule = view.endingClause(version(on: asked).clauses)?.rule else { return false }
      return view.endsOfNotice(on: day, rule).contains { $0 < end }
    }
  }
}
