import Agreements
import EventLog
import Foundation
import Registry
import TestKit
import Testing

/// L16: whatever is done to a register around the tool is found.
@Suite(.enabled(if: SQLiteShell.path != nil, "the sqlite3 shell is not installed"))
struct VerifyTests {
  let ledger: Ledger

  init() throws { ledger = try Ledger.made.get() }

  @Test("L16: an untouched register verifies, with the root that its bytes give")
  func untouched() throws {
    let verification = try Registry(ledger.scratch.query()).verify()
    #expect(verification.findings.isEmpty)
    #expect(verification.entries == Ledger.size)
    #expect(verification.documents == 1)
    #expect(verification.checkpoints.map(\.checkpoint.size) == [400, 1000])
    #expect(verification.checkpoints.allSatisfy { $0.signers.map(\.key) == [Ledger.key.verifier(.log)] })
    var leaves: [Digest32] = []
    try ledger.scratch.query().read { log in try log.visitRows { leaves.append(.leaf($0.bytes)) } }
    #expect(verification.root == root(leaves[...]))
  }

  private func root(_ leaves: ArraySlice<Digest32>) -> Digest32 {
    guard leaves.count > 1 else { return leaves.first ?? MerkleTree.emptyRoot }
    var split = 1
    while split * 2 < leaves.count { split *= 2 }
    return .node(root(leaves.prefix(split)), root(leaves.dropFirst(split)))
  }

  @Test(
    "L16: the entries are read a few at a time, in order, and a missing one shows", arguments: [1, 31, 32, 33, 999])
  func visited(missing: Int64) throws {
    var numbers: [Int64] = []
    try Registry(ledger.scratch.query()).visitEntries { numbers.append($0.number.value) }
    #expect(numbers == Array(1...Ledger.size))
    let registry = try ledger.registry(after: "DELETE FROM entries WHERE number = \(missing)")
    func damage(_ read: () throws -> Void) -> StoreFailure.Damage? {
      do { try read() } catch StoreFailure.damaged(_, let damage) { return damage } catch {}
      return nil
    }
    #expect(damage { try registry.visitEntries { _ in } } == .entry(missing))
    #expect(damage { try registry.portfolio { _ in } } == .entry(missing))
  }

  @Test("L16: every single bit of every column of a row")
  func everyBit() throws {
    var random = Seeded()
    let store = try ledger.scratch.query()
    var tried = 0
    for number: Int64 in [2, 7, 1000] {
      let row = try #require(try row(number, store))
      for column in 0..<6 {
        let bits = 8 * width(column, row)
        let isWhole = number == 2
        let positions = isWhole ? Array(0..<bits) : (0..<20).map { _ in Int.random(in: 0..<bits, using: &random) }
        for bit in positions {
          let altered = flip(bit, column, row)
          let found = try Registry(AlteredStore(store, upTo: number) { _ in altered }).verify().findings.first
          guard case .entry(let place, _)? = found, place == number else {
            Issue.record(
              "bit \(bit) of column \(column) of row \(number): \(String(describing: found)), seed \(random.seed)")
            return
          }
          tried += 1
        }
      }
    }
    #expect(tried > 3_000)
    print("single bits of the entries table tried: \(tried), all found")
  }

  private func row(_ number: Int64, _ store: any Store) throws -> StoredRow? {
    var found: StoredRow?
    try store.read { log in try log.visitRows { if $0.number == number { found = $0 } } }
    return found
  }

  private func width(_ column: Int, _ row: StoredRow) -> Int {
    [8, row.agreement.utf8.count, row.recordedAt.utf8.count, row.bytes.count, 32, 32][column]
  }

  private func flip(_ bit: Int, _ column: Int, _ row: StoredRow) -> StoredRow {
    func flipped(_ bytes: [UInt8]) -> [UInt8] {
      var bytes = bytes
      bytes[bit / 8] ^= 1 << UInt8(bit % 8)
      return bytes
    }
    func text(_ text: String) -> String { String(decoding: flipped(Array(text.utf8)), as: UTF8.self) }
    func digest(_ digest: Digest32?) -> Digest32? { digest.flatMap { Digest32(bytes: flipped($0.bytes)) } }
    return StoredRow(
      number: column == 0 ? row.number ^ (1 << Int64(bit)) : row.number,
      agreement: column == 1 ? text(row.agreement) : row.agreement,
      recordedAt: column == 2 ? text(row.recordedAt) : row.recordedAt,
      bytes: column == 3 ? flipped(row.bytes) : row.bytes,
      leafHash: column == 4 ? digest(row.leafHash) : row.leafHash,
      root: column == 5 ? digest(row.root) : row.root)
  }

