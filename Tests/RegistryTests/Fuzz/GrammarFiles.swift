import Agreements
import EventLog
import TestKit
import Testing

/// The agreements of the grammar: some as they are, some made so that few acts bring much about.
enum GrammarFiles {
  private static let clause = "article: {en: '1'}, says: {en: It is so.}"

  private static func made(_ name: String, _ parties: String, _ clauses: String) throws -> [Agreement] {
    try ["A treaty", "Another title"].map { title in
      try Fixture.agreement(
        yaml: "agreement: \(name)\ntitle: {en: \(title)}\nnature: binding\n\(parties)\n\(clauses)")
    }
  }

  static func agreements() throws -> [Agreement] {
    let listed =
      "parties: [{id: A, name: {en: Alpha}}, {id: B, name: {en: Beta}, zone: Asia/Tokyo}, {id: C, name: {en: Gamma}}]"
    let memorandum = try Fixture.agreement()
    let files =
      try [
        memorandum, memorandum, Fixture.memorandum(period: "P90D"),
        Fixture.agreement("agreements/us-kh-reciprocal-trade.yaml"),
        Fixture.agreement("agreements/new-york-convention.yaml"),
        // "unknown-zone" is taken by every door but that at which a person types.
        Fixture.agreement(
          yaml: Fixture.text("technology-prosperity-deal.yaml")
            .replacing("Asia/Tokyo", with: "Asia/Nowhere").replacing("jp-us-tpd", with: "unknown-zone")),
        // A name with a control character is taken by no door.
        Fixture.agreement(
          yaml: Fixture.text("technology-prosperity-deal.yaml")
            .replacing("en: Japan,", with: "en: \"Ja\\u001bpan\",").replacing("jp-us-tpd", with: "control")),
      ]
      + made(
        "league", listed,
        """
        start: {\(clause), rule: {threshold: {consents: 2}}, for-party: {day-of: consent}}
        amendment:
          {\(clause), binds: acceptors, by: acceptors, rule: {threshold: {consents: 2}}, for-party: {day-of: consent}}
        withdrawal: {\(clause), rule: {after: P6M, from: {day-of: notice}}}
        suspension: {\(clause), by: any}
        deadlines: [{what: report, \(clause), rule: {after: P1Y, from: {day-of: start}}}]
        """)
      + made(
        "open-pact", "open-to: {en: all States}\norgans: [{id: SEC, name: {en: Secretariat}}]",
        """
        start: {\(clause), rule: {threshold: {consents: 2}}, for-party: {after: P30D, from: {day-of: consent}}}
        amendment: {\(clause), by: SEC}
        withdrawal: {\(clause), rule: {agreed-or-else: {after: P1Y, from: {day-of: notice}}}}
        effects: [{what: duties, \(clause), rule: {after: P1M, from: {day-of: start}}}]
        """)
      + made(
        "term", listed,
        """
        start: {\(clause), rule: {day-of: last-signature}}
        duration:
          {\(clause), ends: {after: P1Y, from: {day-of: start}}, extension: by-agreement,
          renewal: {for: P1Y, notice: P3M}}
        amendment: {\(clause), binds: acceptors}
        termination: {\(clause), rule: {after: P6M, from: {day-of: notice}}}
        policies:
          agreed-date-bounds: {value: any, reason: {en: It says so.}}
          revocation: {value: with-consent-of-all, reason: {en: It says so.}}
        """)
    return try files.map { try Agreement(reading: asKept($0.file.short)) }
  }

  /// With its members in the order in which an entry holds them.
  private static func asKept(_ file: ClauseNode) throws -> ClauseNode {
    try #require(Wire.clauseFile(CanonicalJSON.value(of: Wire.clauseBytes(file))))
  }

  static func changes() throws -> [ClausesChange] {
    try [
      "termination: {\(clause), rule: {after: P1D, from: {day-of: notice}}}",
      "termination: {\(clause), rule: {agreed-or-else: {after: P60D, from: {day-of: notice}}}}",
      "withdrawal: {\(clause), rule: {after: P1D, from: {day-of: notice}}}",
      "deadlines: [{what: report, \(clause), rule: {after: P2Y, from: {day-of: start}}}]",
      "effects: [{what: duties, \(clause), rule: {after: P3M, from: {day-of: start}}}]",
    ].map { try ClausesChange(reading: asKept(Fixture.change($0).file)) }
  }
}

extension ClauseNode {
  /// With what it says in a few words: a short file is read the sooner.
  fileprivate var short: ClauseNode {
    switch content {
    case .text(let text): ClauseNode(.text(text.utf8.count > 40 ? "It is so." : text))
    case .list(let nodes): ClauseNode(.list(nodes.map(\.short)))
    case .map(let members):
      ClauseNode(
        .map(
          members.filter { !["concordance", "source"].contains($0.name) }.map {
            Member(key: $0.key, value: $0.value.short)
          }))
    }
  }

}
