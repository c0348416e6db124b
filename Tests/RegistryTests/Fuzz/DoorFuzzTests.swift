import Agreements
import CivilDate
import EventLog
import Foundation
import Registry
import TestKit
import Testing

/// L14, L18: one judge at every door. Bundles by a grammar, well formed and often wrong in meaning, are given to each;
/// the doors say the same but for what the tables here list, and no answer changes before somebody was shown it.
/// `$DEPOSITARY_FUZZ` is how many, `$DEPOSITARY_SEED` which.
struct DoorFuzzTests {
  /// What is asked only where a person types it.
  private static let typedOnly: Set = [
    "duplicate", "unknownZone", "correctsNothing", "clockTooFar", "severalNoticesStand", "nothingToErase",
  ]
  /// What is asked only where entries of another register become our own: numbers and clock are ours then.
  private static let adoptedOnly = typedOnly.union(["erasureElsewhere"])

  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// Half of the bundles each, on a core of its own. Without optimization a bundle takes twenty times as long.
  @Test("L14, L18: the doors refuse the same, and show every answer that would change", arguments: [0, 1])
  func doors(half: UInt64) throws {
    #if DEBUG
      let usual = 200
    #else
      let usual = 2000
    #endif
    let count = (ProcessInfo.processInfo.environment["DEPOSITARY_FUZZ"].flatMap(Int.init) ?? usual) / 2
    var grammar = try EntryGrammar(Seeded(seed: Seeded().seed &* 2 &+ half))
    var tally = Tally(seed: grammar.random.seed)
    for index in 0..<count {
      tally.index = index
      try compare(FuzzDoors(grammar.batch(), scratch), &tally)
    }
    print(tally)
    #expect(tally.differences == 0, "seed \(Seeded().seed)")
    #expect(tally.verdicts["taken", default: 0] > count / 5)
    #expect(tally.verdicts.count > min(count / 100, 8))
  }

  private func compare(_ doors: FuzzDoors, _ tally: inout Tally) throws {
    let judged = doors.judged
    tally.verdicts[judged.word, default: 0] += 1
    tally.entries += doors.batch.further.count
    tally.expect(try doors.imported(asLines: false), judged, "import")
    if doors.unreadable == nil { tally.expect(try doors.imported(asLines: true), judged, "import of lines") }
    try doors.checkVerified()
    try compareBundle(doors, judged, &tally)
    try doors.recorded { entry, judged, typed in
      tally.typed += 1
      switch (judged, typed) {
      case (nil, nil): break
      case (nil, let typed?) where Self.typedOnly.contains(typed.word): tally.typedOnly[typed.word, default: 0] += 1
      case (let judged?, let typed?):
        // Where several things are wrong with an entry, this door may tell another of them first.
        if judged != typed { tally.otherReason["\(typed.word) for \(judged.word)", default: 0] += 1 }
      default:
        tally.differ(
          "record of entry \(entry.number): \(String(describing: typed)), judged \(String(describing: judged))")
      }
    }
  }

  private func compareBundle(_ doors: FuzzDoors, _ judged: Verdict, _ tally: inout Tally) throws {
    let (registry, store) = try doors.ourRegister(doors.batch.base)
    // Bytes that are no entry are found as they are read, before the next one is judged.
    var expected = judged
    if let unreadable = doors.unreadable, judged.number ?? .max >= unreadable { expected = .unreadable(unreadable) }
    let (reconciled, shown) = try doors.reconciled(registry)
    tally.expect(reconciled, expected, "reconcile")
    let later = doors.batch.further.first { entry in
      entry.recording.at.milliseconds - doors.now.instant.milliseconds > 86_400_000
    }
    if let later, later.number.value < expected.number ?? .max { expected = .recordedLater(later.number.value) }
    guard expected == .taken else {
      for accepted in [FuzzDoors.Accepted.nothing, .root] {
        tally.expect(try doors.received(registry, store, accepting: accepted), expected, "receive")
      }
      return
    }
    try compareAnswers(doors, shown, registry, store, &tally)
    try compareAdoption(doors, &tally)
  }