  private static let copied = "agreement, recorded_at, bytes, leaf_hash, root"

  @Test(
    "L16: a row deleted, inserted, swapped or edited with the triggers taken away and put back",
    arguments: [
      ("DELETE FROM entries WHERE number = 1", 1), ("DELETE FROM entries WHERE number = 500", 500),
      ("INSERT INTO entries SELECT 0, \(copied) FROM entries WHERE number = 5", 1),
      ("INSERT INTO entries SELECT 1001, \(copied) FROM entries WHERE number = 1000", 1001),
      ("UPDATE entries SET number = 5000 WHERE number = 7", 7),
      (
        """
        UPDATE entries SET number = -1 WHERE number = 20; UPDATE entries SET number = 20 WHERE number = 21;
        UPDATE entries SET number = 21 WHERE number = -1
        """, 20
      ),
      ("UPDATE entries SET bytes = CAST(replace(CAST(bytes AS TEXT), 'JP', 'US') AS BLOB) WHERE number = 30", 30),
      ("UPDATE entries SET bytes = (SELECT bytes FROM entries WHERE number = 40) WHERE number = 41", 41),
      ("UPDATE entries SET agreement = 'other' WHERE number = 50", 50),
      ("UPDATE entries SET recorded_at = '2026-05-28T20:28:20.000Z' WHERE number = 60", 60),
      ("UPDATE entries SET leaf_hash = zeroblob(32) WHERE number = 70", 70),
      ("UPDATE entries SET root = zeroblob(32) WHERE number = 80", 80),
      ("UPDATE nodes SET hash = zeroblob(32) WHERE level = 3 AND position = 2", 24),
      ("DELETE FROM nodes WHERE level = 1 AND position = 9", 20),
      ("UPDATE disclosures SET value = CAST('\"another\"' AS BLOB) WHERE entry = 90", 90),
      ("UPDATE disclosures SET salt = zeroblob(32) WHERE entry = 91", 91),
      ("DELETE FROM disclosures WHERE entry = 92", 92),
      ("UPDATE disclosures SET entry = 94 WHERE entry = 93", 93),
    ])
  func rows(sql: String, entry: Int) throws {
    let found = try ledger.findings(after: sql)
    guard case .entry(let number, _)? = found.first else {
      Issue.record("\(sql): \(found)")
      return
    }
    #expect(number == Int64(entry), "\(sql): \(found)")
  }

  @Test(
    "L16: what no entry is wrong for",
    arguments: [
      "INSERT INTO nodes VALUES (20, 5, zeroblob(32))",
      "INSERT INTO disclosures VALUES (5000, zeroblob(32), zeroblob(32), x'31')",
      "UPDATE document_parts SET bytes = zeroblob(1048576) WHERE part = 1", "DELETE FROM document_parts WHERE part = 2",
      "INSERT INTO document_parts SELECT hash, 3, x'00' FROM documents", "UPDATE documents SET size = size + 1",
      "INSERT INTO document_parts VALUES (zeroblob(32), 0, x'41')",
      "INSERT INTO signatures VALUES ('test.example/ledger', 77, 'x')", "DELETE FROM checkpoints WHERE size = 400",
      "DELETE FROM documents", "DELETE FROM document_parts; DELETE FROM documents",
      "UPDATE checkpoints SET root = zeroblob(32) WHERE size = 400",
      "UPDATE checkpoints SET size = 401 WHERE size = 400",
      "UPDATE signatures SET line = replace(line, 'A', 'B')", "DELETE FROM entries WHERE number = 1000",
      "DELETE FROM entries WHERE number > 600",
    ])
  func others(sql: String) throws {
    #expect(try !ledger.findings(after: sql).isEmpty, "\(sql)")
  }

