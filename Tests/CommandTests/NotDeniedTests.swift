import Foundation
import TestKit
import Testing

/// No false accusation, and nothing passed over in silence.
@Suite struct NotDeniedTests {
  @Test("diff goes from the earlier point to the later, in whatever order they are given")
  func diff() throws {
    try session { office in
      try office.sign()
      try office.ok("record notice jp-us-tpd --by US --delivered 2026-01-15")
      let forward = try office.ok("diff jp-us-tpd --known-at 2 --known-at 3").stdout
      #expect(try office.ok("diff jp-us-tpd --known-at 3 --known-at 2").stdout == forward)
      #expect(forward.contains("14 July 2026"))
    }
  }

  @Test("a checkpoint of another record is said to be that")
  func otherRecord() throws {
    try session { office in
      try office.ok("agreement add \(Fixture.deal)")
      try #require(try office.shell("cp register.sqlite theirs.sqlite").status == 0)
      let theirs = [
        "DEPOSITARY_REGISTER": office.path("theirs.sqlite"), "DEPOSITARY_KEY": office.path("their-key"),
      ]
      let own = try #require(try office.ok("key generate a.example/t").lines.first { $0.contains("+") })
      let their = try #require(
        try office.ok("key generate b.example/t", environment: theirs).lines.first { $0.contains("+") })
      try office.ok("key trust \(their)")
      try office.ok("bundle send \(office.path("b.tar"))", environment: theirs)
      try office.ok("bundle receive \(office.path("b.tar")) --receipt \(office.path("b.receipt"))")
      try office.ok("record signature jp-us-tpd --by JP --by US --on 2025-10-28")
      try office.ok("checkpoint sign")
      try office.write(try office.ok("prove growth 1").stdout, to: "growth.proof")
      let check = "check \(office.path("growth.proof")) --checkpoint \(office.path("b.receipt")) --key \(own)"
      let answer = try office.run(check)
      #expect(answer.status == 1, "\(answer)")
      #expect(answer.stdout.contains("the older checkpoint is of another record, b.example/t"), "\(answer)")
    }
  }

  private static let acceptors = """
    agreement: open
    title: {en: Open convention}
    nature: binding
    open-to: {en: all}
    start:
      article: {en: '1'}
      says: {en: On the second deposit.}
      rule: {threshold: {consents: 2}}
      for-party: {day-of: consent}
    amendment:
      article: {en: '2'}
      says: {en: For those who accept.}
      by: acceptors
      binds: acceptors
      rule: {threshold: {consents: 2}}
      for-party: {day-of: consent}
    """

  @Test("L24: the audit tells whom an amendment binds that binds its acceptors, and since when")
  func bound() throws {
    try session { office in
      try office.write(Self.acceptors, to: "open.yaml")
      try office.ok("agreement add \(office.path("open.yaml"))")
      for party in ["A", "B", "C", "D"] { try office.ok("record consent open --by \(party) --on 2020-01-01") }
      for (party, day) in [("A", "2021-01-01"), ("B", "2021-02-01"), ("C", "2021-03-01")] {
        try office.ok("record amendment open --by \(party) --amendment 1 --on \(day)")
      }
      let told = "binds A and B since 1 February 2021; C since 1 March 2021"
      #expect(try office.run("amendments open --on 2022-01-01").stdout.contains(told))
      #expect(try !office.run("amendments open --on 2021-02-10").stdout.contains("C since"))
      let json = try office.json("amendments open --on 2022-01-01")
      #expect(json["amendments.0.binds.2.party"] == "C" && json["amendments.0.binds.2.since"] == "2021-03-01")
    }
  }

  @Test("who has accepted an amendment is told before the day from which it binds; differing acceptances are told so")
  func boundLater() throws {
    try session { office in
      let clauses =
        Self.acceptors.dropLast("{day-of: consent}".count)
        + "{after: P30D, from: {day-of: consent}}\norgans: [{id: desk, name: {en: The desk}}]"
      try office.write(String(clauses), to: "open.yaml")
      try office.ok("agreement add \(office.path("open.yaml"))")
      for party in ["A", "B", "C", "D"] { try office.ok("record consent open --by \(party) --on 2020-01-01") }
      for (party, day) in [("A", "2021-01-01"), ("B", "2021-02-01"), ("C", "2021-03-01")] {
        try office.ok("record amendment open --by \(party) --amendment 1 --on \(day)")
      }
      try office.refused(
        65, "record consent open --by desk --on 2021-01-01", saying: "desk is an organ of the agreement")
      let told = try office.run("amendments open --on 2021-03-10").stdout
      #expect(told.contains("C from 31 March 2021"), "\(told)")
      try office.ok("record amendment open --by A --amendment 2 --on 2022-01-01")
      try office.ok("record amendment open --by B --amendment 2 --on 2022-02-01 --effective 2023-01-01 --as-received")
      let differing = try office.run("amendments open --on 2022-03-01").stdout
      #expect(
        differing.contains("the acceptances of A and B are not the same, and do not count together"), "\(differing)")
    }
  }

  @Test("L27: explain cites the clause on the term that it tells, and the one under which it is suspended")
  func clausesTold() throws {
    try session { office in
      try office.write(
        """
        agreement: loan
        title: {en: Loan, ja: 貸与}
        nature: binding
        parties: [{id: A, name: {en: Alpha}}, {id: B, name: {en: Beta}}]
        start: {article: {en: Article 6}, says: {en: On signature.}, rule: {day-of: last-signature}}
        duration:
          article: {en: Article 7}
          says: {en: Two years.}
          ends: {after: P2Y, from: {day-of: start}}
        termination: {article: {en: Article 8}, says: {en: A month.}, rule: {after: P1M, from: {day-of: notice}}}
        suspension: {article: {en: Article 9}, says: {en: Either.}, by: any}
        """, to: "loan.yaml")
      try office.ok("agreement add \(office.path("loan.yaml"))")
      try office.ok("record signature loan --by A --by B --on 2025-01-10")
      try office.ok("record notice loan --by A --delivered 2025-02-10")
      let term = try office.ok("explain loan --on 2025-02-20").stdout
      #expect(term.contains("First term until") && term.contains("Article 7") && term.contains("Article 8"), "\(term)")
      #expect(!term.contains("Article 9"), "\(term)")
      try office.ok("record suspension loan --by B --on 2025-02-21")
      let suspended = try office.ok("explain loan --on 2025-02-22").stdout
      #expect(suspended.contains("Article 9"), "\(suspended)")
    }
  }

  @Test("list tells those of one party, and says where there is none")
  func list() throws {
    try session { office in
      try office.sign()
      #expect(try office.ok("list --party JP").stdout.contains("jp-us-tpd"))
      #expect(try office.ok("list --party FR").stdout == "FR is a party of no agreement in the register.\n")
      #expect(try office.ok("list --party FR --json").stdout == "[]\n")
      let then = try office.ok("list --as-known-at 2020-01-01T00:00Z --lang ja").stdout
      #expect(then == "記録された協定はない。\n")
      try office.refused(
        66, "status jp-us-tpd --as-known-at 2020-01-01T00:00Z",
        saying: "did not know jp-us-tpd yet: its first entry is 1")
    }
  }

  @Test("an annulled clause file: what goes is said, and the history stays")
  func clauseFile() throws {
    try session { office in
      try office.sign()
      let annulled = try office.ok("annul 1 --reason wrong").stdout
      #expect(annulled.contains("the clause file of jp-us-tpd is gone, and with it every answer"))
      try office.refused(66, "status jp-us-tpd", saying: "was annulled by entry 3")
      #expect(try office.ok("history jp-us-tpd").stdout.contains("signature"))
      #expect(try office.ok("status jp-us-tpd --as-known-at 2").stdout.contains("operative"))
    }
  }

  @Test("a file that is there is replaced with --force alone")
  func files() throws {
    try session { office in
      try office.ok("key generate a.example/t")
      try office.sign()
      let bundle = try office.write("mine", to: "record.tar")
      try office.refused(64, "bundle send \(bundle)", saying: "There is a file \(bundle) already; with --force")
      #expect(try String(contentsOfFile: bundle, encoding: .utf8) == "mine")
      try office.ok("bundle send \(bundle) --force")
      let text = try office.write("a note", to: "note.txt")
      try office.ok("record notice jp-us-tpd --by US --delivered 2026-01-15 --document \(text)")
      let hash = try office.ok("document list --json").stdout.split(separator: "\"").first { $0.count == 64 } ?? ""
      try office.refused(64, "document export \(hash) --output \(text)", saying: "with --force it is replaced")
      try office.ok("document export \(hash) --output \(text) --force")
    }
  }
}
