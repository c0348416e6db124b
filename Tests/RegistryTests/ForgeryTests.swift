import Agreements
import CivilDate
import EventLog
import Registry
import TestKit
import Testing

/// Whoever has the file and the key of its log can rewrite the record with every hash, and sign it again. Any older
/// checkpoint in other hands shows it, and so does the copy of the other party, which names the first entry.
struct ForgeryTests {
  enum Forgery: String, CaseIterable {
    case dropsTheRest, dropsOne, swapsTwo, editsOne, insertsOneDatedBack, redatesOne
  }

  private static let size = 26
  private static let id = AgreementID("test")!

  @Test("L16: a record forged at any place, with all hashes and signed again", arguments: Forgery.allCases)
  func everyPlace(forgery: Forgery) throws {
    let scratch = try Scratch()
    let honest = try (1...Self.size).map { try Self.entry($0, at: $0, saying: $0) }
    let copy = try FuzzDoors(Batch(base: honest), scratch).ourRegister(honest)
    let before = try Self.log(of: honest)
    for place in 2..<Self.size {
      let forged = try Self.forged(forgery, at: place)
      let log = try Self.log(of: forged)
      let registry = Registry(log)
      #expect(try registry.verify().findings == [], "\(place): the forger forgot a hash")
      let outside = try [place, Self.size].map { try Self.signed(before, $0) }
      let found = try registry.verify(against: outside).findings
      let seen = found.compactMap { finding in
        switch finding {
        case .rewritten(let checkpoint, _), .truncated(let checkpoint, _): checkpoint
        default: nil
        }
      }
      #expect(Set(seen) == Set(outside.map(\.checkpoint)), "\(place): \(found)")
      let theirs = try FuzzDoors(Batch(base: forged), scratch)
      let copies = try copy.registry.compare(bundle: theirs.path).copies
      #expect(copies.common == Int64(place - 1), "the first entry that differs is named")
      guard forgery != .dropsTheRest else {
        #expect(copies.relation == .oursExtendsTheirs)
        continue
      }
      #expect(copies.relation == .diverged)
      #expect(try theirs.received(copy.registry, copy.store, accepting: .root) == .shown(nil))
    }
  }

  private static func forged(_ forgery: Forgery, at place: Int) throws -> [Entry] {
    func entries(_ said: [Int], at instants: [Int]) throws -> [Entry] {
      try zip(said, instants).enumerated().map { try entry($0 + 1, at: $1.1, saying: $1.0) }
    }
    var said = Array(1...size)
    var instants = said
    switch forgery {
    case .dropsTheRest:
      said.removeSubrange((place - 1)...)
    case .dropsOne:
      said.remove(at: place - 1)
      instants.remove(at: place - 1)
    case .swapsTwo:
      said.swapAt(place - 1, place)
    case .editsOne:
      said[place - 1] += 100
    case .insertsOneDatedBack:
      said.insert(place + 100, at: place - 1)
      instants.insert(place - 1, at: place - 1)
    case .redatesOne:
      instants[place - 1] -= 1
    }
    return try entries(said, at: instants)
  }

  /// The clause file first, then decisions on amendments.
  private static func entry(_ number: Int, at instant: Int, saying what: Int) throws -> Entry {
    let decision = AmendmentDecision(amendment: AmendmentID("A\(what)")!, effective: nil, title: nil, clauses: nil)
    let act = Fact.act(by: [party("JP")], .amendment(decision, on: .day(day("2026-01-15"))), Evidence())
    return Entry(
      number: TestKit.entry(Int64(number)), agreement: id,
      recording: Recording(
        at: try #require(Instant(milliseconds: 1_780_000_000_000 + Int64(instant) * 1000)), clock: .machine,
        by: .disclosed("clerk", try #require(Salt([UInt8](repeating: UInt8(what), count: 32))))),
      content: .fact(number == 1 ? .agreement(try Door.agreement(), Evidence()) : act))
  }

  private static func log(of entries: [Entry]) throws -> MemoryStore {
    let store = MemoryStore()
    try store.write { log throws in
      for entry in entries {
        try log.append(unjudged: entry)
      }
      for role in KeyRole.allCases {
        try log.keep(RegisteredKey(FuzzDoors.theirs.verifier(role), isOwn: true))
      }
    }
    let signed = try signed(store, entries.count)
    try store.write { log throws in try log.keep(signed) }
    return store
  }

  /// By the key of the log itself.
  private static func signed(_ store: MemoryStore, _ size: Int) throws -> SignedCheckpoint {
    let root = try #require(try store.read { try $0.root(after: Int64(size)) })
    let checkpoint = Checkpoint(origin: FuzzDoors.theirs.name, size: UInt64(size), root: root)
    return try #require(SignedCheckpoint(checkpoint, signedBy: FuzzDoors.theirs))
  }
}
