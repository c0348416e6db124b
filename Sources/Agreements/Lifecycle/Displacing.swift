import CivilDate

extension View {
  func date(_ governing: Governing, reached day: CivilDay) -> TerminationDate {
    let rule = situation.endingClause(governing.version.clauses)?.rule
    let isReached = governing.firstDayWithout <= day
    let yields = governing.cause == .notice && rule?.yieldsToAgreedDate == true
    let provisos = isReached ? [] : displacers(of: governing)
    return TerminationDate(
      certainty: isReached || (!yields && provisos.isEmpty) ? .fixed : .provisional, cause: governing.cause,
      turn: governing.turn, notice: governing.notice, determination: governing.agreed?.entries ?? governing.extending,
      agreedOn: governing.agreed?.completed, steps: governing.steps, provisos: provisos,
      amendment: governing.version.amendment)
  }

  /// What the text provides for that can still take the place of a day (L28), an agreed date aside. That the day could
  /// be revoked, agreed anew, amended or corrected is none of it.
  private func displacers(of governing: Governing) -> [Phrase] {
    var found = governing.provisos
    if governing.cause == .agreementEnd || governing.cause == .tooFewParties, let whole, let all = whole.governing {
      found += whole.displacers(of: all)
    }
    // A date that all agree on governs over every notice of the same life (L4).
    let isAgreed = governing.cause == .agreed
    if !isAgreed, let notice = furtherNotice(than: governing) { found.append(notice) }
    if situation.isLeft(before: governing.firstDayWithout, asked: asked) {
      let fewest = governing.version.clauses.withdrawal?.fewest ?? 2
      found.append(
        Phrase(
          en: "the withdrawal of so many that fewer than \(fewest) \(.parties) are left",
          ja: "残る\(.parties)が\(fewest)未満となる脱退"))
    }
    if governing.cause == .tooFewParties, situation.subject == nil { found += displacersOfLeaving }
    found += (waitingClauses + (isAgreed ? [] : waitingNotices)).filter {
      $0.notBefore.map { $0 < governing.firstDayWithout } ?? true
    }.flatMap(\.phrases)
    found += situation.clausesToCome.flatMap(\.awaited).map(\.phrase)
    if situation.agreement.parent?.endsWith == true, governing.cause != .parentEnd {
      found.append(Phrase(en: "the end of the parent agreement", ja: "基本となる協定の終了"))
    }
    return found.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// What can move the day on which one of those leaves by whom too few are left.
  private var displacersOfLeaving: [Phrase] {
    situation.lives.underNotice.keys.flatMap { party -> [Phrase] in
      guard let own = situation.lives[party]?.kept.end else { return [] }
      var found = own.provisos
      if situation.frame.endingClause(own.version.clauses, of: party)?.rule?.yieldsToAgreedDate == true {
        found.append(Phrase(en: "a date that all \(.parties) determine", ja: "全\(.parties)が定める日"))
      }
      if own.version.clauses.policies.values.severalNotices == .latestGiven {
        found.append(Phrase(en: "a further notice that brings another day", ja: "別の日をもたらす更なる通知"))
      }
      return found
    }
  }

  /// A notice to come that would bring an earlier day or, where the latest governs, any other.
  private func furtherNotice(than governing: Governing) -> Phrase? {
    let version = situation.version(on: asked)
    guard situation.canBeEndedByNotice, let clause = situation.endingClause(version.clauses), let rule = clause.rule,
      !rule.needsNoNotice
    else { return nil }
    let from = noticed.noticeFrom(clause, on: asked, version)?.day ?? asked
    let first = max(asked, max(from, noticed.start ?? asked))
    guard first < governing.firstDayWithout else { return nil }
    let isDisplaced = [first, governing.turn.lastDay].flatMap { noticed.endsOfNotice(on: $0, rule) }
      .contains { end in
        let latest = governing.cause == .notice && version.clauses.policies.values.severalNotices == .latestGiven
        return end < governing.firstDayWithout || (latest && end != governing.firstDayWithout)
      }
    guard isDisplaced else { return nil }
    return governing.cause == .notice
      ? Phrase(en: "a further notice that brings another day", ja: "別の日をもたらす更なる通知")
      : Phrase(en: "a notice that ends it earlier", ja: "それより早く終了させる通知")
  }

  private var waitingNotices: [OpenEnd] {
    let undated = situation.ending.undated.map { notice in
      let bound = notice.notBefore.flatMap {
        situation.evaluation(ofNoticeOn: $0, under: situation.version(on: $0)).day
      }
      return OpenEnd(
        notice: notice.entry, waitsFor: [.day(notice.missing, of: notice.entry)],
        phrases: [
          Phrase(en: "the record of the day that a notice counts from", ja: "通知の起算日の記録")
        ], notBefore: bound)
    }
    let standing = situation.ending.standing.reversed().compactMap { notice -> OpenEnd? in
      let version = situation.version(on: notice.countsFrom)
      if notice.pauses.values.contains(where: { $0.until == nil || $0.covers(asked) }) {
        return OpenEnd(
          notice: notice.entry, waitsFor: [.resumption(of: notice.entry)],
          phrases: [Phrase(en: "the resumption of a notice", ja: "通知の再開")],
          notBefore: situation.evaluation(of: notice, under: version, today: asked).day)
      }
      return situation.evaluation(of: notice, under: version).waits.map { OpenEnd(notice.entry, $0) }
    }
    return undated + standing
  }

  /// The end of the term, or one that rests on events alone, where what it counts from has not all happened.
  private var waitingClauses: [OpenEnd] {
    let version = situation.version(on: day)
    guard let start = situation.start else { return [] }
    let context = situation.context(on: start, version)
    let isWhole = situation.subject == nil || !situation.agreement.clauses.endsPartyByParty
    let term = isWhole && situation.ending.extended == nil ? version.clauses.duration?.ends : nil
    let clause = situation.endingClause(version.clauses)?.rule
    let rules = [term, clause?.needsNoNotice == true ? clause : nil].compactMap { $0 }
    return rules.compactMap { rule in rule.evaluate(context).waits.map { OpenEnd(nil, $0) } }
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
  let phrases: [Phrase]
  let notBefore: CivilDay?

  init(notice: EntryNumber?, waitsFor: [Waiting], phrases: [Phrase], notBefore: CivilDay?) {
    self.notice = notice
    self.waitsFor = waitsFor
    self.phrases = phrases
    self.notBefore = notBefore
  }

  init(_ notice: EntryNumber?, _ waits: Waits) {
    self.init(
      notice: notice, waitsFor: waits.awaited.map { .other($0) }, phrases: waits.awaited.map(\.phrase),
      notBefore: waits.notBefore)
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
