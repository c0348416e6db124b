import Agreements
import CivilDate
import TestKit
import Testing

/// L18: corrections and annulments, as facts.
struct RecordTests {
  @Test(
    "L18: an entry that names itself, or one after it, takes nothing away, and no chain of annulments is without end")
  func namesNothingBefore() {
    var record = Record()
    let notice = record.notice("2026-01-15")
    let own = entry(notice.value + 1)
    record.annul(own)
    let later = entry(own.value + 2)
    record.annul(later)
    record.annul(entry(own.value + 1))
    #expect(record.delivered == ["2026-01-15"])
    record.annul(notice)
    #expect(record.delivered.isEmpty)
  }

  @Test("L18: a correction replaces the newest version; annulling it restores the version before it")
  func chain() throws {
    var record = Record()
    let notice = record.notice("2026-01-15")
    let correction = record.correct(notice, "2026-01-16")
    #expect(record.delivered == ["2026-01-16"])
    let second = record.correct(notice, "2026-01-17")
    #expect(record.delivered == ["2026-01-17"])
    record.annul(second)
    #expect(record.delivered == ["2026-01-16"])
    record.annul(correction)
    #expect(record.delivered == ["2026-01-15"])
  }

  @Test("L18: annulling an annulment restores the entry; annulling the first entry takes the fact away")
  func annulments() throws {
    var record = Record()
    let notice = record.notice("2026-01-15")
    record.correct(notice, "2026-01-16")
    let annulment = record.annul(notice)
    #expect(record.delivered == [])
    let restored = record.annul(annulment)
    #expect(record.delivered == ["2026-01-16"])
    record.annul(restored)
    #expect(record.delivered == [])
  }

  @Test("L18: the judge tells an entry that is not there from an erasure, which stands, and from what is no fact")
  func correctedWrongly() throws {
    var record = Record()
    let notice = record.notice("2026-01-15")
    let annulment = record.annul(notice)
    let erasure = record.erase(notice)
    for (target, refusal) in [
      (entry(99), RecordingRefusal.noSuchEntry(entry(99))), (erasure, .erasureStands(erasure)),
      (annulment, .notAFact(annulment)),
    ] {
      var wrong = record
      wrong.correct(target, "2026-01-16")
      let admission = Admission(AgreementID("jp-us-tpd")!, after: record.entries)
      #expect(throws: refusal) { try admission.check(#require(wrong.entries.last)) }
    }
  }

  @Test("L18: the first entry's number names the fact for ever")
  func name() throws {
    var record = Record()
    let notice = record.notice("2026-01-15")
    let correction = record.correct(notice, "2026-01-16")
    #expect(record.record.acts.map(\.id) == [notice])
    #expect(record.record.first(of: correction) == notice)
    #expect(record.record.newestVersion(of: notice)?.number == correction)
  }

  @Test("L17: as known at an earlier entry is what a register that stopped there says")
  func knownAt() throws {
    var record = Record()
    let notice = record.notice("2026-01-15")
    let before = record.entries
    record.correct(notice, "2026-01-16")
    #expect(Record(entries: before).delivered == ["2026-01-15"])
    #expect(AgreementRecord(Array(record.entries.prefix(before.count))).acts == Record(entries: before).record.acts)
  }

  /// Every chain of up to five corrections and annulments, each aimed at every earlier entry, against a plain model.
  @Test("L18: all chains of five entries agree with a model that replays them")
  func allChains() throws {
    var count = 0
    func extend(_ record: Record, _ depth: Int) {
      count += 1
      #expect(record.delivered == record.replayed, "\(record.entries.map(\.content))")
      guard depth < 5 else { return }
      for target in record.entries.dropFirst().map(\.number) {
        var annulled = record
        annulled.annul(target)
        extend(annulled, depth + 1)
        guard let first = record.record.first(of: target) else { continue }
        var corrected = record
        corrected.correct(first, "2026-02-0\(depth)")
        extend(corrected, depth + 1)
      }
    }
    var start = Record()
    start.notice("2026-01-15")
    extend(start, 1)
    #expect(count == 273)
  }
}

/// Entries about one notice at a time, and what they say.
private struct Record {
  var entries: [Entry]

  init(entries: [Entry]) { self.entries = entries }

  init() {
    entries = []
    if let file = try? Fixture.agreement() { append(.fact(.agreement(file, Evidence()))) }
  }

  var record: AgreementRecord { AgreementRecord(entries) }

  /// The days of delivery of the notices that stand.
  var delivered: [String] { record.acts.flatMap(\.content.days).map(\.atPlace.description) }

  @discardableResult
  mutating func notice(_ day: String) -> EntryNumber { append(.fact(fact(day))) }

  @discardableResult
  mutating func correct(_ first: EntryNumber, _ day: String) -> EntryNumber {
    append(.correction(of: first, fact(day), reason: .open("a slip")))
  }

  @discardableResult
  mutating func annul(_ target: EntryNumber) -> EntryNumber {
    append(.annulment(of: target, reason: .open("a slip"), Evidence()))
  }

  mutating func erase(_ target: EntryNumber) -> EntryNumber {
    append(.erasure(of: target, [.remark], reason: .open("asked for")))
  }

  @discardableResult
  private mutating func append(_ content: EntryContent) -> EntryNumber {
    let number = entry(Int64(entries.count + 1))
    let recording = Recording(at: Instant(milliseconds: number.value)!, clock: .machine, by: .open("test"))
    entries.append(Entry(number: number, agreement: AgreementID("jp-us-tpd")!, recording: recording, content: content))
    return number
  }

  private func fact(_ text: String) -> Fact {
    let days = NoticeDays(delivered: .day(day(text)))!
    return .act(
      by: [party("US")], .notice(Notice(to: [], days: days, form: .written, effective: nil)), Evidence())
  }

  /// The plain model: an entry stands unless a standing later annulment names it, asked recursively.
  var replayed: [String] {
    func stands(_ number: EntryNumber) -> Bool {
      !entries.contains { later in
        if case .annulment(let target, _, _) = later.content { target == number && stands(later.number) } else { false }
      }
    }
    var days: [String] = []
    for first in entries where first.number.value > 1 && stands(first.number) {
      guard case .fact(let fact) = first.content else { continue }
      var current = fact
      for later in entries {
        if case .correction(first.number, let fact, _) = later.content, stands(later.number) { current = fact }
      }
      if case .act(_, let content, _) = current { days += content.days.map(\.atPlace.description) }
    }
    return days
  }
}
