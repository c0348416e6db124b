import Agreements
import CivilDate
public import EventLog

/// The state and the ending of an agreement for each of its parties, from one life. In JSON only.
public struct PartiesReport: Sendable {
  private let question: Question

  package init(_ question: Question) { self.question = question }

  /// Published as docs/schema/parties.schema.json.
  public var json: OrderedJSON {
    .object([
      ("agreement", .string(question.agreement.id.description)),
      ("on", .string(question.on.description)),
      ("asKnownOn", .string(question.known.description)),
      ("parties", .array(question.timeline.parties(on: question.on).map { party($0) })),
    ])
  }

  private func party(_ id: PartyID) -> OrderedJSON {
    let status = question.timeline.status(on: question.on, known: question.known, of: id)
    let restsOn = question.grounds.ending(of: status).json(question)
    return .object([
      ("party", .string(id.description)),
      ("state", .string(status.state.name)),
      ("since", .day(status.state.since)),
      ("start", StatusReport.start(status, question)),
      ("amendments", StatusReport.amendments(question, of: id)),
      ("termination", .object(TerminationReport.members(status.termination, question) + [("restsOn", restsOn)])),
      ("reachesBack", status.reachesBack.map(StatusReport.json) ?? .null),
    ])
  }
}
