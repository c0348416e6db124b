@testable import Agreements
import Presentation
import TestKit
import Testing

/// `clauses show` reads a clause file back so that it can be compared with the text: what it does not tell, nobody
/// compares.
struct ClausesReadBackTests {
  @Test("each value of a clause file is read back, in both languages: another value reads otherwise")
  func everything() throws {
    let file = try node(Self.file)
    let told = try text(file)
    var count = 0
    for leaf in leaves(file, []) {
      let key = leaf.path.last { Int($0) == nil } ?? ""
      let place = "\(leaf.path.joined(separator: ".")) = \(leaf.text)"
      let other = try #require(Self.another(key, leaf.text, leaf.path), "no other value is known for \(place)")
      let changed: (en: String, ja: String)
      do {
        changed = try text(replaced(file, leaf.path[...], by: other))
      } catch {
        // The clause on amendments names the organ; only a year begins on another day.
        #expect(["organs.0.id = council", "duration.ends.last-day-of = year"].contains(place), "\(place): \(error)")
        continue
      }
      count += 1
      if key != "ja" { #expect(changed.en != told.en, "\(place) reads as \(other)") }
      if key != "en" { #expect(changed.ja != told.ja, "\(place) reads in Japanese as \(other)") }
    }
    #expect(count > 100)
  }

  @Test("the clause file that is read back has every form of rule")
  func forms() {
    for key in dateRuleForms.flatMap({ $0.keys }) {
      #expect(Self.file.contains("\(key):"), "\(key) is never read back")
    }
  }

  private func node(_ yaml: String) throws -> ClauseNode { try ClauseFile.tree(of: Array(yaml.utf8)) }

  private func text(_ file: ClauseNode) throws -> (en: String, ja: String) {
    let agreement = try Agreement(reading: file)
    return (
      ClausesReport(agreement, .en).page.text(width: nil, isStyled: false),
      ClausesReport(agreement, .ja).page.text(width: nil, isStyled: false)
    )
  }

  private func leaves(_ node: ClauseNode, _ path: [String]) -> [(path: [String], text: String)] {
    switch node.content {
    case .text(let text): [(path, text)]
    case .list(let items): items.enumerated().flatMap { leaves($1, path + [String($0)]) }
    case .map(let members): members.flatMap { leaves($0.value, path + [$0.name]) }
    }
  }

  private func replaced(_ node: ClauseNode, _ path: ArraySlice<String>, by text: String) -> ClauseNode {
    guard let first = path.first else { return ClauseNode(.text(text)) }
    switch node.content {
    case .text: return node
    case .list(let items):
      return ClauseNode(
        .list(items.enumerated().map { String($0) == first ? replaced($1, path.dropFirst(), by: text) : $1 }))
    case .map(let members):
      return ClauseNode(
        .map(
          members.map {
            $0.name == first
              ? ClauseNode.Member(key: $0.key, value: replaced($0.value, path.dropFirst(), by: text)) : $0
          }))
    }
  }

  /// Another value that the file can have in this place.
  private static func another(_ key: String, _ text: String, _ path: [String]) -> String? {
    if let other = words[key]?[text] { return other }
    if path.contains("groups") { return path.contains("some") ? "C" : "A" }
    if path.contains("including") { return "A" }
    if path.suffix(3).contains("parties"), path.contains("weights") { return "7" }
    switch key {
    case "agreement", "en", "ja", "id", "event", "what", "certified-as", "fr": return text + "x"
    case "zone": return "Europe/Paris"
    case "authentic-languages": return "fr"
    case "of", "weight": return key == "of" ? "others" : "assets"
    case "after", "before", "for", "notice": return "P7" + text.suffix(1)
    case "date", "from": return "2031-02-02"
    case "yearly", "cut-off", "year-begins": return "11-11"
    case "share": return "5/6"
    default: return Int(text).map { $0 == 2 ? "3" : "2" }
    }
  }

  private static let words: [String: [String: String]] = [
    "nature": ["binding": "non-binding"], "gives": ["first-day": "last-day", "last-day": "first-day"],
    "starts-not-before": ["yes": "no"], "ends-with": ["yes": "no"], "first-parties": ["start": "threshold"],
    "extension": ["by-agreement": "none"], "binds": ["acceptors": "all"], "allowed": ["with-consent-of-all": "never"],
    "counting": ["include-first-day": "nth-day-after", "day-after-expiry": "include-first-day"],
    "missing-day": ["overflow": "clamp"], "last-day": ["anniversary": "safe"], "first-day-of": ["month": "year"],
    "last-day-of": ["year": "month", "month": "year"], "by": ["any": "all", "council": "all"],
    "earliest": ["dated": "dispatched"],
    "latest": ["delivered": "received"], "certified-by": ["nobody": "somebody"], "value": ["received": "dated"],
    "day-of": [
      "last-consent": "last-signature", "consent": "start", "named-day": "consent", "start": "start-for-party",
      "notice": "named-day", "end": "term-end", "adoption": "start", "term-end": "end", "parent-end": "end",
    ],
  ]

  /// Every key of a clause file.
  private static let file = """
    agreement: all-keys
    title: {en: All keys, ja: 全ての項目}
    nature: binding
    source: {en: Made for a test, ja: 試験用}
    authentic-languages: [en]
    open-to: {en: All States, ja: 全ての国}
    parties:
      - {id: A, name: {en: A-land, ja: A国}, zone: Asia/Tokyo, acting-through: {en: Ministry, ja: 省}}
      - {id: B, name: {en: B-land, ja: B国}, renamed: [{from: 2030-01-01, en: New B-land, ja: 新B国}]}
      - {id: C, name: {en: C-land, ja: C国}}
    organs: [{id: council, name: {en: Council, ja: 理事会}}]
    groups: {some: [A, B], others: [B, C]}
    weights: {tonnage: {total: 100, parties: {A: 10, B: 20}}, assets: {parties: {A: 1, B: 2}}}
    parent: {agreement: mother, article: {en: Art 0}, says: {en: P.}, starts-not-before: yes, ends-with: yes}
    start:
      article: {en: Art 1, ja: 第1条, fr: Article premier}
      says: {en: S., ja: 始。}
      rule:
        latest-of:
          - {threshold: {consents: 5, of: some, including: [B], certified-as: one}}
          - {threshold: {share: 3/4, weight: tonnage}}
          - {event: progress, certified-by: nobody}
          - {date: 2030-01-01}
          - {first-day-of: month, number: 5, from: {day-of: last-consent}}
          - {last-day-of: month, number: 1, from: {day-of: last-consent}}
          - {rule: {day-of: last-consent}, not-before: {date: 2030-01-01}}
      for-party: {after: P3M, from: {day-of: consent}, missing-day: overflow, counting: include-first-day}
      first-parties: start
      succession: {nth-day: 30, from: {day-of: named-day}}
    duration:
      article: {en: Art 2}
      says: {en: D.}
      gives: last-day
      ends: {last-day-of: year, number: 1, year-begins: 04-01, from: {day-of: start}}
      extension: by-agreement
      renewal: {for: P1Y, notice: P6M, last-day: anniversary, times: 5}
    amendment:
      article: {en: Art 3}
      says: {en: A.}
      by: council
      binds: acceptors
      rule: {after: P1Y, from: {day-of: adoption}}
      for-party: {nth-day: 10, from: {day-of: consent}}
    withdrawal:
      article: {en: Art 4}
      says: {en: W.}
      gives: last-day
      rule: {agreed-or-else: {named-or-else: {yearly: 06-30, cut-off: 01-01, from: {day-of: notice}}}}
      notice-from: {after: P2Y, from: {day-of: start}}
      ends-below: 5
      concordance:
        - {words: {en: delivered, ja: 手交}, remark: {en: Differs., ja: 異なる。}, days: {earliest: dated, latest: delivered}}
    revocation: {article: {en: Art 5}, says: {en: R.}, allowed: with-consent-of-all}
    suspension: {article: {en: Art 6}, says: {en: U.}, by: any}
    effects:
      - what: first
        article: {en: Art 7}
        says: {en: E.}
        gives: first-day
        rule:
          rule: {after: P1M, from: {day-of: start}}
          provided: {event: paid}
          otherwise: {nth-day: 9, from: {day-of: start}}
      - what: second
        article: {en: Art 8}
        says: {en: F.}
        rule: {rule: {nth-day: 9, from: {day-of: start}}, unless: {event: objection}, until: {event: settled}}
    survival:
      - what: claims
        article: {en: Art 9}
        says: {en: C.}
        gives: last-day
        rule:
          earliest-of:
            - {later-if-named: {after: P2Y, from: {day-of: end}, counting: day-after-expiry}}
            - {date: 2040-01-01}
    deadlines:
      - what: registration
        article: {en: Art 10}
        says: {en: G.}
        rule: {before: P90D, from: {date: 2030-01-01}, last-day: anniversary, missing-day: overflow}
    policies:
      notice-counts-from: {value: received, reason: {en: Because, ja: 理由}, chosen-by: {en: Us, ja: 我々}}
    """
}
