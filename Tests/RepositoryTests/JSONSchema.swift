import EventLog
import Foundation

/// A validator of the keywords that the published schemas use. A keyword that it does not know is an error: it would
/// otherwise be passed over without a word.
final class JSONSchema {
  private let name: String
  private let root: JSONValue
  /// The schemas that this one refers to, by the name of their file.
  private var others: [String: JSONSchema] = [:]
  private var patterns: [String: Regex<AnyRegexOutput>] = [:]

  struct Unusable: Error { let why: String }

  private static let annotations: Set<String> = [
    "$schema", "$id", "$defs", "title", "description", "default", "examples",
  ]
  private static let keywords: Set<String> = [
    "$ref", "type", "enum", "const", "pattern", "minLength", "maxLength", "minimum", "maximum", "items", "minItems",
    "uniqueItems", "properties", "patternProperties", "additionalProperties", "propertyNames", "required",
    "minProperties", "allOf", "anyOf", "oneOf", "not",
  ]

  /// - Parameter name: of a file of docs/schema.
  convenience init(named name: String) throws {
    let text = try Repository.text("docs/schema/\(name).schema.json")
    self.init(try CanonicalJSON.value(of: Array(text.utf8)), named: "\(name).schema.json")
  }

  init(_ root: JSONValue, named name: String = "") { (self.root, self.name) = (root, name) }

  /// What is wrong with a value; empty where nothing is.
  func problems(_ value: JSONValue) throws -> [String] { try problems(value, root, at: "") }

  private func problems(_ value: JSONValue, _ schema: JSONValue, at path: String) throws -> [String] {
    if case .bool(let takesAll) = schema { return takesAll ? [] : ["\(path): nothing can stand here"] }
    guard case .object(let members) = schema else { throw Unusable(why: "\(path): the schema is no object") }
    for key in members.members.map(\.key) where !Self.keywords.union(Self.annotations).contains(key) {
      throw Unusable(why: "\(path): unknown keyword \(key)")
    }
    // The shape first: what hangs on it is not looked at in the many forms that a rule does not have.
    var problems = try ofShape(value, schema, at: path)
    guard problems.isEmpty else { return problems }
    if let reference = schema["$ref"]?.strings.first { problems += try follow(reference, value, at: path) }
    if case .array(let allowed)? = schema["enum"], !allowed.contains(value) { problems.append("\(path): enum") }
    if let wanted = schema["const"], wanted != value { problems.append("\(path): const") }
    switch value {
    case .string(let text): problems += try ofText(text, schema, at: path)
    case .integer(let number):
      if let least = schema["minimum"]?.number, number.value < least { problems.append("\(path): minimum") }
      if let most = schema["maximum"]?.number, number.value > most { problems.append("\(path): maximum") }
    case .array(let items): problems += try ofList(items, schema, at: path)
    case .object(let object):
      for member in object.members {
        for each in try schemas(of: member.key, in: schema) {
          problems += try self.problems(member.value, each, at: "\(path).\(member.key)")
        }
      }
    case .null, .bool: break
    }
    return problems + (try combined(value, schema, at: path))
  }

  /// The type, and which members are missing or unknown.
  private func ofShape(_ value: JSONValue, _ schema: JSONValue, at path: String) throws -> [String] {
    let types = schema["type"]?.strings ?? []
    guard types.isEmpty || types.contains(value.typeName) || (types.contains("number") && value.number != nil)
    else { return ["\(path): type"] }
    guard case .object(let object) = value else { return [] }
    var problems = (schema["required"]?.strings ?? []).filter { object[$0] == nil }.map { "\(path).\($0): missing" }
    if let least = schema["minProperties"]?.number, object.members.count < least {
      problems.append("\(path): minProperties")
    }
    for member in object.members {
      if let names = schema["propertyNames"] {
        problems += try self.problems(.string(member.key), names, at: "\(path).\(member.key)")
      }
      if case .bool(false)? = try schemas(of: member.key, in: schema).first {
        problems.append("\(path).\(member.key): unknown")
      }
    }
    return problems
  }

  /// What a schema says of the member of a name.
  private func schemas(of key: String, in schema: JSONValue) throws -> [JSONValue] {
    var found = schema["properties"]?[key].map { [$0] } ?? []
    if case .object(let byPattern)? = schema["patternProperties"] {
      for member in byPattern.members where try matches(key, member.key) { found.append(member.value) }
    }
    return found.isEmpty ? schema["additionalProperties"].map { [$0] } ?? [] : found
  }

  private func follow(_ reference: String, _ value: JSONValue, at path: String) throws -> [String] {
    let parts = reference.split(separator: "#", omittingEmptySubsequences: false).map(String.init)
    let file = parts[0]
    if !file.isEmpty, file != name, others[file] == nil {
      others[file] = try JSONSchema(named: file.replacing(".schema.json", with: ""))
    }
    let other = others[file] ?? self
    let pointer = parts.count > 1 ? parts[1].split(separator: "/").map(String.init) : []
    guard let target = pointer.reduce(other.root, { $0?[$1] }) else {
      throw Unusable(why: "\(path): nothing at \(reference)")
    }
    return try other.problems(value, target, at: path)
  }

  private func combined(_ value: JSONValue, _ schema: JSONValue, at path: String) throws -> [String] {
    var problems: [String] = []
    if case .array(let forms)? = schema["allOf"] {
      for form in forms { problems += try self.problems(value, form, at: path) }
    }
    for key in ["anyOf", "oneOf"] {
      guard case .array(let forms)? = schema[key] else { continue }
      let found = try forms.map { try self.problems(value, $0, at: path) }
      let fitting = found.count(where: \.isEmpty)
      if fitting == 0 { problems.append("\(path): \(key): " + found.joined().joined(separator: "; ")) }
      if fitting > 1 && key == "oneOf" { problems.append("\(path): \(fitting) of oneOf fit") }
    }
    if let not = schema["not"], try self.problems(value, not, at: path).isEmpty { problems.append("\(path): not") }
    return problems
  }

  private func ofText(_ text: String, _ schema: JSONValue, at path: String) throws -> [String] {
    var problems: [String] = []
    if let pattern = schema["pattern"]?.strings.first, try !matches(text, pattern) {
      problems.append("\(path): pattern")
    }
    let length = text.unicodeScalars.count
    if let least = schema["minLength"]?.number, length < least { problems.append("\(path): minLength") }
    if let most = schema["maxLength"]?.number, length > most { problems.append("\(path): maxLength") }
    return problems
  }

  private func ofList(_ items: [JSONValue], _ schema: JSONValue, at path: String) throws -> [String] {
    var problems: [String] = []
    if let least = schema["minItems"]?.number, items.count < least { problems.append("\(path): minItems") }
    if schema["uniqueItems"] == .bool(true), Set(items).count < items.count { problems.append("\(path): uniqueItems") }
    if let each = schema["items"] {
      for (index, item) in items.enumerated() { problems += try self.problems(item, each, at: "\(path)[\(index)]") }
    }
    return problems
  }

  private func matches(_ text: String, _ pattern: String) throws -> Bool {
    let regex = try patterns[pattern] ?? Regex(pattern).matchingSemantics(.unicodeScalar)
    patterns[pattern] = regex
    return try regex.firstMatch(in: text) != nil
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

  fileprivate var number: Int64? { if case .integer(let number) = self { number.value } else { nil } }

  fileprivate var typeName: String {
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
