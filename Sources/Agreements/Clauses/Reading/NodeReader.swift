import CivilDate

/// A node with the keys that lead to it, and the small questions that every clause asks of it.
struct NodeReader {
  let node: ClauseNode
  /// The keys that lead to the list or map around it.
  private let outer: Trail?
  private let step: Step?

  fileprivate enum Step {
    case key(String)
    /// The number of the item, from 1.
    case item(Int)
  }

  init(_ node: ClauseNode) { self.init(node, in: nil, nil) }

  fileprivate init(_ node: ClauseNode, in outer: Trail?, _ step: Step?) {
    self.node = node
    self.outer = outer
    self.step = step
  }

  /// The keys that lead to this node.
  fileprivate var trail: Trail? { step.map { Trail(outer, $0) } ?? outer }

  func fail(_ problem: ClauseFileError.Problem) -> ClauseFileError {
    fail(wideBracket(insteadOf: problem) ?? problem, at: node.position)
  }

  /// The fault where a map or list is wanted, and a full-width bracket makes a text of it.
  private func wideBracket(insteadOf problem: ClauseFileError.Problem) -> ClauseFileError.Problem? {
    guard [.wantsMap, .wantsList].contains(problem), case .text(let text) = node.content,
      let first = text.unicodeScalars.first, let plain = ClauseFileError.YAMLProblem.wideMarks[first],
      ["{", "["].contains(plain)
    else { return nil }
    return .notClauseYAML(.wideMark(String(first), plain: plain))
  }

  private func fail(_ problem: ClauseFileError.Problem, at position: FilePosition?) -> ClauseFileError {
    ClauseFileError(problem, at: position, path: trail?.path ?? [])
  }

  /// The members of a map, all of them known.
  func fields(_ known: [String]) throws(ClauseFileError) -> Fields {
    guard case .map(let members) = node.content else { throw fail(.wantsMap) }
    for (index, member) in members.enumerated() {
      guard case .text(let name) = member.key.content else { throw fail(.wantsText, at: member.key.position) }
      guard known.contains(name) else {
        throw fail(members.comma(before: index) ?? .unknownKey(name, known: known), at: member.key.position)
      }
      // All names before this one are known and differ, so there are only a few to compare.
      guard !members[..<index].contains(where: { $0.has(name) }) else {
        throw fail(.duplicateKey(name), at: member.key.position)
      }
    }
    return Fields(owner: self, members)
  }

  /// The keys of a map, in the order of the file.
  func names() throws(ClauseFileError) -> [String] {
    guard case .map(let members) = node.content else { throw fail(.wantsMap) }
    return members.map(\.name)
  }

  /// The members of a map whose keys are names that the file chooses, in its order.
  func members() throws(ClauseFileError) -> [(name: String, value: NodeReader)] {
    guard case .map(let members) = node.content else { throw fail(.wantsMap) }
    let trail = trail
    var seen = Seen<String>()
    var named: [(name: String, value: NodeReader)] = []
    named.reserveCapacity(members.count)
    for member in members {
      guard case .text(let name) = member.key.content else { throw fail(.wantsText, at: member.key.position) }
      guard seen.isNew(name, after: named.lazy.map(\.name)) else {
        throw fail(.duplicateKey(name), at: member.key.position)
      }
      named.append((name, NodeReader(member.value, in: trail, .key(name))))
    }
    return named
  }

  /// The refusal of a key, at its place. Where a comma before the key has cut a text, the comma is refused.
  func failAtKey(_ name: String, _ problem: ClauseFileError.Problem) -> ClauseFileError {
    guard case .map(let members) = node.content, let index = members.firstIndex(where: { $0.name == name }) else {
      return fail(problem)
    }
    return fail(members.comma(before: index) ?? problem, at: members[index].key.position)
  }

  /// The value of a key of a map.
  func member(_ name: String) -> NodeReader? {
    guard case .map(let members) = node.content else { return nil }
    return members.first { $0.has(name) }.map { NodeReader($0.value, in: trail, .key(name)) }
  }

  /// The first place inside at which a key has a text; this node where there is none.
  func first(_ key: String, _ text: String) -> NodeReader { find(key, text) ?? self }

  /// The first place inside at which a key has a text; nil where there is none.
  func find(_ key: String, _ text: String) -> NodeReader? {
    switch node.content {
    case .text: nil
    case .list(let nodes):
      nodes.enumerated().lazy.compactMap { NodeReader($1, in: trail, .item($0 + 1)).find(key, text) }.first
    case .map(let members):
      members.lazy.compactMap { member in
        let reader = NodeReader(member.value, in: trail, .key(member.name))
        return member.has(key) && member.value.content == .text(text) ? reader : reader.find(key, text)
      }.first
    }
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
    let trail = trail
    return nodes.enumerated().map { NodeReader($1, in: trail, .item($0 + 1)) }
  }

  /// The value that a type of the domain makes of the text.
  func value<T>(
    _ wanted: @autoclosure () -> ClauseFileError.Wanted, _ make: (String) -> T?
  ) throws(ClauseFileError) -> T {
    let text = try text()
    guard let value = make(text) else { throw fail(.badValue(text, wanted: wanted())) }
    return value
  }

  func choice<T: RawRepresentable<String> & CaseIterable>(_: T.Type) throws(ClauseFileError) -> T {
    try value(.oneOf(T.allCases.map(\.rawValue)), T.init(rawValue:))
  }

