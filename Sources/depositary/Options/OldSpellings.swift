import ArgumentParser

/// Commands as they were written before each meaning had a command of its own. They still do what they did. No help
/// names them.
enum OldSpellings {
  /// The same command line in the words of today.
  static func renewed(_ words: [String]) -> [String] {
    let rest = Array(words.dropFirst())
    return switch words.first {
    case "help" where rest == ["reconcile"] || rest == ["receive"]: ["help"] + renewed(rest)
    case "receive": ["bundle", "receive"] + rest
    case "reconcile":
      renewed(without(optionsOfComparing, rest), "--adopt", as: ["bundle", "adopt"])
        ?? ["bundle", "compare"] + without(["--recorded-by"], rest).filter { !flagsOfAdopting.contains($0) }
    case "export": renewed(rest, "--bundle", as: ["bundle", "send"]) ?? words
    case "checkpoint" where !names(CheckpointCommand.self, rest): checkpoint(rest) ?? words
    case "prove" where !names(ProveCommand.self, rest):
      renewed(rest, "--from", as: ["prove", "growth"]) ?? (asks(rest) ? words : ["prove", "entry"] + rest)
    default: words
    }
  }

  // The options that one of the two meanings took and did not use.
  private static let optionsOfComparing = ["--max-entries", "--max-agreements", "--max-bytes"]
  private static let flagsOfAdopting = ["--as-received", "--clock-is-right"]

  private static func without(_ options: [String], _ rest: [String]) -> [String] {
    options.reduce(rest) { parted($0, $1).others }
  }

  private static func checkpoint(_ rest: [String]) -> [String]? {
    if let cosign = renewed(rest, "--cosign", as: ["checkpoint", "cosign"]) { return cosign }
    // A key was allowed there and not used.
    if let take = renewed(without(["--signing-key"], rest), "--receipt", as: ["checkpoint", "take"]) { return take }
    return rest.isEmpty || !asks(rest) && rest[0].hasPrefix("-") ? ["checkpoint", "sign"] + rest : nil
  }

  /// The values of an option become the last arguments; nil where the option has none.
  private static func renewed(_ rest: [String], _ option: String, as command: [String]) -> [String]? {
    let (values, others) = parted(rest, option)
    return values.isEmpty ? nil : command + others + values
  }

  private static func parted(_ rest: [String], _ option: String) -> (values: [String], others: [String]) {
    var values: [String] = []
    var others: [String] = []
    var index = 0
    while index < rest.count {
      let word = rest[index]
      if word == option, index + 1 < rest.count {
        values.append(rest[index + 1])
        index += 1
      } else if word.hasPrefix(option + "=") {
        values.append(String(word.dropFirst(option.count + 1)))
      } else {
        others.append(word)
      }
      index += 1
    }
    return (values, others)
  }

  private static func names(_ command: any ParsableCommand.Type, _ rest: [String]) -> Bool {
    command.configuration.subcommands.contains { $0.configuration.commandName == rest.first }
  }

  /// Whether the rest is a question about the command, or empty.
  private static func asks(_ rest: [String]) -> Bool {
    rest.isEmpty || rest.contains { ["-h", "--help", "--version"].contains($0) }
  }
}
