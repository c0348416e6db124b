import Foundation
import Testing

/// Outputs that are closed, full or read no further, environments with nothing in them: one line, a documented
/// status, never a signal.
@Suite struct StreamTests {
  private static let full = FileManager.default.fileExists(atPath: "/dev/full")

  @Test("a full or closed standard output is status 74", arguments: [">/dev/full", ">&-"])
  func noOutput(redirection: String) throws {
    guard Self.full || redirection == ">&-" else { return }
    try session { office in
      try office.giveNotice()
      let queries = [
        "status jp-us-tpd", "explain jp-us-tpd --json", "history jp-us-tpd", "list", "amendments jp-us-tpd",
      ]
      for line in queries + ["--help", "--version"] {
        let run = try office.shell("\"$depositary\" \(line) \(redirection)")
        #expect(run.status == 74, "\(line)")
        #expect(run.stderr == "depositary: The output cannot be written.\n", "\(line)")
      }
    }
  }

  @Test("what was recorded stays recorded although the answer cannot be written")
  func recordedAllTheSame() throws {
    try session { office in
      try office.sign()
      let run = try office.shell("\"$depositary\" record notice jp-us-tpd --by US --delivered 2026-01-15 >&-")
      #expect(run.status == 74)
      #expect(try office.json("history jp-us-tpd").part("entries").count == 3)
      try office.refused(65, "record notice jp-us-tpd --by US --delivered 2026-01-15", saying: "recorded as entry 3")
    }
  }

  @Test("a refusal keeps its status although standard error is closed or full", arguments: ["2>/dev/full", "2>&-"])
  func noError(redirection: String) throws {
    guard Self.full || redirection == "2>&-" else { return }
    try session { office in
      let lines = [("status jp-us-tpd", 66), ("bogus", 64), ("agreement add none.yaml", 66)] as [(String, Int32)]
      for (line, status) in lines {
        let run = try office.shell("\"$depositary\" \(line) \(redirection)")
        #expect(run.status == status, "\(line)")
        let closed = try office.shell("\"$depositary\" \(line) \(redirection) >&- <&-")
        #expect(closed.status == status, "\(line)")
      }
    }
  }

  @Test(
    "with every descriptor closed a recording still reaches the register, and nothing else does",
    .enabled(if: Session.hasSQLite, "the sqlite3 shell is not installed"))
  func nothingOpen() throws {
    try session { office in
      try office.giveNotice()
      let line = "record notice jp-us-tpd --by JP --delivered 2026-02-01"
      #expect(try office.shell("\"$depositary\" \(line) <&- >&- 2>&-").status == 74)
      #expect(try office.json("history jp-us-tpd").part("entries").count == 4)
      let check = try office.shell("sqlite3 \"$DEPOSITARY_REGISTER\" 'PRAGMA integrity_check'")
      #expect(check.stdout == "ok\n")
    }
  }

  @Test("a reader that has seen enough is no failure")
  func head() throws {
    try session { office in
      try office.giveNotice()
      let piped = "{ \"$depositary\" explain jp-us-tpd --json; echo $? > status; } | head -1"
      for _ in 1...5 {
        #expect(try office.shell(piped).stdout == "{\n")
        #expect(office.bytes("status").map { String(decoding: $0, as: UTF8.self) } == "0\n")
      }
      let closed = "{ sleep 0.2; \"$depositary\" explain jp-us-tpd; echo $? > status; } | :"
      #expect(try office.shell(closed).stderr == "")
      #expect(office.bytes("status").map { String(decoding: $0, as: UTF8.self) } == "0\n")
    }
  }

  @Test("an empty environment is enough, and the user's number then names who recorded")
  func emptyEnvironment() throws {
    try session { office in
      let command = "env -i \"$depositary\""
      let register = "--register register.sqlite"
      #expect(try office.shell("\(command) agreement add \(Fixture.deal) \(register)").status == 0)
      #expect(try office.shell("\(command) list \(register)").stdout.contains("awaiting signatures"))
      let entry = try office.json("history jp-us-tpd").part("entries.0")
      #expect(entry["recordedBy"] == "uid \(geteuid())")
      #expect(entry["clock"] == "machine")
      let nowhere = try office.shell("\(command) list")
      #expect(nowhere.status == 64)
      #expect(
        nowhere.stderr == "depositary: Name the register with --register: neither XDG_DATA_HOME nor HOME is set.\n")
    }
  }

  @Test("controls in a remark or a title pass for no line of the answer")
  func controls() throws {
    try session { office in
      try office.sign()
      let forged = "x\n[9] signature by Japan\u{1B}[2J\r\u{7}\u{202E}"
      try office.ok(
        "record amendment jp-us-tpd --amendment A --by JP --on 2026-02-01 --title", [forged, "--remark", forged])
      try office.ok("annul 2 --reason", [forged])
      for command in ["history", "status", "explain"] {
        let run = try office.ok("\(command) jp-us-tpd")
        let scalars = run.stdout.unicodeScalars
        #expect(
          !scalars.contains("\u{1B}") && !scalars.contains("\u{202E}") && !run.lines.contains { $0.hasPrefix("[9]") })
      }
      #expect(try office.run("amendments jp-us-tpd").stdout.contains("\\u{1B}[2J"))
      #expect(try office.ok("history jp-us-tpd").stdout.contains("\\u{202E}"))
      #expect(try office.json("history jp-us-tpd")["entries.2.act.remark"] == forged)
      // The same holds for what JSON need not escape.
      let turned = "\u{7F}\u{85}\u{9B}2J\u{61C}\u{200E}\u{202E}\u{2067}\u{2069}"
      try office.ok("annul 3 --reason", [turned])
      let json = try office.ok("history jp-us-tpd --json").stdout
      #expect(json.contains(#""\u007f\u0085\u009b2J\u061c\u200e\u202e\u2067\u2069""#))
      let text = try office.ok("history jp-us-tpd").stdout
      #expect(text.contains(#"\u{7F} \u{009B}2J\u{061C}\u{200E}\u{202E}\u{2067}\u{2069}"#))
      #expect(
        turned.unicodeScalars.allSatisfy {
          !"2J".unicodeScalars.contains($0) ? !(json + text).unicodeScalars.contains($0) : true
        })
      #expect(try office.ok("export").stdout.contains(turned))
      try FileManager.default.createDirectory(atPath: office.path("a\u{202E}b\n"), withIntermediateDirectories: false)
      try office.write("x: y\n", to: "a\u{202E}b\n/clauses.yaml")
      try office.write("", to: "a\u{202E}b\n/acts.jsonl")
      let computed = try office.run("compute", [office.folder])
      #expect(computed.lines.count == 1 && computed.stdout.contains(#"a\u{202E}b "#))
    }
  }
}
