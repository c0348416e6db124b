import Agreements
import EventLog
import Registry
import Testing

/// `Registry.record`: what becomes an entry, and what never does.
@Suite struct DoorTests {
  let door: Door

  init() throws {
    door = try Door()
    try door.sign()
  }

  private func expect(_ refusal: RecordingRefusal, _ content: Draft.Content, now: String = "2026-09-01T09:00:00Z")
    throws
  {
    let before = try door.count
    #expect(throws: refusal) { try door.record(content, now: now) }
    #expect(try door.count == before)
  }

  @Test("L14: what can never be recorded is refused, also as received")
  func never() throws {
    let france = try #require(PartyID("FR"))
    let (japan, states) = (try #require(PartyID("JP")), try #require(PartyID("US")))
    let nobody = try #require(AgreementID("nobody"))
    try expect(.unknownParty(france, known: [japan, states]), door.notice("FR", "2026-01-15"))
    try expect(
      .noSuchAgreement(nobody), .act(nobody, by: [japan], GivenAct(.signature(on: .day(try door.day("2026-01-01"))))))
    try expect(.agreementExists(door.id), .agreement(Door.agreement()))
    try door.record(door.notice("US", "2026-01-15"))
    try expect(.duplicate(of: door.entry(3)), door.notice("US", "2026-01-15"))
    #expect(throws: RecordingRefusal.duplicate(of: try door.entry(3))) {
      try door.record(door.notice("US", "2026-01-15"), asReceived: true)
    }
    try expect(.noSuchEntry(door.entry(9)), door.annulment(9))
    try expect(.noSuchEntry(door.entry(9)), door.correction(9, to: "2026-01-16"))
  }

  @Test("L18: an annulment that would bring a second clause file back is refused as that")
  func secondClauseFile() throws {
    try door.record(door.annulment(1))
    try door.record(.agreement(Door.agreement()))
    try expect(.secondClauseFile(door.id, byAnnulling: door.entry(3)), door.annulment(3))
  }

  @Test("L14: a day has begun when it has at UTC+14, a day with a zone when it has there")
  func future() throws {
    let instant = try #require(WrittenInstant("2026-09-01T09:59:59.999Z")).instant
    try expect(
      .futureDay(door.day("2026-09-02"), now: instant), door.notice("US", "2026-09-02"), now: "2026-09-01T09:59:59.999Z"
    )
    try door.record(door.notice("US", "2026-09-02"), now: "2026-09-01T10:00:00Z")
    let tokyo = "2026-09-03T00:00+09:00[Asia/Tokyo]"
    let eve = try #require(WrittenInstant("2026-09-02T14:59:59Z")).instant
    try expect(.futureDay(door.day("2026-09-03"), now: eve), door.notice("US", tokyo), now: "2026-09-02T14:59:59Z")
    try door.record(door.notice("US", tokyo), now: "2026-09-02T15:00:00Z")
  }

  @Test("L14: an act without effect is told, and recorded only as received")
  func noEffect() throws {
    let late = try door.act("JP", .signature(on: .day(door.day("2025-10-29"))))
    try expect(.noEffect(.alreadySigned(door.entry(2))), late)
    let recorded = try door.record(late, asReceived: true)
    #expect(recorded.assessment == .withoutEffect(.alreadySigned(try door.entry(2))))
    #expect(try door.count == 3)
  }

