import Agreements
import CivilDate
import TestKit
import Testing

/// What falls due, with the entry that made each item what it is: what a calendar keeps.
struct AgendaTests {
  private static let worlds = 80

  @Test("the passing of days changes neither the entry that moved an item last nor how often it was changed")
  func days() throws {
    var tried = 0
    try eachRecord { entries, last, place in
      let first = Agenda(entries, on: last)
      for days in [1, 40, 400] {
        let then = Dictionary(
          uniqueKeysWithValues: Agenda(entries, on: later(last, by: days)).items.map { ($0.name, $0) })
        for item in first.items {
          guard let other = then[item.name] else { continue }
          tried += 1
          let isSame =
            other.changedBy.number == item.changedBy.number && other.changes == item.changes
            && other.isCancelled == item.isCancelled
          if !isSame { Issue.record("\(place): \(item.name) is another after \(days) days") }
        }
      }
    }
    #expect(tried > 100, "\(tried)")
  }

  @Test("what is ahead and not cancelled is what falls due, on the same day")
  func ahead() throws {
    var tried = 0
    try eachRecord { entries, last, place in
      let record = AgreementRecord(entries)
      guard let agreement = record.agreement else { return }
      let day = later(last, by: 20)
      let due = Timeline(agreement, acts: record.acts).due(from: day, through: .last, known: day)
        .filter { $0.standing != .conditional || day < $0.day }
      let items = Agenda(entries, on: day).items.filter { !$0.isCancelled && day <= $0.due.day }
      tried += items.count
      for item in items where !due.contains(item.due) { Issue.record("\(place): \(item.name) does not fall due") }
      for one in due where !items.contains(where: { $0.due.day == one.day && $0.due.party == one.party }) {
        Issue.record("\(place): \(one.matter) on \(one.day) is left out")
      }
    }
    #expect(tried > 20, "\(tried)")
  }

  @Test("an entry counts as a change of the items that it moves, brings or takes away, and of no others")
  func changes() throws {
    var (moved, cancelled, same) = (0, 0, 0)
    try eachRecord(worlds: 30) { entries, _, place in
      for count in entries.indices.dropFirst() {
        let entry = entries[count]
        let day = entry.recording.at.civilDayUTC
        let before = Dictionary(
          uniqueKeysWithValues: Agenda(Array(entries[..<count]), on: day).items.map { ($0.name, $0) })
        for item in Agenda(Array(entries[...count]), on: day).items {
          let old = before[item.name]
          let isSame = old.map {
            $0.due.day == item.due.day && $0.due.standing == item.due.standing && $0.isCancelled == item.isCancelled
          }
          let isOfEntry = item.changedBy.number == entry.number
          switch isSame {
          case true?:
            same += 1
            if isOfEntry || old?.changes != item.changes { Issue.record("\(place): \(item.name) did not change") }
          case false?:
            moved += 1
            if item.isCancelled { cancelled += 1 }
            if !isOfEntry || item.changes != (old?.changes ?? 0) + 1 { Issue.record("\(place): \(item.name) changed") }
          case nil:
            if !isOfEntry { Issue.record("\(place): \(item.name) is new") }
          }
        }
      }
    }
    #expect(moved > 5 && cancelled > 2 && same > 50, "\(moved), \(cancelled), \(same)")
  }

  @Test("an item that is over or cancelled is kept for a year, and its name holds no day")
  func kept() throws {
    var life = try TestLife.signed()
    let notice = life.notice("US", delivered: "2026-01-15")
    let entries = try recorded(life)
    // The clause file is the first entry.
    let name = "end/notice-\(notice.value + 1)"
    func item(_ on: String) -> Agenda.Item? { Agenda(entries, on: day(on)).items.first { $0.name == name } }
    #expect(item("2026-02-01")?.due.day == day("2026-07-14"))
    #expect(item("2027-07-14")?.isCancelled == false && item("2027-07-15") == nil)
    var revoked = life
    revoked.revoke(["US"], delivered: "2026-03-01")
    let all = try recorded(revoked)
    let gone = Agenda(all, on: day("2026-04-01")).items.first { $0.name == name }
    #expect(gone?.isCancelled == true && gone?.changes == 1)
    #expect(Agenda(all, on: day("2027-03-01")).items.contains { $0.name == name })
    #expect(!Agenda(all, on: day("2027-03-02")).items.contains { $0.name == name })
  }

  @Test("a later term is another item")
  func terms() throws {
    let clause = "article: {en: '1'}, says: {en: So it is.}"
    var life = TestLife(
      try Fixture.treaty(
        """
        start: {\(clause), rule: {day-of: last-signature}}
        duration: {\(clause), ends: {after: P1Y, from: {day-of: start}}, renewal: {for: P1Y, notice: P60D}}
        termination: {\(clause), rule: {day-of: term-end}}
        """, parties: "parties: [{id: A, name: {en: A}}, {id: B, name: {en: B}}]"))
    life.sign(["A", "B"], "2025-06-01")
    let entries = try recorded(life)
    for (on, term) in [("2025-07-01", 1), ("2026-07-01", 2), ("2027-07-01", 3)] {
      let names = Agenda(entries, on: day(on)).items.filter { day(on) <= $0.due.day }.map(\.name)
      #expect(names == ["last-day-to-notify/term-\(term - 1)", "renewal/term-\(term)"], "\(on): \(names)")
    }
  }

  private func later(_ day: CivilDay, by days: Int) -> CivilDay {
    CivilDay(daysSinceUnixEpoch: day.daysSinceUnixEpoch + days) ?? day
  }

  private func recorded(_ life: TestLife) throws -> [Entry] { try recorded(life.agreement, life.acts) }

  /// Each act recorded on its own day, or on that of the entry before where that is later.
  private func recorded(_ agreement: Agreement, _ acts: [Act]) throws -> [Entry] {
    let life = Timeline(agreement, acts: acts)
    var at = Instant(milliseconds: 0)!
    return try RecordingTests.entries(agreement, acts).enumerated().map { index, entry in
      if index > 0, let day = life.day(of: acts[index - 1].id) {
        at = max(at, Instant(milliseconds: Int64(day.daysSinceUnixEpoch) * 86_400_000) ?? at)
      }
      let recording = Recording(at: at, clock: .given, by: .open("tester"))
      return Entry(number: entry.number, agreement: entry.agreement, recording: recording, content: entry.content)
    }
  }

  /// The records of small worlds, with the day of the last entry.
  private func eachRecord(worlds: Int = worlds, _ body: ([Entry], CivilDay, String) throws -> Void) throws {
    let seed = Seeded().seed
    for number in 1...worlds {
      var own = Seeded(seed: seed &+ UInt64(number) &* 0x9E37_79B9)
      let world = RandomWorld(using: &own)
      var entries = try recorded(world.agreement, world.acts)
      guard let last = entries.last else { continue }
      // Now and then something was wrongly recorded.
      if let target = entries.dropFirst().randomElement(using: &own), Bool.random(using: &own) {
        entries.append(
          Entry(
            number: entry(last.number.value + 1), agreement: last.agreement, recording: last.recording,
            content: .annulment(of: target.number, reason: .open("a slip"), Evidence())))
      }
      try body(entries, last.recording.at.civilDayUTC, "DEPOSITARY_SEED=\(seed), world \(number)")
    }
  }
}
