import EventLog
import GRDB

/// The settings that the committing connection tells of itself.
package struct Durability: Hashable, Sendable {
  /// The version of the library in use, such as `3.40.1`.
  package let sqliteVersion: String
  /// The journal mode, which is `persist`: a rollback journal whose file stays. SQLite 3.7.0 to 3.51.2 can lose commits
  /// in WAL mode.
  package let journalMode: String
  /// The number of the setting in SQLite; 3 is EXTRA.
  package let synchronous: Int

  init(_ db: Database) throws {
    sqliteVersion = try String.fetchOne(db, sql: "SELECT sqlite_version()") ?? ""
    journalMode = try Self.journalMode(db)
    synchronous = try Self.synchronous(db)
  }
}

extension Durability {
  /// The journal modes; the raw values are the names of SQLite.
  enum JournalMode: String {
    case persist, delete
  }

  static func set(_ mode: JournalMode, _ db: Database) throws {
    _ = try String.fetchOne(db, sql: "PRAGMA journal_mode = \(mode.rawValue)")
  }

  /// Makes the settings and reads them back. They are not stored in the file, so each connection does so. Leaving WAL
  /// mode writes to the file; a query refuses instead. Deleted rows are overwritten with zeros.
  static func establish(_ db: Database, path: String, recording: Bool) throws {
    if try recording || journalMode(db) != "wal" { try set(.persist, db) }
    try db.execute(sql: "PRAGMA synchronous = EXTRA")
    try db.execute(sql: "PRAGMA trusted_schema = OFF")
    try db.execute(sql: "PRAGMA recursive_triggers = ON")
    try db.execute(sql: "PRAGMA secure_delete = ON")
    if !recording { try db.execute(sql: "PRAGMA query_only = ON") }
    try confirm(.persist, db, path: path)
  }

  /// Checks the settings. Another program may change the journal mode of the file between two transactions.
  static func confirm(_ mode: JournalMode, _ db: Database, path: String) throws {
    let found = try journalMode(db)
    guard try found == mode.rawValue && synchronous(db) == 3 else {
      throw StoreFailure.notARegister(path: path, .journalMode(found))
    }
  }

  private static func journalMode(_ db: Database) throws -> String {
    try String.fetchOne(db.cachedStatement(sql: "PRAGMA journal_mode")) ?? ""
  }

  private static func synchronous(_ db: Database) throws -> Int {
    try Int.fetchOne(db.cachedStatement(sql: "PRAGMA synchronous")) ?? 0
  }
}
