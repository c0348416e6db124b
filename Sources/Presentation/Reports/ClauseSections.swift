import Agreements
import CivilDate
import EventLog

/// The final clauses as sections of sentences, those of an agreement or those that an amendment brings.
struct ClauseSections {
  let voice: Voice
  /// The voice of sentences that hang on an ending.
  let ends: Voice

  func sections(of clauses: some HoldsClauses) -> [ClausesReport.Section] {
    var sections: [ClausesReport.Section] = []
    if let duration = clauses.duration { sections.append(self.duration(duration)) }
    if let amendment = clauses.amendment { sections.append(self.amendment(amendment)) }
    if let clause = clauses.termination {
      sections.append(
        ending(
          clause, voice.headingOfEnding, (voice.ends.en, "", voice.ends.ja),
          voice.say("No notice ends it.", "通知によって終わることはない。")))
    }
    if let clause = clauses.withdrawal {
      sections.append(
        ending(
          clause, voice.say("Withdrawal of one \(voice.party)", "個々の\(voice.party)の\(voice.withdrawal)"),
          ("The \(voice.party) leaves", "当該\(voice.party)は、", "に\(voice.withdrawal)する"),
          voice.say("No notice makes a \(voice.party) leave.", "通知によって\(voice.withdrawal)することはない。")))
    }
    if let revocation = clauses.revocation {
      sections.append(
        ClausesReport.Section(heading: voice.say("Revocation", "撤回"), citation: revocation, sentences: []))
    }
    if let suspension = clauses.suspension {
      let who =
        suspension.by == .all
        ? voice.say("All \(voice.parties) together", "全\(voice.parties)で")
        : voice.say("Any \(voice.party)", "いずれの\(voice.party)も")
      sections.append(
        ClausesReport.Section(
          heading: voice.say("Suspension", "停止"), citation: suspension.citation,
          sentences: [voice.say("\(who) can suspend it.", "\(who)停止することができる。")]))
    }
    sections += clauses.toldEffects.map { effect($0, voice.say("The day is", "期日")) }
    sections += clauses.toldSurvival.map {
      effect($0, voice.say("It lasts until the day before", "存続しない最初の日"), isLasting: true)
    }
    sections += clauses.toldDeadlines.map { effect($0, voice.say("The day is", "期日")) }
    return sections
  }

  func add(_ sections: [ClausesReport.Section], to page: inout Page) {
    for section in sections {
      page.heading(section.heading)
      if let citation = section.citation {
        let others = citation.locators.map { "\($0.language): \($0.text)" }
        page.line(([voice.text(citation.article)] + others).joined(separator: " / "), indent: 2)
        page.line(voice.text(citation.says), indent: 4)
      }
      for sentence in section.sentences { page.line(sentence, indent: 4) }
    }
  }

  static func json(_ sections: [ClausesReport.Section]) -> OrderedJSON {
    .array(
      sections.map { section in
        .object([
          ("heading", .string(section.heading)),
          ("article", section.citation.map { .local($0.article) } ?? .null),
          ("says", section.citation.map { .local($0.says) } ?? .null),
          ("sentences", .array(section.sentences.map { .string($0) })),
        ])
      })
  }

  private func duration(_ clause: DurationClause) -> ClausesReport.Section {
    var sentences = [given(clause.gives, voice.dayOf(clause.ends), ("The term ends", "期間は、", "に終わる"))]
    if let renewal = clause.renewal { sentences.append(voice.renewal(renewal)) }
    if clause.isExtendable {
      sentences.append(
        voice.say("All \(voice.parties) together can extend the term.", "全\(voice.parties)の合意により期間を延長することができる。"))
    }
    return ClausesReport.Section(
      heading: voice.say("Duration", "有効期間"), citation: clause.citation, sentences: sentences)
  }

  /// - Parameter what: what happens on the day; in Japanese what stands before the day, and what behind it.
  private func given(_ side: GivenSide, _ day: String, _ what: (en: String, before: String, ja: String)) -> String {
    side == .firstDay
      ? voice.say(
        "\(what.en) on \(day): that is the first day without.",
        "\(what.before)\(day)\(what.ja)（その日が\(voice.operation)のない最初の日である）。")
      : voice.say(
        "\(what.en) with \(day): that is the last day.",
        "\(what.before)\(day)\(what.ja)（その日が\(voice.operation)の最終日である）。")
  }

