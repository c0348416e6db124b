import CivilDate

/// The acts behind a date. They are looked for only where somebody asks why.
extension View {
  /// The entries behind the day of the ending. Where there is no such day, they are those behind what stands of an
  /// ending.
  var entriesBehindEnding: Set<EntryNumber> {
    var found = situation.entriesBehindStart
    found.formUnion(situation.life.acts)
    // The agreement must go on meanwhile, and that depends on its own acts and clauses.
    if let all = whole?.situation { found.formUnion(all.life.acts.union(all.entries(behind: all.versions.last))) }
    if let expectedEnd {
      found.formUnion(entries(behind: expectedEnd))
    } else {
      for notice in situation.life.standing { found.formUnion(situation.entries(behind: notice)) }
      found.formUnion(situation.entriesBehindTerm(situation.version(on: day)))
      found.formUnion(situation.entries(behind: situation.versions.last))
    }
    return found
  }

  private func entries(behind expectedEnd: ExpectedEnd) -> Set<EntryNumber> {
    var found = situation.entries(behind: expectedEnd.version)
    switch expectedEnd.cause {
    case .notice:
      let notice = situation.life.standing.first { $0.entry == expectedEnd.notice }
      if let notice { found.formUnion(situation.entries(behind: notice)) }
    case .agreed:
      found.formUnion(situation.entriesOfThoseWhoHaveLeft)
    case .term:
      if !expectedEnd.extending.isEmpty { found.formUnion(situation.entriesOfThoseWhoHaveLeft) }
      found.formUnion(situation.entriesBehindTerm(expectedEnd.version))
    case .event:
      let rule = situation.endingClause(expectedEnd.version.clauses)?.rule
      found.formUnion(rule.map { situation.entries(behind: $0) } ?? [])
    case .parentEnd:
      found.formUnion(situation.entries(behind: DateRule(DayOf(anchor: .parentEnd))))
    case .tooFewParties:
      found.formUnion((whole?.situation ?? situation).entriesOfThoseWhoLeave(by: expectedEnd.firstDayWithout))
    case .agreementEnd:
      found.formUnion(whole?.entriesBehindEnding ?? [])
    }
    return found
  }

  /// How the earliest day that is still possible was reached, where a notice gives it, or all that rules wait for.
  func steps(toEarliest day: CivilDay) -> [Step] {
    let supposing = situation.supposing(asked)
    let undated = situation.life.undated.compactMap { notice in
      notice.notBefore.map {
        supposing.evaluation(ofNoticeOn: $0, named: notice.named, under: situation.version(on: $0))
      }
    }
    let standing = situation.life.standing.flatMap { notice in
      let version = situation.version(on: notice.countsFrom)
      return [
        situation.evaluation(of: notice, under: version, today: asked),
        supposing.evaluation(of: notice, under: version),
      ]
    }
    let found = (undated + standing).compactMap(\.derived).first { $0.day == day }?.steps
    if let found { return found }
    let end = supposing.look(on: asked, asked: asked).end
    return end?.firstDayWithout == day ? end?.steps ?? [] : []
  }

  /// The entries that stand behind the day of every amendment.
  var entriesBehindAnyAmendment: Set<EntryNumber> {
    var found = situation.entriesBehindStart.union(situation.entriesOfThoseWhoHaveLeft)
    if let whole { found.formUnion(whole.situation.entriesBehindStart) }
    return found
  }

  /// The entries behind the day from which an amendment is in force.
  /// - Parameters:
  ///   - shared: `entriesBehindAnyAmendment`.
  ///   - organs: the acts by which organs adopted it. They count where others are to accept it.
  func entries(
    behind amendment: AmendmentID, _ shared: Set<EntryNumber>, adoptedBy organs: [EntryNumber]
  ) -> Set<EntryNumber> {
    guard let adopted = situation.adopted(amendment) else { return [] }
    let version = situation.versions.deciding(amendment, on: adopted.adopted)
    var found = shared.union(situation.entries(behind: version))
    found.formUnion(adopted.parts.values.map(\.entry))
    if let clause = version.clauses.amendment {
      for rule in [clause.rule, clause.forParty].compactMap({ $0 }) {
        found.formUnion(situation.entries(behind: rule, from: adopted.countsFrom))
      }
      if clause.by == .acceptors { found.formUnion(organs) }
    }
    return found
  }

  /// The entries behind a further day of the text, or behind a day by which something has to be done.
  func entries(behind day: FurtherDay) -> Set<EntryNumber> {
    let version = noticed.version(on: self.day)
    var found = noticed.entries(behind: version)
    guard let rule = day.rule else {
      let clause = noticed.endingClause(version.clauses)
      for rule in [clause?.rule, clause?.noticeFrom].compactMap({ $0 }) {
        found.formUnion(noticed.entries(behind: rule))
      }
      return found.union(entriesBehindEnding)
    }
    let anchors: Set<Anchor> = [.end, .termEnd, .notice, .namedDay]
    found.formUnion(situation.entries(behind: rule))
    if !rule.anchors.isDisjoint(with: anchors) { found.formUnion(entriesBehindEnding) }
    if !rule.anchors.isDisjoint(with: [.start, .startForParty]) { found.formUnion(situation.entriesBehindStart) }
    return found
  }
}

