import Foundation
import Testing

/// The options of every command, as it describes them itself.
@Suite struct OptionTests {
  @Test("an option given twice is refused in every command, unless it repeats by its declaration")
  func doubled() throws {
    try session { office in
      let commands = try Described.all(office)
      #expect(commands.count > 40)
      for command in commands {
        #expect(command.once.contains("--lang") && command.once.contains("--json"), "\(command.name)")
        let words = command.options.map { command.flags.contains($0) ? $0 : $0 + "=x" }
        let run = try office.refused(64, command.name, words + words, saying: "Given more than once: ")
        let told = run.stderr.matches(of: /--[a-z-]+/).map { String($0.output) }
        #expect(Set(told) == Set(command.once), "\(command.name)")
      }
    }
  }

  @Test("what repeats stands as often as is wanted, a value is no option, and after -- nothing is")
  func repeating() throws {
    try session { office in
      try office.sign()
      let notice = "record notice jp-us-tpd --by US --delivered 2026-01-15"
      try office.refused(
        64, "\(notice) --delivered 2026-01-16", saying: "Given more than once: --delivered; each may stand only once.")
      try office.refused(64, "\(notice) --delivered=2026-01-16", saying: "--delivered")
      try office.refused(64, "\(notice) --lang ja --dry-run --dry-run", saying: "--dry-run が二度以上指定されている。")
      try office.ok(notice + " --reference A --reference B --remark=--by --place=--delivered")
      try office.refused(64, "annul 3 --reason x -- --reason", saying: "Unexpected argument '--reason'")
    }
  }
}

/// One command with its options, from `--experimental-dump-help`.
struct Described {
  /// As it is typed, without the name of the program.
  let name: String
  let options: [String]
  let flags: Set<String>
  /// Those that do not repeat.
  let once: [String]

  /// Every command that does something.
  static func all(_ office: Session) throws -> [Described] {
    let root = try Answer(office.run("--experimental-dump-help")).part("command")
    return try below(root, "").filter { !$0.name.hasSuffix("help") }
  }

  private static func below(_ command: Answer, _ names: String) throws -> [Described] {
    let commands = command.at("subcommands").map(Answer.init)
    guard let commands, commands.count > 0 else { return [try Described(command, names)] }
    return try (0..<commands.count).flatMap { index in
      let next = try commands.part("\(index)")
      return try below(next, (names + " " + (next["commandName"] ?? "")).trimmingCharacters(in: .whitespaces))
    }
  }

  private init(_ command: Answer, _ name: String) throws {
    self.name = name
    var options: [String] = []
    var flags: Set<String> = []
    var once: [String] = []
    for index in 0..<(command.at("arguments").map { Answer($0).count } ?? 0) {
      let argument = try command.part("arguments.\(index)")
      guard argument["kind"] != "positional", let long = argument["preferredName.name"] else { continue }
      guard !["help", "version"].contains(long) else { continue }
      options.append("--" + long)
      if argument["kind"] == "flag" { flags.insert("--" + long) }
      if argument["isRepeating"] == "false" { once.append("--" + long) }
    }
    (self.options, self.flags, self.once) = (options, flags, once)
  }
}
