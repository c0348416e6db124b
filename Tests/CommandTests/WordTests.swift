import Foundation
import Testing

/// The words of the answers: their language, and the nature of the agreement (L30).
@Suite struct WordTests {
  private static let treaty = """
    agreement: jp-us-tpd
    title: {en: A treaty made for a test, ja: 試験用の条約}
    nature: binding
    authentic-languages: [en]
    parties:
      - {id: JP, name: {en: Japan, ja: 日本}, zone: Asia/Tokyo}
      - {id: US, name: {en: United States, ja: 米国}, zone: America/New_York}
    start:
      article: {en: "1", ja: 第1条}
      says: {en: It starts on signature., ja: 署名の日に始まる。}
      rule: {day-of: last-signature}
    modification:
      article: {en: "2", ja: 第2条}
      says: {en: It changes by decision of both., ja: 双方の決定により変わる。}
    discontinuation:
      article: {en: "3", ja: 第3条}
      says: {en: It ends after notice., ja: 通知の後に終わる。}
      rule: {agreed-or-else: {after: P180D, from: {day-of: notice}}}
    """

  private static let queries = ["status", "termination-date", "explain", "amendments", "history"]

  @Test("L30: nothing said of the memorandum speaks of termination, of force, or of entry into force")
  func nonBinding() throws {
    for text in try everythingSaid(of: Fixture.deal) {
      let plain = text.lowercased().replacingOccurrences(of: "termination-date", with: "")
      for word in ["terminat", "in force", "into force", "treaty", "終了", "発効", "効力", "締約国", "改正"] {
        #expect(!plain.contains(word), "\(word): \(text)")
      }
    }
  }

  @Test("L30: of a binding agreement those are the words, and no participant discontinues or modifies anything")
  func binding() throws {
    let texts = try session { office in
      try everythingSaid(of: office.write(Self.treaty, to: "treaty.yaml"))
    }
    let all = texts.joined()
    for word in [
      "in force", "terminated", "Termination takes effect on", "termination under way", "amendment A", "party",
    ] {
      #expect(all.contains(word), "\(word)")
    }
    for word in ["に効力を生ずる", "効力を有する", "終了通知", "改正 A", "締約国"] { #expect(all.contains(word), "\(word)") }
    for text in texts {
      for word in ["discontin", "participant", "modif", "operative", "中止", "参加者", "修正", "運用"] {
        #expect(text == "operative" || !text.lowercased().contains(word), "\(word): \(text)")
      }
    }
  }

  /// Every answer and refusal in a life with notice, amendment, agreed date and end; of JSON the values, among which
  /// `operative` is the name of a state whatever the agreement.
  private func everythingSaid(of file: String) throws -> [String] {
    try session { office in
      let lines = [
        "agreement add \(file)", "record signature jp-us-tpd --by JP --on 2025-10-28",
        "record notice jp-us-tpd --by US --delivered 2026-01-14", "record signature jp-us-tpd --by US --on 2025-10-28",
        "record notice jp-us-tpd --by US --delivered 2026-01-15 --form oral --as-received",
        "record notice jp-us-tpd --by US --delivered 2026-01-15 --effective 2026-05-01",
        "record notice jp-us-tpd --by FR --delivered 2026-01-15",
        "record notice jp-us-tpd --by US --delivered 2027-01-15",
        "record amendment jp-us-tpd --amendment A --by JP --on 2026-02-01",
        "record amendment jp-us-tpd --amendment A --by US --on 2026-02-02",
        "record agreed-date jp-us-tpd --by JP --by US --on 2026-02-03 --effective none",
        "record agreed-date jp-us-tpd --by JP --by US --on 2026-02-03 --effective 2026-02-01",
        "record agreed-date jp-us-tpd --by JP --by US --on 2026-03-01 --effective 2026-06-01",
        "record revocation jp-us-tpd --by JP --delivered 2026-03-01", "correct 2 --reason x",
        "record amendment jp-us-tpd --amendment B --by JP --on 2026-03-03 --effective 2026-06-01",
        "record amendment jp-us-tpd --amendment C --by JP --by US --on 2026-03-03 --effective 2026-06-01",
        "record revocation jp-us-tpd --by US --delivered 2026-06-01",
      ]
      let languages = ["en", "ja"]
      var said: [String] = []
      for line in lines {
        for language in languages {
          let told = try office.run("\(line) --dry-run --lang \(language)")
          said += [told.stdout, told.stderr.replacingOccurrences(of: Fixture.deal, with: "")]
        }
        _ = try office.run(line)
      }
      #expect(try office.json("history jp-us-tpd").part("entries").count == 11)
      for day in ["2025-10-27", "2026-01-01", "2026-02-01", "2026-03-01", "2026-05-31", "2026-06-01"] {
        for query in Self.queries {
          for language in languages {
            let line = "\(query) jp-us-tpd --on \(day) --lang \(language)"
            said.append(try office.run(line).stdout)
            let run = try office.run(line + " --json")
            said += try Answer(run).strings
          }
        }
      }
      for language in languages { said.append(try office.ok("list --lang \(language)").stdout) }
      return said
    }
  }

  @Test(
    "a party whose membership ends with the parent agreement has not withdrawn; what two rules wait for is told once")
  func parent() throws {
    try session { office in
      let clauses = try office.write(
        """
        agreement: a-b
        title: {en: A protocol, ja: 議定書}
        nature: binding
        parties: [{id: A, name: {en: Alpha}}, {id: B, name: {en: Beta}}, {id: C, name: {en: Gamma}}]
        parent: {agreement: c-d, article: {en: '9'}, says: {en: x}}
        start:
          {article: {en: '7'}, says: {en: x}, rule: {latest-of: [{day-of: last-consent}, {day-of: parent-start}]}}
        withdrawal: {article: {en: '8'}, says: {en: x}, rule: {after: P6M, from: {day-of: notice}}}
        """, to: "c.yaml")
      let acts = try office.write(
        """
        {"act":"consent","by":["A","B","C"],"on":"2020-01-01"}
        {"act":"event","event":"parent-start","on":"2019-01-01"}
        {"act":"event","event":"parent-end","on":"2021-01-01"}
        """, to: "a.jsonl")
      let asked = "compute --clauses \(clauses) --acts \(acts)"
      let ended = try office.ok("\(asked) --on 2021-02-01 --party A").stdout
      #expect(ended.contains("State: terminated, since 1 January 2021") && !ended.contains("withdraw"), "\(ended)")
      #expect(try office.ok("\(asked) --on 2021-02-01 --party A --lang ja").stdout.contains("状態：終了（"))
      let waiting = try office.ok("\(asked) --on 2018-01-01").stdout
      #expect(
        waiting.contains("waits for the day of the last consent and the start of the parent agreement."), "\(waiting)")
    }
  }

