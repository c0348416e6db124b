import TestKit
import Testing

@testable import depositary

/// What was written before each meaning had a command of its own still does what it did.
@Suite struct OldSpellingTests {
  @Test(
    "an old spelling is read as the command of today",
    arguments: [
      ("export", "export"), ("export --json", "export --json"), ("export --bundle a.tar", "bundle send a.tar"),
      ("export --bundle=a.tar --documents", "bundle send --documents a.tar"),
      ("receive a.tar --accept 12", "bundle receive a.tar --accept 12"),
      ("reconcile a.tar --json", "bundle compare a.tar --json"),
      ("reconcile --adopt 4 a.tar --adopt=5 --as-received", "bundle adopt a.tar --as-received 4 5"),
      ("checkpoint", "checkpoint sign"), ("checkpoint --json", "checkpoint sign --json"),
      ("checkpoint --cosign a --signing-key k", "checkpoint cosign --signing-key k a"),
      ("checkpoint --receipt a --signing-key k", "checkpoint take a"),
      ("checkpoint sign", "checkpoint sign"), ("checkpoint --help", "checkpoint --help"),
      ("checkpoint stray", "checkpoint stray"),
      ("prove 3", "prove entry 3"), ("prove --register r 3", "prove entry --register r 3"),
      ("prove --from 2", "prove growth 2"), ("prove entry 3", "prove entry 3"), ("prove", "prove"),
      ("prove --help", "prove --help"),
      ("help reconcile", "help bundle compare"), ("help checkpoint", "help checkpoint"), ("help prove", "help prove"),
      ("reconcile a.tar --max-bytes 9 --adopt 4", "bundle adopt a.tar 4"),
      ("reconcile a.tar --max-bytes 9 --recorded-by me --as-received", "bundle compare a.tar --max-bytes 9"),
      ("status a --party receive", "status a --party receive"),
    ])
  func renewed(old: String, new: String) {
    #expect(OldSpellings.renewed(old.split(separator: " ").map(String.init)).joined(separator: " ") == new)
  }

  @Test("an old spelling answers as the command of today, and no help names it")
  func answers() throws {
    try session { office in
      try office.sign()
      try office.ok("key generate office.example/log --signing-key own")
      for (old, new) in [
        ("checkpoint --signing-key own", "checkpoint sign --signing-key own"), ("prove 1", "prove entry 1"),
        ("prove --from 1", "prove growth 1"),
      ] {
        #expect(try office.ok(old).stdout == office.ok(new).stdout, "\(old)")
      }
      try office.ok("export --bundle a.tar --signing-key own")
      #expect(try office.ok("reconcile a.tar").stdout == office.ok("bundle compare a.tar").stdout)
      let help = try office.ok("--help").stdout
      for old in ["reconcile", "receive"] { #expect(!help.contains("\n  \(old) "), "\(old)") }
    }
  }
}
