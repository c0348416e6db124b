import EventLog
import GRDB

/// One connection, with its settings made and read back.
struct SQLiteConnection: Sendable {
  let file: RegisterFile
  private let queue: DatabaseQueue

  init(_ file: RegisterFile, recording: Bool, busyTimeout: Double) throws {
    var configuration = Configuration()
    configuration.busyMode = .timeout(busyTimeout)
    // Without it, a rollback that fails ends the process.
    configuration.allowsUnsafeTransactions = true
    // The library opens a connection by itself whenever it needs one, and hands each to this before anything else.
    configuration.prepareDatabase { db in
      let identity = try RegisterIdentity.inTransaction(db, path: file.path)
      if identity == .empty, !recording { throw StoreFailure.notARegister(path: file.path, .empty) }
      try Durability.establish(db, path: file.path, recording: recording)
    }
    self.file = file
    queue = try translatingErrors(of: file) { [configuration] in
      try DatabaseQueue(path: file.sqlitePath, configuration: configuration)
    }
  }

  func reading<T>(_ body: (Database) throws -> T) throws -> T {
    try translatingErrors(of: file) {
      try queue.writeWithoutTransaction { db in try transaction(db, .deferred, body) }
    }
  }

  /// Runs a writing transaction. The journal holds the pages as they were before; in an erasure the commit itself
  /// deletes it. Pages that were split still hold copies of what stood there, so an erasure then writes the file anew
  /// without them. Throws `TracesRemain`.
  func writing<T>(erasing: Bool, _ body: (Database) throws -> T) throws -> T {
    try translatingErrors(of: file) {
      try queue.writeWithoutTransaction { db in
        let mode = erasing ? Durability.JournalMode.delete : .persist
        if erasing { try Durability.set(mode, db) }
        defer { if erasing { try? Durability.set(.persist, db) } }
        let result = try committing(db) { db in
          try Durability.confirm(mode, db, path: file.path)
          return try body(db)
        }
        if erasing {
          do {
            try db.execute(sql: "VACUUM")
          } catch is DatabaseError {
            throw TracesRemain(path: file.path)
          }
        }
        return result
      }
    }
  }

  /// Runs the first transaction of a register, which makes its tables as well. All of it happens or nothing. If nothing
  /// does, the file is as empty as it was, with no journal beside it.
  /// - Returns: what the body gives, and whether it wrote anything.
  func creating<T>(_ body: (Database) throws -> T) throws -> (result: T, wrote: Bool) {
    try translatingErrors(of: file) {
      try queue.writeWithoutTransaction { db in
        try Durability.set(.delete, db)
        defer { try? Durability.set(.persist, db) }
        return try committing(db) { db in
          try Durability.confirm(.delete, db, path: file.path)
          if try RegisterIdentity(db, path: file.path) == .empty { try Self.createSchema(db) }
          let before = db.totalChangesCount
          return (try body(db), db.totalChangesCount > before)
        }
      }
    }
  }

  /// Runs a transaction that waits for other writers at the beginning, and for readers at the end.
  private func committing<T>(_ db: Database, _ body: (Database) throws -> T) throws -> T {
    var isDone = false
    do {
      return try transaction(db, .immediate) { db in
        let result = try body(db)
        isDone = true
        return result
      }
    } catch let error as DatabaseError where isDone && error.resultCode == .SQLITE_BUSY {
      throw StoreFailure.beingRead(path: file.path)
    }
  }

  private func transaction<T>(
    _ db: Database, _ kind: Database.TransactionKind, _ body: (Database) throws -> T
  ) throws -> T {
    var result: Result<T, any Error> = .failure(DatabaseError(resultCode: .SQLITE_ABORT))
    try db.inTransaction(kind) {
      result = .success(try body(db))
      return .commit
    }
    return try result.get()
  }

  func durability() throws -> Durability {
    try translatingErrors(of: file) { try queue.writeWithoutTransaction(Durability.init) }
  }

  var isEmpty: Bool {
    get throws { try reading { try Int.fetchOne($0, sql: "SELECT count(*) FROM sqlite_schema") == 0 } }
  }

  private static func createSchema(_ db: Database) throws {
    for statement in RegisterSchema.statements { try db.execute(sql: statement.sql) }
    try db.execute(sql: "PRAGMA application_id = \(RegisterSchema.applicationID)")
    try db.execute(sql: "PRAGMA user_version = \(RegisterSchema.version)")
  }

  func close() throws { try translatingErrors(of: file) { try queue.close() } }
}
