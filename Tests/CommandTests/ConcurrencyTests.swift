import EventLog
import Foundation
import Testing

/// Several processes on one register.
@Suite struct ConcurrencyTests {
  private static let writer = Session.built("fault-writer")

  @Test(
    "two processes that record 1,000 acts each at once leave 2,000 entries, none lost, none doubled",
    .enabled(if: Session.hasSQLite, "the sqlite3 shell is not installed"))
  func twoWriters() throws {
    try session { office in
      let append = [Self.writer, "append", office.register, "1000"]
      let runs = try office.together([append, append])
      let (one, two) = (acknowledged(runs[0]), acknowledged(runs[1]))
      #expect(runs.allSatisfy { $0.status == 0 && $0.stderr == "" })
      #expect(one.count == 1_000 && two.count == 1_000)
      #expect(one == one.sorted() && two == two.sorted())
      #expect(Set(one + two) == Set(1...2_000))
      #expect(try office.together([[Self.writer, "count", office.register]])[0].stdout == "2000\n")
      let rows = try office.shell(
        "sqlite3 \"$DEPOSITARY_REGISTER\" 'SELECT count(DISTINCT bytes), min(number), max(number) FROM entries'")
      #expect(rows.stdout == "2000|1|2000\n")
      #expect(try office.shell("sqlite3 \"$DEPOSITARY_REGISTER\" 'PRAGMA integrity_check'").stdout == "ok\n")
    }
  }

  private func acknowledged(_ run: Run) -> [Int] {
    run.lines.compactMap { $0.hasPrefix("ack ") ? Int($0.dropFirst(4)) : nil }
  }

  @Test("of several commands that create the register at once each makes its entry, or is told that another did")
  func creation() throws {
    try session { office in
      let files = try (0..<6).map { index in
        try office.clauseFile(["agreement: jp-us-tpd": "agreement: a\(index / 2)"], name: "\(index).yaml")
      }
      let runs = try office.together(files.map { [Session.binary, "agreement", "add", $0] })
      #expect(runs.map(\.status).sorted() == [0, 0, 0, 65, 65, 65], "\(runs)")
      #expect(try office.json("list").count == 3)
    }
  }

  @Test("of several commands that record the same act at once one succeeds, the others name its entry")
  func sameAct() throws {
    try session { office in
      try office.sign()
      let line = [Session.binary] + words("record notice jp-us-tpd --by US --delivered 2026-01-15")
      let runs = try office.together([line, line, line, line])
      #expect(runs.map(\.status).sorted() == [0, 65, 65, 65])
      #expect(runs.allSatisfy { $0.status == 0 || $0.stderr.contains("recorded as entry 3") })
      #expect(try office.json("history jp-us-tpd").part("entries").count == 3)
    }
  }

  @Test("readers meanwhile see a whole register")
  func readers() throws {
    try session { office in
      _ = try office.together([[Self.writer, "append", office.register, "3"]])
      let list = [Session.binary, "list", "--json"]
      let runs = try office.together(
        [[Self.writer, "append", office.register, "300"]] + Array(repeating: list, count: 12))
      #expect(runs.allSatisfy { $0.status == 0 && $0.stderr == "" })
      for run in runs.dropFirst() { #expect(try Answer(run).count >= 1) }
    }
  }

  @Test(
    "a register that others hold is reported as busy, and recording goes on when they let go",
    .enabled(if: Session.hasSQLite, "the sqlite3 shell is not installed"))
  func busy() throws {
    try session { office in
      try office.giveNotice()
      let line = "record notice jp-us-tpd --by JP --delivered 2026-02-01"
      let wait = ".shell touch held; for i in $(seq 600); do test -e stop && exit; sleep 0.1; done"
      let holder = try office.start("/usr/bin/env", ["sqlite3", "-batch", office.register, "BEGIN IMMEDIATE", wait])
      for _ in 1...1_000 where office.bytes("held") == nil { usleep(10_000) }
      try #require(office.bytes("held") != nil)
      let told = try office.refused(75, line)
      #expect(
        told.stderr == "depositary: \(office.register) is in use by others; nothing was recorded, try again.\n")
      #expect(try office.json("status jp-us-tpd")["state"] == "ended", "a reader need not wait")
      try office.ok(line + " --dry-run")
      try office.write("", to: "stop")
      #expect(try holder.finish().stderr == "")
      try office.ok(line)
    }
  }
}
