import Agreements
import CivilDate
package import EventLog

/// The state of an agreement on a day, as text and as JSON.
package struct StatusReport: Sendable {
  private let answer: Answer
  private let settled: Settled?
  private let status: Status

  /// - Parameter settled: up to where the register that was asked is settled.
  package init(_ answer: Answer, settled: Settled? = nil) {
    self.answer = answer
    self.settled = settled
    status = answer.status
  }

  /// Who is bound; of one party asked about, nobody else is.
  private var bound: [PartyID] { status.party == nil ? answer.timeline.bound(on: answer.on) : [] }

  /// Those in force, with the first day of each.
  static func amendments(_ answer: Answer, of party: PartyID?) -> OrderedJSON {
    .array(
      answer.timeline.amendmentsInForce(on: answer.on, of: party).map {
        .object([("amendment", .string($0.amendment.description)), ("since", .day($0.since))])
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
  }

  /// A few lines; the state first.
  package var page: Page {
    let voice = answer.voice
    var page = Page()
    answer.opening(&page)
    page.line()
    let since = status.state.since.map { voice.say(", since \(voice.date($0))", "（\(voice.date($0))から）") } ?? ""
    let ahead = answer.on > answer.known ? voice.say(", if nothing else happens", "（他に何も起こらなければ）") : ""
    page.line(voice.say("State: ", "状態：") + voice.state(status.state) + since + ahead)
    if !status.waitingFor.isEmpty {
      let names = voice.names(status.waitingFor, on: answer.on)
      page.line(
        status.state == .awaitingSignatures
          ? voice.say("Waiting for the signature of \(names).", "\(names)の署名を待つ。")
          : voice.say("Waiting for the consent of \(names).", "\(names)の同意を待つ。"))
    }
    startLine(&page)
    TerminationReport.lines(answer, status, &page)
    for day in status.effects { page.line(voice.further(day)) }
    for day in status.deadlines { page.line(voice.further(day)) }
    for pending in status.pending { page.line(voice.pending(pending, on: answer.on)) }
    if !bound.isEmpty {
      let names = voice.names(bound, on: answer.on)
      page.line(voice.say("Bound (\(bound.count)): \(names).", "拘束される\(voice.parties)（\(bound.count)）：\(names)。"))
    }
    if let amendment = status.version {
      page.line(
        voice.say("Clauses as changed by \(voice.amendment) \(amendment).", "\(voice.amendment) \(amendment) による規定。"))
    }
    return page
  }

  /// The acts that have no effect, each with the reason: `Without effect, act 3: ...`.
  package var withoutEffect: [String] {
    let voice = answer.voice
    return answer.timeline.acts.compactMap { act in
      guard case .withoutEffect(let reason)? = answer.timeline.assessments[act.id] else { return nil }
      let why = voice.reason(reason, on: answer.on)
      return voice.say("Without effect, act \(act.id): \(why).", "効果なし、行為\(act.id)：\(why)。")
    }
  }

  /// Where the state does not tell it.
  private var dayOfStart: CivilDay? {
    if case .notYetOperative = status.state { nil } else { status.start.date }
  }

  /// The day of the start where it lies ahead and the state does not tell it, or what it waits for.
  private func startLine(_ page: inout Page) {
    guard status.state.since == nil, status.state != .awaitingSignatures || status.waitingFor.isEmpty else { return }
    if case .notYetOperative = status.state { return }
    if let line = answer.voice.start(status.start, on: answer.known) { page.line(line) }
  }

  /// Published as docs/schema/status.schema.json.
  package var json: OrderedJSON {
    .object([
      ("agreement", .string(answer.agreement.id.description)),
      ("on", .string(answer.on.description)),
      ("asKnownOn", .string(answer.known.description)),
      ("party", .text(status.party?.description)),
      ("state", .string(status.state.name)),
      ("since", .day(status.state.since)),
      ("start", Self.start(status, answer)),
      ("waitingFor", .parties(status.waitingFor)),
      ("bound", .parties(bound)),
      ("amendments", Self.amendments(answer, of: status.party)),
      ("pending", .array(status.pending.map(Self.json))),
      ("termination", TerminationReport.json(answer, status)),
      ("effects", .array(status.effects.map { Self.json($0, status, answer) })),
      ("deadlines", .array(status.deadlines.map { Self.deadline($0, status, answer) })),
      ("reachesBack", status.reachesBack.map(Self.json) ?? .null),
      ("clausesOfAmendment", .text(status.version?.description)),
      ("settledUpTo", settled.map { .integer(Int(clamping: $0.checkpoint.size)) } ?? .null),
    ])
  }

  static func start(_ status: Status, _ answer: Answer) -> OrderedJSON {
    .object([
      ("outcome", .string(status.start.outcome.rawValue)), ("date", .day(status.start.date)),
      ("notBefore", .day(status.start.notBefore)),
      (
        "waitsFor",
        .array(status.start.waitsFor.map { .string(answer.voice.waiting($0, on: answer.known)) })
      ),
      ("restsOn", answer.grounds.start(of: status).json(answer)),
    ])
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
      ("stateWithout", .string(back.without.name)), ("sinceWithout", .day(back.without.since)),
    ])
  }

  static func json(_ pending: PendingAct) -> OrderedJSON {
    var members: [(String, OrderedJSON)] = [
      ("act", .string(pending.kind.rawValue)), ("by", .parties(pending.by)), ("missing", .parties(pending.missing)),
      ("entries", .entries(pending.entries)),
    ]
    switch pending.matter {
    case .agreedDate(.firstDayWithout(let day)): members.append(("effective", .day(day)))
    case .agreedDate(.noDate): members.append(("effective", .string("none")))
    case .amendment(let decision):
      members.append(("amendment", .string(decision.amendment.description)))
      members.append(("effective", .day(decision.effective)))
    case .revocation(let notice): members.append(("notice", .entry(notice)))
    case .prolongation(let content):
      members.append(("effective", .day(content.from)))
      switch content.length {
      case .until(let day): members.append(("until", .day(day)))
      case .period(let period): members.append(("for", .string(period.description)))
      }
    case .suspension(let content): members.append(("until", .day(content.until)))
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
    case .prolongation: .prolongation
    case .suspension: .suspension
    }
  }
}

