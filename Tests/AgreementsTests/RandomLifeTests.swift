import Agreements
import CivilDate
import Foundation
import TestKit
import Testing

/// Small worlds of every kind of clause and act: however their lives are made, every question about them has one
/// answer. `$DEPOSITARY_LIVES` is how many, `$DEPOSITARY_LIFE` the only one, `$DEPOSITARY_SEED` which;
/// `$DEPOSITARY_LIVES_OUT` is a folder to write them into.
struct RandomLifeTests {
  private static let environment = ProcessInfo.processInfo.environment
  private static let count = environment["DEPOSITARY_LIVES"].flatMap(Int.init) ?? 1_000
  private static let only = environment["DEPOSITARY_LIFE"].flatMap(Int.init)
  private static var numbers: ClosedRange<Int> { only.map { $0...$0 } ?? 1...count }
  private static let mostQuestions = 12

  @Test("L14, L17, L28: what is kept of a life says the same as everything looked at each day")
  func keptIsAsLookedAt() throws {
    let seed = Seeded().seed
    var shares = Shares()
    for number in Self.numbers {
      var own = Seeded(seed: seed &+ UInt64(number) &* 0x9E37_79B9)
      let world = RandomWorld(using: &own)
      let life = Timeline(world.agreement, acts: world.acts)
      let naive = Timeline(world.agreement, acts: world.acts, isNaive: true)
      let statuses = compare(life, naive, in: world, using: &own, "DEPOSITARY_SEED=\(seed), world \(number), naive")
      shares.count(world, life, statuses)
      if let folder = Self.environment["DEPOSITARY_LIVES_OUT"] {
        let file = URL(fileURLWithPath: folder).appendingPathComponent("\(number).json")
        try world.json(asking: days(of: life, in: world), using: &own).write(to: file)
      }
    }
    print("DEPOSITARY_SEED=\(seed), \(Self.count) worlds: \(shares)")
    guard Self.only == nil else { return }
    #expect(shares.started * 3 > shares.worlds && shares.noticed * 4 > shares.worlds, "\(shares)")
    #expect(shares.refused * 10 < shares.worlds * 3, "\(shares)")
  }

  @Test("L15, L18: acts that come one after another, in any order, make the same life; one taken away was never there")
  func oneByOneIsAllAtOnce() throws {
    let seed = Seeded().seed
    for number in Self.numbers {
      var own = Seeded(seed: seed &+ UInt64(number) &* 0x9E37_79B9)
      let world = RandomWorld(using: &own)
      let taken = world.acts.filter { _ in Int.random(in: 0..<5, using: &own) == 0 }
      let all = Timeline(world.agreement, acts: world.acts)
      var recorded = Timeline(world.agreement, acts: [])
      for act in world.acts { recorded.set(act) }
      _ = compare(recorded, all, in: world, using: &own, "DEPOSITARY_SEED=\(seed), world \(number), as recorded")
      var life = Timeline(world.agreement, acts: [])
      var left = world.acts.shuffled(using: &own)
      while !left.isEmpty {
        let some = left.prefix(Int.random(in: 1...3, using: &own))
        life.change(some.map { ($0.id, $0) })
        left.removeFirst(some.count)
      }
      _ = compare(life, all, in: world, using: &own, "DEPOSITARY_SEED=\(seed), world \(number), some by some")
      for act in taken { life.remove(act.id) }
      let others = world.acts.filter { act in !taken.contains { $0.id == act.id } }
      let never = Timeline(world.agreement, acts: others)
      _ = compare(life, never, in: world, using: &own, "DEPOSITARY_SEED=\(seed), world \(number), taken away")
    }
  }

  /// - Returns: what the first life answers.
  private func compare(
    _ life: Timeline, _ other: Timeline, in world: RandomWorld, using random: inout Seeded, _ place: String
  ) -> [Status] {
    for act in world.acts {
      let (found, expected) = (life.assessments[act.id], other.assessments[act.id])
      if found != expected {
        Issue.record("\(place), act \(act.id): \(found as Any) instead of \(expected as Any)")
      }
    }
    let parties: [PartyID?] = [nil] + world.parties
    let days = days(of: life, in: world)
    return (0..<Self.mostQuestions).compactMap { _ in
      guard let day = days.randomElement(using: &random), let party = parties.randomElement(using: &random)
      else { return nil }
      let status = life.status(on: day, known: day, of: party)
      let expected = other.status(on: day, known: day, of: party)
      if status != expected {
        Issue.record("\(place): \(day), \(party.map(\.description) ?? "the agreement"): \(status.saying(expected))")
      }
      return status
    }
  }

