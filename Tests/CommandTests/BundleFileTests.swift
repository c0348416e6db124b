import EventLog
import Foundation
import TestKit
import Testing

/// A bundle that somebody altered or made up, given to the real command: refused in one line, with nothing taken.
@Suite struct BundleFileTests {
  /// A bundle of three entries with a document and texts in confidence, and an empty register that trusts its key.
  private func offered(_ body: (Session, _ bundle: [UInt8]) throws -> Void) throws {
    try session { office in
      let theirs = ["DEPOSITARY_REGISTER": office.path("theirs.sqlite"), "DEPOSITARY_KEY": office.path("their-key")]
      let key = try office.run("key generate theirs.example/log", environment: theirs).lines[0]
      try office.write("Note verbale\n", to: "note.txt")
      try office.sign()
      _ = try office.shell("mv \(office.register) theirs.sqlite")
      for line in [
        "record notice jp-us-tpd --by US --delivered 2026-01-15 --document note.txt --remark r --confidential remark",
        "bundle send bundle.tar --documents",
      ] {
        let run = try office.run(line, environment: theirs)
        #expect(run.status == 0, "\(line): \(run.stderr)")
      }
      try office.ok("key generate ours.example/log")
      try office.ok("key trust", [key])
      try body(office, Array(try #require(office.bytes("bundle.tar"))))
    }
  }

  private static let uses = ["bundle receive altered.tar", "bundle compare altered.tar", "bundle adopt altered.tar 1"]

  /// One line that names the bundle and says why.
  private func isRefused(
    _ bytes: [UInt8], _ office: Session, _ what: String, uses: [String] = uses, saying words: String = "altered.tar: "
  ) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: office.path("altered.tar")))
    for line in uses {
      let run = try office.refused(65, line, saying: words)
      #expect(!run.stderr.contains("error"), "\(what): \(run.stderr)")
    }
    #expect(office.bytes("altered.tar.receipt") == nil)
  }

  @Test("every field of every header, and the content of every file, altered")
  func altered() throws {
    try offered { office, bundle in
      let fields = [0, 100, 108, 116, 124, 136, 148, 156, 157, 257, 263, 265, 297, 329, 337, 345, 500]
      var offset = 0
      var files: [String] = []
      while let header = TarHeader(Array(bundle[offset..<(offset + TarHeader.blockSize)])) {
        files.append(header.name)
        let content = offset + TarHeader.blockSize
        let places = fields.map { offset + $0 } + [0, Int(header.size) / 2, Int(header.size) - 1].map { content + $0 }
        for place in places {
          var altered = bundle
          altered[place] ^= 1
          let uses = place == offset || place == content ? Self.uses : ["bundle receive altered.tar"]
          try isRefused(altered, office, "\(header.name) at \(place - offset)", uses: uses)
        }
        offset = content + Int(header.size) + header.padding
      }
      #expect(
        files.sorted().filter { !$0.hasPrefix("documents/") }
          == ["checkpoint", "disclosures.jsonl", "tile/0/000.p/3", "tile/entries/000.p/3"] && files.count == 5)
      for length in [0, 512, bundle.count / 2, bundle.count - 1] {
        try isRefused(Array(bundle[..<length]), office, "cut at \(length)")
      }
      try office.ok("bundle receive bundle.tar")
      #expect(try office.json("verify")["entries"] == "3")
    }
  }

  @Test("300,000 files in one archive, a line of many megabytes, a size that no file has")
  func hostile() throws {
    try offered { office, bundle in
      var many = bundle.dropLast(TarHeader.end.count)
      for number in 0..<300_000 {
        many += try #require(TarHeader(name: "checkpoint.\(number + 10)", size: 0)).bytes
      }
      try isRefused(
        Array(many) + TarHeader.end, office, "300,000 files", uses: ["bundle receive altered.tar"],
        saying: "altered.tar: it holds more than 262144 files")
      var offset = 0
      while let header = TarHeader(Array(bundle[offset..<(offset + TarHeader.blockSize)])) {
        let end = offset + TarHeader.blockSize + Int(header.size) + header.padding
        if header.name == "disclosures.jsonl" {
          let line = [UInt8](repeating: 0x5B, count: 40_000_000)
          let long = try #require(TarHeader(name: header.name, size: Int64(line.count)))
          let lines = long.bytes + line + [UInt8](repeating: 0, count: long.padding)
          try isRefused(Array(bundle[..<offset]) + lines + bundle[end...], office, "a long line")
        }
        if header.name == "checkpoint" {
          let claimed = try #require(TarHeader(name: header.name, size: TarHeader.largestFile)).bytes
          try isRefused(claimed + bundle[TarHeader.blockSize...], office, "a file of 8 GiB")
        }
        offset = end
      }
    }
  }

  @Test("entries from a time to come are not taken: no entry of ours could follow them")
  func future() throws {
    try offered { office, _ in
      try office.refused(
        65, "bundle receive bundle.tar", saying: "entry 1 says that it was recorded at", now: "2026-08-31T08:59:59Z")
      try office.refused(65, "bundle receive bundle.tar --lang ja", saying: "未来", now: "2020-01-01T00:00:00Z")
      try office.ok("bundle receive bundle.tar", now: "2026-08-31T09:00:00Z")
    }
  }

  @Test("a signature in the right name by another key is told as such")
  func otherKey() throws {
    try offered { office, _ in
      let theirs = ["DEPOSITARY_REGISTER": office.path("theirs.sqlite")]
      try office.write(try office.run("prove entry 1", environment: theirs).stdout, to: "proof")
      let other = try office.ok("key generate theirs.example/log --signing-key x").lines[0]
      try office.refused(65, "check proof --key", [other], saying: "in the name of theirs.example/log by key")
      let stranger = try office.ok("key generate stranger.example --signing-key y").lines[0]
      try office.refused(65, "check proof --key", [stranger], saying: "stranger.example has not signed it")
    }
  }

  @Test("what is wrong with the names on the command line")
  func names() throws {
    try offered { office, _ in
      for line in ["bundle receive missing.tar", "bundle compare missing.tar", "bundle adopt missing.tar 1"] {
        try office.refused(66, line, saying: "There is no file missing.tar.")
      }
      try office.refused(
        65, "bundle receive bundle.tar", saying: "key trust", environment: ["DEPOSITARY_REGISTER": office.path("new")])
      for line in [
        "checkpoint sign", "checkpoint take bundle.tar", "erase 1 --field remark --reason x", "bundle send x",
      ] {
        let run = try office.run(line, environment: ["DEPOSITARY_REGISTER": office.path("new")])
        #expect([65, 66].contains(run.status) && office.bytes("new") == nil, "\(line): \(run.stderr)")
      }
      try office.refused(65, "bundle adopt bundle.tar 1", saying: "bundle.tar: the two records have not diverged")
      try office.refused(64, "bundle send", [""], saying: "names no file")
      try office.refused(64, "prove growth abc", saying: "\"abc\" is no value of <size>")
      try office.refused(64, "prove growth 0", saying: "counts from 1")
      for file in ["note.txt", "bundle.tar", "their-key"] {
        let before = office.bytes(file)
        try office.refused(
          64, "bundle receive bundle.tar --receipt \(file)",
          saying: file == "note.txt" ? "with --force" : "name another file")
        #expect(office.bytes(file) == before)
      }
      let run = try office.run("bundle receive bundle.tar --receipt no/such/folder")
      #expect(run.status == 74 && run.stderr.contains("Received and cosigned, but the receipt"), "\(run.stderr)")
      #expect(
        try office.ok("bundle receive bundle.tar --receipt receipt").stdout.contains(
          "Received: 0 entries, 0 documents."))
      #expect(try office.json("verify")["entries"] == "3")
    }
  }

  @Test("a bundle that changes an answer is taken with its own root alone, and another root is told")
  func accept() throws {
    try offered { office, _ in
      try office.ok("bundle receive bundle.tar")
      let theirs = ["DEPOSITARY_REGISTER": office.path("theirs.sqlite"), "DEPOSITARY_KEY": office.path("their-key")]
      _ = try office.run("annul 3 --reason x", environment: theirs)
      let root = try #require(
        try office.run("bundle send second.tar", environment: theirs).stdout.split(separator: " ").last)
      let before = office.bytes()
      let shown = try office.run("bundle receive second.tar")
      #expect(shown.status == 1 && shown.stdout.contains("14 July 2026, provisional -> none"), "\(shown.stdout)")
      #expect(try office.json("bundle compare second.tar")["changes.0.changed"] == "true")
      try office.refused(
        65, "bundle receive second.tar --accept \(String(repeating: "0", count: 64))",
        saying: "not the bundle that was looked at")
      try office.refused(65, "bundle receive second.tar --accept 12", saying: "is no root")
      try office.refused(65, "bundle receive second.tar --max-entries 0", saying: "more than was allowed")
      try office.refused(64, "bundle receive second.tar --max-entries=-1")
      #expect(office.bytes() == before && office.bytes("second.tar.receipt") == nil)
      try office.ok("bundle receive second.tar --accept \(root.filter(\.isHexDigit))")
      #expect(try office.json("verify")["entries"] == "4")
    }
  }
}
