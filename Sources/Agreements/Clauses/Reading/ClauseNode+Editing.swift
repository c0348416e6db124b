/// Changes of a tree, by the keys that lead to the place.
extension ClauseNode {
  var isText: Bool { if case .text = content { true } else { false } }

  func value(at path: [String]) -> ClauseNode? {
    guard let step = path.first else { return self }
    let next: ClauseNode? =
      switch content {
      case .text: nil
      case .list(let nodes): Int(step).flatMap { nodes.indices.contains($0 - 1) ? nodes[$0 - 1] : nil }
      case .map(let members): members.first { $0.name == step }?.value
      }
    return next?.value(at: Array(path.dropFirst()))
  }

  /// The same tree with another node at a path.
  func replacing(_ path: [String], _ change: (ClauseNode) -> ClauseNode?) -> ClauseNode {
    self.change(path, change) ?? self
  }

  func removing(_ path: [String]) -> ClauseNode { change(path) { _ in nil } ?? self }

  /// The tree with a changed node at a path. If the change gives nil, the node is taken away.
  private func change(_ path: [String], _ body: (ClauseNode) -> ClauseNode?) -> ClauseNode? {
    guard let step = path.first else { return body(self) }
    let rest = Array(path.dropFirst())
    switch content {
    case .text: return self
    case .list(var nodes):
      guard let index = Int(step), nodes.indices.contains(index - 1) else { return self }
      if let changed = nodes[index - 1].change(rest, body) {
        nodes[index - 1] = changed
      } else {
        nodes.remove(at: index - 1)
      }
      return ClauseNode(.list(nodes), at: position)
    case .map(var members):
      guard let index = members.firstIndex(where: { $0.name == step }) else { return self }
      if let changed = members[index].value.change(rest, body) {
        members[index] = Member(key: members[index].key, value: changed)
      } else {
        members.remove(at: index)
      }
      return ClauseNode(.map(members), at: position)
    }
  }

  /// The same tree without the member whose key stands at a place. What an unquoted comma has cut off behind it goes,
  /// too. Nil where no key stands there.
  func removingMember(at place: FilePosition) -> ClauseNode? {
    switch content {
    case .text: return nil
    case .list(var nodes):
      for (index, node) in nodes.enumerated() {
        guard let changed = node.removingMember(at: place) else { continue }
        nodes[index] = changed
        return ClauseNode(.list(nodes), at: position)
      }
      return nil
    case .map(var members):
      for (index, member) in members.enumerated() {
        if member.key.position == place {
          let cut = members[(index + 1)...].prefix { $0.value.content == .text("") && $0.name.contains(" ") }
          members.removeSubrange(index...(index + cut.count))
          return ClauseNode(.map(members), at: position)
        }
        guard let changed = member.value.removingMember(at: place) else { continue }
        members[index] = Member(key: member.key, value: changed)
        return ClauseNode(.map(members), at: position)
      }
      return nil
    }
  }
}
