package import Agreements
import CivilDate

extension Wire {
  /// An entry as it is kept.
  package struct Encoded: Sendable {
    /// Its bytes, which are hashed.
    package let bytes: [UInt8]
    /// The values of its salted hashes that are known.
    package let disclosed: [Disclosed]
    /// The document with its clause file, where that is too long for the entry itself, and its hash.
    package let clauses: (hash: Digest32, bytes: [UInt8])?

    /// Whatever field they are of.
    package var disclosures: [Disclosure] { disclosed.map(\.disclosure) }
  }

  /// A value that is known, with the field that it stands in.
  package struct Disclosed: Hashable, Sendable {
    package let field: DisclosableField
    package let disclosure: Disclosure
  }

  /// Nil if the entry, or a value beside it, is longer than `longestEntry`, or its clause file than `longestClauses`.
  /// - Parameter kept: the clause file of the entry, where it is known as a document.
  package static func encode(_ entry: Entry, kept: KeptClauses? = nil) -> Encoded? {
    let isTooLong = kept.map { $0.bytes.count > longestEntry } ?? false
    if !isTooLong, let whole = encode(entry, apart: nil) { return whole }
    guard let file = entry.content.fact?.clauseFile else { return nil }
    let document = kept?.bytes ?? CanonicalJSON.bytes(of: encode(file))
    guard document.count <= longestClauses else { return nil }
    return encode(entry, apart: (kept?.hash ?? .sha256(document), document))
  }

  /// - Parameter apart: the clause file, where the entry names it only by its hash.
  private static func encode(_ entry: Entry, apart: (hash: Digest32, bytes: [UInt8])?) -> Encoded? {
    var disclosed: [Disclosed] = []
    let bytes = CanonicalJSON.bytes(of: encode(entry, clauses: apart?.hash, &disclosed))
    guard bytes.count <= longestEntry, disclosed.allSatisfy({ $0.disclosure.value.count <= longestEntry }) else {
      return nil
    }
    return Encoded(bytes: bytes, disclosed: disclosed, clauses: apart)
  }

  private static func encode(_ entry: Entry, clauses: Digest32?, _ beside: inout [Disclosed]) -> JSONValue {
    var members = Members()
    members["format"] = .integer(JSONInteger(version))
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
    _ value: Disclosable<Value>, _ field: DisclosableField, _ beside: inout [Disclosed],
    _ encode: (Value) -> JSONValue
  ) -> JSONValue {
    let hash: String
    switch value {
    case .open(let value):
      return encode(value)
    case .disclosed(let value, let salt):
      let disclosure = Disclosure(salt: salt, value: CanonicalJSON.bytes(of: encode(value)))
      beside.append(Disclosed(field: field, disclosure: disclosure))
      hash = disclosure.hash.description
    case .withheld(let commitment):
      hash = commitment.description
    }
    var members = Members()
    members[Disclosure.member] = .string(hash)
    return members.value
  }

  private static func encode(_ recording: Recording, _ beside: inout [Disclosed]) -> JSONValue {
    var members = Members()
    members["at"] = .string(recording.at.description)
    members["clock"] = .string(recording.clock.rawValue)
    members["by"] = encode(recording.by, .recorder, &beside) { .string($0) }
    members["on-behalf-of"] = recording.onBehalfOf.map { encode($0, .recorder, &beside) { .string($0) } }
    return members.value
  }

  private static func encode(_ fact: Fact, _ clauses: Digest32?, _ beside: inout [Disclosed]) -> JSONValue {
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
    case .clauses(let change): encode(change.file)
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

  private static func encode(_ evidence: Evidence, _ beside: inout [Disclosed]) -> JSONValue? {
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

  /// A clause file: texts, lists and maps only.
  static func encode(_ node: ClauseNode) -> JSONValue {
    switch node.content {
    case .text(let text):
      return .string(text)
    case .list(let nodes):
      return .array(nodes.map(encode))
    case .map(let nodes):
      // A name stands once: the readers of clause files see to that.
      return .object(JSONObject(nodes.map { ($0.name, encode($0.value)) }) ?? JSONObject())
    }
  }
}

/// The members of an object under construction, each named once; a nil value leaves the member out.
struct Members {
  private(set) var members: [JSONObject.Member] = []

  init(_ object: JSONObject = JSONObject()) { members = object.members }

  var isEmpty: Bool { members.isEmpty }

  /// Sorted only now.
  var value: JSONValue { .object(JSONObject(members: members) ?? JSONObject()) }

  subscript(key: String) -> JSONValue? {
    get { members.last { $0.key.utf8.elementsEqual(key.utf8) }?.value }
    set {
      if let index = members.firstIndex(where: { $0.key.utf8.elementsEqual(key.utf8) }) { members.remove(at: index) }
      if let newValue { members.append((key: key, value: newValue)) }
    }
  }

  mutating func put(clauses file: ClauseNode, _ document: Digest32?) {
    if let document {
      self["clauses-document"] = .string(document.description)
    } else {
      self["clauses"] = Wire.encode(file)
    }
  }
}

extension Fact {
  /// The clause file that a fact carries: that of an agreement, or of an amendment.
  package var clauseFile: ClauseNode? {
    switch self {
    case .agreement(let agreement, _): agreement.file
    case .act(_, .amendment(let decision, _), _): decision.clauses?.file
    case .act: nil
    }
  }
}

extension Wire {
  /// The canonical bytes of a clause file: two files that differ only in the order of their members have the same.
  package static func clauseBytes(_ file: ClauseNode) -> [UInt8] { CanonicalJSON.bytes(of: encode(file)) }
}