  @Test("L30: what is said of an act without its clause file has the words of no nature")
  func unknownNature() throws {
    try session { office in
      let theirs = ["DEPOSITARY_REGISTER": office.path("theirs.sqlite"), "DEPOSITARY_KEY": office.path("their-key")]
      try office.ok("agreement add \(Fixture.deal)", environment: theirs)
      try office.ok("record signature jp-us-tpd --by JP --by US --on 2025-10-28", environment: theirs)
      try office.ok("record notice jp-us-tpd --by US --delivered 2026-01-15", environment: theirs)
      let key = try office.ok("key generate theirs.example/log", environment: theirs).lines[0]
      try office.ok("bundle send bundle.tar", environment: theirs)
      try office.ok("agreement add \(office.write(Self.treaty, to: "treaty.yaml"))")
      try office.ok("key trust", [key])
      let english = try office.run("bundle compare bundle.tar").stdout
      #expect(english.contains("DIVERGED: not even their first entries are the same."), "\(english)")
      #expect(english.contains("written notice by US, delivered") && !english.contains("discontinuation"), "\(english)")
      let japanese = try office.run("bundle compare bundle.tar --lang ja").stdout
      #expect(japanese.contains("USの書面による通知（") && !japanese.contains("中止"), "\(japanese)")
    }
  }

  @Test("the language comes from --lang, else from LC_ALL, LC_MESSAGES and LANG, with no locale installed")
  func language() throws {
    try session { office in
      try office.giveNotice()
      func isJapanese(_ more: String, _ environment: [String: String]) throws -> Bool {
        let answer = try office.ok("status jp-us-tpd \(more)", environment: environment).stdout
        let refusal = try office.refused(66, "status nobody \(more)", environment: environment).stderr
        #expect(answer.contains("状態：") == refusal.contains("台帳"))
        return answer.contains("状態：")
      }
      #expect(try isJapanese("", ["LANG": "ja_JP.UTF-8"]))
      #expect(try isJapanese("", ["LANG": "ja"]))
      #expect(try isJapanese("", ["LC_ALL": "ja_JP.UTF-8", "LANG": "en_US.UTF-8"]))
      #expect(try isJapanese("", ["LC_MESSAGES": "ja_JP.eucJP", "LANG": "C"]))
      #expect(try isJapanese("--lang ja", ["LC_ALL": "en_US.UTF-8"]))
      #expect(try isJapanese("--lang en", ["LC_ALL": "ja_JP.UTF-8"]) == false)
      #expect(try isJapanese("", ["LC_ALL": "C", "LANG": "ja_JP.UTF-8"]) == false)
      #expect(try isJapanese("", ["LANG": "de_DE.UTF-8"]) == false)
      #expect(try isJapanese("", ["LANG": ""]) == false)
      #expect(try isJapanese("", ["LANG": "jam_JM"]) == false)
    }
  }

  @Test("dates are written as each language writes them")
  func dates() throws {
    try session { office in
      try office.giveNotice()
      #expect(try office.ok("status jp-us-tpd").stdout.contains("14 July 2026"))
      #expect(try office.ok("status jp-us-tpd --lang ja").stdout.contains("2026年7月14日"))
      let japanese = try office.ok("record notice jp-us-tpd --by JP --delivered 2026-02-01 --dry-run --lang ja").stdout
      #expect(japanese.contains("日本の書面による中止通知（手交：2026年（令和8年）2月1日）"))
    }
  }

  @Test("L5: the explanation says that it is expected to start, never that it shall, and shows where the texts differ")
  func expectation() throws {
    try session { office in
      try office.giveNotice()
      let english = try office.ok("explain jp-us-tpd --on 2026-02-01").stdout
      #expect(english.contains("Discontinuation is expected to start on 14 July 2026."))
      #expect(!english.contains("shall"))
      for words in ["delivered / なされた日", "should provide / 行わなければならない", "is expected to commence / 開始となるものとする"] {
        #expect(english.contains(words))
      }
      #expect(english.contains("15 January 2026 + 180 days = 14 July 2026"))
    }
  }
}
