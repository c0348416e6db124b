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
    var (silent, told) = (0, 0)
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
        guard page.contains("changes no date") else {
          told += 1
          continue
        }
        silent += 1
        let about = after.last.flatMap { $0.content.fact?.by } ?? []
        let concerned = dates.filter { $0.party.map(about.contains) ?? true }
        let other = concerned.first.map { "\($0.on): \($0.before.dates), \($0.after?.dates ?? [])" }
        #expect(other == nil, "\(place)\n\(page)")
      }
    }
    #expect(silent > 20 && told > 50, "\(silent), \(told)")
  }

  private static func entries(of world: RandomWorld) throws -> [Entry] {
    let facts =
      [Fact.agreement(world.agreement, Evidence())] + world.acts.map { .act(by: $0.by, $0.content, $0.evidence) }
    let at = try #require(Instant(milliseconds: 1_930_000_000_000))
    return facts.enumerated().map { index, fact in
      Entry(
        number: entry(Int64(index + 1)), agreement: world.agreement.id,
        recording: Recording(at: at, clock: .given, by: .open("tester")), content: .fact(fact))
    }
  }

  /// As `record` prints it.
  private static func page(_ before: [Entry], _ after: [Entry], today: CivilDay) -> String? {
    guard let entry = after.last else { return nil }
    let records = (AgreementRecord(before), AgreementRecord(after))
    guard let agreement = records.1.agreement else { return nil }
    let lives = (Timeline(agreement, acts: records.0.acts), Timeline(agreement, acts: records.1.acts))
    let day = lives.1.day(of: entry.number) ?? today
    func answer(_ life: Timeline, _ record: AgreementRecord, _ on: CivilDay) -> Answer {
      Answer(record: record, timeline: life, on: on, known: today, todayIn: nil, language: .en)
    }
    let report = RecordingReport(
      entry: entry, fact: entry.number, before: answer(lives.0, records.0, day), after: answer(lives.1, records.1, day),
      today: (answer(lives.0, records.0, today), answer(lives.1, records.1, today)),
      reassessed: lives.1.reassessed(since: lives.0, except: [entry.number]), meant: nil, isWhatIf: false, language: .en
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

extension Fact {
  fileprivate var by: [PartyID] { if case .act(let by, _, _) = self { by } else { [] } }
}
