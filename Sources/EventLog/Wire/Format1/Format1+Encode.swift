import Agreements
import CivilDate

extension Format1 {
  static func encode(_ entry: Entry, clauses: Digest32?, _ beside: inout [Wire.Disclosed]) -> JSONValue {
    var members = Members()
    members["format"] = .integer(JSONInteger(number))
    members["entry"] = JSONInteger(entry.number.value).map { .integer($0) }
    members["agreement"] = .string(entry.agreement.description)
    members["recorded"] = encode(entry.recording, &beside)
    switch entry.content {
    case .fact(let fact):
      members["fact"] = encode(fact, clauses, &beside)
    case .correction(let first, let fact, let reason):
      members["corrects"] = JSONInteger(first.value).map { .integer($0) }
      members["fact"] = encode(fact, clauses, &beside)
      members["reason"] = encode(reason, .reason, &beside) { .string($0) }
    case .annulment(let target, let reason, let evidence):
      members["evidence"] = encode(evidence, &beside)
      members["annuls"] = JSONInteger(target.value).map { .integer($0) }
      members["reason"] = encode(reason, .reason, &beside) { .string($0) }
    case .erasure(let target, let fields, let reason):
      members["erases"] = JSONInteger(target.value).map { .integer($0) }
      members["fields"] = .array(fields.map { .string($0.rawValue) })
      members["reason"] = encode(reason, .reason, &beside) { .string($0) }
    }
    return members.value
  }

  /// The value itself, or its salted hash with the disclosure beside it.
  private static func encode<Value>(
    _ value: Disclosable<Value>, _ field: DisclosableField, _ beside: inout [Wire.Disclosed],
    _ encode: (Value) -> JSONValue
  ) -> JSONValue {
    let hash: String
    switch value {
    case .open(let value):
      return encode(value)
    case .disclosed(let value, let salt):
      let disclosure = Disclosure(salt: salt, value: CanonicalJSON.bytes(of: encode(value)))
      beside.append(Wire.Disclosed(field: field, disclosure: disclosure))
      hash = disclosure.hash.description
    case .withheld(let commitment):
      hash = commitment.description
    }
    var members = Members()
    members[Disclosure.member] = .string(hash)
    return members.value
  }

  private static func encode(_ recording: Recording, _ beside: inout [Wire.Disclosed]) -> JSONValue {
    var members = Members()
    members["at"] = .string(recording.at.description)
    members["clock"] = .string(recording.clock.rawValue)
    members["by"] = encode(recording.by, .recorder, &beside) { .string($0) }
    members["on-behalf-of"] = recording.onBehalfOf.map { encode($0, .recorder, &beside) { .string($0) } }
    return members.value
  }

  private static func encode(_ fact: Fact, _ clauses: Digest32?, _ beside: inout [Wire.Disclosed]) -> JSONValue {
    var members = Members()
    members["kind"] = .string(fact.kind.name)
    members["evidence"] = encode(fact.evidence, &beside)
    switch fact {
    case .agreement(let agreement, _):
      members.put(clauses: agreement.file, clauses)
    case .act(let by, let content, _):
      members["by"] = by.isEmpty ? nil : .array(by.map { .string($0.description) })
      encode(content, into: &members, clauses)
    }
    return members.value
  }

  private static func encode(_ content: ActContent, into members: inout Members, _ clauses: Digest32?) {
    let values = content.values
    var days = Members()
    for field in content.kind.fields {
      guard let value = values[field.name] else { continue }
      switch (field.type, value) {
      case (.noticeDay, _): days[field.recordName] = encode(value)
      case (_, .clauses(let change)): members.put(clauses: change.file, clauses)
      default: members[field.recordName] = encode(value)
      }
    }
    if !days.isEmpty { members["days"] = days.value }
  }

  private static func encode(_ value: FieldValue) -> JSONValue? {
    switch value {
    case .actDay(let day): encode(day)
    case .day(let day): .string(day.description)
    case .word(let text), .text(let text): .string(text)
    case .entry(let number): JSONInteger(number.value).map { .integer($0) }
    case .party(let party): .string(party.description)
    case .parties(let parties): .array(parties.map { .string($0.description) })
    case .amendment(let amendment): .string(amendment.description)
    case .event(let event): .string(event.description)
    case .period(let period): .string(period.description)
    case .clauses(let change): Wire.encode(change.file)
    }
  }

  private static func encode(_ day: ActDay) -> JSONValue {
    switch day {
    case .day(let day):
      return .string(day.description)
    case .instant(let instant):
      var members = Members()
      var days = Members()
      for (zone, day) in instant.civilDays { days[zone] = .string(day.description) }
      members["written"] = .string(instant.text)
      members["instant"] = .string(instant.instant.description)
      members["day"] = .string(instant.atPlace.description)
      members["days"] = days.value
      members["zone-data"] = instant.zoneData.map { .string($0) }
      return members.value
    }
  }

  private static func encode(_ evidence: Evidence, _ beside: inout [Wire.Disclosed]) -> JSONValue? {
    var members = Members()
    members["place"] = evidence.place.map { encode($0, .place, &beside) { .string($0) } }
    members["remark"] = evidence.remark.map { encode($0, .remark, &beside) { .string($0) } }
    let references = evidence.references.map { encode($0, .reference, &beside) { .string($0) } }
    if !references.isEmpty { members["references"] = .array(references) }
    let documents = evidence.documents.map { encode($0, .document, &beside, encode) }
    if !documents.isEmpty { members["documents"] = .array(documents) }
    return members.isEmpty ? nil : members.value
  }

  private static func encode(_ document: DocumentReference) -> JSONValue {
    var members = Members()
    members["sha256"] = .string(document.sha256)
    members["name"] = .string(document.name)
    members["type"] = .string(document.mediaType)
    members["bytes"] = JSONInteger(document.size).map { .integer($0) }
    return members.value
  }
}
