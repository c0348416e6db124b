import Agreements
import EventLog
import Registry
import StoreConformance
import Testing

/// Another program has the file, but not the settings of our connections.
@Suite(.enabled(if: SQLiteShell.path != nil, "the sqlite3 shell is not installed"))
struct ShellTamperingTests {
  private static let columns = "agreement, recorded_at, bytes, leaf_hash, root"
  private static let later = "'x', '2999-01-01', x'00', zeroblob(32), zeroblob(32)"
  @Test(arguments: [
    "UPDATE entries SET agreement = 'x'", "UPDATE OR REPLACE entries SET number = 2 WHERE number = 1",
    "UPDATE OR IGNORE entries SET bytes = x'00'", "DELETE FROM entries", "DELETE FROM entries WHERE number = 3",
    "REPLACE INTO entries VALUES (2, \(later))", "INSERT OR REPLACE INTO entries VALUES (3, \(later))",
    "INSERT OR IGNORE INTO entries VALUES (2, \(later))", "INSERT OR IGNORE INTO entries VALUES (9, \(later))",
    "INSERT INTO entries VALUES (NULL, \(later))", "INSERT INTO entries (\(columns)) VALUES (\(later))",
    "INSERT INTO entries VALUES (5, \(later))", "INSERT INTO entries VALUES (0, \(later))",
    "INSERT INTO entries VALUES (-1, \(later))", "INSERT INTO entries VALUES (4.5, \(later))",
    "INSERT INTO entries (rowid, \(columns)) VALUES (2, \(later))",
    "INSERT INTO entries VALUES (3, \(later)) ON CONFLICT DO UPDATE SET bytes = x'00'",
    "INSERT OR FAIL INTO entries SELECT number + 2, \(columns) FROM entries",
    "INSERT INTO entries VALUES (4, 'x', '1999-01-01', x'00', zeroblob(32), zeroblob(32))",
    "INSERT INTO entries VALUES (4, 'x', '2999-01-01', x'', zeroblob(32), zeroblob(32))",
    "INSERT INTO entries VALUES (4, 'x', '2999-01-01', zeroblob(65536), zeroblob(32), zeroblob(32))",
    "INSERT INTO entries VALUES (4, 'x', '2999-01-01', 'text', zeroblob(32), zeroblob(32))",
    "INSERT INTO entries VALUES (4, 'x', '2999-01-01', x'00', zeroblob(31), zeroblob(32))",
    "INSERT INTO entries VALUES (4, 'x', '2999-01-01', x'00', zeroblob(32), x'00')",
    "UPDATE nodes SET hash = zeroblob(32)", "DELETE FROM nodes", "REPLACE INTO nodes VALUES (1, 0, zeroblob(32))",
    "INSERT OR IGNORE INTO nodes VALUES (1, 0, zeroblob(32))", "INSERT INTO nodes VALUES (0, 0, zeroblob(32))",
    "UPDATE disclosures SET value = x'00'", "DELETE FROM disclosures",
    "REPLACE INTO disclosures SELECT entry, hash, salt, x'00' FROM disclosures",
    "UPDATE documents SET size = 2", "UPDATE OR REPLACE documents SET hash = zeroblob(32)", "DELETE FROM documents",
    "REPLACE INTO documents SELECT hash, 2 FROM documents",
    "INSERT INTO documents SELECT hash, 2 FROM documents WHERE true ON CONFLICT DO UPDATE SET size = 2",
    "INSERT OR REPLACE INTO documents (rowid, hash, size) VALUES (1, zeroblob(32), 1)",
    "UPDATE document_parts SET bytes = x'00'", "DELETE FROM document_parts",
    "REPLACE INTO document_parts SELECT hash, part, x'00' FROM document_parts",
    "INSERT INTO document_parts SELECT hash, 1, x'00' FROM document_parts",
    "DELETE FROM withheld", "UPDATE withheld SET hash = zeroblob(32)",
    "UPDATE checkpoints SET root = zeroblob(32)", "DELETE FROM checkpoints",
    "REPLACE INTO checkpoints SELECT origin, size, zeroblob(32) FROM checkpoints",
    "UPDATE signatures SET line = 'x'", "DELETE FROM signatures",
  ])
  func leavesTheRowsUnchanged(statement: String) throws {
    let scratch = try Scratch()
    let path = scratch.path()
    let salt = try #require(Salt([UInt8](repeating: 7, count: 32)))
    let disclosure = Disclosure(salt: salt, value: Array("\"officer\"".utf8))
    let name = try #require(KeyName("test.example/log"))
    let key = try #require(SigningKey(name: name, seed: [UInt8](repeating: 9, count: 32)))
    try scratch.recording().write { log throws in
      for number: Int64 in 1...3 { try log.append(sampleEntry(number)) }
      try log.keep(disclosure, of: 2)
      try log.keep(document: [1, 2, 3])
      try log.withhold(.sha256([9]))
      let root = try #require(try log.root(after: 3))
      try log.keep(try #require(SignedCheckpoint(Checkpoint(origin: name, size: 3, root: root), signedBy: key)))
    }
    let before = try SQLiteShell.run(path, ".dump")
    #expect(try SQLiteShell.run(path, statement).contains("Error"))
    #expect(try SQLiteShell.run(path, ".dump") == before)
    try scratch.query().read { log throws in
      #expect(try log.entries(1...9) == (1...3).map { sampleEntry($0) })
      #expect(try log.document(.sha256([1, 2, 3])) == [1, 2, 3])
      #expect(try log.disclosures(of: 2) == [disclosure])
      #expect(try log.checkpoints.count == 1)
    }
  }

  @Test func findsOneAgreementWithoutSorting() throws {
    let scratch = try Scratch()
    try scratch.recording().appendNext()
    let query = "EXPLAIN QUERY PLAN SELECT * FROM entries WHERE agreement = 'x' AND number <= 7 ORDER BY number"
    let plan = try SQLiteShell.run(scratch.path(), query)
    #expect(plan.contains("entries_by_agreement (agreement=? AND rowid<?)"))
    #expect(!plan.contains("TEMP B-TREE"))
  }
}
