import EventLog
import Testing

@Suite struct TreeTests {
  static let leaves = (0..<65).map { Digest32.leaf(Array("leaf \($0)".utf8)) }
  static let tree = GrownTree(leaves)
  static let roots = (0...65).map { naiveRoot(leaves[..<$0]) }
  static let inclusionSteps = (0...65).map { size in (0...65).map { steps(of: $0, size: size) } }
  static let consistencySteps = (0...65).map { size in (0...65).map { steps(from: $0, to: size) } }
  static let stranger = Digest32.sha256([1])

  /// MTH as RFC 6962 section 2.1 defines it.
  private static func naiveRoot(_ leaves: ArraySlice<Digest32>) -> Digest32 {
    guard let leaf = leaves.first else { return .sha256([]) }
    guard leaves.count > 1 else { return leaf }
    let middle = leaves.startIndex + split(leaves.count)
    return .node(naiveRoot(leaves[..<middle]), naiveRoot(leaves[middle...]))
  }

  private static func split(_ count: Int) -> Int {
    var power = 1
    while power * 2 < count { power *= 2 }
    return power
  }

  /// What a proof's hashes are to the leaf, from the leaf up. The root says nothing of the size: a proof that has the
  /// same steps for another size proves the same.
  private static func steps(of index: Int, size: Int) -> String? {
    guard (0..<size).contains(index) else { return nil }
    guard size > 1 else { return "" }
    let middle = split(size)
    return index < middle
      ? steps(of: index, size: middle).map { $0 + "r" }
      : steps(of: index - middle, size: size - middle).map { $0 + "l" }
  }

  /// The same of PROOF, where "s" is the subtree that both trees end with, unless it is the whole older one.
  private static func steps(from old: Int, to size: Int, isWhole: Bool = true) -> String? {
    guard old > 0, old <= size else { return nil }
    if old == size { return isWhole ? "" : "s" }
    let middle = split(size)
    return old <= middle
      ? steps(from: old, to: middle, isWhole: isWhole).map { $0 + "r" }
      : steps(from: old - middle, to: size - middle, isWhole: false).map { $0 + "l" }
  }

  private static func others(than number: Int) -> Set<Int> {
    Set([number - 2, number - 1, number + 1, number + 2, number / 2, 2 * number, 0, 1, 32, 64, 65])
      .filter { $0 != number && (0...65).contains($0) }
  }

  @Test func findsTheSameRootInEveryWay() throws {
    var frontier = Frontier()
    for size in 0...64 {
      #expect(frontier.size == UInt64(size))
      #expect(frontier.root == Self.roots[size], "\(size)")
      #expect(try MerkleTree.root(ofSize: UInt64(size), in: Self.tree) == Self.roots[size], "\(size)")
      let again = try Frontier(size: UInt64(size), in: Self.tree)
      #expect(again.size == UInt64(size))
      #expect(again.root == Self.roots[size], "\(size)")
      let completed = frontier.append(leaf: Self.leaves[size])
      #expect(completed.map(\.position.level) == Array(1..<(size + 1).trailingZeroBitCount + 1), "\(size)")
      for (position, hash) in completed {
        let first = Int(position.index) << position.level
        #expect(hash == Self.naiveRoot(Self.leaves[first..<first + 1 << position.level]), "\(position)")
      }
    }
    #expect("\(MerkleTree.emptyRoot)" == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
  }

  @Test func goesOnFromAnySize() throws {
    for size in 0..<64 {
      var frontier = try Frontier(size: UInt64(size), in: Self.tree)
      for leaf in Self.leaves[size..<64] { _ = frontier.append(leaf: leaf) }
      #expect(frontier.root == Self.roots[64], "\(size)")
    }
  }

  @Test func acceptsAnInclusionProofOnlyUnchanged() throws {
    for size in 1...64 {
      for index in 0..<size {
        let proof = try #require(
          try MerkleTree.inclusionProof(of: UInt64(index), size: UInt64(size), in: Self.tree))
        let (leaf, root) = (Self.leaves[index], Self.roots[size])
        #expect(proof.count == Self.inclusionSteps[size][index]?.count)

        func isAccepted(
          _ proof: [Digest32], at claimed: Int = index, of count: Int = size, leaf: Digest32 = leaf,
          root: Digest32 = root
        ) -> Bool {
          ProofCheck.isIncluded(leaf: leaf, at: UInt64(claimed), size: UInt64(count), root: root, proof: proof)
        }
        var wrong = mutations(of: proof, adding: [Self.stranger, root]).filter { isAccepted($0) }.count
        for other in Self.others(than: index) where isAccepted(proof, at: other) { wrong += 1 }
        for other in Self.others(than: size) {
          let isSame = Self.inclusionSteps[other][index] == Self.inclusionSteps[size][index]
          if isAccepted(proof, of: other) != isSame { wrong += 1 }
          if isAccepted(proof, of: other, root: Self.roots[other]) { wrong += 1 }
        }
        #expect(isAccepted(proof) && wrong == 0, "\(index) of \(size)")
        #expect(!isAccepted(proof, leaf: Self.leaves[index + 1]) && !isAccepted(proof, root: leaf.flipped(bit: 7)))
      }
    }
  }

  @Test func acceptsAConsistencyProofOnlyUnchanged() throws {
    for size in 1...64 {
      for old in 1...size {
        let proof = try #require(
          try MerkleTree.consistencyProof(from: UInt64(old), to: UInt64(size), in: Self.tree))
        let steps = Self.consistencySteps[size][old]
        #expect(proof.count == steps?.count)

        func isAccepted(
          _ proof: [Digest32], from claimed: Int = old, to count: Int = size, old: Digest32 = Self.roots[old],
          new: Digest32 = Self.roots[size]
        ) -> Bool {
          ProofCheck.isConsistent(from: UInt64(claimed), old, to: UInt64(count), new, proof: proof)
        }
        let extra = [Self.stranger, Self.roots[old], Self.roots[size]]
        var wrong = mutations(of: proof, adding: extra).filter { isAccepted($0) }.count
        for other in Self.others(than: old) {
          if isAccepted(proof, from: other) != (Self.consistencySteps[size][other] == steps) { wrong += 1 }
          if isAccepted(proof, from: other, old: Self.roots[other]) { wrong += 1 }
        }
        for other in Self.others(than: size) {
          if isAccepted(proof, to: other) != (Self.consistencySteps[other][old] == steps) { wrong += 1 }
          if isAccepted(proof, to: other, new: Self.roots[other]) { wrong += 1 }
        }
        #expect(isAccepted(proof) && wrong == 0, "\(old) to \(size)")
        #expect(!isAccepted(proof, old: Self.stranger) && !isAccepted(proof, new: Self.stranger), "\(old) to \(size)")
      }
    }
  }

  @Test func makesNoProofOfWhatIsNotThere() throws {
    for (index, size) in [(0, 0), (1, 1), (5, 5), (6, 5), (.max, 5), (.max, .max)] as [(UInt64, UInt64)] {
      #expect(try MerkleTree.inclusionProof(of: index, size: size, in: Self.tree) == nil)
    }
    for (old, size) in [(0, 0), (0, 5), (6, 5), (.max, 5), (.max, 0)] as [(UInt64, UInt64)] {
      #expect(try MerkleTree.consistencyProof(from: old, to: size, in: Self.tree) == nil)
    }
    #expect(throws: GrownTree.Incomplete.self) { try MerkleTree.root(ofSize: 66, in: Self.tree) }
    #expect(throws: GrownTree.Incomplete.self) { try Frontier(size: .max, in: Self.tree) }
  }
}
