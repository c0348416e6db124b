import Agreements
import CivilDate
import EventLog
import Registry
import TestKit

/// What one side has, and what the other would add to it.
struct Batch {
  /// Sound: every door takes it.
  var base: [Entry]
  /// Well formed, and often wrong in meaning.
  var further: [Entry] = []

  var all: [Entry] { base + further }
}

extension Batch: CustomStringConvertible {
  /// One line an entry, without its evidence.
  var description: String {
    all.map { entry in
      let mark = entry.number.value > base.count ? "+" : " "
      return "\(mark) \(entry.number) \(entry.agreement): \(entry.content.brief)"
    }.joined(separator: "\n")
  }
}

extension EntryContent {
  fileprivate var brief: String {
    switch self {
    case .fact(let fact): fact.brief
    case .correction(let first, let fact, _): "correction of \(first): \(fact.brief)"
    case .annulment(let target, _, _): "annulment of \(target)"
    case .erasure(let target, let fields, _): "erasure of \(target): \(fields)"
    }
  }
}

extension Fact {
  fileprivate var brief: String {
    switch self {
    case .agreement(let file, _): "clause file \(file.id), \(file.title.en)"
    case .act(let by, .amendment(let decision, let on), _):
      "amendment \(decision.amendment) by \(by) on \(on.atPlace), effective \(decision.effective?.description ?? "-"), "
        + "clauses \(decision.clauses.map { String(decoding: Wire.clauseBytes($0.file), as: UTF8.self) } ?? "-")"
    case .act(let by, let content, _): "by \(by): \(content)"
    }
  }
}

/// Makes records by a grammar: every kind of entry, fact and act, about the right things and the wrong ones.
struct EntryGrammar {
  var random: Seeded
  private let files: [Agreement]
  private let changes: [ClausesChange]
  private var entries: [Entry] = []
  private var judges: [AgreementID: Admission] = [:]
  private var clock: Int64 = 0
  private var salts: UInt8 = 0

  /// Kept by every register, and named by some entries.
  static let document = Array("Note verbale\n".utf8)

  init(_ random: Seeded) throws {
    self.random = random
    files = try GrammarFiles.agreements()
    changes = try GrammarFiles.changes()
  }

  mutating func batch() -> Batch {
    while true {
      let batch = tried()
      if !batch.base.isEmpty, !batch.further.isEmpty { return batch }
    }
  }

  private mutating func tried() -> Batch {
    entries = []
    judges = [:]
    clock = 1_787_000_000_000
    let ids = files.shuffled(using: &random).prefix(Int.random(in: 1...2, using: &random))
    for file in ids { addSound { $0.entry(file.id, .fact(.agreement(file, $0.evidence()))) } }
    for file in ids {
      for content in beginning(of: file) {
        addSound { $0.entry(file.id, .fact(.act(by: content.by, content.content, Evidence()))) }
      }
      for _ in 0..<Int.random(in: 0...4, using: &random) { addSound { $0.proposal(about: file) } }
    }
    var batch = Batch(base: entries)
    let isSound = one(in: 2)
    for _ in 0..<Int.random(in: 1...6, using: &random) {
      guard let file = ids.randomElement(using: &random) else { break }
      if isSound { addSound { $0.proposal(about: file) } } else { add(proposal(about: file)) }
    }
    batch.further = Array(entries.dropFirst(batch.base.count))
    return batch
  }

  // MARK: entries

  private mutating func addSound(_ make: (inout EntryGrammar) -> Entry) {
    for _ in 0..<8 {
      let before = clock
      let entry = make(&self)
      if Wire.isReadable(entry), (try? judges[entry.agreement, default: Admission(entry.agreement)].check(entry)) != nil
      {
        return add(entry)
      }
      clock = before
    }
  }

  private mutating func add(_ entry: Entry) {
    judges[entry.agreement, default: Admission(entry.agreement)].note(entry)
    entries.append(entry)
  }