extension Situation {
  /// The entries behind the start of the agreement, or of the party that it is seen by.
  var entriesBehindStart: Set<EntryNumber> {
    let clause = agreement.clauses.start
    var found = entries(behind: clause.rule)
    found.formUnion(life.before)
    if agreement.parent?.startsNotBefore == true {
      found.formUnion(entries(behind: DateRule(DayOf(anchor: .parentStart))))
    }
    guard let subject, startsByItself(subject) else { return found }
    if let own = consents.last(of: subject) {
      found.insert(own.entry)
      let rule = own.consent.kind == .succession ? clause.succession : clause.forParty
      found.formUnion(rule.map { entries(behind: $0) } ?? [])
    } else if let rule = clause.forParty {
      found.formUnion(entries(behind: rule))
    }
    return found
  }

  /// The entries that a rule counts from, as far as they have happened. The notice or amendment that the rule is about
  /// is left out.
  /// - Parameter day: the day from which events count.
  fileprivate func entries(behind rule: DateRule, from day: CivilDay = .first) -> Set<EntryNumber> {
    var found: Set<EntryNumber> = []
    for name in rule.events {
      let own = subject.flatMap { events.first(name, of: $0, from: day) }
      let all = [own, events.firstOfNobody(name, from: day), events.first(name, from: day)]
      found.formUnion(all.compactMap { $0?.entry })
    }
    for threshold in rule.thresholds { found.formUnion(tallies.entries(reaching: threshold)) }
    for anchor in rule.anchors { found.formUnion(entries(of: anchor)) }
    return found
  }

  private func entries(of anchor: Anchor) -> [EntryNumber] {
    switch anchor {
    case .lastSignature: listed.compactMap { signatures[$0]?.entry }
    case .consent: subject.flatMap { consents.last(of: $0)?.entry }.map { [$0] } ?? []
    case .lastConsent: consents.map(\.entry)
    case .notice, .namedDay, .adoption, .start, .startForParty, .end, .termEnd, .parentStart, .parentEnd: []
    }
  }

  fileprivate func entries(behind notice: GivenNotice) -> Set<EntryNumber> {
    var found: Set<EntryNumber> = [notice.entry]
    found.formUnion(notice.pauses.values.flatMap(\.entries))
    let version = version(on: notice.countsFrom)
    guard let clause = endingClause(version.clauses) else { return found }
    if let rule = clause.rule {
      found.formUnion(entries(behind: rule, from: notice.countsFrom))
      if rule.anchors.contains(.termEnd) { found.formUnion(entriesBehindTerm(version)) }
    }
    if let rule = clause.noticeFrom {
      found.formUnion(entries(behind: rule))
      if rule.anchors.contains(.termEnd) { found.formUnion(entriesBehindTerm(version)) }
    }
    return found
  }

  fileprivate func entriesBehindTerm(_ version: ClauseVersion) -> Set<EntryNumber> {
    if let extended = extended(version) { return extended.behind.union(extended.entries) }
    return version.clauses.duration.map { entries(behind: $0.ends) } ?? []
  }

  /// The entries behind the clauses of a version: the decisions on every amendment that they come from.
  func entries(behind version: ClauseVersion) -> Set<EntryNumber> {
    guard version.amendment != nil else { return [] }
    return versions.all.prefix { $0.from <= version.from }.compactMap(\.amendment).reduce(
      into: entriesOfThoseWhoHaveLeft
    ) {
      $0.formUnion(adopted($1)?.parts.values.map(\.entry) ?? [])
    }
  }

  /// The entries that decide who has left, and who would have left without an act. Who decides together depends on
  /// them.
  fileprivate var entriesOfThoseWhoHaveLeft: Set<EntryNumber> {
    memberships.lives.reduce(into: []) { found, life in
      let hasLeft = life.ended != nil || !life.before.isEmpty
      found.formUnion(hasLeft ? life.acts : Set(life.revocations.keys + life.determined))
    }
  }

  /// The entries that decide how many parties are left by a day. They include the consents of all who joined.
  fileprivate func entriesOfThoseWhoLeave(by day: CivilDay) -> Set<EntryNumber> {
    var found = Set(consents.map(\.entry))
    for party in memberships.parties {
      guard let membership = memberships[party], let leaves = membership.leaves, leaves <= day else { continue }
      let view = ownView(of: party, on: day)
      for notice in view.life.standing { found.formUnion(view.entries(behind: notice)) }
      found.formUnion(view.life.acts)
      if let end = membership.kept.end { found.formUnion(view.entries(behind: end.version)) }
    }
    return found
  }
}