  @Test("an instant keeps its days at the place and at the seat of each party, and the version of the zone data")
  func instants() throws {
    let text = "2026-03-01T20:00-05:00[America/New_York]"
    try door.record(door.notice("US", text))
    let facts = try door.registry.agreementRecord(of: door.id)
    guard case .instant(let placed)? = facts.acts.last?.content.days.first else {
      Issue.record("no instant")
      return
    }
    #expect(placed.text == text)
    #expect(placed.atPlace == (try door.day("2026-03-01")))
    #expect(
      placed.civilDays == ["America/New_York": try door.day("2026-03-01"), "Asia/Tokyo": try door.day("2026-03-02")])
    #expect(placed.zoneData == ZoneDatabase.version(folder: ZoneDatabase.defaultFolder))
    try expect(
      .wrongOffset(zone: "America/New_York", written: -14_400, actual: -18_000),
      door.notice("US", "2026-03-02T20:00-04:00[America/New_York]"))
    try expect(.unknownZone("Asia/Nowhere"), door.notice("US", "2026-03-02T20:00-04:00[Asia/Nowhere]"))
  }

  @Test("without zone data bare days are recorded, and instants refused")
  func noZones() throws {
    let bare = try Door(dayAtPlace: DayAtPlace(folder: "/nonexistent"))
    try bare.sign()
    try bare.record(bare.notice("US", "2026-01-15"))
    #expect(throws: RecordingRefusal.zoneData(path: "/nonexistent")) {
      try bare.record(bare.notice("JP", "2026-03-01T20:00-05:00[America/New_York]"))
    }
    #expect(throws: RecordingRefusal.unknownZone("Asia/Nowhere")) {
      try Door().record(.agreement(Door.agreement(zone: "Asia/Nowhere")))
    }
  }

  @Test("L17: the instants of the record never go back, and the entry says why it has another's")
  func clock() throws {
    let behind = try door.record(door.notice("US", "2026-01-15"), now: "2026-08-31T09:00:00Z")
    #expect(behind.entry.recording.at.description == "2026-09-01T09:00:00.000Z")
    #expect(behind.entry.recording.clock == .givenLastEntry)
    let machine = Draft(try door.notice("JP", "2026-01-16"), recordedBy: "tester")
    let early = try door.registry.record(machine, now: Door.now("2026-08-31T09:00:00Z", isGiven: false))
    #expect(early.entry.recording.clock == .lastEntry)
    let later = try door.record(door.notice("JP", "2026-01-17"), now: "2026-09-01T09:00:00.001Z")
    #expect(later.entry.recording.clock == .given)
    #expect(later.entry.recording.at > early.entry.recording.at)
  }

  @Test("L9: a revocation without a name is recorded with the name of the only notice it can mean")
  func meant() throws {
    try door.record(door.notice("US", "2026-01-15"))
    let recorded = try door.record(door.revocation("US", "2026-02-01"))
    #expect(recorded.meant == (try door.entry(3)))
    guard case .act(_, .revocation(let revocation), _)? = recorded.entry.content.fact else {
      Issue.record("no revocation")
      return
    }
    #expect(revocation.of == (try door.entry(3)))
    try door.record(door.notice("US", "2026-02-02"))
    #expect(try door.firstDayWithout() == "2026-08-01")
    try door.record(door.notice("US", "2026-02-03"))
    try expect(.severalNoticesStand([door.entry(5), door.entry(6)]), door.revocation("US", "2026-02-04"))
  }

  @Test("L15: what a late entry changes of others is told, by their numbers")
  func reassessed() throws {
    let determination = try door.act(
      "JP US", .agreedDate(.firstDayWithout(door.day("2026-06-01")), on: .day(door.day("2026-05-01"))))
    try door.record(determination)
    let earlier = try door.act(
      "JP US", .agreedDate(.firstDayWithout(door.day("2026-04-01")), on: .day(door.day("2026-03-01"))))
    let recorded = try door.record(earlier)
    #expect(recorded.reassessed.map(\.entry) == [try door.entry(3)])
    #expect(recorded.reassessed.first?.before == .effective)
    #expect(
      recorded.reassessed.first?.after == .withoutEffect(.afterTheEnd(firstDayWithout: try door.day("2026-04-01"))))
  }

  @Test("L16: every entry is kept as canonical bytes under its leaf hash, and earlier ones stay as they were")
  func appendOnly() throws {
    let before = try door.store.read { try $0.entries(1...2) }
    try door.record(door.notice("US", "2026-01-15"))
    try door.record(door.correction(3, to: "2026-01-16"))
    try door.record(door.annulment(3))
    let all = try door.store.read { try $0.entries(1...9) }
    #expect(Array(all.prefix(2)) == before)
    #expect(all.count == 5)
    for entry in all {
      #expect(entry.leafHash == .leaf(entry.bytes))
      #expect(throws: Never.self) { try CanonicalJSON.canonicalValue(of: entry.bytes) }
    }
  }
}
