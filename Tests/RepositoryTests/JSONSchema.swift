import EventLog
import Foundation

/// A validator of the keywords that the published schemas use. A keyword that it does not know is a problem of its own:
/// it would otherwise be passed over without a word.
struct JSONSchema {
  private let root: JSONValue

  private static let annotations: Set<String> = ["$schema", "$id", "$defs", "title", "description"]
  private static let keywords: Set<String> = [
    "$ref", "type", "enum", "const", "pattern", "minLength", "minimum", "items", "minItems", "properties", "required",
    "additionalProperties", "propertyNames", "minProperties", "oneOf", "anyOf", "not",
  ]

  /// - Parameter name: of a file of docs/schema.
  init(named name: String) throws {
    root = try CanonicalJSON.value(of: Array(try Repository.text("docs/schema/\(name).schema.json").utf8))
  }

  init(_ root: JSONValue) { self.root = root }

  /// What is wrong with a value; empty where nothing is.
  func problems(_ value: JSONValue) throws -> [String] { try problems(value, root, at: "") }

  private func problems(_ value: JSONValue, _ schema: JSONValue, at path: String) throws -> [String] {
    guard case .object(let members) = schema else { return ["\(path): the schema is no object"] }
    var problems = members.members.map(\.key)
      .filter { !Self.keywords.contains($0) && !Self.annotations.contains($0) }
      .map { "\(path): unknown keyword \($0)" }
    if let reference = schema["$ref"]?.strings.first { problems += try follow(reference, value, at: path) }
    if let types = schema["type"]?.strings, !types.contains(value.typeName) { problems.append("\(path): type") }
    if case .array(let allowed)? = schema["enum"], !allowed.contains(value) { problems.append("\(path): enum") }
    if let wanted = schema["const"], wanted != value { problems.append("\(path): const") }
    problems += try combined(value, schema, at: path)
    switch value {
    case .string(let text): problems += try ofText(text, schema, at: path)
    case .integer(let number):
      if case .integer(let least)? = schema["minimum"], number.value < least.value {
        problems.append("\(path): minimum")
      }
    case .array(let items):
      if case .integer(let least)? = schema["minItems"], items.count < least.value {
        problems.append("\(path): minItems")
      }
      if let each = schema["items"] {
        for (index, item) in items.enumerated() { problems += try self.problems(item, each, at: "\(path)[\(index)]") }
      }
    case .object(let object): problems += try ofObject(object, schema, at: path)
    case .null, .bool: break
    }
    return problems
  }

  private func follow(_ reference: String, _ value: JSONValue, at path: String) throws -> [String] {
    let parts = reference.split(separator: "#", omittingEmptySubsequences: false).map(String.init)
    let other = parts[0].isEmpty ? self : try JSONSchema(named: parts[0].replacing(".schema.json", with: ""))
    let pointer = parts.count > 1 ? parts[1].split(separator: "/").map(String.init) : []
    guard let target = pointer.reduce(other.root, { $0?[$1] }) else { return ["\(path): nothing at \(reference)"] }
    return try other.problems(value, target, at: path)
  }

  private func combined(_ value: JSONValue, _ schema: JSONValue, at path: String) throws -> [String] {
    var problems: [String] = []
    if case .array(let forms)? = schema["oneOf"] {
      let fitting = try forms.filter { try self.problems(value, $0, at: path).isEmpty }.count
      if fitting != 1 { problems.append("\(path): \(fitting) of oneOf fit") }
    }
    if case .array(let forms)? = schema["anyOf"],
      try !forms.contains(where: { try self.problems(value, $0, at: path).isEmpty })
    {
      problems.append("\(path): anyOf")
    }
    if let not = schema["not"], try self.problems(value, not, at: path).isEmpty { problems.append("\(path): not") }
    return problems
  }

  private func ofText(_ text: String, _ schema: JSONValue, at path: String) throws -> [String] {
    var problems: [String] = []
    if let pattern = schema["pattern"]?.strings.first, try text.firstMatch(of: Regex(pattern)) == nil {
      problems.append("\(path): pattern")
    }
    if case .integer(let least)? = schema["minLength"], text.unicodeScalars.count < least.value {
      problems.append("\(path): minLength")
    }
    return problems
  }

  private func ofObject(_ object: JSONObject, _ schema: JSONValue, at path: String) throws -> [String] {
    var problems = (schema["required"]?.strings ?? []).filter { object[$0] == nil }.map { "\(path).\($0): missing" }
    if case .integer(let least)? = schema["minProperties"], object.members.count < least.value {
      problems.append("\(path): minProperties")
    }
    for member in object.members {
      let place = "\(path).\(member.key)"
      if let names = schema["propertyNames"] { problems += try self.problems(.string(member.key), names, at: place) }
      if let property = schema["properties"]?[member.key] {
        problems += try self.problems(member.value, property, at: place)
      } else if case .bool(false)? = schema["additionalProperties"] {
        problems.append("\(place): unknown")
      } else if let others = schema["additionalProperties"], case .object = others {
        problems += try self.problems(member.value, others, at: place)
      }
    }
    return problems
  }
}

extension JSONValue {
  subscript(key: String) -> JSONValue? { if case .object(let object) = self { object[key] } else { nil } }

  /// A text, or a list of texts.
  var strings: [String] {
    switch self {
    case .string(let text): [text]
    case .array(let values): values.flatMap(\.strings)
    default: []
    }
  }

  var typeName: String {
    switch self {
    case .null: "null"
    case .bool: "boolean"
    case .integer: "integer"
    case .string: "string"
    case .array: "array"
    case .object: "object"
    }
  }
}
