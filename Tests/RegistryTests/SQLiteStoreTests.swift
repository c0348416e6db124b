import EventLog
import Foundation
import Registry
import StoreConformance
import Testing

@Suite struct SQLiteStoreTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test func commitsWithPersistAndExtra() throws {
    let store = try scratch.recording()
    #expect(try store.durability() == nil)
    try store.appendNext()
    try store.appendNext()
    let durability = try #require(try store.durability())
    #expect(durability.journalMode == "persist")
    #expect(durability.synchronous == 3)
    #expect(durability.sqliteVersion.hasPrefix("3."))
    #expect(FileManager.default.fileExists(atPath: scratch.path() + "-journal"))
    #expect(try scratch.query().durability() == durability)
  }

  @Test func createsTheFileWithTheFirstWriteOnly() throws {
    let store = try scratch.recording()
    #expect(try store.read { try $0.count } == 0)
    #expect(!FileManager.default.fileExists(atPath: scratch.path()))
    try store.appendNext()
    #expect(try store.read { try $0.count } == 1)
  }

  @Test func aRefusedFirstWriteLeavesNothing() throws {
    #expect(throws: AppendRefusal.self) { try scratch.recording().append(sampleEntry(7)) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.folder) == [])
    try scratch.write([])
    #expect(throws: AppendRefusal.self) { try scratch.recording().append(sampleEntry(7)) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.folder) == ["register.db"])
    #expect(try scratch.bytes() == [])
    try scratch.recording().append(sampleEntry(1))
    #expect(try scratch.query().read { try $0.count } == 1)
  }

  @Test func aNewRegisterIsItsOwnersAlone() throws {
    try scratch.recording().appendNext()
    #expect(try mode("register.db") == 0o600)
    chmod(scratch.path(), 0o660)
    try scratch.recording().appendNext()
    #expect(try mode("register.db") == 0o660 && mode("register.db-journal") == 0o660)
  }

  private func mode(_ name: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: scratch.path(name))
    return try #require(attributes[.posixPermissions] as? Int)
  }

  @Test("a commit that has to wait for a reader says that it does")
  func waitsForReaders() throws {
    try scratch.recording().appendNext()
    let reader = try scratch.query()
    try reader.read { log throws in
      _ = try log.count
      #expect(throws: StoreFailure.beingRead(path: scratch.path())) {
        try scratch.recording(busyTimeout: 0.1).appendNext()
      }
    }
    try scratch.recording().appendNext()
    #expect(try reader.read { try $0.count } == 2)
  }

  @Test func readsAfterReopening() throws {
    try scratch.recording().append(sampleEntry(1))
    try scratch.recording().append(sampleEntry(2))
    #expect(try scratch.query().read { try $0.entries(1...9) } == [sampleEntry(1), sampleEntry(2)])
  }

  @Test func aReaderSeesWhatAnotherStoreWrote() throws {
    let first = try scratch.recording()
    let second = try scratch.recording()
    try first.append(sampleEntry(1))
    try second.append(sampleEntry(2))
    #expect(try first.read { try $0.last } == sampleEntry(2))
  }

  @Test func aQueryCannotWrite() throws {
    try scratch.recording().appendNext()
    let before = try scratch.bytes()
    let store = try scratch.query()
    #expect(throws: StoreFailure.readOnly(path: scratch.path())) { try store.appendNext() }
    #expect(try scratch.bytes() == before)
  }

  /// Large entries overflow the page cache, so that pages reach the file before the commit, as if killed just then.
  @Test(arguments: [true, false])
  func undoesWhatAKilledWriterLeft(byQuery: Bool) throws {
    struct Killed: Error {}
    let store = try scratch.recording()
    try store.append(sampleEntry(1))
    #expect(throws: Killed.self) {
      try store.write { log throws in
        for number: Int64 in 2...80 { try log.append(sampleEntry(number, size: 65_535)) }
        try scratch.write(scratch.bytes(), to: "killed.db")
        try scratch.write(scratch.bytes("register.db-journal"), to: "killed.db-journal")
        throw Killed()
      }
    }
    #expect(try scratch.bytes("killed.db").count > 1_000_000)
    let survivor = try byQuery ? scratch.query("killed.db") : scratch.recording("killed.db")
    #expect(try survivor.read { try $0.entries(.min ... .max) } == [sampleEntry(1)])
    #expect(try scratch.bytes("killed.db").count < 100_000)
  }

  @Test func waitsNoLongerThanAllowed() throws {
    try scratch.recording().appendNext()
    let first = try scratch.recording()
    let second = try scratch.recording(busyTimeout: 0.05)
    try first.write { log throws in
      try log.append(sampleEntry(2))
      #expect(throws: StoreFailure.busy(path: scratch.path())) { try second.appendNext() }
    }
    try second.appendNext()
  }

  @Test func takesAPathForAFileAndNothingElse() throws {
    let folder = FileManager.default.currentDirectoryPath
    #expect(throws: StoreFailure.missing(path: ":memory:")) { try SQLiteStore(path: ":memory:", purpose: .query) }
    #expect(throws: StoreFailure.isNotAFile(path: "")) { try SQLiteStore(path: "", purpose: .query) }
    let uri = "file:\(scratch.path())?mode=memory"
    #expect(throws: StoreFailure.self) { try SQLiteStore(path: uri, purpose: .recording).appendNext() }
    #expect(FileManager.default.currentDirectoryPath == folder)
  }

  @Test func namesTheEntryWhoseBytesChanged() throws {
    let store = try scratch.recording()
    for _ in 1...3 { try store.appendNext() }
    let needle = sampleEntry(2).bytes
    var file = try scratch.bytes()
    let start = try #require(
      (0..<(file.count - needle.count)).first { Array(file[$0..<($0 + needle.count)]) == needle })
    file[start + 5] ^= 1
    try scratch.write(file)
    try scratch.query().read { log throws in
      #expect(try log.entry(1) == sampleEntry(1))
      #expect(throws: StoreFailure.damaged(path: scratch.path(), .entry(2))) { try log.entry(2) }
      #expect(throws: StoreFailure.damaged(path: scratch.path(), .entry(2))) { try log.entries(1...3) }
    }
  }
}
