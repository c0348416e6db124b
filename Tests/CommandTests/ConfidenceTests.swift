import EventLog
import Foundation
import Testing

/// Texts in confidence, withheld from a bundle or erased, and documents by themselves.
@Suite struct ConfidenceTests {
  private func otherOffice(_ office: Session) -> [String: String] {
    ["DEPOSITARY_REGISTER": office.path("other.sqlite"), "DEPOSITARY_KEY": office.path("other-key")]
  }

  /// Two offices that trust each other; the note of entry 3 is recorded in confidence.
  private func recordInConfidence(_ office: Session) throws {
    let key = try office.ok("key generate mofa.example/treaties").lines[0]
    let other = try office.run("key generate state.example/treaties", environment: otherOffice(office)).lines[0]
    try office.sign()
    try office.write("Secret annex\n", to: "annex.txt")
    try office.ok(
      "record notice jp-us-tpd --by US --delivered 2026-01-15 --place Vienna --confidential place --confidential document "
        + "--confidential remark --remark",
      ["handed over by Ms Example", "--document", office.path("annex.txt")])
    try office.ok("key trust", [other])
    #expect(try office.run("key trust", [key], environment: otherOffice(office)).status == 0)
  }

  @Test("what is in confidence stands in the entry only as a salted hash, and can be read beside it")
  func salted() throws {
    try session { office in
      try recordInConfidence(office)
      let sql = "SELECT bytes FROM entries WHERE number = 3"
      let entry = try office.shell("sqlite3 \"$DEPOSITARY_REGISTER\" '\(sql)'").stdout
      for secret in ["Vienna", "Example", "annex", "tester"] { #expect(!entry.contains(secret), "\(secret)") }
      #expect(entry.split(separator: "salted-sha256").count == 5)
      let history = try office.ok("history jp-us-tpd").stdout
      for secret in ["Vienna", "Ms Example", "annex.txt", "by tester"] {
        #expect(history.contains(secret), "\(secret)")
      }
      try office.refused(
        64, "record notice jp-us-tpd --by US --delivered 2026-01-16 --confidential by", saying: "confidential")
      for field in ["place", "document", "reference", "remark", "reason"] {
        try office.refused(
          64, "record notice jp-us-tpd --by US --delivered 2026-01-16 --confidential \(field)",
          saying: "--confidential \(field): this entry gives no \(field).")
      }
      try office.refused(
        64, "annul 3 --reason wrong --confidential recorder", saying: "who records is always kept beside the entry")
    }
  }

  @Test("equal texts in two entries have different salted hashes")
  func differs() throws {
    try session { office in
      try office.sign()
      for amendment in ["A", "B"] {
        try office.ok(
          "record amendment jp-us-tpd --amendment \(amendment) --by JP --on 2026-01-01 --place Vienna --confidential place"
        )
      }
      let sql = "SELECT count(DISTINCT hash), count(*), count(DISTINCT salt) FROM disclosures"
      let hashes = try office.shell("sqlite3 \"$DEPOSITARY_REGISTER\" '\(sql)'").stdout
      let columns = hashes.trimmingCharacters(in: .whitespacesAndNewlines).split(separator: "|")
      #expect(
        columns.count == 3 && columns[0] == columns[1] && columns[1] == columns[2] && columns[0] == "6", "\(hashes)")
    }
  }

  @Test("a bundle without them verifies, tells nothing of them, and says what it lacks")
  func withheld() throws {
    try session { office in
      try recordInConfidence(office)
      try office.ok(
        "bundle send bundle.tar --documents --withhold place --withhold remark --withhold document --withhold recorder"
      )
      let bundle = String(decoding: office.bytes("bundle.tar") ?? Data(), as: UTF8.self)
      for secret in ["Vienna", "Ms Example", "annex.txt", "Secret annex", "tester"] {
        #expect(!bundle.contains(secret), "\(secret)")
      }
      let other = otherOffice(office)
      #expect(try office.run("bundle receive bundle.tar", environment: other).status == 0)
      let verified = try office.run("verify --json", environment: other)
      #expect(verified.status == 0)
      #expect(try Answer(verified)["withheldIn"] == "[1, 2, 3]")
      let history = try office.run("history jp-us-tpd", environment: other).stdout
      #expect(history.contains("place: (withheld)") && history.contains("by (withheld)"))
      let japanese = try office.run("history jp-us-tpd --lang ja", environment: other).stdout
      #expect(japanese.contains("非開示"))
      let mine = try office.json("termination-date jp-us-tpd")
      let theirs = try Answer(office.run("termination-date jp-us-tpd --json", environment: other))
      #expect(theirs["date"] == mine["date"])
    }
  }

