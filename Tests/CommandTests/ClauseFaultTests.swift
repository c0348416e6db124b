import Foundation
import TestKit
import Testing

/// What is wrong in a clause file is told so that its writer knows what would be right.
@Suite struct ClauseFaultTests {
  private static let file = """
    agreement: a-b
    title: {en: A treaty}
    nature: binding
    parties: [{id: A, name: {en: Alpha}}, {id: B, name: {en: Beta}}]
    start: {article: {en: '1'}, says: {en: So it is.}, rule: {day-of: last-signature}}
    termination: {article: {en: '2'}, says: {en: It ends.}, rule: {after: P6M, from: {day-of: notice}}}
    """

  @Test(
    "each common mistake is told as what it is, with what to write, in both languages",
    arguments: [
      ("{en: So it is.}", "{en: Before, and after, all}", "quote it: en: \"Before, and after, all\"", "引用符で囲む"),
      ("{en: A treaty}", "{en: A treaty, of two}", "quote it: en: \"A treaty, of two\"", "引用符で囲む"),
      (
        "{article: {en: '1'}", "{article: {en: Article 1, para 2}", "quote it: en: \"Article 1, para 2\"", "引用符で囲む"
      ),
      ("from: {day-of: notice}", "from: notice", "write {day-of: notice}", "{day-of: notice}"),
      (
        "{day-of: last-signature}", "{threshold: {consents: 2}, certified-as: enough}",
        "certified-as belongs inside threshold", "certified-as は threshold の中に書く"
      ),
      ("{after: P6M, from: {day-of: notice}}", "{day-of: term-end}", "no clause on duration", "duration がない"),
      (
        "{day-of: last-signature}", "{threshold: {consents: 3}}", "a threshold of 3 can never be reached: 2",
        "3者の同意に達することはない"
      ),
      (
        "{day-of: last-signature}", "{threshold: {consents: 2, including: [CC]}}", "can never be reached", "必要な同意に達しない"
      ),
      (
        "{day-of: last-signature}", "{threshold: {consents: all, of: grup}}",
        ":5:90: start.rule.threshold.of: there is no group grup", ":5:90: start.rule.threshold.of: groups に grup がない"
      ),
      (
        "nature:", "nature\u{A0}:", "holds U+00A0 NO-BREAK SPACE, which is no space of YAML", "半角の空白でない U+00A0（改行しない空白）"
      ),
      ("nature: ", "nature:\u{A0}", ":3:8: behind the colon of nature stands U+00A0", ":3:8: nature のコロンの後に"),
      (
        "title: {en: A treaty}", "title:\n  en: A treaty\n\u{3000}\u{3000}ja: 条約",
        ":4:1: the key \"\u{3000}\u{3000}ja\" holds U+3000", "半角の空白でない U+3000（全角空白）がある"
      ),
      ("{en: A treaty}", "｛en: A treaty｝", ":2:8: ｛ is no sign of YAML: write a plain {", ":2:8: 「｛」は YAML の記号ではない"),
      (
        "[{id: A, name: {en: Alpha}}, {id: B, name: {en: Beta}}]", "［A, B］",
        ":4:10: parties: ［ is no sign of YAML: write a plain [", "「［」は YAML の記号ではない"
      ),
      (
        "{en: A treaty}", "{en: A treaty，ja: 条約}", "， is no sign of YAML: write a plain , and a space",
        "「，」は YAML の記号ではない"
      ),
      (
        "{id: A, name: {en: Alpha}}", "{id: A, zone: Asia/Tokio, name: {en: Alpha}}",
        ":4:25: parties.1.zone: the system's zone data have no zone Asia/Tokio", "Asia/Tokio はない"
      ),
      (
        "nature: binding",
        "nature: binding\nparent: {article: {en: '9'}, says: {en: With it.}, agreement: a-b, ends-with: yes}",
        "an agreement cannot depend on itself", "自らを基本とすることができない"
      ),
      ("nature:", "nature：", ":3:7: the colon behind nature is the full-width ：", "nature の後のコロンが全角"),
      ("{en: A treaty}", "{en： A treaty}", "title: the colon behind en is the full-width ：", "en の後のコロンが全角"),
      ("title: {", "title:{", ":2:1: a space is missing behind the colon: write title: {", "コロンの後に半角の空白がない。title: {"),
      (
        "{en: A treaty}", "{en:A treaty}", "a space is missing behind the colon: write en: A treaty",
        "en: A treaty… と書く"
      ),
      ("nature: binding", "nature: @binding", ":3:9: this is not YAML: no text begins with @", "文字列は @ で始められない"),
      (
        "nature: binding", "nature: binding\nopen", ":4:1: this is not YAML: a colon and a space are missing",
        ":4:1: YAML"
      ),
      ("parties: [", "partys: [", "did you mean \"parties\"? Known are", "「parties」ではないか。使えるのは"),
      (
        "{day-of: last-signature}", "{day-of: last-signatur}", "did you mean \"last-signature\"?",
        "「last-signature」ではないか"
      ),
      ("P6M", "P6\u{200B}M", "unseen character, U+200B ZERO WIDTH SPACE", "見えない文字 U+200B"),
      ("title: {en: A treaty}", "title:\n\ten: A treaty", ":3:1: here is a tab", "タブ"),
      ("title: {en: A treaty}", "title:\n  en: A treaty: of two", "a colon with a space", "コロン"),
      (
        "title: {en: A treaty}", "title: {en: \"A treaty}", "a quotation mark before this place is not closed",
        "引用符が閉じていない"
      ),
      ("title: {en: A treaty}", "title: {en: A treaty", "a bracket { or [ before this place is not closed", "閉じていないか"),
      ("title: {en: A treaty}", "title:\n   en: A treaty\n  ja: B", "does not begin in the column", "揃っていない"),
    ])
  func told(old: String, new: String, english: String, japanese: String) throws {
    try session { office in
      let text = Self.file.replacingOccurrences(of: old, with: new)
      #expect(text != Self.file)
      let file = try office.write(text, to: "wrong.yaml")
      try office.refused(65, "agreement add \(file)", saying: english)
      try office.refused(65, "agreement add \(file) --lang ja", saying: japanese)
      #expect(office.bytes() == nil)
    }
  }

