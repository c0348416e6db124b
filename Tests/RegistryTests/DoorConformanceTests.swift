import Agreements
import CivilDate
import EventLog
import Foundation
import Presentation
import Registry
import Testing

/// What each door answers to each kind of entry: the table of docs/two-parties.md. `UPDATE=1` writes it anew, except
/// where `CI` is set.
struct DoorConformanceTests {
  @Test("L14, L18: what is impossible or contradicts the record is refused at every door, and found where it stands")
  func conformance() throws {
    var rows: [String] = []
    for offer in try Offer.all() {
      let answers = try Self.doors.map { try $0(offer) }
      if let stop = offer.isRefused {
        let asExpected = answers.allSatisfy { ($0 == .refused) == stop || [.found, .unsayable].contains($0) }
        #expect(asExpected, "\(offer.name): \(answers)")
      }
      rows.append("| \(offer.name) | \(answers.map(\.rawValue).joined(separator: " | ")) |")
    }
    let table =
      ([
        "| An entry | recording | `import` | `bundle receive` | `bundle adopt` | `verify` |",
        "|---|---|---|---|---|---|",
      ] + rows)
      .joined(separator: "\n")
    try compare(table)
  }

  private func compare(_ table: String) throws {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("docs/two-parties.md")
    let text = try String(contentsOf: path, encoding: .utf8)
    let (start, end) = ("<!-- doors -->\n", "\n<!-- /doors -->")
    let from = try #require(text.range(of: start)).upperBound
    let to = try #require(text.range(of: end)).lowerBound
    let environment = ProcessInfo.processInfo.environment
    if environment["UPDATE"] == "1" && environment["CI"] == nil {
      try text.replacingCharacters(in: from..<to, with: table).write(to: path, atomically: true, encoding: .utf8)
    } else {
      #expect(text[from..<to] == table, "UPDATE=1")
    }
  }

  private enum Answer: String {
    case taken, refused
    case withoutEffect = "without effect"
    case sound, found
    case noted = "a note"
    /// Nobody can type it: the command works it out itself.
    case unsayable = "–"
  }

  private static var doors: [(Offer) throws -> Answer] { [recording, importing, receiving, adopting, verifying] }

  /// The base and the entry as lines of another register.
  private static func importing(_ offer: Offer) throws -> Answer {
    let registry = Registry(MemoryStore(), dayAtPlace: DayAtPlace())
    let now = try Door.now(Offer.now)
    do {
      let taken = try registry.take({ each in try offer.all.forEach { try each(.entry($0, leaf: nil)) } }, now: now)
      #expect(taken.added == offer.all.count)
    } catch is ImportRefusal {
      #expect(try registry.count() == 0)
      return .refused
    }
    return try outcome(offer, registry)
  }

  private static func recording(_ offer: Offer) throws -> Answer {
    guard offer.isSayable else { return .unsayable }
    let registry = try copy(of: offer.base)
    let count = try registry.count()
    do {
      _ = try registry.record(offer.draft(), now: Door.now(offer.clock))
    } catch is RecordingRefusal {
      #expect(try registry.count() == count)
      return .refused
    }
    return try outcome(offer, registry)
  }

  private static func receiving(_ offer: Offer) throws -> Answer {
    try offer.withBundle { path in
      let registry = try copy(of: offer.base)
      try registry.trust(Offer.theirs.verifier(.log))
      let count = try registry.count()
      do {
        let received = try registry.receive(
          bundle: path, accepting: offer.root(), with: Offer.ours, now: Door.now(Offer.now), Memory())
        guard case .taken = received else {
          Issue.record("\(offer.name): not taken")
          return .refused
        }
      } catch is BundleError {
        #expect(try registry.count() == count)
        return .refused
      }
      return try outcome(offer, registry)
    }
  }

