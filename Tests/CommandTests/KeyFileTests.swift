import Foundation
import Testing

/// The file of the private key, and what the command refuses to sign.
@Suite struct KeyFileTests {
  @Test("a key is made once, in a file for its owner alone, and is never printed")
  func generate() throws {
    try session { office in
      let key = try office.ok("key generate mofa.example/treaties --signing-key keys/own").stdout
      let attributes = try FileManager.default.attributesOfItem(atPath: office.path("keys/own"))
      #expect(attributes[.posixPermissions] as? Int == 0o600)
      let secret = try String(contentsOfFile: office.path("keys/own"), encoding: .utf8)
      #expect(secret.hasPrefix("PRIVATE+KEY+mofa.example/treaties+"))
      let seed = secret.split(separator: "+").dropFirst(4).joined(separator: "+").trimmingCharacters(in: .newlines)
      #expect(try office.ok("key show --signing-key keys/own").stdout == key)
      for line in ["key show --signing-key keys/own", "key show --signing-key keys/own --json"] {
        #expect(try !office.ok(line).stdout.contains(seed))
      }
      try office.refused(65, "key generate other --signing-key keys/own", saying: "never replaced")
      #expect(try String(contentsOfFile: office.path("keys/own"), encoding: .utf8) == secret)
      for name in ["a b", "a+b", "cosignature/v1", ""] {
        try office.refused(65, "key generate --signing-key keys/x", [name], saying: "no name of a key")
      }
    }
  }

  @Test("a key that others may read, or that is none, signs nothing")
  func unsafeKeys() throws {
    try session { office in
      try office.sign()
      try office.refused(66, "checkpoint sign", saying: "key generate makes one")
      try office.ok("key generate mofa.example/treaties --signing-key own")
      for mode in ["640", "604", "660"] {
        _ = try office.shell("chmod \(mode) own")
        try office.refused(65, "checkpoint sign --signing-key own", saying: "chmod 600")
      }
      _ = try office.shell("chmod 600 own; sed -i s/PRIVATE/PUBLIC/ own")
      try office.refused(65, "checkpoint sign --signing-key own", saying: "no private key")
      try office.refused(74, "checkpoint sign --signing-key .", saying: "cannot be read")
      try office.refused(65, "key trust nonsense", saying: "no verifier key")
      for line in ["key trust", "key distrust", "check x --key", "verify --key", "key generate"] {
        let run = try office.refused(65, line, ["PRIVATE+KEY+a+00000000+AAAA"], saying: "This is a private key")
        #expect(!run.stderr.contains("AAAA"))
      }
    }
  }

  @Test("by whatever name it is called, a key has one memory, and without that it signs nothing")
  func memory() throws {
    try session { office in
      try office.sign()
      try office.ok("key generate mofa.example/treaties --signing-key keys/own")
      let empty = try #require(office.bytes("keys/own.signed"))
      #expect(String(decoding: empty, as: UTF8.self).hasPrefix("mofa.example/treaties+") && empty.count == 31)
      _ = try office.shell("cp \(office.register) earlier.sqlite; ln -s keys/own link; ln -s keys dir")
      try office.ok("record notice jp-us-tpd --by US --delivered 2026-01-15")
      try office.ok("checkpoint sign --signing-key link")
      #expect(office.bytes("link.signed") == nil)
      _ = try office.shell("cp earlier.sqlite \(office.register)")
      for name in ["link", "keys/own", "dir/own"] {
        try office.refused(1, "checkpoint sign --signing-key \(name)", saying: "put back to an earlier copy")
      }
      _ = try office.shell("ln keys/own second")
      for name in ["second", "keys/own"] {
        try office.refused(65, "checkpoint sign --signing-key \(name)", saying: "second name")
      }
      _ = try office.shell("rm second; cp keys/own.signed whole; : > keys/own.signed")
      try office.refused(65, "checkpoint sign --signing-key keys/own", saying: "own.signed does not say")
      _ = try office.shell("mv whole keys/own.signed; mv keys/own.signed aside")
      try office.refused(
        65, "checkpoint sign --signing-key keys/own",
        saying: "own.signed, which says what the key has signed last, is missing")
      try office.ok("key show --signing-key keys/own")
      _ = try office.shell("ln -s aside keys/own.signed")
      try office.refused(65, "checkpoint sign --signing-key keys/own", saying: "own.signed does not say")
      try office.refused(65, "key generate mofa.example/treaties --signing-key aside", saying: "never replaced")
      _ = try office.shell("rm keys/own")
      try office.refused(65, "key generate mofa.example/treaties --signing-key keys/own", saying: "own.signed already")
      #expect(office.bytes("keys/own") == nil)
    }
  }

  @Test("a key that signs elsewhere is waited for, and shown meanwhile", .enabled(if: KeyFileTests.hasFlock))
  func busy() throws {
    try session { office in
      try office.sign()
      try office.ok("key generate mofa.example/treaties --signing-key own")
      #expect(try office.shell("flock own $depositary key show --signing-key own").status == 0)
      let waited = try office.shell("flock own $depositary checkpoint sign --signing-key own")
      #expect(waited.status == 75 && waited.stderr.contains("Another program is signing"), "\(waited.stderr)")
      let soon = try office.shell("flock own sleep 1 & sleep 0.3; $depositary checkpoint sign --signing-key own")
      #expect(soon.status == 0, "\(soon.stderr)")
    }
  }

  private static let hasFlock = FileManager.default.isExecutableFile(atPath: "/usr/bin/flock")

  @Test("a register that another program left in WAL mode is brought back and signed", .enabled(if: Session.hasSQLite))
  func writeAheadLog() throws {
    try session { office in
      try office.sign()
      try office.ok("key generate mofa.example/treaties --signing-key own")
      #expect(try office.shell("sqlite3 \(office.register) 'PRAGMA journal_mode = WAL'").stdout == "wal\n")
      try office.ok("checkpoint sign --signing-key own")
      #expect(try office.json("verify")["entries"] == "2")
    }
  }

  @Test("another key, or an earlier copy of the register, is not signed")
  func inconsistent() throws {
    try session { office in
      try office.sign()
      try office.ok("key generate mofa.example/treaties --signing-key own")
      try office.ok("key generate mofa.example/treaties --signing-key second")
      try office.ok("checkpoint sign --signing-key own")
      try office.refused(65, "checkpoint sign --signing-key second", saying: "key trust --own")
      _ = try office.shell("cp \(office.register) earlier.sqlite")
      try office.ok("record notice jp-us-tpd --by US --delivered 2026-01-15")
      let signed = try office.ok("checkpoint sign --signing-key own").stdout
      #expect(try office.ok("checkpoint sign --signing-key own").stdout == signed)
      _ = try office.shell("cp earlier.sqlite \(office.register)")
      try office.refused(1, "checkpoint sign --signing-key own", saying: "put back to an earlier copy")
      try office.ok("record notice jp-us-tpd --by JP --delivered 2026-01-20")
      try office.refused(1, "checkpoint sign --signing-key own", saying: "or rewritten")
      try office.refused(1, "checkpoint sign --signing-key own --lang ja", saying: "署名しない")
      _ = try office.shell("echo nonsense > own.signed")
      try office.refused(65, "checkpoint sign --signing-key own", saying: "own.signed")
    }
  }
}