  @Test("a key that is unknown and has no value on a line of its own is no comma")
  func noComma() throws {
    try session { office in
      let file = try office.write(Self.file + "\nremark:\n", to: "wrong.yaml")
      try office.refused(65, "agreement add \(file)", saying: "remark is not known here")
    }
  }

  @Test("all faults of a file are told in one run, in the order of its lines, a line each")
  func wholeFile() throws {
    try session { office in
      let text = """
        agreement: a b
        title: {en: A treaty, of two}
        natur: binding
        parties: [{id: A, name: {en: Alpha}}, {id: A, name: {en: Beta}}]
        start: {article: {en: '1'}, says: {en: So it is.}, rule: {day-of: last-signatur}}
        termination: {article: {en: '2'}, says: {en: It ends.}, rule: {after: 6 months, from: notice}}
        policies:
          counting: {value: sometimes, reason: {en: So.}}
          missing-day: {value: clamp}
        """
      let file = try office.write(text, to: "wrong.yaml")
      let places = [
        "1:12: agreement:", "2:23: title:", "3:1: natur", "4:39: parties.2:", "5:67: start.rule.day-of:",
        "6:71: termination.rule.after:", "6:87: termination.rule.from:", "8:21: policies.counting.value:",
        "9:16: policies.missing-day:",
      ]
      for language in ["en", "ja"] {
        let run = try office.run("agreement add \(file) --lang \(language)")
        let lines = run.stderr.split(separator: "\n").map(String.init)
        #expect(run.status == 65 && lines.count == places.count, "\(run.stderr)")
        for (line, place) in zip(lines, places) { #expect(line.hasPrefix("depositary: \(file):\(place)"), "\(line)") }
        let check = try office.run("clauses check \(file) none.yaml --lang \(language)")
        #expect(check.status == 65 && check.stdout.split(separator: "\n").count == places.count + 1, "\(check.stdout)")
      }
      let none = try office.run("clauses check none.yaml")
      #expect(none.status == 66 && none.stdout.isEmpty && none.stderr.hasSuffix("There is no file none.yaml.\n"))
      #expect(office.bytes() == nil)
    }
  }

  @Test(
    "clauses of an amendment that can never work are refused, recorded with --as-written, and taken in with a warning",
    arguments: [
      ("amendment: {CLAUSE, by: council}", "the clause file names no organ", "organs がない"),
      (
        "withdrawal: {CLAUSE, rule: {after: P3M, from: {day-of: notice}}}", "since the clause file has none",
        "withdrawal がない"
      ),
      ("termination: {CLAUSE, rule: {day-of: term-end}}", "no clause on duration", "duration がない"),
      (
        "amendment: {CLAUSE, by: acceptors, rule: {threshold: {consents: 1, of: north}}}", "count the group north",
        "groups の north"
      ),
      (
        "amendment: {CLAUSE, by: acceptors, rule: {threshold: {share: 50%, weight: dues}}}", "weigh by dues",
        "weights の dues"
      ),
    ])
  func uselessAmendments(change: String, english: String, japanese: String) throws {
    try session { office in
      try office.ok("agreement add \(office.write(Self.file, to: "file.yaml"))")
      try office.ok("record signature a-b --by A --by B --on 2020-01-01")
      let clauses = change.replacingOccurrences(of: "CLAUSE", with: "article: {en: '2'}, says: {en: Sooner.}")
      let act = try
        "amendment a-b --by A --by B --amendment 1 --on 2021-01-01 --clauses \(office.write(clauses, to: "c.yaml"))"
      try office.refused(65, "record \(act)", saying: english)
      try office.refused(65, "record \(act) --lang ja", saying: japanese)
      try office.ok("record \(act) --as-written")
      let lines = try office.ok("export").stdout
      let other = try office.run("import \(office.write(lines, to: "all.jsonl")) --register \(office.path("other.db"))")
      #expect(other.status == 0 && (other.stdout + other.stderr).contains(english), "\(other.stdout)\(other.stderr)")
    }
  }

  @Test(
    "what can give a day another way can work, whatever threshold or term it names beside",
    arguments: [
      "{earliest-of: [{threshold: {consents: 6}}, {threshold: {share: 1/2}}]}",
      "{earliest-of: [{threshold: {consents: 4}}, {date: 2025-01-01}]}",
      "{rule: {date: 2030-01-01}, provided: {threshold: {consents: 5}}, otherwise: {day-of: last-consent}}",
      "{rule: {day-of: last-consent}, unless: {threshold: {consents: 9}}}",
    ])
  func anotherWay(rule: String) throws {
    try session { office in
      let ending = "{earliest-of: [{day-of: term-end}, {after: P6M, from: {day-of: notice}}]}"
      let text = Self.file.replacingOccurrences(of: "{day-of: last-signature}", with: rule)
        .replacingOccurrences(of: "{after: P6M, from: {day-of: notice}}", with: ending)
      try office.ok("clauses check \(office.write(text, to: "file.yaml"))")
    }
  }

  @Test("a weight that all together do not reach is told, and each other fault of that kind with it")
  func outOfReach() throws {
    try session { office in
      let text = Self.file.replacingOccurrences(
        of: "{day-of: last-signature}", with: "{threshold: {share: 55%, weight: v}}"
      )
      .replacingOccurrences(of: "{after: P6M, from: {day-of: notice}}", with: "{day-of: term-end}")
      let weights = "\nweights: {v: {total: '100', parties: {A: '20', B: '30'}}}\n"
      let run = try office.run("clauses check \(office.write(text + weights, to: "wrong.yaml"))")
      #expect(run.lines.count == 2 && run.lines[0].contains("also if all consent who can: 2"), "\(run)")
      #expect(run.lines.last?.contains("no clause on duration") == true, "\(run)")
    }
  }

  @Test("a key that is missing hides nothing that stands elsewhere")
  func missing() throws {
    try session { office in
      let text = Self.file.replacingOccurrences(of: ", rule: {day-of: last-signature}", with: "")
        .replacingOccurrences(of: "P6M", with: "6M").replacingOccurrences(of: "id: B", with: "idd: B")
      let run = try office.run("clauses check \(office.write(text, to: "wrong.yaml"))")
      #expect(
        run.lines.count == 3 && run.lines[0].contains(":4:") && run.lines[1].contains("rule is missing"), "\(run)")
      #expect(run.lines.last?.contains("\"6M\"") == true, "\(run)")
    }
  }

