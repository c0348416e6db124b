public import Agreements

/// An entry as one line of JSON Lines, for export and import: the act with the names of the command line's options, and
/// beside it the entry's number, agreement and recording. Nothing of the entry is left out.
extension Wire {
  /// Canonical JSON; a clause file always stands in the line itself. Nil for an entry that cannot be encoded.
  public static func line(of entry: Entry) -> [UInt8]? {
    guard let (bytes, clauses) = encode(entry), case .object(let wire)? = try? CanonicalJSON.value(of: bytes) else {
      return nil
    }
    var line = Members()
    for member in wire.members where !["format", "fact", "evidence"].contains(member.key) {
      line[member.key] = member.value
    }
    if case .object(let fact)? = wire["fact"] {
      for member in fact.members { put(member.key, member.value, in: &line) }
    }
    if let evidence = wire["evidence"] { put("evidence", evidence, in: &line) }
    if let clauses, let file = try? CanonicalJSON.value(of: clauses) { line["clauses"] = file }
    return CanonicalJSON.bytes(of: line.value)
  }

  private static func put(_ key: String, _ value: JSONValue, in line: inout Members) {
    switch (key, value) {
    case ("days", .object(let inner)):
      for member in inner.members { line[member.key] = member.value }
    case ("evidence", .object(let inner)):
      for member in inner.members { line[lineName(member.key)] = member.value }
    case ("clauses-document", _): break
    default: line[lineName(key)] = value
    }
  }

  /// Members of the record whose names in a line are others, those of the command line's options; each of one kind of
  /// act only, nil of all.
  private static let names: [(record: String, line: String, kind: ActKind?)] = [
    ("kind", "act", nil), ("references", "reference", nil), ("documents", "document", nil),
    ("revokes", "notice", .revocation), ("suspends", "notice", .suspension), ("resumes", "notice", .resumption),
    ("consent", "kind", .consent), ("holds", "effective", .position),
  ]

  private static func lineName(_ record: String) -> String { names.first { $0.record == record }?.line ?? record }

  private static func recordName(_ line: String, _ kind: ActKind?) -> String {
    names.first { $0.line == line && ($0.kind == nil || $0.kind == kind) }?.record ?? line
  }

  /// Reads a line that `line(of:)` wrote. Throws `WireError` for any other.
  public static func entry(ofLine line: JSONObject) throws(WireError) -> Entry {
    var wire = Members()
    var fact = Members()
    var evidence = Members()
    var days = Members()
    wire["format"] = .integer(JSONInteger(version))
    let kind = line["act"].flatMap { if case .string(let name) = $0 { ActKind(rawValue: name) } else { nil } }
    for member in line.members {
      switch member.key {
      case "entry", "agreement", "recorded", "corrects", "annuls", "reason": wire[member.key] = member.value
      case "place", "remark", "reference", "document": evidence[recordName(member.key, kind)] = member.value
      case "dated", "dispatched", "delivered", "received": days[member.key] = member.value
      default: fact[recordName(member.key, kind)] = member.value
      }
    }
    if !days.isEmpty { fact["days"] = days.value }
    let own = evidence.isEmpty ? nil : evidence.value
    if line["annuls"] == nil {
      fact["evidence"] = own
      wire["fact"] = fact.value
    } else {
      wire["evidence"] = own
      guard fact.isEmpty else { throw WireError(["annuls"]) }
    }
    return try decode(value: wire.value)
  }
}
