import Agreements
import CivilDate
import EventLog
import Foundation
import Presentation
import TestKit
import Testing

/// What a bundle changes is shown before it is taken, also what no status on the days of its acts would tell.
struct AnswerChangesTests {
  private static let clause = "article: {en: '1'}, says: {en: It is so.}"

  private static func treaty(_ clauses: String) throws -> Agreement {
    try Fixture.agreement(
      yaml: """
        agreement: a-b
        title: {en: A treaty}
        nature: binding
        parties: [{id: A, name: {en: Alpha}}, {id: B, name: {en: Beta}}]
        start: {\(clause), rule: {day-of: last-signature}}
        \(clauses)
        """)
  }

  /// Asked on 1 September 2026, of an agreement that A and B signed on 10 January 2025.
  private func changes(_ agreement: Agreement, _ contents: [EntryContent], new: Int) throws -> AnswerChanges {
    let signature = ActContent.signature(on: .day(day("2025-01-10")))
    let all: [EntryContent] = [
      .fact(.agreement(agreement, Evidence())), .fact(.act(by: agreement.parties.map(\.id), signature, Evidence())),
    ]
    let entries = try (all + contents).enumerated().map { index, content in
      Entry(
        number: entry(Int64(index + 1)), agreement: agreement.id,
        recording: Recording(
          at: try #require(Instant(milliseconds: 1_788_000_000_000)), clock: .given, by: .open("tester")),
        content: content)
    }
    return try #require(
      AnswerChanges(
        before: AgreementRecord(entries.dropLast(new)), after: AgreementRecord(entries), today: day("2026-09-01")))
  }

  private func amendment(
    _ id: String, by: [String], on: String, effective: String? = nil, clauses: ClausesChange? = nil
  ) -> EntryContent {
    let decision = AmendmentDecision(
      amendment: AmendmentID(id)!, effective: effective.map(day), title: nil, clauses: clauses)
    return .fact(.act(by: by.map(party), .amendment(decision, on: .day(day(on))), Evidence()))
  }

  @Test("L2, L24: an amendment that leaves the final clauses alone comes into force")
  func amendmentWithoutClauses() throws {
    let changes = try changes(Fixture.agreement(), [amendment("A1", by: ["JP", "US"], on: "2026-03-05")], new: 1)
    #expect(!changes.isEmpty)
    #expect(changes.amendments.map(\.words) == ["A1: never -> 2026-03-05"])
    let proposed = try self.changes(Fixture.agreement(), [amendment("A1", by: ["JP"], on: "2026-03-05")], new: 1)
    #expect(proposed.isEmpty)
  }

  @Test("L13, L25: a notice by somebody who has not consented, whose counting day is not recorded")
  func strangersNotice() throws {
    let agreement = try Self.treaty(
      """
      open-to: {en: all States}
      withdrawal: {\(Self.clause), rule: {after: P1Y, from: {day-of: notice}}}
      """)
    let days = try #require(NoticeDays(dated: .day(day("2026-03-06"))))
    let notice = ActContent.notice(Notice(to: [], days: days, form: .written, effective: nil))
    let changes = try changes(agreement, [.fact(.act(by: [party("D")], notice, Evidence()))], new: 1)
    #expect(Set(changes.statuses.map(\.party)) == [party("D")])
  }

  @Test("L17, L24: an amendment was in force before a date was agreed that reaches back over it")
  func reachedOver() throws {
    let agreement = try Self.treaty(
      """
      termination: {\(Self.clause), rule: {after: P6M, from: {day-of: notice}}}
      policies: {agreed-date-bounds: {value: any, reason: {en: It says so.}}}
      """)
    let agreed = ActContent.agreedDate(.firstDayWithout(day("2025-01-12")), on: .day(day("2025-12-15")))
    let contents: [EntryContent] = [
      .fact(.act(by: ["A", "B"].map(party), agreed, Evidence())), amendment("A1", by: ["A", "B"], on: "2025-10-13"),
    ]
    let changes = try changes(agreement, contents, new: 1)
    #expect(changes.amendments.map(\.words) == ["A1: never -> 2025-10-13"])
  }

