import CivilDate

/// A node with the keys that lead to it, and the small questions that every clause asks of it.
struct NodeReader {
  let node: ClauseNode
  let path: [String]

  init(_ node: ClauseNode, path: [String] = []) {
    self.node = node
    self.path = path
  }

  func fail(_ problem: ClauseFileError.Problem) -> ClauseFileError {
    ClauseFileError(problem, at: node.position, path: path)
  }

  /// The members, all of them known.
  func fields(_ known: [String]) throws(ClauseFileError) -> Fields {
    guard case .map(let members) = node.content else { throw fail(.wantsMap) }
    var seen: [String: NodeReader] = [:]
    for member in members {
      guard case .text(let name) = member.key.content else {
        throw ClauseFileError(.wantsText, at: member.key.position, path: path)
      }
      guard known.contains(name) else {
        throw ClauseFileError(.unknownKey(name, known: known), at: member.key.position, path: path)
      }
      guard seen[name] == nil else {
        throw ClauseFileError(.duplicateKey(name), at: member.key.position, path: path)
      }
      seen[name] = NodeReader(member.value, path: path + [name])
    }
    return Fields(owner: self, values: seen)
  }

  /// The keys of a map, in the order of the file.
  func names() throws(ClauseFileError) -> [String] {
    guard case .map(let members) = node.content else { throw fail(.wantsMap) }
    return members.map(\.name)
  }

  /// The members of a map whose keys are names that the file chooses, in its order.
  func members() throws(ClauseFileError) -> [(name: String, value: NodeReader)] {
    let names = try names()
    let fields = try fields(names)
    var members: [(String, NodeReader)] = []
    for name in names { members.append((name, try fields.required(name))) }
    return members
  }

  /// The refusal of a key, at the place of the key.
  func failAtKey(_ name: String, _ problem: ClauseFileError.Problem) -> ClauseFileError {
    guard case .map(let members) = node.content, let member = members.first(where: { $0.name == name }) else {
      return fail(problem)
    }
    return ClauseFileError(problem, at: member.key.position, path: path)
  }

  func number(in range: ClosedRange<Int>) throws(ClauseFileError) -> Int {
    try value(.number(range)) { text in Int(text).flatMap { range.contains($0) && String($0) == text ? $0 : nil } }
  }

  func text() throws(ClauseFileError) -> String {
    guard case .text(let text) = node.content else { throw fail(.wantsText) }
    guard !text.isEmpty else { throw fail(.empty) }
    return text
  }

  func list() throws(ClauseFileError) -> [NodeReader] {
    guard case .list(let nodes) = node.content else { throw fail(.wantsList) }
    guard !nodes.isEmpty else { throw fail(.empty) }
    return nodes.enumerated().map { NodeReader($1, path: path + [String($0 + 1)]) }
  }

  /// A text that one of the types of the domain accepts.
  func value<T>(_ wanted: ClauseFileError.Wanted, _ make: (String) -> T?) throws(ClauseFileError) -> T {
    let text = try text()
    guard let value = make(text) else { throw fail(.badValue(text, wanted: wanted)) }
    return value
  }

  func choice<T: RawRepresentable<String> & CaseIterable>(_: T.Type) throws(ClauseFileError) -> T {
    try value(.oneOf(T.allCases.map(\.rawValue)), T.init(rawValue:))
  }

  /// A list of such texts, none twice.
  func values<T: Equatable>(
    _ wanted: ClauseFileError.Wanted, _ make: (String) -> T?
  ) throws(ClauseFileError) -> [T] {
    var values: [T] = []
    for item in try list() {
      let value = try item.value(wanted, make)
      guard !values.contains(value) else { throw item.fail(.twice(try item.text())) }
      values.append(value)
    }
    return values
  }

  func day() throws(ClauseFileError) -> CivilDay { try value(.date) { CivilDay(iso: $0) } }

  /// `{en: ..., ja: ...}`; the Japanese may be missing.
  func localText() throws(ClauseFileError) -> LocalText {
    let fields = try fields(["en", "ja"])
    return LocalText(en: try fields.required("en").text(), ja: try fields["ja"]?.text())
  }
}

/// The members of a map, by name.
struct Fields {
  let owner: NodeReader
  let values: [String: NodeReader]

  subscript(name: String) -> NodeReader? { values[name] }

  func required(_ name: String) throws(ClauseFileError) -> NodeReader {
    guard let value = values[name] else { throw owner.fail(.missing(key: name)) }
    return value
  }
}

extension Optional {
  /// `map` for readings that can be refused.
  func reading<T>(_ read: (Wrapped) throws(ClauseFileError) -> T) throws(ClauseFileError) -> T? {
    guard let self else { return nil }
    return try read(self)
  }
}
