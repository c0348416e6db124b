import Agreements
import EventLog
import Foundation
import Registry
import Testing

/// Corrections and annulments through the door (L18), questions about the past (L17), and what-if (L29).
@Suite struct DoorTestsWhatIf {
  @Test("L18: corrections and annulments, each naming the first entry of the fact")
  func corrections() throws {
    let door = try Door()
    try door.sign()
    try door.record(door.notice("US", "2026-01-15"))
    try door.record(door.correction(3, to: "2026-01-16"))
    let second = try door.record(door.correction(4, to: "2026-01-17"))
    #expect(second.fact == (try door.entry(3)))
    #expect(try door.firstDayWithout() == "2026-07-16")
    #expect(try door.firstDayWithout(.entry(door.entry(4))) == "2026-07-15")
    try door.record(door.annulment(5))
    #expect(try door.firstDayWithout() == "2026-07-15")
    try door.record(door.annulment(6))
    #expect(try door.firstDayWithout() == "2026-07-16")
    try door.record(door.annulment(3))
    #expect(try door.firstDayWithout() == nil)
    #expect(throws: RecordingRefusal.takenAway(try door.entry(3), by: try door.entry(8))) {
      try door.record(door.correction(5, to: "2026-01-18"))
    }
    #expect(throws: RecordingRefusal.alreadyAnnulled(try door.entry(3), by: try door.entry(8))) {
      try door.record(door.annulment(3))
    }
    #expect(throws: RecordingRefusal.notAFact(try door.entry(8))) {
      try door.record(door.correction(8, to: "2026-01-18"))
    }
  }

  @Test("L18: a correction changes something, but neither kind nor agreement")
  func limits() throws {
    let door = try Door()
    try door.sign()
    try door.record(door.notice("US", "2026-01-15"))
    #expect(throws: RecordingRefusal.correctsNothing(try door.entry(3))) {
      try door.record(door.correction(3, to: "2026-01-15"))
    }
    let signature = try door.entry(2)
    #expect(throws: RecordingRefusal.kindCannotChange(signature, .act(.signature))) {
      try door.record(door.correction(2, to: "2026-01-16"))
    }
    #expect(throws: RecordingRefusal.clauseFileOfAnother(try #require(AgreementID("other")), of: door.id)) {
      try door.record(
        .correction(door.entry(1), reason: .open("test"), .agreement(try Door.agreement("other"), Evidence()))
      )
    }
    try door.record(
      .correction(door.entry(1), reason: .open("test"), .agreement(try Door.agreement(days: 90), Evidence())))
    #expect(try door.firstDayWithout() == "2026-04-15")
  }

  @Test("L17: as known at an instant, the entries recorded by then")
  func asKnownAt() throws {
    let door = try Door()
    try door.record(.agreement(Door.agreement()), now: "2026-02-01T00:00:00Z")
    try door.record(door.act("JP US", .signature(on: .day(door.day("2025-10-28")))), now: "2026-02-02T00:00:00Z")
    try door.record(door.notice("US", "2026-01-15"), now: "2026-02-03T00:00:00Z")
    func known(_ text: String) throws -> Registry.KnownAt { .instant(try #require(WrittenInstant(text)).instant) }
    #expect(try door.firstDayWithout(known("2026-02-02T23:59:59.999Z")) == nil)
    #expect(try door.firstDayWithout(known("2026-02-03T00:00:00Z")) == "2026-07-14")
    try door.registry.portfolio(asKnownAt: known("2026-01-31T00:00:00Z")) { _ in Issue.record("known too early") }
    let recorded = try #require(WrittenInstant("2026-02-01T00:00:00Z")).instant
    #expect(throws: RecordingRefusal.notYetKnown(door.id, first: EntryNumber(1)!, at: recorded)) {
      try door.registry.agreementRecord(of: door.id, asKnownAt: known("2026-01-31T00:00:00Z"))
    }
  }

  @Test("L29: what-if answers as recording would, may use any day, and never enters the record")
  func whatIf() throws {
    let door = try Door()
    try door.sign()
    let told = try door.whatIf(door.notice("US", "2031-01-15"))
    #expect(told.assessment == .effective)
    #expect(throws: RecordingRefusal.self) { try door.record(door.notice("US", "2031-01-15")) }
    let asked = try door.whatIf(door.notice("US", "2026-01-15"))
    #expect(try door.count == 2)
    let recorded = try door.record(door.notice("US", "2026-01-15"))
    #expect(asked.entry == recorded.entry)
    #expect(asked.day == recorded.day)
    #expect(try door.count == 3)
    #expect(throws: RecordingRefusal.duplicate(of: try door.entry(3))) {
      try door.whatIf(door.notice("US", "2026-01-15"))
    }
  }

  @Test("L29: what-if works on a register that can only be read, and changes none of its bytes")
  func whatIfOnAQuery() throws {
    let scratch = try Scratch()
    let door = try Door(scratch.recording())
    try door.sign()
    let before = try scratch.bytes()
    let reader = try Door(scratch.query())
    #expect(try reader.whatIf(reader.notice("US", "2026-01-15")).entry.number == (try door.entry(3)))
    #expect(throws: StoreFailure.readOnly(path: scratch.path())) {
      try reader.record(reader.notice("US", "2026-01-15"))
    }
    #expect(try scratch.bytes() == before)
  }

  @Test("an entry whose bytes say something else than stands beside them is refused by every question")
  func unreadable() throws {
    let door = try Door()
    try door.sign()
    let second = try #require(try door.store.read { try $0.entry(2) })
    let forged = StoredEntry(number: 3, agreement: second.agreement, recordedAt: second.recordedAt, bytes: second.bytes)
    try door.store.write { try $0.append(forged) }
    #expect(throws: UnreadableEntry(number: 3, error: nil)) { try door.registry.agreementRecord(of: door.id) }
    #expect(throws: UnreadableEntry.self) { try door.record(door.notice("US", "2026-01-15")) }
    #expect(try door.registry.agreementRecord(of: door.id, asKnownAt: .entry(door.entry(2))).entries.count == 2)
  }
}
