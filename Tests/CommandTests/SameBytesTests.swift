import Foundation
import Testing

/// L31: the answer depends on the record and the question alone.
@Suite struct SameBytesTests {
  private static let queries = [
    "status jp-us-tpd", "termination-date jp-us-tpd --json", "explain jp-us-tpd --lang ja", "explain jp-us-tpd --json",
    "history jp-us-tpd", "amendments jp-us-tpd --json", "list --json", "status jp-us-tpd --as-known-at 3",
  ]

  @Test("L31: time zone, locale, working folder and user change no byte of an answer")
  func environment() throws {
    try session { office in
      try office.giveNotice()
      let environments = [
        ["TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "PWD": "/"],
        ["TZ": "America/New_York", "LC_NUMERIC": "de_DE.UTF-8", "LC_TIME": "ar_EG.UTF-8", "USER": "somebody"],
        ["TZ": ":/nonsense", "LC_ALL": "C", "HOME": "/nonexistent"],
        ["TZ": "", "LANG": "", "COLUMNS": "20", "TERM": "xterm", "NO_COLOR": "1"],
      ]
      for now in ["2026-07-13T23:59:59Z", "2026-09-01T09:00:00Z"] {
        for query in Self.queries {
          let expected = try office.ok(query, now: now).stdout
          for environment in environments {
            let found = try office.ok(query, now: now, environment: environment).stdout
            #expect(found == expected, "\(environment)")
          }
        }
      }
    }
  }

  @Test(
    "L31: a register taken over anywhere holds the same entries, and two made by the same commands answer alike",
    .enabled(if: Session.hasSQLite, "the sqlite3 shell is not installed"))
  func twoRegisters() throws {
    func life(_ environment: [String: String]) throws -> [String] {
      try session { office in
        for line in [
          "agreement add \(Fixture.deal)", "record signature jp-us-tpd --by JP --by US --on 2025-10-28",
          "record notice jp-us-tpd --by US --delivered 2026-03-01T20:00-05:00[America/New_York]",
          "record agreed-date jp-us-tpd --by JP --on 2026-03-02 --effective 2026-05-31",
        ] { try office.ok(line, environment: environment) }
        let rows = try rows(office)
        #expect(rows.split(separator: "\n").count == 8)
        let lines = office.folder + "/lines.jsonl"
        try Data(office.ok("export").stdout.utf8).write(to: URL(fileURLWithPath: lines))
        try session { copy in
          try copy.ok("import \(lines)", environment: ["TZ": "Asia/Tokyo", "LC_ALL": "ja_JP.UTF-8"])
          #expect(try self.rows(copy) == rows)
        }
        return try Self.queries.map { try office.ok($0).stdout }
      }
    }
    #expect(try life([:]) == (try life(["TZ": "Asia/Tokyo", "LC_ALL": "ja_JP.UTF-8"])))
  }

  private func rows(_ office: Session) throws -> String {
    let sql =
      "SELECT number, hex(bytes), hex(leaf_hash), hex(root) FROM entries; SELECT entry, hex(hash), hex(salt), value FROM disclosures"
    return try office.shell("sqlite3 \"$DEPOSITARY_REGISTER\" '\(sql)'").stdout
  }

  @Test("L15: acts of different days may be recorded in any order")
  func order() throws {
    let acts = [
      "record signature jp-us-tpd --by JP --on 2025-10-27", "record signature jp-us-tpd --by US --on 2025-10-28",
      "record notice jp-us-tpd --by US --delivered 2026-01-15",
      "record agreed-date jp-us-tpd --by JP --on 2026-02-01 --effective 2026-05-31",
      "record agreed-date jp-us-tpd --by US --on 2026-02-02 --effective 2026-05-31",
    ]
    func answers(_ lines: [String]) throws -> [Answer] {
      try session { office in
        try office.ok("agreement add \(Fixture.deal)")
        for line in lines { try office.ok("\(line) --as-received") }
        return try ["2025-10-27", "2026-01-20", "2026-02-02", "2026-06-01"].map {
          try office.json("status jp-us-tpd --on \($0)")
        }
      }
    }
    let keys = [
      "state", "since", "termination.firstDayWithout", "termination.basis", "termination.outcome", "waitingFor",
    ]
    let expected = try answers(acts)
    for lines in [acts.reversed(), [acts[3], acts[0], acts[4], acts[2], acts[1]]] {
      for (found, expected) in zip(try answers(lines), expected) {
        for key in keys { #expect(found[key] == expected[key], "\(key)") }
      }
    }
  }
}
