import EventLog
import GRDB

/// What the connection that commits says of itself.
public struct Durability: Hashable, Sendable {
  /// Of the library in use, such as `3.40.1`.
  public let sqliteVersion: String
  /// `persist`: a rollback journal whose file stays. SQLite 3.7.0 to 3.51.2 can lose commits in WAL mode.
  public let journalMode: String
  /// 3 is EXTRA.
  public let synchronous: Int

  init(_ db: Database) throws {
    sqliteVersion = try String.fetchOne(db, sql: "SELECT sqlite_version()") ?? ""
    journalMode = try Self.journalMode(db)
    synchronous = try Self.synchronous(db)
  }
}

extension Durability {
  /// Neither setting is stored in the file, so each connection makes them and reads them back.
  /// Leaving WAL mode writes to the file; a query refuses instead.
  static func establish(_ db: Database, path: String, recording: Bool) throws {
    if try recording || journalMode(db) != "wal" {
      _ = try String.fetchOne(db, sql: "PRAGMA journal_mode = PERSIST")
    }
    try db.execute(sql: "PRAGMA synchronous = EXTRA")
    try db.execute(sql: "PRAGMA trusted_schema = OFF")
    try db.execute(sql: "PRAGMA recursive_triggers = ON")
    if !recording { try db.execute(sql: "PRAGMA query_only = ON") }
    try confirm(db, path: path)
  }

  /// Another program may change the journal mode of the file between two transactions.
  static func confirm(_ db: Database, path: String) throws {
    let mode = try journalMode(db)
    guard try mode == "persist" && synchronous(db) == 3 else {
      throw StoreFailure.notARegister(path: path, .journalMode(mode))
    }
  }

  private static func journalMode(_ db: Database) throws -> String {
    try String.fetchOne(db.cachedStatement(sql: "PRAGMA journal_mode")) ?? ""
  }

  private static func synchronous(_ db: Database) throws -> Int {
    try Int.fetchOne(db.cachedStatement(sql: "PRAGMA synchronous")) ?? 0
  }
}
