package import Agreements
import CivilDate
package import EventLog

/// A clause file read back as plain sentences, so that a lawyer can compare them with the text.
package struct ClausesReport: Sendable {
  let agreement: Agreement
  let voice: Voice
  private let told: ClauseSections

  package init(_ agreement: Agreement, _ language: Language) {
    self.agreement = agreement
    voice = Voice(language, agreement)
    told = ClauseSections(voice: voice, ends: Voice.ofEndings(language, agreement))
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
    told.add(sections, to: &page)
    return page
  }

  /// The clauses in JSON, in the language asked for.
  package var json: OrderedJSON {
    .object([
      ("agreement", .string(agreement.id.description)), ("title", .local(agreement.title)),
      ("clauses", ClauseSections.json(sections)),
    ])
  }

  var sections: [Section] {
    let clauses = agreement.clauses
    var sections = [parties] + organs + [start(clauses.start)]
    if let parent = agreement.parent { sections.append(self.parent(parent)) }
    sections += told.sections(of: clauses)
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

  private func policies(_ policies: PolicyChoices) -> Section {
    let sentences = PolicyName.allCases.map { name in
      let choice = policies.choices[name].map(told.reason) ?? voice.say(" (default)", "（既定）")
      return voice.policy(name, policies.values.value(of: name)) + choice
    }
    return Section(
      heading: voice.say("Policies applied", "適用する方針"), citation: nil, sentences: sentences)
  }
}
