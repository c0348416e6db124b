import Agreements
import CivilDate
import EventLog
import Presentation
import TestKit
import Testing

/// What recording an act tells of the answers that it changes.
struct RecordingTests {
  @Test("recording says that it changes no date only where no date changes, on any day")
  func noChange() throws {
    let seed = Seeded().seed
    var (silent, told, unchanged) = (0, 0, 0)
    for number in 1...80 {
      var own = Seeded(seed: seed &+ UInt64(number) &* 0x9E37_79B9)
      let world = RandomWorld(using: &own)
      let entries = try Self.entries(of: world)
      let today = day("2031-01-01")
      for count in 2...max(2, entries.count) where count <= entries.count {
        let place = "DEPOSITARY_SEED=\(seed), world \(number), entry \(count)"
        let (before, after) = (Array(entries.prefix(count - 1)), Array(entries.prefix(count)))
        let page = try #require(Self.page(before, after, today: today))
        guard
          let changes = AnswerChanges(
            before: AgreementRecord(before), after: AgreementRecord(after), today: today)
        else { continue }
        let dates = changes.statuses.filter { $0.before.dates != $0.after?.dates }
        let about = after.last.flatMap { $0.content.fact?.by } ?? []
        let concerned = dates.filter { $0.party.map(about.contains) ?? true }
        if page.contains(": no answer changes") {
          unchanged += 1
          #expect(!concerned.contains { $0.on == today }, "\(place)\n\(page)")
        }
        #expect(!page.contains("(later days are not shown)") || !changes.isEmpty, "\(place)\n\(page)")
        guard page.contains("changes no date") else {
          told += 1
          continue
        }
        silent += 1
        let other = concerned.first.map { "\($0.on): \($0.before.dates), \($0.after?.dates ?? [])" }
        #expect(other == nil, "\(place)\n\(page)")
      }
    }
    #expect(silent > 20 && told > 50 && unchanged > 5, "\(silent), \(told), \(unchanged)")
  }

  @Test("where the days since an act are too many to compare, recording says for which the dates are the same")
  func manyDays() throws {
    func recorded(_ further: Int) throws -> String {
      var life = try TestLife.signed()
      for number in 1...further {
        let on = try #require(CivilDay(daysSinceUnixEpoch: day("2026-01-01").daysSinceUnixEpoch + number))
        life.amend(["JP"], "later-\(number)", on: on.description)
      }
      let before = try Self.entries(life.agreement, life.acts)
      life.amend(["JP"], "late", on: "2025-12-01")
      return try #require(Self.page(before, Self.entries(life.agreement, life.acts), today: day("2027-01-01")))
    }
    let most = RecordingReport.mostDaysCompared
    #expect(try recorded(most).contains("changes no date\n"))
    #expect(try recorded(most + 1).contains("changes no date on 1 December 2025 or today"))
  }

