import Foundation
import Testing

/// The two time lines (L17), dry runs (L29), and how an entry says who made it, when and from what.
@Suite struct TimeLineTests {
  @Test("L17: as known at an entry or an instant, the register answers from what was recorded by then")
  func asKnownAt() throws {
    try session { office in
      try office.ok("agreement add \(Fixture.deal)", now: "2026-01-01T00:00:00Z")
      try office.ok("record signature jp-us-tpd --by JP --by US --on 2025-10-28", now: "2026-01-02T00:00:00Z")
      try office.ok("record notice jp-us-tpd --by US --delivered 2026-01-15", now: "2026-02-01T10:00:00Z")
      func state(_ known: String) throws -> String? {
        try office.json("status jp-us-tpd --on 2026-01-20 --as-known-at \(known)")["state"]
      }
      #expect(try state("1") == "awaiting-signatures")
      #expect(try state("2") == "operative")
      #expect(try state("3") == "ending")
      #expect(try state("2026-01-01T23:59:59Z") == "awaiting-signatures")
      #expect(try state("2026-02-01T09:59:59.999Z") == "operative")
      #expect(try state("2026-02-01T10:00:00Z") == "ending")
      #expect(try state("2026-02-01T19:00:00+09:00[Asia/Tokyo]") == "ending")
      try office.refused(66, "status jp-us-tpd --as-known-at 2025-12-31T23:59:59Z")
      try office.refused(66, "status jp-us-tpd --as-known-at 4", saying: "no entry 4")
      #expect(try office.json("list --as-known-at 2025-12-31T00:00:00Z").count == 0)
      for text in ["0", "-1", "x", "01/02/2026", "2026-02-01T10:00"] {
        try office.refused(65, "status jp-us-tpd --as-known-at=\(text)")
      }
    }
  }

  @Test("L10 and L17: what was not reached when it was known is provisional, however late the day asked about")
  func provisionalAsKnown() throws {
    try session { office in
      try office.ok("agreement add \(Fixture.deal)", now: "2026-02-01T10:00:00Z")
      try office.ok("record signature jp-us-tpd --by JP --by US --on 2025-10-28", now: "2026-02-01T10:00:00Z")
      try office.ok("record notice jp-us-tpd --by US --delivered 2026-01-15", now: "2026-02-01T10:00:00Z")
      let answer = try office.json("status jp-us-tpd --on 2026-08-01 --as-known-at 2026-07-13T12:00:00Z")
      #expect(answer["state"] == "ended")
      #expect(answer["termination.outcome"] == "provisional")
      #expect(try office.json("status jp-us-tpd --on 2026-08-01")["termination.outcome"] == "fixed")
    }
  }

  @Test("L17: an entry made while the clock is behind takes the last instant and says so")
  func clockBehind() throws {
    try session { office in
      try office.ok("agreement add \(Fixture.deal)", now: "2026-02-01T10:00:00Z")
      let run = try office.ok(
        "record signature jp-us-tpd --by JP --on 2025-10-28", now: "2026-01-31T10:00:00Z")
      #expect(run.stdout.contains("The clock is behind the last entry"))
      let entry = try office.json("history jp-us-tpd").part("entries.1")
      #expect(entry["recordedAt"] == "2026-02-01T10:00:00.000Z")
      #expect(entry["clock"] == "given-last-entry")
    }
  }

  @Test("an entry made with a given clock says so, one made with the machine's does not")
  func givenClock() throws {
    try session { office in
      try office.ok("agreement add \(Fixture.deal)")
      let given = try office.json("history jp-us-tpd").part("entries.0")
      #expect(given["clock"] == "given")
      #expect(given["recordedAt"] == "2026-09-01T09:00:00.000Z")
      #expect(try office.ok("history jp-us-tpd").stdout.contains("(clock given)"))
    }
    try session { office in
      try office.ok("agreement add \(Fixture.deal)", now: "")
      #expect(try office.json("history jp-us-tpd", now: "")["entries.0.clock"] == "machine")
      try office.refused(65, "list", saying: "DEPOSITARY_NOW is no instant", now: "yesterday")
    }
  }

  @Test("L29: a dry run says what would change, leaves every byte as it was, and creates nothing")
  func dryRun() throws {
    try session { office in
      let before = try FileManager.default.contentsOfDirectory(atPath: office.folder)
      let added = try office.ok("agreement add \(Fixture.deal) --dry-run")
      #expect(added.stdout.hasPrefix("What if (nothing is recorded)"))
      #expect(try FileManager.default.contentsOfDirectory(atPath: office.folder) == before)
      try office.ok("agreement add \(Fixture.deal) --dry-run", environment: ["DEPOSITARY_REGISTER": ""])
      #expect(try FileManager.default.contentsOfDirectory(atPath: office.folder) == before)
      try office.giveNotice()
      let bytes = office.bytes()
      let line = "record agreed-date jp-us-tpd --by JP --by US --on 2026-03-01 --effective 2026-05-31"
      let told = try office.ok("\(line) --dry-run")
      #expect(told.stdout.contains("discontinuation: 14 July 2026, provisional -> 31 May 2026, fixed"))
      let json = try office.json("\(line) --dry-run")
      #expect(json["recorded"] == "false")
      #expect(json["entry"] == "null")
      #expect(json["before.termination.firstDayWithout"] == "2026-07-14")
      #expect(json["after.termination.firstDayWithout"] == "2026-05-31")
      try office.ok("annul 3 --reason r --dry-run")
      try office.ok("correct 3 --delivered 2026-01-16 --reason r --dry-run")
      #expect(office.bytes() == bytes)
    }
  }