  private mutating func entry(_ id: AgreementID, _ content: EntryContent) -> Entry {
    clock += Int64.random(in: 0...2, using: &random) * 1000
    if one(in: 300) { clock = max(clock, 1_788_400_000_000) }
    let recording = Recording(
      at: Instant(milliseconds: clock)!, clock: one(in: 9) ? .lastEntry : .machine,
      by: disclosable(one(in: 60) ? "officer\u{1B}[2J" : "officer"),
      onBehalfOf: one(in: 9) ? disclosable(one(in: 9) ? "minister\nentry 9" : "minister") : nil)
    return Entry(
      number: next, agreement: one(in: 60) ? AgreementID("ghost")! : id, recording: recording, content: content)
  }

  private var next: EntryNumber { TestKit.entry(Int64(entries.count + 1)) }

  private mutating func proposal(about file: Agreement) -> Entry {
    switch Int.random(in: 0..<100, using: &random) {
    case 0..<5: entry(file.id, .fact(.agreement(clauseFile(file), evidence())))
    case 5..<20: correction(about: file)
    case 20..<34: entry(file.id, .annulment(of: target(file), reason: disclosable("made in error"), evidence()))
    case 34..<40: entry(file.id, .erasure(of: target(file), fields(), reason: disclosable("asked for")))
    default: entry(file.id, .fact(act(file)))
    }
  }

  private mutating func clauseFile(_ file: Agreement) -> Agreement {
    one(in: 3) ? files.randomElement(using: &random) ?? file : file
  }

  private mutating func correction(about file: Agreement) -> Entry {
    let number = target(file)
    guard let fact = entries.first(where: { $0.number == number })?.content.fact, !one(in: 12) else {
      return entry(file.id, .correction(of: number, act(file), reason: disclosable("wrong")))
    }
    let corrected: Fact
    switch fact {
    case .agreement(let own, let evidence):
      let title = files.first { $0.id == own.id && $0.file != own.file }
      corrected = .agreement(one(in: 8) ? clauseFile(own) : title ?? own, evidence)
    case .act(let by, let content, let evidence):
      if one(in: 6) {
        corrected = .act(by: by, content, evidence)
      } else {
        var other = self.content(file, by)
        for _ in 0..<30 where other.kind != content.kind { other = self.content(file, by) }
        corrected = .act(by: one(in: 4) ? self.by(file) : by, other, evidence)
      }
    }
    return entry(file.id, .correction(of: number, corrected, reason: disclosable("wrong day")))
  }

  /// Mostly an earlier entry of the agreement; else any number, of what is yet to come too.
  private mutating func target(_ file: Agreement) -> EntryNumber {
    let last = Int64(entries.count)
    if one(in: 25) { return TestKit.entry(Int64.random(in: 1...(last + 2), using: &random)) }
    if one(in: 15) { return entries.randomElement(using: &random)?.number ?? next }
    return entries.filter { $0.agreement == file.id }.randomElement(using: &random)?.number ?? next
  }

  private mutating func fields() -> [DisclosableField] {
    if one(in: 6) { return [] }
    var fields = [DisclosableField.allCases.randomElement(using: &random) ?? .place]
    if one(in: 4) { fields.append(DisclosableField.allCases.randomElement(using: &random) ?? .place) }
    return fields
  }

  // MARK: acts

  /// What lets the agreement operate.
  private mutating func beginning(of file: Agreement) -> [(by: [PartyID], content: ActContent)] {
    if one(in: 12) { return [] }
    let parties = file.parties.isEmpty ? ["A", "B", "C"].map(party) : file.parties.map(\.id)
    let isSigned = file.openTo != nil && file.clauses.start.isBySignature
    let isByConsent = !isSigned && (file.openTo != nil || file.clauses.start.forParty != nil)
    if !isByConsent && file.id.description != "kh-us-reciprocal-trade" {
      return [(parties, .signature(on: .day(day("2025-01-10"))))]
    }
    return parties.map { ([$0], .consent(Consent(kind: .ratification), on: .day(day("2025-01-10")))) }
  }

  private mutating func act(_ file: Agreement) -> Fact {
    if one(in: 14), let earlier = entries.filter({ $0.agreement == file.id }).randomElement(using: &random),
      case .act? = earlier.content.fact, let fact = earlier.content.fact
    {
      return fact
    }
    let by = by(file)
    return .act(by: by, content(file, by), evidence())
  }

