import ArgumentParser
import Foundation

/// The arguments and options that a command takes, by its own declarations.
struct CommandShape: Decodable {
  struct Argument: Decodable {
    enum Kind: String, Decodable { case positional, option, flag }

    let kind: Kind
    let isOptional: Bool
    let isRepeating: Bool
    let shouldDisplay: Bool
    let valueName: String?
    let allValues: [String]?
    let abstract: String?
    let defaultValue: String?
    private let names: [Name]?

    /// The long names, with both hyphens.
    var longNames: [String] { (names ?? []).filter { $0.kind == "long" }.map { "--" + $0.name } }
    /// The argument as `<agreement>`, or the option as `--on <date>`.
    var written: String {
      let value = valueName.map { "<\($0)>" } ?? ""
      return kind == .positional
        ? value
        : ([longNames.first] + (kind == .option ? [value] : [])).compactMap { $0 }
          .joined(separator: " ")
    }
  }

  private struct Name: Decodable {
    let kind: String
    let name: String
  }

  let commandName: String
  let abstract: String?
  let discussion: String?
  let arguments: [Argument]?
  let subcommands: [CommandShape]?

  /// The arguments that a user is meant to give.
  var shown: [Argument] { (arguments ?? []).filter(\.shouldDisplay) }

  static func of(_ command: any ParsableCommand.Type) throws -> CommandShape {
    struct Dump: Decodable { let command: CommandShape }
    return try JSONDecoder().decode(Dump.self, from: Data(command._dumpHelp().utf8)).command
  }

  /// The argument that an option names.
  func argument(_ option: String) -> Argument? { (arguments ?? []).first { $0.longNames.contains(option) } }
}
