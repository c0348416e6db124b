package import Agreements
package import EventLog

/// How many entries a file of lines brought.
package struct ImportReport: Sendable {
  private let added: Int
  private let warnings: [EntryWarning]
  private let voice: Voice

  package init(added: Int, warnings: [EntryWarning], language: Language) {
    self.added = added
    self.warnings = warnings
    voice = Voice(language)
  }

  /// A line with the number, and one for each warning.
  package var page: Page {
    var page = Page()
    page.line(voice.say("Entries imported: \(added).", "取り込んだ記載：\(added)件。"))
    for warning in warnings { page.line(voice.warning(warning)) }
    return page
  }

  /// `imported` and `warnings`.
  package var json: OrderedJSON {
    .object([("imported", .integer(added)), ("warnings", .warnings(warnings, voice))])
  }
}
