import Agreements
import CivilDate

/// One question asked of two records, and how its answers differ.
struct ComparedAnswers {
  private let before: Asked?
  private let after: Asked

  private struct Asked {
    let answer: Answer
    let status: Status

    init(_ answer: Answer) {
      self.answer = answer
      status = answer.status
    }

    /// The basis of the ending in one clause.
    var basis: String { answer.voice.basis(answer.story(status.termination)) }
  }

  /// - Parameter before: the answer before; nil where the agreement was not known.
  init(_ before: Answer?, _ after: Answer) {
    self.before = before.map { Asked($0) }
    self.after = Asked(after)
  }

  private var voice: Voice { after.answer.voice }
  private var none: String { voice.say("none", "なし") }

  /// All that a bundle changes in the answer.
  var lines: [String] { state + ending + furtherLines() }

  /// All that one entry changed: in the answers about the agreement, and about the parties that it is about, where each
  /// has its own days.
  /// - Parameters:
  ///   - parties: the parties told by name.
  ///   - acting: all parties that it is about.
  func lines(about parties: [PartyID], of acting: [PartyID]) -> [String] {
    guard let before else { return state + ending }
    let amendments = amendments
    var told: Set<String> = amendments.isEmpty ? [] : [voice.amendment]
    if !state.isEmpty, after.status.state.startsOn == after.status.start.date { told.insert(voice.start) }
    let further = furtherLines(but: told)
    let consents = newLines { answer in
      answer.timeline.consentsTowardsStart(on: answer.on).map { answer.voice.consents($0, on: answer.on) }
    }
    let waiting = newLines { answer in
      let names = answer.voice.few(answer.status.waitingFor, on: answer.on)
      return answer.voice.waiting(of: answer.status, for: names).map { [$0] } ?? []
    }
    let ofAll = state + waiting + ending + term + further + amendments.map(\.line) + consents + proposed + remarks
    return ofAll
      + parties.flatMap { party in
        let own = ComparedAnswers(before.answer.asked(of: party), after.answer.asked(of: party))
        return own.ofParty(party, beside: self, further, amendments.map(\.amendment))
      }
      + others(than: acting)
  }

  /// The number of parties that are told by name, where an act moves the days of many.
  static let toldByName = 8

  /// Other parties whose start or leaving the act moved.
  private func others(than told: [PartyID]) -> [String] {
    guard let before else { return [] }
    let (old, new) = (memberships(before.answer), memberships(after.answer))
    let (was, now) = (whatIsTold(of: old, before.answer), whatIsTold(of: new, after.answer))
    let moved = after.answer.timeline.parties(on: after.answer.on).filter { party in
      if told.contains(party) { return false }
      let (from, to) = (old.starts[party], new.starts[party])
      return haveOtherClauses || was[party] != now[party] || (from != to && !tellsStart(from: from, to: to))
    }
    let lines = moved.map { party in
      let own = ComparedAnswers(before.answer.asked(of: party), after.answer.asked(of: party))
      let name = voice.name(party, on: after.answer.on)
      let days = haveOtherClauses ? own.furtherLines(but: [voice.start, voice.amendment]) : []
      return own.start(of: party, name) + own.withdrawal(of: name)
        + days.map { voice.say("for \(name), \($0)", "\(name)について、\($0)") }
    }.filter { !$0.isEmpty }
    let more = lines.count - Self.toldByName
    let rest =
      more > 0
      ? [
        voice.say(
          "\(more) more \(voice.parties): status --party tells each",
          "ほかに\(voice.parties)\(more)者：status --party で各々を見られる")
      ] : []
    return lines.prefix(Self.toldByName).flatMap(\.self) + rest
  }

  /// Whether the clauses by which each party joins and leaves are others than before.
  private var haveOtherClauses: Bool {
    guard let before, after.answer.agreement.clauses.endsPartyByParty else { return false }
    return before.answer.agreement.clauses != after.answer.agreement.clauses
      || before.status.version != after.status.version
  }