  /// The values that a type of the domain makes of a list of texts, none twice.
  func values<T: Hashable>(
    _ wanted: ClauseFileError.Wanted, _ make: (String) -> T?
  ) throws(ClauseFileError) -> [T] {
    guard case .list(let nodes) = node.content else { throw fail(.wantsList) }
    guard !nodes.isEmpty else { throw fail(.empty) }
    var values: [T] = []
    var seen = Seen<T>()
    values.reserveCapacity(nodes.count)
    for (index, node) in nodes.enumerated() {
      guard case .text(let text) = node.content, let value = make(text), seen.isNew(value, after: values) else {
        let item = NodeReader(node, in: trail, .item(index + 1))
        _ = try item.value(wanted, make)
        throw item.fail(.twice(try item.text()))
      }
      values.append(value)
    }
    return values
  }

  /// The members of a map whose keys are names that the file chooses, each with what is read from its value.
  func values<Value>(
    _ read: (NodeReader) throws(ClauseFileError) -> Value
  ) throws(ClauseFileError) -> [String: Value] {
    try values(by: .oneOf([]), { $0 }, read)
  }

  /// The same members, where a type of the domain has to accept the keys.
  func values<Key: Hashable, Value>(
    by wanted: ClauseFileError.Wanted, _ make: (String) -> Key?,
    _ read: (NodeReader) throws(ClauseFileError) -> Value
  ) throws(ClauseFileError) -> [Key: Value] {
    guard case .map(let members) = node.content else { throw fail(.wantsMap) }
    let trail = trail
    var values: [Key: Value] = [:]
    values.reserveCapacity(members.count)
    for member in members {
      guard case .text(let name) = member.key.content else { throw fail(.wantsText, at: member.key.position) }
      guard let key = make(name) else { throw fail(.badValue(name, wanted: wanted), at: member.key.position) }
      let value = try read(NodeReader(member.value, in: trail, .key(name)))
      guard values.updateValue(value, forKey: key) == nil else {
        throw fail(.duplicateKey(name), at: member.key.position)
      }
    }
    return values
  }

  func day() throws(ClauseFileError) -> CivilDay { try value(.date) { CivilDay(iso: $0) } }

  /// The text of a map `{en: ..., ja: ...}`; the Japanese may be missing.
  func localText() throws(ClauseFileError) -> LocalText {
    let fields = try fields(.localText)
    return LocalText(en: try fields.required("en").text(), ja: try fields["ja"]?.text())
  }
}

/// Tells whether a value came before. Comparing a few values is faster than putting them into a set.
private struct Seen<Value: Hashable> {
  private var many: Set<Value> = []

  mutating func isNew(_ value: Value, after before: some Collection<Value>) -> Bool {
    guard before.count > 8 else { return !before.contains(value) }
    if many.isEmpty { many = Set(before) }
    return many.insert(value).inserted
  }
}

/// The keys that lead to a node, linked from the inside out. They are put into a list only where something is wrong.
private final class Trail {
  private let outer: Trail?
  private let step: NodeReader.Step

  init(_ outer: Trail?, _ step: NodeReader.Step) {
    self.outer = outer
    self.step = step
  }

  var path: [String] {
    let path = outer?.path ?? []
    return switch step {
    case .key(let key): path + [key]
    case .item(let number): path + [String(number)]
    }
  }
}

extension ClauseNode.Member {
  fileprivate func has(_ name: String) -> Bool { if case .text(name) = key.content { true } else { false } }
}

/// The members of a map, by name. They are so few that looking at each is faster than putting them in order.
struct Fields {
  let owner: NodeReader
  private let members: [ClauseNode.Member]
  private let trail: Trail?

  fileprivate init(owner: NodeReader, _ members: [ClauseNode.Member]) {
    self.owner = owner
    self.members = members
    trail = owner.trail
  }

  var isEmpty: Bool { members.isEmpty }

  subscript(name: String) -> NodeReader? {
    for member in members where member.has(name) { return NodeReader(member.value, in: trail, .key(name)) }
    return nil
  }

  func required(_ name: String) throws(ClauseFileError) -> NodeReader {
    guard let value = self[name] else { throw owner.fail(.missing(key: name)) }
    return value
  }
}

extension Optional {
  /// The same as `map`, for readings that can be refused.
  func reading<T>(_ read: (Wrapped) throws(ClauseFileError) -> T) throws(ClauseFileError) -> T? {
    guard let self else { return nil }
    return try read(self)
  }
}

extension [ClauseNode.Member] {
  /// The text that a comma has cut, where members are the rest of it; nil where there is none. Such a member is a key
  /// without a value behind a text, on the same line or with a space in the key.
  fileprivate func comma(before index: Int) -> ClauseFileError.Problem? {
    guard index > 0, case .text(let start) = self[index - 1].value.content, !start.isEmpty else { return nil }
    let rest = self[index...].prefix { member in
      guard case .text("") = member.value.content else { return false }
      return member.name.contains(" ") || member.key.position?.line == self[index - 1].key.position?.line
    }
    guard !rest.isEmpty else { return nil }
    return .unquotedComma(
      key: self[index - 1].name, text: ([start] + rest.map(\.name)).joined(separator: ", "))
  }
}
