public import CivilDate

/// What further entries change of the answers that a record gave before: asked today, on the day of each new act and on
/// that of each amendment that comes or goes, of the agreement and of each party whose answers can be its own.
public struct AnswerChanges: Sendable {
  /// The record without the entries.
  public let before: Facts
  /// The record with them.
  public let after: Facts
  /// The life without them.
  public let lifeBefore: Timeline
  /// The life with them; nil where no clause file stands any more.
  public let lifeAfter: Timeline?
  /// Each answer that is another now.
  public let statuses: [StatusChange]
  /// Acts recorded earlier that now mean something else.
  public let reassessed: [Reassessment]
  /// Amendments that come into force, or do not, or on another day.
  public let amendments: [AmendmentChange]
  /// The clauses that would be others, or were proposed.
  public let clauses: [ClausesDifference]
  /// How many questions, of one party on one day each, were not asked because there are more than `mostQuestions`.
  public let unasked: Int

  /// A status that is another now.
  public struct StatusChange: Sendable {
    /// Whose; nil is the agreement's.
    public let party: PartyID?
    /// Asked about.
    public let on: CivilDay
    /// Without the entries.
    public let before: Status
    /// With them; nil where no clause file stands any more.
    public let after: Status?
  }

  /// An amendment whose first day in force is another.
  public struct AmendmentChange: Hashable, Sendable {
    /// For whom; nil is the agreement, and each party for which nothing else is said.
    public let party: PartyID?
    /// Which one.
    public let amendment: AmendmentID
    /// Without the entries; nil where it does not come into force.
    public let before: CivilDay?
    /// With them.
    public let after: CivilDay?
  }

  /// An act recorded earlier that now means something else.
  public struct Reassessment: Hashable, Sendable {
    /// The first entry of the act.
    public let entry: EntryNumber
    /// Without the new entries.
    public let before: Assessment
    /// With them.
    public let after: Assessment
  }

  /// Clauses before and after.
  public struct ClausesDifference: Sendable {
    /// The amendment that would bring the new ones; nil where the clause file itself is another.
    public let amendment: AmendmentID?
    /// The first day of the new ones; nil where the amendment is not adopted, or its day waits.
    public let from: CivilDay?
    /// With the clauses that it replaces.
    public let before: Agreement
    /// With those in their place.
    public let after: Agreement
  }

  /// Where there would be more, each party is asked about only today and on the days of its own acts: so many parties
  /// and days would keep the reader waiting. What is not asked counts as a change.
  package static let mostQuestions = 1_024

  /// Nil where no clause file stood before: there was no answer.
  /// - Parameters:
  ///   - after: the entries of `before`, and those that come after them.
  ///   - today: the day of asking.
  public init?(before: Facts, after: Facts, today: CivilDay) {
    guard let agreement = before.agreement else { return nil }
    let old = Timeline(agreement, acts: before.acts)
    let new = after.agreement.map { Timeline($0, acts: after.acts) }
    self.before = before
    self.after = after
    lifeBefore = old
    lifeAfter = new
    let entries = after.entries.dropFirst(before.entries.count)
    let subjects = after.subjects(ofLast: entries.count)
    var parties: [PartyID?] = [nil]
    parties += Set(old.ownLives + (new?.ownLives ?? [])).sorted().map { $0 }
    let amendments = Self.amendments(old, new, parties)
    self.amendments = amendments
    let ofActs = subjects.flatMap { [old.days[$0], new?.days[$0]] }
    let ofAmendments = amendments.flatMap { [$0.before, $0.after] }
    let days = Set([today] + (ofActs + ofAmendments).compactMap { $0 }).sorted()
    var own: [PartyID: Set<CivilDay>] = [:]
    for life in [old, new].compactMap({ $0 }) {
      for act in life.acts where subjects.contains(act.id) {
        for party in act.by { own[party, default: [today]].formUnion(life.days[act.id].map { [$0] } ?? []) }
      }
    }
    let asksAll = days.count * parties.count <= Self.mostQuestions
    var unasked = 0
    statuses = days.flatMap { day in
      parties.compactMap { party -> StatusChange? in
        if !asksAll, let party, day != today, own[party]?.contains(day) != true {
          unasked += 1
          return nil
        }
        let was = old.status(on: day, known: today, of: party)
        let now = new?.status(on: day, known: today, of: party)
        return now.map(was.saysTheSame) == true ? nil : StatusChange(party: party, on: day, before: was, after: now)
      }
    }
    self.unasked = unasked
    reassessed = Self.reassessed(old, new, except: subjects)
    clauses = Self.clauses(old, new, Array(entries))
  }

  /// No answer that was given before is another now, and all were asked. Acts that wait for others, and clauses that
  /// are only proposed, change none.
  public var isEmpty: Bool { unasked == 0 && nothingFound }

  /// The same of what was asked.
  public var nothingFound: Bool {
    statuses.isEmpty && reassessed.isEmpty && amendments.isEmpty
      && !clauses.contains { $0.amendment == nil || $0.from != nil }
  }

