import EventLog
import Foundation
import Registry
import StoreConformance
import Testing

/// The superuser may write everywhere, so for root these tests prove nothing.
@Suite(.enabled(if: geteuid() != 0, "run as root: permissions do not bind"))
struct ReadOnlyTests {
  let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try scratch.recording().appendNext()
  }

  @Test func queriesAReadOnlyFile() throws {
    chmod(scratch.path(), 0o400)
    #expect(try scratch.query().read { try $0.count } == 1)
    #expect(throws: StoreFailure.readOnly(path: scratch.path())) { try scratch.recording() }
  }

  @Test func queriesInAReadOnlyFolder() throws {
    chmod(scratch.folder, 0o500)
    #expect(try scratch.query().read { try $0.last } == sampleEntry(1))
    chmod(scratch.path(), 0o400)
    #expect(try scratch.query().read { try $0.last } == sampleEntry(1))
  }

  @Test func refusesToRecordInAReadOnlyFolder() throws {
    unlink(scratch.path() + "-journal")
    chmod(scratch.folder, 0o500)
    #expect(throws: StoreFailure.readOnly(path: scratch.path())) { try scratch.recording().appendNext() }
    #expect(throws: StoreFailure.readOnly(path: scratch.path("new.db"))) {
      try scratch.recording("new.db").appendNext()
    }
  }

  @Test func saysThatItMayNotRead() throws {
    chmod(scratch.path(), 0)
    #expect(throws: StoreFailure.permissionDenied(path: scratch.path())) { try scratch.query() }
    chmod(scratch.folder, 0)
    #expect(throws: StoreFailure.permissionDenied(path: scratch.path())) { try scratch.query() }
  }
}
