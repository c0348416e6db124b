import ArgumentParser
import Foundation
import Presentation

extension Arguments {
  /// Throws `WrongUsage` for options given more than once that do not repeat: the parser would take the last
  /// one without a word, and a second `--on` would decide about the record.
  func checkThatNothingIsDoubled() throws {
    let given = rest.prefix { $0 != "--" }.filter { $0.hasPrefix("--") }.map { String($0.prefix { $0 != "=" }) }
    var seen: Set<String> = []
    let doubled = given.filter { !seen.insert($0).inserted }
    guard !doubled.isEmpty else { return }
    let once = try Self.optionsThatStandOnce(in: command)
    let wrong = once.filter(doubled.contains)
    guard !wrong.isEmpty else { return }
    throw WrongUsage.moreThanOnce(options: wrong)
  }

  /// By their declaration, in the order of the help.
  private static func optionsThatStandOnce(in command: any ParsableCommand.Type) throws -> [String] {
    let described = try JSONDecoder().decode(Description.self, from: Data(command._dumpHelp().utf8))
    return (described.command.arguments ?? []).filter { !$0.isRepeating }.flatMap { argument in
      (argument.names ?? []).filter { $0.kind == "long" }.map { "--" + $0.name }
    }
  }
}

/// What ArgumentParser says of a command, as far as it is asked here.
private struct Description: Decodable {
  struct Command: Decodable {
    let arguments: [Argument]?
  }

  struct Argument: Decodable {
    let isRepeating: Bool
    let names: [Name]?
  }

  struct Name: Decodable {
    let kind: String
    let name: String
  }

  let command: Command
}
