import Agreements
import CivilDate
package import EventLog

/// The answer to "on which day does the agreement end", as text and as JSON.
package struct TerminationReport: Sendable {
  private let answer: Answer
  private let status: Status

  package init(_ answer: Answer) {
    self.answer = answer
    status = answer.status
  }

  /// The two days, the kind of answer, its basis, and the policies that it depends on.
  package var page: Page {
    var page = Page()
    answer.opening(&page)
    page.line()
    Self.lines(answer, status, &page)
    if let line = answer.voice.joiningAgain(answer, status) { page.line(line) }
    Self.changes(answer, memberships, &page)
    return page
  }

  /// Adds the answer in a few lines: the two days, the kind of answer and its basis, and the policies that it depends
  /// on.
  static func lines(_ answer: Answer, _ status: Status, _ page: inout Page) {
    let voice = answer.voice
    let title = voice.say("Date of \(voice.ending): ", "\(voice.ending)日：")
    page.line(
      title + voice.short(status.termination) + voice.say(" — ", "、") + voice.basis(answer.story(status.termination)))
    if let endDays = status.termination.endDays {
      let last = status.lastDay.map {
        voice.say("; last day of \(voice.operation): \(voice.date($0))", "、\(voice.operation)の最終日：\(voice.date($0))")
      }
      page.line(
        voice.say(
          "first day without: \(voice.date(endDays.firstDayWithout))",
          "\(voice.ending)の初日：\(voice.date(endDays.firstDayWithout))") + (last ?? ""),
        indent: 2)
    }
    if let back = status.reachesBack { page.line(voice.reaching(back), indent: 2) }
    for remark in answer.timeline.remarks(on: status) { page.line(voice.remark(remark), indent: 2) }
    let policies = dependencies(answer, status)
    guard !policies.isEmpty else { return }
    page.line(voice.dependsOn(policies), indent: 2)
  }

  /// Adds who leaves, joins or has suspended the agreement for itself.
  static func changes(_ answer: Answer, _ memberships: MembershipsOnDay, _ page: inout Page) {
    for change in memberships.changes { page.line(answer.voice.membership(change, answer)) }
  }

  /// The parties that leave, join or have suspended, in JSON.
  static func changes(_ answer: Answer, _ memberships: MembershipsOnDay) -> [(String, OrderedJSON)] {
    var (leaving, joining, suspended): ([OrderedJSON], [OrderedJSON], [OrderedJSON]) = ([], [], [])
    for change in memberships.changes {
      let party = ("party", OrderedJSON.string(change.party.description))
      switch change.change {
      case .leaving(let termination):
        leaving.append(
          .object([party] + members(termination, answer.asked(of: change.party), lastDay: termination.endDays?.lastDay))
        )
      case .joining(let start, let again):
        joining.append(.object([party, ("again", .bool(again))] + StatusReport.members(start, answer)))
      case .suspended(let since, let until):
        let state = State.suspended(since: since, until: until)
        suspended.append(.object([party, ("since", .day(since)), ("runsAgain", .day(state.runsAgain))]))
      }
    }
    return [("leaving", .array(leaving)), ("joining", .array(joining)), ("suspended", .array(suspended))]
  }

  private var memberships: MembershipsOnDay {
    answer.party == nil ? answer.timeline.memberships(on: answer.on, known: answer.known) : .untold
  }

  static func dependencies(_ answer: Answer, _ status: Status) -> [PolicyUse] {
    answer.timeline.policyUses(status, known: answer.known)
  }

  /// The answer, as docs/schema/termination-date.schema.json describes it.
  package var json: OrderedJSON {
    .object(
      [
        ("agreement", .string(answer.agreement.id.description)),
        ("on", .string(answer.on.description)),
        ("todayIn", .text(answer.todayIn)), ("asKnownOn", .string(answer.known.description)),
        ("termination", Self.json(answer, status)),
        ("reachesBack", status.reachesBack.map(StatusReport.json) ?? .null),
      ] + Self.changes(answer, memberships))
  }

  /// The object `termination` of every answer.
  static func json(_ answer: Answer, _ status: Status) -> OrderedJSON {
    let policies = dependencies(answer, status).map { OrderedJSON.string($0.name.rawValue) }
    let restsOn = answer.grounds.ending(of: status).json(answer)
    let remarks = answer.timeline.remarks(on: status).map { OrderedJSON.string(answer.voice.remark($0)) }
    return .object(
      members(status, answer) + [
        ("remarks", .array(remarks)), ("policies", .array(policies)), ("restsOn", restsOn),
      ])
  }

  static func members(_ status: Status, _ answer: Answer) -> [(String, OrderedJSON)] {
    members(status.termination, answer, lastDay: status.lastDay)
  }

  static func members(_ termination: Termination, _ answer: Answer, lastDay: CivilDay?) -> [(String, OrderedJSON)] {
    var outcome = "none"
    var date: TerminationDate?
    var conditional: ConditionalTermination?
    var readings: [HeldReading] = []
    switch termination {
    case .none: break
    case .dated(let found):
      outcome = found.certainty.rawValue
      date = found
    case .conditional(let found):
      outcome = found.isUndetermined ? "undetermined" : "conditional"
      conditional = found
    case .contested(let found):
      outcome = "contested"
      readings = found.readings
    }
    let waits = conditional?.waitsFor.map { OrderedJSON.string(answer.voice.waiting($0, on: answer.known)) } ?? []
    return [
      ("outcome", .string(outcome)),
      ("basis", .text(date?.basis.rawValue ?? conditional.map { _ in Basis.byDefault.rawValue })),
      ("firstDayWithout", .day(date?.endDays.firstDayWithout)),
      ("lastDay", .day(lastDay)),
      ("notBefore", .day(conditional?.notBefore)),
      ("waitsFor", .array(waits)),
      ("notice", .entry(date?.notice ?? conditional?.notice)),
      ("readings", .array(readings.map { json($0, answer) })),
      ("determination", .entries(date?.determination ?? [])),
      ("agreedOn", .day(date?.agreedOn)),
    ]
  }

  private static func json(_ reading: HeldReading, _ answer: Answer) -> OrderedJSON {
    .object([
      ("by", .parties(reading.by)), ("firstDayWithout", .day(reading.endDays?.firstDayWithout)),
      ("lastDay", .day(reading.endDays?.lastDay)), ("entries", .entries(reading.entries)),
      ("text", .string(answer.voice.reading(reading, on: answer.on))),
    ])
  }
}
