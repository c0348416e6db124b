/// What is needed of a tree in order to go on: the hashes of its largest complete subtrees, one for each bit 1 of its
/// size.
package struct Frontier: Sendable {
  /// The number of its leaves.
  package private(set) var size: UInt64
  /// The hashes of these subtrees, from left to right, the largest first.
  private var peaks: [Digest32]

  /// A tree without leaves.
  package init() {
    size = 0
    peaks = []
  }

  /// The frontier of the first `size` leaves of a tree that is kept. The nodes are asked for one by one, since only
  /// here it is known which few of them are needed.
  package init(size: UInt64, in nodes: some TreeNodes) throws {
    self.size = size
    peaks = []
    var end: UInt64 = 0
    for level in (0..<64).reversed() where size >> UInt64(level) & 1 == 1 {
      peaks.append(try nodes.hash(of: TreePosition(level: level, index: end >> UInt64(level))))
      end += 1 << UInt64(level)
    }
  }

  /// Appends a leaf. The answer is the subtrees of two or more leaves that it completes, the smallest first.
  package mutating func append(leaf: Digest32) -> [(position: TreePosition, hash: Digest32)] {
    var completed: [(position: TreePosition, hash: Digest32)] = []
    var hash = leaf
    for level in 0..<(~size).trailingZeroBitCount {
      guard let left = peaks.popLast() else { break }
      hash = .node(left, hash)
      completed.append((TreePosition(level: level + 1, index: size >> UInt64(level + 1)), hash))
    }
    peaks.append(hash)
    size += 1
    return completed
  }

  /// The Merkle tree hash (MTH, RFC 9162) of its leaves.
  package var root: Digest32 {
    guard let last = peaks.last else { return MerkleTree.emptyRoot }
    return peaks.dropLast().reversed().reduce(last) { .node($1, $0) }
  }
}
