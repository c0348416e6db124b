import Agreements
import CivilDate

extension Answer {
  /// All that one entry changed: of the agreement, and of the parties that it is about where each has its own days.
  func changes(since before: Answer?, about parties: [PartyID]) -> [String] {
    var lines = changes(since: before)
    guard let before else { return lines }
    let amendments = amendmentChanges(since: before)
    var told: Set<String> = amendments.isEmpty ? [] : [voice.amendment]
    if status.state.startsOn == status.start.date, before.status.state != status.state { told.insert(voice.start) }
    let further = furtherChanges(since: before, but: told)
    lines += further
    lines +=
      amendments.map(\.line)
      + newLines(since: before) { answer in
        answer.timeline.consentsTowardsStart(on: answer.on).map { answer.voice.consents($0, on: answer.on) }
      } + newRemarks(since: before)
    let isStartOfAll = before.status.start.date != status.start.date ? status.start.date : nil
    for party in parties {
      let (was, now) = (before.asked(of: party), asked(of: party))
      lines += now.ownChanges(since: was, unlessFrom: isStartOfAll)
      let name = voice.name(party, on: on)
      lines += now.furtherChanges(since: was, but: [voice.start, voice.amendment]).filter { !further.contains($0) }
        .map { voice.say("for \(name): \($0)", "\(name)について：\($0)") }
      if agreement.clauses.endsPartyByParty { lines += now.newRemarks(since: was) }
      if agreement.clauses.amendment?.binds == .acceptors {
        lines += now.amendmentChanges(since: was).filter { own in
          !amendments.contains { $0.amendment == own.amendment }
        }.map(\.line)
      }
    }
    return lines
  }

  /// What is another for a party: its start, where that is not told as the agreement's, and its withdrawal.
  private func ownChanges(since before: Answer, unlessFrom told: CivilDay?) -> [String] {
    guard let party else { return [] }
    let (old, new, name) = (before.status, status, voice.name(party, on: on))
    var lines: [String] = []
    let saysAnother =
      old.start.date != new.start.date || old.start.outcome != new.start.outcome
      || old.start.waitsFor != new.start.waitsFor
    if agreement.clauses.start.isByConsent, saysAnother, new.start.date == nil || new.start.date != told {
      if new.start.date != nil || !new.start.waitsFor.isEmpty {
        lines.append(voice.joining(name, new.start, again: isAgain, on: known))
      }
    }
    // Who has left has left, also where it joins again.
    if case .ended = old.state, case .ended = new.state, new.termination == .none { return lines }
    guard agreement.clauses.withdrawal != nil else { return lines }
    let (was, now) = (voice.withdrawal(before), voice.withdrawal(self))
    guard was != now else { return lines }
    let none = voice.say("none", "なし")
    lines.append(
      now.map { voice.say("Withdrawal of \(name): \($0)", "\(name)の脱退：\($0)") }
        ?? voice.say("Withdrawal of \(name): \(was ?? none) -> none", "\(name)の脱退：\(was ?? none) -> なし"))
    return lines
  }

  /// What has to be said beside the ending now, and was not.
  private func newRemarks(since before: Answer) -> [String] {
    newLines(since: before) { answer in answer.timeline.remarks(on: answer.status).map(answer.voice.remark) }
  }

  private func newLines(since before: Answer, _ lines: (Answer) -> [String]) -> [String] {
    let old = lines(before)
    return lines(self).filter { !old.contains($0) }
  }

  /// Whether the party asked about has left before.
  private var isAgain: Bool { if case .ended = status.state { true } else { false } }

  /// The amendments that are in effect, or will be, and were not, or on another day; and those that no longer will be.
  private func amendmentChanges(since before: Answer) -> [(amendment: AmendmentID, line: String)] {
    let (was, now) = (voice.amendmentLines(before), voice.amendmentLines(self))
    let gone = was.filter { old in !now.contains { $0.amendment == old.amendment } }
    return now.filter { new in !was.contains { $0 == new } }
      + gone.map { ($0.amendment, voice.say("\($0.line) -> no longer", "\($0.line) -> なし")) }
  }

  /// The state and the date of ending, before and after, where they differ.
  /// - Parameter before: the same question of an earlier record; nil where the agreement was not known.
  func changes(since before: Answer?) -> [String] {
    let voice = voice
    let (old, new) = (before?.status, status)
    var lines: [String] = []
    if old?.state != new.state {
      func told(_ state: State, withDay: Bool) -> String {
        let since = state.since.map { voice.say(", since \(voice.date($0))", "（\(voice.date($0))から）") }
        return voice.state(state) + (withDay ? since ?? "" : "")
      }
      // Where the state is the same, its days tell the two apart.
      let from = old.map { told($0.state, withDay: $0.state.name == new.state.name) + " -> " } ?? ""
      lines.append(voice.say("state: ", "状態：") + from + told(new.state, withDay: true))
    }
    let (from, to) = (old.map { voice.short($0.termination) }, voice.short(new.termination))
    let isNoneBefore = old?.termination == Termination.none
    if var from, let before, from != to || (before.basis != basis && !isNoneBefore) {
      if from == to { from = voice.say("\(from): \(before.basis)", "\(from)、\(before.basis)") }
      lines.append(
        voice.say("\(voice.ending): \(from) -> \(to): \(basis)", "\(voice.ending)日：\(from) -> \(to)、\(basis)"))
    }
    return lines
  }

  /// Further answers, before and after, where they differ: the start, the days under names of their own, also those by
  /// which something has to be done, and the clauses.
  /// - Parameter told: those that are told already.
  func furtherChanges(since before: Answer, but told: Set<String> = []) -> [String] {
    let voice = voice
    let (old, new) = (before.status, status)
    func days(_ status: Status) -> [String: String] {
      var days = Dictionary((status.effects + status.deadlines).map { ($0.what, voice.outcome($0)) }) { first, _ in
        first
      }
      days[voice.start] = status.start.date.map(voice.date)
      days[voice.amendment] = status.version?.description
      return days
    }
    let (was, now) = (days(old), days(new))
    let none = voice.say("none", "なし")
    return Set(was.keys).union(now.keys).sorted().compactMap { what in
      was[what] == now[what] || told.contains(what)
        ? nil : "\(voice.label(what))\(voice.colon)\(was[what] ?? none) -> \(now[what] ?? none)"
    }
  }

  /// The basis of the ending in one clause.
  private var basis: String { voice.basis(story(status.termination)) }
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
