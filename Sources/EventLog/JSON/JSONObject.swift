/// Members without a repeated key, in the order of the UTF-16 code units of the key (RFC 8785 section 3.2.3).
package struct JSONObject: Sendable {
  /// One key and its value.
  package typealias Member = (key: String, value: JSONValue)

  /// The members, in canonical order.
  package private(set) var members: [Member]

  /// Takes the members in any order; nil if two keys have the same bytes.
  package init?(_ members: [(String, JSONValue)]) {
    self.init(members: members.map { (key: $0.0, value: $0.1) })
  }

  init?(members: [Member]) {
    let sorted = members.isSortedByKey ? members : members.sorted { $0.key.precedesInUTF16($1.key) }
    guard sorted.isSortedByKey else { return nil }
    self.members = sorted
  }

  /// An object without members.
  package init() { members = [] }

  /// The value of a key; nil when absent. A member that is present and null gives `.null`. Setting replaces the value
  /// of the key, or adds the member in its place; setting nil removes it.
  package subscript(key: String) -> JSONValue? {
    get {
      let index = position(of: key)
      return isMember(key, at: index) ? members[index].value : nil
    }
    set {
      let index = position(of: key)
      let replaced = isMember(key, at: index) ? index + 1 : index
      members.replaceSubrange(index..<replaced, with: newValue.map { [(key: key, value: $0)] } ?? [])
    }
  }

  /// The place of the first member that does not precede the key.
  private func position(of key: String) -> Int {
    var low = 0
    var high = members.count
    while low < high {
      let middle = (low + high) / 2
      if members[middle].key.precedesInUTF16(key) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func isMember(_ key: String, at index: Int) -> Bool {
    index < members.count && members[index].key.utf8.elementsEqual(key.utf8)
  }
}

extension JSONObject: Hashable {
  /// Keys are compared by bytes, as every string in a record.
  package static func == (left: JSONObject, right: JSONObject) -> Bool {
    left.members.elementsEqual(right.members) { left, right in
      left.key.utf8.elementsEqual(right.key.utf8) && left.value == right.value
    }
  }

  /// The hash agrees with `==`.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(members.count)
    for member in members {
      hasher.combine(bytesOf: member.key)
      hasher.combine(member.value)
    }
  }
}

extension [JSONObject.Member] {
  /// Whether the members are strictly ascending, and so without a repeated key.
  var isSortedByKey: Bool {
    zip(self, dropFirst()).allSatisfy { $0.key.precedesInUTF16($1.key) }
  }
}

extension String {
  /// Whether a string comes before another by UTF-16 code units, read from UTF-8. The two orders differ only where
  /// U+E000–U+FFFF (lead bytes EE, EF) meets a supplementary character (lead bytes F0–F4), which UTF-16 writes with
  /// lower code units.
  func precedesInUTF16(_ other: String) -> Bool {
    let precedes = utf8.withContiguousStorageIfAvailable { left in
      other.utf8.withContiguousStorageIfAvailable { right in left.precedesInUTF16(right) }
    }
    if case .some(.some(let precedes)) = precedes { return precedes }
    return utf8.lexicographicallyPrecedes(other.utf8) { $0.rankInUTF16 < $1.rankInUTF16 }
  }
}

extension UnsafeBufferPointer<UInt8> {
  fileprivate func precedesInUTF16(_ other: Self) -> Bool {
    for index in 0..<Swift.min(count, other.count) where self[index] != other[index] {
      return self[index].rankInUTF16 < other[index].rankInUTF16
    }
    return count < other.count
  }
}

extension UInt8 {
  fileprivate var rankInUTF16: UInt8 { self == 0xEE || self == 0xEF ? self &+ 0x10 : self }
}
