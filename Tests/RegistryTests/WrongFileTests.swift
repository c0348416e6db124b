import EventLog
import Foundation
import Registry
import StoreConformance
import Testing

@Suite struct WrongFileTests {
  let scratch: Scratch
  var path: String { scratch.path() }

  init() throws { scratch = try Scratch() }

  @Test func missing() {
    #expect(throws: StoreFailure.missing(path: path)) { try scratch.query() }
    #expect(!FileManager.default.fileExists(atPath: path))
    #expect(throws: StoreFailure.noFolder(path: scratch.path("none"))) { try scratch.recording("none/register.db") }
  }

  @Test func folderPipeAndCircleOfLinks() throws {
    try FileManager.default.createDirectory(atPath: scratch.path("folder"), withIntermediateDirectories: false)
    #expect(mkfifo(scratch.path("pipe"), 0o600) == 0)
    #expect(symlink(scratch.path("b"), scratch.path("a")) == 0)
    #expect(symlink(scratch.path("a"), scratch.path("b")) == 0)
    for name in ["folder", "pipe", "a"] {
      #expect(throws: StoreFailure.isNotAFile(path: scratch.path(name))) { try scratch.query(name) }
      #expect(throws: StoreFailure.isNotAFile(path: scratch.path(name))) { try scratch.recording(name) }
    }
  }

  @Test func emptyFileBecomesARegisterOnlyWhenRecording() throws {
    try scratch.write([])
    #expect(throws: StoreFailure.notARegister(path: path, .empty)) { try scratch.query() }
    let store = try scratch.recording()
    #expect(try store.read { try $0.count } == 0)
    try store.appendNext()
    #expect(try scratch.query().read { try $0.count } == 1)
  }

  @Test func garbage() throws {
    for bytes in [Array("not a database".utf8), [UInt8](repeating: 0xA5, count: 9_000), [0]] {
      try scratch.write(bytes)
      #expect(throws: StoreFailure.notARegister(path: path, .notSQLite)) { try scratch.query() }
      #expect(throws: StoreFailure.notARegister(path: path, .notSQLite)) { try scratch.recording() }
      #expect(try scratch.bytes() == bytes)
    }
  }

  @Test func everyTruncationIsRefusedOrRead() throws {
    let store = try scratch.recording()
    for _ in 1...200 { try store.appendNext() }
    let whole = try scratch.bytes()
    for size in stride(from: 1, to: whole.count, by: 509) {
      try scratch.write(Array(whole[..<size]), to: "short.db")
      #expect(throws: StoreFailure.self, "\(size) bytes") {
        try scratch.query("short.db").read { try $0.visit(1...200) { _ in } }
      }
    }
  }

  @Test func flippedBytesNeverTrap() throws {
    let store = try scratch.recording()
    for _ in 1...20 { try store.appendNext() }
    let whole = try scratch.bytes()
    for index in stride(from: 0, to: whole.count, by: 31) {
      var flipped = whole
      flipped[index] ^= UInt8(truncatingIfNeeded: 1 << (index % 8))
      try scratch.write(flipped, to: "flipped.db")
      _ = try? scratch.query("flipped.db").read { log throws in
        try log.visit(1...20) { _ in }
        _ = try log.entries(of: "mou-1")
        return try log.last
      }
    }
  }
}

@Suite(.enabled(if: SQLiteShell.path != nil, "the sqlite3 shell is not installed"))
struct ForeignDatabaseTests {
  let scratch: Scratch
  var path: String { scratch.path() }

  init() throws { scratch = try Scratch() }

  private func expectRefusal(_ failure: StoreFailure) throws {
    let before = try scratch.bytes()
    #expect(throws: failure) { try scratch.query() }
    #expect(throws: failure) { try scratch.recording() }
    #expect(try scratch.bytes() == before)
  }

  @Test func anotherProgramsDatabase() throws {
    try SQLiteShell.run(path, "CREATE TABLE t (a)")
    try expectRefusal(.notARegister(path: path, .application(0)))
    try SQLiteShell.run(path, "PRAGMA application_id = 7")
    try expectRefusal(.notARegister(path: path, .application(7)))
  }

  @Test func newerVersion() throws {
    try scratch.recording().appendNext()
    try SQLiteShell.run(path, "PRAGMA user_version = 3; CREATE TABLE later (a)")
    try expectRefusal(.newerVersion(path: path, found: 3, known: 2))
  }

  @Test func alteredSchema() throws {
    try scratch.recording().appendNext()
    try SQLiteShell.run(path, "DROP TRIGGER entries_no_update")
    try expectRefusal(.notARegister(path: path, .schema(object: "entries_no_update")))
  }

  @Test("a trigger with the name of a table, or of one of SQLite's own, is not passed over")
  func hiddenTrigger() throws {
    for name in ["entries", "keys", "signatures"] {
      let copy = scratch.path(name)
      try scratch.recording(name).appendNext()
      try SQLiteShell.run(copy, "CREATE TRIGGER \(name) AFTER INSERT ON disclosures BEGIN DELETE FROM withheld; END")
      #expect(throws: StoreFailure.notARegister(path: copy, .schema(object: name))) { try scratch.query(name) }
    }
  }

  @Test func leavesWriteAheadLogOnlyWhenRecording() throws {
    try scratch.recording().appendNext()
    #expect(try SQLiteShell.run(path, "PRAGMA journal_mode = WAL") == "wal")
    #expect(throws: StoreFailure.notARegister(path: path, .journalMode("wal"))) { try scratch.query() }
    try scratch.recording().appendNext()
    #expect(try SQLiteShell.run(path, "PRAGMA journal_mode") == "delete")
    #expect(try scratch.query().read { try $0.count } == 2)
  }

  @Test func noticesThatTheJournalModeChanged() throws {
    let store = try scratch.recording()
    try store.appendNext()
    try store.appendNext()
    try SQLiteShell.run(path, "PRAGMA journal_mode = WAL")
    #expect(throws: StoreFailure.notARegister(path: path, .journalMode("wal"))) { try store.appendNext() }
  }
}
