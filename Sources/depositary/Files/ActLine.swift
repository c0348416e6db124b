import Agreements
import EventLog
import Presentation

/// One act as a line of JSON Lines. Its keys are the names of the options of `depositary record`.
struct ActLine {
  let by: [PartyID]
  let fields: GivenFields
  let evidence: Evidence

  /// The keys that every kind of act takes.
  static let commonKeys = ["act", "by", "on", "place", "reference", "remark"]

  /// All keys that a kind takes.
  static func keys(of kind: ActKind) -> [String] { keys[kind] ?? commonKeys }

  private static let keys = Dictionary(
    uniqueKeysWithValues: ActKind.allCases.map { kind in
      (kind, commonKeys + kind.fields.flatMap(\.names).filter { !commonKeys.contains($0) })
    })

  /// - Parameters:
  ///   - files: the files that the line may name.
  ///   - place: `FILE:LINE`, for refusals.
  init(_ object: JSONObject, naming files: NamedFiles, at place: String, _ session: Session) throws {
    let line = LineReader(object: object, place: place)
    let name = try line.required("act")
    guard let kind = ActKind(rawValue: name) else { throw line.refusal(.unknownKind(name)) }
    try line.allow(Self.keys(of: kind))
    by = try session.parties(line.texts("by"))
    guard !by.isEmpty || kind == .event else { throw line.refusal(.missing(key: "by")) }
    if kind == .notice, by.count > 1 { throw line.refusal(.severalGivers) }
    fields = try line.fields(of: kind, naming: files)
    evidence = Evidence(
      place: try line.disclosable("place").first, references: try line.disclosable("reference"),
      remark: try line.disclosable("remark").first)
  }
}

/// The members of a line, each refused with the place of the line.
struct LineReader {
  let object: JSONObject
  let place: String

  func refusal(_ reason: WrongLine.Reason) -> WrongLine { WrongLine(place, reason) }

  /// Refuses keys that do not belong here. An answer from half of a line would be wrong, and nothing would tell so.
  func allow(_ keys: [String]) throws {
    guard let stray = object.members.map(\.key).first(where: { !keys.contains($0) }) else { return }
    throw refusal(.unknownKey(stray, known: keys))
  }

  /// The text of a key; nil where the key is left out or null.
  func text(_ key: String) throws -> String? {
    switch object[key] {
    case nil, .null: return nil
    case .string(let text)?: return try filled(text, key)
    default: throw refusal(.notAText(key: key))
    }
  }

  /// An empty text says nothing, and would stand in the record as if it did.
  private func filled(_ text: String, _ key: String) throws -> String {
    if text.allSatisfy(\.isWhitespace) { throw refusal(.emptyText(key: key)) }
    return text
  }

  /// A day, or an instant as written; `export` writes an instant with the civil days that it falls on.
  func day(_ key: String) throws -> String? {
    if case .object(let day)? = object[key], case .string(let written)? = day["written"] { return written }
    return try text(key)
  }

  /// - Parameter files: the files that the line may name.
  func fields(of kind: ActKind, naming files: NamedFiles) throws -> GivenFields {
    var texts: [String: [String]] = [:]
    var change: ClausesChange?
    for field in kind.fields {
      for name in field.names {
        switch field.type {
        case .clauses: change = try clauses(name, naming: files)
        case .parties: texts[name] = try self.texts(name)
        case .entry: texts[name] = try number(name).map { [$0] }
        case .actDay, .noticeDay: texts[name] = try day(name).map { [$0] }
        default: texts[name] = try text(name).map { [$0] }
        }
      }
      if case .actDay = field.type, let other = field.otherName, object[field.name] != nil, object[other] != nil {
        throw refusal(.bothGiven(field.name, other))
      }
    }
    var given = GivenFields(kind, [:], lists: texts)
    given.change = change
    given.isLine = true
    return given
  }

  private func clauses(_ key: String, naming files: NamedFiles) throws -> ClausesChange? {
    if case .object(let clauses)? = object[key] { return try change(.object(clauses)) }
    guard let name = try text(key) else { return nil }
    guard let path = files.path(name) else {
      throw refusal(.outside(key: key, name: name))
    }
    return try InputFile.namedChange(path)
  }

  func required(_ key: String) throws -> String {
    guard let text = try text(key) else { throw refusal(.missing(key: key)) }
    return text
  }

  /// A list of texts, or one text for a list of one.
  func texts(_ key: String) throws -> [String] {
    guard case .array(let values)? = object[key] else { return try text(key).map { [$0] } ?? [] }
    return try values.map { value in
      guard case .string(let text) = value else {
        throw refusal(.notTexts(key: key))
      }
      return try filled(text, key)
    }
  }

  /// Texts that an exported file can hold with a salt, or withhold.
  func disclosable(_ key: String) throws -> [Disclosable<String>] {
    let values: [JSONValue]
    switch object[key] {
    case nil, .null: values = []
    case .array(let several)?: values = several
    case let single?: values = [single]
    }
    return try values.map { value in
      switch value {
      case .string(let text): return .open(try filled(text, key))
      case .object(let object):
        if case .string(let text)? = object["value"] { return .open(text) }
        if case .string(let hash)? = object["salted-sha256"], let withheld = Commitment(hash) {
          return .withheld(withheld)
        }
        fallthrough
      default: throw refusal(.notAText(key: key))
      }
    }
  }

  /// A number, written as a number or as a text.
  func number(_ key: String) throws -> String? {
    if case .integer(let number)? = object[key] { return String(number.value) }
    return try text(key)
  }

  /// The clauses of an amendment, written into the line.
  func change(_ value: JSONValue) throws -> ClausesChange {
    guard let node = Wire.clauseFile(value) else {
      throw refusal(.notClauses)
    }
    do throws(ClauseFileError) {
      return try ClausesChange(reading: node)
    } catch {
      throw WrongValue.clauseFile(path: place, [error])
    }
  }
}