  private mutating func somebody(_ file: Agreement) -> PartyID {
    if one(in: 40) { return party("XX") }
    let parties = file.parties.map(\.id) + (file.openTo == nil ? [] : ["A", "B", "C", "D"].map(party))
    if one(in: 30), let organ = file.organs.first { return organ.id }
    return parties.randomElement(using: &random) ?? party("XX")
  }

  private mutating func by(_ file: Agreement) -> [PartyID] {
    if one(in: 3) { return file.parties.isEmpty ? ["A", "B", "C"].map(party) : file.parties.map(\.id) }
    let first = somebody(file)
    if one(in: 40) { return [first, first] }
    let second = somebody(file)
    return one(in: 6) && second != first ? [first, second] : [first]
  }

  private mutating func content(_ file: Agreement, _ by: [PartyID]) -> ActContent {
    let kind = ActKind.allCases.randomElement(using: &random) ?? .notice
    let on = someDay(file)
    switch kind {
    case .signature: return .signature(on: on)
    case .consent:
      let kind = ConsentKind.allCases.randomElement(using: &random) ?? .ratification
      return .consent(Consent(kind: kind, effective: optional { $0.civilDay() }), on: on)
    case .amendment:
      let decision = AmendmentDecision(
        amendment: AmendmentID(["A1", "A2", "A3"].randomElement(using: &random) ?? "A1")!,
        effective: optional { $0.civilDay() }, title: one(in: 4) ? "On\nperiods" : nil,
        clauses: one(in: 3) ? nil : changes.randomElement(using: &random))
      return .amendment(decision, on: on)
    case .notice:
      var to: [PartyID] = []
      if one(in: 4) { to = one(in: 6) ? by : [somebody(file)] }
      if one(in: 40) { to += to }
      return .notice(
        Notice(
          to: to, days: noticeDays(file, on), form: one(in: 12) ? .oral : .written,
          effective: one(in: 4) ? civilDay() : nil))
    case .agreedDate: return .agreedDate(one(in: 5) ? .noDate : .firstDayWithout(civilDay()), on: on)
    case .extension:
      let length: Extension.Length =
        one(in: 2) ? .until(civilDay()) : .period([.years(1), .months(6), .days(30)].randomElement(using: &random)!)
      return .extension(Extension(length, from: optional { $0.civilDay() }), on: on)
    case .revocation: return .revocation(Revocation(of: one(in: 2) ? named(file) : nil, days: noticeDays(file, on)))
    case .suspension:
      let until = optional { $0.civilDay() }
      return .suspension(Suspension(notice: one(in: 2) ? named(file) : nil, until: until), on: on)
    case .resumption: return .resumption(Resumption(notice: one(in: 2) ? named(file) : nil), on: on)
    case .position:
      let holds: Position.Reading =
        one(in: 3) ? .noEnd : one(in: 2) ? .asComputed : .firstDayWithout(civilDay())
      return .position(Position(holds: holds, party: one(in: 4) ? somebody(file) : nil), on: on)
    case .event:
      let names = ["third-deposit", "parent-start", "parent-end", "certified", "armed-conflict", "nothing"]
      return .event(EventName(names.randomElement(using: &random) ?? "nothing")!, on: on)
    }
  }

  /// Mostly a notice of the agreement.
  private mutating func named(_ file: Agreement) -> EntryNumber {
    if one(in: 8) { return target(file) }
    let notices = entries.filter { entry in
      guard entry.agreement == file.id, case .act(_, let content, _)? = entry.content.fact else { return false }
      return [.notice, .revocation].contains(content.kind)
    }
    return notices.randomElement(using: &random)?.number ?? target(file)
  }

  private mutating func noticeDays(_ file: Agreement, _ on: ActDay) -> NoticeDays {
    if one(in: 8) { return NoticeDays(dated: on)! }
    return NoticeDays(dated: one(in: 2) ? on : nil, dispatched: optional { $0.someDay(file) }, delivered: on)!
  }

