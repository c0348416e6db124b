import Agreements
import CivilDate
import EventLog
import Foundation
import StoreConformance
import TestKit
import Testing

@testable import Registry

/// What a register, a bundle and zone data can hold: at each limit, and one beyond it.
struct LimitTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// A notice with a remark of so many letters.
  private func notice(_ door: Door, _ letters: Int, confidential: Bool = false) throws -> Draft {
    Draft(
      try door.notice("US", "2026-01-15"), evidence: Evidence(remark: .open(String(repeating: "a", count: letters))),
      confidential: confidential ? [.remark] : [], recordedBy: "tester")
  }

  @Test("an entry has 65,535 bytes")
  func entry() throws {
    let door = try Door()
    try door.sign()
    func size(_ letters: Int) throws -> Int {
      let recorded = try door.registry.whatIf(notice(door, letters), now: Door.now())
      return try #require(Wire.encode(recorded.entry)).bytes.count
    }
    let most = 65_535 - (try size(1_000) - 1_000)
    #expect(try size(most) == 65_535)
    #expect(throws: RecordingRefusal.tooLong) { try door.registry.record(notice(door, most + 1), now: Door.now()) }
    #expect(try door.count == 2)
    let recorded = try door.registry.record(notice(door, most), now: Door.now())
    #expect(try door.registry.entry(recorded.entry.number) == recorded.entry)
    #expect(try door.registry.verify().findings.isEmpty)
  }

  @Test("the value of a salted hash has 65,535 bytes, quotation marks included")
  func value() throws {
    let door = try Door()
    try door.sign()
    #expect(throws: RecordingRefusal.tooLong) {
      try door.registry.record(notice(door, 65_534, confidential: true), now: Door.now())
    }
    #expect(try door.count == 2)
    _ = try door.registry.record(notice(door, 65_533, confidential: true), now: Door.now())
    #expect(try door.registry.verify().findings.isEmpty)
  }

  @Test("L18: annulments, each of the one before, are at most 64 in a row, and each changes whether the act stands")
  func annulments() throws {
    let door = try Door()
    try door.sign()
    try door.record(door.notice("US", "2026-01-15"))
    for count in 1...64 {
      try door.record(door.annulment(Int64(2 + count)))
      let facts = try door.registry.agreementRecord(of: door.id, asKnownAt: .now)
      #expect(facts.acts.contains { $0.id == TestKit.entry(3) } == count.isMultiple(of: 2))
    }
    #expect(throws: RecordingRefusal.tooManyAnnulments(inARowTo: TestKit.entry(67), of: TestKit.entry(3), most: 64)) {
      try door.record(door.annulment(67))
    }
    #expect(try door.count == 67)
    try door.record(door.annulment(3))
    #expect(try door.registry.verify().findings.isEmpty)
  }

  @Test("a bundle has so many files, whatever they are")
  func files() throws {
    let headers = try (1...4).flatMap { try #require(TarHeader(name: "checkpoint.\($0)", size: 0)).bytes }
    try scratch.write(headers + TarHeader.end, to: "bundle")
    #expect(try BundleReader(path: scratch.path("bundle"), mostFiles: 4).names.count == 4)
    #expect(throws: BundleError.tooManyFiles(most: 3)) {
      try BundleReader(path: scratch.path("bundle"), mostFiles: 3)
    }
  }

  @Test("a file of zone data has 1,048,576 bytes", .enabled(if: ZoneOffsetTests.isInstalled))
  func zoneData() throws {
    let name = try #require(ZoneName("Long"))
    try scratch.write([UInt8](repeating: 0x54, count: 1_048_576), to: "Long")
    #expect(throws: ZoneFailure.malformed(path: scratch.path("Long"), .notTZif)) {
      try ZoneRules(name: name, folder: scratch.folder)
    }
    try scratch.write([UInt8](repeating: 0x54, count: 1_048_577), to: "Long")
    #expect(throws: ZoneFailure.unreadable(path: scratch.path("Long"), errno: EFBIG)) {
      try ZoneRules(name: name, folder: scratch.folder)
    }
  }

  @Test("an entry has up to 1,024 disclosures in a bundle, in lines no longer than the longest value needs")
  func disclosures() throws {
    let value = CanonicalJSON.bytes(of: .string(String(repeating: "a", count: Wire.longestEntry - 2)))
    let salt = try #require(Salt([UInt8](repeating: 7, count: 32)))
    let longest = Disclosure(salt: salt, value: value).line(of: JSONInteger.largest)
    #expect(longest.count <= DisclosureLines.longest)
    let short = Disclosure(salt: salt, value: Array("\"a\"".utf8)).line(of: 1) + [0x0A]
    func taken(_ count: Int, _ line: [UInt8]) throws -> (taken: Int, rest: Int64?) {
      let content = (0..<count).flatMap { _ in line }
      let header = try #require(TarHeader(name: BundleName.disclosures, size: Int64(content.count)))
      let padding = [UInt8](repeating: 0, count: header.padding)
      try scratch.write(header.bytes + content + padding + TarHeader.end, to: "bundle")
      var lines = try DisclosureLines(BundleReader(path: scratch.path("bundle")))
      return (try lines.take(of: 1).disclosures.count, lines.rest)
    }
    #expect(try taken(1_024, short) == (1_024, nil))
    #expect(try taken(1_025, short) == (1_024, 1_025))
  }

  /// The folder so deep that a register `name` in it has a path of so many bytes.
  private func folder(for path: Int, name: Int) throws -> String {
    let real = try #require(realpath(scratch.folder, nil))
    defer { free(real) }
    var folder = String(cString: real)
    var missing = path - name - 1 - folder.utf8.count
    while missing > 0 {
      let part = missing <= 201 ? missing - 1 : min(200, missing - 3)
      folder += "/" + String(repeating: "d", count: part)
      missing -= part + 1
    }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    return folder
  }

  @Test("a path has what SQLite takes, with `-journal` and, while the register is made, with `.part-` and its number")
  func path() throws {
    for (path, fits) in [(488, true), (489, false)] {
      let folder = try folder(for: path, name: 10)
      let name = folder + "/register.s"
      #expect(name.utf8.count == path)
      let store = try SQLiteStore(path: name, purpose: .recording)
      if fits {
        try store.appendNext()
        #expect(try SQLiteStore(path: name, purpose: .query).read { try $0.count } == 1)
      } else {
        #expect(throws: StoreFailure.nameTooLong(path: name)) { try store.appendNext() }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
      }
    }
  }

  @Test("a name has what the file system takes, with the same")
  func name() throws {
    for (length, fits) in [(231, true), (232, false), (247, false), (255, false), (256, false)] {
      let name = scratch.path(String(repeating: "r", count: length))
      var failure: StoreFailure?
      do {
        try SQLiteStore(path: name, purpose: .recording).appendNext()
      } catch let error as StoreFailure {
        failure = error
      }
      #expect(failure == (fits ? nil : .nameTooLong(path: name)))
      let names = try FileManager.default.contentsOfDirectory(atPath: scratch.folder)
      #expect(names.contains { $0.utf8.count == length } == fits && names.count <= 2, "\(names)")
    }
  }

  @Test("a folder that would have to be made has too long a name")
  func folderName() throws {
    let folder = scratch.path(String(repeating: "d", count: 256))
    let store = { try SQLiteStore(path: folder + "/register", purpose: .recording, makesFolders: true) }
    #expect(throws: StoreFailure.self) { try store().appendNext() }
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.folder).isEmpty)
  }
}
