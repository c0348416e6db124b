import Agreements
import EventLog

extension ClausesReport {
  /// What two clause files do not share, under headings: what goes, then what comes. First come the sentences in which
  /// clauses are read back. Then come the members of the file beside the clauses, which no sentence tells in full.
  static func difference(_ before: Agreement, _ after: Agreement, _ language: Language) -> [String] {
    let voice = Voice(language, after)
    var lines = sections(before, after, language).flatMap { section in
      ["\(section.heading):"] + section.gone.map { "- \($0)" } + section.come.map { "+ \($0)" }
    }
    let (was, now) = (before.file.otherMembers, after.file.otherMembers)
    let others = was.filter { !now.contains($0) }.map { "- \($0)" } + now.filter { !was.contains($0) }.map { "+ \($0)" }
    if !others.isEmpty { lines += [voice.say("Other members of the file:", "ファイルのその他の項目：")] + others }
    return lines.isEmpty
      ? [
        voice.say(
          "no sentence differs here, but something that they do not tell, such as a text in another language",
          "ここに示す文に違いはない。他の言語の文など、ここに示さないものが異なる")
      ] : lines
  }

  private typealias Part = (heading: String, lines: [String])

  /// The sentences that only one of two clause files has, by the section in which they are read back.
  static func sections(
    _ before: Agreement, _ after: Agreement, _ language: Language
  ) -> [(heading: String, gone: [String], come: [String])] {
    let (was, now) = (ClausesReport(before, language).bySection, ClausesReport(after, language).bySection)
    let headings = was.map(\.heading) + now.map(\.heading).filter { heading in !was.contains { $0.heading == heading } }
    return headings.compactMap { heading in
      let (old, new) = (was.first { $0.heading == heading }?.lines, now.first { $0.heading == heading }?.lines)
      let (before, after) = (Set(old ?? []), Set(new ?? []))
      let (gone, come) = ((old ?? []).filter { !after.contains($0) }, (new ?? []).filter { !before.contains($0) })
      return gone.isEmpty && come.isEmpty ? nil : (heading, gone, come)
    }
  }

  /// The sentences of each section, with the citations.
  private var bySection: [Part] {
    let titles = [voice.text(agreement.title), agreement.source.map(voice.text)].compactMap { $0 }
    return [(voice.say("Title", "題名"), titles)]
      + sections.map { section in
        let cited = section.citation.map { citation in
          [voice.text(citation.article), voice.text(citation.says)]
            + citation.locators.map { "\($0.language): \($0.text)" }
        }
        return (section.heading, (cited ?? []) + section.sentences)
      }
  }
}

extension ClauseNode {
  /// Each text outside the final clauses, the title and the source, after the keys that lead to it.
  fileprivate var otherMembers: [String] {
    guard case .map(let members) = content else { return [] }
    let told = FinalClauses.map.keys.map(\.name) + ["title", "source"]
    return members.filter { !told.contains($0.name) }.flatMap { $0.value.texts(under: $0.name) }
  }

  private func texts(under path: String) -> [String] {
    switch content {
    case .text(let text): ["\(path): \(text)"]
    case .list(let nodes): nodes.flatMap { $0.texts(under: path + $0.identifier) }
    case .map(let members): members.filter { $0.name != "id" }.flatMap { $0.value.texts(under: "\(path).\($0.name)") }
    }
  }

  /// The identifier of an item; empty where it has none. By it the place of an item in a list does not matter.
  private var identifier: String {
    guard case .map(let members) = content,
      case .text(let id)? = members.first(where: { $0.name == "id" })?.value.content
    else { return "" }
    return ".\(id)"
  }
}
