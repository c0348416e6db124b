import CSystem
import Foundation
import Testing

/// The one step by which a new register gets its name.
@Suite struct RenameTests {
  @Test("a file gets a name that is free, and never that of another file")
  func renaming() throws {
    let scratch = try Scratch()
    try scratch.write([1], to: "one")
    try scratch.write([2], to: "two")
    #expect(csystem_rename_new(scratch.path("one"), scratch.path("two")) == EEXIST)
    #expect(try scratch.bytes("one") == [1] && scratch.bytes("two") == [2])
    #expect(csystem_rename_new(scratch.path("one"), scratch.path("three")) == 0)
    #expect(try scratch.bytes("three") == [1])
    #expect(csystem_rename_new(scratch.path("one"), scratch.path("four")) == ENOENT)
    #expect(csystem_rename_new(scratch.path("two"), scratch.path("none/two")) == ENOENT)
  }
}
