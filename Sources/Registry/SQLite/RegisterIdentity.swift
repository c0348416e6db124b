import EventLog
import GRDB

/// Whether a database is a register, asked before anything is set or written.
enum RegisterIdentity {
  case empty
  case register

  init(_ db: Database, path: String) throws {
    let application = try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
    let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    let objects = try Self.objects(db)
    if application == 0, version == 0, objects.isEmpty {
      self = .empty
      return
    }
    try Self.check(application, version, path: path)
    try Self.check(objects, path: path)
    self = .register
  }

  /// The identity, found in one transaction, so that a creation by another process is seen wholly or not at all.
  static func inTransaction(_ db: Database, path: String) throws -> RegisterIdentity {
    var identity = RegisterIdentity.empty
    try db.inTransaction(.deferred) {
      identity = try RegisterIdentity(db, path: path)
      return .commit
    }
    return identity
  }

  private static func check(_ application: Int32, _ version: Int, path: String) throws {
    guard application == RegisterSchema.applicationID else {
      throw StoreFailure.notARegister(path: path, .application(application))
    }
    guard version <= RegisterSchema.version else {
      throw StoreFailure.newerVersion(path: path, found: version, known: RegisterSchema.version)
    }
    guard version != RegisterSchema.previewVersion else { throw StoreFailure.preview(path: path) }
    guard version == RegisterSchema.version else {
      throw StoreFailure.notARegister(path: path, .schema(object: "user_version"))
    }
  }

  private static func check(_ objects: [String: String], path: String) throws {
    let expected = Dictionary(RegisterSchema.statements.map { ($0.object, $0.sql) }) { first, _ in first }
    let names = Set(objects.keys).union(expected.keys).sorted()
    if let object = names.first(where: { objects[$0] != expected[$0] }) {
      throw StoreFailure.notARegister(path: path, .schema(object: object))
    }
  }

  /// The objects of the schema, except what SQLite makes by itself: the indexes of primary keys, and the tables of
  /// ANALYZE.
  private static func objects(_ db: Database) throws -> [String: String] {
    let sql = """
      SELECT name, coalesce(sql, '') FROM sqlite_schema
      WHERE NOT (type = 'index' AND sql IS NULL AND name GLOB 'sqlite_autoindex_*')
      AND NOT (type = 'table' AND name GLOB 'sqlite_stat?')
      """
    let rows = try Row.fetchAll(db, sql: sql)
    let pairs = try rows.map { (try $0.decode(String.self, atIndex: 0), try $0.decode(String.self, atIndex: 1)) }
    // A trigger may have the name of a table. Two objects of one name are never what is expected.
    return Dictionary(pairs, uniquingKeysWith: +)
  }
}