  private mutating func civilDay() -> CivilDay {
    let first = day(one(in: 30) ? "9990-01-01" : "2025-01-01")
    let days = Int.random(in: 0...(one(in: 4) ? 1000 : 600), using: &random)
    return first.after(.days(days), counting: .nthDayAfter, missingDay: .clamp)?.day ?? first
  }

  /// A day that has come by the time of recording, but for a few.
  private mutating func someDay(_ file: Agreement) -> ActDay {
    if one(in: 40) { return .day(day("2026-09-15")) }
    var past = civilDay()
    while past > day("2026-08-17") { past = civilDay() }
    return one(in: 8) ? .instant(instant(on: past, file)) : .day(past)
  }

  private mutating func instant(on past: CivilDay, _ file: Agreement) -> PlacedInstant {
    let (offset, zone) = [
      ("+09:00", "Asia/Tokyo"), ("Z", ""), ("-05:00", ""), ("+09:00", ""), ("+23:59", ""), ("+14:00", ""),
    ].randomElement(using: &random)!
    let text = "\(past)T2\(Int.random(in: 0...3, using: &random)):30\(offset)" + (zone.isEmpty ? "" : "[\(zone)]")
    guard let written = WrittenInstant(text), let shifted = Instant(milliseconds: written.instant.milliseconds + 1)
    else {
      return PlacedInstant(instant: .init(milliseconds: 0)!, text: text, atPlace: past, civilDays: [:], zoneData: nil)
    }
    var days: [String: CivilDay] = zone.isEmpty ? [:] : [zone: past]
    for zone in file.parties.compactMap(\.zone) where days[zone] == nil { days[zone] = past }
    switch Int.random(in: 0..<24, using: &random) {
    case 0: days["Asia/Tokyo"] = day("2020-01-01")
    case 1: days["No zone"] = past
    case 2: return PlacedInstant(instant: shifted, text: text, atPlace: past, civilDays: days, zoneData: nil)
    case 3:
      return PlacedInstant(
        instant: written.instant, text: text, atPlace: past.next ?? past, civilDays: days, zoneData: nil)
    case 4: return PlacedInstant(instant: written.instant, text: "noon", atPlace: past, civilDays: days, zoneData: nil)
    case 5:
      return PlacedInstant(instant: written.instant, text: text, atPlace: past, civilDays: days, zoneData: "2025b\n")
    default: break
    }
    return PlacedInstant(instant: written.instant, text: text, atPlace: past, civilDays: days, zoneData: "2025b")
  }

  // MARK: texts

  private mutating func evidence() -> Evidence {
    var evidence = Evidence()
    if one(in: 6) { evidence.place = disclosable("Vienna") }
    if one(in: 6) { evidence.remark = disclosable("by hand\n") }
    if one(in: 9) { evidence.references = [disclosable("No. 4")] }
    if one(in: 12) {
      let document = DocumentReference(
        sha256: Digest32.sha256(Self.document).description, name: one(in: 9) ? "note\r.txt" : "note.txt",
        mediaType: one(in: 12) ? "text/\u{7F}plain" : "text/plain", size: Self.document.count)
      evidence.documents = [disclosable(document)]
    }
    return evidence
  }

  private mutating func disclosable<Value: Hashable & Sendable>(_ value: Value) -> Disclosable<Value> {
    salts &+= 1
    let salt = [UInt8](repeating: salts, count: 31) + [UInt8.random(in: .min ... .max, using: &random)]
    switch Int.random(in: 0..<8, using: &random) {
    case 0..<2: return .open(value)
    case 2: return .withheld(Commitment(Digest32.sha256(salt).description)!)
    default: return .disclosed(value, Salt(salt)!)
    }
  }

  private mutating func one(in number: Int) -> Bool { Int.random(in: 0..<number, using: &random) == 0 }

  private mutating func optional<T>(_ make: (inout EntryGrammar) -> T) -> T? { one(in: 3) ? make(&self) : nil }
}

extension Wire {
  /// The bytes of the entry say all of it, and can be read.
  static func isReadable(_ entry: Entry) -> Bool {
    guard let encoded = encode(entry) else { return false }
    return (try? decodeWhole(encoded.bytes, Beside(disclosures: encoded.disclosures)).entry) == entry
  }
}
