import Agreements
import EventLog
import Foundation

/// The part of docs/schema/acts.schema.json that follows from the fields of acts: one definition a kind. What a field
/// means is said in the words of the option that gives it.
struct ActsSchema {
  private let page: CommandsPage

  init() throws { page = try CommandsPage() }

  var text: String {
    ActKind.allCases.map { "    \"\($0.rawValue)\": " + SchemaText.written(definition($0), indent: 4) }.joined(
      separator: ",\n") + "\n"
  }

  private func definition(_ kind: ActKind) -> OrderedJSON {
    let command = "record \(kind.rawValue)"
    var properties: [(String, OrderedJSON)] = [
      ("act", .object([("const", .string(kind.rawValue))])),
      ("by", described(kind == .event ? Self.partiesOrNone : SchemaText.ref("#/$defs/parties"), command, "by")),
    ]
    var names: Set<String> = []
    for field in kind.fields {
      for name in field.names where names.insert(name).inserted {
        let isOther = name != field.name && page.meaning(of: "--\(name)", in: command).isEmpty
        var fragment = Self.fragment(field.type)
        if case .otherwise(let word) = field.presence, case .object(let members) = fragment {
          fragment = .object(members + [("default", .string(word))])
        }
        properties.append(
          (
            name, isOther ? Self.adding("The same as \(field.name).", to: fragment) : described(fragment, command, name)
          ))
      }
    }
    let texts = OrderedJSON.object([("type", .string("string"))])
    properties += [
      ("place", described(texts, command, "place")),
      ("reference", described(.object([("anyOf", .array([texts, Self.list(of: texts)]))]), command, "reference")),
      ("remark", described(texts, command, "remark")),
    ]
    let needed = kind.fields.filter { $0.presence == .needed && $0.otherName == nil }.map(\.name)
    let required = ["act"] + (kind == .event ? [] : ["by"]) + needed
    return .object(
      [
        ("description", .string(page.abstract(of: command))), ("type", .string("object")),
        ("additionalProperties", .bool(false)), ("required", .array(required.map { .string($0) })),
        ("properties", .object(properties)),
      ] + choices(kind))
  }

  /// Of what one has to be there, or not two.
  private func choices(_ kind: ActKind) -> [(String, OrderedJSON)] {
    func required(_ names: [String]) -> OrderedJSON {
      .array(names.map { .object([("required", .array([.string($0)]))]) })
    }
    let days = kind.fields.filter { if case .noticeDay = $0.type { true } else { false } }
    if !days.isEmpty { return [("anyOf", required(["on"] + days.map(\.name)))] }
    if let field = kind.fields.first(where: { $0.presence == .needed && $0.otherName != nil }) {
      return [("anyOf", required(field.names))]
    }
    let either = kind.fields.filter { if case .either = $0.presence { true } else { false } }
    return either.isEmpty ? [] : [("oneOf", required(either.map(\.name)))]
  }

  private func described(_ fragment: OrderedJSON, _ command: String, _ name: String) -> OrderedJSON {
    Self.adding(page.meaning(of: "--\(name)", in: command), to: fragment)
  }

  private static func adding(_ words: String, to fragment: OrderedJSON) -> OrderedJSON {
    guard case .object(let members) = fragment, !words.isEmpty else { return fragment }
    return .object([("description", .string(words))] + members)
  }

  private static func fragment(_ type: FieldType) -> OrderedJSON {
    func words(_ words: [String]) -> OrderedJSON { .object([("enum", .array(words.map { .string($0) }))]) }
    return switch type {
    case .actDay, .noticeDay: SchemaText.ref("#/$defs/dayOrInstant")
    case .day: SchemaText.ref("#/$defs/day")
    case .dayOr(let other): .object([("anyOf", .array([words(other), SchemaText.ref("#/$defs/day")]))])
    case .choice(let all): words(all)
    case .entry: SchemaText.ref("#/$defs/line")
    case .party: SchemaText.ref("clauses.schema.json#/$defs/partyID")
    case .parties: SchemaText.ref("#/$defs/parties")
    // Letters, digits and - _ . :, as those of a party.
    case .amendment: SchemaText.ref("clauses.schema.json#/$defs/partyID")
    case .event: SchemaText.ref("clauses.schema.json#/$defs/eventName")
    case .period: SchemaText.ref("clauses.schema.json#/$defs/period")
    case .text: .object([("type", .string("string"))])
    case .clauses:
      .object([
        (
          "anyOf",
          .array([
            .object([("type", .string("string")), ("minLength", .integer(1))]), SchemaText.ref("amendment.schema.json"),
          ])
        )
      ])
    }
  }

  /// Of an event, which can be there for all.
  private static var partiesOrNone: OrderedJSON {
    let party = SchemaText.ref("clauses.schema.json#/$defs/partyID")
    return .object([("anyOf", .array([party, list(of: party)]))])
  }

  private static func list(of item: OrderedJSON) -> OrderedJSON {
    .object([("type", .string("array")), ("items", item)])
  }
}
