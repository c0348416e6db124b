import ArgumentParser
import Foundation
import Presentation

/// The command `depositary`: parse, ask the register, present. Nothing is decided here.
@main
struct Depositary: ParsableCommand {
  static let version = "0.2.0"

  static let configuration = CommandConfiguration(
    commandName: "depositary",
    abstract: "Tracks the life of agreements: what was agreed and changed, what holds today, on which day it ends.",
    discussion: HelpWords.examples,
    version: "depositary \(version)",
    subcommands: [
      AgreementCommand.self, RecordCommand.self, Correct.self, Annul.self, Erase.self, ShowStatus.self,
      ShowTerminationDate.self, Explain.self, Amendments.self, History.self, List.self, DueCommand.self,
      CalendarCommand.self, DraftCommand.self, Diff.self,
      Compute.self,
      ClausesCommand.self, Import.self, Export.self, DocumentCommand.self, KeyCommand.self, CheckpointCommand.self,
      BundleCommand.self, Verify.self, ProveCommand.self, Check.self,
    ])

  static func main() {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    Foundation.exit(status())
  }

  /// Runs the command. Every error ends in one line on standard error and a documented status.
  private static func status() -> Int32 {
    let environment = ProcessInfo.processInfo.environment
    var language = Language(environment: environment)
    var arguments: Arguments?
    do {
      let given = try Arguments()
      arguments = given
      language = Language.chosen(in: given.words) ?? language
      try run(given, language)
      return ExitStatus.ok
    } catch {
      return Failure(error, language, helpAt: arguments?.names).report()
    }
  }

  private static func run(_ arguments: Arguments, _ language: Language) throws {
    try arguments.checkThatSomethingIsNamed()
    if language == .ja, let help = try arguments.japaneseHelp() { return try Output.write(help) }
    if !arguments.asksForHelp {
      try arguments.checkThatNothingIsDoubled()
      try arguments.checkThatNothingIsEmpty()
    }
    do {
      var command = try understood(arguments)
      try (command as? any ChecksItself)?.check()
      try command.run()
    } catch  where exitCode(for: error) == .success && !arguments.asksForHelp {
      // The parser finds -h in words such as -vh.
      throw arguments.notUnderstood
    }
  }

  /// The command that the words name. Where the parser refuses them, our own words tell why, if they are known.
  private static func understood(_ arguments: Arguments) throws -> any ParsableCommand {
    do {
      return try parse(arguments)
    } catch  where exitCode(for: error) != .success {
      throw try arguments.misfit() ?? arguments.invalidValue(in: message(for: error)) ?? error
    }
  }

  /// Parses the words. A query is asked of its own command at once: building the whole tree of commands takes longer
  /// than most answers.
  private static func parse(_ arguments: Arguments) throws -> any ParsableCommand {
    func has(_ parent: any ParsableCommand.Type) -> Bool {
      parent.configuration.subcommands.contains { $0 == arguments.command }
    }
    // A command that answers by itself would take the options of its own commands.
    let isQuery = has(Self.self) || configuration.subcommands.contains { $0 is any AnswersByItself.Type && has($0) }
    let isWhole = arguments.command.configuration.subcommands.isEmpty || arguments.command is any AnswersByItself.Type
    guard isQuery, isWhole, !arguments.asksForHelp else {
      return try parseAsRoot(arguments.words)
    }
    return try arguments.command.parse(arguments.rest)
  }
}

extension Language {
  /// The last `--lang` of a command line. It is read before the line is parsed, so that usage errors follow it, too.
  fileprivate static func chosen(in arguments: [String]) -> Language? {
    for (index, argument) in arguments.enumerated().reversed() {
      if argument == "--lang", index + 1 < arguments.count { return Language(rawValue: arguments[index + 1]) }
      if argument.hasPrefix("--lang=") { return Language(rawValue: String(argument.dropFirst(7))) }
    }
    return nil
  }
}
