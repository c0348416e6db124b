import Agreements
import EventLog

extension Grounds {
  /// The object `restsOn` of every date.
  func json(_ answer: Answer) -> OrderedJSON {
    .object([
      ("entries", .entries(entries)),
      ("policies", .array(policies.map { .string($0.rawValue) })),
      ("waitsFor", .array(awaited.map { .string(answer.voice.waiting($0, on: answer.known)) })),
      ("displacedBy", .array(displacements.map { $0.json(answer.voice) })),
    ])
  }
}

extension Displacement {
  fileprivate func json(_ voice: Voice) -> OrderedJSON {
    let (by, parties): (String, [PartyID]) =
      switch displacer.by {
      case .nobody: ("nobody", [])
      case .anyParty: ("any", [])
      case .allParties: ("all", [])
      case .parties(let parties): ("some", parties)
      }
    return .object([
      ("what", .string(displacer.kind.rawValue)), ("by", .string(by)), ("parties", .parties(parties)),
      ("until", .day(until)), ("text", .string(voice.phrase(displacer.phrase))),
    ])
  }
}
