import Foundation
import TestKit
import Testing

/// Status 0 says that it was done: no command ends with it in any other way.
@Suite struct NoSilenceTests {
  @Test("an annulled clause file is told as that, a folder as a folder, a key that stands twice as that")
  func toldAsTheyAre() throws {
    try session { office in
      try office.sign()
      try office.ok("annul 1 --reason wrong")
      let notice = "record notice jp-us-tpd --by JP --delivered 2026-01-15"
      try office.refused(66, notice, saying: "was annulled")
      try office.refused(66, "\(notice) --lang ja", saying: "取り消され")
      try office.refused(74, "compute --clauses . --acts .", saying: ". is a folder, where a file is wanted.")
      try office.refused(74, "compute --clauses . --acts . --lang ja", saying: "フォルダである")
      try office.write("{\"act\": \"signature\", \"act\": \"consent\"}\n", to: "twice.jsonl")
      try office.refused(
        65, "compute --clauses \(Fixture.deal) --acts twice.jsonl", saying: "twice.jsonl:1: act stands twice.")
    }
  }

  @Test("an agreement that is not there is told with the one that is written almost like it")
  func almostLikeAnother() throws {
    try session { office in
      try office.sign()
      for command in ["status jp-us-tdp", "record notice jp-us-tdp --by JP --delivered 2026-01-15"] {
        let (words, japanese) = (
          "There is no agreement jp-us-tdp in the register; did you mean \"jp-us-tpd\"?", "「jp-us-tpd」ではないか。"
        )
        try office.refused(66, command, saying: words)
        try office.refused(66, "\(command) --lang ja", saying: japanese)
      }
      try office.refused(
        66, "status quite-another", saying: "There is no agreement quite-another in the register; `depo")
    }
  }

  @Test(
    "words that name no command are status 64 and one line that says where the commands stand",
    arguments: [
      ("", "Name a command after depositary: agreement, record,"), ("--", "Name a command after depositary: "),
      ("record", "Name a command after depositary record: signature,"), ("agreement", "agreement: add;"),
      ("clauses", "clauses: check, show;"), ("key", "key: generate, show,"), ("document", "document: add, show,"),
      ("record --", "depositary record --help"), ("help nonsense", "There is no command \"depositary nonsense\""),
      ("help record nonsense", "There is no command \"depositary record nonsense\""),
      ("nonsense", "depositary --help names those there are"), ("nonsense --help", "There is no command"),
      ("record nonsense --help", "There is no command \"depositary record nonsense\""),
      ("status jp-us-tpd -vh", "\"-vh\""),
      ("record signature jp-us-tpd --by JP --on 2026-01-01 -xh", "There is no option \"-xh\""),
      ("-vh", "There is no option"),
      ("annul 1 --reason -h", "--reason"), ("annul 1 --reason x -- --help", "--help"),
    ])
  func names(line: String, words: String) throws {
    try session { office in
      try office.refused(64, line, saying: words)
      #expect(office.bytes() == nil)
    }
  }

  @Test("the same is said in Japanese")
  func japanese() throws {
    try session { office in
      let japanese = ["LANG": "ja_JP.UTF-8"]
      try office.refused(64, "key", saying: "depositary key の後にコマンドを書く：generate、show", environment: japanese)
      try office.refused(64, "help x", saying: "「depositary x」というコマンドはない。", environment: japanese)
      try office.refused(64, "list -vh --lang ja", saying: "「-vh」というオプションはない。")
    }
  }

  @Test(
    "a command is carried out although /proc cannot be read",
    .enabled(if: canHide, "no right to make a mount namespace"))
  func withoutProc() throws {
    try session { office in
      try office.sign()
      func hidden(_ line: String) throws -> Run {
        try office.shell("unshare -m sh -c 'mount -t tmpfs none /proc && exec \"$depositary\" \(line)'")
      }
      #expect(try hidden("record notice jp-us-tpd --by US --delivered 2026-01-15").status == 0)
      #expect(try office.json("history jp-us-tpd").part("entries").count == 3)
      #expect(try hidden("status no-such-agreement").status == 66)
      #expect(try hidden("").status == 64)
    }
  }

  @Test("a clause file that would be refused if it were new is taken in with the entries of another, and this is said")
  func warned() throws {
    try session { office in
      let clauses = """
        agreement: a-b
        title: {en: An open treaty}
        nature: binding
        open-to: {en: all States}
        start: {article: {en: '1'}, says: {en: x}, rule: {threshold: {consents: 1}}, for-party: {day-of: consent}}
        """
      let theirs = ["DEPOSITARY_REGISTER": office.path("theirs.sqlite"), "DEPOSITARY_KEY": office.path("their-key")]
      try office.ok("agreement add \(office.write(clauses, to: "open.yaml"))", environment: theirs)
      let forParty = "\"for-party\":{\"day-of\":\"consent\"},"
      let lines = try office.ok("export", environment: theirs).stdout
      try #require(lines.contains(forParty))
      try #require(try office.shell("rm theirs.sqlite*").status == 0)
      let leaf = #","leaf":"[0-9a-f]*""#
      try office.write(
        lines.replacingOccurrences(of: forParty, with: "")
          .replacingOccurrences(of: leaf, with: "", options: .regularExpression), to: "lines.jsonl")

      let imported = try office.ok("import lines.jsonl", environment: theirs)
      #expect(imported.lines.last?.hasPrefix("Warning: the clause file of a-b (entry 1) is taken in") == true)
      #expect(imported.lines.last?.contains("for-party") == true)
      #expect(try office.ok("status a-b", environment: theirs).stdout.contains("awaiting consent"))

      let key = try office.ok("key generate theirs.example/log", environment: theirs).lines[0]
      try office.ok("bundle send bundle.tar", environment: theirs)
      try office.ok("key generate ours.example/log")
      try office.ok("key trust", [key])
      let compared = try office.json("bundle compare bundle.tar")
      #expect(compared["warnings.0.agreement"] == "a-b" && compared["warnings.0.entry"] == "1")
      #expect(try office.ok("bundle receive bundle.tar --lang ja").stdout.contains("注意：a-b の条項ファイル（記載1）"))
      #expect(try office.ok("status a-b").stdout.contains("awaiting consent"))
      let file = clauses.replacingOccurrences(of: ", for-party: {day-of: consent}", with: "")
      try office.refused(65, "agreement add \(office.write(file, to: "new.yaml"))", saying: "for-party")
    }
  }

