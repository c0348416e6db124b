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

  func entries(of agreement: String, upTo number: Int64?) throws -> [StoredEntry] {
    guard !agreement.utf8.contains(0) else { return [] }
    let sql = Self.select + " WHERE agreement = ? AND number <= ? ORDER BY number"
    let rows = try Row.fetchCursor(db.cachedStatement(sql: sql), arguments: [agreement, number ?? .max])
    var entries: [StoredEntry] = []
    while let row = try rows.next() { entries.append(try entry(row)) }
    return entries
  }

  func document(_ hash: Digest32) throws -> [UInt8]? {
    let statement = try db.cachedStatement(sql: "SELECT bytes FROM documents WHERE hash = ?")
    guard let row = try Row.fetchOne(statement, arguments: [Data(hash.bytes)]) else { return nil }
    let bytes = try row.withUnsafeData(atIndex: 0) { [UInt8]($0 ?? Data()) }
    guard Digest32.sha256(bytes) == hash else { throw damage(.document(hash)) }
    return bytes
  }

  private func first(_ clause: String, _ arguments: StatementArguments) throws -> StoredEntry? {
    let statement = try db.cachedStatement(sql: Self.select + " " + clause)
    return try Row.fetchOne(statement, arguments: arguments).map(entry)
  }

  /// Decoding throws where a subscript would trap: a damaged file can hold any type in any column.
  private func entry(_ row: Row) throws -> StoredEntry {
    let entry = StoredEntry(
      number: try row.decode(Int64.self, atIndex: 0),
      agreement: try row.decode(String.self, atIndex: 1),
      recordedAt: try row.decode(String.self, atIndex: 2),
      bytes: try row.withUnsafeData(atIndex: 3) { [UInt8]($0 ?? Data()) })
    let hash = try row.withUnsafeData(atIndex: 4) { $0.flatMap { Digest32(bytes: $0) } }
    guard hash == entry.leafHash else { throw damage(.entry(entry.number)) }
    return entry
  }

  private func damage(_ damage: StoreFailure.Damage) -> StoreFailure { .damaged(path: file.path, damage) }
}
