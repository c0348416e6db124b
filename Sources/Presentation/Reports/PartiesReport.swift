import Agreements
import CivilDate
package import EventLog

/// The state and the ending of an agreement for each of its parties, from one life. It exists in JSON only.
package struct PartiesReport: Sendable {
  private let answer: Answer

  private let life: Timeline

  package init(_ answer: Answer) {
    self.answer = answer
    life = answer.timeline.prepared(for: answer.on)
  }

  /// The report, as docs/schema/parties.schema.json describes it.
  package var json: OrderedJSON {
    .object([
      ("agreement", .string(answer.agreement.id.description)),
      ("on", .string(answer.on.description)),
      ("todayIn", .text(answer.todayIn)), ("asKnownOn", .string(answer.known.description)),
      ("parties", .array(answer.timeline.parties(on: answer.on).map { party($0) })),
    ])
  }

  private func party(_ id: PartyID) -> OrderedJSON {
    let status = life.status(on: answer.on, known: answer.known, of: id)
    let restsOn = answer.grounds.ending(of: status).json(answer)
    return .object([
      ("party", .string(id.description)),
      ("state", .string(status.state.name.rawValue)),
      ("since", .day(status.state.since)), ("runsAgain", .day(status.state.runsAgain)),
      ("start", StatusReport.start(status, answer)),
      ("amendments", StatusReport.amendments(answer, status)),
      ("amendmentsToCome", StatusReport.amendmentsToCome(answer, status)),
      ("amendmentsWaiting", StatusReport.amendmentsWaiting(answer, status)),
      ("termination", .object(TerminationReport.members(status, answer) + [("restsOn", restsOn)])),
      ("reachesBack", status.reachesBack.map(StatusReport.json) ?? .null),
    ])
  }
}
