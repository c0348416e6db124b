package import Agreements
package import EventLog

/// What a file of lines brought: how many entries, and what the acts recorded from it change today.
package struct ImportReport: Sendable {
  /// The answer about an agreement today, without the acts recorded and with them.
  package struct Change: Sendable {
    let before: Answer
    let after: Answer
    /// The parties whose acts were recorded.
    let acting: [PartyID]

    package init(before: Answer, after: Answer, acting: [PartyID]) {
      self.before = before
      self.after = after
      self.acting = acting
    }
  }

  private let added: Int
  private let warnings: [EntryWarning]
  private let changes: [Change]
  private let voice: Voice

  package init(added: Int, warnings: [EntryWarning], changes: [Change], language: Language) {
    self.added = added
    self.warnings = warnings
    self.changes = changes
    voice = Voice(language)
  }

  /// A line with the number, one for each warning, and what changes today in each agreement.
  package var page: Page {
    var page = Page()
    page.line(voice.say("Entries imported: \(added).", "取り込んだ記載：\(added)件。"))
    for warning in warnings { page.line(voice.warning(warning)) }
    for change in changes { put(change, &page) }
    return page
  }

  private func put(_ change: Change, _ page: inout Page) {
    let (id, day) = (change.after.agreement.id.description, change.after.today)
    let acting = change.after.agreement.havePartiesOwnDays ? change.acting : []
    let concerned = Array(acting.prefix(ComparedAnswers.toldByName))
    let lines = ComparedAnswers(change.before, change.after).lines(about: concerned, of: acting)
    guard !lines.isEmpty else {
      return page.line(voice.say("\(id), \(day): no answer changes", "\(id)、\(day)の回答：変わらない"))
    }
    page.line(voice.say("\(id), \(day):", "\(id)、\(day)の回答："))
    for line in lines { page.line(line, indent: 2) }
  }

  /// `imported` and `warnings`.
  package var json: OrderedJSON {
    .object([("imported", .integer(added)), ("warnings", .warnings(warnings, voice))])
  }
}