  @Test("L18, L28: a late position changes what was answered between its day and that of a later one")
  func latePosition() throws {
    func position(_ reading: Position.Reading, on: String) -> EntryContent {
      .fact(.act(by: [party("JP")], .position(Position(holds: reading, party: nil), on: .day(day(on))), Evidence()))
    }
    let contents = [
      EntryContent.fact(
        .act(
          by: ["JP", "US"].map(party), .agreedDate(.firstDayWithout(day("2025-12-24")), on: .day(day("2025-06-27"))),
          Evidence())), position(.asComputed, on: "2026-06-12"), position(.noEnd, on: "2025-02-26"),
    ]
    let changes = try changes(Fixture.agreement(), contents, new: 1)
    #expect(changes.statuses.map(\.on) == [day("2025-06-27"), day("2025-12-24")])
    #expect(changes.statuses.map { $0.after?.termination.words } == ["contested", "contested"])
  }

  @Test("L18, L24: an amendment that was in force between its day and that of a later one is taken away")
  func annulledAmendment() throws {
    let short = try Fixture.change(
      "termination: {\(Self.clause), rule: {after: P1D, from: {day-of: notice}}}")
    let contents = [
      amendment("A1", by: ["JP", "US"], on: "2025-03-01", effective: "2025-06-01", clauses: short),
      amendment("A2", by: ["JP", "US"], on: "2025-04-01", effective: "2025-08-01", clauses: short),
      .annulment(of: entry(3), reason: .open("never made"), Evidence()),
    ]
    let changes = try changes(Fixture.agreement(), contents, new: 1)
    #expect(!changes.isEmpty)
    #expect(changes.amendments.map(\.words) == ["A1: 2025-06-01 -> never"])
    #expect(changes.statuses.map(\.on).contains(day("2025-06-01")))
    #expect(changes.clauses.map(\.cause) == [.noLongerInEffect(AmendmentID("A1")!, from: day("2025-06-01"))])
    #expect(changes.clauses.map(\.before.clauses.termination) == [short.termination])
    #expect(changes.clauses.map(\.after.clauses.termination) == [try Fixture.agreement().clauses.termination])
  }

  @Test("L18, L24: corrected clauses of an amendment are shown beside those that it brought before")
  func correctedClauses() throws {
    func clauses(_ period: String) throws -> ClausesChange {
      try Fixture.change("termination: {\(Self.clause), rule: {after: \(period), from: {day-of: notice}}}")
    }
    func decision(_ period: String, on: String, title: String) throws -> Fact {
      let decision = AmendmentDecision(
        amendment: AmendmentID("A1")!, effective: nil, title: title, clauses: try clauses(period))
      return .act(by: ["JP", "US"].map(party), .amendment(decision, on: .day(day(on))), Evidence())
    }
    let contents = try [
      EntryContent.fact(decision("P30D", on: "2025-03-01", title: "Shorter")),
      .correction(of: entry(3), decision("P60D", on: "2025-03-01", title: "Shorter"), reason: .open("misread")),
    ]
    let changes = try changes(Fixture.agreement(), contents, new: 1)
    #expect(changes.clauses.map(\.cause) == [.inEffect(AmendmentID("A1")!, from: day("2025-03-01"))])
    #expect(changes.clauses.first?.before.clauses.termination == (try clauses("P30D").termination))
    #expect(changes.clauses.first?.after.clauses.termination == (try clauses("P60D").termination))
    let retold = try self.changes(
      Fixture.agreement(),
      [
        contents[0],
        .correction(of: entry(3), decision("P30D", on: "2025-02-15", title: "Shortest"), reason: .open("misread")),
      ], new: 1)
    let told = retold.adoptions.map {
      [$0.before.on.description, $0.before.title, $0.after?.on.description, $0.after?.title]
    }
    #expect(told == [["2025-03-01", "Shorter", "2025-02-15", "Shortest"]])
    #expect(!retold.isEmpty)
  }

