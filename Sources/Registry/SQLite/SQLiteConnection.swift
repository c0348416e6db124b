import EventLog
import GRDB

/// One connection, its settings made and read back.
struct SQLiteConnection: Sendable {
  let file: RegisterFile
  private let queue: DatabaseQueue

  init(_ file: RegisterFile, recording: Bool, busyTimeout: Double) throws {
    var configuration = Configuration()
    configuration.busyMode = .timeout(busyTimeout)
    // Else a rollback that fails ends the process.
    configuration.allowsUnsafeTransactions = true
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

  /// The journal holds the pages as they were before: in an erasure the commit itself deletes it. Pages that were split
  /// still hold copies of what stood there; the file is written anew without them. Throws `TracesRemain`.
  func writing<T>(erasing: Bool, _ body: (Database) throws -> T) throws -> T {
    try translatingErrors(of: file) {
      try queue.writeWithoutTransaction { db in
        let mode = erasing ? Durability.JournalMode.delete : .persist
        if erasing { try Durability.set(mode, db) }
        defer { if erasing { try? Durability.set(.persist, db) } }
        let result = try transaction(db, .immediate) { db in
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

  /// Looks again once it has the lock: of two that create at once, the second finds a register.
  func createSchema() throws {
    try writing(erasing: false) { db in
      guard try RegisterIdentity(db, path: file.path) == .empty else { return }
      for statement in RegisterSchema.statements { try db.execute(sql: statement.sql) }
      try db.execute(sql: "PRAGMA application_id = \(RegisterSchema.applicationID)")
      try db.execute(sql: "PRAGMA user_version = \(RegisterSchema.version)")
    }
  }
}