  private static func amendments(_ old: Timeline, _ new: Timeline?, _ parties: [PartyID?]) -> [AmendmentChange] {
    func changes(of party: PartyID?) -> [AmendmentChange] {
      let before = old.firstDaysInForce(of: party)
      let after = new?.firstDaysInForce(of: party) ?? [:]
      return Set(before.keys).union(after.keys).sorted().compactMap { id in
        guard before[id] != after[id] else { return nil }
        return AmendmentChange(party: party, amendment: id, before: before[id], after: after[id])
      }
    }
    let ofAll = changes(of: nil)
    let known = Set(ofAll)
    return ofAll
      + parties.compactMap { $0 }.flatMap(changes).filter {
        !known.contains(AmendmentChange(party: nil, amendment: $0.amendment, before: $0.before, after: $0.after))
      }
  }

  private static func reassessed(
    _ old: Timeline, _ new: Timeline?, except subjects: Set<EntryNumber>
  ) -> [Reassessment] {
    old.acts.map(\.id).sorted().compactMap { id in
      guard !subjects.contains(id), let before = old.assessments[id], let after = new?.assessments[id],
        before != after
      else { return nil }
      return Reassessment(entry: id, before: before, after: after)
    }
  }

  private static func clauses(_ old: Timeline, _ new: Timeline?, _ entries: [Entry]) -> [ClausesDifference] {
    guard let new else { return [] }
    var differences: [ClausesDifference] = []
    if old.agreement.file != new.agreement.file {
      differences.append(ClausesDifference(amendment: nil, from: nil, before: old.agreement, after: new.agreement))
    }
    let known = old.clauseVersions
    var versions = new.clauseVersions
    for (index, version) in versions.enumerated().dropFirst() where !known.dropFirst().contains(version) {
      differences.append(
        ClausesDifference(
          amendment: version.amendment, from: version.from,
          before: new.agreement.with(versions[index - 1].clauses), after: new.agreement.with(version.clauses)))
    }
    let latest = versions.removeLast().clauses
    for entry in entries {
      guard case .act(_, .amendment(let decision, _), _)? = entry.content.fact, let change = decision.clauses,
        !differences.contains(where: { $0.amendment == decision.amendment })
      else { continue }
      differences.append(
        ClausesDifference(
          amendment: decision.amendment, from: nil, before: new.agreement.with(latest),
          after: new.agreement.with(latest.applying(change))))
    }
    return differences
  }
}

extension Status {
  /// Date, certainty, state, deadlines, and the clauses that they rest on; not what waits for others.
  fileprivate func saysTheSame(as other: Status) -> Bool {
    state == other.state && termination == other.termination && effects == other.effects && version == other.version
      && start.date == other.start.date && start.outcome == other.start.outcome
      && start.notBefore == other.start.notBefore
      && deadlines.elementsEqual(other.deadlines) { $0.what == $1.what && $0.date == $1.date }
  }
}

extension Agreement {
  fileprivate func with(_ clauses: FinalClauses) -> Agreement {
    var agreement = self
    agreement.clauses = clauses
    return agreement
  }
}

extension Timeline {
  /// The parties whose start, ending or amendments are their own.
  fileprivate var ownLives: [PartyID] {
    let clauses = agreement.clauses
    guard clauses.start.isByConsent || clauses.endsPartyByParty || clauses.amendment?.binds == .acceptors else {
      return []
    }
    guard let situation = moments.last?.situation else { return agreement.parties.map(\.id) }
    // Of an open agreement also who has given a notice without having consented.
    return Array(Set(agreement.parties.map(\.id) + situation.consents.map(\.party)).union(situation.endings.keys))
  }

  /// The original, then those that amendments bring, by their days.
  fileprivate var clauseVersions: [ClauseVersion] {
    moments.last?.situation.versions ?? [ClauseVersion(from: .first, amendment: nil, clauses: agreement.clauses)]
  }
}

extension Facts {
  /// The facts that the last entries are about, by their first entries: an annulment or an erasure is about what its
  /// target is about.
  fileprivate func subjects(ofLast count: Int) -> Set<EntryNumber> {
    var subjects: [EntryNumber: EntryNumber] = [:]
    for entry in entries {
      switch entry.content {
      case .fact: subjects[entry.number] = entry.number
      case .correction(let first, _, _): subjects[entry.number] = first
      case .annulment(let target, _, _), .erasure(let target, _, _): subjects[entry.number] = subjects[target]
      }
    }
    return Set(entries.suffix(count).compactMap { subjects[$0.number] })
  }

  /// The fact that an entry is about, by its first entry: of an annulment or an erasure that of its target.
  public func subject(of number: EntryNumber) -> EntryNumber? {
    var current = number
    while true {
      if let first = first(of: current) { return first }
      switch entry(current)?.content {
      case .annulment(let target, _, _), .erasure(let target, _, _): current = target
      case .fact, .correction, nil: return nil
      }
    }
  }
}
