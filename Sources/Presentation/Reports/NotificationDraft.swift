package import Agreements
import CivilDate
package import EventLog

/// A draft of the notification by which a depositary tells the parties of an act (Vienna Convention on the Law of
/// Treaties, Art. 77(1)(e)), as Markdown: what was done, by whom, and what it brings for whom on which day.
package struct NotificationDraft: Sendable {
  private let answer: Answer
  private let act: Act

  /// The entry holds no act of the agreement, or one without effect.
  package enum Failure: Error, Sendable {
    case noAct(EntryNumber)
    case withoutEffect(EntryNumber, Reason)
  }

  /// - Parameter entry: the first entry of the act.
  package init(_ answer: Answer, on entry: EntryNumber) throws(Failure) {
    guard let act = answer.act(entry) else { throw .noAct(entry) }
    if case .withoutEffect(let reason)? = answer.timeline.assessments[entry] { throw .withoutEffect(entry, reason) }
    self.answer = answer
    self.act = act
  }

  /// What the act brings, a line each.
  private var lines: [String] {
    switch act.content {
    case .signature, .consent: starts
    case .notice, .revocation: answer.agreement.clauses.endsPartyByParty ? act.by.map(withdrawal) : [state, ending]
    case .amendment(let decision, _):
      voice.amendmentLines(answer).filter { $0.amendment == decision.amendment }.map(\.line)
    case .agreedDate, .extension, .suspension, .resumption, .position, .event: [state, ending]
    }
  }

  /// The clause by which the act brings it; nil where several can be behind it.
  private var clause: Citation? {
    let clauses = answer.agreement.clauses
    switch act.content {
    case .signature, .consent: return clauses.start.citation
    case .notice, .revocation:
      let party = clauses.endsPartyByParty ? act.by.first : nil
      return answer.timeline.explanation(on: answer.on, known: answer.known, of: party).clause?.citation
    case .amendment: return clauses.amendment?.citation
    case .agreedDate, .extension, .suspension, .resumption, .position, .event: return nil
    }
  }

  /// The first days of those who act, and that of the agreement where it rests on the act.
  private var starts: [String] {
    let status = answer.status
    let isBehindStart = answer.grounds.start(of: status).entries.contains(act.id)
    let ofAll =
      isBehindStart || !answer.agreement.startsPartyByParty
      ? [voice.start(status.start, on: answer.known)].compactMap { $0 } : []
    guard answer.agreement.startsPartyByParty else { return ofAll }
    let with = answer.timeline.memberships(on: answer.on, known: answer.known).starts
      .filter { isBehindStart && $0.value == status.start.date }.keys
    let parties = answer.timeline.parties(on: answer.on).filter { act.by.contains($0) || with.contains($0) }
    return ofAll
      + parties.map { party in
        let own = answer.asked(of: party)
        let again = answer.timeline.hasLeft(party, by: answer.on)
        return voice.joining(
          voice.name(party, on: answer.on), own.status.start, again: again, on: min(answer.on, answer.known))
      }
  }

  private func withdrawal(_ party: PartyID) -> String {
    let own = answer.asked(of: party)
    let name = voice.name(party, on: answer.on)
    let told = voice.leaving(own.status.termination, own)
    return voice.say("Withdrawal of \(name): \(told)", "\(name)の\(voice.withdrawal)：\(told)")
  }

  private var state: String { voice.say("State: ", "状態：") + voice.stateWithDay(answer.status.state) }

  private var ending: String {
    let told = "\(voice.short(answer.status.termination))\(voice.say(" — ", "、"))"
    return voice.say("Date of \(voice.ending): ", "\(voice.ending)日：") + told
      + voice.basis(answer.story(answer.status.termination))
  }

  private var voice: Voice { answer.voice }
  private var title: String { Markdown.escaped(voice.text(answer.agreement.title)) }

  private var to: String {
    let bound = answer.timeline.memberships(on: answer.on, known: answer.known).bound
    let all = bound.isEmpty ? answer.timeline.parties(on: answer.on) : bound
    let names =
      all.count <= ComparedAnswers.toldByName
      ? Markdown.escaped(voice.names(all, on: answer.on))
      : voice.say("the \(all.count) \(voice.parties)", "\(voice.parties)（\(all.count)）")
    return answer.agreement.openTo == nil
      ? names
      : voice.say("\(names), and those entitled to become \(voice.parties)", "\(names)並びに\(voice.parties)となる資格を有するもの")
  }

  /// The draft, ready to be edited.
  package var markdown: String {
    let cited = clause.map { clause in
      voice.say("Clause: ", "規定：") + Markdown.escaped(voice.text(clause.article)) + voice.colon
        + Markdown.escaped(voice.text(clause.says))
    }
    let facts =
      [
        voice.say("Agreement: ", "協定：") + voice.named(title, answer.agreement.id.description),
        voice.say("To: \(to)", "名宛人：\(to)"), voice.say("By: ", "根拠：") + voice.entry(act.id),
      ] + [cited].compactMap { $0 }
    let day = voice.date(answer.on)
    let changes =
      lines.isEmpty
      ? voice.say("No day follows from it yet.", "これによる期日はまだない。")
      : ([
        voice.say("What it brings, as computed on \(day):", "これによるもの（\(day)現在の計算）："), "",
      ] + lines.map { "- \(Markdown.escaped($0))" }).joined(separator: "\n")
    return [
      "# " + voice.say("Draft: notification by the depositary", "寄託者の通知（案）"),
      facts.map { "- \($0)" }.joined(separator: "\n"), "---",
      voice.say(
        "The depositary of the \(title) communicates the following.", "「\(title)」の寄託者は、次のとおり通知する。"),
      Markdown.escaped(voice.capital(voice.act(act))) + voice.say(".", "。"), changes,
      voice.say("____________, ____________", "____年__月__日 ____________"),
    ].joined(separator: "\n\n") + "\n"
  }

  /// The same in JSON.
  package var json: OrderedJSON {
    .object([
      ("agreement", .string(answer.agreement.id.description)), ("entry", .entry(act.id)), ("on", .day(answer.on)),
      ("by", .parties(act.by)), ("changes", .array(lines.map { .string($0) })), ("markdown", .string(markdown)),
    ])
  }
}

extension Voice {
  /// Why there is nothing to notify.
  package func refusal(_ failure: NotificationDraft.Failure) -> String {
    switch failure {
    case .noAct(let entry):
      say(
        "\(capital(self.entry(entry))) is no act of this \(agreementNoun); history shows the entries.",
        "\(self.entry(entry))はこの\(agreementNoun)の行為ではない。history で記載を見られる。")
    case .withoutEffect(let entry, let reason):
      say(
        "\(capital(self.entry(entry))) has no effect: \(self.reason(reason, on: .last)).",
        "\(self.entry(entry))は効果を生じない：\(self.reason(reason, on: .last))。")
    }
  }
}
