import Agreements
import CivilDate
import Presentation
import Registry

/// What was given of an act, as it was written, by the names of options. Recording needs all that its kind needs, a
/// correction any of it.
struct GivenFields {
  let kind: ActKind
  private var texts: [String: [String]] = [:]
  /// The clauses themselves, where they are not in a file.
  var change: ClausesChange?

  /// A name without a text was not given.
  init(_ kind: ActKind, _ given: KeyValuePairs<String, String?>, lists: [String: [String]] = [:]) {
    self.kind = kind
    for (name, text) in given { texts[name] = text.map { [$0] } }
    for (name, list) in lists where !list.isEmpty { texts[name] = list }
  }

  /// The draft of a new act. What can be refused without the register is refused here.
  func draft(agreement: AgreementID, by: [PartyID], _ session: Session) throws -> Draft.Content {
    let read = try ReadFields(self, session)
    return .act(agreement, by: by) { placing in try read.content(replacing: nil, placing) }
  }

  /// The same about other entries.
  /// - Parameter map: is given the name of the field, and the number as it was written.
  func mappingEntries(_ map: (_ name: String, _ number: String) throws -> String) rethrows -> GivenFields {
    var fields = self
    for field in kind.fields where field.type == .entry {
      if let number = texts[field.name]?.first { fields.texts[field.name] = [try map(field.name, number)] }
    }
    return fields
  }

  /// What was given under the other name of a field, whether it is used or not.
  fileprivate func otherText(of field: ActField) -> String? { field.otherName.flatMap { texts[$0]?.first } }

  fileprivate func texts(of field: ActField) -> [String] {
    texts[field.name] ?? field.otherName.flatMap { texts[$0] } ?? []
  }
}

/// The same, read: days still without their place.
struct ReadFields {
  private enum Value {
    case found(FieldValue)
    case unplaced(GivenDay)
  }

  private let kind: ActKind
  private var values: [String: Value] = [:]

  init(_ given: GivenFields, _ session: Session) throws {
    kind = given.kind
    for field in kind.fields {
      if case .clauses = field.type, let change = given.change {
        values[field.name] = .found(.clauses(change))
        continue
      }
      if case .noticeDay = field.type, let text = given.otherText(of: field) { _ = try session.givenDay(text) }
      values[field.name] = try Self.read(given.texts(of: field), as: field, session)
    }
    for field in kind.fields {
      guard case .either(let other) = field.presence, values[field.name] != nil, values[other] != nil else { continue }
      throw WrongUsage.bothGiven(field.name, other)
    }
  }

  /// What was given; what was left out stays as in the act that it replaces.
  func content(replacing old: ActContent?, _ place: Placing) throws -> ActContent {
    var all = old?.values ?? ActValues()
    for field in kind.fields {
      if case .otherwise(let word) = field.presence, old == nil { all[field.name] = .word(word) }
      guard let value = values[field.name] else { continue }
      if case .either(let other) = field.presence { all[other] = nil }
      switch value {
      case .found(let value): all[field.name] = value
      case .unplaced(let day): all[field.name] = .actDay(try place(day))
      }
    }
    do throws(MissingField) {
      return try ActContent(kind, all)
    } catch {
      throw missing(error.name)
    }
  }
}

extension ReadFields {
  /// Nil where nothing was given.
  private static func read(_ texts: [String], as field: ActField, _ session: Session) throws -> Value? {
    guard let text = texts.first else { return nil }
    switch field.type {
    case .actDay, .noticeDay: return .unplaced(try session.givenDay(text))
    case .day: return .found(.day(try session.day(text)))
    case .dayOr(let words):
      if words.contains(text) { return .found(.word(text)) }
      guard text.contains(where: \.isNumber) else { throw noneOf(["YYYY-MM-DD"] + words, text, field) }
      return .found(.day(try session.day(text)))
    case .choice(let words):
      guard words.contains(text) else { throw noneOf(words, text, field) }
      return .found(.word(text))
    case .entry: return .found(.entry(try session.entryNumber(text)))
    case .party: return .found(.party(try session.parties([text])[0]))
    case .parties: return .found(.parties(try session.parties(texts)))
    case .amendment:
      guard let id = AmendmentID(text) else {
        throw WrongValue.amendment(text)
      }
      return .found(.amendment(id))
    case .event:
      guard let name = EventName(text) else {
        throw WrongValue.event(text)
      }
      return .found(.event(name))
    case .period:
      guard let period = try? Period(parsing: text) else {
        throw WrongValue.period(text)
      }
      return .found(.period(period))
    case .text: return .found(.text(text))
    case .clauses: return .found(.clauses(try InputFile.change(text)))
    }
  }

  private static func noneOf(_ words: [String], _ text: String, _ field: ActField) -> WrongUsage {
    .noneOf(words: words, text: text, option: field.name)
  }

  /// What would have to be given: an option, or the one that can stand for it.
  private func missing(_ name: String) -> WrongUsage {
    guard case .either(let other)? = kind.fields.first(where: { $0.name == name })?.presence else {
      return .missing(option: name, orElse: nil)
    }
    return .missing(option: name, orElse: other)
  }
}