  @Test("recording tells of every other party whose start or end it moves, of many how many")
  func others() throws {
    let seed = Seeded().seed
    var moved = 0
    for number in 1...120 {
      var own = Seeded(seed: seed &+ UInt64(number) &* 0x9E37_79B9)
      let world = RandomWorld(using: &own)
      guard world.agreement.havePartiesOwnDays else { continue }
      let entries = try Self.entries(of: world)
      for count in 2...max(2, entries.count) where count <= entries.count {
        let (before, after) = (Array(entries.prefix(count - 1)), Array(entries.prefix(count)))
        let lives = (AgreementRecord(before), AgreementRecord(after))
        let (old, new) = (
          Timeline(world.agreement, acts: lives.0.acts), Timeline(world.agreement, acts: lives.1.acts)
        )
        guard let day = new.day(of: entry(Int64(count))) else { continue }
        let by = after.last.flatMap { $0.content.fact?.by } ?? []
        let others = new.parties(on: day).filter { party in
          guard !by.contains(party) else { return false }
          let (was, now) = (
            old.status(on: day, known: day, of: party), new.status(on: day, known: day, of: party)
          )
          let starts = world.agreement.startsPartyByParty && now.start.date != nil && was.start.date != now.start.date
          let start = starts && now.start.date.map { $0 > day } ?? false
          let isOwn = if case .dated(let end) = now.termination { !end.cause.isOfAgreement } else { false }
          let ends = world.agreement.clauses.endsPartyByParty && isOwn && day < (now.termination.day ?? day)
          return !now.state.hasEnded
            && (start && now.start.date != new.status(on: day, known: day).start.date
              || ends && was.termination.day != now.termination.day)
        }
        guard !others.isEmpty else { continue }
        let page = try #require(Self.page(before, after, today: day))
        moved += 1
        let untold = others.filter { party in
          !page.contains(world.agreement.party(party)?.names.first?.name.en ?? party.description)
        }
        #expect(
          untold.isEmpty || page.contains(" more"),
          "DEPOSITARY_SEED=\(seed), world \(number), entry \(count): \(untold)\n\(page)")
      }
    }
    #expect(moved > 0, "\(moved)")
  }

  @Test("L25: the last signature tells of those who joined before it, and so does taking it back")
  func lastSignature() throws {
    let clause = "article: {en: Article 1}, says: {en: As told.}"
    let agreement = try Fixture.treaty(
      "start: {\(clause), rule: {day-of: last-signature}, for-party: {after: P30D, from: {day-of: consent}}}",
      parties: "parties: [{id: A, name: {en: Albania}}, {id: B, name: {en: Benin}}]\nopen-to: {en: all}")
    var life = TestLife(agreement)
    life.add(["X"], .consent(Consent(kind: .accession), on: .day(day("2020-01-20"))))
    life.sign(["A"], "2020-01-25")
    var entries = try Self.entries(agreement, life.acts)
    let before = entries
    life.sign(["B"], "2020-02-01")
    entries = try Self.entries(agreement, life.acts)
    let recorded = try #require(Self.page(before, entries, today: day("2020-02-01")))
    #expect(recorded.contains("In force for X from 19 February 2020"), "\(recorded)")
    let annulment = Entry(
      number: entry(5), agreement: agreement.id, recording: entries[0].recording,
      content: .annulment(of: entry(4), reason: .open("a slip"), Evidence()))
    let annulled = try #require(Self.page(entries, entries + [annulment], today: day("2020-02-02")))
    #expect(annulled.contains("Entry into force for X waits for the day of the last signature"), "\(annulled)")
  }

  @Test("L17, L25: an act that is recorded late tells of those whose start it moves, also of the one it is about")
  func recordedLate() throws {
    let clause = "article: {en: Article 1}, says: {en: As told.}"
    let agreement = try Fixture.treaty(
      """
      start: {\(clause), rule: {after: P30D, from: {threshold: {consents: 3}}},
        for-party: {after: P60D, from: {day-of: consent}}}
      withdrawal: {\(clause), rule: {after: P1Y, from: {day-of: notice}}}
      """, parties: "open-to: {en: all}")
    var life = TestLife(agreement)
    func consent(_ party: String, _ on: String) {
      life.add([party], .consent(Consent(kind: .accession), on: .day(day(on))))
    }
    for (party, on) in [("AA", "2024-01-10"), ("BB", "2024-02-10"), ("DD", "2024-12-10")] { consent(party, on) }
    let before = try Self.entries(agreement, life.acts)
    consent("CC", "2024-03-10")
    let recorded = try Self.entries(agreement, life.acts)
    let page = try #require(Self.page(before, recorded, today: day("2030-01-01")))
    #expect(page.contains("In force for DD from 8 February 2025"), "\(page)")
    let act = Fact.act(by: [party("DD")], .consent(Consent(kind: .accession), on: .day(day("2024-03-01"))), Evidence())
    let correction = Entry(
      number: entry(6), agreement: agreement.id, recording: recorded[0].recording,
      content: .correction(of: entry(4), act, reason: .open("a slip")))
    let corrected = try #require(Self.page(recorded, recorded + [correction], today: day("2030-01-01")))
    #expect(corrected.contains("In force for CC from 9 May 2024"), "\(corrected)")
    #expect(corrected.contains("In force for DD from 31 March 2024"), "\(corrected)")
  }

  @Test("L25: a party that suspends the text for itself, and runs it again, is told of")
  func ownSuspension() throws {
    let clause = "article: {en: Article 1}, says: {en: As told.}"
    let agreement = try Fixture.treaty(
      """
      start: {\(clause), rule: {threshold: {consents: 2}}, for-party: {day-of: consent}}
      suspension: {\(clause), by: any}
      withdrawal: {\(clause), rule: {after: P1Y, from: {day-of: notice}}}
      """, parties: "open-to: {en: all}")
    var life = TestLife(agreement)
    for party in ["A", "B", "C"] { life.add([party], .consent(Consent(kind: .accession), on: .day(day("2020-01-01")))) }
    let acts: [(ActContent, String)] = [
      (.suspension(Suspension(notice: nil, until: nil), on: .day(day("2020-02-01"))), "-> suspended since 1 February"),
      (.resumption(Resumption(notice: nil), on: .day(day("2020-03-01"))), "-> in force, since 1 January 2020"),
    ]
    for (content, words) in acts {
      let before = try Self.entries(agreement, life.acts)
      life.add(["B"], content)
      let page = try #require(Self.page(before, try Self.entries(agreement, life.acts), today: day("2020-04-01")))
      #expect(page.contains("for B: ") && page.contains(words) && !page.contains("changes no date"), "\(page)")
      let on = day("2020-02-15")
      let known = life.timeline.memberships(on: on, known: on).changes
      #expect(known.map(\.party) == [party("B")])
      #expect(life.timeline.explanation(on: on, known: on).acts.contains(entry(4)))
    }
  }

  static func entries(of world: RandomWorld) throws -> [Entry] { try entries(world.agreement, world.acts) }

  static func entries(_ agreement: Agreement, _ acts: [Act]) throws -> [Entry] {
    let facts = [Fact.agreement(agreement, Evidence())] + acts.map { .act(by: $0.by, $0.content, $0.evidence) }
    let at = try #require(Instant(milliseconds: 1_930_000_000_000))
    return facts.enumerated().map { index, fact in
      Entry(
        number: entry(Int64(index + 1)), agreement: agreement.id,
        recording: Recording(at: at, clock: .given, by: .open("tester")), content: .fact(fact))
    }
  }

  /// As `record` prints it.
  private static func page(_ before: [Entry], _ after: [Entry], today: CivilDay) -> String? {
    guard let entry = after.last else { return nil }
    let records = (AgreementRecord(before), AgreementRecord(after))
    guard let agreement = records.1.agreement else { return nil }
    let lives = (Timeline(agreement, acts: records.0.acts), Timeline(agreement, acts: records.1.acts))
    let fact = records.1.subject(of: entry.number) ?? entry.number
    let day = lives.1.day(of: fact) ?? lives.0.day(of: fact) ?? today
    func answer(_ life: Timeline, _ record: AgreementRecord, _ on: CivilDay) -> Answer {
      Answer(record: record, timeline: life, on: on, known: today, todayIn: nil, language: .en)
    }
    let report = RecordingReport(
      entry: entry, fact: fact, before: answer(lives.0, records.0, day), after: answer(lives.1, records.1, day),
      today: (answer(lives.0, records.0, today), answer(lives.1, records.1, today)),
      reassessed: lives.1.reassessed(since: lives.0, except: [fact]), meant: nil, isWhatIf: false, language: .en
    )
    return report.page.text(width: 100, isStyled: false)
  }
}

extension Status {
  /// Every date that it tells, with its name.
  fileprivate var dates: [String] {
    var found = [start.date.map { "start \($0)" }, termination.endDays.map { "end \($0.firstDayWithout)" }]
    found += (effects + deadlines).map { day in day.date.map { "\(day.what) \($0)" } }
    return found.compactMap { $0 }
  }
}

extension Termination {
  fileprivate var day: CivilDay? { endDays?.firstDayWithout }
}

extension Fact {
  fileprivate var by: [PartyID] { if case .act(let by, _, _) = self { by } else { [] } }
}
