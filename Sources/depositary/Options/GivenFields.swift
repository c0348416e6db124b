import Agreements
import CivilDate
import Presentation
import Registry

/// What was given of an act, as it was written, by the names of options. A recording needs all that its kind needs. A
/// correction needs any part of it.
struct GivenFields {
  let kind: ActKind
  private var texts: [String: [String]] = [:]
  /// The clauses themselves, where they are not in a file.
  var change: ClausesChange?
  /// Whether they stand in a line of a file, whose keys are the names of options without hyphens.
  var isLine = false

  /// A name without a text was not given.
  init(_ kind: ActKind, _ given: KeyValuePairs<String, String?>, lists: [String: [String]] = [:]) {
    self.kind = kind
    for (name, text) in given { texts[name] = text.map { [$0] } }
    for (name, list) in lists where !list.isEmpty { texts[name] = list }
  }

  /// The fields, read. What can be refused without the register is refused here.
  func read(_ session: Session) throws -> GivenAct {
    var given = GivenAct(kind)
    for field in kind.fields {
      if case .clauses = field.type, let change {
        given[field.name] = .found(.clauses(change))
        continue
      }
      if case .noticeDay = field.type, let text = otherText(of: field) {
        _ = try session.givenDay(text, of: written(field.otherName ?? field.name))
      }
      given[field.name] = try read(texts(of: field), as: field, session)
    }
    for field in kind.fields {
      guard case .either(let other) = field.presence, given[field.name] != nil, given[other] != nil else { continue }
      throw WrongUsage.bothGiven(field.name, other)
    }
    return given
  }

  /// The fields of an act in a file, read. Such an act names others by the number of their line.
  /// - Parameter place: gives the place of a line among the acts. It gets the name of the field, and the number as it
  ///   was written.
  func read(_ session: Session, place: (_ name: String, _ number: String) throws -> Int64) throws -> GivenAct {
    var others = self
    var places: [String: Int64] = [:]
    for field in kind.fields where field.type == .entry {
      places[field.name] = try texts[field.name]?.first.map { try place(field.name, $0) }
      others.texts[field.name] = nil
    }
    var given = try others.read(session)
    for (name, place) in places { given[name] = .imported(place) }
    return given
  }

  /// The text under the other name of a field, whether it is used or not.
  private func otherText(of field: ActField) -> String? { field.otherName.flatMap { texts[$0]?.first } }

  private func texts(of field: ActField) -> [String] {
    texts[field.name] ?? field.otherName.flatMap { texts[$0] } ?? []
  }
}

extension GivenFields {
  /// The value of a field; nil where nothing was given.
  private func read(_ texts: [String], as field: ActField, _ session: Session) throws -> GivenAct.Value? {
    guard let text = texts.first else { return nil }
    let name = written(self.texts[field.name] == nil ? field.otherName ?? field.name : field.name)
    switch field.type {
    case .actDay, .noticeDay: return .unplaced(try session.givenDay(text, of: name))
    case .day: return .found(.day(try session.day(text, of: name)))
    case .dayOr(let words):
      if words.contains(text) { return .found(.word(text)) }
      guard text.contains(where: \.isNumber) else { throw noneOf(["YYYY-MM-DD"] + words, text, field) }
      return .found(.day(try session.day(text, of: name)))
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

  /// The name of a field as it stands where it is written.
  private func written(_ name: String) -> String { isLine ? name : "--\(name)" }

  private func noneOf(_ words: [String], _ text: String, _ field: ActField) -> WrongUsage {
    .noneOf(words: words, text: text, option: field.name, nearest: words.nearest(to: text))
  }
}
