package import CivilDate

/// What further entries change of the answers that a record gave before. The answers are those for today, for the days
/// of the new acts, and for the days of the amendments that come or go. The same is asked on every later day on which
/// something else happened, began or ended. It is asked of the agreement and of each party whose answers can be its
/// own.
package struct AnswerChanges: Sendable {
  /// The record without the entries.
  package let before: AgreementRecord
  /// The record with them.
  package let after: AgreementRecord
  /// The life without them.
  package let lifeBefore: Timeline
  /// The life with them; nil where no clause file stands any more.
  package let lifeAfter: Timeline?
  /// The statuses that change.
  package let statuses: [StatusChange]
  /// Acts recorded earlier that now mean something else.
  package let reassessed: [Reassessment]
  /// Amendments that come into force, or do not, or on another day.
  package let amendments: [AmendmentChange]
  /// Amendments adopted before that now are not adopted, or are so on another day or under another title.
  package let adoptions: [AdoptionChange]
  /// The differences in the clauses, in effect or only proposed.
  package let clauses: [ClausesDifference]
  /// How many questions, of one party on one day each, were not asked because there are more than `mostQuestions`.
  package let unasked: Int

  /// A status that changes.
  package struct StatusChange: Sendable {
    /// The party whose status it is; nil for the agreement.
    package let party: PartyID?
    /// The day asked about.
    package let on: CivilDay
    /// What the answer was without the entries.
    package let before: Status
    /// The answer with the entries; nil where no clause file stands any more.
    package let after: Status?
  }

  /// An amendment whose first day in force changes.
  package struct AmendmentChange: Hashable, Sendable {
    /// The party for which it changes; nil for the agreement, and for each party of which nothing else is said.
    package let party: PartyID?
    /// The amendment whose answer changes.
    package let amendment: AmendmentID
    /// The first day without the entries; nil where it does not come into force.
    package let before: CivilDay?
    /// The first day with the entries; nil where it does not come into force.
    package let after: CivilDay?
  }

  /// An amendment whose adoption changes.
  package struct AdoptionChange: Hashable, Sendable {
    /// The amendment whose answer changes.
    package let amendment: AmendmentID
    /// What the answer was without the entries.
    package let before: Adoption
    /// The adoption with the entries; nil where it is not adopted.
    package let after: Adoption?
  }

  /// The adoption of an amendment.
  package struct Adoption: Hashable, Sendable {
    /// The day of the last decision that the adoption took.
    package let on: CivilDay
    /// The title of the amendment; nil where no decision gives one.
    package let title: String?
  }

  /// The largest number of questions, since more would keep the reader waiting. Where there would be more, each party
  /// is asked about only on the days of the entries. Where these are too many as well, it is asked about only today and
  /// on the days of its own acts. What is not asked counts as a change.
  package static let mostQuestions = 1_024

  /// The changes; nil where no clause file stood before, so that there was no answer.
  /// - Parameters:
  ///   - after: the entries of `before`, and those that come after them.
  ///   - today: the day of asking.
  package init?(before: AgreementRecord, after: AgreementRecord, today: CivilDay) {
    guard let agreement = before.agreement else { return nil }
    let old = Timeline(agreement, acts: before.acts)
    let new = after.agreement.map { Timeline($0, acts: after.acts) }
    self.before = before
    self.after = after
    lifeBefore = old
    lifeAfter = new
    let entries = after.entries.dropFirst(before.entries.count)
    let subjects = Set(entries.compactMap { after.subject(of: $0.number) })
    var parties: [PartyID?] = [nil]
    parties += Set(old.ownLives + (new?.ownLives ?? [])).sorted().map { $0 }
    let (was, willBe) = (AskedLife(old, of: parties, on: today), new.map { AskedLife($0, of: parties, on: today) })
    let lives = [was, willBe].compactMap { $0 }
    amendments = Self.amendments(was, willBe)
    adoptions = Self.adoptions(was, willBe)
    let ofActs = lives.flatMap { $0.days(of: subjects) }
    let changed = Set(ofActs + amendments.flatMap { [$0.before, $0.after].compactMap { $0 } } + [today])
    let isFileChanged = subjects.contains { after.isClauseFile($0) }
    let first = isFileChanged ? .first : (changed.union(lives.flatMap { $0.daysNamed(by: subjects) }).min() ?? today)
    let last = changed.max() ?? today
    let changes = lives.flatMap { $0.daysOfChange.filter { $0 <= last } + $0.endsOfSuspensions }
    let days = changed.union(changes.filter { first <= $0 }).sorted()
    let own = lives.reduce(into: [:]) { own, life in
      own.merge(life.ownDays(of: subjects)) { $0.union($1) }
    }
    func canAskAll(on days: some Collection<CivilDay>) -> Bool { days.count * parties.count <= Self.mostQuestions }
    let askedOfAll = canAskAll(on: days) ? Set(days) : canAskAll(on: changed) ? changed : [today]
    var unasked = 0
    statuses = days.flatMap { day in
      parties.compactMap { party -> StatusChange? in
        if let party, !askedOfAll.contains(day), own[party]?.contains(day) != true {
          unasked += 1
          return nil
        }
        let was = old.status(on: day, known: today, of: party)
        let now = new?.status(on: day, known: today, of: party)
        return now.map(was.saysTheSame) == true ? nil : StatusChange(party: party, on: day, before: was, after: now)
      }
    }
    self.unasked = unasked
    reassessed = new?.reassessed(since: old, except: subjects) ?? []
    clauses = willBe.map { ClausesDifference.between(was, $0, Array(entries)) } ?? []
  }

  /// Whether no answer that was given before changes, and all questions were asked. Acts that wait for others, and
  /// clauses that are only proposed, change none.
  package var isEmpty: Bool { unasked == 0 && nothingFound }

  /// Whether no answer changes among those that were asked.
  package var nothingFound: Bool {
    statuses.isEmpty && reassessed.isEmpty && amendments.isEmpty && adoptions.isEmpty
      && clauses.allSatisfy { if case .proposed = $0.cause { true } else { false } }
  }

  private static func amendments(_ old: AskedLife, _ new: AskedLife?) -> [AmendmentChange] {
    func changes(of party: PartyID?) -> [AmendmentChange] {
      let before = old.inForce[party] ?? [:]
      let after = new?.inForce[party] ?? [:]
      return Set(before.keys).union(after.keys).sorted().compactMap { id in
        guard before[id] != after[id] else { return nil }
        return AmendmentChange(party: party, amendment: id, before: before[id], after: after[id])
      }
    }
    let ofAll = changes(of: nil)
    let known = Set(ofAll)
    return ofAll
      + old.parties.compactMap { $0 }.flatMap(changes).filter {
        !known.contains(AmendmentChange(party: nil, amendment: $0.amendment, before: $0.before, after: $0.after))
      }
  }

  private static func adoptions(_ old: AskedLife, _ new: AskedLife?) -> [AdoptionChange] {
    let after = new?.adoptions ?? [:]
    return old.adoptions.sorted { $0.key < $1.key }.compactMap { id, before in
      before == after[id] ? nil : AdoptionChange(amendment: id, before: before, after: after[id])
    }
  }
}

extension Status {
  /// Whether start, ending, state, effects, deadlines and the version of the clauses are the same. What waits for
  /// others does not count.
  fileprivate func saysTheSame(as other: Status) -> Bool {
    state == other.state && termination == other.termination && effects == other.effects && version == other.version
      && start.date == other.start.date && start.outcome == other.start.outcome
      && start.notBefore == other.start.notBefore
      && deadlines.elementsEqual(other.deadlines) { $0.what == $1.what && $0.date == $1.date }
  }
}

extension Timeline {
  /// The parties whose start, ending or amendments are their own.
  fileprivate var ownLives: [PartyID] {
    guard agreement.havePartiesOwnDays else { return [] }
    // In an open agreement, a party that gave a notice without having consented counts, too.
    return Array(Set(agreement.parties.map(\.id) + last.consents.map(\.party)).union(last.memberships.parties))
  }
}
