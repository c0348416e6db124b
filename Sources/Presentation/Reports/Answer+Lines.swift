import Agreements

extension Answer {
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
    if var from, let before, from != to || before.basis != basis {
      if from == to { from = voice.say("\(from): \(before.basis)", "\(from)、\(before.basis)") }
      lines.append(
        voice.say("\(voice.ending): \(from) -> \(to): \(basis)", "\(voice.ending)日：\(from) -> \(to)、\(basis)"))
    }
    return lines
  }

  /// Further answers, before and after, where they differ: the start, the days under names of their own, also those by
  /// which something has to be done, and the clauses.
  func furtherChanges(since before: Answer) -> [String] {
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
      was[what] == now[what] ? nil : "\(what): \(was[what] ?? none) -> \(now[what] ?? none)"
    }
  }

  /// The basis of the ending in one clause.
  private var basis: String { voice.basis(story(status.termination)) }
}