  @Test(
    "L25: the day on which what was suspended runs again is asked about, also where it is to come",
    arguments: [("2025-10-01", "2025-12-01", "2025-12-20"), ("2026-08-01", "2026-11-01", "2026-12-20")])
  func suspendedUntil(on: String, until: String, later: String) throws {
    func suspension(_ until: String, of notice: EntryNumber?) -> Fact {
      .act(
        by: ["JP", "US"].map(party), .suspension(Suspension(notice: notice, until: day(until)), on: .day(day(on))),
        Evidence())
    }
    let days = try #require(NoticeDays(delivered: .day(day("2025-09-01"))))
    let notice = Fact.act(
      by: [party("JP")], .notice(Notice(to: [], days: days, form: .written, effective: nil)), Evidence())
    for notices in [[], [EntryContent.fact(notice)]] {
      let target = notices.isEmpty ? nil : entry(3)
      let first = entry(Int64(3 + notices.count))
      let contents =
        notices + [
          .fact(suspension(until, of: target)),
          .correction(of: first, suspension(later, of: target), reason: .open("misread")),
        ]
      let changes = try changes(Fixture.agreement(), contents, new: 1)
      guard notices.isEmpty || on < "2026" else { continue }
      #expect(changes.statuses.map(\.on).contains(day(until)), "\(notices.count)")
      #expect(!changes.isEmpty)
    }
  }

  @Test("L18: of another clause file every difference is shown, in whatever member or language it is")
  func anotherFile() throws {
    let yaml = """
      agreement: a-b
      title: {en: A treaty}
      nature: binding
      parties: [{id: A, name: {en: Alpha}, zone: Asia/Tokyo}, {id: B, name: {en: Beta}}]
      groups: {g: [A, B]}
      weights: {w: {parties: {A: 30, B: 70}}}
      start: {article: {en: '1'}, says: {en: It is so., ja: 以上。}, rule: {day-of: last-signature}}
      """
    for (old, new, lines) in [
      ("A: 30", "A: 90", ["- weights.w.parties.A: 30", "+ weights.w.parties.A: 90"]),
      ("g: [A, B]", "g: [A]", ["- groups.g: B"]),
      ("Asia/Tokyo", "Europe/Paris", ["- parties.A.zone: Asia/Tokyo", "+ parties.A.zone: Europe/Paris"]),
      (
        "以上。", "以上",
        ["no sentence differs here, but something that they do not tell, such as a text in another language"]
      ),
    ] {
      let corrected = try Fixture.agreement(yaml: yaml.replacing(old, with: new))
      let contents = [
        EntryContent.correction(of: entry(1), .agreement(corrected, Evidence()), reason: .open("misread"))
      ]
      let changes = try changes(Fixture.agreement(yaml: yaml), contents, new: 1)
      let page = ChangesReport(changes, today: day("2026-09-01"), language: .en).page.text(width: 200, isStyled: false)
      for line in ["the clause file is another:"] + lines { #expect(page.contains(line + "\n"), "\(page)") }
    }
  }

  @Test("L17: days to which an extension reaches back are asked about")
  func reachingBack() throws {
    let agreement = try Self.treaty(
      """
      duration: {\(Self.clause), ends: {after: P6M, from: {day-of: start}}, extension: by-agreement}
      termination: {\(Self.clause), rule: {day-of: term-end}}
      """)
    let extended = Fact.act(
      by: ["A", "B"].map(party),
      .extension(Extension(.until(day("2027-01-01")), from: day("2025-07-10")), on: .day(day("2025-09-01"))),
      Evidence())
    let changes = try changes(agreement, [.fact(extended)], new: 1)
    #expect(changes.statuses.first?.on == day("2025-07-10"))
  }

  @Test("L24: clauses of an amendment whose day comes after the end are in effect on none")
  func afterTheEnd() throws {
    let short = try Fixture.change(
      "termination: {\(Self.clause), rule: {after: P1D, from: {day-of: notice}}}")
    let agreed = ActContent.agreedDate(.firstDayWithout(day("2025-12-21")), on: .day(day("2025-11-01")))
    let contents: [EntryContent] = [
      .fact(.act(by: ["JP", "US"].map(party), agreed, Evidence())),
      amendment("A1", by: ["JP", "US"], on: "2025-09-05", effective: "2026-03-25", clauses: short),
    ]
    let changes = try changes(Fixture.agreement(), contents, new: 1)
    #expect(changes.clauses.map(\.cause) == [.proposed(AmendmentID("A1")!)])
    #expect(changes.isEmpty)
  }

  @Test("L26: an extension of a term that is renewed moves the last day to notify, and no ending")
  func deadline() throws {
    let agreement = try Self.treaty(
      """
      duration:
        {\(Self.clause), ends: {after: P1Y, from: {day-of: start}}, extension: by-agreement,
        renewal: {for: P1Y, notice: P3M}}
      termination: {\(Self.clause), rule: {day-of: term-end}}
      """)
    let extended = Fact.act(
      by: ["A", "B"].map(party),
      .extension(Extension(.period(.months(6)), from: nil), on: .day(day("2025-05-20"))),
      Evidence())
    let changes = try changes(agreement, [.fact(extended)], new: 1)
    #expect(
      changes.statuses.contains { $0.before.deadlines != $0.after?.deadlines && $0.before.state == $0.after?.state })
    #expect(!changes.isEmpty)
  }

