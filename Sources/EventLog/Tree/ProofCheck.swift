/// Checks that proofs prove what they claim, by the algorithms of RFC 9162. A reader needs nothing but a root.
package enum ProofCheck {
  /// Whether the leaf is the one at `index`, from 0, of the tree with this size and root (RFC 9162 section 2.1.3.2).
  package static func isIncluded(
    leaf: Digest32, at index: UInt64, size: UInt64, root: Digest32, proof: [Digest32]
  ) -> Bool {
    guard index < size else { return false }
    var node = index
    var last = size - 1
    var hash = leaf
    for step in proof {
      guard last > 0 else { return false }
      if node & 1 == 1 || node == last {
        hash = .node(step, hash)
        while node & 1 == 0, node != 0 { shift(&node, &last) }
      } else {
        hash = .node(hash, step)
      }
      shift(&node, &last)
    }
    return last == 0 && hash == root
  }

  /// Whether the tree of the second size and root begins with all leaves of the first (RFC 9162 section 2.1.4.2). Of an
  /// empty tree nothing is proved. Of equal sizes only equal roots and an empty proof prove it.
  package static func isConsistent(
    from old: UInt64, _ oldRoot: Digest32, to size: UInt64, _ root: Digest32, proof: [Digest32]
  ) -> Bool {
    guard old > 0, old <= size else { return false }
    if old == size { return proof.isEmpty && oldRoot == root }
    // A complete subtree is its own beginning, and is not repeated in the proof.
    let isComplete = old & (old - 1) == 0
    guard var hash = isComplete ? oldRoot : proof.first else { return false }
    var oldHash = hash
    var node = old - 1
    var last = size - 1
    while node & 1 == 1 { shift(&node, &last) }
    for step in proof.dropFirst(isComplete ? 0 : 1) {
      guard last > 0 else { return false }
      if node & 1 == 1 || node == last {
        oldHash = .node(step, oldHash)
        hash = .node(step, hash)
        while node & 1 == 0, node != 0 { shift(&node, &last) }
      } else {
        hash = .node(hash, step)
      }
      shift(&node, &last)
    }
    return last == 0 && oldHash == oldRoot && hash == root
  }

  private static func shift(_ node: inout UInt64, _ last: inout UInt64) {
    node >>= 1
    last >>= 1
  }
}
