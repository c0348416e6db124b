import ArgumentParser
import Foundation
import TestKit

@testable import depositary

/// The part of docs/commands.md that the commands' own descriptions give: every command, and every option.
struct CommandsPage {
  private let commands: [Described]

  init() throws {
    let data = Data(Depositary._dumpHelp().utf8)
    commands = try JSONDecoder().decode(Root.self, from: data).command.leaves(below: [])
  }

  /// As they are typed, such as `record notice`.
  var names: [String] { commands.map(\.name) }

  func abstract(of name: String) -> String { commands.first { $0.name == name }?.command.abstract ?? "" }

  /// In the words of the help; empty where the option is not there, or hidden.
  func meaning(of flag: String, in name: String) -> String {
    commands.first { $0.name == name }?.options.first { $0.flag == flag }?.abstract ?? ""
  }

  var text: String {
    let synopsis = commands.map { $0.synopsis(without: shared) }.joined(separator: "\n")
    let table = ["| Option | Of | Meaning |", "|---|---|---|"] + rows
    return "\n" + synopsis + "\n\nAll options, also those that several commands share:\n\n"
      + table.joined(separator: "\n") + "\n\n"
  }

  /// The options that the synopsis leaves out.
  private var shared: Set<String> {
    Set(
      ["record signature", "status", "key show"].flatMap { name in
        let own = Set(["--on", "--by", "--party", "--parties"])
        return commands.first { $0.name == name }?.options.map(\.flag).filter { !own.contains($0) } ?? []
      })
  }

  /// One for each option and meaning, by the name of the option.
  private var rows: [String] {
    var places: [String: [String]] = [:]
    for command in commands {
      for option in command.options { places[option.flag + "\u{0}" + option.row, default: []].append(command.name) }
    }
    return places.sorted { $0.key < $1.key }.map { key, names in
      let parts = key.split(separator: "\u{0}")[1].split(separator: "\u{1}")
      return "| `\(parts[0])` | \(place(of: names)) | \(parts.count > 1 ? parts[1] : "") |"
    }
  }

  private func place(of names: [String]) -> String {
    if names.count == commands.count { return "everything" }
    let acts = commands.map(\.name).filter { $0.hasPrefix("record ") }
    guard Set(acts).isSubset(of: names) else { return names.map { "`\($0)`" }.joined(separator: ", ") }
    return (["`record`"] + names.filter { !acts.contains($0) }.map { "`\($0)`" }).joined(separator: ", ")
  }
}

private struct Described {
  let name: String
  let command: Command

  var options: [Argument] {
    (command.arguments ?? []).filter {
      $0.shouldDisplay && $0.kind != "positional" && !["help", "version"].contains($0.valueName)
    }
  }

  /// Two lines or more of a code block: how it is written, and what it does.
  func synopsis(without shared: Set<String>) -> String {
    let arguments = (command.arguments ?? []).filter { $0.shouldDisplay && $0.kind == "positional" }
    let words = (arguments + options.filter { !shared.contains($0.flag) }).map(\.usage)
    var lines = ["    depositary \(name)"]
    for word in words {
      if lines[lines.count - 1].count + word.count + 1 > 116 { lines.append("       ") }
      lines[lines.count - 1] += " " + word
    }
    return (lines + ["      " + (command.abstract ?? "")]).joined(separator: "\n")
  }
}

private struct Root: Decodable { let command: Command }

private struct Command: Decodable {
  let commandName: String
  let abstract: String?
  let arguments: [Argument]?
  let subcommands: [Command]?

  func leaves(below names: [String]) -> [Described] {
    let children = (subcommands ?? []).filter { $0.commandName != "help" }
    let own = [Described(name: names.joined(separator: " "), command: self)]
    guard !children.isEmpty else { return own }
    // A command that has options of its own answers also without one of its commands.
    let isGroup = (arguments ?? []).allSatisfy { ["help", "version"].contains($0.valueName) }
    return (isGroup ? [] : own) + children.flatMap { $0.leaves(below: names + [$0.commandName]) }
  }
}

private struct Argument: Decodable {
  struct Name: Decodable { let kind: String, name: String }

  let kind: String
  let valueName: String?
  let abstract: String?
  let isOptional: Bool
  let isRepeating: Bool
  let shouldDisplay: Bool
  let preferredName: Name?
  let defaultValue: String?

  var flag: String { preferredName.map { "--" + $0.name } ?? "" }

  private static let words: Set = ["none", "as-computed", "written", "oral", "en", "ja"]

  /// In capitals, but for words that are written so.
  private var value: String {
    (valueName ?? "").split(separator: "|").map { Self.words.contains(String($0)) ? String($0) : $0.uppercased() }
      .joined(separator: "|")
  }

  private var written: String {
    let dots = isRepeating ? "..." : ""
    return switch kind {
    case "positional": value + dots
    case "flag": flag
    default: "\(flag) \(value)\(dots)"
    }
  }

  var usage: String { isOptional ? "[\(written)]" : written }

  var row: String {
    let meaning = (abstract ?? "").replacingOccurrences(of: "|", with: "\\|")
    return written.replacingOccurrences(of: "|", with: "\\|") + "\u{1}" + meaning
  }
}
