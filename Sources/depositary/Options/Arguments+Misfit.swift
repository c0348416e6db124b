import Agreements
import ArgumentParser
import Presentation

extension String {
  /// The option that is meant by a word which begins with signs that look like hyphens; nil where none is.
  fileprivate func withHyphens(_ shape: CommandShape) -> String? {
    let rest = drop { "\u{FF0D}\u{2015}\u{2212}\u{2013}\u{2014}\u{2010}\u{30FC}".contains($0) }
    guard rest.count < count, !rest.isEmpty else { return nil }
    let halfWidth = rest.unicodeScalars.map { scalar in
      (0xFF01...0xFF5E).contains(scalar.value)
        ? Unicode.Scalar(scalar.value - 0xFEE0).map(String.init) ?? "" : String(scalar)
    }.joined()
    let name = "--" + halfWidth.prefix { $0 != "=" }
    return shape.argument(name) == nil ? nil : name
  }
}

extension Arguments {
  /// The words that the command does not take: a wrong word is told before a missing one. Nil where none is found.
  func misfit() throws -> WrongUsage? {
    let shape = try CommandShape.of(command)
    var positional: [String] = []
    var given: Set<String> = []
    var words = rest[...]
    while let word = words.popFirst() {
      guard word != "--" else {
        positional += words
        break
      }
      guard word.hasPrefix("-"), word.count > 1 else {
        if let meant = word.withHyphens(shape) { return .otherHyphens(word, meant: meant) }
        positional.append(word)
        continue
      }
      let name = String(word.prefix { $0 != "=" })
      guard let argument = shape.argument(name) else {
        let known = shape.shown.flatMap(\.longNames) + ["--help", "--version"]
        return .noSuchOption(names: names, word: name, nearest: known.nearest(to: name))
      }
      given.formUnion(argument.longNames)
      guard argument.kind == .option else {
        if word.contains("=") { return .valueGiven(name) }
        continue
      }
      let value: String?
      if word.contains("=") {
        value = String(word.dropFirst(name.count + 1))
      } else {
        if let next = words.first, next.hasPrefix("-"), !next.hasPrefix("--"), next.count > 1,
          shape.argument(next) == nil
        {
          return .valueLikeOption(next, option: name)
        }
        value = words.first.flatMap { $0.hasPrefix("--") ? nil : $0 }
        if value != nil { words.removeFirst() }
      }
      guard let value, !value.isEmpty || !word.contains("=") else { return .valueMissing(argument.written) }
      if let all = argument.allValues, !all.isEmpty, !all.contains(value) {
        return .noneOf(words: all, text: value, option: String(name.dropFirst(2)), nearest: all.nearest(to: value))
      }
    }
    let places = shape.shown.filter { $0.kind == .positional }
    if !places.contains(where: \.isRepeating), positional.count > places.count {
      return .unexpected(Array(positional.dropFirst(places.count)))
    }
    let missing = places.dropFirst(positional.count).first { !$0.isOptional }
    if let missing { return .argumentMissing(missing.written) }
    let required = shape.shown.first { argument in
      argument.kind != .positional && !argument.isOptional && given.isDisjoint(with: argument.longNames)
    }
    return required.map { .argumentMissing($0.written) }
  }

  /// The value that the parser could not read, by its message.
  func invalidValue(in message: String) -> WrongUsage? {
    let parts = message.split(separator: "'", omittingEmptySubsequences: false)
    guard parts.count >= 5, parts[0] == "The value ", parts[2] == " is invalid for " else { return nil }
    return .invalidValue(String(parts[1]), of: String(parts[3]))
  }

  /// The command to suggest for a word that names none: one that is written almost like it, else one of that name
  /// elsewhere.
  func nearestCommand(to word: String) -> String? {
    let siblings = command.configuration.subcommands.compactMap { $0.configuration.commandName }
    if let near = siblings.nearest(to: word) { return "\(names) \(near)" }
    func find(_ command: any ParsableCommand.Type, _ path: String) -> String? {
      for next in command.configuration.subcommands {
        guard let name = next.configuration.commandName else { continue }
        if name == word { return "\(path) \(name)" }
        if let found = find(next, "\(path) \(name)") { return found }
      }
      return nil
    }
    return find(Depositary.self, "depositary")
  }
}

/// A command with commands of its own that also answers without any of them.
protocol AnswersByItself {}

/// A command that looks at its options once they are parsed. What it finds wrong is a fact, worded in both languages.
protocol ChecksItself {
  /// Checks the options. Throws `WrongUsage`.
  func check() throws(WrongUsage)
}
