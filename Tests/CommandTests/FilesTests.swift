import Foundation
import Testing

/// Clause files and acts without a register, and a register as a file of lines.
@Suite struct FilesTests {
  private static let treaty = Fixture.folder + "/agreements/paris-agreement.yaml"
  private static let acts = Fixture.folder + "/cases/published/paris-us-2019/acts.jsonl"

  @Test("L25: an exported register, imported into an empty one and exported again, has the same bytes")
  func lossless() throws {
    try session { office in
      try office.giveNotice()
      try office.write("Note verbale\n", to: "note.txt")
      try office.ok("correct 3 --delivered 2026-01-16 --reason typo --document", [office.path("note.txt")])
      try office.ok("record suspension jp-us-tpd --by US --on 2026-02-01 --notice 3 --until 2026-03-01")
      try office.ok("record resumption jp-us-tpd --by US --on 2026-02-10 --notice 3")
      try office.ok("record position jp-us-tpd --by JP --on 2026-02-11 --effective 2026-08-01")
      try office.ok("record event jp-us-tpd --event review --on 2026-02-12 --place Tokyo --reference R/1 --as-written")
      try office.ok("annul 6 --reason withdrawn")
      let first = try office.ok("export").stdout
      try office.write(first, to: "export.jsonl")
      let other = ["DEPOSITARY_REGISTER": office.path("other.sqlite")]
      #expect(try office.run("import", [office.path("export.jsonl")], environment: other).status == 0)
      #expect(try office.run("export", environment: other).stdout == first)
      let status = try office.ok("status jp-us-tpd --json --on 2026-02-15").stdout
      #expect(try office.run("status jp-us-tpd --json --on 2026-02-15", environment: other).stdout == status)
      let again = try office.run("import", [office.path("export.jsonl")], environment: other)
      #expect(again.status == 65 && again.stderr.contains("import into an empty register"))
      let lines = try office.ok("export").lines.filter { $0.contains("\"entry\"") }
      try office.write(([lines[0]] + lines.dropFirst(2)).joined(separator: "\n") + "\n", to: "gap.jsonl")
      let gap = try office.run(
        "import", [office.path("gap.jsonl")], environment: ["DEPOSITARY_REGISTER": office.path("gap.sqlite")])
      let isNamed = gap.stderr.contains("gap.jsonl:2: Entry 3 stands where entry 2 is wanted")
      #expect(gap.status == 65 && isNamed && office.bytes("gap.sqlite") == nil, "\(gap)")
      #expect(try office.run("export", environment: other).stdout == first)
      let clauses = Fixture.deal
      let computed = try office.ok(
        "compute --json --on 2026-02-15 --clauses \(clauses) --acts", [office.path("export.jsonl")])
      #expect(computed.stdout == status)
    }
  }

  @Test("an import is taken over whole or not at all, and the line that is wrong is named")
  func wholeOrNothing() throws {
    try session { office in
      try office.ok("agreement add \(Fixture.deal)")
      try office.write(
        """
        {"act": "signature", "by": ["JP"], "on": "2025-10-28"}
        {"act": "signature", "by": ["XX"], "on": "2025-10-28"}

        """, to: "acts.jsonl")
      let path = office.path("acts.jsonl")
      try office.refused(65, "import --agreement jp-us-tpd", [path], saying: "acts.jsonl:2: XX is not a")
      try office.refused(64, "import", [path], saying: "--agreement")
      let twice = "{\"act\": \"signature\", \"by\": [\"JP\"], \"on\": \"2025-10-28\"}\n"
      try office.write(twice + twice, to: "twice.jsonl")
      try office.refused(
        65, "import --agreement jp-us-tpd", [office.path("twice.jsonl")],
        saying: "twice.jsonl:2: line 1 holds the same act")
      let whole = try office.ok("export").stdout.split(separator: "\n", omittingEmptySubsequences: true)
      #expect(whole.count == 1)
      try office.refused(66, "import", [office.path("missing.jsonl")])
      try office.write("{\"act\": \"signature\"\n", to: "acts.jsonl")
      try office.refused(65, "import --agreement jp-us-tpd", [path], saying: "acts.jsonl:1: this is no JSON object")
      try office.write("{\"base64\": \"AAAA\", \"document\": \"00\"}\n", to: "acts.jsonl")
      try office.refused(65, "import", [path], saying: "SHA-256")
    }
  }

