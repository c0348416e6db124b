public import Agreements
public import CivilDate

/// A life under construction: acts numbered in the order in which they are written down.
public struct TestLife {
  public var agreement: Agreement
  public private(set) var acts: [Act] = []

  public init(_ agreement: Agreement) { self.agreement = agreement }

  /// A life of the memorandum, signed by both on 28 October 2025.
  public static func signed(_ policies: [PolicyName: String] = [:], period: String = "P180D") throws -> TestLife {
    var life = TestLife(try Fixture.memorandum(period: period, policies))
    life.sign(["JP", "US"], "2025-10-28")
    return life
  }

  @discardableResult
  public mutating func add(_ by: [String], _ content: ActContent) -> EntryNumber {
    let number = entry(Int64(acts.count + 1))
    acts.append(Act(id: number, by: by.map(party), content: content))
    return number
  }

  @discardableResult
  public mutating func sign(_ by: [String], _ on: String) -> EntryNumber {
    add(by, .signature(on: .day(day(on))))
  }

  @discardableResult
  public mutating func notice(
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
  public mutating func agree(_ by: [String], _ date: String, on: String) -> EntryNumber {
    add(by, .agreedDate(date == "none" ? .noDate : .firstDayWithout(day(date)), on: .day(day(on))))
  }

  @discardableResult
  public mutating func revoke(_ by: [String], _ notice: EntryNumber? = nil, delivered: String) -> EntryNumber {
    add(by, .revocation(Revocation(of: notice, days: NoticeDays(delivered: .day(day(delivered)))!)))
  }

  @discardableResult
  public mutating func amend(
    _ by: [String], _ id: String = "A1", on: String, effective: String? = nil, clauses: ClausesChange? = nil
  ) -> EntryNumber {
    let decision = AmendmentDecision(
      amendment: AmendmentID(id)!, effective: effective.map(day), title: nil, clauses: clauses)
    return add(by, .amendment(decision, on: .day(day(on))))
  }

  public var timeline: Timeline { Timeline(agreement, acts: acts) }

  /// The status on a day; known on that day too, unless another is given.
  public func on(_ text: String, known: String? = nil) -> Status {
    timeline.status(on: day(text), known: day(known ?? text))
  }

  public func assessment(_ number: EntryNumber) -> Assessment? { timeline.assessments[number] }

  /// `2026-07-14 provisional default`, `none`, `conditional`: the ending in a few words.
  public func ending(_ on: String, known: String? = nil) -> String { self.on(on, known: known).termination.words }
}

extension Termination {
  public var words: String {
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
  public var words: String { name + (since.map { " since \($0)" } ?? "") }
}

/// A day that the test writes; a wrong one is the first day of the calendar, and fails the test.
public func day(_ text: String) -> CivilDay { CivilDay(iso: text) ?? .first }

/// A party that the test writes.
public func party(_ text: String) -> PartyID { PartyID(text)! }

/// An entry that the test writes.
public func entry(_ number: Int64) -> EntryNumber { EntryNumber(number)! }
