package import CivilDate

/// A life before or after some entries, and the days on which an answer about it can change.
struct AskedLife {
  let life: Timeline
  /// The parties asked about; nil for the agreement.
  let parties: [PartyID?]
  /// The first day of each amendment in force, by party.
  let inForce: [PartyID?: [AmendmentID: CivilDay]]
  private let today: CivilDay

  init(_ life: Timeline, of parties: [PartyID?], on today: CivilDay) {
    self.life = life
    self.parties = parties
    self.today = today
    inForce = Dictionary(parties.map { ($0, life.firstDaysInForce(of: $0)) }) { first, _ in first }
  }

  /// The days of the acts, and those on which the agreement or a party starts or ends or an amendment comes into force.
  var daysOfChange: [CivilDay] {
    life.acts.compactMap { life.day(of: $0.id) } + inForce.values.flatMap(\.values)
      + parties.flatMap { party -> [CivilDay] in
        let status = life.status(on: today, known: today, of: party)
        return [status.start.date, status.termination.endDays?.firstDayWithout].compactMap { $0 }
      }
  }

  /// The days on which what was suspended runs again by itself. Today's answers do not tell the days to come, so these
  /// are asked about, too.
  var endsOfSuspensions: [CivilDay] {
    life.acts.compactMap { if case .suspension(let suspension, _) = $0.content { suspension.until } else { nil } }
  }

  /// The days of some acts.
  func days(of acts: Set<EntryNumber>) -> [CivilDay] { acts.compactMap { life.day(of: $0) } }

  /// The days of some acts, by those who did them.
  func ownDays(of acts: Set<EntryNumber>) -> [PartyID: Set<CivilDay>] {
    var own: [PartyID: Set<CivilDay>] = [:]
    for act in life.acts where acts.contains(act.id) {
      for party in act.by { own[party, default: []].formUnion(life.day(of: act.id).map { [$0] } ?? []) }
    }
    return own
  }

  /// The days that some acts name and from which their effects can be felt.
  func daysNamed(by acts: Set<EntryNumber>) -> [CivilDay] {
    life.acts.filter { acts.contains($0.id) }.flatMap(\.content.daysNamed)
  }

  /// The adoption of each adopted amendment.
  var adoptions: [AmendmentID: AnswerChanges.Adoption] {
    var titles: [AmendmentID: String] = [:]
    for act in life.acts {
      guard case .amendment(let decision, _) = act.content, titles[decision.amendment] == nil else { continue }
      titles[decision.amendment] = decision.title
    }
    return Dictionary(
      life.last.adopted.values.map {
        let id = $0.decision.amendment
        return (id, AnswerChanges.Adoption(on: $0.adopted, title: titles[id]))
      }
    ) { first, _ in first }
  }

  /// The clauses before any amendment, and those that each amendment brings, in the order of their days. An amendment
  /// whose day comes after the end is left out.
  /// - Parameter base: the clauses before any amendment.
  func versions(of base: FinalClauses) -> [ClauseVersion] {
    let inForce = Set(inForce.values.flatMap(\.keys))
    let changes = Dictionary(life.last.adopted.values.map { ($0.decision.amendment, $0.decision.clauses) }) {
      first, _ in
      first
    }
    var versions = [ClauseVersion(from: .first, amendment: nil, clauses: base)]
    var clauses = base
    for version in life.last.versions.all {
      guard let id = version.amendment, inForce.contains(id), let change = changes[id] ?? nil else { continue }
      clauses = clauses.applying(change)
      versions.append(ClauseVersion(from: version.from, amendment: id, clauses: clauses))
    }
    return versions
  }
}

extension ActContent {
  /// The days that the act names beside its own: the day from which, until which or for which it is meant to work.
  fileprivate var daysNamed: [CivilDay] {
    let days: [CivilDay?] =
      switch self {
      case .consent(let consent, _): [consent.effective]
      case .amendment(let decision, _): [decision.effective]
      case .notice(let notice): [notice.effective]
      case .agreedDate(.firstDayWithout(let day), _): [day]
      case .position(let position, _): if case .firstDayWithout(let day) = position.holds { [day] } else { [] }
      case .extension(let content, _): [content.from]
      case .suspension(let suspension, _): [suspension.until]
      case .signature, .agreedDate, .revocation, .resumption, .event: []
      }
    return days.compactMap { $0 }
  }
}

extension Timeline {
  /// The days between two others on which the answers about the agreement and some parties can change, in order.
  /// The two are not among them.
  package func daysOfChange(of parties: [PartyID], between first: CivilDay, and last: CivilDay) -> [CivilDay] {
    let life = AskedLife(self, of: [nil] + parties, on: last)
    return Set(life.daysOfChange + life.endsOfSuspensions).filter { first < $0 && $0 < last }.sorted()
  }
}
