package import Agreements

/// An entry as one line of JSON Lines, for export and import. It has the act with the names of the command line's
/// options, and beside it the entry's number, agreement and recording. Nothing of the entry is left out.
extension Wire {
  /// The line of an entry in canonical JSON. A clause file always stands in the line itself. So does each known value
  /// of a salted hash, with its salt. Nil for an entry that cannot be encoded.
  package static func line(of entry: Entry) -> [UInt8]? {
    guard let encoded = encode(entry), case .object(let wire)? = try? CanonicalJSON.value(of: encoded.bytes) else {
      return nil
    }
    var line = Members()
    for member in wire.members where !["format", "fact", "evidence"].contains(member.key) {
      line[member.key] = member.value
    }
    if case .object(let fact)? = wire["fact"] {
      let kind = entry.content.fact.flatMap { fact in
        if case .act(_, let content, _) = fact { content.kind } else { nil }
      }
      for member in fact.members { put(member.key, member.value, kind, in: &line) }
    }
    if let evidence = wire["evidence"] { put("evidence", evidence, nil, in: &line) }
    if let clauses = encoded.clauses, let file = try? CanonicalJSON.value(of: clauses.bytes) { line["clauses"] = file }
    line["leaf"] = .string(Digest32.leaf(encoded.bytes).description)
    let disclosures = Dictionary(encoded.disclosures.map { ($0.hash.description, $0) }) { first, _ in first }
    line.replaceDisclosables { object in
      guard case .string(let hash)? = object[Disclosure.member], let disclosure = disclosures[hash],
        let value = try? CanonicalJSON.value(of: disclosure.value)
      else { return nil }
      var opened = Members()
      opened["salt"] = .string(String(hexOf: disclosure.salt.bytes))
      opened["value"] = value
      return opened.value
    }
    return CanonicalJSON.bytes(of: line.value)
  }

  private static func put(_ key: String, _ value: JSONValue, _ kind: ActKind?, in line: inout Members) {
    switch (key, value) {
    case ("days", .object(let inner)):
      for member in inner.members { line[member.key] = member.value }
    case ("evidence", .object(let inner)):
      for member in inner.members { line[lineName(member.key, nil)] = member.value }
    case ("clauses-document", _): break
    default: line[lineName(key, kind)] = value
    }
  }

  /// The members of the record that have another name in a line, whatever the kind of act.
  private static let names: [(record: String, line: String)] = [
    ("kind", "act"), ("references", "reference"), ("documents", "document"),
  ]

  private static func lineName(_ record: String, _ kind: ActKind?) -> String {
    let own = kind?.fields.first { $0.recordName == record }?.name
    return own ?? names.first { $0.record == record }?.line ?? record
  }

  private static func recordName(_ line: String, _ kind: ActKind?) -> String {
    let own = kind?.fields.first { $0.name == line }?.recordName
    return own ?? names.first { $0.line == line }?.record ?? line
  }

  /// Reads a line that `line(of:)` wrote, and the hash of the entry's bytes if the line has it. Throws `WireError` for
  /// any other line.
  /// - Parameter salt: gives a new salt where a line of a preview names who recorded it without one.
  package static func entry(
    ofLine line: JSONObject, salt: () -> Salt
  ) throws(WireError) -> (entry: Entry, leaf: Digest32?) {
    var disclosures: [Disclosure] = []
    var closed = Members(line)
    closed.replaceDisclosables { object in
      guard case .string(let hex)? = object["salt"], let salt = Digest32(hex: hex).flatMap({ Salt($0.bytes) }),
        let value = object["value"], object.members.count == 2
      else { return nil }
      let disclosure = Disclosure(salt: salt, value: CanonicalJSON.bytes(of: value))
      disclosures.append(disclosure)
      var sealed = Members()
      sealed[Disclosure.member] = .string(disclosure.hash.description)
      return sealed.value
    }
    let entry = try decode(value: try wire(ofLine: closed), Beside(disclosures: disclosures))
    var leaf: Digest32?
    if let member = line["leaf"] {
      guard case .string(let hex) = member, let hash = Digest32(hex: hex) else { throw WireError(["leaf"]) }
      leaf = hash
    }
    // A preview's line names who recorded it in the open. A line with its hash must come out as it was.
    return (leaf == nil ? Entry(entry, recording: entry.recording.closed(salt)) : entry, leaf)
  }

  private static func wire(ofLine line: Members) throws(WireError) -> JSONValue {
    var wire = Members()
    var fact = Members()
    var evidence = Members()
    var days = Members()
    wire["format"] = .integer(JSONInteger(Format1.number))
    let kind = line["act"].flatMap { if case .string(let name) = $0 { ActKind(rawValue: name) } else { nil } }
    for member in line.members {
      switch member.key {
      case "leaf": break
      case "entry", "agreement", "recorded", "corrects", "annuls", "erases", "fields", "reason":
        wire[member.key] = member.value
      case "place", "remark", "reference", "document": evidence[recordName(member.key, kind)] = member.value
      case "dated", "dispatched", "delivered", "received": days[member.key] = member.value
      default: fact[recordName(member.key, kind)] = member.value
      }
    }
    if !days.isEmpty { fact["days"] = days.value }
    let own = evidence.isEmpty ? nil : evidence.value
    if line["annuls"] == nil, line["erases"] == nil {
      fact["evidence"] = own
      wire["fact"] = fact.value
    } else {
      wire["evidence"] = own
      guard fact.isEmpty else { throw WireError([line["annuls"] == nil ? "erases" : "annuls"]) }
    }
    return wire.value
  }
}

extension Members {
  /// Replaces values where a line can hold a salted hash. If the replacement is nil, the value stays.
  fileprivate mutating func replaceDisclosables(_ replacement: (JSONObject) -> JSONValue?) {
    func replaced(_ value: JSONValue) -> JSONValue {
      switch value {
      case .object(let object): replacement(object) ?? value
      case .array(let values): .array(values.map(replaced))
      default: value
      }
    }
    for name in ["place", "reference", "remark", "reason", "document"] { self[name] = self[name].map(replaced) }
    guard case .object(var recorded)? = self["recorded"] else { return }
    for name in ["by", "on-behalf-of"] { recorded[name] = recorded[name].map(replaced) }
    self["recorded"] = .object(recorded)
  }
}
