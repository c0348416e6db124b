import Testing

@testable import EventLog

@Suite(.enabled(if: vectors != nil, "DEPOSITARY_VECTORS is not set")) struct PublishedLogTests {
  static let verifier = VerifierKey(
    "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx")

  /// Published with the log, in `testdata/build_log.sh` of its repository: it protects nothing.
  static let signer = SigningKey(
    text: "PRIVATE+KEY+example.com/log/testdata+33d7b496+AeymY/SZAX0jZcJ8enZ5FY1Dz+wTML2yWSkK+9DSF3eg")

  private func note(_ name: String) throws -> [UInt8] { try Published.bytes("tessera-log/\(name)") }

  /// A bundle: each entry after its length in two bytes.
  private func entries(_ count: Int) throws -> [[UInt8]] {
    guard count > 0 else { return [] }
    var rest = try Published.bytes("tessera-log/tile/entries/000.p/\(count)")[...]
    var entries: [[UInt8]] = []
    while let high = rest.popFirst(), let low = rest.popFirst() {
      entries.append(Array(rest.prefix(Int(high) << 8 | Int(low))))
      rest = rest.dropFirst(Int(high) << 8 | Int(low))
    }
    return entries
  }

  @Test func signsSeventeenCheckpoints() throws {
    let paths = try Published.paths("tessera-log", "").filter { $0.contains("/checkpoint") }
    #expect(paths.count == 17)
    let key = try #require(Self.verifier)
    for path in paths {
      let signed = try SignedCheckpoint(try Published.bytes(path))
      #expect(try signed.signers(among: [key]).map(\.key) == [key], "\(path)")
      #expect(signed.checkpoint.origin == key.name)
    }
    #expect(try note("checkpoint") == note("checkpoint.15"))
  }

  @Test func growsFromEachCheckpointToEveryLater() throws {
    let roots = try (0...15).map { size in
      let checkpoint = try SignedCheckpoint(try note("checkpoint.\(size)")).checkpoint
      #expect(checkpoint.size == UInt64(size))
      let leaves = try entries(size).map { Digest32.leaf($0) }
      #expect(leaves.count == size)
      #expect(GrownTree(leaves).frontier.root == checkpoint.root, "\(size)")
      if size > 0 {
        #expect(try Published.bytes("tessera-log/tile/0/000.p/\(size)") == leaves.flatMap(\.bytes), "\(size)")
      }
      return checkpoint.root
    }
    #expect(roots.first == MerkleTree.emptyRoot)
    #expect(try entries(2) == [Array("one".utf8), Array("two".utf8)])
    let tree = GrownTree(try entries(15).map { Digest32.leaf($0) })
    for size in 1...15 {
      for old in 1...size {
        let proof = try #require(try MerkleTree.consistencyProof(from: UInt64(old), to: UInt64(size), in: tree))
        #expect(
          ProofCheck.isConsistent(from: UInt64(old), roots[old], to: UInt64(size), roots[size], proof: proof),
          "\(old) to \(size)")
      }
    }
  }

  @Test func isMadeAgainByItsSigner() throws {
    let key = try #require(Self.signer)
    #expect(key.verifier(.log) == Self.verifier)
    var frontier = Frontier()
    for (size, entry) in (try entries(15) + [[]]).enumerated() {
      let checkpoint = Checkpoint(origin: key.name, size: UInt64(size), root: frontier.root)
      let signed = try #require(SignedCheckpoint(checkpoint, signedBy: key))
      #expect(signed.note.bytes == (try note("checkpoint.\(size)")), "\(size)")
      _ = frontier.append(leaf: .leaf(entry))
    }
    #expect(frontier.size == 16)
  }

  @Test func isRefusedWithAnyBitOfACheckpointChanged() throws {
    let key = try #require(Self.verifier)
    for name in ["checkpoint.0", "checkpoint.15"] {
      let note = try note(name)
      for bit in 0..<8 * note.count {
        var changed = note
        changed[bit / 8] ^= 1 << UInt8(bit % 8)
        let signers = try? SignedCheckpoint(changed).signers(among: [key])
        #expect(signers?.isEmpty != false, "\(name), bit \(bit)")
      }
    }
  }
}