  /// Our record has gone on with an event of its own.
  private static func adopting(_ offer: Offer) throws -> Answer {
    try offer.withBundle { path in
      let registry = try copy(of: offer.base)
      let event = try #require(EventName("of-our-own"))
      _ = try registry.record(
        Draft(
          .act(Offer.id, by: [], GivenAct(.event(event, on: try Offer.on("2026-01-02")))), recordedBy: "tester",
          asReceived: true),
        now: Door.now(Offer.now))
      try registry.trust(Offer.theirs.verifier(.log))
      do {
        _ = try registry.adopt(
          [try #require(EntryNumber(Int64(offer.all.count)))], ofBundle: path, recordedBy: "tester", asReceived: false,
          now: Door.now(offer.clock))
        return .taken
      } catch is ImportRefusal {
        return .refused
      } catch is BundleError {
        return .refused
      }
    }
  }

  private static func verifying(_ offer: Offer) throws -> Answer {
    let verification = try Registry(offer.store()).verify()
    let number = Int64(offer.all.count)
    if case .contradiction(number, _)? = verification.findings.first { return .found }
    #expect(verification.findings.isEmpty, "\(offer.name): \(verification.findings)")
    return verification.notes.isEmpty ? .sound : .noted
  }

  private static func outcome(_ offer: Offer, _ registry: Registry) throws -> Answer {
    let facts = try registry.agreementRecord(of: Offer.id)
    let acts = Timeline(try #require(facts.agreement), acts: facts.acts)
    let last = try #require(facts.entries.last)
    if case .withoutEffect? = acts.assessments[last.number] { return .withoutEffect }
    return .taken
  }

  private static func copy(of base: [Entry]) throws -> Registry {
    let registry = Registry(MemoryStore())
    _ = try registry.take({ each in try base.forEach { try each(.entry($0, leaf: nil)) } }, now: Door.now(Offer.now))
    return registry
  }
}

/// An entry that is offered to every door after the same few entries.
private struct Offer {
  let name: String
  /// Whether every door is to refuse it; nil where doors differ.
  let isRefused: Bool?
  let base: [Entry]
  let offered: Entry
  /// Whether a person can type it.
  var isSayable = true
  /// Of the machine that records.
  var clock = now

  var all: [Entry] { base + [offered] }

  static let now = "2026-03-01T09:00:00Z"
  static let id = AgreementID("test")!
  static let theirs = SigningKey(name: KeyName("theirs.example/log")!, seed: [UInt8](repeating: 3, count: 32))!
  static let ours = SigningKey(name: KeyName("ours.example/log")!, seed: [UInt8](repeating: 4, count: 32))!

  static func on(_ text: String) throws -> ActDay { .day(try #require(CivilDay(iso: text))) }

  static func entry(_ number: Int, _ content: EntryContent, of id: AgreementID = id, by: String = "clerk") throws
    -> Entry
  {
    Entry(
      number: try #require(EntryNumber(Int64(number))), agreement: id,
      recording: Recording(at: try #require(WrittenInstant(now)).instant, clock: .given, by: .open(by)),
      content: content)
  }

  /// What a person would type to say the same.
  func draft() throws -> Draft {
    let recorder = offered.recording.by.value ?? ""
    switch offered.content {
    case .fact(.agreement(let file, let evidence)):
      return Draft(.agreement(file), evidence: evidence, recordedBy: recorder)
    case .fact(.act(let by, let content, let evidence)):
      return Draft(
        .act(offered.agreement, by: by, content.typed), evidence: evidence,
        recordedBy: recorder
      )
    case .correction(let first, let fact, let reason):
      return Draft(.correction(first, reason: reason, .fact(fact)), recordedBy: recorder)
    case .annulment(let target, let reason, _):
      return Draft(.annulment(target, reason: reason), recordedBy: recorder)
    case .erasure(let target, let fields, let reason):
      return Draft(.erasure(target, fields, reason: reason), recordedBy: recorder)
    }
  }

  /// A record that nobody judged.
  func store() throws -> MemoryStore {
    let store = MemoryStore()
    try store.write { log throws in
      for entry in all {
        try log.append(unjudged: entry)
      }
    }
    return store
  }

  func root() throws -> Digest32? { try store().read { try $0.root(after: Int64(all.count)) } }

  func withBundle<T>(_ body: (String) throws -> T) throws -> T {
    let path = NSTemporaryDirectory() + "depositary-offer-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: path) }
    let root = try #require(try root())
    let checkpoint = Checkpoint(origin: Self.theirs.name, size: UInt64(all.count), root: root)
    let signed = try #require(SignedCheckpoint(checkpoint, signedBy: Self.theirs))
    var bytes: [UInt8] = []
    try Registry(store()).exportBundle(signed, .init(fields: [], documents: false)) { bytes += $0 }
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    return try body(path)
  }
}

extension ActContent {
  /// An instant is typed as its text.
  fileprivate var typed: GivenAct {
    var given = GivenAct(self)
    if case .position(_, .instant(let placed)) = self, let written = WrittenInstant(placed.text),
      written.instant == placed.instant, written.day == placed.atPlace
    {
      given["on"] = .unplaced(.instant(written, text: placed.text))
    }
    return given
  }
}

extension Offer {
  private static func party(_ id: String) throws -> PartyID { try #require(PartyID(id)) }
  private static func number(_ value: Int64) throws -> EntryNumber { try #require(EntryNumber(value)) }

  private static func notice(
    _ by: String, _ day: String, to: [String] = [], form: Form = .written, _ evidence: Evidence = Evidence()
  ) throws -> Fact {
    let days = try #require(NoticeDays(delivered: on(day)))
    return .act(
      by: [try party(by)], .notice(Notice(to: try to.map(party), days: days, form: form, effective: nil)), evidence)
  }

  private static func position(at day: ActDay, by: [String] = ["JP"]) throws -> Fact {
    .act(by: try by.map(party), .position(Position(holds: .noEnd, party: nil), on: day), Evidence())
  }

  /// An instant in Tokyo, and what stands beside it.
  private static func instant(
    _ text: String, moment: String, day: String, tokyo: String
  ) throws -> ActDay {
    .instant(
      PlacedInstant(
        instant: try #require(WrittenInstant(moment)).instant, text: text, atPlace: try #require(CivilDay(iso: day)),
        civilDays: ["Asia/Tokyo": try #require(CivilDay(iso: tokyo))], zoneData: "2025b"))
  }

  private static func agreement(_ name: String = "test", zone: String = "Asia/Tokyo") throws -> Fact {
    .agreement(try Door.agreement(name, zone: zone), Evidence())
  }

  /// The agreement, both signatures, a notice, its correction, and the annulment of that.
  private static func base() throws -> [Entry] {
    let signature = Fact.act(
      by: [try party("JP"), try party("US")], .signature(on: try on("2025-10-28")), Evidence())
    return [
      try entry(1, .fact(agreement())), try entry(2, .fact(signature)), try entry(3, .fact(notice("US", "2026-01-15"))),
      try entry(4, .correction(of: number(3), notice("US", "2026-01-16"), reason: .open("late"))),
      try entry(5, .annulment(of: number(4), reason: .open("wrong"), Evidence())),
    ]
  }

  static func all() throws -> [Offer] {
    let base = try base()
    let other = try #require(AgreementID("other"))
    func offer(
      _ name: String, refused: Bool? = true, of id: AgreementID = id, by: String = "clerk", clock: String = now,
      after: [EntryContent] = [], _ content: EntryContent
    ) throws -> Offer {
      let before = base + (try after.enumerated().map { try entry(6 + $0, $1) })
      return Offer(
        name: name, isRefused: refused, base: before,
        offered: try entry(before.count + 1, content, of: id, by: by), clock: clock)
    }
    func unsayable(_ offer: Offer) -> Offer {
      var offer = offer
      offer.isSayable = false
      return offer
    }
    func annul(_ target: Int64) throws -> EntryContent {
      .annulment(of: try number(target), reason: .open("x"), Evidence())
    }
    let day = try on("2026-01-20")
    let named = Evidence(documents: [
      .open(
        DocumentReference(sha256: Digest32.sha256([1]).description, name: "a\u{7}", mediaType: "text/plain", size: 1))
    ])
    return [
      try offer("a notice", refused: false, .fact(notice("JP", "2026-01-20"))),
      try offer("another agreement", refused: nil, of: other, .fact(agreement("other"))),
      try offer("a second clause file for an agreement that is there", .fact(agreement())),
      try unsayable(offer("a clause file under the identifier of another agreement", of: other, .fact(agreement()))),
      try offer("an act of an agreement that is not there", of: other, .fact(notice("JP", "2026-01-20"))),
      try offer("an act of somebody who is no party", .fact(notice("FR", "2026-01-20"))),
      try offer("a notice to somebody who is no party", .fact(notice("JP", "2026-01-20", to: ["FR"]))),
      try offer("a notice to its giver", .fact(notice("JP", "2026-01-20", to: ["JP"]))),
      try offer("a party named twice", .fact(position(at: day, by: ["JP", "JP"]))),
      try offer("an act on a day to come", .fact(notice("JP", "2026-03-05"))),
      try offer(
        "a revocation of an entry yet to come",
        .fact(
          .act(
            by: [party("US")],
            .revocation(Revocation(of: number(9), days: try #require(NoticeDays(delivered: day)))), Evidence()))),
      try unsayable(
        offer(
          "an instant whose text and moment differ",
          .fact(
            position(
              at: instant("2026-01-20T09:00+09:00", moment: "2026-01-20T01:00Z", day: "2026-01-20", tokyo: "2026-01-20")
            ))
        )),
      try unsayable(
        offer(
          "an instant whose day is not the one written",
          .fact(
            position(
              at: instant("2026-01-20T09:00+09:00", moment: "2026-01-20T00:00Z", day: "2026-01-21", tokyo: "2026-01-20")
            ))
        )),
      try unsayable(
        offer(
          "an instant on a day that no clock showed",
          .fact(
            position(
              at: instant("2026-01-20T09:00+09:00", moment: "2026-01-20T00:00Z", day: "2026-01-20", tokyo: "2026-01-22")
            ))
        )),
      try offer(
        "an instant with an offset that its zone had not, by this machine's zone data", refused: nil,
        .fact(
          position(
            at: instant(
              "2026-01-20T09:00+08:00[Asia/Tokyo]", moment: "2026-01-20T01:00Z", day: "2026-01-20", tokyo: "2026-01-20")
          ))),
      try offer(
        "a zone that this machine's zone data does not know", refused: nil, of: other,
        .fact(agreement("other", zone: "Asia/Nowhere"))),
      try offer("a control character in the name of who recorded it", by: "clerk\u{1B}[2J", .fact(position(at: day))),
      try offer(
        "a control character in the name of a document", .fact(notice("JP", "2026-01-20", named))),
      try offer(
        "a correction that changes the kind", .correction(of: number(3), position(at: day), reason: .open("x"))),
      try offer(
        "a correction of an annulment", .correction(of: number(5), notice("US", "2026-01-16"), reason: .open("x"))),
      try offer(
        "a correction of what was annulled", after: [annul(3)],
        .correction(of: number(3), notice("US", "2026-01-17"), reason: .open("x"))),
      try offer(
        "a correction that makes a clause file that of another agreement",
        .correction(of: number(1), agreement("other"), reason: .open("x"))),
      try offer(
        "a correction that changes nothing", refused: nil,
        .correction(of: number(3), notice("US", "2026-01-15"), reason: .open("x"))),
      try offer("an annulment of what is annulled already", annul(4)),
      try unsayable(offer("an annulment of an entry of another agreement", of: other, annul(3))),
      try offer(
        "an annulment by which two clause files would stand",
        after: [annul(1), .fact(agreement())], annul(6)),
      try offer(
        "an erasure that names no field", .erasure(of: number(3), [], reason: .open("x"))),
      try offer("the same act a second time", refused: nil, .fact(notice("US", "2026-01-15"))),
      try offer("an oral notice, which has no effect", refused: nil, .fact(notice("JP", "2026-01-20", form: .oral))),
      try offer(
        "a clock more than ten years ahead", refused: nil, clock: "2037-01-01T00:00:00Z",
        .fact(position(at: day))),
    ]
  }
}
