import EventLog
import Testing

@Suite(.enabled(if: vectors != nil, "DEPOSITARY_VECTORS is not set")) struct PublishedTreeTests {
  struct Vectors: Decodable {
    struct Inclusion: Decodable {
      let index: UInt64
      let size: UInt64
      let leafHash: String
      let proof: [String]?
    }

    struct Consistency: Decodable {
      let old: UInt64
      let size: UInt64
      let proof: [String]?
    }

    let roots: [String]
    let rootsOfLargerTrees: [String: String]
    let inclusion: [Inclusion]
    let consistency: [Consistency]
  }

  static let largest: UInt64 = 70_001
  static let tree = GrownTree((0..<largest).map { Digest32.leaf(Array("\($0)".utf8)) })
  static let stranger = Digest32.sha256([1])

  private let published: Vectors

  init() throws {
    published = try Published.decoded(Vectors.self, "x-mod-generated/rfc6962-tree.json")
  }

  @Test func findsEveryRoot() throws {
    #expect(published.roots.count == 1_101)
    for (size, text) in published.roots.enumerated() { try check(UInt64(size), text) }
    #expect(published.rootsOfLargerTrees.count == 10)
    for (size, text) in published.rootsOfLargerTrees { try check(try #require(UInt64(size)), text) }
  }

  private func check(_ size: UInt64, _ text: String) throws {
    let root = try #require(Digest32(base64: text))
    #expect(try MerkleTree.root(ofSize: size, in: Self.tree) == root, "\(size)")
    #expect(try Frontier(size: size, in: Self.tree).root == root, "\(size)")
  }

  @Test func growsThroughEveryRoot() throws {
    let roots = try published.roots.map { try #require(Digest32(base64: $0)) }
    let larger = published.rootsOfLargerTrees
    var frontier = Frontier()
    var found = 0
    for size in 0...Self.largest {
      if size < roots.count {
        guard frontier.root == roots[Int(size)] else {
          Issue.record("the root of size \(size) differs")
          return
        }
      }
      if let text = larger["\(size)"] {
        #expect(Digest32(base64: text) == frontier.root, "\(size)")
        found += 1
      }
      _ = frontier.append(leaf: .leaf(Array("\(size)".utf8)))
    }
    #expect(found == 10)
  }

  @Test func makesEveryInclusionProof() throws {
    #expect(published.inclusion.count == 568)
    for claim in published.inclusion {
      let (index, size) = (claim.index, claim.size)
      let leaf = try Self.tree.hash(of: TreePosition(level: 0, index: index))
      let root = try MerkleTree.root(ofSize: size, in: Self.tree)
      let proof = try #require(try MerkleTree.inclusionProof(of: index, size: size, in: Self.tree))
      #expect(Digest32(base64: claim.leafHash) == leaf, "\(index) of \(size)")
      #expect(Digest32.list(base64: claim.proof) == proof, "\(index) of \(size)")

      func isAccepted(_ leaf: Digest32, _ index: UInt64, _ size: UInt64, _ root: Digest32, _ proof: [Digest32]) -> Bool
      {
        ProofCheck.isIncluded(leaf: leaf, at: index, size: size, root: root, proof: proof)
      }
      #expect(isAccepted(leaf, index, size, root, proof), "\(index) of \(size)")
      for changed in mutations(of: proof, adding: [Self.stranger, root]) {
        #expect(!isAccepted(leaf, index, size, root, changed), "\(index) of \(size)")
      }
      for moved in [index &- 1, index + 1] {
        #expect(!isAccepted(leaf, moved, size, root, proof), "\(moved) for \(index) of \(size)")
      }
      for moved in [size - 1, size + 1] {
        let other = try MerkleTree.root(ofSize: moved, in: Self.tree)
        #expect(!isAccepted(leaf, index, moved, other, proof), "\(index) of \(moved) for \(size)")
      }
      #expect(!isAccepted(leaf.flipped(bit: 255), index, size, root, proof), "\(index) of \(size)")
      #expect(!isAccepted(leaf, index, size, root.flipped(bit: 0), proof), "\(index) of \(size)")
    }
  }

  @Test func makesEveryConsistencyProof() throws {
    #expect(published.consistency.count == 534)
    for claim in published.consistency {
      let (old, size) = (claim.old, claim.size)
      let oldRoot = try MerkleTree.root(ofSize: old, in: Self.tree)
      let root = try MerkleTree.root(ofSize: size, in: Self.tree)
      let proof = try #require(try MerkleTree.consistencyProof(from: old, to: size, in: Self.tree))
      #expect(Digest32.list(base64: claim.proof) == proof, "\(old) to \(size)")

      func isAccepted(_ oldRoot: Digest32, _ root: Digest32, _ proof: [Digest32]) -> Bool {
        ProofCheck.isConsistent(from: old, oldRoot, to: size, root, proof: proof)
      }
      #expect(isAccepted(oldRoot, root, proof), "\(old) to \(size)")
      for changed in mutations(of: proof, adding: [Self.stranger, oldRoot, root]) {
        #expect(!isAccepted(oldRoot, root, changed), "\(old) to \(size)")
      }
      #expect(!isAccepted(oldRoot.flipped(bit: 9), root, proof), "\(old) to \(size)")
      #expect(!isAccepted(oldRoot, root.flipped(bit: 9), proof), "\(old) to \(size)")
      for moved in [(old - 1, size), (old + 1, size), (old, size - 1), (old, size + 1)]
      where moved.1 <= Self.largest {
        let isAccepted = try ProofCheck.isConsistent(
          from: moved.0, MerkleTree.root(ofSize: moved.0, in: Self.tree), to: moved.1,
          MerkleTree.root(ofSize: moved.1, in: Self.tree), proof: proof)
        #expect(!isAccepted, "\(moved) for \(old) to \(size)")
      }
    }
  }
}
