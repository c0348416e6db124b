import Agreements
import CivilDate
import TestKit

/// Every answer that a record gives of one agreement, asked of the agreement and of each party on many days: what
/// `AnswerChanges` must have shown if it is another. Written without it.
struct AnswersGiven {
  let timeline: Timeline?
  private let today: CivilDay
  private let further: [CivilDay]

  /// - Parameter further: days on which nothing need happen.
  init(_ entries: [Entry], today: CivilDay, further: [CivilDay]) {
    self.further = further
    let facts = AgreementRecord(entries)
    timeline = facts.agreement.map { Timeline($0, acts: facts.acts) }
    self.today = today
  }

  /// Today, and the days on which something happened, begins or ends.
  var days: Set<CivilDay> {
    guard let timeline else { return [] }
    var days = Set(timeline.acts.compactMap { timeline.day(of: $0.id) }).union([today] + further)
    for party in parties {
      let last = timeline.status(on: day("2030-01-01"), known: today, of: party)
      days.formUnion([last.start.date, last.termination.endDays?.firstDayWithout].compactMap { $0 })
      days.formUnion(timeline.amendmentsInForce(on: day("9999-12-31"), of: party).map(\.since))
    }
    return days
  }

  var parties: Set<PartyID?> {
    guard let timeline else { return [] }
    // Parties can hold something of one that has not acted.
    let subjects = timeline.acts.compactMap { act in
      if case .position(let position, _) = act.content { position.party } else { nil }
    }
    let acting = (timeline.acts.flatMap(\.by) + subjects).filter { timeline.agreement.party($0) != nil }
    return Set([nil] + (timeline.agreement.parties.map(\.id) + acting).map { $0 })
  }

  /// The first answer that is another in the other record; nil if every one is the same. Where there was no clause
  /// file there was no answer.
  func firstChange(to other: AnswersGiven) -> String? {
    guard let timeline else { return nil }
    guard let new = other.timeline else { return "no clause file" }
    if timeline.agreement.file != new.agreement.file { return "clause file" }
    let parties = parties.union(other.parties).sorted { ($0?.description ?? "") < ($1?.description ?? "") }
    for on in days.union(other.days).sorted() {
      if Set(timeline.memberships(on: on, known: on).bound) != Set(new.memberships(on: on, known: on).bound) {
        return "bound on \(on)"
      }
      for party in parties {
        let asked = "of \(party?.description ?? "all") on \(on)"
        let (was, now) = (
          timeline.status(on: on, known: today, of: party), new.status(on: on, known: today, of: party)
        )
        if let answer = was.firstDifference(from: now) { return "\(answer) \(asked)" }
        let (had, has) = (
          timeline.amendmentsInForce(on: on, of: party), new.amendmentsInForce(on: on, of: party)
        )
        if !had.elementsEqual(has, by: ==) { return "amendments in force \(asked)" }
      }
    }
    let (was, now) = (adoptions, other.adoptions)
    if let id = was.keys.first(where: { was[$0] != now[$0] }) { return "adoption of \(id)" }
    return whatIf(new)
  }

  /// The day and the title of each amendment that is adopted, as an audit tells them long after.
  private var adoptions: [AmendmentID: [String]] {
    let audits = timeline?.audit(on: .last) ?? []
    return Dictionary(
      audits.compactMap { audit in
        let adopted: CivilDay
        switch audit.outcome {
        case .proposed: return nil
        case .doesNotBind(let day), .wasInEffect(_, _, let day, _): adopted = day
        case .inEffect(_, let day, _), .takesEffect(_, let day, _), .waits(_, let day),
          .never(_, _, _, let day):
          adopted = day
        }
        return (audit.amendment, [adopted.description, audit.title ?? "-"])
      }
    ) { first, _ in first }
  }

  /// What a notice given today would come to, under whatever clauses govern it; what parties hold of an ending that
  /// nobody has brought about yet is no answer, nor by which entry an older notice that governs still is recorded.
  private func whatIf(_ new: Timeline) -> String? {
    guard let timeline, let giver = parties.compactMap({ $0 }).min(),
      let days = NoticeDays(dated: .day(today), dispatched: .day(today), delivered: .day(today), received: .day(today))
    else { return nil }
    let notice = Act(
      id: entry(1_000_000), by: [giver],
      content: .notice(Notice(to: [], days: days, form: .written, effective: nil)))
    func answer(_ life: Timeline) -> [String] {
      let owner = life.agreement.clauses.withdrawal == nil ? nil : giver
      return Timeline(life.agreement, acts: life.acts.filter { $0.content.kind != .position } + [notice])
        .status(on: today, known: today, of: owner).termination.told
    }
    return answer(timeline) == answer(new) ? nil : "what a notice by \(giver) today would bring"
  }
}

extension Termination {
  /// All but the numbers of the entries.
  fileprivate var told: [String] {
    switch self {
    case .none, .contested: ["\(self)"]
    case .dated(let date):
      [
        "\(date.certainty)", "\(date.cause)", "\(date.endDays)", "\(date.steps)", "\(date.displacers)",
        "\(String(describing: date.amendment))",
      ]
    case .conditional(let conditional): ["\(conditional.waitsFor)", "\(String(describing: conditional.notBefore))"]
    }
  }
}

extension Status {
  fileprivate func firstDifference(from other: Status) -> String? {
    if state != other.state { return "state \(state.words) -> \(other.state.words)" }
    if termination != other.termination { return "ending \(termination.words) -> \(other.termination.words)" }
    if start.date != other.start.date || start.outcome != other.start.outcome
      || start.notBefore != other.start.notBefore
    {
      return "start"
    }
    if version != other.version { return "version" }
    if effects != other.effects { return "effects" }
    if !deadlines.elementsEqual(other.deadlines, by: { $0.what == $1.what && $0.date == $1.date }) {
      return "deadlines"
    }
    return reachesBack == other.reachesBack ? nil : "reaching back"
  }
}
