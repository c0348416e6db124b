package import Agreements
package import CivilDate
package import EventLog

/// A draft of a notice of termination, discontinuation or withdrawal, as Markdown: what it rests on, when it has to be
/// handed over, and the words that fit the nature of the text. Nothing is recorded.
package struct NoticeDraft: Sendable {
  private let answer: Answer
  private let giver: PartyID
  private let notice: NoticeToCome
  /// The answer with the notice.
  private let then: Answer

  /// Why there is nothing to draft.
  package enum Failure: Error, Sendable {
    /// The party is not bound on that day.
    case notBound(PartyID, CivilDay)
    case withoutEffect(Reason, CivilDay)
  }

  /// - Parameter answer: the agreement, asked about on the day of the notice.
  package init(_ answer: Answer, by giver: PartyID) throws(Failure) {
    guard let notice = answer.timeline.notice(toComeFrom: giver, on: answer.on) else {
      throw .notBound(giver, answer.on)
    }
    if case .withoutEffect(let reason) = notice.assessment { throw .withoutEffect(reason, answer.on) }
    self.answer = answer
    self.giver = giver
    self.notice = notice
    let party = answer.agreement.clauses.endsPartyByParty ? giver : nil
    then = Answer(
      record: answer.record, timeline: notice.life, on: answer.on, known: answer.on, party: party,
      todayIn: nil, language: answer.language)
  }

  private var voice: Voice { then.voice }
  private var status: Status { notice.explanation.status }
  private var title: String { Markdown.escaped(voice.text(answer.agreement.title)) }
  private var article: String {
    notice.explanation.clause.map { Markdown.escaped(voice.text($0.citation.article)) } ?? ""
  }
  private var from: String { Markdown.escaped(voice.name(giver, on: answer.on)) }
  private var day: String { voice.date(answer.on) }
  private var basis: String { Markdown.escaped(voice.basis(then.story(status.termination))) }
  private var counted: String {
    let words = voice.noticeDay(notice.counted)
    return notice.counted == .dated
      ? voice.say("\(words) \(day)", "\(day)付けである") : voice.say("\(words) on \(day)", "\(day)に\(words)された")
  }

  /// The parties to which it goes.
  private var addressees: [PartyID] {
    let all = answer.timeline.memberships(on: answer.on, known: answer.on).bound
    return (all.isEmpty ? answer.timeline.parties(on: answer.on) : all).filter { $0 != giver }
  }

  private var to: String {
    addressees.count <= ComparedAnswers.toldByName
      ? Markdown.escaped(voice.names(addressees, on: answer.on))
      : voice.say("the \(addressees.count) other \(voice.parties)", "他の\(voice.parties)（\(addressees.count)）")
  }

  /// The draft, ready to be edited.
  package var markdown: String {
    let heading = voice.say("Draft: \(voice.notice)", "\(voice.notice)（案）")
    let facts = facts.map { "- \($0)" }.joined(separator: "\n")
    return [
      "# \(heading)", facts, "---", words, expected,
      voice.say("Done at ____________, on ____________.", "____年__月__日 ____________ において"),
      voice.say("For \(from): ____________", "\(from)のために：____________"),
    ].joined(separator: "\n\n") + "\n"
  }

  /// What the draft rests on, a line each.
  private var facts: [String] {
    var facts = [
      voice.say("Agreement: ", "協定：") + voice.named(title, answer.agreement.id.description),
      voice.say("From: \(from)", "発出者：\(from)"), voice.say("To: \(to)", "名宛人：\(to)"),
    ]
    if let clause = notice.explanation.clause {
      facts.append(
        voice.say("Clause: ", "規定：") + article + voice.colon + Markdown.escaped(voice.text(clause.citation.says)))
      if let rule = clause.rule { facts.append(voice.say("Rule: ", "規則：") + Markdown.escaped(voice.rule(rule))) }
    }
    facts.append(
      voice.say(
        "If it is \(counted): \(voice.short(status.termination)) — \(basis)",
        "\(counted)場合：\(voice.short(status.termination))、\(basis)"))
    if let lastDay = status.lastDay {
      facts.append(
        voice.say(
          "Last day of \(voice.operation): \(voice.date(lastDay))", "\(voice.operation)の最終日：\(voice.date(lastDay))"))
    }
    if let last = notice.lastDay { facts.append(Markdown.escaped(voice.further(last))) }
    facts += answer.timeline.remarks(on: answer.status).map { Markdown.escaped(voice.remark($0)) }
    let policies = TerminationReport.dependencies(then, status)
    if !policies.isEmpty { facts.append(Markdown.escaped(voice.dependsOn(policies))) }
    return facts
  }

  /// The notice itself.
  private var words: String {
    if voice.isWithdrawal {
      return voice.word(
        (
          "In accordance with \(article) of the \(title), \(from) hereby notifies \(to) of its withdrawal from that \(voice.agreementNoun).",
          "\(from)は、\(to)に対し、「\(title)」\(article)の規定に従い、同\(voice.agreementNoun)から脱退することをここに通知する。"
        ),
        (
          "As provided in \(article) of the \(title), \(from) informs \(to) in writing that it intends to end its participation in that \(voice.agreementNoun).",
          "\(from)は、\(to)に対し、「\(title)」\(article)に従い、同\(voice.agreementNoun)への参加を終える意向を書面により通知する。"
        ))
    }
    return voice.word(
      (
        "In accordance with \(article) of the \(title), \(from) hereby notifies \(to) of the termination of that \(voice.agreementNoun).",
        "\(from)は、\(to)に対し、「\(title)」\(article)の規定に従い、同\(voice.agreementNoun)を終了させることをここに通知する。"
      ),
      (
        "As provided in \(article) of the \(title), \(from) informs \(to) in writing that it intends to discontinue the cooperation under that \(voice.agreementNoun).",
        "\(from)は、\(to)に対し、「\(title)」\(article)に従い、同\(voice.agreementNoun)に基づく協力を中止する意向を書面により通知する。"
      ))
  }

  /// The sentence on the day that the notice brings.
  private var expected: String {
    guard case .dated(let date) = status.termination else {
      return voice.say(
        "The day of the \(voice.ending) depends on what is still to come.", "\(voice.ending)の日は、今後の事実による。")
    }
    let end = voice.date(date.endDays.firstDayWithout)
    let unless =
      date.certainty == .fixed
      ? "" : voice.say(", unless another day takes its place by that provision", "（同規定により他の日によることとなる場合を除く）")
    return voice.word(
      (
        "If this notice is \(counted), the \(voice.ending) takes effect on \(end)\(unless).",
        "この通知が\(counted)場合には、\(voice.ending)は\(end)に効力を生ずる\(unless)。"
      ),
      (
        "If this notice is \(counted), the \(voice.ending) is expected to start on \(end)\(unless).",
        "この通知が\(counted)場合には、\(voice.ending)は\(end)に開始される見込みである\(unless)。"
      ))
  }

  /// The same in JSON.
  package var json: OrderedJSON {
    .object([
      ("agreement", .string(answer.agreement.id.description)), ("by", .string(giver.description)),
      ("to", .parties(addressees)), ("on", .day(answer.on)), ("countsFrom", .string(notice.counted.rawValue)),
      ("notifyBy", .day(notice.lastDay?.date)),
      ("firstDayWithout", .day(status.termination.endDays?.firstDayWithout)), ("lastDay", .day(status.lastDay)),
      ("date", .string(voice.short(status.termination))),
      ("basis", .string(voice.basis(then.story(status.termination)))),
      ("markdown", .string(markdown)),
    ])
  }
}

extension Voice {
  /// Why there is nothing to draft.
  package func refusal(_ failure: NoticeDraft.Failure) -> String {
    switch failure {
    case .notBound(let party, let day):
      say(
        "\(name(party, on: day)) is not among those bound on \(date(day)), and can give no notice then.",
        "\(name(party, on: day))は\(date(day))に拘束されておらず、同日に通知することができない。")
    case .withoutEffect(let reason, let day):
      say(
        "A notice of \(date(day)) would have no effect: \(self.reason(reason, on: day)). Another day is tried with --on.",
        "\(date(day))の通知は効果を生じない：\(self.reason(reason, on: day))。他の日は --on で試すことができる。")
    }
  }
}
