package import Agreements

extension Wire {
  /// Reads a clause file written as JSON: texts, lists and maps only. Nil for anything else.
  package static func clauseFile(_ value: JSONValue) -> ClauseNode? { try? node(Reader(value)) }

  /// The canonical bytes of a clause file. Two files that differ only in the order of their members have the same
  /// bytes.
  package static func clauseBytes(_ file: ClauseNode) -> [UInt8] { CanonicalJSON.bytes(of: encode(file)) }

  /// A clause file as JSON: texts, lists and maps only.
  static func encode(_ node: ClauseNode) -> JSONValue {
    switch node.content {
    case .text(let text):
      return .string(text)
    case .list(let nodes):
      return .array(nodes.map(encode))
    case .map(let nodes):
      // A name stands only once: the readers of clause files see to that.
      return .object(JSONObject(nodes.map { ($0.name, encode($0.value)) }) ?? JSONObject())
    }
  }

  static func node(_ reader: Reader) throws(WireError) -> ClauseNode {
    switch reader.value {
    case .string(let text):
      return ClauseNode(.text(text))
    case .array:
      var nodes: [ClauseNode] = []
      for item in try reader.items() { nodes.append(try node(item)) }
      return ClauseNode(.list(nodes))
    case .object:
      var members: [ClauseNode.Member] = []
      for (key, value) in try reader.members() {
        members.append(ClauseNode.Member(key: ClauseNode(.text(key)), value: try node(value)))
      }
      return ClauseNode(.map(members))
    case .null, .bool, .integer:
      throw WireError(reader.path)
    }
  }
}

extension Fact {
  /// The clause file of an agreement or of an amendment that a fact carries; nil for other facts.
  package var clauseFile: ClauseNode? {
    switch self {
    case .agreement(let agreement, _): agreement.file
    case .act(_, .amendment(let decision, _), _): decision.clauses?.file
    case .act: nil
    }
  }
}
