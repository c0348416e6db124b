package import Agreements
package import EventLog

/// The clauses that an amendment brings, read back as plain sentences. Its file does not say of which nature the
/// agreement is, and so the words are those of none.
package struct ChangeReport: Sendable {
  private let change: ClausesChange
  private let voice: Voice

  package init(_ change: ClausesChange, _ language: Language) {
    self.change = change
    voice = Voice(language)
  }

  private var told: ClauseSections { ClauseSections(voice: voice, ends: voice) }

  private var sections: [ClausesReport.Section] {
    let policies = change.policies.map { voice.policy($0.name, $0.value) + told.reason($0.choice) }
    let last = ClausesReport.Section(
      heading: voice.say("Policies changed", "変更する方針"), citation: nil, sentences: policies)
    return told.sections(of: change) + (policies.isEmpty ? [] : [last])
  }

  /// The clauses that it replaces, then the policies that it sets.
  package var page: Page {
    var page = Page()
    page.line(voice.say("Clauses of an amendment", "改正・修正の条項"), isHeading: true)
    told.add(sections, to: &page)
    return page
  }

  /// The clauses in JSON, as those of an agreement.
  package var json: OrderedJSON {
    .object([("agreement", .null), ("title", .null), ("clauses", ClauseSections.json(sections))])
  }
}
