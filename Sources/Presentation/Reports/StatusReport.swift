import Agreements
import CivilDate
package import EventLog

/// The state of an agreement on a day, as text and as JSON.
package struct StatusReport: Sendable {
  private let answer: Answer
  private let settled: Settled?
  private let status: Status

  /// - Parameter settled: the point up to which the register that was asked is settled.
  package init(_ answer: Answer, settled: Settled? = nil) {
    self.answer = answer
    self.settled = settled
    status = answer.status
  }

  /// The parties bound. Where one party is asked about, nothing is told of the others.
  private var memberships: MembershipsOnDay {
    guard status.party == nil else { return .untold }
    return answer.timeline.memberships(on: answer.on, known: answer.known)
  }

  /// The amendments in force, with the first day of each, and the parties for which it is in force, where it is not for
  /// all.
  static func amendments(_ answer: Answer, _ status: Status) -> OrderedJSON {
    let party = status.party
    let acceptors = party == nil ? answer.timeline.acceptors(on: answer.on) : nil
    let inForce = answer.timeline.amendmentsInForce(on: answer.on, of: party)
    let grounds = answer.grounds.amendments(inForce.map { ($0.amendment, $0.since) }, of: status)
    return .array(
      zip(inForce, grounds).map { amendment, restsOn in
        let (id, since) = amendment
        return .object([
          ("amendment", .string(id.description)), ("since", .day(since)),
          ("parties", acceptors.map { .parties($0.parties(of: id, on: answer.on)) } ?? .null),
          ("restsOn", restsOn.json(answer)),
        ])
      })
  }

  /// The amendments that come into force later.
  static func amendmentsToCome(_ answer: Answer, _ status: Status) -> OrderedJSON {
    let toCome = answer.timeline.amendmentsToCome(after: answer.on, of: status.party)
    let grounds = answer.grounds.amendments(toCome.map { ($0.amendment, $0.from) }, of: status)
    return .array(
      zip(toCome, grounds).map { amendment, restsOn in
        .object([
          ("amendment", .string(amendment.amendment.description)), ("from", .day(amendment.from)),
          ("restsOn", restsOn.json(answer)),
        ])
      })
  }

  /// Those that are adopted and have no first day yet.
  static func amendmentsWaiting(_ answer: Answer, _ status: Status) -> OrderedJSON {
    let waiting = answer.timeline.amendmentsWaiting(on: answer.on, of: status.party)
    return .array(
      waiting.map { amendment, adopted, wait in
        .object([
          ("amendment", .string(amendment.description)), ("adopted", .day(adopted)),
          ("waitsFor", .array(answer.voice.awaited(wait).map { .string($0) })),
        ])
      })
  }

  /// The state and the ending on one line.
  package var headline: String {
    let voice = answer.voice
    let start = (status.state.since ?? dayOfStart).map { voice.date($0) } ?? ""
    let since = start.isEmpty ? "" : voice.say(" (\(start))", "（\(start)）")
    return voice.say(
      "\(voice.state(status.state))\(since); \(voice.ending): \(voice.short(status.termination))",
      "\(voice.state(status.state))\(since)、\(voice.ending)：\(voice.short(status.termination))")
      + voice.changes(answer)
  }

  /// The status as a few lines, the state first.
  package var page: Page {
    let voice = answer.voice
    var page = Page()
    answer.opening(&page)
    page.line()
    let ahead = answer.on > answer.known ? voice.say(", if nothing else happens", "（他に何も起こらなければ）") : ""
    page.line(voice.say("State: ", "状態：") + voice.stateWithDay(status.state) + ahead)
    if let line = voice.waiting(of: status, for: voice.names(status.waitingFor, on: answer.on)) { page.line(line) }
    if let party = status.party, status.state == .awaitingConsent,
      let consent = answer.timeline.consent(of: party, by: answer.on)
    {
      page.line(voice.hasConsented(voice.name(party, on: answer.on), consent))
    }
    startLine(&page)
    if let term = answer.term { page.line(term) }
    TerminationReport.lines(answer, status, &page)
    let memberships = memberships
    TerminationReport.changes(answer, memberships, &page)
    for day in status.effects { page.line(voice.further(day)) }
    for day in status.deadlines { page.line(voice.further(day)) }
    for pending in status.pending { page.line(voice.pending(pending, on: answer.on)) }
    for amendment in voice.amendmentLines(answer) { page.line(amendment.line) }
    if let bound = voice.bound(memberships, on: answer.on) { page.line(bound) }
    // Where an amendment binds only those who accept it, its own line says whom.
    let isForAll = answer.agreement.clauses.amendment?.binds != .acceptors
    if let amendment = status.version, isForAll || status.party != nil {
      page.line(
        voice.say(
          "Clauses as changed by \(voice.amendment) \(amendment).", "規定は\(voice.amendment) \(amendment) による変更後のもの。"))
    }
    return page
  }

  /// The acts that have no effect, each with the reason: `Without effect, act 3: ...`.
  package var withoutEffect: [String] {
    let voice = answer.voice
    return answer.timeline.acts.compactMap { act in
      guard answer.timeline.day(of: act.id).map({ $0 <= answer.on }) ?? true,
        case .withoutEffect(let reason)? = answer.timeline.assessments[act.id]
      else { return nil }
      let why = voice.reason(reason, on: answer.on)
      return voice.say("Without effect, act \(act.id): \(why).", "効果なし、行為\(act.id)：\(why)。")
    }
  }

  /// The day of the start, where the state does not tell it; else nil.
  private var dayOfStart: CivilDay? {
    if case .notYetOperative = status.state { nil } else { status.start.date }
  }

  /// Adds the day of the start, or what it waits for, where the start lies ahead and the state does not tell it.
  private func startLine(_ page: inout Page) {
    if let line = answer.voice.joiningAgain(answer, status) { page.line(line) }
    guard status.state.since == nil, status.state != .awaitingSignatures || status.waitingFor.isEmpty else { return }
    if case .notYetOperative = status.state { return }
    if let line = answer.voice.start(status.start, on: answer.known) { page.line(line) }
    guard status.party == nil else { return }
    for progress in answer.timeline.consentsTowardsStart(on: answer.on) {
      page.line(answer.voice.consents(progress, on: answer.on))
    }
  }

  /// The status, as docs/schema/status.schema.json describes it.
  package var json: OrderedJSON {
    let memberships = memberships
    return .object(
      [
        ("agreement", .string(answer.agreement.id.description)),
        ("on", .string(answer.on.description)),
        ("todayIn", .text(answer.todayIn)), ("asKnownOn", .string(answer.known.description)),
        ("party", .text(status.party?.description)),
        ("state", .string(status.state.name.rawValue)),
        ("since", .day(status.state.since)), ("runsAgain", .day(status.state.runsAgain)),
        ("start", Self.start(status, answer)),
        ("term", Self.term(answer)),
        ("waitingFor", .parties(status.waitingFor)),
        ("bound", .parties(memberships.bound)), ("undetermined", .parties(memberships.undetermined)),
      ] + TerminationReport.changes(answer, memberships) + [
        ("amendments", Self.amendments(answer, status)),
        ("amendmentsToCome", Self.amendmentsToCome(answer, status)),
        ("amendmentsWaiting", Self.amendmentsWaiting(answer, status)),
        ("pending", .array(status.pending.map(Self.json))),
        ("termination", TerminationReport.json(answer, status)),
        ("effects", .array(status.effects.map { Self.json($0, status, answer) })),
        ("deadlines", .array(status.deadlines.map { Self.deadline($0, status, answer) })),
        ("reachesBack", status.reachesBack.map(Self.json) ?? .null),
        ("clausesOfAmendment", .text(status.version?.description)),
        ("settledUpTo", settled.map { .integer(Int(clamping: $0.checkpoint.size)) } ?? .null),
      ])
  }

  static func term(_ answer: Answer) -> OrderedJSON {
    var running: RunningTerm?
    var waitsFor: [Waiting] = []
    switch answer.timeline.term(on: answer.on) {
    case nil: return .null
    case .waits(let awaited): waitsFor = awaited
    case .runs(let term): running = term
    }
    return .object([
      ("waitsFor", .array(waitsFor.map { .string(answer.voice.waiting($0, on: answer.known)) })),
      ("first", .day(running?.first)),
      ("extended", .bool(running?.extendedFrom != nil)), ("extendedFrom", .day(running?.extendedFrom)),
      ("renewals", .integer(running?.renewals ?? 0)),
      ("present", .day(running?.present)), ("renewedFor", .text(running?.renewal?.period.description)),
      ("noticeBy", .day(running?.renewal?.noticeBy)),
    ])
  }

  static func start(_ status: Status, _ answer: Answer) -> OrderedJSON {
    .object(members(status.start, answer) + [("restsOn", answer.grounds.start(of: status).json(answer))])
  }

  static func members(_ start: StartAnswer, _ answer: Answer) -> [(String, OrderedJSON)] {
    let waits = start.waitsFor.map { OrderedJSON.string(answer.voice.waiting($0, on: answer.known)) }
    return [
      ("outcome", .string(start.outcome.rawValue)), ("date", .day(start.date)), ("notBefore", .day(start.notBefore)),
      ("waitsFor", .array(waits)),
    ]
  }

  static func json(_ day: FurtherDay, _ status: Status, _ answer: Answer) -> OrderedJSON {
    .object(members(day, status, answer))
  }

  private static func deadline(_ day: FurtherDay, _ status: Status, _ answer: Answer) -> OrderedJSON {
    .object(members(day, status, answer) + [("countsFrom", .text(day.counted?.rawValue))])
  }

  private static func members(
    _ day: FurtherDay, _ status: Status, _ answer: Answer
  ) -> [(String, OrderedJSON)] {
    [
      ("what", .string(day.what)), ("date", .day(day.date)), ("notBefore", .day(day.notBefore)),
      ("restsOn", answer.grounds.day(day, of: status).json(answer)),
    ]
  }

  static func json(_ back: ReachBack) -> OrderedJSON {
    .object([
      ("entries", .entries(back.entries)), ("completed", .day(back.completed)),
      ("stateWithout", .string(back.without.name.rawValue)), ("sinceWithout", .day(back.without.since)),
    ])
  }

  /// How many acceptances there are and how many are needed; null where all decide.
  private static func count(_ waiting: Waiting) -> OrderedJSON {
    guard case .number(let progress) = waiting else { return .null }
    return .object([("reached", .integer(progress.reached)), ("wanted", .integer(progress.wanted))])
  }

  static func json(_ pending: PendingAct) -> OrderedJSON {
    var members: [(String, OrderedJSON)] = [
      ("act", .string(pending.kind.rawValue)), ("by", .parties(pending.by)), ("missing", .parties(pending.missing)),
      ("entries", .entries(pending.entries)), ("count", count(pending.waitsFor)),
    ]
    switch pending.matter {
    case .agreedDate(.firstDayWithout(let day)): members.append(("effective", .day(day)))
    case .agreedDate(.noDate): members.append(("effective", .string("none")))
    case .amendment(let decision):
      members.append(("amendment", .string(decision.amendment.description)))
      members.append(("effective", .day(decision.effective)))
    case .revocation(let notice): members.append(("notice", .entry(notice)))
    case .extension(let content):
      members.append(("effective", .day(content.from)))
      switch content.length {
      case .until(let day): members.append(("until", .day(day)))
      case .period(let period): members.append(("for", .string(period.description)))
      }
    case .suspension(let content): members.append(("until", .day(content.until)))
    case .resumption: break
    }
    return .object(members)
  }
}

extension PendingAct {
  var kind: ActKind {
    switch matter {
    case .agreedDate: .agreedDate
    case .amendment: .amendment
    case .revocation: .revocation
    case .extension: .extension
    case .suspension: .suspension
    case .resumption: .resumption
    }
  }
}
