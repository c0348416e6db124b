import Agreements
import CivilDate
import EventLog

/// An act as answers in JSON show it.
enum ActJSON {
  static func object(_ act: Act, _ voice: Voice) -> OrderedJSON { .object(members(act, voice)) }

  static func members(_ act: Act, _ voice: Voice) -> [(String, OrderedJSON)] {
    var members: [(String, OrderedJSON)] = [
      ("entry", .entry(act.id)), ("act", .string(act.content.kind.rawValue)), ("by", .parties(act.by)),
    ]
    let values = act.content.values
    for field in act.content.kind.fields {
      if let json = json(values[field.name], of: field) { members.append((field.name, json)) }
    }
    return members + evidence(act.evidence) + [("text", .string(voice.act(act)))]
  }

  /// The value of a field; nil where nothing is told of it.
  private static func json(_ value: FieldValue?, of field: ActField) -> OrderedJSON? {
    switch (value, field.type, field.presence) {
    case (.clauses, _, _), (nil, .clauses, _), (nil, _, .either): nil
    case (nil, .parties, _): .parties([])
    case (nil, _, _): .null
    case (.actDay(let day), _, _): .string(day.text)
    case (.day(let day), _, _): .day(day)
    case (.word(let text), _, _), (.text(let text), _, _): .string(text)
    case (.entry(let number), _, _): .entry(number)
    case (.party(let party), _, _): .string(party.description)
    case (.parties(let parties), _, _): .parties(parties)
    case (.amendment(let amendment), _, _): .string(amendment.description)
    case (.event(let event), _, _): .string(event.description)
    case (.period(let period), _, _): .string(period.description)
    }
  }

  static func evidence(_ evidence: Evidence) -> [(String, OrderedJSON)] {
    let documents = evidence.documents.map { document in
      OrderedJSON.field(document) { document in
        .object([
          ("sha256", .string(document.sha256)), ("name", .string(document.name)),
          ("type", .string(document.mediaType)), ("bytes", .integer(document.size)),
        ])
      }
    }
    return [
      ("place", .field(evidence.place)), ("documents", .array(documents)),
      ("references", .array(evidence.references.map { .field($0) })), ("remark", .field(evidence.remark)),
    ]
  }
}

extension ActDay {
  /// The civil day, or the instant as written.
  var text: String {
    switch self {
    case .day(let day): day.description
    case .instant(let instant): instant.text
    }
  }
}
