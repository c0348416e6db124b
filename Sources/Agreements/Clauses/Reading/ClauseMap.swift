/// One map of a clause file: its keys, and what may stand behind each. The reader takes no other key, and the published
/// schema is written from these maps.
package struct ClauseMap: Sendable {
  /// The name of its definition in the schema.
  package let name: String
  package let title: String
  package let meaning: String
  /// Whether the map is a clause; it then has also `article` and `says`.
  package let isClause: Bool
  /// The keys, in the order of the reference.
  package let keys: [ClauseKey]
  /// Examples of the map, as JSON.
  package let examples: [String]
  /// The names of all keys, those of a clause first.
  let names: [String]

  static let keysOfClause = ["article", "says"]

  init(
    _ name: String, _ title: String, _ meaning: String, _ keys: [ClauseKey], isClause: Bool = false,
    examples: [String] = []
  ) {
    self.name = name
    self.title = title
    self.meaning = meaning
    self.isClause = isClause
    self.keys = keys
    self.examples = examples
    names = (isClause ? Self.keysOfClause : []) + keys.map(\.name)
  }

  static func clause(_ name: String, _ title: String, _ meaning: String, _ keys: [ClauseKey]) -> Self {
    Self(name, title, meaning, keys, isClause: true)
  }
}

/// A key of a map. Title and meaning are empty where those of its value say enough.
package struct ClauseKey: Sendable {
  package let name: String
  package let value: ClauseValue
  package let title: String
  package let meaning: String
  package let presence: Presence

  package enum Presence: Hashable, Sendable {
    case needed
    case optional
    /// The key is refused where another key has a certain text.
    case notWith(key: String, text: String)
  }

  static func needed(_ name: String, _ value: ClauseValue, _ title: String = "", _ meaning: String = "") -> Self {
    Self(name: name, value: value, title: title, meaning: meaning, presence: .needed)
  }

  static func optional(
    _ name: String, _ value: ClauseValue, _ title: String = "", _ meaning: String = "",
    notWith other: (key: String, text: String)? = nil
  ) -> Self {
    Self(
      name: name, value: value, title: title, meaning: meaning,
      presence: other.map { .notWith(key: $0.key, text: $0.text) } ?? .optional)
  }
}

/// The values that may stand behind a key.
package indirect enum ClauseValue: Sendable {
  /// One of the texts that the schema knows by this name, such as `period`.
  case known(String)
  case text
  case choice([String])
  /// A whole number, or one of some words.
  case number(ClosedRange<Int>, or: [String] = [])
  case map(ClauseMap)
  case oneOf([ClauseMap])
  /// A list of at least one value; no text stands in it twice.
  case list(of: ClauseValue)
  /// A map under names that the file chooses; `by` is the form of the names, nil where any name is good.
  case named(by: ClauseValue?, ClauseValue)

  static let rule = known("rule")
  static let ruleOfEnding = known("ruleOfEnding")
  static let rules = known("rules")
  static let localText = map(.localText)
  static let day = known("day")
  static let monthDay = known("monthDay")
  static let period = known("period")
  static let eventName = known("eventName")
  static let partyID = known("partyID")
  static let agreementID = known("agreementID")

  static func choice<T: RawRepresentable<String> & CaseIterable>(of _: T.Type) -> Self {
    .choice(T.allCases.map(\.rawValue))
  }
}

extension ClauseMap {
  package static let localText = ClauseMap(
    "localText", "Text in English and Japanese", "The Japanese may be left out; the English then stands in.",
    [.needed("en", .text, "", "In English."), .optional("ja", .text, "", "In Japanese.")])
}

extension NodeReader {
  /// The members of a map, all of them known to it.
  func fields(_ map: ClauseMap) throws(ClauseFileError) -> Fields { try fields(map.names) }
}