  @Test("L25: an amendment that binds its acceptors alone is in force for each from a day of its own")
  func acceptors() throws {
    let agreement = try Self.treaty(
      "amendment: {\(Self.clause), binds: acceptors, by: acceptors, rule: {threshold: {consents: 1}}}")
    let contents = [
      amendment("A1", by: ["A"], on: "2025-03-01"), amendment("A1", by: ["B"], on: "2026-02-01"),
    ]
    let changes = try changes(agreement, contents, new: 1)
    #expect(changes.amendments.map(\.words) == ["B, A1: never -> 2026-02-01"])
    #expect(!changes.isEmpty)
  }
}

extension AnswerChangesTests {
  /// 31 parties, and so many meetings after they consented, each on a day of its own, which change nothing.
  /// - Parameter late: the day of one more that is recorded after them, and alone is new; else all are new.
  private func meetings(_ count: Int, late: String? = nil) throws -> AnswerChanges {
    let names = (1...31).map { "P\($0)" }
    let parties = names.map { "{id: \($0), name: {en: \($0)}}" }.joined(separator: ", ")
    let agreement = try Fixture.agreement(
      yaml: """
        agreement: a-b
        title: {en: A treaty}
        nature: binding
        parties: [\(parties)]
        start: {\(Self.clause), rule: {threshold: {consents: 1}}, for-party: {day-of: consent}}
        """)
    let event = try #require(EventName("meeting"))
    let days = (0..<count).map { index in String(format: "2026-%02d-%02d", 3 + index / 20, 1 + index % 20) }
    let meetings = (days + [late].compactMap { $0 }).map { on in
      EntryContent.fact(.act(by: [], .event(event, on: .day(day(on))), Evidence()))
    }
    return try changes(agreement, meetings, new: late == nil ? count : 1)
  }

  @Test("1,024 questions are asked; where there are more, what is not asked is told and counts as a change")
  func mostQuestions() throws {
    let asked = try meetings(31)
    #expect(asked.unasked == 0 && asked.isEmpty && asked.nothingFound)
    #expect(ChangesReport(asked, today: day("2026-09-01"), language: .en).page.text(width: 80, isStyled: false) == "")
    let over = try meetings(32)
    #expect(over.unasked == 32 * 31 && !over.isEmpty && over.nothingFound)
    let late = try meetings(32, late: "2026-02-01")
    #expect(late.unasked == 32 * 31 && late.nothingFound)
    #expect(try meetings(29, late: "2026-02-01").isEmpty)
    for (language, words) in [
      (Language.en, "not asked, for there are more than 1024 questions: 992 answers"), (.ja, "992件は確かめておらず"),
    ] {
      let report = ChangesReport(over, today: day("2026-09-01"), language: language)
      #expect(report.page.text(width: 400, isStyled: false).contains(words))
      #expect(report.json.text.contains("\"changed\": true,\n  \"unasked\": 992"))
    }
  }
}

extension AnswerChanges.AmendmentChange {
  fileprivate var words: String {
    let days = [before, after].map { $0?.description ?? "never" }
    return (party.map { "\($0), " } ?? "") + "\(amendment): \(days[0]) -> \(days[1])"
  }
}