  private func amendment(_ clause: AmendmentClause) -> ClausesReport.Section {
    let who =
      switch clause.by {
      case .all: voice.say("all \(voice.parties) together", "全\(voice.parties)")
      case .acceptors: voice.say("those who accept it", "受諾する\(voice.parties)")
      case .organ(let id): voice.name(id, on: .last)
      }
    let bound =
      clause.binds == .all
      ? voice.say("all", "全\(voice.parties)") : voice.say("only those who accept it", "受諾した\(voice.parties)のみ")
    let binds = voice.word(("binds", "を拘束する"), ("applies to", "に適用される"))
    let effect = voice.word(("", "に効力を生ずる"), ("", "に適用が開始される"))
    var sentences = [voice.say("It is decided by \(who) and \(binds) \(bound).", "\(who)が決定し、\(bound)\(binds)。")]
    if let rule = clause.rule {
      sentences.append(
        voice.say("It takes effect on \(voice.ofAmendment.dayOf(rule)).", "\(voice.ofAmendment.dayOf(rule))\(effect)。"))
    }
    if let rule = clause.forParty {
      let day = voice.ofAmendment.dayOf(rule)
      sentences.append(
        voice.say(
          "For a \(voice.party) that accepts later it takes effect on \(day).",
          "後に受諾する\(voice.party)については、\(day)\(effect)。"))
    }
    return ClausesReport.Section(heading: voice.headingOfAmendment, citation: clause.citation, sentences: sentences)
  }

  /// - Parameters:
  ///   - ends: what happens on the day that the rule gives.
  ///   - silent: what is said where no rule gives a day.
  private func ending(
    _ clause: EndingClause, _ heading: String, _ ends: (en: String, before: String, ja: String), _ silent: String
  ) -> ClausesReport.Section {
    var sentences = [clause.rule.map { given(clause.gives, voice.dayOf($0), ends) } ?? silent]
    if let from = clause.noticeFrom {
      let day = voice.dayOf(from)
      sentences.append(voice.say("No notice can be given before \(day).", "\(day)より前には通知できない。"))
    }
    if clause.fewest > 2 {
      sentences.append(
        voice.say(
          "With fewer than \(clause.fewest) \(voice.parties) it ends for all.",
          "\(voice.parties)が\(clause.fewest)者未満となれば、全員について\(voice.endsForAll)。"))
    }
    sentences += clause.concordance.map { concordance in
      let days = concordance.noticeDays.map { range in
        let (from, to) = (voice.noticeDay(range.earliest), voice.noticeDay(range.latest))
        return voice.say(
          " It can mean any day from that on which it was \(from) to that on which it was \(to).",
          "\(from)日から\(to)日までを意味し得る。")
      }
      return voice.concordance(concordance) + (days ?? "")
    }
    return ClausesReport.Section(heading: heading, citation: clause.citation, sentences: sentences)
  }

  /// - Parameter onFirstDay: what begins or ends on the first day that the rule gives.
  private func effect(_ effect: NamedEffect, _ onFirstDay: String, isLasting: Bool = false) -> ClausesReport.Section {
    let day = isLasting && effect.gives == .firstDay ? ends.rule(effect.rule) : ends.dayOf(effect.rule)
    let sentence =
      effect.gives == .firstDay
      ? voice.say("\(onFirstDay) \(day).", "\(onFirstDay)：\(day)。")
      : voice.say("Its last day is \(day).", "最終日：\(day)。")
    return ClausesReport.Section(heading: effect.what, citation: effect.citation, sentences: [sentence])
  }

  /// Why a policy is as it is, behind a colon.
  func reason(_ choice: PolicyChoice) -> String {
    let by = choice.chosenBy.map { voice.say(" (chosen by \(voice.text($0)))", "（\(voice.text($0))による選択）") } ?? ""
    return voice.colon + voice.text(choice.reason) + by
  }
}

/// The clauses that can be told, whether all of an agreement or those of an amendment.
protocol HoldsClauses {
  var duration: DurationClause? { get }
  var amendment: AmendmentClause? { get }
  var termination: EndingClause? { get }
  var withdrawal: EndingClause? { get }
  var revocation: Citation? { get }
  var suspension: SuspensionClause? { get }
  var toldEffects: [NamedEffect] { get }
  var toldSurvival: [NamedEffect] { get }
  var toldDeadlines: [NamedEffect] { get }
}

extension FinalClauses: HoldsClauses {
  var toldEffects: [NamedEffect] { effects }
  var toldSurvival: [NamedEffect] { survival }
  var toldDeadlines: [NamedEffect] { deadlines }
}

extension ClausesChange: HoldsClauses {
  var toldEffects: [NamedEffect] { effects ?? [] }
  var toldSurvival: [NamedEffect] { survival ?? [] }
  var toldDeadlines: [NamedEffect] { deadlines ?? [] }
}
