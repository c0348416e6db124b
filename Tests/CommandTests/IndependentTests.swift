import Foundation
import Testing

/// What the command writes, checked by a program that shares no code with it: Python's standard library, and PyYAML.
@Suite(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/python3"), "python3 is not installed"))
struct IndependentTests {
  private static let program = Fixture.folder + "/../Tests/Independent/check_record.py"

  private func check(_ office: Session, _ arguments: String) throws -> Run {
    try office.shell("/usr/bin/python3 \(Self.program) \(arguments)")
  }

  @Test("a checkpoint, a proof of an entry, one of growth and a bundle verify without Depositary")
  func verifies() throws {
    try session { office in
      try office.giveNotice()
      let key = try office.ok("key generate mofa.example/treaties").lines[0]
      try office.write(try office.ok("checkpoint sign").stdout, to: "older")
      for number in 1...2 {
        try office.ok("record amendment jp-us-tpd --amendment A\(number) --by JP --on 2026-01-20 --remark r")
      }
      try office.write(try office.ok("checkpoint sign").stdout, to: "newer")
      try office.write(try office.ok("prove entry 4").stdout, to: "entry.tlog-proof")
      try office.write(try office.ok("prove growth 3").stdout, to: "growth")
      try office.ok("bundle send bundle.tar --documents")
      _ = try office.shell(
        "mkdir tiles && tar xf bundle.tar -C tiles && rm -rf tiles/disclosures.jsonl tiles/documents")
      for line in [
        "checkpoint newer", "proof entry.tlog-proof", "consistency growth --old older", "tiles tiles",
      ] {
        let run = try check(office, "\(line) --key \(key)")
        #expect(run.status == 0, "\(line): \(run.stderr)")
        #expect(run.stdout.contains("mofa.example/treaties"), "\(line): \(run.stdout)")
      }
      let proof = try check(office, "proof entry.tlog-proof --key \(key)")
      #expect(proof.stdout.contains("\"entry\":4"))
      try office.write(
        try String(contentsOfFile: office.path("entry.tlog-proof"), encoding: .utf8)
          .replacing("index 3", with: "index 2"), to: "altered")
      #expect(try check(office, "proof altered --key \(key)").status == 1)
      let identity = "identity.example/x+9b0a462f+AQEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
      let weak = try check(office, "proof entry.tlog-proof --key \(identity)")
      #expect(weak.status == 1 && weak.stderr.contains("only its owner"))
    }
  }

  @Test("a checkpoint that two have signed verifies under both keys")
  func verifiesBoth() throws {
    try session { office in
      try office.giveNotice()
      let key = try office.ok("key generate mofa.example/treaties").lines[0]
      let other = ["DEPOSITARY_REGISTER": office.path("other.sqlite"), "DEPOSITARY_KEY": office.path("other-key")]
      _ = try office.run("key generate state.example/treaties", environment: other)
      try office.ok("bundle send bundle.tar")
      #expect(try office.run("key trust", [key], environment: other).status == 0)
      #expect(try office.run("bundle receive bundle.tar", environment: other).status == 0)
      let shown = try office.run("key show --json", environment: other)
      let cosigner = try #require(try Answer(shown)["0.cosigner"])
      let run = try check(office, "checkpoint bundle.tar.receipt --key \(key) --key \(cosigner)")
      #expect(run.status == 0, "\(run.stderr)")
      #expect(run.stdout.contains("state.example/treaties"))
    }
  }

  @Test(
    "L20: of 300 random files the anchors, aliases and tags are refused that PyYAML sees, and no text",
    arguments: [1, 2]
  )
  func marks(seed: Int) throws {
    try session { office in
      try FileManager.default.createDirectory(atPath: office.path("yaml"), withIntermediateDirectories: true)
      let program = Fixture.folder + "/../Tests/Independent/check_marks.py"
      let run = try office.shell("/usr/bin/python3 \(program) $depositary yaml 300 \(seed)")
      if run.status == 77 { try Test.cancel("python3-yaml is not installed") }
      #expect(run.status == 0, "\(run.stdout)\(run.stderr)")
    }
  }
}
