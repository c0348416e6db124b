/// A map in the order of its keys. Copies share what they have in common: a change makes anew only the way from the
/// root to one place. A timeline keeps such maps for each of its days. It is a weight-balanced tree (Adams): no side of
/// a node has more than three times the weight of the other.
struct SortedMap<Key: Comparable & Sendable, Value: Sendable>: Sendable {
  typealias Element = (key: Key, value: Value)

  /// A value that the nodes of several copies share: a node made anew takes over no more than a reference.
  fileprivate final class Shared: Sendable {
    let value: Value

    init(_ value: Value) { self.value = value }
  }

  /// A node is changed in place only by the one copy that holds it, so that nobody else can see it change.
  fileprivate final class Node: @unchecked Sendable {
    let key: Key
    fileprivate(set) var shared: Shared
    fileprivate(set) var left: Node?
    fileprivate(set) var right: Node?
    fileprivate(set) var count: Int

    var value: Value { shared.value }

    init(_ key: Key, _ shared: Shared, _ left: Node?, _ right: Node?) {
      self.key = key
      self.shared = shared
      self.left = left
      self.right = right
      count = 1 + (left?.count ?? 0) + (right?.count ?? 0)
    }
  }

  private var root: Node?

  init() {}

  var count: Int { root?.count ?? 0 }
  var isEmpty: Bool { root == nil }
  var first: Element? { isEmpty ? nil : at(0) }
  var last: Element? { isEmpty ? nil : at(count - 1) }

  /// Setting nil takes the key away.
  subscript(key: Key) -> Value? {
    get {
      var node = root
      while let current = node {
        if key == current.key { return current.value }
        node = key < current.key ? current.left : current.right
      }
      return nil
    }
    set {
      if let newValue {
        Self.put(key, Shared(newValue), into: &root)
      } else if self[key] != nil {
        root = Self.remove(key, from: root)
      }
    }
  }

  /// - Parameter index: from 0, less than `count`.
  func at(_ index: Int) -> Element? {
    var node = root
    var left = index
    while let current = node {
      let before = current.left?.count ?? 0
      if left == before { return (current.key, current.value) }
      if left < before {
        node = current.left
      } else {
        left -= before + 1
        node = current.right
      }
    }
    return nil
  }

  /// The last element whose key is not after this one.
  func last(upTo key: Key) -> Element? {
    var node = root
    var found: Node?
    while let current = node {
      if key < current.key {
        node = current.left
      } else {
        found = current
        node = current.right
      }
    }
    return found.map { ($0.key, $0.value) }
  }

  /// How many keys come before this one.
  func count(before key: Key) -> Int {
    var node = root
    var count = 0
    while let current = node {
      if current.key < key {
        count += 1 + (current.left?.count ?? 0)
        node = current.right
      } else {
        node = current.left
      }
    }
    return count
  }

  /// Puts a value in place. What no other copy holds is changed in place.
  private static func put(_ key: Key, _ value: Shared, into place: inout Node?) {
    guard isKnownUniquelyReferenced(&place), let node = place else {
      place = put(key, value, in: place)
      return
    }
    if key == node.key {
      node.shared = value
      return
    }
    let isLeft = key < node.key
    // The side is taken out while it changes, so that the node does not count as another holder.
    var side = isLeft ? node.left : node.right
    if isLeft { node.left = nil } else { node.right = nil }
    put(key, value, into: &side)
    if isLeft { node.left = side } else { node.right = side }
    let (l, r) = (weight(node.left), weight(node.right))
    if l > 3 * r || r > 3 * l {
      place = balanced(node, node.left, node.right)
    } else {
      node.count = l + r - 1
    }
  }

  private static func put(_ key: Key, _ value: Shared, in node: Node?) -> Node {
    guard let node else { return Node(key, value, nil, nil) }
    if key == node.key { return Node(key, value, node.left, node.right) }
    return key < node.key
      ? balanced(node, put(key, value, in: node.left), node.right)
      : balanced(node, node.left, put(key, value, in: node.right))
  }

  private static func remove(_ key: Key, from node: Node?) -> Node? {
    guard let node else { return nil }
    if key < node.key { return balanced(node, remove(key, from: node.left), node.right) }
    if key > node.key { return balanced(node, node.left, remove(key, from: node.right)) }
    guard let left = node.left else { return node.right }
    guard let right = node.right else { return left }
    var next = right
    while let first = next.left { next = first }
    return balanced(next, left, remove(next.key, from: right))
  }

  /// A balanced node with the key and value of `middle`. One of the two sides can be too heavy by one change.
  private static func balanced(_ middle: Node, _ left: Node?, _ right: Node?) -> Node {
    let (l, r) = (weight(left), weight(right))
    if let right, r > 3 * l {
      guard let inner = right.left, weight(inner) >= 2 * weight(right.right) else {
        return with(right, with(middle, left, right.left), right.right)
      }
      return with(inner, with(middle, left, inner.left), with(right, inner.right, right.right))
    }
    if let left, l > 3 * r {
      guard let inner = left.right, weight(inner) >= 2 * weight(left.left) else {
        return with(left, left.left, with(middle, left.right, right))
      }
      return with(inner, with(left, left.left, inner.left), with(middle, inner.right, right))
    }
    return with(middle, left, right)
  }

  private static func with(_ node: Node, _ left: Node?, _ right: Node?) -> Node {
    Node(node.key, node.shared, left, right)
  }

  private static func weight(_ node: Node?) -> Int { 1 + (node?.count ?? 0) }
}

extension SortedMap: Sequence {
  /// Goes through the map in the order of the keys.
  struct Iterator: IteratorProtocol {
    fileprivate var path: [Node] = []

    fileprivate mutating func descend(_ node: Node?) {
      var node = node
      while let current = node {
        path.append(current)
        node = current.left
      }
    }

    mutating func next() -> Element? {
      guard let node = path.popLast() else { return nil }
      descend(node.right)
      return (node.key, node.value)
    }
  }

  func makeIterator() -> Iterator {
    var iterator = Iterator()
    iterator.descend(root)
    return iterator
  }

  var underestimatedCount: Int { count }
  var keys: [Key] { map { $0.key } }
  var values: [Value] { map { $0.value } }
}

/// A list whose copies share nearly all that they have in common.
typealias SharedList<Element: Sendable> = SortedMap<Int, Element>

extension SortedMap where Key == Int {
  /// Puts an element behind all others.
  mutating func append(_ element: Value) { self[count] = element }
}
