import Foundation
import TestKit
import Testing

/// A typing error becomes no act: it is refused where a person types it, and taken as it is where that is meant.
@Suite struct TypingErrorTests {
  private static let clauses = """
    agreement: open
    title: {en: An open treaty}
    nature: binding
    open-to: {en: all States}
    parties: [{id: JP, name: {en: Japan, ja: 日本国}}, {id: GR, name: {en: Greece}}]
    start:
      article: {en: "1"}
      says: {en: It starts on the second consent.}
      rule: {threshold: {consents: 2}}
      for-party: {day-of: consent}
    amendment: {article: {en: "2"}, says: {en: Three accept it.}, by: acceptors, rule: {threshold: {consents: 3}}}
    withdrawal:
      article: {en: "3"}
      says: {en: A year after the notice.}
      rule: {after: P1Y, from: {day-of: notice}}
    """

  private static let acts = [
    "consent open --by JP --on 2020-01-01", "consent open --by GR --on 2020-01-01",
    "consent open --by SE --on 2020-01-01", "amendment open --by JP --amendment 2024-1 --on 2024-01-01",
  ]

  private func life(_ body: (Session) throws -> Void) throws {
    try session { office in
      try office.ok("agreement add \(office.write(Self.clauses, to: "open.yaml"))")
      for act in Self.acts { try office.ok("record \(act)") }
      try body(office)
    }
  }

  @Test(
    "what is written almost like something known is refused, and recorded with --as-written",
    arguments: [
      ("consent open --by jp --on 2021-01-01", "jp seems to mean JP"),
      ("consent open --by Japan --on 2021-01-01", "Japan seems to mean JP"),
      ("consent open --by greece --on 2021-01-01", "greece seems to mean GR"),
      ("consent open --by se --on 2021-01-01", "se seems to mean SE"),
      ("notice open --by JP --to S-E --delivered 2021-01-01", "S-E seems to mean SE"),
      ("notice open --by JP --to ZZ --delivered 2021-01-01", "ZZ, to whom the notice goes, is not listed"),
      ("amendment open --by GR --amendment 2024-01 --on 2024-02-01", "2024-01 is written almost like 2024-1"),
      ("amendment open --by GR --amendment 2024.1 --on 2024-02-01", "2024.1 is written almost like 2024-1"),
      ("amendment open --by GR --amendment 20241 --on 2024-02-01", "20241 is written almost like 2024-1"),
      ("amendment open --by GR --amendment 2024-l --on 2024-02-01", "2024-l is written almost like 2024-1"),
      ("amendment open --by GR --amendment 2O24-1 --on 2024-02-01", "2O24-1 is written almost like 2024-1"),
      ("consent open --by JPN --on 2021-01-01", "JPN seems to mean JP"),
      ("consent open --by SEW --on 2021-01-01", "SEW seems to mean SE"),
      (
        "notice open --by JP --delivered 2024-02-09 --effective 2023-03-01",
        "it would name 1 March 2023, before it was delivered on 9 February 2024"
      ),
      ("notice open --by JP --dated 2024-02-02 --delivered 2024-02-01", "before it was dated on 2 February 2024"),
      ("notice open --by JP --delivered 2024-02-02 --received 2024-02-01", "before it was delivered on 2 February"),
      (
        "notice open --by JP --dispatched 2024-02-02T10:00+09:00 --received 2024-02-02T09:59+09:00",
        "before it was dispatched"
      ),
    ])
  func refused(act: String, words: String) throws {
    try life { office in
      let before = office.bytes()
      try office.refused(65, "record \(act)", saying: words)
      #expect(office.bytes() == before)
      try office.refused(65, "record \(act) --dry-run", saying: words)
      try office.refused(65, "record \(act) --lang ja", saying: "誤記と思われる")
      try office.ok("record \(act) --as-written --as-received")
    }
  }

  @Test(
    "what is only a little alike is recorded",
    arguments: [
      "consent open --by FR --on 2021-01-01", "consent open --by EEC --on 2021-01-01",
      "consent open --by JPx --on 2021-01-01", "amendment open --by GR --amendment 2024-1a --on 2024-02-01",
      "notice open --by JP --dated 2024-01-09 --delivered 2024-02-09 --effective 2024-02-01",
      "amendment open --by GR --amendment 2024-1 --on 2024-02-01",
      "amendment open --by GR --amendment 2024-10 --on 2024-02-01",
      "amendment open --by GR --amendment 2024-2 --on 2024-02-01",
      "notice open --by JP --dated 2024-02-01 --dispatched 2024-02-01 --delivered 2024-02-01 --received 2024-02-05",
      "notice open --by JP --dispatched 2024-02-02T10:00+09:00 --received 2024-02-01T20:30-05:00",
    ])
  func taken(act: String) throws { try life { try $0.ok("record \(act)") } }

