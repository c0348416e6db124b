import ArgumentParser
import Presentation

/// The help of a command in Japanese, from its own declarations.
struct JapaneseHelp {
  private typealias Label = HelpWords.Label

  let names: String
  let shape: CommandShape
  /// Whether the command answers also without one of its own commands.
  let answersByItself: Bool

  /// The page of the help: name, what the command does, how it is written, and what each argument is.
  var page: Page {
    var page = Page()
    page.line(Label.overview + text(shape.abstract), hanging: 6)
    if let discussion = shape.discussion, !discussion.isEmpty {
      page.line()
      for line in text(discussion).split(separator: "\n", omittingEmptySubsequences: false) { page.line(String(line)) }
    }
    page.line()
    page.line(Label.usage + usage, hanging: 8)
    section(Label.arguments, shape.shown.filter { $0.kind == .positional }, &page)
    section(Label.options, shape.shown.filter { $0.kind != .positional }, &page)
    let commands = (shape.subcommands ?? []).filter { $0.commandName != "help" }
    if !commands.isEmpty {
      page.heading(Label.commands)
      for command in commands {
        page.line(command.commandName + Label.colon + text(command.abstract), indent: 2, hanging: 6)
      }
      page.line()
      page.line(Label.further(names))
    }
    return page
  }

  private var usage: String {
    let isGroup = shape.subcommands?.contains { $0.commandName != "help" } == true
    guard !isGroup || answersByItself else { return Label.command(of: names) }
    let arguments = shape.shown.filter { !["--version", "--help"].contains($0.longNames.first) }.map { argument in
      let written = argument.written + (argument.isRepeating ? " ..." : "")
      return argument.isOptional ? "[\(written)]" : written
    }
    return ([names] + arguments).joined(separator: " ")
  }

  private func section(_ title: String, _ arguments: [CommandShape.Argument], _ page: inout Page) {
    guard !arguments.isEmpty else { return }
    page.heading(title)
    for argument in arguments {
      let value = argument.defaultValue.map(Label.otherwise) ?? ""
      page.line(argument.written + Label.colon + text(argument.abstract) + value, indent: 2, hanging: 6)
    }
  }

  /// The Japanese of a declared text; the text itself where it has none.
  private func text(_ english: String?) -> String { english.map { HelpWords.japanese($0) ?? $0 } ?? "" }
}

extension Arguments {
  /// The help that is asked for; nil where none is, or another text.
  func japaneseHelp() throws -> String? {
    let others = ["--version", "--generate", "--experimental"]
    guard asksForHelp, !words.contains(where: { word in others.contains(where: word.hasPrefix) }) else { return nil }
    let asked = words.first == "help" ? askedAbout : self
    let help = JapaneseHelp(
      names: asked.names, shape: try CommandShape.of(asked.command),
      answersByItself: asked.command is any AnswersByItself.Type)
    return help.page.text(width: Output.width, isStyled: false)
  }
}
