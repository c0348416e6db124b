import Agreements
import EventLog
import Foundation
@testable import Presentation

/// The schemas of clause files, from the maps by which they are read. By hand is only what texts look like: the head of
/// docs/schema/clauses.schema.json.
struct ClausesSchema {
  /// Of a clause file, from the first map on, which is that of a text in two languages.
  static var rest: String {
    let definitions =
      maps.map { ($0.name, definition($0)) } + [
        ("rule", rule), ("rules", rules), ("ruleOfEnding", ruleOfEnding),
      ]
    let written = definitions.map { "    \"\($0.0)\": " + SchemaText.written($0.1, indent: 4) }
    return written.joined(separator: ",\n") + "\n  },\n"
      + members(
        Agreement.map, refsIn: "",
        and: [
          (
            "anyOf",
            .array([
              SchemaText.object([("required", SchemaText.texts(["open-to"]))]),
              SchemaText.object([
                ("required", SchemaText.texts(["parties"])),
                ("properties", .object([("parties", .object([("minItems", .integer(2))]))])),
              ]),
            ])
          )
        ])
  }

  /// The whole schema of an amendment's file.
  static var amendment: String {
    "{\n" + """
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "https://depositary.example/schema/amendment.schema.json",
        "title": "\(ClausesChange.map.title)",
        "description": "\(ClausesChange.map.meaning)",

      """ + members(ClausesChange.map, refsIn: "clauses.schema.json", and: [("minProperties", .integer(1))])
  }

  /// Those of the clause file, each before those that it holds.
  private static var maps: [ClauseMap] {
    var found: [ClauseMap] = []
    func add(_ map: ClauseMap) {
      guard !found.contains(where: { $0.name == map.name }) else { return }
      found.append(map)
      for key in map.keys { key.value.maps.forEach(add) }
    }
    for key in Agreement.map.keys { key.value.maps.forEach(add) }
    for map in ClauseMap.rules + ClauseMap.outermostRules { add(map) }
    return found
  }

  /// What a map consists of, at the outermost level of a schema.
  private static func members(_ map: ClauseMap, refsIn file: String, and more: [(String, OrderedJSON)]) -> String {
    let words = [("amendment", "modification"), ("termination", "discontinuation")]
    let twice = words.map { one, other in not(required: [one, other]) }
    let revocation = not(
      required: ["revocation", "policies"],
      ("properties", .object([("policies", .object([("required", SchemaText.texts(["revocation"]))]))])))
    let all = shape(map, refsIn: file) + more + [("allOf", .array(twice + [revocation]))]
    return all.map { "  \"\($0.0)\": " + SchemaText.written($0.1, indent: 2) }.joined(separator: ",\n") + "\n}\n"
  }

  private static func definition(_ map: ClauseMap) -> OrderedJSON {
    if map.name == ClauseMap.policies.name { return .object(described(map.title, map.meaning) + policies) }
    let examples = map.examples.map(parsed)
    return .object(
      described(map.title, map.meaning)
        + (map.isClause ? [("$ref", .string("#/$defs/clause"))] : []) + shape(map, refsIn: "")
        + map.keys.compactMap(exclusion) + (examples.isEmpty ? [] : [("examples", .array(examples))]))
  }

  private static func shape(_ map: ClauseMap, refsIn file: String) -> [(String, OrderedJSON)] {
    let needed = map.keys.filter { $0.presence == .needed }.map(\.name)
    let own: [(String, OrderedJSON)] = map.isClause ? ["article", "says"].map { ($0, .bool(true)) } : []
    return [("type", .string("object")), ("additionalProperties", .bool(false))]
      + (needed.isEmpty ? [] : [("required", SchemaText.texts(needed))])
      + [("properties", .object(own + map.keys.map { ($0.name, property($0, refsIn: file)) }))]
  }

  private static func property(_ key: ClauseKey, refsIn file: String) -> OrderedJSON {
    .object(fragment(key.value, refsIn: file) + described(key.title, key.meaning))
  }

  private static func exclusion(_ key: ClauseKey) -> (String, OrderedJSON)? {
    guard case .notWith(let other, let text) = key.presence else { return nil }
    return (
      "not",
      .object([
        ("required", SchemaText.texts([key.name])),
        ("properties", .object([(other, .object([("const", .string(text))]))])),
      ])
    )
  }

  private static func not(required: [String], _ more: (String, OrderedJSON)...) -> OrderedJSON {
    .object([("not", .object([("required", SchemaText.texts(required))] + more))])
  }

  private static func described(_ title: String, _ meaning: String) -> [(String, OrderedJSON)] {
    [("title", title), ("description", meaning)].filter { !$0.1.isEmpty }.map { ($0.0, .string($0.1)) }
  }

