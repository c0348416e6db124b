import Foundation
import Testing

/// Registers that cannot be used: none of them is changed, none is created by a query.
@Suite struct RegisterRefusalTests {
  private let signature = "record signature jp-us-tpd --by JP --on 2025-10-28"

  private func expectRefusals(_ status: Int32, _ office: Session, saying words: String) throws {
    try office.refused(status, "status jp-us-tpd", saying: words)
    try office.refused(status, "list", saying: words)
    try office.refused(status, signature, saying: words)
    try office.refused(status, signature + " --dry-run", saying: words)
    try office.refused(status, "agreement add \(Fixture.deal)", saying: words)
    try office.refused(status, "correct 1 --reason r", saying: words)
    try office.refused(status, "annul 1 --reason r", saying: words)
  }

  private func shell(_ sql: String, _ office: Session) throws {
    let run = try office.shell("sqlite3 \"$DEPOSITARY_REGISTER\" \"$SQL\"", environment: ["SQL": sql])
    try #require(run.status == 0, "\(run.stderr)")
  }

  @Test("a file that is no database", arguments: ["not a database", "x", String(repeating: "\u{1}", count: 5_000)])
  func notADatabase(text: String) throws {
    try session { office in
      try office.write(text, to: "register.sqlite")
      try expectRefusals(65, office, saying: "is not a register: it is no SQLite database")
    }
  }

  @Test(
    "the database of another program, and one of a newer release",
    .enabled(if: Session.hasSQLite, "the sqlite3 shell is not installed"))
  func foreign() throws {
    try session { office in
      try shell("CREATE TABLE t (a)", office)
      try expectRefusals(65, office, saying: "database of another program")
    }
    try session { office in
      try office.sign()
      try shell("PRAGMA user_version = 3", office)
      try expectRefusals(65, office, saying: "newer release")
    }
  }

  @Test("an empty file is no register to a query, and becomes one by recording")
  func emptyFile() throws {
    try session { office in
      try office.write("", to: "register.sqlite")
      try office.refused(65, "status jp-us-tpd", saying: "it is empty")
      try office.refused(65, "list", saying: "it is empty")
      try office.sign()
      try office.ok("status jp-us-tpd")
    }
  }

  @Test("a folder, a pipe and a circle of links")
  func noFile() throws {
    try session { office in
      #expect(mkfifo(office.path("pipe"), 0o600) == 0)
      #expect(symlink(office.path("circle"), office.path("circle")) == 0)
      for name in [".", "pipe", "circle"] {
        try office.refused(65, "list --register \(name)", saying: "\(name) is not a file")
        try office.refused(65, "\(signature) --register \(name)", saying: "\(name) is not a file")
        try office.refused(65, "\(signature) --register \(name) --dry-run", saying: "\(name) is not a file")
      }
    }
  }

  @Test("a register that is not there: a query creates nothing, recording needs the folder")
  func missing() throws {
    try session { office in
      for line in [
        "status jp-us-tpd", "list", "history jp-us-tpd", "explain jp-us-tpd", "amendments jp-us-tpd", signature,
        "\(signature) --dry-run", "correct 1 --reason x --on 2026-01-01", "annul 1 --reason x",
        "erase 1 --field remark --reason x",
      ] {
        try office.refused(66, line, saying: "There is no register at \(office.register)")
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: office.folder).isEmpty)
      try office.refused(66, "agreement add \(Fixture.deal) --register none/register.sqlite")
      try office.refused(66, "list --register none/register.sqlite")
    }
  }

  @Test("without a name the register lies in the data home, which recording creates")
  func dataHome() throws {
    try session { office in
      try office.ok("agreement add \(Fixture.deal)", environment: ["DEPOSITARY_REGISTER": ""])
      #expect(office.bytes(".local/share/depositary/register.sqlite") != nil)
      let data = ["DEPOSITARY_REGISTER": "", "XDG_DATA_HOME": office.path("data")]
      try office.refused(66, "list", environment: data)
      #expect(office.bytes("data") == nil && !FileManager.default.fileExists(atPath: office.path("data")))
      try office.ok("agreement add \(Fixture.deal)", environment: data)
      #expect(office.bytes("data/depositary/register.sqlite") != nil)
      try office.write("", to: "file")
      try office.refused(
        74, "agreement add \(Fixture.deal)", saying: "cannot be created",
        environment: ["DEPOSITARY_REGISTER": "", "XDG_DATA_HOME": office.path("file")])
      try office.ok("agreement add \(Fixture.deal) --register other.sqlite")
      #expect(office.bytes() == nil && office.bytes("other.sqlite") != nil)
    }
  }

  @Test("a file without write bits is answered from and not recorded in, by root neither")
  func readOnly() throws {
    try session { office in
      try office.giveNotice()
      chmod(office.register, 0o444)
      try office.ok("status jp-us-tpd")
      try office.ok("record notice jp-us-tpd --by JP --delivered 2026-02-01 --dry-run")
      try office.refused(74, "record notice jp-us-tpd --by JP --delivered 2026-02-01", saying: "cannot be written")
      try office.refused(74, "annul 3 --reason r", saying: "cannot be written")
    }
  }

  @Test("a folder that may not be written", .enabled(if: geteuid() != 0, "permissions do not bind root"))
  func readOnlyFolder() throws {
    try session { office in
      try office.giveNotice()
      try FileManager.default.createDirectory(atPath: office.path("shut"), withIntermediateDirectories: false)
      try FileManager.default.copyItem(atPath: office.register, toPath: office.path("shut/register.sqlite"))
      chmod(office.path("shut"), 0o555)
      defer { chmod(office.path("shut"), 0o755) }
      let register = "--register shut/register.sqlite"
      try office.ok("status jp-us-tpd \(register)")
      try office.refused(74, "record notice jp-us-tpd --by JP --delivered 2026-02-01 \(register)")
      try office.refused(74, "agreement add \(Fixture.deal) --register shut/new.sqlite")
    }
  }

  @Test("read-only media", .enabled(if: ReadOnlyMedium.isPossible, "no mount of one's own is allowed here"))
  func readOnlyMedium() throws {
    try session { office in
      try office.giveNotice()
      let before = office.bytes()
      let mounted = "mount --bind . . && mount -o remount,ro,bind . && cd \"$PWD\" && "
      func run(_ line: String) throws -> Run {
        try office.shell("unshare -m sh -c '\(mounted) \"$depositary\" \(line)'")
      }
      let answer = try run("status jp-us-tpd")
      #expect(answer.status == 0, "\(answer.stderr)")
      let refused = try run("record notice jp-us-tpd --by JP --delivered 2026-02-01")
      #expect(refused.status == 74, "\(refused.stderr)")
      #expect(refused.stderr.hasSuffix("it, its folder or the medium is read-only.\n"))
      #expect(office.bytes() == before)
    }
  }
}

/// Whether this user may mount something for itself alone, as root may.
enum ReadOnlyMedium {
  static let isPossible: Bool = {
    let run = try? session { try $0.shell("unshare -m sh -c 'mount --bind . . && mount -o remount,ro,bind .'") }
    return run?.status == 0
  }()
}
