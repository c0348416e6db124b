import Agreements
import EventLog
import Foundation
import GRDB

class SQLiteReader: LogReader {
  let db: Database
  let file: RegisterFile

  init(_ db: Database, _ file: RegisterFile) {
    self.db = db
    self.file = file
  }

  private static let select = "SELECT number, agreement, recorded_at, bytes, leaf_hash FROM entries"

  var path: String { file.path }

  var count: Int64 {
    get throws { try Int64.fetchOne(db.cachedStatement(sql: "SELECT max(number) FROM entries")) ?? 0 }
  }

  var last: StoredEntry? {
    get throws { try first("ORDER BY number DESC LIMIT 1", []) }
  }

  var agreements: [String] {
    get throws {
      try String.fetchAll(
        db.cachedStatement(sql: "SELECT agreement FROM entries GROUP BY agreement ORDER BY min(number)"))
    }
  }

  func entry(_ number: Int64) throws -> StoredEntry? { try first("WHERE number = ?", [number]) }

  func visit(_ numbers: ClosedRange<Int64>, _ body: (StoredEntry) throws -> Void) throws {
    let sql = Self.select + " WHERE number BETWEEN ? AND ? ORDER BY number"
    let rows = try Row.fetchCursor(db.makeStatement(sql: sql), arguments: [numbers.lowerBound, numbers.upperBound])
    var expected = max(1, numbers.lowerBound)
    while let row = try rows.next() {
      let entry = try entry(row)
      guard entry.number == expected else { throw damage(.entry(expected)) }
      try body(entry)
      expected &+= 1
    }
  }

  func visitRows(_ body: (StoredRow) throws -> Void) throws {
    let sql = "SELECT number, agreement, recorded_at, bytes, leaf_hash, root FROM entries ORDER BY number"
    let rows = try Row.fetchCursor(db.makeStatement(sql: sql))
    while let row = try rows.next() {
      try body(
        StoredRow(
          number: try row.decode(Int64.self, atIndex: 0), agreement: try row.decode(String.self, atIndex: 1),
          recordedAt: try row.decode(String.self, atIndex: 2), bytes: try row.bytes(3), leafHash: try row.digest(4),
          root: try row.digest(5)))
    }
  }

  func entries(of agreement: String, upTo number: Int64?) throws -> [StoredEntry] {
    guard !agreement.utf8.contains(0) else { return [] }
    let sql = Self.select + " WHERE agreement = ? AND number <= ? ORDER BY number"
    let rows = try Row.fetchCursor(db.cachedStatement(sql: sql), arguments: [agreement, number ?? .max])
    var entries: [StoredEntry] = []
    while let row = try rows.next() { entries.append(try entry(row)) }
    return entries
  }

  private func first(_ clause: String, _ arguments: StatementArguments) throws -> StoredEntry? {
    let statement = try db.cachedStatement(sql: Self.select + " " + clause)
    return try Row.fetchOne(statement, arguments: arguments).map(entry)
  }

  /// The entry in a row. Decoding throws where a subscript would trap: a damaged file can hold any type in any column.
  private func entry(_ row: Row) throws -> StoredEntry {
    let entry = StoredEntry(
      number: try row.decode(Int64.self, atIndex: 0),
      agreement: try row.decode(String.self, atIndex: 1),
      recordedAt: try row.decode(String.self, atIndex: 2),
      bytes: try row.bytes(3))
    guard try row.digest(4) == entry.leafHash else { throw damage(.entry(entry.number)) }
    return entry
  }

  func leafHash(_ number: Int64) throws -> Digest32? {
    try digest("SELECT leaf_hash FROM entries WHERE number = ?", [number])
  }

  func root(after number: Int64) throws -> Digest32? {
    try digest("SELECT root FROM entries WHERE number = ?", [number])
  }

  func node(_ position: TreePosition) throws -> Digest32? {
    guard let index = Int64(exactly: position.index) else { return nil }
    return try digest("SELECT hash FROM nodes WHERE level = ? AND position = ?", [position.level, index])
  }

  private func digest(_ sql: String, _ arguments: StatementArguments) throws -> Digest32? {
    try Row.fetchOne(db.cachedStatement(sql: sql), arguments: arguments)?.digest(0)
  }

  var nodeCount: Int64 {
    get throws { try Int64.fetchOne(db, sql: "SELECT count(*) FROM nodes") ?? 0 }
  }

  func disclosures(
    of numbers: ClosedRange<Int64>
  ) throws -> [(entry: Int64, hash: Digest32, disclosure: Disclosure)] {
    let sql = "SELECT entry, hash, salt, value FROM disclosures WHERE entry BETWEEN ? AND ? ORDER BY entry, hash"
    let rows = try Row.fetchCursor(
      db.cachedStatement(sql: sql), arguments: [numbers.lowerBound, numbers.upperBound])
    var disclosures: [(entry: Int64, hash: Digest32, disclosure: Disclosure)] = []
    while let row = try rows.next() {
      let number = try row.decode(Int64.self, atIndex: 0)
      guard let hash = try row.digest(1), let salt = try row.digest(2).flatMap({ Salt($0.bytes) }) else {
        throw damage(.disclosure(entry: number))
      }
      disclosures.append((number, hash, Disclosure(salt: salt, value: try row.bytes(3))))
    }
    return disclosures
  }