  private func memberships(_ answer: Answer) -> MembershipsOnDay {
    answer.timeline.memberships(on: answer.on, known: answer.known)
  }

  /// What is told of each party whose membership changes.
  private func whatIsTold(of memberships: MembershipsOnDay, _ answer: Answer) -> [PartyID: [String]] {
    memberships.changes.reduce(into: [:]) { told, change in
      told[change.party, default: []].append(answer.voice.membership(change, answer))
    }
  }

  /// Whether the start of a party is told with that of the agreement. Then it started with the agreement, if at all,
  /// and does so now.
  private func tellsStart(from old: CivilDay?, to new: CivilDay?) -> Bool {
    let (was, now) = (before?.status.start.date, after.status.start.date)
    return was != now && new == now && (old == nil || old == was)
  }

  /// What changes for a party and is not told of the agreement.
  private func ofParty(
    _ party: PartyID, beside all: ComparedAnswers, _ further: [String], _ amended: [AmendmentID]
  ) -> [String] {
    let (name, clauses) = (voice.name(party, on: after.answer.on), after.answer.agreement.clauses)
    let days = furtherLines(but: [voice.start, voice.amendment]).filter { !further.contains($0) }
      .map { voice.say("for \(name): \($0)", "\(name)について：\($0)") }
    let ownAmendments =
      clauses.amendment?.binds == .acceptors ? amendments.filter { !amended.contains($0.amendment) }.map(\.line) : []
    let isTold = all.tellsStart(from: before?.status.start.date, to: after.status.start.date)
    return (isTold ? [] : start(of: party, name))
      + (all.suspension(of: name).isEmpty ? suspension(of: name) : []) + withdrawal(of: name) + days
      + (clauses.endsPartyByParty ? remarks : []) + ownAmendments
  }

  private func start(of party: PartyID, _ name: String) -> [String] {
    let (old, new) = (before?.status.start, after.status.start)
    let isSame = old?.date == new.date && old?.outcome == new.outcome && old?.waitsFor == new.waitsFor
    guard after.answer.agreement.startsPartyByParty, !isSame,
      new.date != nil || !new.waitsFor.isEmpty
    else { return [] }
    let again = after.answer.timeline.hasLeft(party, by: after.answer.on)
    return [voice.joining(name, new, again: again, on: min(after.answer.on, after.answer.known))]
  }

  /// The change where a party suspends the agreement for itself, or lets it run again.
  private func suspension(of name: String) -> [String] {
    guard let before, after.answer.agreement.havePartiesOwnDays else { return [] }
    let (old, new) = (before.status.state, after.status.state)
    guard old != new, [old.name, new.name].contains(.suspended) else { return [] }
    let told = voice.change(voice.stateWithDay(old), voice.stateWithDay(new))
    return [voice.say("for \(name): \(told)", "\(name)について：\(told)")]
  }

  private func withdrawal(of name: String) -> [String] {
    guard let before, after.answer.agreement.clauses.endsPartyByParty else { return [] }
    // A party that has left stays a party that has left, even where it joins again.
    if case .ended = before.status.state, after.status.termination == .none,
      after.status.state.hasEnded
        || after.answer.party.map({ after.answer.timeline.hasLeft($0, by: after.answer.on) })
          ?? false
    {
      return []
    }
    let (was, now) = (voice.withdrawal(before.answer), voice.withdrawal(after.answer))
    guard was != now else { return [] }
    let stands = !after.answer.timeline.noticesStanding(on: after.answer.on, of: after.answer.party).own.isEmpty
    let told =
      now.map { now in was.map { voice.change($0, now) } ?? now }
      ?? (stands
        ? voice.leaving(after.status.termination, after.answer) : voice.change(was ?? none, none))
    return [voice.say("Withdrawal of \(name): \(told)", "\(name)の\(voice.withdrawal)：\(told)")]
  }

