import Agreements

/// The members of an object that is being made, each named once. A nil value leaves the member out.
struct Members {
  private(set) var members: [JSONObject.Member] = []

  init(_ object: JSONObject = JSONObject()) { members = object.members }

  var isEmpty: Bool { members.isEmpty }

  /// The object. Its members are put in order only here.
  var value: JSONValue { .object(JSONObject(members: members) ?? JSONObject()) }

  subscript(key: String) -> JSONValue? {
    get { members.last { $0.key.utf8.elementsEqual(key.utf8) }?.value }
    set {
      if let index = members.firstIndex(where: { $0.key.utf8.elementsEqual(key.utf8) }) { members.remove(at: index) }
      if let newValue { members.append((key: key, value: newValue)) }
    }
  }

  mutating func put(clauses file: ClauseNode, _ document: Digest32?) {
    if let document {
      self["clauses-document"] = .string(document.description)
    } else {
      self["clauses"] = Wire.encode(file)
    }
  }
}