  @Test("an identifier that is corrected is not compared with itself")
  func corrected() throws {
    try life { try $0.ok("correct 5 --reason typed --amendment 2024-01") }
  }

  @Test("compute refuses the same, and with --as-written takes it; an act without effect is an answer")
  func compute() throws {
    try life { office in
      let acts = try office.write(
        """
        {"act": "amendment", "by": ["JP"], "amendment": "2024-1", "on": "2024-01-01"}
        {"act": "amendment", "by": ["GR"], "amendment": "2024-01", "on": "2024-01-02"}
        """, to: "acts.jsonl")
      let compute = "compute --clauses \(office.path("open.yaml")) --acts \(acts)"
      try office.refused(65, compute, saying: "acts.jsonl:2: This looks like a typing error")
      try office.ok("\(compute) --as-written")
      let event = try office.write(#"{"act": "event", "event": "peace", "on": "2024-01-01"}"#, to: "event.jsonl")
      let answer = try office.ok("compute --clauses \(office.path("open.yaml")) --acts \(event)").stdout
      #expect(answer.contains("Without effect, act 1: no clause names the event peace"))
    }
  }

  @Test("acts of a file are taken in, and what looks wrong is told with the entry")
  func imported() throws {
    try life { office in
      let acts = try office.write(#"{"act": "consent", "by": ["se"], "on": "2021-01-01"}"#, to: "acts.jsonl")
      let told = try office.ok("import \(acts) --agreement open").stdout
      #expect(told.contains("Warning: entry 6 of open is taken in, but looks like a typing error: se seems to mean SE"))
    }
  }

  @Test("an event that no clause names, and a consent that none asks for, are refused as acts without effect")
  func withoutEffect() throws {
    try session { office in
      try office.sign()
      try office.refused(65, "record event jp-us-tpd --event x --on 2026-01-01", saying: "no clause names the event x")
      try office.refused(
        65, "record consent jp-us-tpd --by JP --on 2026-01-01", saying: "the clauses ask for no consent")
    }
    try life { office in
      try office.refused(
        65, "record notice open --by NO --delivered 2024-01-01", saying: "no consent of NO to be bound")
    }
  }

  @Test("a party that is asked about under a name, or in another case, is refused with its identifier")
  func asked() throws {
    try life { office in
      for (text, words) in [
        ("jp", "\"jp\" seems to mean JP (Japan): a party is named by its identifier, JP"),
        ("日本国", "\"日本国\" seems to mean JP (Japan)"), ("se", "\"se\" seems to mean SE"),
      ] {
        try office.refused(65, "status open --party \(text)", saying: words)
        try office.refused(65, "explain open --party \(text)", saying: words)
      }
      try office.refused(65, "record consent open --by 日本国 --on 2021-01-01", saying: "seems to mean JP (Japan)")
      // Who has done nothing is no party, and is told so.
      #expect(try office.ok("status open --party ZZ").stdout.contains("not a party"))
    }
  }

  @Test("in a file, an addressee can be one whose consent stands further down")
  func addressee() throws {
    try session { office in
      let clauses = try office.write(Self.clauses, to: "open.yaml")
      let lines = [
        #"{"act":"consent","by":["JP","GR"],"on":"2020-01-01"}"#,
        #"{"act":"notice","by":"JP","to":["SE"],"delivered":"2021-01-01"}"#,
        #"{"act":"consent","by":["SE"],"on":"2020-02-01"}"#,
      ]
      let all = try office.write(lines.joined(separator: "\n"), to: "all.jsonl")
      try office.ok("compute --clauses \(clauses) --acts \(all) --on 2021-02-01")
      let some = try office.write(lines.dropLast().joined(separator: "\n"), to: "some.jsonl")
      try office.refused(65, "compute --clauses \(clauses) --acts \(some)", saying: "SE, to whom the notice goes")
    }
  }
}