  /// The days that notices propose, beside what these bring.
  private var proposed: [String] {
    newLines { answer in
      answer.status.pending.filter { pending in
        guard case .agreedDate = pending.matter else { return false }
        return pending.entries.contains { answer.act($0)?.content.kind == .notice }
      }.map { answer.voice.pending($0, on: answer.on) }
    }
  }

  /// The remarks beside the ending that are new.
  private var remarks: [String] {
    newLines { answer in answer.timeline.remarks(on: answer.status).map(answer.voice.remark) }
  }

  private func newLines(_ lines: (Answer) -> [String]) -> [String] {
    let old = before.map { lines($0.answer) } ?? []
    return lines(after.answer).filter { !old.contains($0) }
  }

  /// The amendments that are in effect or will be, where they were not, or have another day. Then come those that no
  /// longer will be.
  private var amendments: [(amendment: AmendmentID, line: String)] {
    let (was, now) = (before.map { voice.amendmentParts($0.answer) } ?? [], voice.amendmentParts(after.answer))
    let gone = was.filter { old in !now.contains { $0.amendment == old.amendment } }
    let changed = now.filter { new in !was.contains { $0 == new } }.map { new in
      let old = was.first { $0.amendment == new.amendment }
      return (new.amendment, old.map { voice.change($0.told, new.told) } ?? new.told)
    }
    return (changed + gone.map { ($0.amendment, voice.change($0.told, voice.say("no longer", "なし"))) })
      .map { ($0.0, voice.amendmentLine($0.0, $0.1)) }
  }

  private var state: [String] {
    let (old, new) = (before?.status.state, after.status.state)
    guard old != new else { return [] }
    // Where the state is the same, its days tell the two apart.
    let from = old.map { $0.name == new.name ? voice.stateWithDay($0) : voice.state($0) }
    let to = voice.stateWithDay(new)
    return [voice.say("state: ", "状態：") + (from.map { voice.change($0, to) } ?? to)]
  }

  /// The running term, where nothing else tells of it.
  private var term: [String] {
    guard let before, state.isEmpty, ending.isEmpty, before.answer.term != after.answer.term else { return [] }
    return after.answer.term.map { [$0] } ?? []
  }

  private var ending: [String] {
    guard let before else { return [] }
    let (old, new) = (before.status.termination, after.status.termination)
    var from = voice.short(old)
    let to = voice.short(new)
    guard from != to || (old != .none && before.basis != after.basis) else { return [] }
    if from == to { from = voice.say("\(from): \(before.basis)", "\(from)、\(before.basis)") }
    return [
      voice.say(
        "\(voice.ending): \(voice.change(from, to)): \(after.basis)",
        "\(voice.ending)日：\(voice.change(from, to))、\(after.basis)")
    ]
  }

  /// Further answers: the start, the days under names of their own, the days by which something has to be done, and the
  /// clauses.
  /// - Parameter told: the names of those that are told already.
  private func furtherLines(but told: Set<String> = []) -> [String] {
    guard let before else { return [] }
    let (was, now) = (days(before.status), days(after.status))
    return Set(was.keys).union(now.keys).subtracting(told).sorted().compactMap { what in
      was[what] == now[what]
        ? nil : voice.label(what) + voice.colon + voice.change(was[what] ?? none, now[what] ?? none)
    }
  }

  private func days(_ status: Status) -> [String: String] {
    var days = Dictionary((status.effects + status.deadlines).map { ($0.what, voice.outcome($0)) }) { first, _ in first
    }
    days[voice.start] = status.start.date.map(voice.date)
    days[voice.amendment] = status.version?.description
    return days
  }
}

extension State {
  /// The first day of operation, where the state tells it.
  fileprivate var startsOn: CivilDay? {
    switch self {
    case .operative(let day), .notYetOperative(let day, _): day
    default: nil
    }
  }
}
