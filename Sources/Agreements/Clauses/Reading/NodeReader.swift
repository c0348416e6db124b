import CivilDate

/// A node with the keys that lead to it, and the small questions that every clause asks of it.
struct NodeReader {
  let node: ClauseNode
  /// The keys that lead to the list or map around it.
  private let outer: [String]
  private let step: Step?

  private enum Step {
    case key(String)
    /// From 1.
    case item(Int)
  }

  init(_ node: ClauseNode) { self.init(node, in: [], nil) }

  private init(_ node: ClauseNode, in outer: [String], _ step: Step?) {
    self.node = node
    self.outer = outer
    self.step = step
  }

  private var path: [String] {
    switch step {
    case .key(let key): outer + [key]
    case .item(let number): outer + [String(number)]
    case nil: outer
    }
  }

  func fail(_ problem: ClauseFileError.Problem) -> ClauseFileError {
    ClauseFileError(problem, at: node.position, path: path)
  }

  /// The members, all of them known.
  func fields(_ known: [String]) throws(ClauseFileError) -> Fields {
    guard case .map(let members) = node.content else { throw fail(.wantsMap) }
    let path = path
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
      seen[name] = NodeReader(member.value, in: path, .key(name))
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
    guard case .map(let members) = node.content else { throw fail(.wantsMap) }
    let path = path
    var seen: Set<String> = []
    var named: [(String, NodeReader)] = []
    for member in members {
      guard case .text(let name) = member.key.content else {
        throw ClauseFileError(.wantsText, at: member.key.position, path: path)
      }
      guard seen.insert(name).inserted else {
        throw ClauseFileError(.duplicateKey(name), at: member.key.position, path: path)
      }
      named.append((name, NodeReader(member.value, in: path, .key(name))))
    }
    return named
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
    let path = path
    return nodes.enumerated().map { NodeReader($1, in: path, .item($0 + 1)) }
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
  func values<T: Hashable>(
    _ wanted: ClauseFileError.Wanted, _ make: (String) -> T?
  ) throws(ClauseFileError) -> [T] {
    var values: [T] = []
    var seen: Set<T> = []
    for item in try list() {
      let value = try item.value(wanted, make)
      guard seen.insert(value).inserted else { throw item.fail(.twice(try item.text())) }
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
