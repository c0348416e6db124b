package import Agreements
package import CivilDate
package import EventLog

/// What the entries of a bundle change in the answers about one agreement: the old and the new.
package struct ChangesReport: Sendable {
  private let changes: AnswerChanges
  private let today: CivilDay
  private let language: Language

  package init(_ changes: AnswerChanges, today: CivilDay, language: Language) {
    self.changes = changes
    self.today = today
    self.language = language
  }

  private var voice: Voice { Voice(language, (changes.lifeAfter ?? changes.lifeBefore).agreement) }

  /// One question whose answer changes.
  private struct Change {
    let party: PartyID?
    let on: CivilDay
    let lines: [String]
  }

  private var answerChanges: [Change] {
    changes.statuses.map { change in
      let before = answer(changes.lifeBefore, changes.before, change)
      let after = changes.lifeAfter.map { answer($0, changes.after, change) }
      let lines =
        after.map { ComparedAnswers(before, $0).lines }
        ?? [voice.say("no clause file stands any more", "有効な条項ファイルがなくなる")]
      return Change(party: change.party, on: change.on, lines: lines)
    }
  }

  private func answer(_ life: Timeline, _ record: AgreementRecord, _ change: AnswerChanges.StatusChange) -> Answer {
    Answer(
      record: record, timeline: life, on: change.on, known: today, party: change.party, todayIn: nil,
      language: language)
  }

  /// The changes to tell. The same lines on several days are told once.
  private func told() -> [(heading: String, lines: [String])] {
    var told: [(party: PartyID?, days: [CivilDay], lines: [String])] = []
    for change in answerChanges {
      if let index = told.firstIndex(where: { $0.party == change.party && $0.lines == change.lines }) {
        told[index].days.append(change.on)
      } else {
        told.append((change.party, [change.on], change.lines))
      }
    }
    return told.map { answer in
      let days = voice.list(answer.days.map { voice.date($0) + ($0 == today ? voice.say(" (today)", "（本日）") : "") })
      let who = answer.party.map { voice.name($0, on: answer.days[0]) }
      let heading = voice.say(
        "\(who.map { "for \($0), " } ?? "")on \(days):", "\(who.map { "\($0)について、" } ?? "")\(days)：")
      return (heading, answer.lines)
    }
  }

  private func amendment(_ change: AnswerChanges.AmendmentChange) -> String {
    func day(_ day: CivilDay?) -> String { day.map(voice.date) ?? voice.say("never", "なし") }
    let who = change.party.map { voice.name($0, on: today) }
    let whose = who.map { voice.say(" for \($0)", "（\($0)）") } ?? ""
    let days = voice.change(day(change.before), day(change.after))
    return voice.say(
      "\(voice.amendment) \(change.amendment) in effect\(whose) from: \(days)",
      "\(voice.amendment) \(change.amendment) の\(voice.effectiveDayNoun)\(whose)：\(days)")
  }

  private func adoption(_ change: AnswerChanges.AdoptionChange) -> String {
    func told(_ adoption: AnswerChanges.Adoption?) -> String {
      guard let adoption else { return voice.say("never", "なし") }
      return voice.date(adoption.on) + (adoption.title.map { voice.say(" (\($0))", "（\($0)）") } ?? "")
    }
    let days = voice.change(told(change.before), told(change.after))
    return voice.say(
      "\(voice.amendment) \(change.amendment) adopted: \(days)", "\(voice.amendment) \(change.amendment) の採択：\(days)")
  }

  private var unasked: String {
    let (count, most) = (changes.unasked, AnswerChanges.mostQuestions)
    return voice.say(
      "not asked, for there are more than \(most) questions: \(count) answers about single parties on further days; they may change",
      "問いが\(most)件を超えるため、個々の当事者についての、その他の日の回答\(count)件は確かめておらず、変わる場合がある")
  }

  private func heading(_ difference: ClausesDifference) -> String {
    func clauses(by id: AmendmentID, _ en: String, _ ja: String) -> String {
      voice.say("clauses by \(voice.amendment) \(id)\(en):", "\(voice.amendment) \(id)\(ja)による変更後の規定：")
    }
    return switch difference.cause {
    case .clauseFile: voice.say("the clause file is another:", "条項ファイルが変わる：")
    case .inEffect(let id, let from):
      clauses(by: id, " from \(voice.date(from))", "（\(voice.date(from))から）")
    case .noLongerInEffect(let id, let from):
      clauses(by: id, " from \(voice.date(from)), taken away", "（\(voice.date(from))から。なくなる）")
    case .proposed(let id): clauses(by: id, ", which is not in effect", voice.word(("", "（未発効）"), ("", "（未適用）")))
    }
  }

  private var title: String {
    let id = changes.lifeBefore.agreement.id
    guard !changes.isEmpty else { return voice.say("\(id): no answer changes", "\(id)：回答は変わらない") }
    return changes.nothingFound
      ? voice.say("\(id): no answer that was asked changes", "\(id)：確かめた回答は変わらない")
      : voice.say("\(id): answers that change", "\(id)：変わる回答")
  }

  /// The changes as text; empty where nothing changes and nothing is proposed.
  package var page: Page {
    var page = Page()
    guard !changes.isEmpty || !changes.clauses.isEmpty else { return page }
    page.line()
    page.line(title)
    if changes.unasked > 0 { page.line(unasked, indent: 2) }
    for answer in told() {
      page.line(answer.heading, indent: 2)
      for line in answer.lines { page.line(line, indent: 4) }
    }
    for change in changes.reassessed { page.line(voice.reassessment(change, on: today), indent: 2) }
    for change in changes.amendments { page.line(amendment(change), indent: 2) }
    for change in changes.adoptions { page.line(adoption(change), indent: 2) }
    for difference in changes.clauses {
      page.line(heading(difference), indent: 2)
      for line in ClausesReport.difference(difference.before, difference.after, language) { page.line(line, indent: 4) }
    }
    return page
  }

  /// The changes in JSON. Sentences that go begin with `- `, those that come with `+ `.
  package var json: OrderedJSON {
    .object([
      ("agreement", .string(changes.lifeBefore.agreement.id.description)), ("changed", .bool(!changes.isEmpty)),
      ("unasked", .integer(changes.unasked)), ("answers", .array(answersJSON)),
      (
        "reassessed",
        .array(
          changes.reassessed.map { change in
            .object([
              ("entry", .entry(change.entry)), ("before", .string(voice.assessment(change.before, on: today))),
              ("after", .string(voice.assessment(change.after, on: today))),
            ])
          })
      ),
      (
        "amendments",
        .array(
          changes.amendments.map { change in
            .object([
              ("party", .text(change.party?.description)), ("amendment", .string(change.amendment.description)),
              ("before", .day(change.before)), ("after", .day(change.after)),
            ])
          })
      ),
      (
        "adoptions",
        .array(
          changes.adoptions.map { change in
            .object([
              ("amendment", .string(change.amendment.description)), ("before", .adoption(change.before)),
              ("after", .adoption(change.after)),
            ])
          })
      ),
      ("clauses", .array(clausesJSON)),
    ])
  }

  private var answersJSON: [OrderedJSON] {
    zip(changes.statuses, answerChanges).map { change, told in
      .object([
        ("party", .text(change.party?.description)), ("on", .day(change.on)),
        ("before", StatusReport(answer(changes.lifeBefore, changes.before, change)).json),
        ("after", changes.lifeAfter.map { StatusReport(answer($0, changes.after, change)).json } ?? .null),
        ("text", .array(told.lines.map { .string($0) })),
      ])
    }
  }

  private var clausesJSON: [OrderedJSON] {
    changes.clauses.map { difference in
      let sentences = ClausesReport.difference(difference.before, difference.after, language)
      return .object([
        ("cause", .string(difference.cause.name)), ("amendment", .text(difference.cause.amendment?.description)),
        ("from", .day(difference.cause.from)), ("sentences", .array(sentences.map { .string($0) })),
      ])
    }
  }
}

extension ClausesDifference.Cause {
  /// The name that JSON writes.
  fileprivate var name: String {
    switch self {
    case .clauseFile: "clause-file"
    case .inEffect: "in-effect"
    case .noLongerInEffect: "no-longer-in-effect"
    case .proposed: "proposed"
    }
  }

  /// The amendment; nil for the clause file.
  fileprivate var amendment: AmendmentID? {
    switch self {
    case .clauseFile: nil
    case .inEffect(let id, _), .noLongerInEffect(let id, _), .proposed(let id): id
    }
  }

  /// The first day on which the amendment brings clauses, or would have; nil where there is none.
  fileprivate var from: CivilDay? {
    switch self {
    case .inEffect(_, let from), .noLongerInEffect(_, let from): from
    case .clauseFile, .proposed: nil
    }
  }
}

extension OrderedJSON {
  fileprivate static func adoption(_ adoption: AnswerChanges.Adoption?) -> OrderedJSON {
    adoption.map { .object([("on", .day($0.on)), ("title", .text($0.title))]) } ?? .null
  }
}
