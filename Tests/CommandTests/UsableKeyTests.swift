import EventLog
import Foundation
import Testing

/// Keys that prove nothing, given to the real command or lying in a register; and keys that only a file vouches for.
@Suite struct UsableKeyTests {
  private static let zeros = [UInt8](repeating: 0, count: 30)
  private static let weak = vkey("weak.example/log", 1, [1] + zeros + [0])

  private static func vkey(_ name: String, _ role: UInt8, _ bytes: [UInt8]) -> String {
    "\(name)+\(id(name, role, bytes))+\(Base64.text(of: [role] + bytes))"
  }

  private static func id(_ name: String, _ role: UInt8, _ bytes: [UInt8]) -> String {
    String(Digest32.sha256(Array(name.utf8) + [0x0A, role] + bytes).description.prefix(8))
  }

  @Test(
    "no command takes a key that somebody else than its owner, or nobody, can sign for",
    arguments: [
      (weak, "is a weak key"), (vkey("weak.example/log", 4, [1] + zeros + [0]), "is a weak key"),
      (vkey("weak.example/log", 1, [0] + zeros + [0x80]), "is a weak key"),
      (vkey("weak.example/log", 1, [1] + zeros + [0x80]), "no usable key"),
      (vkey("weak.example/log", 1, [0xEE] + zeros.map { _ in 0xFF } + [0x7F]), "no usable key"),
      (vkey("weak.example/log", 1, [2] + zeros + [0]), "no usable key"),
    ])
  func refused(text: String, saying: String) throws {
    try session { office in
      try office.sign()
      let before = office.bytes()
      for line in ["key trust", "key trust --own", "verify --key", "check register.sqlite --key", "key distrust"] {
        let run = try office.refused(65, line, [text], saying: saying)
        #expect(run.stderr.contains("\"\(text)\""))
        #expect(run.stdout.isEmpty)
      }
      let japanese = try office.run("key trust --lang ja", [text])
      #expect(japanese.status == 65 && japanese.stderr.contains("鍵であ"))
      #expect(office.bytes() == before)
    }
  }

