import Foundation
import TestKit
import Testing

/// The drafts of a notice and of a depositary's notification: what they say is what the record then says.
@Suite struct DraftTests {
  private static let pact = """
    agreement: pact
    title: {en: "Pact *of* <script>alert(1)</script> [a](b) | c", ja: "協定 <b>"}
    nature: binding
    open-to: {en: all States}
    parties: [{id: A, name: {en: "# Aland"}}, {id: B, name: {en: "1. Bland"}}, {id: C, name: {en: Cland}}]
    start:
      article: {en: '1'}
      says: {en: "Two, and a day_of_30."}
      rule: {threshold: {consents: 2}}
      for-party: {nth-day: 30, from: {day-of: consent}}
    withdrawal:
      article: {en: '2'}
      says: {en: Half a year.}
      notice-from: {after: P1Y, from: {day-of: start-for-party}}
      rule: {after: P6M, from: {day-of: notice}}
    """

  private func life(_ check: (Session) throws -> Void) throws {
    try session { office in
      try office.write(Self.pact, to: "pact.yaml")
      try office.ok("agreement add \(office.path("pact.yaml"))")
      try office.ok("record consent pact --by A --by B --on 2020-01-01")
      try office.ok("record consent pact --by C --kind accession --on 2020-06-01")
      try check(office)
    }
  }

  @Test("the day in a draft is the one that the notice brings once it is recorded")
  func days() throws {
    try life { office in
      try office.ok("agreement add \(Fixture.deal)")
      try office.ok("record signature jp-us-tpd --by JP --by US --on 2025-10-28")
      for (agreement, party, day) in [
        ("pact", "A", "2021-03-01"), ("pact", "A", "2024-08-31"), ("pact", "C", "2021-07-01"),
        ("jp-us-tpd", "US", "2026-01-15"), ("jp-us-tpd", "JP", "2026-09-01"),
      ] {
        let draft = try office.json("draft notice \(agreement) --by \(party) --on \(day)")
        let recorded = try office.json("record notice \(agreement) --by \(party) --delivered \(day) --dry-run")
        let end = draft["firstDayWithout"]
        #expect(end != nil)
        if agreement == "pact" {
          let leaving = try recorded.parts("after.leaving").first { $0["party"] == party }
          #expect(leaving?["firstDayWithout"] == end, "\(agreement), \(party), \(day)")
        } else {
          #expect(recorded["after.termination.firstDayWithout"] == end, "\(agreement), \(party), \(day)")
        }
        let text = try office.ok("draft notice \(agreement) --by \(party) --on \(day)").stdout
        #expect(text.hasPrefix("# Draft: notice of ") && text.contains("delivered on"), "\(text)")
        let japanese = try office.ok("draft notice \(agreement) --by \(party) --on \(day) --lang ja").stdout
        #expect(japanese.contains("に手交された場合には"), "\(japanese)")
      }
    }
  }

  @Test("a notice without effect, and one of a party that is not bound, is not drafted")
  func refusals() throws {
    try life { office in
      try office.refused(
        65, "draft notice pact --by A --on 2020-12-01", saying: "no notice can be given before 1 January")
      try office.refused(65, "draft notice pact --by C --on 2020-06-10", saying: "Cland is not among those bound")
      try office.refused(65, "draft notice pact --by a --on 2021-06-10", saying: "seems to mean A")
      try office.refused(66, "draft notice nothing --by A", saying: "nothing")
      try office.refused(64, "draft notice pact", saying: "--by")
      try office.refused(64, "draft", saying: "notice, notification")
      try office.refused(65, "draft notification pact --entry 1", saying: "Entry 1 is no act")
      try office.refused(64, "draft notification pact --entry x", saying: "no number of an entry")
    }
  }

  @Test("a notification tells for whom the agreement is in force by the act, and since when")
  func notification() throws {
    try life { office in
      let first = try office.ok("draft notification pact --entry 2").stdout
      for line in [
        "Entry into force: 1 January 2020", "In force for \\# Aland from 1 January 2020",
        "In force for 1\\. Bland from 1 January 2020",
      ] {
        #expect(
          first.contains("\n- \(line)".replacing("for \\#", with: "for #").replacing("1\\.", with: "1.")), "\(first)")
      }
      let second = try office.ok("draft notification pact --entry 3").stdout
      #expect(second.contains("\n- In force for Cland from 1 July 2020\n"), "\(second)")
      #expect(!second.contains("Aland from"), "\(second)")
      try office.ok("record notice pact --by A --delivered 2021-03-01")
      let leaving = try office.ok("draft notification pact --entry 4 --on 2021-04-01").stdout
      #expect(leaving.contains("\n- Withdrawal of # Aland: 1 September 2021, fixed"), "\(leaving)")
      #expect(leaving.contains("- Clause: 2: Half a year."), "\(leaving)")
    }
  }

  @Test("no text of a clause file is read as markup")
  func hostile() throws {
    try life { office in
      for command in ["draft notice pact --by A --on 2021-03-01", "draft notification pact --entry 2"] {
        let told = try office.ok(command).stdout
        #expect(told.contains("Pact \\*of\\* \\<script>alert(1)\\</script> \\[a\\](b) \\| c"), "\(told)")
        #expect(!told.contains(/(^|[^\\])[<*\[|]/), "\(told)")
        #expect(!told.contains(/\n(#|1\.) [AB]land/), "\(told)")
      }
    }
  }
}
