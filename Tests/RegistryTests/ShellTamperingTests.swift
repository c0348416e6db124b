import EventLog
import Registry
import StoreConformance
import Testing

/// Another program has the file, but not the settings of our connections.
@Suite(.enabled(if: SQLiteShell.path != nil, "the sqlite3 shell is not installed"))
struct ShellTamperingTests {
  private static let columns = "agreement, recorded_at, bytes, leaf_hash"
  private static let later = "'x', '2999-01-01', x'00', zeroblob(32)"

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
    "INSERT INTO entries VALUES (4, 'x', '1999-01-01', x'00', zeroblob(32))",
    "INSERT INTO entries VALUES (4, 'x', '2999-01-01', x'', zeroblob(32))",
    "INSERT INTO entries VALUES (4, 'x', '2999-01-01', zeroblob(65536), zeroblob(32))",
    "INSERT INTO entries VALUES (4, 'x', '2999-01-01', 'text', zeroblob(32))",
    "INSERT INTO entries VALUES (4, 'x', '2999-01-01', x'00', zeroblob(31))",
    "UPDATE documents SET bytes = x'00'", "UPDATE OR REPLACE documents SET hash = zeroblob(32)",
    "DELETE FROM documents",
    "REPLACE INTO documents SELECT hash, x'00' FROM documents",
    "INSERT OR REPLACE INTO documents SELECT hash, x'00' FROM documents",
    "INSERT OR IGNORE INTO documents SELECT hash, x'00' FROM documents",
    "INSERT OR REPLACE INTO documents (rowid, hash, bytes) VALUES (1, zeroblob(32), x'00')",
    "INSERT INTO documents SELECT hash, x'00' FROM documents WHERE true ON CONFLICT DO UPDATE SET bytes = x'00'",
  ])
  func leavesTheRowsUnchanged(statement: String) throws {
    let scratch = try Scratch()
    let path = scratch.path()
    try scratch.recording().write { log throws in
      for number: Int64 in 1...3 { try log.append(sampleEntry(number)) }
      try log.keep(document: [1, 2, 3])
    }
    let content = "SELECT number, hex(bytes), agreement FROM entries; SELECT hex(hash), hex(bytes) FROM documents"
    let before = try SQLiteShell.run(path, content)
    #expect(try SQLiteShell.run(path, statement).contains("Error"))
    #expect(try SQLiteShell.run(path, content) == before)
    try scratch.query().read { log throws in
      #expect(try log.entries(1...9) == (1...3).map { sampleEntry($0) })
      #expect(try log.document(.sha256([1, 2, 3])) == [1, 2, 3])
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
