import EventLog
import Foundation
import Testing

/// The files that a command is told to read: clause files and documents.
@Suite struct InputFileTests {
  @Test(
    "a clause file that is wrong is refused with line and column",
    arguments: [
      ("agreement: [a\ntitle: b\n", ":2:6: this is not YAML"), ("", ":1:1: there is nothing here"),
      ("agreement: a\nagreement: b\n", ":2:1: "), ("agreement: &x a\n", ":1:12: anchors are not used"),
      ("agreement: *x\n", ":1:"), ("agreement: !!str a\n", ":1:12: tags are not used"),
      ("agreement: a\n---\nagreement: b\n", ":2:1: a second document"),
      ("agreement: a\nnatur: b\n", ":2:1: natur is not known here"),
      ("- a\n", ":1:1: keys with values are wanted here"), ("\"a\\nb\": c\n", ":1:1: a b is not known here"),
      ("agreement: \u{0}\n", ":1:"), (String(repeating: "[", count: 3_000), ":1:"),
    ])
  func malformed(text: String, place: String) throws {
    try session { office in
      try office.write(text, to: "clauses.yaml")
      try office.refused(65, "agreement add clauses.yaml", saying: "depositary: clauses.yaml\(place)")
      #expect(office.bytes() == nil)
    }
  }

  @Test("a key, value, party or period that the schema does not know")
  func misfits() throws {
    try session { office in
      let cases: [([String: String], String)] = [
        (["nature: non-binding": "nature: NO"], ":7:9: nature: \"NO\" is not one of binding, non-binding"),
        (["after: P180D": "after: P180"], "a period such as P180D"),
        (["value: written": "value: loud"], "one of written, any"),
        (["zone: Asia/Tokyo": "zone: Asia Tokyo"], "the name of a zone"),
        (["  - id: US\n": "  - id: JP\n"], "JP is named twice"),
        (["day-of: last-signature": "day-of: notice"], "cannot count from notice"),
      ]
      for (index, (replaced, words)) in cases.enumerated() {
        let file = try office.clauseFile(replaced, name: "clauses-\(index).yaml")
        try office.refused(65, "agreement add \(file)", saying: words)
      }
    }
  }

  @Test("a file that is missing, a folder, not UTF-8 or too long")
  func unreadable() throws {
    try session { office in
      try office.refused(66, "agreement add none.yaml", saying: "There is no file none.yaml")
      try office.refused(66, "agreement add", ["none\n.yaml"])
      try office.refused(74, "agreement add .", saying: ". is a folder, where a file is wanted")
      try Data([0x61, 0xFF]).write(to: URL(fileURLWithPath: office.path("latin.yaml")))
      try office.refused(65, "agreement add latin.yaml", saying: "latin.yaml: the file is not UTF-8")
      try office.write(String(repeating: "#\n", count: 600_000), to: "long.yaml")
      try office.refused(65, "agreement add long.yaml", saying: "longer than 1048576 bytes")
      try office.giveNotice()
      try office.refused(66, "record notice jp-us-tpd --by JP --delivered 2026-02-01 --document none.pdf")
      try office.refused(74, "record notice jp-us-tpd --by JP --delivered 2026-02-01 --document .")
      try office.refused(66, "record amendment jp-us-tpd --by JP --amendment A --on 2026-02-01 --clauses none.yaml")
      #expect(mkfifo(office.path("pipe"), 0o600) == 0)
      try office.refused(74, "agreement add pipe", saying: "cannot be read")
    }
  }

  @Test(
    "a document is kept in the register under its hash, with name and media type, once",
    .enabled(if: Session.hasSQLite, "the sqlite3 shell is not installed"))
  func documents() throws {
    try session { office in
      try office.sign()
      try FileManager.default.createDirectory(atPath: office.path("in"), withIntermediateDirectories: false)
      let text = "Notice of discontinuation\n"
      try office.write(text, to: "in/note verbale.pdf")
      let run = try office.run(
        "record notice jp-us-tpd --by US --delivered 2026-01-15 --reference N-1 --reference N-2 --document",
        ["in/note verbale.pdf", "--recorded-by", "M. Sato", "--place", "Tokyo"])
      #expect(run.status == 0)
      let hash = Digest32.sha256(Array(text.utf8)).description
      let entry = try office.json("history jp-us-tpd").part("entries.2")
      #expect(entry["recordedBy"] == "M. Sato")
      let document = try entry.part("act.documents.0")
      let expected = [
        "sha256": hash, "name": "note verbale.pdf", "type": "application/pdf", "bytes": String(text.utf8.count),
      ]
      for (key, value) in expected { #expect(document[key] == value, "\(key)") }
      #expect(entry["act.references"] == "[N-1, N-2]")
      #expect(entry["act.place"] == "Tokyo")
      #expect(try office.ok("explain jp-us-tpd").stdout.contains("note verbale.pdf, sha256 \(hash.prefix(12))"))
      try office.ok("record notice jp-us-tpd --by JP --delivered 2026-01-16 --document", ["in/note verbale.pdf"])
      let sql = "SELECT lower(hex(hash)), bytes, count(*) FROM document_parts"
      let kept = try office.shell("sqlite3 \"$DEPOSITARY_REGISTER\" '\(sql)'")
      #expect(kept.stdout == "\(hash)|\(text)|1\n")
    }
  }

  @Test(
    "a clause file too long for an entry is kept as a document, and answers as any other",
    .enabled(if: Session.hasSQLite, "the sqlite3 shell is not installed"))
  func longClauseFile() throws {
    try session { office in
      let long = "The text is silent. " + String(repeating: "It says nothing more. ", count: 3_500)
      let file = try office.clauseFile(["The text is silent;": long])
      try office.sign(file)
      try office.ok("record notice jp-us-tpd --by US --delivered 2026-01-15")
      #expect(try office.json("termination-date jp-us-tpd")["termination.firstDayWithout"] == "2026-07-14")
      let kept = try office.shell("sqlite3 \"$DEPOSITARY_REGISTER\" 'SELECT count(*) FROM documents'")
      #expect(kept.stdout == "1\n")
      try office.ok(
        "agreement add \(office.clauseFile(["agreement: jp-us-tpd": "agreement: x", "The text is silent;": long])) --dry-run"
      )
    }
  }
}
