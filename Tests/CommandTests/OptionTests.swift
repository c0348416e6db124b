import Agreements
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
        #expect(Set(told) == Set(command.once + ["--help"]), "\(command.name)")
      }
    }
  }

  @Test("correct takes every option that record takes of the kind, and no other")
  func corrections() throws {
    try session { office in
      try office.sign()
      let acts = [
        ("signature", "--by JP --on 2026-01-01"), ("consent", "--by JP --on 2026-01-01"),
        ("amendment", "--by JP --on 2026-01-01 --amendment A"), ("notice", "--by US --delivered 2026-01-02"),
        ("agreed-date", "--by JP --on 2026-01-03 --effective 2026-12-01"),
        ("extension", "--by JP --on 2026-01-03 --for P1Y"),
        ("suspension", "--by JP --on 2026-01-04 --until 2026-01-05"),
        ("resumption", "--by JP --on 2026-01-04"), ("position", "--by JP --on 2026-01-04 --effective none"),
        ("event", "--on 2026-01-04 --event review"), ("revocation", "--by US --delivered 2026-01-10 --notice 6"),
      ]
      let commands = try Described.all(office)
      func options(_ name: String) throws -> Set<String> {
        Set(try #require(commands.first { $0.name == name }, "\(name)").options)
      }
      let common = try options("annul")
      let correct = try options("correct").subtracting(common)
      #expect(Set(acts.map { "record " + $0.0 }) == Set(commands.map(\.name).filter { $0.hasPrefix("record ") }))
      for (index, (kind, words)) in acts.enumerated() {
        try office.ok("record \(kind) jp-us-tpd \(words) --as-received")
        let taken = try correct.filter { option in
          let run = try office.run("correct \(index + 3) --reason r --dry-run \(option) x")
          return !run.stderr.contains("\(option) does not belong")
        }
        #expect(try taken == options("record \(kind)").subtracting(common), "\(kind)")
        let fields = try #require(ActKind(rawValue: kind)).fields
        let names = fields.flatMap(\.names).map { "--\($0)" }
        #expect(taken == Set(["--by"] + names), "\(kind)")
      }
      let told = try office.ok("correct 4 --deposited 2026-01-08 --reason r --as-received").stdout
      #expect(told.contains("8 January 2026"))
      try office.refused(
        64, "correct 4 --deposited 2026-01-08 --on 2026-01-08 --reason r", saying: "--on and --deposited cannot both")
    }
  }

  @Test("what an option of record says stands in the record, whatever the kind")
  func arriving() throws {
    try session { office in
      try office.sign()
      let change = try office.write(
        "policies: {counting: {value: include-first-day, reason: {en: So agreed.}}}", to: "change.yaml")
      try office.ok("record notice jp-us-tpd --by US --delivered 2026-01-02")
      for kind in ActKind.allCases {
        var words = ["--by", "JP"]
        var given: [String: String] = [:]
        for field in kind.fields {
          if case .either(let other) = field.presence, given[other] != nil { continue }
          given[field.name] = field.type == .clauses ? change : Self.example(of: field.type)
        }
        for (name, text) in given { words += ["--\(name)", text] }
        try office.ok("record \(kind.rawValue) jp-us-tpd --as-received", words)
        let line = try #require(office.ok("export").stdout.split(separator: "\n").last)
        let told = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
        for (name, text) in given {
          let value = told?[name].map { "\($0)" } ?? ""
          #expect(value.contains(text) || text == change && !value.isEmpty, "\(kind.rawValue) \(name): \(line)")
        }
      }
    }
  }

  @Test("what is given and not needed is read all the same")
  func unneeded() throws {
    try session { office in
      try office.sign()
      let days = NoticeDay.allCases.map { "--\($0.rawValue) 2026-01-15" }.joined(separator: " ")
      try office.refused(65, "record notice jp-us-tpd --by US --on soon \(days)", saying: "\"soon\" is no date")
      try office.ok("record notice jp-us-tpd --by US --on 2026-01-15 \(days)")
      try office.refused(65, "correct 3 --reason r --on soon \(days)", saying: "\"soon\" is no date")
    }
  }

  @Test("what is no value of an option is told with the option and what would be one")
  func wrongValues() throws {
    try session { office in
      try office.sign()
      for (words, told) in [
        ("notice --by US --delivered 2026-01-15 --form telex", "--form \"telex\" is none of written, oral."),
        ("position --by JP --on 2026-01-15 --effective never", "\"never\" is none of YYYY-MM-DD, none, as-computed."),
        ("agreed-date --by JP --on 2026-01-15 --effective never", "--effective \"never\" is none of YYYY-MM-DD, none."),
        ("extension --by JP --on 2026-01-15", "--until or --for is missing."),
      ] {
        let parts = words.split(separator: " ", maxSplits: 1)
        try office.refused(64, "record \(parts[0]) jp-us-tpd \(parts[1])", saying: told)
      }
    }
  }

  private static func example(of type: FieldType) -> String {
    switch type {
    case .actDay, .noticeDay: "2026-01-15"
    case .day, .dayOr: "2026-12-01"
    case .choice(let words): words.last ?? ""
    case .entry: "3"
    case .party, .parties: "US"
    case .amendment: "A1"
    case .event: "review"
    case .period: "P1Y"
    case .text: "Review"
    case .clauses: ""
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
      try office.refused(64, "annul 3 --reason x -- --reason", saying: "Not expected here: \"--reason\"")
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
