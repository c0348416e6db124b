import Agreements
import CivilDate

extension Format1 {
  static func decode(_ entry: Reader, _ beside: Beside) throws(WireError) -> Entry {
    let number = try entry.need("entry").make(try entry.need("entry").integer(), EntryNumber.init)
    // An entry that is yet to come can be neither corrected nor annulled nor erased.
    for member in ["corrects", "annuls", "erases"] {
      if let target = try entry[member]?.integer(), target >= number.value { throw WireError([member]) }
    }
    return Entry(
      number: number, agreement: try entry.need("agreement").text(AgreementID.init),
      recording: try recording(entry.need("recorded"), beside), content: try content(entry, beside))
  }

  private static func content(
    _ entry: Reader, _ beside: Beside
  ) throws(WireError) -> EntryContent {
    if let annuls = entry["annuls"] {
      return .annulment(
        of: try annuls.make(try annuls.integer(), EntryNumber.init), reason: try text(entry.need("reason"), beside),
        try evidence(entry["evidence"], beside))
    }
    if let erases = entry["erases"] {
      return .erasure(
        of: try erases.make(try erases.integer(), EntryNumber.init),
        try entry.need("fields").texts(DisclosableField.init(rawValue:)), reason: try text(entry.need("reason"), beside)
      )
    }
    let fact = try fact(entry.need("fact"), beside)
    guard let corrects = entry["corrects"] else { return .fact(fact) }
    return .correction(
      of: try corrects.make(try corrects.integer(), EntryNumber.init), fact,
      reason: try text(entry.need("reason"), beside))
  }

  private static func recording(_ reader: Reader, _ beside: Beside) throws(WireError) -> Recording {
    Recording(
      at: try reader.need("at").text { WrittenInstant($0)?.instant },
      clock: try reader.need("clock").text(Recording.Clock.init(rawValue:)),
      by: try text(reader.need("by"), beside),
      onBehalfOf: try reader["on-behalf-of"].map { (field) throws(WireError) in try text(field, beside) })
  }

  private static func fact(_ reader: Reader, _ beside: Beside) throws(WireError) -> Fact {
    let kind = try reader.need("kind").string()
    let evidence = try evidence(reader["evidence"], beside)
    if kind == FactKind.agreement.name {
      let agreement = try clauses(reader, beside, \.agreement) { try? Agreement(reading: $0) }
      guard let agreement else { throw WireError(reader.path + ["clauses"]) }
      return .agreement(agreement, evidence)
    }
    let act = try reader.need("kind").text(ActKind.init(rawValue:))
    let by = try reader["by"]?.texts(PartyID.init) ?? []
    guard !by.isEmpty || act == .event else { throw WireError(reader.path + ["by"]) }
    return .act(by: by, try content(act, reader, beside), evidence)
  }

  private static func content(
    _ kind: ActKind, _ reader: Reader, _ beside: Beside
  ) throws(WireError) -> ActContent {
    var values = ActValues()
    for field in kind.fields { values[field.name] = try value(field, in: reader, beside) }
    do throws(MissingField) {
      return try ActContent(kind, values)
    } catch {
      let field = kind.fields.first { $0.name == error.name }
      if case .noticeDay? = field?.type { throw WireError(reader.path + ["days"]) }
      throw WireError(reader.path + [field?.recordName ?? error.name])
    }
  }

