import Agreements
import CivilDate
import EventLog
import Presentation
import TestKit
import Testing

/// What `diff` tells of the parties that join and leave between two points of the record.
struct DiffTests {
  @Test("who is bound at one point and not at the next is told, with the entry that changed it")
  func bound() throws {
    let seed = Seeded().seed
    var moved = 0
    for number in 1...150 {
      var own = Seeded(seed: seed &+ UInt64(number) &* 0x9E37_79B9)
      let world = RandomWorld(using: &own)
      guard world.agreement.startsPartyByParty, world.agreement.clauses.endsPartyByParty else { continue }
      let entries = try RecordingTests.entries(of: world)
      for count in 2...max(2, entries.count) where count <= entries.count {
        let today = day("2024-0\(Int.random(in: 1...9, using: &own))-15")
        let (before, after) = (Self.life(world, entries, count - 1), Self.life(world, entries, count))
        let parties = after.parties(on: today).filter { party in
          let states = [before, after].map { $0.status(on: today, known: today, of: party).state }
          return states.map { [.operative, .suspended, .ending, .undetermined].contains($0.name) } == [true, false]
            || states.map(\.hasEnded) == [false, true]
        }
        guard !parties.isEmpty else { continue }
        moved += 1
        let page = Self.page(world, entries, count, today)
        for party in parties {
          let names = (world.agreement.party(party)?.names ?? []).map { $0.name.en } + [party.description]
          // The end of the agreement ends every membership, and is told of the agreement.
          let ofAll = [before, after].map { $0.status(on: today, known: today).state }
          let isOfAll = ofAll[0] != ofAll[1] || ofAll[0].hasEnded || ofAll[0] == .undetermined
          #expect(
            names.contains(where: page.contains) || isOfAll,
            "DEPOSITARY_SEED=\(seed), world \(number), entry \(count): \(names)\n\(page)")
        }
      }
    }
    #expect(moved > 3, "\(moved)")
  }

  private static func life(_ world: RandomWorld, _ entries: [Entry], _ count: Int) -> Timeline {
    Timeline(world.agreement, acts: AgreementRecord(Array(entries.prefix(count))).acts)
  }

  private static func page(_ world: RandomWorld, _ entries: [Entry], _ count: Int, _ today: CivilDay) -> String {
    func answer(_ count: Int) -> Answer {
      let record = AgreementRecord(Array(entries.prefix(count)))
      return Answer(
        record: record, timeline: Timeline(world.agreement, acts: record.acts), on: today, known: today, todayIn: nil,
        language: .en)
    }
    let page = DiffReport(before: answer(count - 1), after: answer(count)).page.text(width: 100, isStyled: false)
    return page.split(separator: "\n").filter { !$0.hasPrefix("[") }.joined(separator: "\n")
  }
}