extension Voice {
  func pending(_ pending: PendingAct, on day: CivilDay) -> String {
    let by = names(pending.by, on: day)
    let missing = names(pending.missing, on: day)
    let what =
      switch pending.matter {
      case .agreedDate(.firstDayWithout(let date)):
        say("\(self.date(date)) as the date of \(ending)", "\(ending)日を\(self.date(date))とすること")
      case .agreedDate(.noDate): say("that no date is agreed", "合意日を定めないこと")
      case .amendment(let decision):
        say("\(amendment) \(decision.amendment)", "\(amendment) \(decision.amendment)")
          + (decision.effective.map { say(" effective \(self.date($0))", "（\(self.date($0))から適用）") } ?? "")
      case .prolongation(let content): say("an extension \(length(content))", "\(length(content))延長")
      case .suspension(let content):
        say("the suspension of \(object(content.notice))", "\(object(content.notice))の停止")
          + (content.until.map { say(" until \(self.date($0))", "（\(self.date($0))まで）") } ?? "")
      case .revocation(let notice): say("the revocation of \(entry(notice))", "\(entry(notice))の撤回")
      }
    return say(
      "Pending: \(by) decided \(what) (\(entries(pending.entries))); missing: \(missing).",
      "未完了：\(by)が\(what)を決定（\(entries(pending.entries))）、\(missing)の決定を待つ。")
  }

  /// The day of the start, or what it waits for; nil where neither is known.
  func start(_ answer: StartAnswer, on day: CivilDay) -> String? {
    if let date = answer.date { return say("\(capitalStart): \(self.date(date))", "\(start)日：\(self.date(date))") }
    guard !answer.waitsFor.isEmpty else { return nil }
    let waits = list(answer.waitsFor.map { waiting($0, on: day) })
    return say("\(capitalStart) waits for \(waits).", "\(start)は\(waits)を待つ。")
  }

  /// A further day, under its name: `last-day-to-notify: 24 August 2026`.
  func further(_ day: FurtherDay) -> String {
    let article = day.citation.map { say(" (\(text($0.article)))", "（\(text($0.article))）") } ?? ""
    let last = day.side == .lastDay ? say(", the last day", "（最終日）") : ""
    let step = day.step.map { say("; ", "、") + phrase($0.phrase) } ?? ""
    let words = "\(outcome(day))\(last)\(receipt(day.counted))\(article)\(step)"
    return say("\(day.what): \(words)", "\(day.what)：\(words)")
  }

  /// That it is not enough to send it by then.
  private func receipt(_ counted: NoticeDay?) -> String {
    switch counted {
    case .delivered: say(", delivered by then", "（同日までに手交）")
    case .received: say(", received by then", "（同日までに受領）")
    case .dated, .dispatched, nil: ""
    }
  }

  /// The day, or what it waits for.
  func outcome(_ day: FurtherDay) -> String {
    switch day.outcome {
    case .day(let date): return self.date(date)
    case .waits(let awaited, let bound):
      let what = list(awaited.map { phrase($0.phrase) })
      let notBefore = bound.map { say(", not before \(date($0))", "（\(date($0))以後）") } ?? ""
      return say("waits for \(what)\(notBefore)", "\(what)を待つ\(notBefore)")
    }
  }

  /// That an answer rests on a later act, and what held without it (L17).
  func reaching(_ back: ReachBack) -> String {
    say(
      "This rests on a later act, \(entries(back.entries)), completed on \(date(back.completed)), which reaches back; without it: \(state(back.without)).",
      "\(date(back.completed))に完了した後の行為（\(entries(back.entries))）が遡って及ぶ。それがなければ：\(state(back.without))。")
  }
}
