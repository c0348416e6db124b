package import Agreements
public import EventLog

/// How many entries a file of lines brought.
public struct ImportReport: Sendable {
  private let added: Int
  private let warnings: [ClauseFileWarning]
  private let voice: Voice

  package init(added: Int, warnings: [ClauseFileWarning], language: Language) {
    self.added = added
    self.warnings = warnings
    voice = Voice(language)
  }

  /// A line, and one for each warning.
  public var page: Page {
    var page = Page()
    page.line(voice.say("Entries imported: \(added).", "取り込んだ記載：\(added)件。"))
    for warning in warnings { page.line(voice.warning(warning)) }
    return page
  }

  /// `imported` and `warnings`.
  public var json: OrderedJSON {
    .object([("imported", .integer(added)), ("warnings", voice.json(warnings))])
  }
}

extension Voice {
  /// What a clause file that was taken in would be refused for.
  func warning(_ warning: ClauseFileWarning) -> String {
    let what = refusal(warning.error)
    return say(
      "Warning: the clause file of \(warning.agreement) (\(entry(warning.entry))) would be refused if it were new, for \(what)",
      "注意：\(warning.agreement)の条項ファイル（\(entry(warning.entry))）は、新たに登録するのであれば受け付けない。理由：\(what)")
  }

  func json(_ warnings: [ClauseFileWarning]) -> OrderedJSON {
    .array(
      warnings.map { warning in
        .object([
          ("entry", .entry(warning.entry)), ("agreement", .string(warning.agreement.description)),
          ("text", .string(self.warning(warning))),
        ])
      })
  }
}
