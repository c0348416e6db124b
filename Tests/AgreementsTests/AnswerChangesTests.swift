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
    let signature = Deed.signature(on: .day(day("2025-01-10")))
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
      AnswerChanges(before: Facts(entries.dropLast(new)), after: Facts(entries), today: day("2026-09-01")))
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
    let notice = Deed.notice(Notice(to: [], days: days, form: .written, effective: nil))
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
    let agreed = Deed.agreedDate(.firstDayWithout(day("2025-01-12")), on: .day(day("2025-12-15")))
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
    #expect(changes.statuses.map(\.on) == [day("2025-06-01")])
    #expect(
      changes.clauses.map(\.cause) == [
        .noLongerInEffect(AmendmentID("A1")!, from: day("2025-06-01")),
        .inEffect(AmendmentID("A2")!, from: day("2025-08-01")),
      ])
    let (gone, brought) = (changes.clauses[0], changes.clauses[1])
    #expect(gone.before.clauses.termination == brought.after.clauses.termination)
    #expect(gone.after.clauses.termination == brought.before.clauses.termination)
  }

  @Test("L24: clauses of an amendment whose day comes after the end are in effect on none")
  func afterTheEnd() throws {
    let short = try Fixture.change(
      "termination: {\(Self.clause), rule: {after: P1D, from: {day-of: notice}}}")
    let agreed = Deed.agreedDate(.firstDayWithout(day("2025-12-21")), on: .day(day("2025-11-01")))
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
      termination: {\(Self.clause), rule: {after: P6M, from: {day-of: notice}}}
      """)
    let extended = Fact.act(
      by: ["A", "B"].map(party),
      .prolongation(Prolongation(.period(.months(6)), from: nil), on: .day(day("2025-05-20"))),
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
      (Language.en, "not asked, for there are more than 1024 questions: 992 answers"), (.ja, "992件は確かめていない"),
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
