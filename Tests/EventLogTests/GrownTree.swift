import EventLog

/// A tree as a store keeps it: each leaf, and each subtree as soon as it is complete.
struct GrownTree: TreeNodes {
  private(set) var frontier = Frontier()
  private var hashes: [TreePosition: Digest32] = [:]

  init(_ leaves: some Sequence<Digest32>) {
    for leaf in leaves { append(leaf) }
  }

  mutating func append(_ leaf: Digest32) {
    hashes[TreePosition(level: 0, index: frontier.size)] = leaf
    for subtree in frontier.append(leaf: leaf) { hashes[subtree.position] = subtree.hash }
  }

  func hash(of position: TreePosition) throws -> Digest32 {
    guard let hash = hashes[position] else { throw Incomplete(position: position) }
    return hash
  }

  struct Incomplete: Error {
    let position: TreePosition
  }
}

/// One bit changed in one hash, one hash dropped, one added at each place.
func mutations(of proof: [Digest32], adding extra: [Digest32]) -> [[Digest32]] {
  proof.indices.flatMap { index -> [[Digest32]] in
    var changed = proof
    changed[index] = proof[index].flipped(bit: 37 * index % 256)
    var shorter = proof
    shorter.remove(at: index)
    return [changed, shorter]
  }
    + (0...proof.count).flatMap { index in extra.map { proof[..<index] + [$0] + proof[index...] } }
}

extension Digest32 {
  func flipped(bit: Int) -> Digest32 {
    var bytes = bytes
    bytes[bit / 8] ^= 1 << UInt8(bit % 8)
    return Digest32(bytes: bytes) ?? self
  }
}
