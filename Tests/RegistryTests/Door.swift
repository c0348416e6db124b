import Agreements
import CivilDate
import EventLog
import Presentation
import Registry
import Testing

/// A registry to record in, with the words of a test: days as text, a clock that stands still unless told.
struct Door {
  let registry: Registry
  let store: any Store
  let id: AgreementID

  init(_ store: any Store = MemoryStore(), dayAtPlace: DayAtPlace = DayAtPlace()) throws {
    self.store = store
    let salt = try #require(Salt([UInt8](repeating: 1, count: 32)))
    registry = Registry(store, dayAtPlace: dayAtPlace, salt: { salt })
    id = try #require(AgreementID("test"))
  }

  static func agreement(_ name: String = "test", days: Int = 180, zone: String = "Asia/Tokyo") throws -> Agreement {
    let text = """
      agreement: \(name)
      title: {en: An agreement made for a test}
      nature: non-binding
      authentic-languages: [en]
      parties:
        - {id: JP, name: {en: Japan}, zone: \(zone)}
        - {id: US, name: {en: United States}, zone: America/New_York}
      start: {article: {en: "1"}, says: {en: On signature.}, rule: {day-of: last-signature}}
      modification: {article: {en: "2"}, says: {en: By decision of all.}}
      discontinuation: {article: {en: "3"}, says: {en: After notice.}, rule: {after: P\(days)D, from: {day-of: notice}}}
      """
    return try Agreement(reading: try ClauseFile.tree(of: Array(text.utf8)))
  }

  static func now(_ text: String = "2026-09-01T09:00:00Z", isGiven: Bool = true) throws -> Now {
    let written = try #require(WrittenInstant(text))
    return Now(instant: written.instant, today: written.day, isGiven: isGiven)
  }

  @discardableResult
  func record(_ content: Draft.Content, now: String = "2026-09-01T09:00:00Z", asReceived: Bool = false) throws
    -> Recorded
  {
    try registry.record(Draft(content, recordedBy: "tester", asReceived: asReceived), now: Self.now(now))
  }

  func whatIf(_ content: Draft.Content, now: String = "2026-09-01T09:00:00Z") throws -> Recorded {
    try registry.whatIf(Draft(content, recordedBy: "tester"), now: Self.now(now))
  }

  /// The agreement, and the signatures of both on 28 October 2025: entries 1 and 2.
  func sign() throws {
    try record(.agreement(Self.agreement()))
    try record(act("JP US", .signature(on: .day(day("2025-10-28")))))
  }

  func act(_ by: String, _ content: ActContent) throws -> Draft.Content { try act(by, GivenAct(content)) }

  func act(_ by: String, _ given: GivenAct) throws -> Draft.Content {
    .act(id, by: try by.split(separator: " ").map { try #require(PartyID(String($0))) }, given)
  }

  /// A written notice delivered on a day, or at an instant, of the text.
  func notice(_ by: String, _ delivered: String) throws -> Draft.Content {
    try act(by, Self.notice(delivered))
  }

  static func notice(_ delivered: String) throws -> GivenAct {
    let instant = WrittenInstant(delivered).map { GivenDay.instant($0, text: delivered) }
    var given = GivenAct(.notice)
    given["delivered"] = .unplaced(try instant ?? .day(#require(CivilDay(iso: delivered))))
    return given
  }

  func revocation(_ by: String, _ delivered: String, of entry: Int64? = nil) throws -> Draft.Content {
    let days = try #require(NoticeDays(delivered: .day(day(delivered))))
    return try act(by, .revocation(Revocation(of: entry.flatMap(EntryNumber.init), days: days)))
  }

  /// The correction of a notice to another day.
  func correction(_ number: Int64, to delivered: String) throws -> Draft.Content {
    .correction(
      try entry(number), reason: .open("test"), .act(by: [], try Self.notice(delivered), Evidence()))
  }

  func annulment(_ number: Int64) throws -> Draft.Content { .annulment(try entry(number), reason: .open("test")) }

  func entry(_ number: Int64) throws -> EntryNumber { try #require(EntryNumber(number)) }

  func day(_ text: String) throws -> CivilDay { try #require(CivilDay(iso: text)) }

  var count: Int64 { get throws { try store.read { try $0.count } } }

  /// The first day without as the register has it now, or knew it at an earlier point.
  func firstDayWithout(_ known: Registry.KnownAt = .now) throws -> String? {
    let facts = try registry.agreementRecord(of: id, asKnownAt: known)
    let timeline = Timeline(try #require(facts.agreement), acts: facts.acts)
    let day = try day("2026-07-01")
    return timeline.status(on: day, known: day).termination.endDays?.firstDayWithout.description
  }
}

extension LogWriter {
  /// Appends an entry and keeps its disclosures, whatever it says: nobody judged it.
  func append(unjudged entry: Entry) throws {
    let encoded = try #require(Wire.encode(entry))
    try append(
      StoredEntry(
        number: entry.number.value, agreement: entry.agreement.description,
        recordedAt: entry.recording.at.description, bytes: encoded.bytes))
    for disclosure in encoded.disclosures { try keep(disclosure, of: entry.number.value) }
  }
}
