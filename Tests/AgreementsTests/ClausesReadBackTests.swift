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
        let isOfYear = place.hasSuffix("day-of = year") && path(leaf.path, hasBeside: "year-begins", in: file)
        #expect(isOfYear || place == "organs.0.id = council", "\(place): \(error)")
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

  /// A key that stands in the file, the map that it is a key of, and where it stands.
  private typealias Given = (map: ClauseMap, key: ClauseKey, path: [String])

  @Test("the clause file that is read back has every key of every map")
  func keys() throws {
    let given = given(try node(Self.file), as: .map(Agreement.map), at: [])
    let found = Set(given.map { "\($0.map.name): \($0.key.name)" })
    // These keys have a second name.
    let others = ["modification", "termination", "discontinuation"]
    let maps = Dictionary(given.map { ($0.map.name, $0.map) }) { first, _ in first }.values
    for map in maps {
      // The policy on revocation stands instead of a clause on it.
      let left = [Agreement.map.name: others, ClauseMap.policies.name: ["revocation"]][map.name] ?? []
      for key in map.keys where !left.contains(key.name) {
        #expect(found.contains("\(map.name): \(key.name)"), "no \(key.name) in a map \(map.name)")
      }
    }
    for map in ClauseMap.rules + ClauseMap.outermostRules {
      #expect(found.contains { $0.hasPrefix("\(map.name): ") }, "no map \(map.name)")
    }
  }

  @Test("a key that its map calls needed cannot be left out, and one that it calls optional can")
  func presence() throws {
    let file = try node(Self.file)
    for (map, key, path) in given(file, as: .map(Agreement.map), at: []) {
      let place = (path + [key.name]).joined(separator: ".")
      let without = Result { try Agreement(reading: removed(file, (path + [key.name])[...])) }
      if key.presence == .needed {
        #expect(throws: (any Error).self, "\(map.name) without \(place)") { try without.get() }
      } else if !["groups", "weights", "organs", "parties", "open-to"].contains(place) {
        // Those five are named elsewhere in the file, or one stands for the other.
        #expect(throws: Never.self, "\(map.name) without \(place)") { try without.get() }
      }
    }
  }

  private func given(_ node: ClauseNode, as value: ClauseValue, at path: [String]) -> [Given] {
    switch (value, node.content) {
    case (.map(let map), .map(let members)):
      return members.flatMap { member -> [Given] in
        guard let key = map.keys.first(where: { $0.name == member.name }) else { return [] }
        return [(map, key, path)] + given(member.value, as: key.value, at: path + [member.name])
      }
    case (.oneOf(let maps), .map(let members)):
      let names = Set(members.map(\.name))
      let map = maps.first { names.isSubset(of: $0.names) && Set($0.needed).isSubset(of: names) }
      return map.map { given(node, as: .map($0), at: path) } ?? []
    case (.known("rule"), _), (.known("ruleOfEnding"), _):
      return given(node, as: .oneOf(ClauseMap.rules + ClauseMap.outermostRules), at: path)
    case (.known("rules"), .list(let items)), (.list(.known("rule")), .list(let items)):
      return items.enumerated().flatMap { given($1, as: .rule, at: path + [String($0)]) }
    case (.list(let item), .list(let items)):
      return items.enumerated().flatMap { given($1, as: item, at: path + [String($0)]) }
    case (.named(_, let value), .map(let members)):
      return members.flatMap { given($0.value, as: value, at: path + [$0.name]) }
    default: return []
    }
  }

  private func removed(_ node: ClauseNode, _ path: ArraySlice<String>) -> ClauseNode {
    guard let first = path.first else { return node }
    switch node.content {
    case .text: return node
    case .list(let items):
      return ClauseNode(
        .list(items.enumerated().map { String($0) == first ? removed($1, path.dropFirst()) : $1 }))
    case .map(let members):
      return ClauseNode(
        .map(
          members.compactMap { member in
            guard member.name == first else { return member }
            guard path.count > 1 else { return nil }
            return ClauseNode.Member(key: member.key, value: removed(member.value, path.dropFirst()))
          }))
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

  private func path(_ path: [String], hasBeside key: String, in file: ClauseNode) -> Bool {
    leaves(file, []).contains { $0.path == path.dropLast() + [key] }
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
    if key == "value", text == "any" { return path.contains("form-of-notice") ? "written" : "not-before-agreed" }
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
    "missing-day": ["overflow": "clamp"], "last-day": ["anniversary": "safe"],
    "first-day-of": ["month": "year", "year": "month"],
    "last-day-of": ["year": "month", "month": "year"], "by": ["any": "all", "council": "all"],
    "earliest": ["dated": "dispatched"],
    "latest": ["delivered": "received"], "certified-by": ["nobody": "somebody"],
    "value": [
      "received": "dated", "Asia/Tokyo": "Europe/Paris", "nth-day-after": "day-after-expiry", "clamp": "overflow",
      "never": "next-working-day weekends", "anew": "never", "latest-given": "earliest-effect",
      "next-day": "agreed-day",
      "falls-with-last-notice": "holds", "as-amended": "as-given",
    ],
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
          - {threshold: {share: 3/4, weight: tonnage, of: some, including: [B], certified-as: three}}
          - {threshold: {share: 1/2, of: some, including: [B], certified-as: two}}
          - {event: progress, certified-by: nobody}
          - {date: 2030-01-01}
          - {first-day-of: month, number: 5, from: {day-of: last-consent}}
          - {first-day-of: year, number: 1, year-begins: 04-01, from: {day-of: last-consent}}
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
      form-of-notice: {value: any, reason: {en: R1}}
      civil-day-of: {value: Asia/Tokyo, reason: {en: R2}}
      counting: {value: nth-day-after, reason: {en: R3}}
      missing-day: {value: clamp, reason: {en: R4}}
      rest-days: {value: never, reason: {en: R5}}
      revived-notice: {value: anew, reason: {en: R6}}
      several-notices: {value: latest-given, reason: {en: R7}}
      agreed-date-alone: {value: falls-with-last-notice, reason: {en: R8}}
      agreed-date-bounds: {value: any, reason: {en: R9}}
      amendment-effect: {value: next-day, reason: {en: R10}}
      clauses-for-notice: {value: as-amended, reason: {en: R11}}
    """
}

extension ClauseMap {
  fileprivate var needed: [String] { keys.filter { $0.presence == .needed }.map(\.name) }
}
