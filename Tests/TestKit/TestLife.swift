package import Agreements
package import CivilDate

/// A life under construction: acts numbered in the order in which they are written down.
package struct TestLife {
  package var agreement: Agreement
  package private(set) var acts: [Act] = []

  package init(_ agreement: Agreement) { self.agreement = agreement }

  /// A life of the memorandum, signed by both on 28 October 2025.
  package static func signed(_ policies: [PolicyName: String] = [:], period: String = "P180D") throws -> TestLife {
    var life = TestLife(try Fixture.memorandum(period: period, policies))
    life.sign(["JP", "US"], "2025-10-28")
    return life
  }

  @discardableResult
  package mutating func add(_ by: [String], _ content: ActContent) -> EntryNumber {
    let number = entry(Int64(acts.count + 1))
    acts.append(Act(id: number, by: by.map(party), content: content))
    return number
  }

  @discardableResult
  package mutating func sign(_ by: [String], _ on: String) -> EntryNumber {
    add(by, .signature(on: .day(day(on))))
  }

  @discardableResult
  package mutating func notice(
    _ by: String, delivered: String? = nil, dated: String? = nil, dispatched: String? = nil, received: String? = nil,
    form: Form = .written, effective: String? = nil, to: [String] = []
  ) -> EntryNumber {
    let days = NoticeDays(
      dated: dated.map { .day(day($0)) }, dispatched: dispatched.map { .day(day($0)) },
      delivered: delivered.map { .day(day($0)) }, received: received.map { .day(day($0)) })
    return add(
      [by],
      .notice(
        Notice(
          to: to.map(party), days: days ?? NoticeDays(delivered: .day(.first))!, form: form,
          effective: effective.map(day))))
  }

  @discardableResult
  package mutating func agree(_ by: [String], _ date: String, on: String) -> EntryNumber {
    add(by, .agreedDate(date == "none" ? .noDate : .firstDayWithout(day(date)), on: .day(day(on))))
  }

  @discardableResult
  package mutating func revoke(_ by: [String], _ notice: EntryNumber? = nil, delivered: String) -> EntryNumber {
    add(by, .revocation(Revocation(of: notice, days: NoticeDays(delivered: .day(day(delivered)))!)))
  }

  @discardableResult
  package mutating func amend(
    _ by: [String], _ id: String = "A1", on: String, effective: String? = nil, clauses: ClausesChange? = nil
  ) -> EntryNumber {
    let decision = AmendmentDecision(
      amendment: AmendmentID(id)!, effective: effective.map(day), title: nil, clauses: clauses)
    return add(by, .amendment(decision, on: .day(day(on))))
  }

  package var timeline: Timeline { Timeline(agreement, acts: acts) }

  /// The status on a day; known on that day too, unless another is given.
  package func on(_ text: String, known: String? = nil) -> Status {
    timeline.status(on: day(text), known: day(known ?? text))
  }

  package func assessment(_ number: EntryNumber) -> Assessment? { timeline.assessments[number] }

  /// `2026-07-14 provisional default`, `none`, `conditional`: the ending in a few words.
  package func ending(_ on: String, known: String? = nil) -> String { self.on(on, known: known).termination.words }
}

extension Termination {
  package var words: String {
    switch self {
    case .none: "none"
    case .dated(let date): "\(date.endDays.firstDayWithout) \(date.certainty.rawValue) \(date.basis.rawValue)"
    case .conditional(let conditional): "conditional \(conditional.notBefore.map(\.description) ?? "open")"
    case .contested: "contested"
    }
  }
}

extension State {
  /// `ending since 2026-01-15`.
  package var words: String { name.rawValue + (since.map { " since \($0)" } ?? "") }
}

/// A day that the test writes; a wrong one is the first day of the calendar, and fails the test.
package func day(_ text: String) -> CivilDay { CivilDay(iso: text) ?? .first }

/// A party that the test writes.
package func party(_ text: String) -> PartyID { PartyID(text)! }

/// An entry that the test writes.
package func entry(_ number: Int64) -> EntryNumber { EntryNumber(number)! }
