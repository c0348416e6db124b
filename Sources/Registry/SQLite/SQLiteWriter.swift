import EventLog
import Foundation
import GRDB

/// Alone on the file for as long as it lives, so it need not ask again for the head of the log.
final class SQLiteWriter: SQLiteReader, LogWriter {
  private var head: LogHead?

  func append(_ entry: StoredEntry) throws {
    try currentHead().check(entry)
    let sql = "INSERT INTO entries (number, agreement, recorded_at, bytes, leaf_hash) VALUES (?, ?, ?, ?, ?)"
    let statement = try db.cachedStatement(sql: sql)
    try statement.execute(arguments: [
      entry.number, entry.agreement, entry.recordedAt, Data(entry.bytes), Data(entry.leafHash.bytes),
    ])
    head = LogHead(number: entry.number, recordedAt: entry.recordedAt)
  }

  func keep(document: [UInt8]) throws -> Digest32 {
    let hash = Digest32.sha256(document)
    let kept = try db.cachedStatement(sql: "SELECT 1 FROM documents WHERE hash = ?")
    if try Int.fetchOne(kept, arguments: [Data(hash.bytes)]) == nil {
      let statement = try db.cachedStatement(sql: "INSERT INTO documents (hash, bytes) VALUES (?, ?)")
      try statement.execute(arguments: [Data(hash.bytes), Data(document)])
    }
    return hash
  }

  private func currentHead() throws -> LogHead {
    if let head { return head }
    let sql = "SELECT number, recorded_at FROM entries ORDER BY number DESC LIMIT 1"
    guard let row = try Row.fetchOne(db.cachedStatement(sql: sql)) else { return LogHead() }
    return LogHead(number: try row.decode(atIndex: 0), recordedAt: try row.decode(atIndex: 1))
  }
}
