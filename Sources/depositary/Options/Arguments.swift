import ArgumentParser
import CSystem
import Foundation
import Presentation

/// The words of the command line, and what they name.
struct Arguments {
  /// The words without the name of the program.
  let words: [String]
  /// The command that the first words name, as far as they name one. It is the whole program where they name none.
  let command: any ParsableCommand.Type
  /// The words after the names of the command.
  let rest: [String]

  /// The words with which the program was started. Throws `WrongUsage`: what is not UTF-8 is refused, not repaired.
  init() throws { self.init(OldSpellings.renewed(try Self.given())) }

  /// The words that `help` is asked about, without its options.
  var askedAbout: Arguments {
    var names: [String] = []
    var words = words.dropFirst()
    while let word = words.popFirst() {
      if word == "--lang" { words = words.dropFirst() } else if !word.hasPrefix("-") { names.append(word) }
    }
    return Arguments(names)
  }

  private init(_ words: [String]) {
    var command: any ParsableCommand.Type = Depositary.self
    var rest = words[...]
    while let name = rest.first,
      let next = command.configuration.subcommands.first(where: { $0.configuration.commandName == name })
    {
      command = next
      rest.removeFirst()
    }
    self.words = words
    self.command = command
    self.rest = Array(rest)
  }

  private static func given() throws -> [String] {
    var count = Int(csystem_argument_count())
    var pointers: [UnsafePointer<CChar>?] = []
    if let arguments = csystem_arguments() {
      pointers = (0..<count).map { arguments[$0].map { UnsafePointer($0) } }
    } else {
      count = Int(CommandLine.argc)
      pointers = (0..<count).map { CommandLine.unsafeArgv[$0].map { UnsafePointer($0) } }
    }
    return try pointers.enumerated().dropFirst().compactMap { index, pointer in
      guard let pointer else { return nil }
      guard let argument = String(validatingCString: pointer) else { throw WrongUsage.argumentNotUTF8(index) }
      return argument
    }
  }

  /// The names of the command, as they are typed.
  var names: String { (["depositary"] + words.dropLast(rest.count)).joined(separator: " ") }

  /// Whether a text is asked for instead of something to do.
  var asksForHelp: Bool {
    let isAsking = { (word: String) in
      ["-h", "--help", "--version"].contains(word) || ["--generate", "--experimental"].contains(where: word.hasPrefix)
    }
    return words.first == "help" || rest.prefix { $0 != "--" }.contains(where: isAsking)
  }

  /// Throws `WrongUsage` where the words name no command that does something, or ask for help on none. Printing the
  /// help instead would be status 0 for what was not done.
  func checkThatSomethingIsNamed() throws {
    guard words.first != "help" else {
      let asked = askedAbout
      if let stray = asked.rest.first, stray != "help" { throw asked.noSuchCommand(stray) }
      return
    }
    let commands = command.configuration.subcommands.compactMap { $0.configuration.commandName }
    guard !commands.isEmpty, !(command is any AnswersByItself.Type) else { return }
    if let stray = rest.first, !stray.hasPrefix("-") { throw noSuchCommand(stray) }
    if rest.allSatisfy({ $0 == "--" }) { throw WrongUsage.commandMissing(names: names, known: commands) }
    guard !asksForHelp else { return }
    // The options that every command takes stand behind its name.
    let common = try CommandShape.of(List.self)
    let stray = rest.filter { $0.hasPrefix("-") }.map { String($0.prefix { $0 != "=" }) }
    if let wrong = stray.first(where: { common.argument($0) == nil }) {
      throw WrongUsage.noSuchOption(names: names, word: wrong, nearest: nil)
    }
    if let option = stray.first, let later = rest.first(where: commands.contains) {
      throw WrongUsage.optionBeforeCommand(names: names, option: option, command: later)
    }
    throw WrongUsage.commandMissing(names: names, known: commands)
  }

  /// The refusal of letters behind one hyphen.
  var notUnderstood: WrongUsage {
    let word = rest.first { $0.hasPrefix("-") && !$0.hasPrefix("--") } ?? ""
    return .noSuchOption(names: names, word: word, nearest: nil)
  }

  private func noSuchCommand(_ stray: String) -> WrongUsage {
    .noSuchCommand(names: names, stray: stray, nearest: nearestCommand(to: stray))
  }
}
