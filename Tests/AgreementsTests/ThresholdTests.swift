import Agreements
import CivilDate
import TestKit
import Testing

/// How many have done their part of what takes a number, and how many it takes.
struct ThresholdTests {
  private static let clause = "article: {en: '1'}, says: {en: says}"

  @Test(
    "L11: an amendment that has so many of the acceptances that it takes is adopted by the last of them, not before")
  func acceptances() throws {
    var random = Seeded()
    for _ in 1...200 {
      let (parties, wanted) = (Int.random(in: 2...7, using: &random), Int.random(in: 1...7, using: &random))
      guard wanted <= parties else { continue }
      let names = (1...parties).map { "P\($0)" }
      let rule = "by: acceptors, rule: {threshold: {consents: \(wanted)}}"
      var life = TestLife(
        try Fixture.treaty(
          of: names,
          """
          start: {\(Self.clause), rule: {day-of: last-signature}}
          amendment: {\(Self.clause), \(rule)}
          """))
      life.sign(names, "2020-01-01")
      for (count, name) in names.shuffled(using: &random).prefix(wanted).enumerated() {
        life.amend([name], on: "2021-01-01")
        let pending = life.on("2021-01-01").pending.first
        let place = "DEPOSITARY_SEED=\(random.seed): \(count) of \(wanted)"
        if case .number(let progress)? = pending?.waitsFor {
          #expect(progress.reached == count + 1 && progress.wanted == wanted && progress.named.isEmpty, "\(place)")
        } else {
          #expect(pending == nil && count + 1 == wanted, "\(place)")
        }
        #expect(pending?.missing.isEmpty ?? true, "\(place)")
        let isInForce = !life.timeline.amendmentsInForce(on: day("2021-01-01")).isEmpty
        #expect(isInForce == (count + 1 == wanted), "DEPOSITARY_SEED=\(random.seed): \(count) of \(wanted)")
      }
    }
  }

  @Test("L25: of the consents that the start takes as many are told as there are, and then it starts")
  func consents() throws {
    var random = Seeded()
    for _ in 1...100 {
      let (parties, wanted) = (Int.random(in: 2...7, using: &random), Int.random(in: 1...7, using: &random))
      guard wanted <= parties else { continue }
      let names = (1...parties).map { "P\($0)" }
      var life = TestLife(
        try Fixture.treaty(
          of: names, "start: {\(Self.clause), rule: {threshold: {consents: \(wanted)}}, for-party: {day-of: consent}}"))
      for (count, name) in names.shuffled(using: &random).enumerated() {
        let told = life.timeline.consentsTowardsStart(on: day("2021-01-01"))
        let hasStarted = life.on("2021-01-01").start.date != nil
        #expect(hasStarted == (count >= wanted) && hasStarted == told.isEmpty, "DEPOSITARY_SEED=\(random.seed)")
        #expect(told.allSatisfy { $0.reached == count && $0.wanted == wanted }, "DEPOSITARY_SEED=\(random.seed)")
        #expect(
          (life.timeline.consent(of: party(name), by: day("2021-01-01")) == nil), "DEPOSITARY_SEED=\(random.seed)")
        let consent = life.add([name], .consent(Consent(kind: .ratification), on: .day(day("2021-01-01"))))
        #expect(life.timeline.consent(of: party(name), by: day("2021-01-01")) == consent)
      }
    }
  }
}
