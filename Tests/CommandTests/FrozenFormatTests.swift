import Foundation
import Testing

/// What was written once opens for ever (Fixtures/record).
@Suite(.enabled(if: Session.hasSQLite, "the sqlite3 shell is not installed"))
struct FrozenFormatTests {
  private static let folder = Fixture.folder + "/record"
  private static let root = "bf2f0a0b3586cba490210587b23abb5a8d64d2c5eafa35203d5d291f865bb340"

  private func make(_ name: String, in office: Session) throws {
    let run = try office.shell("sqlite3 \"$DEPOSITARY_REGISTER\" < \(Self.folder)/\(name).sql")
    #expect(run.status == 0 && run.stderr == "", "\(run.stderr)")
  }

  @Test("L16: a register of format 1 opens, verifies, and exports the same lines")
  func opens() throws {
    try session { office in
      try make("version-1", in: office)
      let verified = try office.json("verify")
      #expect(verified["verified"] == "true" && verified["entries"] == "16" && verified["root"] == Self.root)
      #expect(verified["checkpoints.1.signedBy"] == "[mofa.example/treaties]")
      let lines = try String(contentsOfFile: Self.folder + "/version-1.jsonl", encoding: .utf8)
      #expect(try office.ok("export").stdout == lines)
      #expect(try office.ok("termination-date jp-us-tpd --on 2026-12-31").stdout.contains("8 August 2026"))
      try office.ok("record notice jp-us-tpd --by US --delivered 2026-03-01")
      #expect(try office.json("verify")["entries"] == "17")
    }
  }

  @Test("its lines make the same tree in a new register")
  func imports() throws {
    try session { office in
      try office.ok("import \(Self.folder)/version-1.jsonl")
      #expect(try office.json("verify")["root"] == Self.root)
    }
  }

  @Test("a register of the preview is refused with the way to carry it over, and its lines are taken")
  func preview() throws {
    try session { office in
      try make("preview", in: office)
      for line in ["status jp-us-tpd", "list", "verify", "export", "checkpoint sign", "annul 1 --reason x"] {
        try office.refused(
          line == "checkpoint sign" ? 66 : 65, line, saying: line == "checkpoint sign" ? "key" : "release 0.1")
      }
      try office.refused(65, "list --lang ja", saying: "0.1")
      let carried = ["DEPOSITARY_REGISTER": office.path("carried.sqlite")]
      let imported = try office.run("import \(Self.folder)/preview.jsonl", environment: carried)
      #expect(imported.stdout == "Entries imported: 4.\n")
      #expect(try office.run("verify", environment: carried).status == 0)
      let history = try office.run("history jp-us-tpd", environment: carried).stdout
      #expect(history.contains("recorded 2026-02-01T09:00:00.000Z by officer on behalf of the minister"))
      #expect(history.contains("note.txt") && history.contains("annulled by entry 4"))
    }
  }
}