  @Test("a later bundle with the texts fills them in")
  func filledIn() throws {
    try session { office in
      try recordInConfidence(office)
      let other = otherOffice(office)
      try office.ok("bundle send first.tar --withhold remark")
      #expect(try office.run("bundle receive first.tar", environment: other).status == 0)
      try office.ok("bundle send second.tar --documents")
      #expect(try office.run("bundle receive second.tar", environment: other).status == 0)
      let verified = try Answer(office.run("verify --json", environment: other))
      #expect(verified["withheldIn"] == "[]" && verified["documents"] == "1" && verified["verified"] == "true")
      #expect(try office.run("history jp-us-tpd", environment: other).stdout.contains("Ms Example"))
    }
  }

  @Test("what is erased cannot be found in the register's files again, and no hash changes")
  func erased() throws {
    try session { office in
      try recordInConfidence(office)
      try office.write(try office.ok("checkpoint sign").stdout, to: "before")
      let said = try office.ok("erase 3 --field remark --field document --field recorder --reason privacy").stdout
      #expect(said.contains("Recorded as entry 4 of jp-us-tpd: erasure of remark, document and recorder in entry 3."))
      for file in ["register.sqlite", "register.sqlite-journal"] {
        let bytes = String(decoding: office.bytes(file) ?? Data(), as: UTF8.self)
        for secret in ["Ms Example", "Secret annex"] { #expect(!bytes.contains(secret), "\(file): \(secret)") }
      }
      let verified = try office.json("verify --checkpoint before")
      #expect(verified["verified"] == "true" && verified["withheldIn"] == "[3]")
      let history = try office.ok("history jp-us-tpd").stdout
      #expect(history.contains("erasure in entry 3: remark, document, recorder — reason: privacy"))
      #expect(history.contains("Vienna") && !history.contains("Ms Example"))
      #expect(try office.ok("document list").stdout == "No document is kept.\n")
      #expect(office.bytes("register.sqlite-journal") == nil, "the commit of an erasure deletes the journal")
      try office.refused(65, "erase 3 --field remark --reason again", saying: "no remark in confidence, or it is gone")
      for line in ["annul 4 --reason x", "correct 4 --on 2026-01-01 --reason x"] {
        try office.refused(65, line, saying: "Entry 4 is an erasure")
      }
      let before = office.bytes()
      try office.refused(65, "erase 3 --field place --field reason --reason x", saying: "entry 3 has no reason")
      try office.refused(65, "erase 3 --field document --reason x", saying: "no document in confidence nor one")
      try office.refused(65, "erase 1 --field place --reason x --lang ja", saying: "記載1の場所は秘匿して記録されていない")
      #expect(office.bytes() == before)
      try office.refused(66, "erase 9 --field remark --reason x")
      try office.refused(64, "erase 3 --field remark --reason", [" "], saying: "--reason")
      let lines = try office.ok("export").stdout
      try office.write(lines, to: "lines.jsonl")
      let copy = ["DEPOSITARY_REGISTER": office.path("copy.sqlite")]
      #expect(try office.run("import lines.jsonl", environment: copy).status == 0)
      #expect(try office.run("export", environment: copy).stdout == lines)
      #expect(try office.run("verify", environment: copy).status == 0)
    }
  }

  @Test("an erasure reaches the corrections of the fact, and what was erased does not come back with a bundle")
  func staysErased() throws {
    try session { office in
      try recordInConfidence(office)
      try office.ok("correct 3 --delivered 2026-01-16 --reason misread")
      let other = otherOffice(office)
      try office.ok("bundle send all.tar --documents")
      #expect(try office.run("bundle receive all.tar", environment: other).status == 0)
      let erased = try office.run("erase 3 --field remark --field document --reason privacy", environment: other)
      #expect(erased.status == 0, "\(erased.stderr)")
      let bytes = String(decoding: office.bytes("other.sqlite") ?? Data(), as: UTF8.self)
      for secret in ["Ms Example", "Secret annex"] { #expect(!bytes.contains(secret), "\(secret)") }
      #expect(try office.run("bundle receive all.tar --force", environment: other).status == 0)
      let history = try office.run("history jp-us-tpd", environment: other).stdout
      #expect(!history.contains("Ms Example") && history.contains("Vienna"))
      #expect(try Answer(office.run("verify --json", environment: other))["withheldIn"] == "[3, 4]")
    }
  }

  @Test("a copy without a document goes through lines and back")
  func linesOfACopy() throws {
    try session { office in
      let other = otherOffice(office)
      let key = try office.ok("key generate mofa.example/treaties").lines[0]
      _ = try office.run("key generate state.example/treaties", environment: other)
      try office.sign()
      try office.write("Note\n", to: "note.txt")
      try office.ok("record notice jp-us-tpd --by US --delivered 2026-01-15 --document note.txt")
      try office.ok("bundle send bundle.tar")
      #expect(try office.run("key trust", [key], environment: other).status == 0)
      #expect(try office.run("bundle receive bundle.tar", environment: other).status == 0)
      let lines = try office.run("export", environment: other).stdout
      #expect(lines.contains("\"withheld\":true"))
      try office.write(lines, to: "lines.jsonl")
      let copy = ["DEPOSITARY_REGISTER": office.path("copy.sqlite")]
      #expect(try office.run("import lines.jsonl", environment: copy).status == 0)
      #expect(try office.run("export", environment: copy).stdout == lines)
      #expect(try Answer(office.run("verify --json", environment: copy))["withheldDocuments"] == "1")
    }
  }

  @Test("a document is kept once, listed with its entries, and comes out as it went in")
  func documents() throws {
    try session { office in
      try office.sign()
      let text = String(repeating: "A page of the annex.\n", count: 120_000)
      try office.write(text, to: "large.txt")
      try office.write("", to: "empty.txt")
      let hash = Digest32.sha256(Array(text.utf8)).description
      #expect(try office.ok("document add large.txt").stdout.hasPrefix("Kept.\n\(hash)\n"))
      #expect(try office.ok("document add large.txt").stdout.hasPrefix("It was kept before.\n"))
      try office.ok("record notice jp-us-tpd --by US --delivered 2026-01-15 --document large.txt --document empty.txt")
      let list = try office.json("document list")
      #expect(list["0.sha256"] == hash && list["0.bytes"] == "\(text.utf8.count)" && list["0.entries"] == "[3]")
      #expect(list["1.names"] == "[empty.txt]" && list["1.bytes"] == "0")
      #expect(try office.ok("document show \(hash.prefix(8))").stdout.contains("large.txt; entry 3"))
      #expect(try office.ok("document export \(hash.prefix(8))").stdout == text)
      try office.ok("document export \(hash) --output again.txt")
      #expect(office.bytes("again.txt") == Data(text.utf8))
      #expect(try office.json("verify")["documents"] == "2")
      try office.refused(66, "document show 0000", saying: "No document")
      try office.refused(66, "document add missing.pdf", saying: "missing.pdf")
      try office.ok("key generate a.example --signing-key own")
      let kept = office.bytes("own")
      for file in ["own", "own.signed", "register.sqlite", "register.sqlite-journal"] {
        try office.refused(64, "document export \(hash) --output \(file)", saying: "name another file")
      }
      #expect(office.bytes("own") == kept && office.bytes("own.signed")?.count == 19)
      try office.refused(74, "document export \(hash) --output no/such/folder/file", saying: "cannot be written")
    }
  }
}
