import Foundation
import Testing

@Suite struct UsageTests {
  @Test(
    "what the command line does not understand ends with status 64 and one line",
    arguments: [
      "bogus", "record bogus", "agreement add", "status", "status jp-us-tpd extra",
      "status jp-us-tpd --bogus", "status jp-us-tpd --on", "status jp-us-tpd --lang fr", "list --lang", "annul 3",
      "record signature jp-us-tpd --by JP", "record signature jp-us-tpd --on 2026-01-01",
      "record notice jp-us-tpd --by US", "record notice --by US --delivered 2026-01-15",
      "record notice jp-us-tpd --by US --by JP --delivered 2026-02-01",
      "record notice jp-us-tpd --by US --delivered 2026-02-01 --form shouted",
      "record signature jp-us-tpd --by JP --by JP --on 2026-01-01",
      "record agreed-date jp-us-tpd --by JP --on 2026-02-01", "record amendment jp-us-tpd --by JP --on 2026-02-01",
      "record revocation jp-us-tpd --by US", "record revocation jp-us-tpd --by US --delivered 2026-02-01 --notice x",
      "annul abc --reason r", "annul 0 --reason r", "annul --reason r -- -1", "annul 1.5 --reason r",
      "annul 99999999999999999999 --reason r", "correct abc --reason r", "correct --reason r",
    ])
  func notUnderstood(line: String) throws {
    try session { office in
      try office.giveNotice()
      try office.refused(64, line)
      try office.refused(64, line, environment: ["LANG": "ja_JP.UTF-8"])
    }
  }

  @Test("an empty name of a register is refused, so that no script falls back to another register")
  func emptyRegister() throws {
    try session { office in
      try office.refused(64, "list --register", [""], saying: "--register")
      try office.refused(64, "agreement add \(Fixture.deal) --register=", saying: "--register")
      try office.refused(64, "list", saying: "--register", environment: ["DEPOSITARY_REGISTER": "", "HOME": ""])
    }
  }

  @Test("an identifier that is none is bad data")
  func identifiers() throws {
    try session { office in
      try office.giveNotice()
      try office.refused(
        65, "record amendment jp-us-tpd --by JP --on 2026-02-01 --amendment", ["a b"], saying: "identifier")
      try office.refused(
        65, "record amendment jp-us-tpd --by JP --on 2026-02-01 --amendment", [""], saying: "identifier")
      try office.refused(65, "record amendment jp-us-tpd --by JP --on 2026-02-01 --amendment A --effective none")
    }
  }

  @Test("an argument that is not UTF-8 is refused, not repaired")
  func notUTF8() throws {
    try session { office in
      try office.giveNotice()
      let before = office.bytes()
      let run = try office.shell(
        #""$depositary" record notice jp-us-tpd --by JP --delivered 2026-02-01 --remark "$(printf 'a\377b')""#)
      #expect(run.status == 64)
      #expect(run.stderr == "depositary: Argument 9 is not UTF-8.\n")
      #expect(office.bytes() == before)
    }
  }

  @Test("a variable that is not UTF-8 is refused where it would be used, and is nobody's business elsewhere")
  func environment() throws {
    try session { office in
      try office.sign()
      let broken = "\"$(printf '/a\\377')\""
      func run(_ variables: String, _ line: String) throws -> Run {
        try office.shell("env \(variables) \"$depositary\" \(line)")
      }
      let notice = "record notice jp-us-tpd --by US --delivered 2026-01-15 --dry-run"
      let nowhere = "-u DEPOSITARY_REGISTER -u HOME"
      let cases = [
        ("DEPOSITARY_REGISTER=\(broken)", "DEPOSITARY_REGISTER", "list", "list --register register.sqlite"),
        ("USER=\(broken)", "USER", notice, notice + " --recorded-by M.Sato"),
        ("-u USER LOGNAME=\(broken)", "LOGNAME", notice, "list"),
        ("DEPOSITARY_NOW=\(broken)", "DEPOSITARY_NOW", "list", "verify"),
        ("-u DEPOSITARY_REGISTER HOME=\(broken)", "HOME", "list", "list --register register.sqlite"),
        ("\(nowhere) XDG_DATA_HOME=\(broken)", "XDG_DATA_HOME", "list", "list --register register.sqlite"),
        ("DEPOSITARY_KEY=\(broken)", "DEPOSITARY_KEY", "checkpoint sign", "list"),
        ("XDG_CONFIG_HOME=\(broken)", "XDG_CONFIG_HOME", "checkpoint sign", "list"),
        ("USER=\(broken)", "USER", "import none.jsonl --agreement jp-us-tpd", "list"),
      ]
      for (variables, name, line, other) in cases {
        let refused = try run(variables, line)
        #expect(refused.status == 64, "\(variables) \(line)")
        #expect(refused.stderr == "depositary: The variable \(name) is not UTF-8.\n")
        #expect(try run(variables, line + " --lang ja").stderr == "depositary: 環境変数 \(name) は UTF-8 ではない。\n")
        #expect(try run(variables, other).status == 0, "\(variables) \(other)")
      }
    }
  }

  @Test(
    "help and version succeed, without a register",
    arguments: ["--help", "--version", "help status", "record notice --help"])
  func help(line: String) throws {
    try session { office in
      let run = try office.ok(line, environment: ["DEPOSITARY_REGISTER": "", "HOME": "", "LANG": ""])
      #expect(!run.stdout.isEmpty)
      #expect(office.bytes() == nil)
    }
  }

  @Test("every option of the command line is in the help of its command")
  func options() throws {
    try session { office in
      let recording = ["--document", "--reference", "--remark", "--recorded-by", "--dry-run", "--as-received"]
      let everywhere = ["--register", "--json", "--lang", "--no-color"]
      let days = ["--delivered", "--dated", "--dispatched", "--received"]
      let options: [String: [String]] = [
        "agreement add": recording, "record signature": recording + ["--by", "--on", "--place"],
        "record amendment": recording + ["--by", "--on", "--amendment", "--effective", "--title", "--clauses"],
        "record notice": recording + days + ["--by", "--to", "--effective", "--form"],
        "record agreed-date": recording + ["--by", "--on", "--effective"],
        "record revocation": recording + days + ["--by", "--notice"], "correct": recording + days + ["--reason"],
        "annul": recording + ["--reason"], "list": ["--on", "--as-known-at"],
      ]
      for query in ["status", "termination-date", "explain", "amendments", "history"] {
        #expect(try office.ok("\(query) --help").stdout.contains("--as-known-at"))
      }
      for (command, expected) in options {
        let help = try office.ok("\(command) --help").stdout
        for option in expected + everywhere { #expect(help.contains(option), "\(command) \(option)") }
      }
    }
  }
}
