import Foundation
import TestKit
import Testing

/// What a treaty officer reads of a party that left and comes back, and of what is suspended and runs again.
@Suite struct ReturnTests {
  private static let pact = """
    agreement: pact
    title: {en: Pact, ja: 協定}
    nature: binding
    parties: [{id: A, name: {en: Aland}}, {id: B, name: {en: Bland}}, {id: C, name: {en: Cland}}]
    parent: {agreement: mother, article: {en: '9'}, says: {en: Both end.}, starts-not-before: no, ends-with: yes}
    start:
      article: {en: '1'}
      says: {en: Two.}
      rule: {threshold: {consents: 2}}
      for-party: {nth-day: 30, from: {day-of: consent}}
    withdrawal: {article: {en: '2'}, says: {en: Half a year.}, rule: {after: P6M, from: {day-of: notice}}}
    suspension: {article: {en: '3'}, says: {en: All.}, by: all}
    """

  private func life(_ check: (Session) throws -> Void) throws {
    try session { office in
      try office.write(Self.pact, to: "pact.yaml")
      try office.ok("agreement add \(office.path("pact.yaml"))")
      try office.ok("record consent pact --by A --by B --by C --on 2020-01-01")
      try check(office)
    }
  }

  @Test("a party that has left and consented again keeps its date of withdrawal, and its return is told")
  func again() throws {
    try life { office in
      try office.ok("record notice pact --by C --delivered 2020-03-01")
      try office.ok("record consent pact --by C --on 2021-01-01")
      for command in ["status pact", "termination-date pact", "list", "explain pact"] {
        let told = try office.ok("\(command) --party C --on 2021-01-10").stdout
        #expect(told.contains("1 September 2020"), "\(told)")
        #expect(!told.lowercased().contains("date of withdrawal: none"), "\(told)")
      }
      for command in ["status pact", "termination-date pact", "list"] {
        let told = try office.ok("\(command) --party C --on 2021-01-10").stdout
        #expect(told.contains("In force again for Cland from 31 January 2021"), "\(told)")
        let japanese = try office.ok("\(command) --party C --on 2021-01-10 --lang ja").stdout
        let isTold = japanese.contains(/Clandについては2021年(（令和3年）)?1月31日に再び効力を生ずる/)
        #expect(isTold, "\(japanese)")
      }
      let then = try office.ok("status pact --party C --on 2021-01-31").stdout
      #expect(then.contains("State: in force, since 31 January 2021"), "\(then)")
    }
  }

  @Test("diff calls the end of the agreement no withdrawal of anybody, and tells an accession and a leaving long past")
  func diffOfMembers() throws {
    try session { office in
      try office.write(Self.pact.replacing("parent:", with: "open-to: {en: all}\nparent:"), to: "pact.yaml")
      try office.ok("agreement add \(office.path("pact.yaml"))")
      try office.ok("record consent pact --by A --by B --by C --on 2020-01-01")
      try office.ok("record consent pact --by D --on 2020-02-01")
      try office.ok("record notice pact --by C --delivered 2020-03-01")
      let told = try office.ok("diff pact --known-at 2 --known-at 4 --on 2021-06-01").stdout
      #expect(told.contains("for D: none -> 2 March 2020"), "\(told)")
      #expect(told.contains("withdrawal of Cland: none -> 1 September 2020, fixed"), "\(told)")
      try office.ok("record agreed-date pact --by A --by B --by D --on 2021-01-01 --effective 2021-03-01")
      let ended = try office.ok("diff pact --known-at 4 --known-at 5 --on 2021-06-01").stdout
      #expect(ended.contains("-> 1 March 2021, fixed") && !ended.contains("withdrawal of"), "\(ended)")
    }
  }

  @Test("a start that moves to the day of one party is no loss of that party's start")
  func diffOfStarts() throws {
    try life { office in
      try office.ok("correct 2 --by A --reason wrong")
      try office.ok("record consent pact --by B --on 2020-03-01")
      try office.ok("record consent pact --by C --on 2020-05-01")
      try office.ok("correct 4 --on 2020-07-01 --reason wrong")
      let told = try office.ok("diff pact --known-at 5 --known-at 6").stdout
      #expect(told.contains("start: 1 March 2020 -> 1 May 2020"), "\(told)")
      #expect(told.contains("entry into force for Cland: 31 May 2020 -> 1 May 2020"), "\(told)")
      #expect(told.contains("entry into force for Bland: 1 March 2020 -> 31 July 2020"), "\(told)")
      #expect(!told.contains("none"), "\(told)")
    }
  }

