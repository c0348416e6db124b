/// The Merkle tree of RFC 6962, section 2.1, over leaf hashes. Roots and proofs come from the hashes of complete
/// subtrees.
package enum MerkleTree {
  /// The root of the tree without leaves: SHA-256 of nothing.
  package static let emptyRoot = Digest32.sha256([])

  /// The root of the first `size` leaves, MTH(D[0:size]).
  package static func root(ofSize size: UInt64, in nodes: some TreeNodes) throws -> Digest32 {
    size == 0 ? emptyRoot : try hash(of: 0..<size, in: nodes)
  }

  /// The inclusion proof PATH(index, D[0:size]), from the leaf's sibling up to a child of the root. Nil unless `index`
  /// is below `size`.
  package static func inclusionProof(
    of index: UInt64, size: UInt64, in nodes: some TreeNodes
  ) throws -> [Digest32]? {
    guard index < size else { return nil }
    var path: [Digest32] = []
    var range = 0..<size
    while range.upperBound - range.lowerBound > 1 {
      let middle = split(range)
      let isLeft = index < middle
      path.append(try hash(of: isLeft ? middle..<range.upperBound : range.lowerBound..<middle, in: nodes))
      range = isLeft ? range.lowerBound..<middle : middle..<range.upperBound
    }
    return path.reversed()
  }

  /// The consistency proof PROOF(old, D[0:size]), empty for equal sizes. Nil unless 0 < `old` ≤ `size`: nothing is
  /// proved of no leaves.
  package static func consistencyProof(
    from old: UInt64, to size: UInt64, in nodes: some TreeNodes
  ) throws -> [Digest32]? {
    guard old > 0, old <= size else { return nil }
    var path: [Digest32] = []
    var range = 0..<size
    while old != range.upperBound {
      let middle = split(range)
      let isLeft = old <= middle
      path.append(try hash(of: isLeft ? middle..<range.upperBound : range.lowerBound..<middle, in: nodes))
      range = isLeft ? range.lowerBound..<middle : middle..<range.upperBound
    }
    if range.lowerBound > 0 { path.append(try hash(of: range, in: nodes)) }
    return path.reversed()
  }

  /// MTH of a range to which a split of the whole tree leads. Such a range starts at a multiple of the power of two
  /// that is not below its length.
  private static func hash(of range: Range<UInt64>, in nodes: some TreeNodes) throws -> Digest32 {
    let count = range.upperBound - range.lowerBound
    if count & (count - 1) == 0 {
      let level = count.trailingZeroBitCount
      return try nodes.hash(of: TreePosition(level: level, index: range.lowerBound >> UInt64(level)))
    }
    let middle = split(range)
    return .node(
      try hash(of: range.lowerBound..<middle, in: nodes), try hash(of: middle..<range.upperBound, in: nodes))
  }

  /// The place where a range is split: after the largest power of two smaller than its length.
  private static func split(_ range: Range<UInt64>) -> UInt64 {
    let last = range.upperBound - range.lowerBound - 1
    return range.lowerBound + 1 << UInt64(63 - last.leadingZeroBitCount)
  }
}

/// A complete subtree: the `index`-th of those with 2^`level` leaves. Both count from 0. At level 0 it is a leaf.
package struct TreePosition: Hashable, Sendable {
  /// The level, at most 63.
  package let level: Int
  /// The index among the subtrees of the level. The leaves are `index << level` and the following 2^`level` − 1.
  package let index: UInt64

  /// Names the subtree, whether it is complete yet or not.
  package init(level: Int, index: UInt64) {
    self.level = level
    self.index = index
  }
}

/// The source of the hashes of complete subtrees.
package protocol TreeNodes {
  /// The hash of a subtree. It is asked only of subtrees that are complete.
  func hash(of position: TreePosition) throws -> Digest32
}
