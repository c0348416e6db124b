import Agreements
import CivilDate
import EventLog
import TestKit
import Testing

@testable import Registry

/// What is written is read back before it is kept: nothing of an entry may be lost on the way.
struct ReadBackTests {
  private static let other = day("2026-02-02")
  private static let on = ActDay.day(day("2026-02-01"))

  /// Of each kind of act one, and others that differ from it in one member.
  private static var contents: [(ActContent, [ActContent])] {
    let (on, later) = (on, ActDay.day(other))
    let days = NoticeDays(delivered: on)!
    func notice(
      to: [PartyID] = [], _ days: NoticeDays, _ form: Form = .written, _ effective: CivilDay? = nil
    ) -> ActContent { .notice(Notice(to: to, days: days, form: form, effective: effective)) }
    func amendment(_ effective: CivilDay?, _ title: String?, on: ActDay = on) -> ActContent {
      let id = AmendmentID("A1")!
      return .amendment(AmendmentDecision(amendment: id, effective: effective, title: title, clauses: nil), on: on)
    }
    return [
      (.signature(on: on), [.signature(on: later)]),
      (
        .consent(Consent(kind: .acceptance, effective: other), on: on),
        [.consent(Consent(kind: .acceptance), on: on), .consent(Consent(kind: .approval, effective: other), on: on)]
      ),
      (amendment(other, "T"), [amendment(nil, "T"), amendment(other, nil), amendment(other, "T", on: later)]),
      (
        notice(to: [party("JP")], days, .oral, other),
        [
          notice(days, .oral, other), notice(to: [party("JP")], days, .written, other),
          notice(to: [party("JP")], days, .oral), notice(to: [party("JP")], NoticeDays(received: on)!, .oral, other),
        ]
      ),
      (.agreedDate(.firstDayWithout(other), on: on), [.agreedDate(.noDate, on: on)]),
      (
        .extension(Extension(.until(other), from: other), on: on),
        [.extension(Extension(.until(other), from: nil), on: on)]
      ),
      (.revocation(Revocation(of: entry(3), days: days)), [.revocation(Revocation(of: nil, days: days))]),
      (
        .suspension(Suspension(notice: entry(3), until: other), on: on),
        [
          .suspension(Suspension(notice: nil, until: other), on: on),
          .suspension(Suspension(notice: entry(3), until: nil), on: on),
        ]
      ),
      (.resumption(Resumption(notice: entry(3)), on: on), [.resumption(Resumption(notice: nil), on: on)]),
      (
        .position(Position(holds: .noEnd, party: party("US")), on: on),
        [.position(Position(holds: .noEnd, party: nil), on: on)]
      ),
      (.event(EventName("x")!, on: on), [.event(EventName("y")!, on: on)]),
    ]
  }

  private func holding(_ content: ActContent) -> Entry {
    Entry(
      number: entry(4), agreement: AgreementID("jp-us-tpd")!,
      recording: Recording(at: Instant(milliseconds: 0)!, clock: .machine, by: .open("officer")),
      content: .fact(.act(by: [party("US")], content, Evidence(remark: .open("r")))))
  }

  @Test("an entry of each kind is read as it was written")
  func whole() throws {
    #expect(Set(Self.contents.map(\.0.kind)) == Set(ActKind.allCases))
    for (content, _) in Self.contents {
      let written = holding(content)
      let bytes = try #require(Wire.encode(written)).bytes
      #expect(Registry.isSame(try Wire.decode(bytes, Beside()), written), "\(content)")
    }
  }

  @Test("a member that is lost is seen")
  func lost() {
    for (content, others) in Self.contents {
      for other in others { #expect(!Registry.isSame(holding(other), holding(content)), "\(other)") }
    }
  }

  @Test("the order of a clause file's members, and their places in the file, are no loss; another clause is")
  func clauses() throws {
    let amendment = "amendment: {article: {en: '1'}, says: {en: x}}\n"
    let policies = "policies: {counting: {value: day-after-expiry, reason: {en: x}}}\n"
    let one = try Fixture.change(amendment + policies)
    let turned = try Fixture.change("\n" + policies + amendment)
    let other = try Fixture.change(policies)
    func decision(_ change: ClausesChange) -> Entry {
      let id = AmendmentID("A1")!
      return holding(
        .amendment(AmendmentDecision(amendment: id, effective: nil, title: nil, clauses: change), on: Self.on))
    }
    #expect(Registry.isSame(decision(turned), decision(one)))
    #expect(!Registry.isSame(decision(other), decision(one)))
  }
}