  @Test(
    "a weak key that another program put into a register counts nowhere, is found, hinders nothing and can be removed",
    .enabled(if: Session.hasSQLite, "the sqlite3 shell is not installed"))
  func inTheTable() throws {
    try session { office in
      try office.giveNotice()
      try office.ok("key generate mofa.example/treaties")
      try office.ok("checkpoint sign")
      let cosigner = Self.vkey("weak.example/log", 4, [1] + Self.zeros + [0])
      try office.write(
        "INSERT INTO keys VALUES ('\(Self.weak)', 'other'), ('\(cosigner)', 'other'), ('nonsense', 'other');",
        to: "keys.sql")
      #expect(try office.shell("sqlite3 register.sqlite < keys.sql").status == 0)
      let found = try office.run("verify")
      #expect(found.status == 1)
      for text in [Self.weak, cosigner] { #expect(found.stdout.contains("\"\(text)\", is a weak key")) }
      #expect(found.stdout.contains("\"nonsense\", is no verifier key"))
      let listed = try office.ok("key list")
      #expect(listed.lines.filter { $0 == "no usable key: key distrust removes it" }.count == 3)
      for line in ["status jp-us-tpd", "history jp-us-tpd", "list", "export", "prove entry 1", "key list --json"] {
        #expect(try !office.ok(line).stdout.contains("weak.example"), "\(line)")
      }
      try office.ok("record amendment jp-us-tpd --amendment A1 --by JP --on 2026-01-20")
      try office.ok("checkpoint sign")
      try office.ok("bundle send bundle.tar")
      // In both roles, as a key is trusted.
      #expect(try !office.ok("key distrust", [Self.weak]).stdout.contains("weak.example"))
      #expect(try office.run("verify").status == 1)
      try office.ok("key distrust", ["nonsense"])
      #expect(try office.ok("verify").stdout.hasPrefix("Everything is as it was recorded"))
      try office.refused(65, "key distrust", ["nonsense"], saying: "no verifier key")
    }
  }

  @Test(
    "a bundle that a weak key has signed is refused, also where a register trusts that key",
    .enabled(if: Session.hasSQLite, "the sqlite3 shell is not installed"))
  func inABundle() throws {
    try session { office in
      let theirs = ["DEPOSITARY_REGISTER": office.path("theirs.sqlite"), "DEPOSITARY_KEY": office.path("their-key")]
      _ = try office.run("key generate theirs.example/log", environment: theirs)
      try office.sign()
      _ = try office.shell("mv register.sqlite theirs.sqlite")
      #expect(try office.run("bundle send bundle.tar", environment: theirs).status == 0)
      var bundle = try #require(office.bytes("bundle.tar"))
      let head = Data("— theirs.example/log ".utf8)
      let start = try #require(bundle.range(of: head)).upperBound
      let end = try #require(bundle[start...].firstIndex(of: 0x0A))
      let identity = [1] + Self.zeros + [0]
      let id = try #require(UInt32(Self.id("theirs.example/log", 1, identity), radix: 16))
      let bytes = (0..<4).map { UInt8(truncatingIfNeeded: id >> UInt32(24 - 8 * $0)) } + identity + Self.zeros + [0, 0]
      let forged = Data(Base64.text(of: bytes).utf8)
      #expect(forged.count == end - start)
      bundle.replaceSubrange(start..<end, with: forged)
      try bundle.write(to: URL(fileURLWithPath: office.path("forged.tar")))
      try office.ok("key generate ours.example/log")
      try office.ok("key trust", [try office.ok("key generate x.example --signing-key x").lines[0]])
      let key = Self.vkey("theirs.example/log", 1, identity)
      _ = try office.shell("sqlite3 register.sqlite \"INSERT INTO keys VALUES ('\(key)', 'other')\"")
      for line in ["bundle receive forged.tar", "bundle compare forged.tar"] {
        try office.refused(65, line, saying: "signed by no key of its log that is trusted here")
      }
      #expect(office.bytes("forged.tar.receipt") == nil)
    }
  }

  @Test("verify --key counts the keys given and no other, and says whose keys it counted")
  func given() throws {
    try session { office in
      try office.giveNotice()
      let real = try office.ok("key generate mofa.example/treaties --signing-key real").lines[0]
      let file = try office.ok("key generate mofa.example/treaties").lines[0]
      let stranger = try office.ok("key generate state.example/treaties --signing-key other").lines[0]
      try office.ok("checkpoint sign")
      func id(_ key: String) -> String { String(key.split(separator: "+")[1]) }

      let alone = try office.ok("verify")
      #expect(alone.stdout.contains("keys that this file itself trusts: mofa.example/treaties+\(id(file)); with --key"))
      #expect(alone.stdout.contains("signed by mofa.example/treaties+\(id(file))\n"))
      #expect(try office.json("verify")["keysFrom"] == "register")

      let good = try office.ok("verify --key \(file)")
      #expect(good.stdout.contains("keys given, and no other counts: mofa.example/treaties+\(id(file))\n"))
      let json = try office.json("verify --key \(file)")
      #expect(json["keysFrom"] == "command-line")
      #expect(json["keys.0.key"] == id(file))
      #expect(json["checkpoints.0.signedByKeys.0.key"] == id(file))
      #expect(json["checkpoints.0.signedBy.0"] == "mofa.example/treaties")

      let false1 = try office.run("verify --key \(real)")
      #expect(false1.status == 1)
      #expect(
        false1.stdout.contains(
          "mofa.example/treaties+\(id(real)), which was given: in that name another key has signed, \(id(file))."))
      #expect(
        false1.stdout.contains(
          "signed by no key given; not checked, of keys not given: mofa.example/treaties+\(id(file))"))
      let unsigned = try office.run("verify --key \(file) --key \(stranger)")
      #expect(unsigned.status == 1)
      #expect(unsigned.stdout.contains("signed by state.example/treaties+\(id(stranger)), which was given.\n"))

      try office.write(try office.ok("checkpoint sign").stdout, to: "kept")
      try office.ok("verify --checkpoint kept --key \(file)")
      try office.refused(65, "verify --checkpoint kept --key \(real)", saying: "none of the keys known has signed it")
      try office.write(try office.ok("prove entry 2").stdout, to: "proof")
      #expect(
        try office.ok("check proof --key \(file)").stdout.contains("signed by mofa.example/treaties+\(id(file))\n"))
      #expect(try office.json("check proof --key \(file)")["signedByKeys.0.key"] == id(file))
    }
  }
}
