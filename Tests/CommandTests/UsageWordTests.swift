import Foundation
import Presentation
import TestKit
import Testing

/// What is wrong with a command line, in the words of both languages, and the help in Japanese.
@Suite struct UsageWordTests {
  @Test(
    "a wrong word is named before a missing one, with what is nearest and where the help is",
    arguments: [
      ("statsu x", "did you mean \"depositary status\"? depositary --help", "「depositary status」ではないか。"),
      ("notice x", "did you mean \"depositary record notice\"?", "「depositary record notice」ではないか。"),
      ("record notce x", "did you mean \"depositary record notice\"? depositary record --help", "record notice」ではないか"),
      ("nothing-like-it", "\"depositary nothing-like-it\"; depositary --help", "というコマンドはない。depositary --help"),
      (
        "status --onn 2026-01-01", "no option \"--onn\"; did you mean \"--on\"? depositary status --help", "「--on」ではないか"
      ),
      ("status --quite-another", "no option \"--quite-another\"; depositary status --help", "というオプションはない。depositary"),
      (
        "status", "<agreement> is missing. (depositary status --help)",
        "<agreement> が指定されていない。（depositary status --help）"
      ),
      (
        "record signature x --by A", "--on <date> is missing. (depositary record signature --help)",
        "--on <date> が指定されていない。"
      ),
      ("status x --on", "--on <date> has no value.", "--on <date> の値が書かれていない。"),
      ("annul 1 --reason=", "--reason <text> has no value.", "--reason <text> の値が書かれていない。"),
      ("status x y z", "Not expected here: \"y\", \"z\".", "ここには書けない：「y」、「z」。"),
      ("list --json=1", "--json takes no value. (depositary list --help)", "--json に値は付けない。"),
      ("prove growth abc", "\"abc\" is no value of <size>.", "「abc」は <size> の値ではない。"),
      ("status x --lang fr", "--lang \"fr\" is none of en, ja. (depositary status --help)", ""),
      ("record notice x --by A --delivered 2026-01-01 --form writen", "did you mean \"written\"?", "「written」ではないか。"),
      (
        "record notice x --by A", "--delivered <date>, or another day of the notice, is missing.",
        "通知の日（--delivered <date> など）が指定されていない。"
      ),
      ("record notice x --by A --by B --on 2026-01-01", "--by stands once.", "--by は一度だけ指定する。"),
      ("due --out-by 2027-01-01 --within P1Y", ": --out-by and --within cannot both", " --out-by と --within は同時"),
      (
        "due --within -P1D",
        "begins with a hyphen: as a value of --within it is written --within=-P1D. (depositary due",
        "「-P1D」はハイフンで始まっている。"
      ),
      ("status x －－ｐａｒｔｙ A", "write --party.", "半角で --party と書く。"),
      ("record signature x ――by A --on 2026-01-01", "write --by.", "半角で --by と書く。"),
      ("compute", "Give --clauses and --acts, or folders of cases.", "--clauses と --acts、又は事例のフォルダを指定する。"),
      ("compute x --acts y", "Give either folders of cases, or --clauses and --acts.", "同時に指定できない。"),
      ("status x --parties", "--parties needs --json.", "--parties には --json を要する。"),
      ("diff x --known-at 1", "Give --known-at <date|instant|entry> twice.", "を二度指定する。"),
      ("check p", "--key <vkey> is missing.", "--key <vkey> が指定されていない。"),
      ("erase 1 --field remark --reason x --confidential place", "this entry gives no place.", "この記載に place がない。"),
      (
        "erase 1 --field remark --reason x --confidential recorder", "leave the option out.", "この指定は要しない。"
      ),
      ("bundle --lang en", "Name a command after depositary bundle", ""),
      (
        "--register x.db status y", "--register stands behind the command: depositary status … --register.",
        "--register はコマンドの後に書く：depositary status … --register。"
      ),
    ])
  func usage(line: String, english: String, japanese: String) throws {
    try session { office in
      try office.refused(64, line, saying: english)
      guard !japanese.isEmpty else { return }
      try office.refused(64, "\(line) --lang ja", saying: japanese)
    }
  }

  @Test("a long argument is cut")
  func long() throws {
    try session { office in
      let long = String(repeating: "a", count: 5_000)
      let told = try office.refused(64, "status x", [long]).stderr
      #expect(told.utf8.count < 200 && told.contains("…"))
      #expect(try office.refused(64, long).stderr.utf8.count < 200)
    }
  }

  @Test("every text of the help stands in Japanese too, and no other")
  func translated() throws {
    try session { office in
      let dump = try office.ok("--experimental-dump-help").stdout
      var texts: Set<String> = []
      func walk(_ value: Any) {
        if let list = value as? [Any] { list.forEach(walk) }
        guard let object = value as? [String: Any], object["shouldDisplay"] as? Bool != false else { return }
        for key in ["abstract", "discussion"] { (object[key] as? String).map { _ = texts.insert($0) } }
        for value in object.values { walk(value) }
      }
      walk(try JSONSerialization.jsonObject(with: Data(dump.utf8)))
      texts.remove("")
      #expect(texts.subtracting(HelpWords.known).sorted() == [])
      #expect(Set(HelpWords.known).subtracting(texts).sorted() == [])
      for text in texts { #expect(HelpWords.japanese(text)?.contains { $0 > "\u{2E80}" } == true, "\(text)") }
    }
  }

  @Test("help is Japanese where that is asked for, of every command")
  func help() throws {
    try session { office in
      for line in [
        "--help --lang ja", "record notice --help --lang ja", "help record notice --lang ja", "bundle --help",
      ] {
        let help = try office.ok(line, environment: ["LANG": "ja_JP.UTF-8"]).stdout
        #expect(help.hasPrefix("概要：") && help.contains("使い方：depositary"), "\(line)")
      }
      #expect(try office.ok("record notice --help --lang ja").stdout.contains("--delivered <date>：手交された日。"))
      #expect(try office.ok("status --help").stdout.hasPrefix("OVERVIEW"))
      #expect(try office.ok("--version --lang ja").stdout == "depositary 0.2.0\n")
    }
  }
}
