import CivilDate

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
      notice: notice, waitsFor: waits.waitings,
      displacers: waits.awaited.map { Displacer($0, in: situation) },
      notBefore: notBefore.flatMap { $0 > asked ? $0 : nil })
  }
}

extension View {
  var waitingNotices: [OpenEnd] {
    let undated = situation.life.undated.map { notice in
      OpenEnd(
        notice: notice.entry, waitsFor: [.day(notice.missing, of: notice.entry)],
        displacers: [
          Displacer(
            .dayOfNotice, by: .nobody, Phrase(en: "the record of the day that a notice counts from", ja: "通知の起算日の記録"))
        ], notBefore: earliestEnd(of: notice))
    }
    let standing = situation.life.standing.reversed().compactMap { notice -> OpenEnd? in
      let version = situation.version(on: notice.countsFrom)
      if notice.pauses.values.contains(where: { $0.until == nil || $0.covers(asked) }) {
        // What its rule waits for holds the notice as well, whoever resumes it.
        let waits = situation.evaluation(of: notice, under: version, today: asked).waits
        let awaited = waits?.awaited ?? []
        let earliest = (awaited.isEmpty ? situation : situation.supposing(asked))
          .evaluation(of: notice, under: version, today: asked).day
        let until = notice.pauses.current(on: asked)?.until
        let resumption = Displacer(
          .resumption, by: .parties(notice.by), Phrase(en: "the resumption of a notice", ja: "通知の再開"))
        return OpenEnd(
          notice: notice.entry, waitsFor: [.resumption(of: notice.entry, itself: until)] + (waits?.waitings ?? []),
          displacers: [resumption] + awaited.map { Displacer($0, in: situation) }, notBefore: earliest)
      }
      return situation.evaluation(of: notice, under: version).waits.map {
        let earliest = situation.supposing(asked).evaluation(of: notice, under: version).day
        return OpenEnd(notice.entry, $0, in: situation, notBefore: earliest, asked: asked)
      }
    }
    return undated + standing
  }

  /// The earliest day that a notice can bring whose counting day is not recorded; nil where none can be told. A date
  /// agreed by all governs over the rule (L4), also one that the notice itself names.
  private func earliestEnd(of notice: UndatedNotice) -> CivilDay? {
    let bound = notice.notBefore.flatMap {
      situation.supposing(asked).evaluation(ofNoticeOn: $0, named: notice.named, under: situation.version(on: $0)).day
    }
    let named = notice.named.flatMap { named in
      let holders = situation.life.determinations.holders(of: .firstDayWithout(named)).union(notice.by)
      return situation.allParties.allSatisfy(holders.contains) ? named : nil
    }
    return bound.map { [situation.life.agreed?.firstDayWithout, named].compactMap { $0 }.reduce($0, min) }
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
  var waitingClauses: [OpenEnd] {
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
    if isWhole, situation.extended(version) == nil, let term = version.clauses.duration, !term.isRenewedWithoutLimit,
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
    let ways = all.map(\.waitsFor).reduce(into: [[Waiting]]()) { if !$0.contains($1) { $0.append($1) } }
    return .conditional(
      ConditionalTermination(notice: first.notice, ways: ways, notBefore: isBounded ? bound : nil))
  }
}
