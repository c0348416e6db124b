import EventLog
import Testing

/// The largest trees there can be, of one leaf again and again.
@Suite struct HostileSizeTests {
  struct Uniform: TreeNodes {
    static let leaf = Digest32.leaf([])
    private let hashes: [Digest32]

    init() {
      var hashes = [Self.leaf]
      while hashes.count < 64, let last = hashes.last { hashes.append(.node(last, last)) }
      self.hashes = hashes
    }

    func hash(of position: TreePosition) throws -> Digest32 { hashes[position.level] }
  }

  static let tree = Uniform()
  static let sizes: [UInt64] = [0, 1, 2, 3, 1 << 32, 1 << 63 - 1, 1 << 63, 1 << 63 + 1, .max - 1, .max]

  @Test(arguments: sizes)
  func provesThemAll(size: UInt64) throws {
    let root = try MerkleTree.root(ofSize: size, in: Self.tree)
    #expect(try Frontier(size: size, in: Self.tree).root == root)
    for index in Self.sizes.flatMap({ [$0, $0 / 2, size &- $0] }) {
      let proof = try MerkleTree.inclusionProof(of: index, size: size, in: Self.tree)
      #expect((proof != nil) == (index < size))
      let isIncluded = ProofCheck.isIncluded(
        leaf: Uniform.leaf, at: index, size: size, root: root, proof: proof ?? [])
      #expect(isIncluded == (index < size), "\(index) of \(size)")
      #expect((proof?.count ?? 0) <= 64)

      let older = try MerkleTree.consistencyProof(from: index, to: size, in: Self.tree)
      #expect((older != nil) == (index > 0 && index <= size))
      let isConsistent = try ProofCheck.isConsistent(
        from: index, MerkleTree.root(ofSize: index, in: Self.tree), to: size, root, proof: older ?? [])
      #expect(isConsistent == (older != nil), "\(index) to \(size)")
      #expect((older?.count ?? 0) <= 65)
    }
  }

  @Test(arguments: [0, 1, 2, 63, 64, 65, 66, 1_000])
  func trapsOnNone(length: Int) throws {
    let root = Digest32.sha256([])
    let proof = [Digest32](repeating: root, count: length)
    for first in Self.sizes {
      for size in Self.sizes {
        #expect(!ProofCheck.isIncluded(leaf: Uniform.leaf, at: first, size: size, root: root, proof: proof))
        let isEqual = first == size && first > 0 && proof.isEmpty
        #expect(ProofCheck.isConsistent(from: first, root, to: size, root, proof: proof) == isEqual)
      }
    }
  }

  @Test func startsAtTheLastSizeButOne() throws {
    var frontier = try Frontier(size: .max - 1, in: Self.tree)
    #expect(frontier.append(leaf: Uniform.leaf).isEmpty)
    #expect(try frontier.root == MerkleTree.root(ofSize: .max, in: Self.tree))
  }

  @Test("the header of a file in a bundle holds a name of 100 bytes, and a size of eleven octal digits")
  func header() throws {
    for (length, size) in [(100, TarHeader.largestFile), (1, 0)] {
      let header = try #require(TarHeader(name: String(repeating: "a", count: length), size: size))
      #expect(TarHeader(header.bytes) == header)
    }
    #expect(TarHeader(name: String(repeating: "a", count: 101), size: 0) == nil)
    #expect(TarHeader(name: "", size: 0) == nil && TarHeader(name: "a", size: TarHeader.largestFile + 1) == nil)
    #expect(TarHeader(name: "a", size: -1) == nil)
  }
}