  @Test("clauses check takes the clauses of an amendment too")
  func amendments() throws {
    try session { office in
      let clause = "article: {en: '2'}, says: {en: Sooner.}"
      let right = try office.write("termination: {\(clause), rule: {after: P3M, from: {day-of: notice}}}", to: "a.yaml")
      let wrong = try office.write("termination: {\(clause), rule: {after: P3M, from: notice}}", to: "b.yaml")
      #expect(try office.ok("clauses check \(right)").stdout == "\(right): in order (an amendment)\n")
      let told = try office.ok("clauses show \(right)").stdout
      #expect(
        told.contains("Sooner.") && told.contains("It ends on the day 3 months after the day of the notice"), "\(told)")
      #expect(!told.contains("terminat") && !told.contains("default"), "\(told)")
      #expect(try office.ok("clauses show \(right) --lang ja").stdout.contains("通知の日から3か月後の日に終わる"))
      let run = try office.run("clauses check \(right) \(wrong)")
      #expect(run.status == 65 && run.stdout.contains("b.yaml:1:") && run.stdout.contains("write {day-of: notice}"))
      let file = try office.write(Self.file, to: "file.yaml")
      #expect(try office.ok("clauses check \(file)").stdout == "\(file): in order (a-b)\n")
    }
  }
}
