public import CivilDate

/// What further entries change of the answers that a record gave before: asked today, on the day of each new act, on
/// that of each amendment that comes or goes, and on each day between the first of them and today on which something
/// else happened, began or ended; of the agreement and of each party whose answers can be its own.
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

  /// Clauses before and after.
  public struct ClausesDifference: Sendable {
    /// Why they differ.
    public let cause: Cause
    /// With the clauses that go.
    public let before: Agreement
    /// With those in their place.
    public let after: Agreement

    /// What brings clauses, or takes them away.
    public enum Cause: Hashable, Sendable {
      /// The clause file itself is another.
      case clauseFile
      /// An amendment brings the new ones on this first day.
      case inEffect(AmendmentID, from: CivilDay)
      /// An amendment that brought clauses on this first day brings none any more.
      case noLongerInEffect(AmendmentID, from: CivilDay)
      /// An amendment would bring them: it is not adopted, its day waits, or comes after the end.
      case proposed(AmendmentID)
    }
  }

  /// Where there would be more, each party is asked about only on the days of the entries or, where these are too many
  /// as well, today and on the days of its own acts: so many parties and days would keep the reader waiting. What is
  /// not asked counts as a change.
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
    let subjects = Set(entries.compactMap { after.subject(of: $0.number) })
    var parties: [PartyID?] = [nil]
    parties += Set(old.ownLives + (new?.ownLives ?? [])).sorted().map { $0 }
    let (was, willBe) = (Asked(old, parties, on: today), new.map { Asked($0, parties, on: today) })
    let amendments = Self.amendments(was, willBe)
    self.amendments = amendments
    let ofActs = subjects.flatMap { [old.days[$0], new?.days[$0]] }
    let ofAmendments = amendments.flatMap { [$0.before, $0.after] }
    let changed = (ofActs + ofAmendments).compactMap { $0 }
    let isFileAnother = subjects.contains { after.isClauseFile($0) }
    let between = (isFileAnother ? .first : changed.min() ?? today)...max(changed.max() ?? today, today)
    let turns = [was, willBe].compactMap { $0 }.flatMap(\.turns)
    let ofEntries = Set([today] + changed)
    let days = ofEntries.union(turns.filter(between.contains)).sorted()
    var own: [PartyID: Set<CivilDay>] = [:]
    for life in [old, new].compactMap({ $0 }) {
      for act in life.acts where subjects.contains(act.id) {
        for party in act.by { own[party, default: [today]].formUnion(life.days[act.id].map { [$0] } ?? []) }
      }
    }
    func canAskAll(on days: some Collection<CivilDay>) -> Bool { days.count * parties.count <= Self.mostQuestions }
    let ofAllParties = canAskAll(on: days) ? Set(days) : canAskAll(on: ofEntries) ? ofEntries : [today]
    var unasked = 0
    statuses = days.flatMap { day in
      parties.compactMap { party -> StatusChange? in
        if let party, !ofAllParties.contains(day), own[party]?.contains(day) != true {
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
    clauses = Self.clauses(was, willBe, Array(entries))
  }

  /// No answer that was given before is another now, and all were asked. Acts that wait for others, and clauses that
  /// are only proposed, change none.
  public var isEmpty: Bool { unasked == 0 && nothingFound }

  /// The same of what was asked.
  public var nothingFound: Bool {
    statuses.isEmpty && reassessed.isEmpty && amendments.isEmpty
      && clauses.allSatisfy { if case .proposed = $0.cause { true } else { false } }
  }

  private static func amendments(_ old: Asked, _ new: Asked?) -> [AmendmentChange] {
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

  private static func clauses(_ was: Asked, _ willBe: Asked?, _ entries: [Entry]) -> [ClausesDifference] {
    guard let willBe else { return [] }
    let (old, new) = (was.life, willBe.life)
    var differences: [ClausesDifference] = []
    if old.agreement.file != new.agreement.file {
      differences.append(ClausesDifference(cause: .clauseFile, before: old.agreement, after: new.agreement))
    }
    let (went, came) = (was.amendedClauses, willBe.amendedClauses)
    for step in went where step.isChange && !came.contains(where: { $0.amendment == step.amendment }) {
      differences.append(
        ClausesDifference(
          cause: .noLongerInEffect(step.amendment, from: step.from), before: old.agreement.with(step.after),
          after: old.agreement.with(step.before)))
    }
    for step in came where step.isChange && !went.contains(where: { $0.isChange && $0.brings(step) }) {
      differences.append(
        ClausesDifference(
          cause: .inEffect(step.amendment, from: step.from), before: new.agreement.with(step.before),
          after: new.agreement.with(step.after)))
    }
    let shown = Set(came.map(\.amendment))
    let latest = came.last?.after ?? new.agreement.clauses
    for entry in entries {
      guard case .act(_, .amendment(let decision, _), _)? = entry.content.fact, let change = decision.clauses,
        !shown.contains(decision.amendment)
      else { continue }
      differences.append(
        ClausesDifference(
          cause: .proposed(decision.amendment), before: new.agreement.with(latest),
          after: new.agreement.with(latest.applying(change))))
    }
    return differences
  }
}

/// A life of which is asked, of the agreement and of each party, when something began or ended.
private struct Asked {
  let life: Timeline
  let parties: [PartyID?]
  /// Of each amendment in force for a party its first day; of nil for the agreement.
  let inForce: [PartyID?: [AmendmentID: CivilDay]]
  private let today: CivilDay

  init(_ life: Timeline, _ parties: [PartyID?], on today: CivilDay) {
    self.life = life
    self.parties = parties
    self.today = today
    inForce = Dictionary(parties.map { ($0, life.firstDaysInForce(of: $0)) }) { first, _ in first }
  }

  /// The days of the acts, and those on which the agreement or a party starts or ends, or an amendment comes into force.
  var turns: [CivilDay] {
    life.days.values + inForce.values.flatMap(\.values)
      + parties.flatMap { party -> [CivilDay] in
        let status = life.status(on: today, known: today, of: party)
        return [status.start.date, status.termination.turn?.firstDayWithout].compactMap { $0 }
      }
  }

  /// In the order of their days; without those of amendments whose day comes after the end.
  var amendedClauses: [AmendedClauses] {
    let versions = life.moments.last?.situation.versions ?? []
    let inForce = Set(inForce.values.flatMap(\.keys))
    return zip(versions, versions.dropFirst()).compactMap { before, after in
      after.amendment.flatMap { id in
        inForce.contains(id)
          ? AmendedClauses(amendment: id, from: after.from, before: before.clauses, after: after.clauses) : nil
      }
    }
  }
}

/// What one amendment makes of the clauses that it finds.
private struct AmendedClauses {
  let amendment: AmendmentID
  let from: CivilDay
  let before: FinalClauses
  let after: FinalClauses

  var isChange: Bool { before != after }

  /// Whether it brings the same clauses on the same day.
  func brings(_ other: AmendedClauses) -> Bool {
    amendment == other.amendment && from == other.from && after == other.after
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

extension Facts {
  /// Whether an entry is the first of a clause file.
  fileprivate func isClauseFile(_ number: EntryNumber) -> Bool {
    if case .fact(.agreement)? = entry(number)?.content { true } else { false }
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
}