  @Test("L16: an entry rewritten with its hash, the tree and all roots is found by a signature, and by an outside one")
  func forgery() throws {
    let store = try ledger.scratch.query()
    let signed = try store.read { try $0.checkpoints }
    var frontier = Frontier()
    var sql = ""
    func hex(_ bytes: [UInt8]) -> String { "x'" + bytes.map { String(format: "%02x", $0) }.joined() + "'" }
    try store.read { log in
      try log.visitRows { row in
        var bytes = row.bytes
        if row.number == 500 {
          bytes = Array(String(decoding: bytes, as: UTF8.self).replacing("2026-01-15", with: "2026-01-16").utf8)
        }
        let nodes = frontier.append(leaf: .leaf(bytes))
        guard row.number >= 500 else { return }
        sql += "UPDATE entries SET bytes = \(hex(bytes)), leaf_hash = \(hex(Digest32.leaf(bytes).bytes)), "
        sql += "root = \(hex(frontier.root.bytes)) WHERE number = \(row.number);\n"
        for node in nodes {
          sql += "UPDATE nodes SET hash = \(hex(node.hash.bytes)) "
          sql += "WHERE level = \(node.position.level) AND position = \(node.position.index);\n"
        }
      }
    }
    let found = try ledger.findings(after: sql)
    #expect(found == [.rewritten(signed[1].checkpoint, found: frontier.root)])
    let hidden = sql + "DELETE FROM checkpoints WHERE size = 1000; DELETE FROM signatures WHERE size = 1000;"
    #expect(try ledger.findings(after: hidden) == [])
    #expect(
      try ledger.findings(after: hidden, against: [signed[1]])
        == [.rewritten(signed[1].checkpoint, found: frontier.root)])
  }

  @Test("L16: a file put back to an earlier copy is found against a later checkpoint")
  func rolledBack() throws {
    let later = try #require(try ledger.scratch.query().read { try $0.checkpoints }.last)
    let earlier =
      "DELETE FROM entries WHERE number > 600; DELETE FROM checkpoints WHERE size > 600;"
      + "DELETE FROM signatures WHERE size > 600; DELETE FROM disclosures WHERE entry > 600;"
      + "DELETE FROM nodes WHERE (position + 1) << level > 600"
    #expect(try ledger.findings(after: earlier) == [])
    #expect(try ledger.findings(after: earlier, against: [later]) == [.truncated(later.checkpoint, entries: 600)])
    let name = try #require(KeyName("other.example"))
    let stranger = try #require(SigningKey(name: name, seed: [UInt8](repeating: 1, count: 32)))
    let registry = Registry(try ledger.scratch.query())
    for (size, found) in [(5000, nil), (1000, later.checkpoint.root)] as [(UInt64, Digest32?)] {
      let checkpoint = Checkpoint(origin: stranger.name, size: size, root: .sha256([1]))
      let signed = try #require(SignedCheckpoint(checkpoint, signedBy: stranger))
      let findings = try registry.verify(against: [signed], keys: [stranger.verifier(.log)]).findings
      #expect(findings == [.elsewhere(checkpoint, entries: 1000, found: found)], "another register is not accused")
      #expect(try registry.verify(against: [signed]).findings == [.foreign(checkpoint)])
    }
  }

  @Test("L16: any bit of the file is found, or changes nothing that is recorded")
  func bitsOfTheFile() throws {
    var random = Seeded()
    let scratch = ledger.scratch
    let whole = try scratch.bytes()
    let expected = try rows(scratch.query())
    var found = 0
    for _ in 0..<60 {
      var bytes = whole
      let bit = Int.random(in: 0..<(8 * bytes.count), using: &random)
      bytes[bit / 8] ^= 1 << UInt8(bit % 8)
      let copy = UUID().uuidString
      try scratch.write(bytes, to: copy)
      do {
        let store = try scratch.query(copy)
        if try !Registry(store).verify().findings.isEmpty {
          found += 1
        } else {
          #expect(try rows(store) == expected, "bit \(bit), seed \(random.seed)")
        }
      } catch is StoreFailure {
        found += 1
      }
    }
    print("random bits of the file tried: 60, found: \(found), without effect: \(60 - found)")
  }

  private func rows(_ store: any Store) throws -> [[UInt8]] {
    var rows: [[UInt8]] = []
    try store.read { log in try log.visitRows { rows.append($0.bytes + ($0.root?.bytes ?? [])) } }
    return rows
  }
}