  @Test("L28: who may have left is counted neither as bound nor as gone, and what counts from it says so")
  func contestedMember() throws {
    try life { office in
      try office.ok("record notice pact --by C --delivered 2020-03-01")
      try office.ok("record position pact --by A --party C --on 2020-03-02 --effective 2020-12-01")
      for (day, words) in [
        ("2020-08-31", "Bound (3): Aland, Bland and Cland."),
        ("2020-09-01", "Bound (2): Aland and Bland; undetermined for Cland."),
        ("2020-11-30", "Bound (2): Aland and Bland; undetermined for Cland."),
        ("2020-12-01", "Bound (2): Aland and Bland."),
      ] {
        let told = try office.ok("status pact --on \(day)").stdout
        #expect(told.contains(words), "\(day): \(told)")
        let own = try office.ok("status pact --party C --on \(day)").stdout
        #expect(own.contains("State: undetermined") == words.contains("undetermined"), "\(day): \(own)")
      }
      let deadline = try office.ok("status pact --party C --on 2020-03-03").stdout
      #expect(deadline.contains("revoke-by: 31 August 2020, as the clauses are computed"), "\(deadline)")
      let whatIf = try office.ok("correct 3 --delivered 2020-04-01 --reason wrong --dry-run").stdout
      #expect(whatIf.contains("1 October 2020 (as the clauses are computed)"), "\(whatIf)")
      let other = try office.ok("list --policy counting=include-first-day --on 2020-04-01").stdout
      #expect(other.contains("1 of 1 agreement ") && other.contains("31 August 2020 (as the clauses"), "\(other)")
      let explained = try office.ok("explain pact --party C --on 2020-04-01").stdout
      #expect(
        explained.contains("include-first-day → contested: 31 August 2020 (as the clauses are computed)"),
        "\(explained)")
      try office.refused(
        65, "record position pact --by A --party B --on 2019-12-01 --effective 2020-12-01", saying: "Bland")
    }
  }

  @Test("L25: of a joint act those are named who do not count for it")
  func uncounted() throws {
    try life { office in
      try office.ok("record notice pact --by C --delivered 2020-03-01")
      let told = try office.ok("record amendment pact --amendment 1 --by A --by B --by C --on 2021-01-01").stdout
      #expect(told.contains("Cland does not count for it, not being among the parties on that day"), "\(told)")
      for command in ["amendments", "history"] {
        #expect(try office.run("\(command) pact").stdout.contains("Cland does not count for it"))
      }
      let all = try office.ok("record amendment pact --amendment 2 --by A --by B --on 2021-01-01").stdout
      #expect(!all.contains("not count"), "\(all)")
    }
  }

  @Test("due tells the days of those who leave: the end, and until when the notice can be taken back")
  func dueOfLeaving() throws {
    try life { office in
      try office.ok("record notice pact --by C --delivered 2020-03-01")
      let run = try office.run("due --within P1Y", environment: ["DEPOSITARY_NOW": "2020-03-02T09:00:00Z"])
      let told = run.stdout
      #expect(run.status == 1 && told.contains("revoke-by") && told.contains("31 August 2020"), "\(told)")
    }
  }

  @Test("what ends the agreement is told as its termination also to a party, and what ends a membership as withdrawal")
  func whoseEnd() throws {
    try life { office in
      try office.ok("record notice pact --by A --dated 2020-03-01")
      try office.ok("record notice pact --by B --dated 2020-03-01")
      for (party, told) in [("C", "Date of termination: conditional"), ("A", "Date of withdrawal: conditional")] {
        let page = try office.ok("status pact --party \(party) --on 2020-04-01").stdout
        #expect(page.contains(told), "\(page)")
      }
      try office.ok("record agreed-date pact --by A --by B --by C --on 2020-05-01 --effective 2022-01-01")
      try office.ok("record notice pact --by C --delivered 2020-05-02")
      let explained = try office.ok("explain pact --party C --on 2020-06-01").stdout
      #expect(explained.contains("determined 1 January 2022 as the date of termination"), "\(explained)")
      #expect(explained.contains("written notice of withdrawal by Cland"), "\(explained)")
      let japanese = try office.ok("explain pact --party C --on 2020-06-01 --lang ja").stdout
      #expect(japanese.contains("が終了日を2022年"), "\(japanese)")
    }
  }

  @Test("L25: who leaves with the end of the parent agreement for it alone has left, and can consent again")
  func parent() throws {
    try life { office in
      try office.ok("record event pact --event parent-end --by C --on 2020-06-01")
      let told = try office.ok("status pact --on 2020-07-01").stdout
      #expect(told.contains("Bound (2): Aland and Bland."), "\(told)")
      try office.ok("record consent pact --by C --on 2020-08-01")
      #expect(try office.ok("status pact --on 2020-09-01").stdout.contains("Bound (3)"))
      try office.ok("record event pact --event parent-end --by B --on 2020-10-01")
      try office.ok("record event pact --event parent-end --by A --on 2020-11-01")
      let left = try office.ok("status pact --on 2020-12-01").stdout
      #expect(left.contains("State: terminated, since 1 November 2020"), "\(left)")
    }
  }

  @Test("L11, L25: all end the suspension that all decided; one of them alone has only done its part")
  func resumption() throws {
    try life { office in
      try office.ok("record suspension pact --by A --by B --by C --on 2020-06-01")
      let part = try office.ok("record resumption pact --by A --on 2020-07-01").stdout
      #expect(part.contains("pending: waits for Bland and Cland"), "\(part)")
      let pending = try office.ok("status pact --on 2020-07-02").stdout
      #expect(pending.contains("suspended since 1 June 2020"), "\(pending)")
      #expect(pending.contains("Pending: Aland decided on the resumption of the agreement"), "\(pending)")
      try office.ok("record resumption pact --by B --by C --on 2020-08-01")
      let runs = try office.ok("status pact --on 2020-08-02").stdout
      #expect(runs.contains("State: in force") && !runs.contains("Pending"), "\(runs)")
    }
  }

  @Test("L25: a suspended notice that runs again by itself says when, and does so")
  func byItself() throws {
    try session { office in
      try office.giveNotice()
      try office.ok("record suspension jp-us-tpd --by US --notice 3 --on 2026-01-20 --until 2026-02-20")
      let told = try office.ok("status jp-us-tpd --on 2026-01-25").stdout
      #expect(
        told.contains("the resumption of the notice (entry 3), which comes by itself on 20 February 2026"), "\(told)")
      let japanese = try office.ok("status jp-us-tpd --on 2026-01-25 --lang ja").stdout
      #expect(japanese.contains("2月20日に当然に再開"), "\(japanese)")
      let then = try office.ok("status jp-us-tpd --on 2026-02-20").stdout
      #expect(!then.contains("resumption of"), "\(then)")
    }
  }
}