  @Test("what an import refuses creates no register, and neither does a file without lines")
  func createsNothing() throws {
    try session { office in
      try office.write("{\"act\": \"signature\", \"by\": [\"JP\"], \"on\": \"2025-10-28\"}\n", to: "acts.jsonl")
      try office.refused(
        65, "import --agreement jp-us-tpd", [office.path("acts.jsonl")], saying: "no agreement jp-us-tpd")
      try office.write("\n", to: "empty.jsonl")
      try office.refused(65, "import", [office.path("empty.jsonl")], saying: "empty.jsonl holds no line")
      #expect(office.bytes() == nil)
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: office.folder).sorted() == ["acts.jsonl", "empty.jsonl"])
    }
  }

  @Test("an entry that annuls, erases or corrects what is yet to come is none")
  func references() throws {
    try session { office in
      try office.sign()
      for number in [3, 4, 99] {
        for option in ["", " --as-received", " --as-received --dry-run"] {
          let line = "record revocation jp-us-tpd --by US --delivered 2026-02-01 --notice \(number)" + option
          try office.refused(66, line, saying: "no entry \(number)")
        }
      }
      let lines = try office.ok("export").stdout
      let copy = ["DEPOSITARY_REGISTER": office.path("copy.sqlite")]
      for (entry, status) in [
        ("\"annuls\":2", 0), ("\"annuls\":3", 65), ("\"annuls\":4", 65), ("\"erases\":3,\"fields\":[\"remark\"]", 65),
      ] as [(String, Int32)] {
        let line = "{\"agreement\":\"jp-us-tpd\",\"entry\":3,\(entry),\"reason\":\"x\",\"recorded\":"
        try office.write(
          lines + line + "{\"at\":\"2026-12-01T00:00:00.000Z\",\"by\":\"u\",\"clock\":\"given\"}}\n", to: "lines.jsonl")
        let run = try office.run("import lines.jsonl", environment: copy)
        #expect(run.status == status, "\(entry): \(run.stderr)")
        if status == 0 {
          #expect(try office.run("history jp-us-tpd", environment: copy).stdout.contains("annulled by entry 3"))
          _ = try office.shell("rm copy.sqlite*")
        }
      }
      #expect(office.bytes("copy.sqlite") == nil)
    }
  }

  @Test(
    "documents alone make a register, and a journal without one is not played into it", .enabled(if: Session.hasSQLite))
  func documentsAlone() throws {
    try session { office in
      try office.sign()
      try office.ok("document add \(Fixture.deal)")
      try office.ok("record notice jp-us-tpd --by US --delivered 2026-01-15 --document", [Fixture.deal])
      let lines = try office.ok("export").lines
      try office.write(try #require(lines.first { $0.hasPrefix("{\"base64\"") }) + "\n", to: "document.jsonl")
      let other = ["DEPOSITARY_REGISTER": office.path("other.sqlite")]
      #expect(try office.run("import document.jsonl", environment: other).stdout == "Entries imported: 0.\n")
      #expect(try office.run("document list", environment: other).stdout.contains("bytes"))
      try office.write(try office.ok("export").stdout, to: "all.jsonl")
      _ = try office.shell("head -c 20000 /dev/urandom > third.sqlite-journal")
      let third = ["DEPOSITARY_REGISTER": office.path("third.sqlite")]
      #expect(try office.run("import all.jsonl", environment: third).status == 0)
      #expect(try office.run("verify", environment: third).status == 0)
    }
  }

  @Test("an act refers to an earlier line with an act, and to nothing else")
  func lineNumbers() throws {
    try session { office in
      try office.sign()
      func file(_ number: String) throws {
        let notice = "{\"act\":\"notice\",\"by\":[\"US\"],\"delivered\":\"2026-01-15\"}\n\n"
        let revocation =
          "{\"act\":\"revocation\",\"by\":[\"US\"],\"notice\":\"\(number)\",\"delivered\":\"2026-01-20\"}\n"
        try office.write(notice + revocation, to: "acts.jsonl")
      }
      for number in ["9223372036854775807", "-1", "0", "2", "3", "4", "x"] {
        try file(number)
        try office.refused(65, "import acts.jsonl --agreement jp-us-tpd", saying: "acts.jsonl:3: ")
      }
      try file("1")
      try office.ok("import acts.jsonl --agreement jp-us-tpd")
      #expect(try office.ok("history jp-us-tpd").stdout.contains("revocation of entry 3"))
    }
  }

  @Test("of several imports into one new register one is whole, the others are refused, and nothing else is left")
  func imports() throws {
    try session { office in
      try office.giveNotice()
      try office.write(try office.ok("export").stdout, to: "export.jsonl")
      _ = try office.shell("rm register.sqlite*")
      let runs = try office.together([[String]](repeating: [Session.binary, "import", "export.jsonl"], count: 4))
      #expect(runs.count { $0.status == 0 } == 1, "\(runs)")
      #expect(runs.allSatisfy { [0, 65, 75].contains($0.status) }, "\(runs)")
      #expect(try office.json("verify")["entries"] == "3")
      #expect(try FileManager.default.contentsOfDirectory(atPath: office.folder).allSatisfy { !$0.contains(".part-") })
    }
  }

  @Test("L30: an unknown party is told in the words of the agreement, by queries, compute and import alike")
  func strangers() throws {
    try session { office in
      let treaty = Fixture.folder + "/agreements/ph-us-visiting-forces.yaml"
      try office.ok("agreement add \(treaty)")
      try office.write("{\"act\": \"signature\", \"by\": [\"XX\"], \"on\": \"1998-02-10\"}\n", to: "acts.jsonl")
      let words = "XX is not a party of the agreement; its parties are PH (Philippines) and US (United States)."
      try office.refused(65, "status ph-us-visiting-forces --party XX", saying: words)
      try office.refused(65, "import --agreement ph-us-visiting-forces", [office.path("acts.jsonl")], saying: words)
      try office.refused(65, "compute --clauses \(treaty) --acts", [office.path("acts.jsonl")], saying: words)
      try office.refused(65, "record consent ph-us-visiting-forces --by XX --on 1998-02-10", saying: words)
    }
  }

  @Test("L25: compute answers for the agreement and for a party from files alone, and leaves no register behind")
  func compute() throws {
    try session { office in
      let files = "compute --clauses \(Self.treaty) --acts \(Self.acts)"
      let leaving = try office.json("\(files) --party US --on 2020-01-15")
      #expect(leaving["state"] == "ending")
      #expect(leaving["start.date"] == "2016-11-04")
      #expect(leaving["termination.firstDayWithout"] == "2020-11-04")
      #expect(try office.json("\(files) --party US --on 2020-11-04")["state"] == "ended")
      #expect(try office.json("\(files) --party FR --on 2020-01-15")["state"] == "not-a-party")
      #expect(try office.json("\(files) --on 2021-01-15")["state"] == "operative")
      #expect(office.bytes() == nil)
    }
  }

  @Test("compute reads a folder of cases, a line each; one that is wrong does not stop the others")
  func folders() throws {
    try session { office in
      for name in ["good", "bad"] {
        try FileManager.default.createDirectory(atPath: office.path(name), withIntermediateDirectories: true)
        try FileManager.default.copyItem(atPath: Self.treaty, toPath: office.path(name + "/clauses.yaml"))
        try FileManager.default.copyItem(atPath: Self.acts, toPath: office.path(name + "/acts.jsonl"))
      }
      try office.write("{\"act\": \"ratify\", \"by\": [\"US\"]}\n", to: "bad/acts.jsonl")
      let run = try office.run("compute --json --party US --on 2020-01-15", [office.folder])
      #expect(run.status == 65)
      #expect(run.lines.count == 2)
      #expect(
        run.lines.first?.contains("\"error\":") == true
          && run.lines.first?.contains("acts.jsonl:1: act ") == true)
      #expect(run.lines.last?.contains("\"firstDayWithout\":\"2020-11-04\"") == true)
      #expect(run.stderr == "depositary: Cases that cannot be read: 1.\n")
    }
  }

  @Test(
    "a wrong line of acts is refused with its place",
    arguments: [
      (
        "{\"act\": \"notice\", \"by\": [\"US\"], \"on\": \"2019-11-04\", \"clauses\": \"x\"}",
        "clauses is not known here"
      ),
      ("{\"act\": \"notice\", \"on\": \"2019-11-04\"}", "by is missing"),
      ("{\"act\": \"notice\", \"by\": [\"US\"]}", ": delivered, or another day of the notice, is missing"),
      ("{\"act\": \"notice\", \"by\": [\"US\"], \"on\": \"04/11/2019\"}", "is ambiguous"),
      ("{\"act\": \"event\", \"event\": \"Not A Name\", \"on\": \"2019-11-04\"}", "is no name of an event"),
      (
        "{\"act\": \"consent\", \"by\": [\"US\"], \"on\": \"2019-11-04\", \"kind\": \"vote\"}",
        "is none of ratification"
      ),
      ("{\"act\": \"extension\", \"by\": [\"US\"], \"on\": \"2019-11-04\"}", ": until or for is missing"),
      ("[1]", "this is no JSON object"),
    ])
  func wrongActs(line: String, words: String) throws {
    try session { office in
      try office.write(line + "\n", to: "acts.jsonl")
      let run = try office.run("compute --clauses \(Self.treaty) --acts", [office.path("acts.jsonl")])
      #expect(run.status == 65)
      #expect(run.stderr.contains("acts.jsonl:1: ") && run.stderr.contains(words), "\(run.stderr)")
    }
  }

  @Test("clauses check tells every wrong file, and clauses show reads a file back in both languages")
  func clauses() throws {
    try session { office in
      try office.write("agreement: a\ntitle: {en: A}\nnature: bindig\n", to: "wrong.yaml")
      let run = try office.run("clauses check \(Self.treaty)", [office.path("wrong.yaml")])
      #expect(run.status == 65)
      #expect(run.lines.first?.hasSuffix("in order (paris-agreement)") == true)
      #expect(run.lines.last?.contains("wrong.yaml:") == true)
      let absent = try office.run("clauses check", [office.path("missing.yaml")])
      #expect(absent.status == 66 && absent.stdout.isEmpty && absent.stderr.contains("There is no file"), "\(absent)")
      try office.write("agreement: a\ntitle: {en: A\n", to: "open.yaml")
      #expect(try office.run("clauses check", [office.path("open.yaml")]).stdout.contains("open.yaml:3:1: "))
      let english = try office.ok("clauses show \(Self.treaty)").stdout
      #expect(
        english.contains(
          "The party leaves on the day 1 year after the day of the notice, or the later day that it names"))
      #expect(try office.ok("clauses show \(Self.treaty) --lang ja").stdout.contains("個々の締約国の脱退"))
    }
  }

  @Test("L17: diff names each entry between two points of the record, and what it changed")
  func diff() throws {
    try session { office in
      try office.giveNotice()
      try office.ok("correct 3 --delivered 2026-01-16 --reason typo")
      let told = try office.ok("diff jp-us-tpd --known-at 2 --known-at 4 --on 2026-02-01").stdout
      #expect(told.contains("[3] written notice") && told.contains("termination: none -> 14 July 2026, provisional"))
      #expect(told.contains("[4] correction of entry 3: written notice") && told.contains("reason: typo"))
      #expect(told.contains("termination: 14 July 2026, provisional -> 15 July 2026, provisional"))
      try office.refused(64, "diff jp-us-tpd --known-at 2")
      try office.refused(66, "diff jp-us-tpd --known-at 2 --known-at 99")
    }
  }
}