  @Test("L18: the history of one party has the entries that concern it, and what was made of them")
  func historyOfAParty() throws {
    try session { office in
      let third = "  - id: KR\n    name: {en: Korea}\n  - id: US\n"
      try office.ok("agreement add \(office.clauseFile(["  - id: US\n": third]))")
      for line in [
        "record signature jp-us-tpd --by JP --by US --by KR --on 2025-10-28",
        "record notice jp-us-tpd --by US --to JP --delivered 2026-01-15",
        "record notice jp-us-tpd --by JP --delivered 2026-01-16",
        "record position jp-us-tpd --by JP --on 2026-01-17 --effective none --party US",
        "record position jp-us-tpd --by JP --on 2026-01-18 --effective none",
        "record event jp-us-tpd --event review --on 2026-01-19", "correct 3 --to KR --reason r",
        "record revocation jp-us-tpd --by US --delivered 2026-02-01 --notice 3", "annul 4 --reason r",
        "annul 7 --reason r", "erase 3 --field recorder --reason r", "correct 1 clauses-2.yaml --reason r",
      ] {
        _ = try office.clauseFile(["  - id: US\n": third, "after: P180D": "after: P90D"], name: "clauses-2.yaml")
        try office.ok(line + (line.hasPrefix("record") ? " --as-received" : ""))
      }
      // The erasure takes the texts of entry 3 from its correction too, and that is addressed to Korea.
      let expected = [
        "JP": [2, 3, 4, 5, 6, 8, 9, 10, 12], "US": [2, 3, 4, 5, 8, 9, 10, 12], "KR": [2, 4, 8, 9, 10, 12],
      ]
      for (party, entries) in expected {
        let history = try office.json("history jp-us-tpd --party \(party)").part("entries")
        let numbers = (0..<history.count).compactMap { history["\($0).entry"].flatMap(Int.init) }
        #expect(numbers == entries, "\(party)")
        let lines = try office.ok("history jp-us-tpd --lang ja --party \(party)").lines
        #expect(lines.compactMap { $0.firstMatch(of: /^\[([0-9]+)\]/).flatMap { Int($0.1) } } == entries, "\(party)")
      }
      #expect(try office.json("history jp-us-tpd").part("entries").count == 13)
      let early = try office.json("history jp-us-tpd --party KR --on 2025-12-01").part("entries")
      #expect(early.count == 1)
      try office.refused(65, "history jp-us-tpd --party XX", saying: "XX is not a participant")
    }
  }

  @Test("L29: what-if may use any future day, which recording refuses; what has no effect is refused by both")
  func futureDays() throws {
    try session { office in
      try office.giveNotice()
      let line = "record notice jp-us-tpd --by JP --delivered 2031-01-01"
      try office.refused(65, line, saying: "has not begun", now: "2026-03-01T00:00:00Z")
      try office.refused(65, line + " --as-received", saying: "has not begun", now: "2026-03-01T00:00:00Z")
      try office.refused(65, line + " --dry-run", saying: "too late", now: "2026-03-01T00:00:00Z")
      let told = try office.ok(
        "record revocation jp-us-tpd --by US --delivered 2026-07-13 --dry-run", now: "2026-03-01T00:00:00Z")
      #expect(told.stdout.contains("14 July 2026, provisional -> none"))
      #expect(try office.json("history jp-us-tpd").part("entries").count == 3)
    }
  }

  @Test("L14: an act without effect is recorded on request, as received, and moves nothing")
  func asReceived() throws {
    try session { office in
      try office.sign()
      let line = "record notice jp-us-tpd --by US --delivered 2026-01-15 --form oral"
      try office.refused(65, line, saying: "--as-received")
      let run = try office.ok("\(line) --as-received")
      #expect(run.stdout.contains("without effect: only a written notice has an effect"))
      #expect(try office.json("status jp-us-tpd")["state"] == "operative")
      let entry = try office.json("history jp-us-tpd").part("entries.2")
      #expect(entry["assessment"] == "without-effect")
      try office.ok("record amendment jp-us-tpd --amendment A --by JP --by US --on 2026-02-01")
      try office.ok("record amendment jp-us-tpd --amendment A --by JP --by US --on 2026-02-02 --as-received")
      #expect(try office.run("amendments jp-us-tpd").status == 1)
    }
  }
}