  var disclosureCount: Int64 {
    get throws { try Int64.fetchOne(db, sql: "SELECT count(*) FROM disclosures") ?? 0 }
  }

  func documentSize(_ hash: Digest32) throws -> Int64? {
    let statement = try db.cachedStatement(sql: "SELECT size FROM documents WHERE hash = ?")
    return try Row.fetchOne(statement, arguments: [Data(hash.bytes)])?.decode(Int64.self, atIndex: 0)
  }

  var documents: [(hash: Digest32, size: Int64)] {
    get throws {
      let rows = try Row.fetchAll(db, sql: "SELECT hash, size FROM documents ORDER BY hash")
      return try rows.map { row in
        guard let hash = try row.digest(0) else { throw damage(.database(code: ResultCode.SQLITE_MISMATCH.rawValue)) }
        return (hash, try row.decode(Int64.self, atIndex: 1))
      }
    }
  }

  func readDocument(_ hash: Digest32, _ body: ([UInt8]) throws -> Void) throws {
    guard let size = try documentSize(hash) else { return }
    let sql = "SELECT part, bytes FROM document_parts WHERE hash = ? ORDER BY part"
    let rows = try Row.fetchCursor(db.cachedStatement(sql: sql), arguments: [Data(hash.bytes)])
    var hasher = DocumentHasher()
    var expected: Int64 = 0
    var length: Int64 = 0
    while let row = try rows.next() {
      let bytes = try row.bytes(1)
      guard try row.decode(Int64.self, atIndex: 0) == expected else { throw damage(.document(hash)) }
      expected += 1
      length += Int64(bytes.count)
      hasher.update(bytes)
      try body(bytes)
    }
    guard length == size, hasher.digest == hash else { throw damage(.document(hash)) }
  }

  func isWithheld(_ hash: Digest32) throws -> Bool {
    let statement = try db.cachedStatement(sql: "SELECT 1 FROM withheld WHERE hash = ?")
    return try Int.fetchOne(statement, arguments: [Data(hash.bytes)]) != nil
  }

  var checkpoints: [SignedCheckpoint] {
    get throws { try checkpoints("ORDER BY origin, size", []) }
  }

  func checkpoints(_ clause: String, _ arguments: StatementArguments) throws -> [SignedCheckpoint] {
    let sql = "SELECT origin, size, root FROM checkpoints " + clause
    let rows = try Row.fetchAll(db.cachedStatement(sql: sql), arguments: arguments)
    return try rows.map { row in
      let name = try row.decode(String.self, atIndex: 0)
      let size = try row.decode(Int64.self, atIndex: 1)
      let lines = try String.fetchAll(
        db.cachedStatement(sql: "SELECT line FROM signatures WHERE origin = ? AND size = ? ORDER BY line"),
        arguments: [name, size])
      guard let origin = Origin(name), let root = try row.digest(2), let size = UInt64(exactly: size),
        let signed = SignedCheckpoint(Checkpoint(origin: origin, size: size, root: root), lines: lines)
      else { throw damage(.checkpoint) }
      return signed
    }
  }

  var keys: [RegisteredKey] {
    get throws {
      let rows = try Row.fetchAll(db.cachedStatement(sql: "SELECT verifier, owner FROM keys ORDER BY verifier"))
      return try rows.compactMap { row in
        guard let key = VerifierKey(try row.decode(String.self, atIndex: 0)) else { return nil }
        return RegisteredKey(key, isOwn: try row.decode(String.self, atIndex: 1) == "own")
      }
    }
  }

  var unusableKeys: [String] {
    get throws {
      try String.fetchAll(db.cachedStatement(sql: "SELECT verifier FROM keys ORDER BY verifier"))
        .filter { VerifierKey($0) == nil }
    }
  }

  var faults: [String] {
    get throws {
      let damage = try String.fetchAll(db, sql: "PRAGMA integrity_check(10)").filter { $0 != "ok" }
      let orphans = """
        SELECT 'parts of no document: ' || lower(hex(hash)) FROM document_parts
        WHERE hash NOT IN (SELECT hash FROM documents) GROUP BY hash
        UNION ALL SELECT 'a signature of no checkpoint: ' || origin || ', size ' || size FROM signatures
        WHERE NOT EXISTS (SELECT 1 FROM checkpoints c WHERE c.origin = signatures.origin AND c.size = signatures.size)
        LIMIT 10
        """
      return try damage + String.fetchAll(db, sql: orphans)
    }
  }

  var modeForOthers: UInt32? { file.modeForOthers }

  func damage(_ damage: StoreFailure.Damage) -> StoreFailure { .damaged(path: file.path, damage) }
}

extension Row {
  /// The bytes of a blob or a text; empty for NULL.
  fileprivate func bytes(_ index: Int) throws -> [UInt8] {
    try withUnsafeData(atIndex: index) { [UInt8]($0 ?? Data()) }
  }

  fileprivate func digest(_ index: Int) throws -> Digest32? {
    try withUnsafeData(atIndex: index) { $0.flatMap { Digest32(bytes: $0) } }
  }
}