  private func compareAnswers(
    _ doors: FuzzDoors, _ shown: [AnswerChanges], _ registry: Registry, _ store: MemoryStore, _ tally: inout Tally
  ) throws {
    var random = Seeded(seed: tally.seed &+ UInt64(tally.index))
    let further = (0..<12).compactMap { _ in
      CivilDay(daysSinceUnixEpoch: 20_058 + Int.random(in: 0..<1_000, using: &random))
    }
    let touched = Set(doors.batch.further.map(\.agreement)).sorted()
    let change = touched.lazy.compactMap { id -> String? in
      let base = doors.batch.base.filter { $0.agreement == id }
      let before = AnswersGiven(base, today: doors.now.today, further: further)
      let after = AnswersGiven(
        doors.batch.all.filter { $0.agreement == id }, today: doors.now.today, further: further)
      return before.firstChange(to: after).map { "\(id): \($0)" }
    }.first
    if tally.index % 4 == 0 {
      tally.expect(try doors.received(registry, store, accepting: .another), .otherRoot, "receive, another root")
    }
    let received = try doors.received(registry, store, accepting: .nothing)
    switch (change, received) {
    case (let change?, .taken): tally.differ("taken without being shown: \(change)\n\(doors.batch)")
    case (nil, .taken): tally.silent += 1
    case (nil, _):
      // An act recorded earlier that means something else now is told too.
      if shown.allSatisfy({ $0.reassessed.isEmpty }) {
        let what = shown.map { "\($0.statuses.map(\.on)) \($0.amendments) \($0.clauses.map(\.cause))" }
        tally.differ("shown, but no answer changes: \(what)\n\(doors.batch)")
      }
      tally.reassessedOnly += 1
      fallthrough
    default:
      tally.shown += 1
      tally.expect(received, doors.isShown, "receive")
      tally.expect(try doors.received(registry, store, accepting: .root), .taken, "receive, its root")
    }
    let isWhole = try registry.count() == Int64(doors.batch.all.count) && registry.verify().findings.isEmpty
    if !isWhole { tally.differ("received, but not whole") }
  }

  private func compareAdoption(_ doors: FuzzDoors, _ tally: inout Tally) throws {
    guard let last = doors.batch.base.last, !doors.batch.further.isEmpty else { return }
    let own = try Entry(
      number: entry(last.number.value + 1), agreement: #require(AgreementID("own")),
      recording: Recording(at: last.recording.at, clock: .machine, by: .open("us")),
      content: .fact(.agreement(Door.agreement("own"), Evidence())))
    switch try doors.adopted(after: own) {
    case .taken: tally.adopted += 1
    case .refused(_, let refusal) where Self.adoptedOnly.contains(refusal.word):
      tally.adoptedOnly[refusal.word, default: 0] += 1
    case let other: tally.differ("adopt: \(other)")
    }
  }
}

extension Verdict {
  /// Of the entry at which it stopped.
  fileprivate var number: Int64? {
    switch self {
    case .taken, .shown, .otherRoot: nil
    case .refused(let number, _), .unreadable(let number), .recordedLater(let number): number
    }
  }
}

/// What came of how many.
private struct Tally: CustomStringConvertible {
  let seed: UInt64
  var index = 0
  var entries = 0
  var verdicts: [String: Int] = [:]
  var typed = 0
  var typedOnly: [String: Int] = [:]
  var otherReason: [String: Int] = [:]
  var adopted = 0
  var adoptedOnly: [String: Int] = [:]
  var silent = 0
  var shown = 0
  var reassessedOnly = 0
  var differences = 0

  init(seed: UInt64) { self.seed = seed }

  mutating func expect(_ found: Verdict, _ expected: Verdict, _ door: String) {
    if found != expected { differ("\(door): \(found), expected \(expected)") }
  }

  mutating func differ(_ what: String) {
    differences += 1
    if differences <= 40 { Issue.record("batch \(index) of seed \(seed): \(what)") }
  }

  var description: String {
    func list(_ counts: [String: Int]) -> String {
      counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
    }
    return """
      door fuzz, seed \(seed): \(index + 1) bundles, \(entries) further entries; judged: \(list(verdicts))
      received: \(silent) without a change of answers, \(shown) shown first (\(reassessedOnly) for reassessed acts only)
      recorded: \(typed) typed, refused there only: \(list(typedOnly)); for another reason: \(list(otherReason))
      adopted: \(adopted), refused there only: \(list(adoptedOnly)); differences: \(differences)
      """
  }
}