  private static func value(
    _ field: ActField, in act: Reader, _ beside: Beside
  ) throws(WireError) -> FieldValue? {
    var reader = act
    if case .noticeDay = field.type { reader = try act.need("days") }
    switch (field.type, reader[field.recordName]) {
    case (.clauses, _):
      return try clauses(act, beside, \.change) { try? ClausesChange(reading: $0) }.map { .clauses($0) }
    case (_, nil): return nil
    case (.actDay, let value?), (.noticeDay, let value?): return .actDay(try day(value))
    case (.day, let value?): return .day(try value.text { CivilDay(iso: $0) })
    case (.dayOr(let words), let value?):
      return try value.text { words.contains($0) ? .word($0) : CivilDay(iso: $0).map { .day($0) } }
    case (.choice(let words), let value?): return try value.text { words.contains($0) ? .word($0) : nil }
    case (.entry, let value?): return .entry(try value.make(try value.integer(), EntryNumber.init))
    case (.party, let value?): return .party(try value.text(PartyID.init))
    case (.parties, let value?): return .parties(try value.texts(PartyID.init))
    case (.amendment, let value?): return .amendment(try value.text(AmendmentID.init))
    case (.event, let value?): return .event(try value.text(EventName.init))
    case (.period, let value?): return .period(try value.text { try? Period(parsing: $0) })
    case (.text, let value?): return .text(try value.string())
    }
  }

  private static func day(_ reader: Reader) throws(WireError) -> ActDay {
    if case .string = reader.value { return .day(try reader.text { CivilDay(iso: $0) }) }
    var civilDays: [String: CivilDay] = [:]
    for (zone, value) in try reader.need("days").members() { civilDays[zone] = try value.text { CivilDay(iso: $0) } }
    return .instant(
      PlacedInstant(
        instant: try reader.need("instant").text { WrittenInstant($0)?.instant },
        text: try reader.need("written").string(),
        atPlace: try reader.need("day").text { CivilDay(iso: $0) }, civilDays: civilDays,
        zoneData: try reader["zone-data"]?.string()))
  }

  private static func evidence(_ reader: Reader?, _ beside: Beside) throws(WireError) -> Evidence {
    guard let reader else { return Evidence() }
    var evidence = Evidence()
    for item in try reader["documents"]?.items() ?? [] {
      evidence.documents.append(try disclosable(item, beside, document))
    }
    for item in try reader["references"]?.items() ?? [] { evidence.references.append(try text(item, beside)) }
    if let place = reader["place"] { evidence.place = try text(place, beside) }
    if let remark = reader["remark"] { evidence.remark = try text(remark, beside) }
    return evidence
  }

  private static func document(_ item: Reader) throws(WireError) -> DocumentReference {
    DocumentReference(
      sha256: try item.need("sha256").text { Digest32(hex: $0)?.description },
      name: try item.need("name").string(), mediaType: try item.need("type").string(),
      size: Int(try item.need("bytes").integer()))
  }

  private static func text(_ reader: Reader, _ beside: Beside) throws(WireError) -> Disclosable<String> {
    try disclosable(reader, beside) { (value) throws(WireError) in try value.string() }
  }

  /// The value itself or, in place of its salted hash, the value beside the entry.
  private static func disclosable<Value>(
    _ reader: Reader, _ beside: Beside, _ decode: (Reader) throws(WireError) -> Value
  ) throws(WireError) -> Disclosable<Value> {
    guard let member = reader[Disclosure.member] else { return .open(try decode(reader)) }
    let commitment = try member.text(Commitment.init)
    guard let hash = Digest32(hex: commitment.description), let disclosure = beside.disclosures[hash] else {
      return .withheld(commitment)
    }
    guard let value = try? CanonicalJSON.canonicalValue(of: disclosure.value) else { throw WireError(reader.path) }
    return .disclosed(try decode(reader.replaced(by: value)), disclosure.salt)
  }

  /// What a clause file says, in the entry itself or kept apart; nil where there is none.
  private static func clauses<T>(
    _ reader: Reader, _ beside: Beside, _ kept: KeyPath<KeptClauses, T?>, _ read: (ClauseNode) -> T?
  ) throws(WireError) -> T? {
    if let inline = reader["clauses"] { return try inline.make(try Wire.node(inline), read) }
    guard let hash = reader["clauses-document"] else { return nil }
    return try hash.make(try hash.text(Digest32.init(hex:))) { beside.clauses[$0]?[keyPath: kept] }
  }
}
