import EventLog
import Foundation

/// How the published schemas are written: a value on one line where it fits.
enum SchemaText {
  static func written(_ value: OrderedJSON, indent: Int) -> String {
    let line = oneLine(value)
    guard line.count + indent > 112 else { return line }
    let inner = String(repeating: " ", count: indent + 2)
    let outer = String(repeating: " ", count: indent)
    switch value {
    case .object(let members):
      let lines = members.map { "\(inner)\(oneLine(.string($0.0))): \(written($0.1, indent: indent + 2))" }
      return "{\n" + lines.joined(separator: ",\n") + "\n\(outer)}"
    case .array(let items):
      return "[\n" + items.map { inner + written($0, indent: indent + 2) }.joined(separator: ",\n") + "\n\(outer)]"
    default: return line
    }
  }

  static func oneLine(_ value: OrderedJSON) -> String {
    switch value {
    case .object(let members):
      "{" + members.map { "\(oneLine(.string($0.0))): \(oneLine($0.1))" }.joined(separator: ", ") + "}"
    case .array(let items): "[" + items.map(oneLine).joined(separator: ", ") + "]"
    default: value.text.trimmingCharacters(in: .newlines)
    }
  }

  static func ref(_ target: String) -> OrderedJSON { .object([("$ref", .string(target))]) }

  static func object(_ members: [(String, OrderedJSON)]) -> OrderedJSON { .object(members) }

  static func texts(_ texts: [String]) -> OrderedJSON { .array(texts.map { .string($0) }) }
}
