import Foundation
import Testing

/// The files that commands write: for their owner alone, whole or not there, and nothing left beside them.
@Suite struct OutputFileTests {
  @Test(
    "bundles and documents are for their owner alone, whatever the umask and whatever was there",
    arguments: ["0", "022", "777"])
  func mode(umask: String) throws {
    try session { office in
      try office.giveNotice()
      let hash = try office.keep(Fixture.deal)
      try office.ok("key generate office.example/treaties")
      for (line, file) in [("export --bundle", "bundle.tar"), ("document export \(hash) --output", "deal.yaml")] {
        for isThere in [false, true] {
          if isThere { chmod(office.path(file), 0o644) }
          let run = try office.shell("umask \(umask); \"$depositary\" \(line) \(file) --force")
          #expect(run.status == 0, "\(run.stderr)")
          var status = stat()
          #expect(stat(office.path(file), &status) == 0 && status.st_mode & 0o7777 == 0o600)
        }
      }
      #expect(try office.drafts().isEmpty)
    }
  }

  @Test("the draft that a killed run left is swept by the next run that writes the same file, and nothing else is")
  func killed() throws {
    try session { office in
      try office.sign()
      _ = try office.shell("head -c 33554432 /dev/urandom > large")
      let hash = try office.keep("large")
      let export = "\"$depositary\" document export \(hash) --output copy"
      let killing = "\(export) & while kill -0 $! && ! ls copy.part-*; do :; done; kill -9 $!; wait $!; true"
      // It can be over before it is killed.
      for _ in 1...50 where try office.drafts().isEmpty { _ = try office.shell("{ \(killing); } > /dev/null 2>&1") }
      let left = try #require(try office.drafts().first)
      try office.write("", to: left + "-journal")
      try office.write("", to: "copy.part-4000000001-journal")
      let others = [
        "copy.part-1", "copy.part-001", "copy.part-12345678901", "copy.part-1234567890x", "xcopy.part-1234567890",
        "copy.part-1234567890-journalx", "other.part-1234567890",
      ]
      for name in others { try office.write("kept", to: name) }
      let held = open(try office.write("held", to: "copy.part-2345678901"), O_RDONLY)
      defer { close(held) }
      #expect(flock(held, LOCK_EX | LOCK_NB) == 0)
      try office.ok("document export \(hash) --output copy")
      #expect(try Set(office.drafts()) == Set(others + ["copy.part-2345678901"]))
      #expect(office.bytes("copy") == office.bytes("large"))
      flock(held, LOCK_UN)
      try office.ok("document export \(hash) --force --output", [office.path("copy")])
      #expect(try Set(office.drafts()) == Set(others))
    }
  }
}

extension Session {
  /// Keeps a file as a document; its hash.
  fileprivate func keep(_ file: String) throws -> String {
    try ok("document add \(file)")
    return try #require(try json("document list")["0.sha256"])
  }

  fileprivate func drafts() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.contains(".part-") }
  }
}