  /// Those of the acts, the days around them, and those on which something starts or ends.
  private func days(of life: Timeline, in world: RandomWorld) -> [CivilDay] {
    let acted = Set(
      world.acts.flatMap { $0.content.days.map(\.atPlace) } + world.acts.compactMap { life.day(of: $0.id) })
    var days = acted.union(acted.compactMap(\.previous)).union(acted.compactMap(\.next))
    for day in [acted.min(), acted.max()].compactMap({ $0 }) {
      let status = life.status(on: day, known: day)
      days.formUnion([status.start.date, status.state.since].compactMap { $0 })
      if case .dated(let date) = status.termination {
        days.formUnion([date.endDays.lastDay, date.endDays.firstDayWithout])
      }
    }
    return days.sorted()
  }
}

extension Status {
  /// Where it says something else.
  fileprivate func saying(_ other: Status) -> String {
    let parts = zip(Mirror(reflecting: self).children, Mirror(reflecting: other).children)
    let different = parts.filter { "\($0.value)" != "\($1.value)" }
    return different.map { "\($0.label ?? ""): \($0.value) instead of \($1.value)" }.joined(separator: "; ")
  }
}

/// How many worlds come to something.
private struct Shares: CustomStringConvertible {
  private(set) var worlds = 0
  private(set) var acts = 0
  private(set) var started = 0
  private(set) var noticed = 0
  private var amended = 0
  private var ended = 0
  private var suspended = 0
  private var reachingBack = 0
  private(set) var refused = 0
  private var effects: [ActKind: (effective: Int, all: Int)] = [:]

  mutating func count(_ world: RandomWorld, _ life: Timeline, _ all: [Status]) {
    worlds += 1
    acts += world.acts.count
    refused += world.refusals
    for act in world.acts {
      let isEffective = life.assessments[act.id] == .effective
      let before = effects[act.content.kind] ?? (0, 0)
      effects[act.content.kind] = (before.effective + (isEffective ? 1 : 0), before.all + 1)
    }
    func has(_ kind: ActKind) -> Bool {
      world.acts.contains { $0.content.kind == kind && life.assessments[$0.id] == .effective }
    }
    if all.contains(where: { $0.party == nil && $0.state.name.rawValue == "operative" }) { started += 1 }
    if all.contains(where: { $0.state.name.rawValue == "ended" }) { ended += 1 }
    if all.contains(where: { $0.state.name.rawValue == "suspended" }) { suspended += 1 }
    if all.contains(where: { $0.reachesBack != nil }) { reachingBack += 1 }
    if has(.notice) { noticed += 1 }
    if has(.amendment) { amended += 1 }
  }

  var description: String {
    func share(_ count: Int) -> String { "\(count * 100 / max(worlds, 1)) %" }
    let kinds = ActKind.allCases.map { kind in
      "\(kind.rawValue) \(effects[kind]?.effective ?? 0)/\(effects[kind]?.all ?? 0)"
    }
    return "start \(share(started)), effective notices \(share(noticed)), adopted amendments \(share(amended)), "
      + "ended \(share(ended)), suspended \(share(suspended)), reaching back \(share(reachingBack)); \(acts) acts; "
      + "files refused \(refused); effective acts: " + kinds.joined(separator: ", ")
  }
}

extension RandomWorld {
  /// What another program needs to ask the same: questions are a day and a party, or null.
  fileprivate func json(asking days: [CivilDay], using random: inout Seeded) throws -> Data {
    var questions: [[Any]] = []
    for _ in 0..<6 {
      guard var day = days.randomElement(using: &random) else { break }
      if Int.random(in: 1...4, using: &random) == 1 {
        let later = day.after(
          .months(Int.random(in: 1...9, using: &random)), counting: .nthDayAfter, missingDay: .clamp)
        day = later?.day ?? day
      }
      let party = Bool.random(using: &random) ? parties.randomElement(using: &random) : nil
      questions.append([day.description, party?.description ?? NSNull()])
    }
    let object: [String: Any] = [
      "clauses": clauseFile, "lines": lines, "files": changeFiles, "questions": questions,
    ]
    return try JSONSerialization.data(withJSONObject: object, options: [.sortedKeys])
  }
}
