import Foundation
import TestKit
import Testing

/// `list`: which agreements it tells, and in which order.
@Suite struct ListTests {
  private static func pact(_ id: String, _ nature: String, ends: String) -> String {
    """
    agreement: \(id)
    title: {en: Pact \(id), ja: 協定\(id)}
    nature: \(nature)
    parties: [{id: A, name: {en: Alpha}}, {id: B, name: {en: Beta}}]
    start: {article: {en: '1'}, says: {en: On signature.}, rule: {day-of: last-signature}}
    duration: {article: {en: '2'}, says: {en: Until then.}, ends: {date: \(ends)}}

    """
  }

  private func portfolio(_ check: (Session) throws -> Void) throws {
    try session { office in
      for (id, nature, ends, signed) in [
        ("zeta", "binding", "2026-03-01", "2025-05-01"), ("alpha", "non-binding", "2027-01-01", "2025-07-01"),
        ("beta", "binding", "2025-12-01", "2025-06-01"), ("open", "binding", "2030-01-01", ""),
      ] {
        try office.write(Self.pact(id, nature, ends: ends), to: "\(id).yaml")
        try office.ok("agreement add \(office.path("\(id).yaml"))")
        if !signed.isEmpty { try office.ok("record signature \(id) --by A --by B --on \(signed)") }
      }
      try check(office)
    }
  }

  @Test(
    "what is listed fits all that was asked for, in the order asked for",
    arguments: [
      ("", ["zeta", "alpha", "beta", "open"]), ("--state operative", ["zeta", "alpha"]),
      ("--state operative --state ended", ["zeta", "alpha", "beta"]), ("--state ended --nature non-binding", []),
      ("--nature non-binding", ["alpha"]), ("--text ZET", ["zeta"]), ("--text 協定b", ["beta"]),
      ("--ends-within P28D", ["zeta"]), ("--ends-within P27D", []), ("--ends-within P1Y", ["zeta", "alpha"]),
      ("--ends-within P1Y --nature binding", ["zeta"]), ("--sort agreement", ["alpha", "beta", "open", "zeta"]),
      ("--sort title", ["alpha", "beta", "open", "zeta"]), ("--sort start", ["zeta", "beta", "alpha", "open"]),
      ("--sort end", ["beta", "zeta", "alpha", "open"]), ("--party A --state awaiting-signatures", ["open"]),
    ])
  func filters(options: String, listed: [String]) throws {
    try portfolio { office in
      let text = try office.ok("list --on 2026-02-01 \(options)").stdout
      let names = text.split(separator: "\n").filter { !$0.hasPrefix(" ") }.map { String($0.prefix { $0 != " " }) }
      #expect(listed.isEmpty ? text.contains("No agreement on record fits") : names == listed, "\(options): \(text)")
      let json = try office.ok("list --on 2026-02-01 \(options) --json").stdout
      let told = json.matches(of: /"agreement": ?"(\w+)"/).map { String($0.1) }
      #expect(told == listed, "\(json)")
    }
  }

  @Test("a word that is no state, nature or order is refused with those there are")
  func refusals() throws {
    try portfolio { office in
      try office.refused(64, "list --state operatve", saying: "did you mean \"operative\"")
      try office.refused(64, "list --nature soft", saying: "non-binding")
      try office.refused(64, "list --sort size", saying: "agreement")
      try office.refused(65, "list --ends-within soon", saying: "soon")
    }
  }
}