  private static func fragment(_ value: ClauseValue, refsIn file: String) -> [(String, OrderedJSON)] {
    func ref(_ name: String) -> [(String, OrderedJSON)] { [("$ref", .string("\(file)#/$defs/\(name)"))] }
    return switch value {
    case .known(let name): ref(name)
    case .text: [("type", .string("string")), ("minLength", .integer(1))]
    case .choice(let words): [("enum", SchemaText.texts(words))]
    case .number(let range, let words): [("anyOf", number(range, or: words))]
    case .map(let map): ref(map.name)
    case .oneOf(let maps): [("anyOf", .array(maps.map { .object(ref($0.name)) }))]
    case .list(let item):
      [
        ("type", .string("array")), ("minItems", .integer(1)), ("items", .object(fragment(item, refsIn: file))),
      ] + (item.maps.isEmpty ? [("uniqueItems", .bool(true))] : [])
    case .named(let names, let value):
      [("type", .string("object"))] + (names.map { [("propertyNames", .object(fragment($0, refsIn: file)))] } ?? [])
        + [("additionalProperties", .object(fragment(value, refsIn: file)))]
    }
  }

  /// As a text, and as the number that an editor takes it for.
  private static func number(_ range: ClosedRange<Int>, or words: [String]) -> OrderedJSON {
    .array([
      .object([
        ("type", .string("string")),
        ("pattern", .string("^(" + (words + NumberPattern.alternatives(range)).joined(separator: "|") + ")$")),
      ]),
      .object([
        ("type", .string("integer")), ("minimum", .integer(range.lowerBound)), ("maximum", .integer(range.upperBound)),
      ]),
    ])
  }

  private static var rule: OrderedJSON {
    .object(
      described("Rule", "Gives one day, or says what it waits for. Rules stand in rules.")
        + [("type", .string("object")), ("anyOf", refs(ClauseMap.rules.map(\.name)))])
  }

  private static var rules: OrderedJSON {
    .object(
      described("At least two rules", "") + [
        ("type", .string("array")), ("minItems", .integer(2)), ("items", SchemaText.ref("#/$defs/rule")),
      ])
  }

  private static var ruleOfEnding: OrderedJSON {
    .object(
      described("Rule of an ending", "Any rule; and outermost, as all agree or else by a rule.") + [
        ("type", .string("object")), ("anyOf", refs(["rule"] + ClauseMap.outermostRules.map(\.name))),
      ])
  }

  private static func refs(_ names: [String]) -> OrderedJSON { .array(names.map { SchemaText.ref("#/$defs/\($0)") }) }

  /// Each policy with the values that it can have, and the one that holds where it is left out.
  private static var policies: [(String, OrderedJSON)] {
    let voice = Voice(.en)
    let properties = PolicyName.allCases.map { name -> (String, OrderedJSON) in
      let question = voice.question(name)
      let open = name.openValues.isEmpty ? "" : "; also as in \(name.openValues.joined(separator: ", "))"
      return (
        name.rawValue,
        .object(
          described(
            question.prefix(1).uppercased() + question.dropFirst(), "\(Policies().value(of: name)) if left out\(open).")
            + [
              ("$ref", .string("#/$defs/\(ClauseMap.policy.name)")),
              ("properties", .object([("value", .object(values(of: name)))])),
            ])
      )
    }
    return [
      ("type", .string("object")), ("additionalProperties", .bool(false)), ("properties", .object(properties)),
    ]
  }

  private static func values(of name: PolicyName) -> [(String, OrderedJSON)] {
    let listed = OrderedJSON.object([("enum", SchemaText.texts(name.values))])
    return switch name {
    case .civilDayOf: [("anyOf", .array([listed, SchemaText.ref("#/$defs/zoneOfPolicy")]))]
    case .amendmentEffect: [("anyOf", .array([listed, SchemaText.ref("#/$defs/period")]))]
    default: [("enum", SchemaText.texts(name.values))]
    }
  }

  private static func parsed(_ text: String) -> OrderedJSON {
    func ordered(_ value: JSONValue) -> OrderedJSON {
      switch value {
      case .object(let object): .object(object.members.map { ($0.key, ordered($0.value)) })
      case .array(let values): .array(values.map(ordered))
      case .string(let text): .string(text)
      default: .null
      }
    }
    return (try? CanonicalJSON.value(of: Array(text.utf8))).map(ordered) ?? .null
  }
}

extension ClauseValue {
  /// Those that the value is made of.
  fileprivate var maps: [ClauseMap] {
    switch self {
    case .known, .text, .choice, .number: []
    case .map(let map): [map]
    case .oneOf(let maps): maps
    case .list(let item): item.maps
    case .named(let names, let value): (names?.maps ?? []) + value.maps
    }
  }
}

/// The whole numbers of a range, written without zeros in front, as alternatives of a pattern.
enum NumberPattern {
  static func alternatives(_ range: ClosedRange<Int>) -> [String] {
    var found: [String] = []
    var low = range.lowerBound
    // Each alternative takes as many numbers as one pattern can: a fixed beginning, a digit of a span, then any digits.
    while low <= range.upperBound {
      var free = 1
      while low % (free * 10) == 0, low > 0, low + free * 10 - 1 <= range.upperBound,
        String(low + free * 10 - 1).count == String(low).count
      {
        free *= 10
      }
      let digit = low / free % 10
      let last = (digit...9).last { low + ($0 - digit + 1) * free - 1 <= range.upperBound } ?? digit
      let ahead = low / (free * 10)
      found.append(
        (ahead > 0 ? String(ahead) : "") + (digit == last ? "\(digit)" : "[\(digit)-\(last)]")
          + String(repeating: "[0-9]", count: String(free).count - 1))
      low += (last - digit + 1) * free
    }
    return found
  }
}