  private static let canHide =
    (try? Program(
      "/bin/sh", ["-c", "unshare -m mount -t tmpfs none /proc"], environment: ["PATH": "/usr/bin:/bin"], folder: "/",
      output: "/dev/null", error: "/dev/null"
    ).finish().status) == 0

  @Test("half of what is for keeping is a failure, half of an answer is none")
  func closedPipe() throws {
    try session { office in
      try office.giveNotice()
      try office.ok("document add \(Fixture.deal)")
      let hash = try #require(try office.json("document list")["0.sha256"])
      try office.ok("key generate office.example/treaties")
      try office.ok("checkpoint sign")
      let kept = [
        "export", "document export \(hash)", "prove entry 1", "prove growth 1", "checkpoint sign",
        "checkpoint sign --json",
      ]
      let answers = ["list", "history jp-us-tpd", "status jp-us-tpd --json", "document list", "verify", "key show"]
      for (line, status) in kept.map({ ($0, "74\n") }) + answers.map({ ($0, "0\n") }) {
        // Writes until the reader has gone.
        let gone = "trap '' PIPE; while echo x 2> /dev/null; do :; done"
        let run = try office.shell("{ \(gone); \"$depositary\" \(line); echo $? > status; } | :")
        #expect(office.bytes("status").map { String(decoding: $0, as: UTF8.self) } == status, "\(line)")
        #expect(run.stderr == (status == "0\n" ? "" : "depositary: The output cannot be written.\n"), "\(line)")
      }
    }
  }

  @Test("an import of acts tells what it changes today, and an agreement that is not there is told as that")
  func imported() throws {
    try session { office in
      let acts = try office.write(
        """
        {"act":"signature","by":["JP","US"],"on":"2025-10-28"}
        {"act":"notice","by":"US","delivered":"2026-08-15"}
        """, to: "acts.jsonl")
      try office.ok("agreement add \(Fixture.deal)")
      try office.refused(65, "import \(acts) --agreement zz", saying: "There is no agreement zz in the register")
      let told = try office.ok("import \(acts) --agreement jp-us-tpd").stdout
      #expect(
        told.contains(
          "jp-us-tpd, today, 1 September 2026, UTC:\n  state: awaiting signatures -> operative, discontinuation"))
      #expect(told.contains("discontinuation: none -> 11 February 2027, provisional"))
      let more = try office.write(#"{"act":"notice","by":"JP","delivered":"2026-08-30"}"#, to: "more.jsonl")
      #expect(try office.ok("import \(more) --agreement jp-us-tpd").stdout.contains("also stands"))
    }
  }

  @Test("of several folders of cases, one without a case is told and the others are answered")
  func emptyFolder() throws {
    try session { office in
      for name in ["good", "empty"] {
        try FileManager.default.createDirectory(atPath: office.path(name), withIntermediateDirectories: true)
      }
      try FileManager.default.copyItem(atPath: Fixture.deal, toPath: office.path("good/clauses.yaml"))
      try office.write(#"{"act":"signature","by":["JP","US"],"on":"2025-10-28"}"#, to: "good/acts.jsonl")
      let run = try office.run("compute \(office.path("empty")) \(office.path("good"))")
      #expect(run.status == 65 && run.lines.count == 2)
      #expect(run.stdout.contains("\(office.path("good")): operative"))
      #expect(run.stdout.contains("\(office.path("empty")): There is no case under"))
      try office.refused(66, "compute \(office.path("empty"))", saying: "There is no case under")
    }
  }

  @Test("an unknown act is repeated, and an erasure says what it erased")
  func repeated() throws {
    try session { office in
      let acts = try office.write(#"{"act":"signatur","by":["JP"],"on":"2025-10-28"}"#, to: "a.jsonl")
      try office.refused(
        65, "compute --clauses \(Fixture.deal) --acts \(acts)", saying: "act \"signatur\" is none of signature")
      try office.sign()
      try office.ok(
        "record notice jp-us-tpd --by US --delivered 2026-08-15 --remark secret --confidential remark")
      #expect(
        try office.ok("erase 3 --field remark --reason gone").stdout.contains(": erasure of remark in entry 3."))
    }
  }
}
