package import Agreements
import CivilDate
package import EventLog

/// A clause file read back as plain sentences, so that a lawyer can compare them with the text.
package struct ClausesReport: Sendable {
  let agreement: Agreement
  let voice: Voice

  package init(_ agreement: Agreement, _ language: Language) {
    self.agreement = agreement
    voice = Voice(language, agreement)
  }

  /// One clause: its heading, its place in the text, what it says, and how the tool reads it.
  struct Section {
    let heading: String
    let citation: Citation?
    let sentences: [String]
  }

  /// Every clause, then the policies.
  package var page: Page {
    var page = Page()
    page.line(voice.named(voice.text(agreement.title), agreement.id.description), isHeading: true)
    if let source = agreement.source { page.line(voice.text(source)) }
    for section in sections {
      page.heading(section.heading)
      if let citation = section.citation {
        let others = citation.locators.map { "\($0.language): \($0.text)" }
        page.line(([voice.text(citation.article)] + others).joined(separator: " / "), indent: 2)
        page.line(voice.text(citation.says), indent: 4)
      }
      for sentence in section.sentences { page.line(sentence, indent: 4) }
    }
    return page
  }

  /// The clauses in JSON, in the language asked for.
  package var json: OrderedJSON {
    .object([
      ("agreement", .string(agreement.id.description)), ("title", .local(agreement.title)),
      (
        "clauses",
        .array(
          sections.map { section in
            .object([
              ("heading", .string(section.heading)),
              ("article", section.citation.map { .local($0.article) } ?? .null),
              ("says", section.citation.map { .local($0.says) } ?? .null),
              ("sentences", .array(section.sentences.map { .string($0) })),
            ])
          })
      ),
    ])
  }

  var sections: [Section] {
    let clauses = agreement.clauses
    var sections = [parties] + organs + [start(clauses.start)]
    if let parent = agreement.parent { sections.append(self.parent(parent)) }
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
          clause, voice.say("Withdrawal of one \(voice.party)", "一\(voice.party)の\(voice.withdrawal)"),
          ("The \(voice.party) leaves", "当該\(voice.party)は、", "に\(voice.withdrawal)する"),
          voice.say("No notice makes a \(voice.party) leave.", "通知によって\(voice.withdrawal)することはない。")))
    }
    if let revocation = clauses.revocation {
      sections.append(Section(heading: voice.say("Revocation", "撤回"), citation: revocation, sentences: []))
    }
    if let suspension = clauses.suspension {
      let who = suspension.by == .all ? voice.say("All together", "全員で") : voice.say("Any one", "いずれの一方も")
      sections.append(
        Section(
          heading: voice.say("Suspension", "停止"), citation: suspension.citation,
          sentences: [voice.say("\(who) can suspend it.", "\(who)停止することができる。")]))
    }
    sections += clauses.effects.map { effect($0, voice.say("The day is", "期日")) }
    sections += clauses.survival.map {
      effect($0, voice.say("It lasts until the day before", "存続しない最初の日"), isLasting: true)
    }
    sections += clauses.deadlines.map { effect($0, voice.say("The day is", "期日")) }
    return sections + [policies(clauses.policies)]
  }

  private var parties: Section {
    var sentences = agreement.parties.map(party)
    if let openTo = agreement.openTo {
      sentences.append(voice.say("Open to \(voice.text(openTo)).", "\(voice.text(openTo))に開放されている。"))
    }
    for (name, members) in agreement.groups.sorted(by: { $0.key < $1.key }) {
      let all = voice.names(members, on: .last)
      sentences.append(voice.say("Group \(name): \(all).", "集団「\(name)」：\(all)。"))
    }
    for (name, weights) in agreement.weights.sorted(by: { $0.key < $1.key }) {
      let all = weights.parties.sorted { $0.key < $1.key }.map {
        "\(voice.name($0.key, on: .last)) \(DecimalText.text($0.value))"
      }
      let total = DecimalText.text(weights.total)
      sentences.append(
        voice.say("Weight \(name): \(voice.list(all)); \(total) in all.", "比重「\(name)」：\(voice.series(all))、計\(total)。")
      )
    }
    if !agreement.authenticLanguages.isEmpty {
      let languages = voice.list(agreement.authenticLanguages.map(voice.languageName))
      sentences.append(voice.say("Authentic languages: \(languages).", "正文：\(languages)。"))
    }
    return Section(heading: voice.capital(voice.parties), citation: nil, sentences: sentences)
  }

  private var organs: [Section] {
    guard !agreement.organs.isEmpty else { return [] }
    let names = agreement.organs.map { voice.named(voice.text($0.name), $0.id.description) }
    return [Section(heading: voice.say("Organs", "機関"), citation: nil, sentences: names)]
  }

  private func party(_ party: Party) -> String {
    let names = party.names.map { name in
      let from = name.from.map { voice.say("from \(voice.date($0)) ", "\(voice.date($0))から") } ?? ""
      return from + voice.text(name.name)
    }
    let agency =
      party.actingThrough.map { voice.say(", acting through \(voice.text($0))", "（\(voice.text($0))を通じて行動）") } ?? ""
    let zone = party.zone.map { voice.say(", zone \($0)", "、時間帯 \($0)") } ?? ""
    return voice.named(names.joined(separator: voice.say(", ", "、")), party.id.description) + agency + zone
  }

  private func start(_ clause: StartClause) -> Section {
    var sentences = [starts(on: voice.dayOf(clause.rule))]
    if let rule = clause.forParty {
      let day = voice.dayOf(rule)
      sentences.append(
        voice.say(
          "For a \(voice.party) that consents later it \(voice.starts.en) on \(day), but not before the \(voice.agreementNoun) itself does.",
          "後に同意する\(voice.party)については、\(day)\(voice.starts.ja)（\(voice.agreementNoun)自体の\(voice.start)より前とはならない）。"))
    }
    if clause.forParty != nil {
      sentences.append(
        clause.firstParties == .threshold
          ? voice.say(
            "For those whose consent brings this about it \(voice.starts.en) on that same day.",
            "その同意によって\(voice.start)に至った\(voice.parties)については、\(voice.start)の日\(voice.starts.ja)。")
          : voice.say(
            "For those who consent before that day it \(voice.starts.en) on that same day.",
            "\(voice.start)より前に同意した\(voice.parties)については、\(voice.start)の日\(voice.starts.ja)。"))
    }
    if let rule = clause.succession {
      let day = voice.dayOf(rule)
      sentences.append(
        voice.say(
          "For a successor it \(voice.starts.en) on \(day).", "承継する\(voice.party)については、\(day)\(voice.starts.ja)。"))
    }
    return Section(heading: voice.capitalStart, citation: clause.citation, sentences: sentences)
  }

  private func starts(on day: String) -> String {
    voice.say("It \(voice.starts.en) on \(day).", "\(day)\(voice.starts.ja)。")
  }

  private func parent(_ clause: ParentClause) -> Section {
    var sentences: [String] = []
    if clause.startsNotBefore {
      sentences.append(
        voice.say(
          "It does not \(voice.word(("enter into force", ""), ("become operative", ""))) before \(clause.agreement).",
          "\(clause.agreement) の開始より前には\(voice.word(("", "効力を生じない"), ("", "運用が開始されない")))。"))
    }
    if clause.endsWith {
      sentences.append(voice.say("It ends with \(clause.agreement).", "\(clause.agreement) とともに終わる。"))
    }
    return Section(heading: voice.say("Parent agreement", "基本となる協定"), citation: clause.citation, sentences: sentences)
  }

  private func duration(_ clause: DurationClause) -> Section {
    var sentences = [given(clause.gives, voice.dayOf(clause.ends), ("The term ends", "期間は、", "に終わる"))]
    if let renewal = clause.renewal {
      let counts =
        renewal.lastDay == .anniversary
        ? voice.say(" (the same day counts)", "当日を算入して") : voice.say(" (in clear days)", "間を空けて数えて")
      let unless = renewal.notice.map {
        voice.say(
          ", unless a notice is given at least \(voice.period($0)) before its end\(counts)",
          "（\(counts)満了の\(voice.period($0))前までに通知があるときを除く）")
      }
      let times = renewal.times.map { voice.say(", at most \($0) times", "、\($0)回まで") } ?? ""
      sentences.append(
        voice.say(
          "It is then renewed for \(voice.period(renewal.period)) each time\(unless ?? "")\(times).",
          "その後\(voice.period(renewal.period))ずつ更新される\(unless ?? "")\(times)。"))
    }
    if clause.isExtendable {
      sentences.append(voice.say("All can extend the term.", "全員の合意により期間を延長することができる。"))
    }
    return Section(heading: voice.say("Duration", "有効期間"), citation: clause.citation, sentences: sentences)
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

  private func amendment(_ clause: AmendmentClause) -> Section {
    let who =
      switch clause.by {
      case .all: voice.say("all \(voice.parties) together", "全\(voice.parties)")
      case .acceptors: voice.say("those who accept it", "受諾する\(voice.parties)")
      case .organ(let id): voice.name(id, on: .last)
      }
    let bound = clause.binds == .all ? voice.say("all", "全員") : voice.say("only those who accept it", "受諾した者のみ")
    let binds = voice.word(("binds", "を拘束する"), ("applies to", "に適用される"))
    let effect = voice.word(("", "に効力を生ずる"), ("", "に適用が開始される"))
    var sentences = [voice.say("It is decided by \(who) and \(binds) \(bound).", "\(who)が決定し、\(bound)\(binds)。")]
    if let rule = clause.rule {
      sentences.append(voice.say("It takes effect on \(voice.dayOf(rule)).", "\(voice.dayOf(rule))\(effect)。"))
    }
    if let rule = clause.forParty {
      let day = voice.dayOf(rule)
      sentences.append(
        voice.say(
          "For a \(voice.party) that accepts later it takes effect on \(day).",
          "後に受諾する\(voice.party)については、\(day)\(effect)。"))
    }
    return Section(heading: voice.headingOfAmendment, citation: clause.citation, sentences: sentences)
  }

  /// - Parameters:
  ///   - ends: what happens on the day that the rule gives.
  ///   - silent: what is said where no rule gives a day.
  private func ending(
    _ clause: EndingClause, _ heading: String, _ ends: (en: String, before: String, ja: String), _ silent: String
  ) -> Section {
    var sentences = [clause.rule.map { given(clause.gives, voice.dayOf($0), ends) } ?? silent]
    if let from = clause.noticeFrom {
      let day = voice.dayOf(from)
      sentences.append(voice.say("No notice can be given before \(day).", "\(day)より前には通知できない。"))
    }
    if clause.fewest > 2 {
      sentences.append(
        voice.say(
          "With fewer than \(clause.fewest) \(voice.parties) it ends for all.",
          "\(voice.parties)が\(clause.fewest)に満たなくなれば、全員について\(voice.word(("", "終了する"), ("", "中止となる")))。"))
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
    return Section(heading: heading, citation: clause.citation, sentences: sentences)
  }

  /// - Parameter onFirstDay: what begins or ends on the first day that the rule gives.
  private func effect(_ effect: NamedEffect, _ onFirstDay: String, isLasting: Bool = false) -> Section {
    let ends = Voice.ofEndings(voice.language, agreement)
    let day = isLasting && effect.gives == .firstDay ? ends.rule(effect.rule) : ends.dayOf(effect.rule)
    let sentence =
      effect.gives == .firstDay
      ? voice.say("\(onFirstDay) \(day).", "\(onFirstDay)：\(day)。")
      : voice.say("Its last day is \(day).", "最終日：\(day)。")
    return Section(heading: effect.what, citation: effect.citation, sentences: [sentence])
  }

  private func policies(_ policies: PolicyChoices) -> Section {
    let sentences = PolicyName.allCases.map { name in
      let choice = policies.choices[name].map(reason) ?? voice.say(" (default)", "（既定）")
      return voice.policy(name, policies.values.value(of: name)) + choice
    }
    return Section(
      heading: voice.say("Policies applied", "適用する方針"), citation: nil, sentences: sentences)
  }

  private func reason(_ choice: PolicyChoice) -> String {
    let by = choice.chosenBy.map { voice.say(" (chosen by \(voice.text($0)))", "（\(voice.text($0))による選択）") } ?? ""
    return voice.colon + voice.text(choice.reason) + by
  }
}
