import Testing

/// Corrections and annulments (L18), and what the register knew before them.
@Suite struct CorrectionTests {
  @Test("L18: a correction replaces the fact from the beginning and stays visible to as-known-at")
  func correction() throws {
    try session { office in
      try office.giveNotice()
      let run = try office.ok("correct 3 --delivered 2026-01-16", ["--reason", "misread stamp"])
      #expect(run.stdout.contains("Recorded as entry 4"))
      #expect(run.stdout.contains("14 July 2026, provisional -> 15 July 2026, provisional"))
      let now = try office.json("status jp-us-tpd --on 2026-01-15")
      #expect(now["state"] == "operative")
      #expect(try office.json("status jp-us-tpd --on 2026-01-15 --as-known-at 3")["state"] == "ending")
      let answer = try office.json("termination-date jp-us-tpd --on 2026-02-01")
      #expect(answer["termination.firstDayWithout"] == "2026-07-15")
      #expect(answer["termination.notice"] == "3")
      let history = try office.ok("history jp-us-tpd").stdout
      #expect(history.contains("corrected by entry 4"))
      #expect(history.contains("reason: misread stamp"))
    }
  }

  @Test("L18: a correction of a correction means the same fact, and what is not given stays")
  func chain() throws {
    try session { office in
      try office.sign()
      try office.ok(
        "record notice jp-us-tpd --by US --to JP --dated 2026-01-10 --delivered 2026-01-15 --place Tokyo"
          + " --reference N-1")
      try office.ok("correct 3 --delivered 2026-01-16 --reason one")
      try office.ok("correct 4 --dated 2026-01-11 --reason two --remark checked")
      let entries = try office.json("history jp-us-tpd").part("entries")
      #expect(entries["4.fact"] == "3")
      #expect(entries["4.standing"] == "true")
      #expect(entries["3.standing"] == "false")
      let act = try entries.part("4.act")
      let expected = [
        "dated": "2026-01-11", "delivered": "2026-01-16", "to": "[JP]", "place": "Tokyo", "references": "[N-1]",
        "remark": "checked", "by": "[US]",
      ]
      for (key, value) in expected { #expect(act[key] == value, "\(key)") }
      #expect(try office.json("termination-date jp-us-tpd")["termination.notice"] == "3")
    }
  }

  @Test("L18: the history of an agreement whose clause file was annulled is still told, and nothing else is answered")
  func annulledClauseFile() throws {
    try session { office in
      try office.giveNotice()
      try office.ok("annul 1", ["--reason", "the wrong text"])
      let history = try office.ok("history jp-us-tpd").stdout
      #expect(history.contains("Its clause file was annulled: no answer rests on these entries."))
      for entry in 1...4 { #expect(history.contains("[\(entry)] ")) }
      #expect(!history.contains("effective"))
      #expect(try office.json("history jp-us-tpd").part("entries")["3.assessment"] != "effective")
      #expect(try office.run("status jp-us-tpd").status == 66)
    }
  }

  @Test("L18: annulling a correction restores the version before, annulling the first entry takes the fact away")
  func annulments() throws {
    try session { office in
      try office.giveNotice()
      try office.ok("correct 3 --delivered 2026-01-16 --reason one")
      func firstDay() throws -> String? {
        try office.json("termination-date jp-us-tpd --on 2026-02-01")["termination.firstDayWithout"]
      }
      try office.ok("annul 4", ["--reason", "the stamp was right"])
      #expect(try firstDay() == "2026-07-14")
      try office.ok("annul 5", ["--reason", "it was not"])
      #expect(try firstDay() == "2026-07-15")
      let run = try office.ok("annul 3", ["--reason", "never given"])
      #expect(run.stdout.contains("operative, discontinuation under way -> operative, since 28 October 2025"))
      #expect(try firstDay() == "null")
      try office.refused(65, "correct 3 --delivered 2026-01-17 --reason late", saying: "annulled by entry 7")
      try office.ok("annul 7 --reason given")
      #expect(try firstDay() == "2026-07-15")
    }
  }

  @Test("L18: the clause file of an agreement is corrected like any entry")
  func clauseFile() throws {
    try session { office in
      try office.giveNotice()
      try office.ok("correct 1 \(office.clauseFile(["after: P180D": "after: P90D"])) --reason typing")
      #expect(try office.json("termination-date jp-us-tpd")["termination.firstDayWithout"] == "2026-04-15")
      let before = try office.json("termination-date jp-us-tpd --as-known-at 3")
      #expect(before["termination.firstDayWithout"] == "2026-07-14")
      try office.refused(65, "correct 1 clauses.yaml --reason again", saying: "changes nothing")
      let other = try office.clauseFile(["agreement: jp-us-tpd": "agreement: other"])
      try office.refused(65, "correct 1 \(other) --reason again", saying: "the entry belongs to jp-us-tpd")
    }
  }

  @Test("an annulled agreement is not there any more, and comes back with the annulment of its annulment")
  func agreement() throws {
    try session { office in
      try office.giveNotice()
      try office.ok("annul 1 --reason test")
      try office.refused(66, "status jp-us-tpd")
      try office.refused(66, "record notice jp-us-tpd --by JP --delivered 2026-02-01")
      #expect(try office.ok("list").stdout == "No agreement is on record.\n")
      #expect(try office.json("status jp-us-tpd --as-known-at 3 --on 2026-02-01")["state"] == "ending")
      try office.ok("annul 4 --reason test")
      #expect(try office.json("status jp-us-tpd --on 2026-02-01")["state"] == "ending")
    }
  }

  @Test("a correction takes only the options of its kind, and must change something")
  func misfits() throws {
    try session { office in
      try office.giveNotice()
      try office.refused(64, "correct 2 --delivered 2026-01-01 --reason r", saying: "--delivered does not belong")
      try office.refused(64, "correct 3 --event fire --reason r", saying: "--event does not belong")
      try office.refused(64, "correct 3 --amendment A --reason r")
      try office.refused(64, "correct 1 --by JP --reason r")
      try office.refused(64, "correct 3 \(Fixture.deal) --reason r")
      try office.refused(64, "correct 3 --by JP --by US --reason r")
      try office.refused(65, "correct 3 --delivered 2026-01-15 --reason r", saying: "changes nothing")
      try office.refused(65, "correct 3 --reason r", saying: "changes nothing")
      try office.refused(65, "correct 3 --by XX --reason r", saying: "XX is not a participant")
      try office.refused(65, "correct 3 --form oral --reason r", saying: "only a written notice")
    }
  }

  @Test("annulments are not corrected, and nothing is annulled twice")
  func twice() throws {
    try session { office in
      try office.giveNotice()
      try office.ok("annul 3 --reason r")
      try office.refused(65, "annul 3 --reason r", saying: "already annulled, by entry 4")
      try office.refused(65, "correct 4 --reason r", saying: "Entry 4 is an annulment")
    }
  }

  @Test(
    "an empty text is refused: recorded, it would say nothing",
    arguments: ["title", "place", "remark", "reference", "recorded-by", "on-behalf-of"])
  func emptyText(option: String) throws {
    try session { office in
      try office.sign()
      let line = "record amendment jp-us-tpd --amendment A --by JP --on 2026-02-01"
      for text in ["", " ", "\u{3000}"] {
        try office.refused(64, line, ["--\(option)", text], saying: "--\(option) is empty")
        try office.refused(64, line, ["--\(option)=\(text)"], saying: "--\(option)")
      }
      try office.ok(line, ["--\(option)", "0"])
    }
  }

  @Test("L18: the reason is required", arguments: ["correct 3 --delivered 2026-01-16", "annul 3"])
  func reason(line: String) throws {
    try session { office in
      try office.giveNotice()
      try office.refused(64, line, saying: "--reason")
      try office.refused(64, line, ["--reason", ""], saying: "--reason is empty")
      try office.refused(64, line, ["--reason", " \t"], saying: "--reason is empty")
    }
  }
}
