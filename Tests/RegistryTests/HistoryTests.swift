import Agreements
import CivilDate
import Registry
import TestKit
import Testing

/// L15, L17 and L18 over random histories: late entries, corrections and annulments. The seed is printed with a
/// failure.
struct HistoryTests {
  private static let agreement = AgreementID("jp-us-tpd")!

  /// A history: signatures, then acts in any order of days, corrected and annulled at random; what no door takes in is
  /// left out.
  private func entries(_ random: inout Seeded) throws -> [Entry] {
    var entries: [Entry] = []
    var admission = Admission(Self.agreement)
    func add(_ content: EntryContent) throws {
      let number = Int64(entries.count + 1)
      let instant = try #require(Instant(milliseconds: 1_830_000_000_000 + number * 1000))
      let entry = Entry(
        number: entry(number), agreement: Self.agreement,
        recording: Recording(at: instant, clock: .machine, by: .open("test")), content: content)
      guard (try? admission.check(entry)) != nil else { return }
      admission.note(entry)
      entries.append(entry)
    }
    try add(.fact(.agreement(try Fixture.agreement(), Evidence())))
    try add(.fact(.act(by: [party("JP"), party("US")], .signature(on: .day(day("2025-10-28"))), Evidence())))
    for _ in 0..<Int.random(in: 3...9, using: &random) {
      let number = Int64(entries.count)
      switch Int.random(in: 0..<8, using: &random) {
      case 0 where number > 2:
        let target = Int64.random(in: 3...number, using: &random)
        if case .fact(let fact) = entries[Int(target - 1)].content {
          try add(.correction(of: entry(target), try moved(fact, &random), reason: .open("wrong day")))
        }
      case 1 where number > 2:
        let target = Int64.random(in: 3...number, using: &random)
        try add(.annulment(of: entry(target), reason: .open("never made"), Evidence()))
      default: try add(.fact(.act(by: [party(by(&random))], content(&random), Evidence())))
      }
    }
    return entries
  }

  private func by(_ random: inout Seeded) -> String { Bool.random(using: &random) ? "JP" : "US" }

  private func someDay(_ random: inout Seeded) -> ActDay {
    let first = day("2025-10-28")
    let after = first.after(.days(Int.random(in: 0...300, using: &random)), counting: .nthDayAfter, missingDay: .clamp)
    return .day(after?.day ?? first)
  }

  private func content(_ random: inout Seeded) -> ActContent {
    let on = someDay(&random)
    switch Int.random(in: 0..<5, using: &random) {
    case 0: return .agreedDate(.firstDayWithout(someDay(&random).atPlace), on: on)
    case 1: return .revocation(Revocation(of: nil, days: NoticeDays(delivered: on)!))
    case 2: return .suspension(Suspension(notice: entry(3), until: nil), on: on)
    case 3: return .resumption(Resumption(notice: entry(3)), on: on)
    default: return .notice(Notice(to: [], days: NoticeDays(delivered: on)!, form: .written, effective: nil))
    }
  }

  private func moved(_ fact: Fact, _ random: inout Seeded) throws -> Fact {
    guard case .act(let by, let content, let evidence) = fact else { return fact }
    let on = someDay(&random)
    let corrected: ActContent =
      switch content {
      case .notice: .notice(Notice(to: [], days: NoticeDays(delivered: on)!, form: .written, effective: nil))
      case .agreedDate(let determination, _): .agreedDate(determination, on: on)
      case .revocation(let revocation): .revocation(Revocation(of: revocation.of, days: NoticeDays(delivered: on)!))
      case .suspension(let content, _): .suspension(content, on: on)
      case .resumption(let content, _): .resumption(content, on: on)
      default: content
      }
    return .act(by: by, corrected, evidence)
  }

  /// The state and the ending on days spread over the history, in words that name no entry.
  private func answers(_ acts: [Act], _ agreement: Agreement) -> [String] {
    let timeline = Timeline(agreement, acts: acts)
    return ["2025-10-28", "2026-01-15", "2026-05-01", "2026-08-01", "2027-06-01"].map {
      let status = timeline.status(on: day($0), known: day($0))
      return status.state.words + ", " + status.termination.words
    }
  }

  @Test("L17: as known at an earlier entry, a register answers as one that stopped there; a thousand histories")
  func knownAt() throws {
    var random = Seeded()
    for index in 0..<1000 {
      let entries = try entries(&random)
      let stop = Int.random(in: 1...entries.count, using: &random)
      let (whole, stopped) = (Registry(MemoryStore()), Registry(MemoryStore()))
      let now = Now(instant: Instant(milliseconds: 0)!, today: day("2027-06-01"), isGiven: true)
      func take(_ entries: some Sequence<Entry>, into registry: Registry) throws -> Int {
        try registry.take({ each in try entries.forEach { try each(.entry($0, leaf: nil)) } }, now: now).added
      }
      #expect(try take(entries, into: whole) == entries.count)
      _ = try take(entries.prefix(stop), into: stopped)
      let earlier = try? whole.agreementRecord(of: Self.agreement, asKnownAt: .entry(entry(Int64(stop))))
      let then = try? stopped.agreementRecord(of: Self.agreement)
      #expect(earlier?.acts == then?.acts, "history \(index) of seed \(random.seed), at entry \(stop)")
      guard let earlier, let then, let agreement = then.agreement else { continue }
      #expect(answers(earlier.acts, agreement) == answers(then.acts, agreement))
    }
  }

  @Test("L15, L18: the same facts give the same answers, in whatever order they were recorded; a thousand histories")
  func order() throws {
    var random = Seeded()
    var compared = 0
    for index in 0..<1000 {
      let facts = AgreementRecord(try entries(&random))
      let days = facts.acts.map { $0.content.days[0].atPlace }
      guard let agreement = facts.agreement, Set(days).count == days.count else { continue }
      compared += 1
      let numbers = Dictionary(
        uniqueKeysWithValues: zip(facts.acts.map(\.id), facts.acts.map(\.id).shuffled(using: &random)))
      let renumbered = facts.acts.map { act in
        Act(id: numbers[act.id] ?? act.id, by: act.by, content: act.content.naming(numbers), evidence: act.evidence)
      }
      let same = answers(facts.acts, agreement) == answers(renumbered.sorted { $0.id < $1.id }, agreement)
      #expect(same, "history \(index) of seed \(random.seed): \(facts.acts.map(\.content))")
    }
    #expect(compared > 500)
  }
}

extension ActContent {
  /// The same act with the acts that it names under other numbers.
  fileprivate func naming(_ numbers: [EntryNumber: EntryNumber]) -> ActContent {
    func new(_ number: EntryNumber?) -> EntryNumber? { number.map { numbers[$0] ?? $0 } }
    return switch self {
    case .revocation(let content): .revocation(Revocation(of: new(content.of), days: content.days))
    case .suspension(let content, let on):
      .suspension(Suspension(notice: new(content.notice), until: content.until), on: on)
    case .resumption(let content, let on): .resumption(Resumption(notice: new(content.notice)), on: on)
    default: self
    }
  }
}
