import EventLog
import Foundation
import Presentation
import Registry
import TestKit
import Testing

@testable import depositary

/// At each limit the command does its work, and one beyond it is refused in one line, with nothing created or lost.
@Suite struct LimitTests {
  // MARK: clause files

  /// The line of an entry whose clause file has so many bytes in canonical form.
  private func line(ofClauses size: Int) throws -> String {
    let exported = try session { office in
      try office.ok("agreement add \(Fixture.deal)")
      return try office.ok("export").lines[0]
    }
    guard case .object(var line) = try CanonicalJSON.value(of: Array(exported.utf8)),
      case .object(var clauses)? = line["clauses"], case .object(var title)? = clauses["title"],
      case .string(let text)? = title["en"]
    else { return try #require(nil as String?) }
    let missing = size - CanonicalJSON.bytes(of: .object(clauses)).count
    title["en"] = .string(text + String(repeating: "a", count: missing))
    clauses["title"] = .object(title)
    #expect(CanonicalJSON.bytes(of: .object(clauses)).count == size)
    line["clauses"] = .object(clauses)
    line["leaf"] = nil
    return String(decoding: CanonicalJSON.bytes(of: .object(line)), as: UTF8.self)
  }

  @Test("a clause file of 4 MiB in canonical form is imported, exported, sent and received")
  func canonicalClauses() throws {
    try session { office in
      try office.write(try line(ofClauses: Wire.longestClauses + 1) + "\n", to: "over.jsonl")
      try office.refused(65, "import over.jsonl", saying: "over.jsonl:1: ")
      #expect(office.bytes() == nil)
      try office.write(try line(ofClauses: Wire.longestClauses) + "\n", to: "most.jsonl")
      try office.ok("import most.jsonl")
      try office.write(try office.ok("export").stdout, to: "again.jsonl")
      let other = ["DEPOSITARY_REGISTER": office.path("other.sqlite"), "DEPOSITARY_KEY": office.path("other-key")]
      try office.ok("import again.jsonl", environment: other)
      try office.ok("key generate ours.example/log")
      try office.ok("key generate theirs.example/log", environment: other)
      try office.ok("key trust", [try office.ok("key show").lines[0]], environment: other)
      try office.ok("bundle send bundle.tar")
      #expect(try office.ok("bundle receive bundle.tar", environment: other).stdout.contains("Received: 0 entries"))
      #expect(try office.json("verify")["entries"] == "1")
    }
  }

  // MARK: lines

  private func read(_ text: String, _ limits: LinesFile.Limits) throws -> (lines: Int, refusal: String?) {
    try session { office in
      let path = try office.write(text, to: "lines.jsonl")
      var lines = 0
      do {
        try LinesFile.read(path, limits: limits) { _ in lines += 1 }
      } catch let error as WrongLine {
        return (lines, Voice(.en).refusal(error).replacingOccurrences(of: office.folder + "/", with: ""))
      }
      return (lines, nil)
    }
  }

  @Test("a file of lines has so many bytes, so many lines that are not empty, and so many bytes in a line")
  func lines() throws {
    #expect(try read("{}\n\n{}\n  \n{}", LinesFile.Limits(lines: 3)) == (3, nil))
    #expect(
      try read("{}\n\n{}\n  \n{}", LinesFile.Limits(lines: 2)) == (2, "lines.jsonl:5: this is more than 2 lines."))
    #expect(try read("{}\n{ }\n", LinesFile.Limits(size: 7)) == (2, nil))
    #expect(try read("{}\n{ }\n", LinesFile.Limits(size: 6)) == (0, "lines.jsonl: this is more than 6 bytes."))
    #expect(try read("{}\n{ }\n{}", LinesFile.Limits(line: 3)) == (3, nil))
    #expect(try read("{}\n{  }\n{}", LinesFile.Limits(line: 3)) == (1, "lines.jsonl:2: this is more than 3 bytes."))
    let document = "{\"base64\":\"AAAA\",\"document\":\"00\"}"
    let limits = LinesFile.Limits(line: 10, documentLine: document.utf8.count)
    #expect(try read(document, limits) == (1, nil))
    #expect(
      try read(document + " ", limits) == (0, "lines.jsonl:1: this is more than \(document.utf8.count) bytes."))
    let structured = document.replacing("\"00\"", with: "[[]]")
    #expect(try read(structured, limits) == (0, "lines.jsonl:1: this is no JSON object on one line."))
  }

  @Test("a line of an acts file is read up to 4,325,374 bytes, and refused in one sentence beyond")
  func longLine() throws {
    try session { office in
      let act = "{\"act\":\"signature\",\"by\":[\"JP\",\"US\"],\"on\":\"2025-10-28\""
      let spaces = String(repeating: " ", count: LinesFile.longestLine - act.utf8.count - 1)
      try office.write(act + spaces + "}\n", to: "most.jsonl")
      try office.write(act + spaces + " }\n", to: "over.jsonl")
      let compute = "compute --clauses \(Fixture.deal) --acts"
      #expect(try office.ok(compute + " most.jsonl").stdout.contains("State: operative"))
      try office.refused(65, compute + " over.jsonl", saying: "over.jsonl:1: this is more than 4325374 bytes.")
      try office.ok("agreement add \(Fixture.deal)")
      try office.refused(65, "import over.jsonl --agreement jp-us-tpd", saying: "more than 4325374 bytes")
      try office.ok("import most.jsonl --agreement jp-us-tpd")
    }
  }

  // MARK: documents

  @Test("a document that is too long for a bundle is refused before it is read")
  func document() throws {
    try session { office in
      let path = try office.write("12345", to: "note.txt")
      #expect(try InputFile.document(path, atMost: 5).1.size == 5)
      #expect(throws: WrongValue.self) { try InputFile.document(path, atMost: 4) }
      try office.sign()
      #expect(truncate(try office.write("", to: "long.txt"), off_t(TarHeader.largestFile) + 1) == 0)
      let words = "The document long.txt is longer than 8589934591 bytes."
      try office.refused(65, "document add long.txt", saying: words)
      try office.refused(
        65, "record notice jp-us-tpd --by US --delivered 2026-01-15 --document long.txt", saying: words)
    }
    #expect(TarHeader(name: "a", size: TarHeader.largestFile) != nil)
    #expect(TarHeader(name: "a", size: TarHeader.largestFile + 1) == nil)
  }

  @Test("a document that is too long for a line goes by a bundle")
  func documentLine() throws {
    try session { office in
      try office.sign()
      try office.write("12345", to: "note.txt")
      try office.ok("record notice jp-us-tpd --by US --delivered 2026-01-15 --document note.txt")
      let registry = Registry(try SQLiteStore(path: office.register, purpose: .query))
      try Export.checkDocuments(registry, atMost: 5)
      let error = #expect(throws: WrongValue.self) { try Export.checkDocuments(registry, atMost: 4) }
      let words = error.map { Voice(.en).refusal($0) } ?? ""
      #expect(words.contains("is too long for a line; write a bundle"))
    }
    // What may be exported can be imported.
    let longest = EntryLine.largestDocument
    let line = EntryLine.line(ofDocument: []).count + Int((longest + 2) / 3 * 4)
    #expect(line <= LinesFile.longestDocumentLine)
  }

  // MARK: bundles

  @Test("a bundle brings as many entries, agreements and bytes as were allowed")
  func bundles() throws {
    try session { office in
      let theirs = ["DEPOSITARY_REGISTER": office.path("theirs.sqlite"), "DEPOSITARY_KEY": office.path("their-key")]
      let key = try office.ok("key generate theirs.example/log", environment: theirs).lines[0]
      try office.ok("agreement add \(Fixture.deal)", environment: theirs)
      try office.ok("record signature jp-us-tpd --by JP --by US --on 2025-10-28", environment: theirs)
      let second = try office.clauseFile(["agreement: jp-us-tpd": "agreement: second"])
      try office.ok("agreement add \(second)", environment: theirs)
      try office.ok("bundle send bundle.tar", environment: theirs)
      try office.ok("key generate ours.example/log")
      try office.ok("key trust", [key])
      let size = try #require(office.bytes("bundle.tar")).count
      for (option, most, what) in [
        ("--max-entries", 3, "entries"), ("--max-agreements", 2, "agreements"), ("--max-bytes", size, "bytes"),
      ] {
        for command in ["bundle compare", "bundle receive"] {
          try office.refused(
            65, "\(command) bundle.tar \(option) \(most - 1)",
            saying: "bundle.tar: it brings more than was allowed: \(what) \(most), at most \(most - 1).")
        }
        #expect(office.bytes("bundle.tar.receipt") == nil)
        try office.ok("bundle compare bundle.tar \(option) \(most)")
      }
      try office.ok("bundle receive bundle.tar --max-entries 3 --max-agreements 2 --max-bytes \(size)")
      #expect(try office.json("verify")["entries"] == "3")
    }
  }

  @Test("where a bundle raises more questions than are asked, it is taken only when accepted")
  func questions() throws {
    try session { office in
      let parties = (1...31).map { "{id: P\($0), name: {en: P\($0)}}" }.joined(separator: ", ")
      try office.write(
        """
        agreement: many
        title: {en: A treaty}
        nature: binding
        parties: [\(parties)]
        start: {article: {en: '1'}, says: {en: x}, rule: {threshold: {consents: 1}}, for-party: {day-of: consent}}
        """, to: "many.yaml")
      let theirs = ["DEPOSITARY_REGISTER": office.path("theirs.sqlite"), "DEPOSITARY_KEY": office.path("their-key")]
      let key = try office.ok("key generate theirs.example/log", environment: theirs).lines[0]
      try office.ok("key generate ours.example/log")
      try office.ok("key trust", [key])
      try office.ok("agreement add many.yaml", environment: theirs)
      try office.ok("bundle send first.tar", environment: theirs)
      try office.ok("bundle receive first.tar")
      func meetings(_ range: Range<Int>) -> String {
        range.map { day in
          "{\"act\":\"event\",\"event\":\"meeting\",\"on\":\"2026-0\(3 + day / 20)-\(10 + day % 20)\"}\n"
        }.joined()
      }
      try office.write(meetings(0..<31), to: "few.jsonl")
      try office.ok("import few.jsonl --agreement many", environment: theirs)
      try office.ok("bundle send few.tar", environment: theirs)
      try office.ok("bundle receive few.tar")
      try office.write(meetings(31..<63), to: "more.jsonl")
      try office.ok("import more.jsonl --agreement many", environment: theirs)
      try office.ok("bundle send more.tar", environment: theirs)
      let before = office.bytes()
      let shown = try office.run("bundle receive more.tar")
      #expect(shown.status == 1 && shown.stdout.contains("more than 1024 questions: 992 answers"), "\(shown.stdout)")
      #expect(office.bytes() == before && office.bytes("more.tar.receipt") == nil)
      let compared = try office.json("bundle compare more.tar")
      #expect(compared["changes.0.changed"] == "true" && compared["changes.0.unasked"] == "992")
      try office.ok("bundle receive more.tar --accept", [try #require(compared["root"] ?? compared["checkpoint.root"])])
      #expect(try office.json("verify")["entries"] == "64")
    }
  }

  // MARK: keys and proofs

  @Test("a key file, what it remembers and a proof are read up to their limits")
  func keys() throws {
    try session { office in
      try office.sign()
      let name = String(repeating: "k", count: KeyName.longest)
      try office.ok("key generate \(name) --signing-key longest")
      try office.ok("checkpoint sign --signing-key longest")
      try office.refused(65, "key generate \(name)k --signing-key longer")
      try office.refused(66, "key show --signing-key longer")
      let key = try #require(office.bytes("longest"))
      for size in [KeyFile.largest, KeyFile.largest + 1] {
        try office.write(
          String(decoding: key, as: UTF8.self).padding(toLength: size, withPad: "\n", startingAt: 0), to: "x")
        _ = try office.shell("chmod 600 x")
        try office.refused(65, "key show --signing-key x", saying: "x holds no private key")
      }
      let memory = try #require(office.bytes("longest.signed"))
      let checkpoint = String(decoding: memory, as: UTF8.self).split(separator: "\n").dropFirst().joined(
        separator: "\n")
      let known = String(decoding: memory, as: UTF8.self)
      let times = (KeyFile.largestMemory - known.utf8.count) / (checkpoint.utf8.count + 2) + 1
      try office.write(known + String(repeating: "\n\(checkpoint)\n", count: times), to: "longest.signed")
      try office.refused(
        65, "checkpoint sign --signing-key longest", saying: "does not say what the key has signed last")
    }
  }

  @Test("a proof is read up to 196,606 bytes")
  func proof() throws {
    try session { office in
      try office.ok("key generate a.example --signing-key own")
      let key = try office.ok("key show --signing-key own").lines[0]
      let start = "c2sp.org/tlog-proof@v1\n"
      let most = start + String(repeating: "a", count: Check.largest - start.utf8.count)
      try office.write(most, to: "most")
      try office.refused(65, "check most --key", [key], saying: "most: line 2 is not that of a proof")
      try office.write(most + "a", to: "over")
      try office.refused(
        65, "check over --key", [key], saying: "over: this is too long for a proof: at most 196606 bytes.")
    }
  }

  // MARK: time

  @Test("a clock is ten years after the last entry, and a millisecond more only if it is said to be right")
  func clock() throws {
    try session { office in
      try office.sign()
      let record = "record notice jp-us-tpd --by US --delivered 2026-01-15"
      try office.refused(65, record, saying: "more than ten years after", now: "2036-09-01T09:00:00.001Z")
      try office.ok(record + " --dry-run --clock-is-right", now: "2036-09-01T09:00:00.001Z")
      try office.ok(record, now: "2036-09-01T09:00:00.000Z")
    }
  }

  @Test("an instant is at most sixteen hours from UTC, and a bare day has begun at UTC+14")
  func offsets() throws {
    try session { office in
      try office.sign()
      for offset in ["+", "-"] {
        let notice = "record notice jp-us-tpd --by US --delivered=2026-01-15T09:00\(offset)16:0"
        try office.refused(65, notice + "1", saying: "2026-01-15T09:00\(offset)16:01")
        try office.ok(notice + "0 --dry-run")
      }
      let notice = "record notice jp-us-tpd --by US --delivered 2026-09-02"
      try office.refused(65, notice, now: "2026-09-01T09:59:59.999Z")
      try office.ok(notice, now: "2026-09-01T10:00:00Z")
    }
  }

  // MARK: names of files

  @Test("a name that the file system does not take is told as such, in both languages, and nothing is made")
  func fileNames() throws {
    try session { office in
      try office.sign()
      try office.ok("key generate ours.example/log")
      let key = try office.ok("key show").lines[0]
      let long = String(repeating: "n", count: 256)
      /// What is added to the name of a file that is made.
      let part = String(repeating: "n", count: 240)
      let before = try FileManager.default.contentsOfDirectory(atPath: office.folder).sorted()
      for line in [
        "agreement add \(long)", "clauses show \(long)", "import \(long)", "verify --checkpoint \(long)",
        "compute --clauses \(long) --acts a", "compute --clauses \(Fixture.deal) --acts \(long)",
        "record notice jp-us-tpd --by US --delivered 2026-01-15 --document \(long)",
        "record amendment jp-us-tpd --amendment 1 --by US --on 2026-01-15 --clauses \(long)",
        "document add \(long)", "bundle compare \(long)", "bundle receive \(long)", "checkpoint take \(long)",
        "checkpoint sign --signing-key \(long)", "check \(long) --key \(key)",
        "key generate a.example --signing-key \(long)", "key generate a.example --signing-key \(part)",
        "bundle send \(long)", "bundle send \(part)", "bundle receive bundle.tar --receipt \(part)",
        "list --register \(long)", "agreement add \(Fixture.deal) --register \(part)",
      ] {
        try office.refused(74, line, saying: "is longer than this system takes")
        try office.refused(74, line + " --lang ja", saying: "このシステムには長すぎる")
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: office.folder).sorted() == before)
    }
  }
}
