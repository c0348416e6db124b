import EventLog
import Testing

@Suite struct ProofFileTests {
  static let entries = (0..<11).map { Array("entry \($0)".utf8) }
  static let tree = GrownTree(entries.map { Digest32.leaf($0) })

  private let key: SigningKey
  private let signed: SignedCheckpoint

  init() throws {
    key = try KeyTests.key(KeyTests.name)
    let checkpoint = Checkpoint(origin: key.name, size: 11, root: Self.tree.frontier.root)
    signed = try #require(SignedCheckpoint(checkpoint, signedBy: key))
  }

  private func inclusion(_ index: Int) throws -> InclusionFile {
    let proof = try #require(try MerkleTree.inclusionProof(of: UInt64(index), size: 11, in: Self.tree))
    return InclusionFile(entry: Self.entries[index], index: UInt64(index), proof: proof, checkpoint: signed)
  }

  private func consistency(_ old: Int) throws -> ConsistencyFile {
    let proof = try #require(try MerkleTree.consistencyProof(from: UInt64(old), to: 11, in: Self.tree))
    return ConsistencyFile(old: UInt64(old), proof: proof, checkpoint: signed)
  }

  private func isSigned(_ checkpoint: SignedCheckpoint) throws -> Bool {
    try !checkpoint.signers(among: [key.verifier(.log)]).isEmpty
  }

  @Test func writesTheFormatsOfOthers() throws {
    let note = String(decoding: signed.note.bytes, as: UTF8.self)
    let file = InclusionFile(entry: Array("foob".utf8), index: 0, proof: [.sha256([])], checkpoint: signed)
    let hash = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="
    #expect(
      String(decoding: file.bytes, as: UTF8.self)
        == "c2sp.org/tlog-proof@v1\nextra Zm9vYg==\nindex 0\n\(hash)\n\n\(note)")
    let other = ConsistencyFile(old: 7, proof: [.sha256([]), .sha256([])], checkpoint: signed)
    #expect(String(decoding: other.bytes, as: UTF8.self) == "old 7\n\(hash)\n\(hash)\n\n\(note)")
  }

  @Test func readsItsOwnFiles() throws {
    for index in 0..<11 {
      let file = try inclusion(index)
      #expect(InclusionFile.isOne(file.bytes))
      #expect(try InclusionFile(file.bytes) == file)
      #expect(file.isIncluded)
    }
    for old in 1...11 {
      let file = try consistency(old)
      #expect(!InclusionFile.isOne(file.bytes))
      #expect(try ConsistencyFile(file.bytes) == file)
      #expect(file.isConsistent(with: try MerkleTree.root(ofSize: UInt64(old), in: Self.tree)))
    }
    let empty = InclusionFile(entry: [], index: 0, proof: [], checkpoint: signed)
    #expect(try InclusionFile(empty.bytes) == empty)
    let nothing = ConsistencyFile(old: 0, proof: [], checkpoint: signed)
    #expect(try ConsistencyFile(nothing.bytes) == nothing)
    #expect(!empty.isIncluded && !nothing.isConsistent(with: MerkleTree.emptyRoot))
  }

  @Test(arguments: [0, 7])
  func refusesEachChangedBitOfAReceipt(index: Int) throws {
    let bytes = try inclusion(index).bytes
    for bit in 0..<8 * bytes.count {
      var changed = bytes
      changed[bit / 8] ^= 1 << UInt8(bit % 8)
      guard let file = try? InclusionFile(changed), file.isIncluded else { continue }
      #expect((try? isSigned(file.checkpoint)) != true, "bit \(bit)")
    }
  }

  @Test(arguments: [5, 11])
  func refusesEachChangedBitOfAConsistencyFile(old: Int) throws {
    let root = try MerkleTree.root(ofSize: UInt64(old), in: Self.tree)
    let bytes = try consistency(old).bytes
    for bit in 0..<8 * bytes.count {
      var changed = bytes
      changed[bit / 8] ^= 1 << UInt8(bit % 8)
      guard let file = try? ConsistencyFile(changed), file.isConsistent(with: root) else { continue }
      #expect((try? isSigned(file.checkpoint)) != true, "bit \(bit)")
    }
  }

  @Test(
    arguments: [
      (0, "", .notAProof), (0, "c2sp.org/tlog-proof@v2", .notAProof), (0, " c2sp.org/tlog-proof@v1", .notAProof),
      (0, "c2sp.org/tlog-proof@v1\r", .notAProof), (0, nil, .notAProof), (1, nil, .line(2)), (1, "", .line(2)),
      (1, "extra", .line(2)), (1, "extra  Zg==", .line(2)), (1, "extra Zg", .line(2)), (1, "Extra Zg==", .line(2)),
      (1, "extra Zh==", .line(2)), (1, "extra Zg==\r", .line(2)), (2, nil, .line(3)), (2, "", .line(3)),
      (2, "index", .line(3)), (2, "index ", .line(3)), (2, "index 03", .line(3)), (2, "index +3", .line(3)),
      (2, "index -3", .line(3)), (2, "index  3", .line(3)), (2, "index 3 ", .line(3)), (2, "old 3", .line(3)),
      (2, "index 18446744073709551616", .line(3)), (2, "index 3\r", .line(3)), (3, "AAAA", .line(4)),
      (3, "\(hash.dropLast())", .line(4)), (3, hash + " ", .line(4)), (3, hash + "\r", .line(4)),
      (4, "\(hash)\(hash)", .line(5)), (7, nil, .line(8)),
    ] as [(Int, String?, ProofError)])
  func refusesAnotherReceipt(line: Int, text: String?, error: ProofError) throws {
    let changed = try replacing(line, with: text, in: inclusion(3).bytes)
    #expect(throws: error) { try InclusionFile(changed) }
  }

  @Test(
    arguments: [
      (0, nil, .notAProof), (0, "", .notAProof), (0, "old", .notAProof), (0, "old ", .notAProof),
      (0, "old 03", .notAProof),
      (0, "old +3", .notAProof), (0, "index 3", .notAProof), (0, "Old 3", .notAProof), (0, "old 3\r", .notAProof),
      (0, "old 18446744073709551616", .notAProof), (1, "AAAA", .line(2)), (1, hash + " ", .line(2)),
      (2, "\(hash.dropLast())", .line(3)), (6, nil, .line(7)),
    ] as [(Int, String?, ProofError)])
  func refusesAnotherConsistencyFile(line: Int, text: String?, error: ProofError) throws {
    let changed = try replacing(line, with: text, in: consistency(3).bytes)
    #expect(throws: error) { try ConsistencyFile(changed) }
  }

  static let hash = Base64.text(of: MerkleTree.emptyRoot.bytes)

  /// The file with another line, from 0, or without it.
  private func replacing(_ line: Int, with text: String?, in bytes: [UInt8]) -> [UInt8] {
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
    lines.replaceSubrange(line...line, with: text.map { [Array($0.utf8)] } ?? [])
    return Array(lines.joined(separator: [0x0A]))
  }

  @Test func refusesAFileThatEndsEarly() throws {
    for bytes in [try inclusion(3).bytes, Array(try inclusion(3).bytes.dropFirst(80))] {
      for end in bytes.indices {
        #expect((try? InclusionFile(Array(bytes[..<end]))) == nil, "\(end)")
      }
    }
    let bytes = try consistency(3).bytes
    for end in bytes.indices { #expect((try? ConsistencyFile(Array(bytes[..<end]))) == nil, "\(end)") }
    #expect(throws: NoteError.self) { try ConsistencyFile(Array("old 3\n\n".utf8)) }
  }

  /// A tree of 2^64 − 1 leaves has none of more than 65 hashes.
  @Test func readsNoMoreHashesThanThereCanBe() throws {
    let hashes = [Digest32](repeating: MerkleTree.emptyRoot, count: 66)
    for count in [64, 65] {
      let file = ConsistencyFile(old: 1, proof: Array(hashes.prefix(count)), checkpoint: signed)
      #expect(try ConsistencyFile(file.bytes) == file)
    }
    #expect(throws: ProofError.self) {
      try ConsistencyFile(ConsistencyFile(old: 1, proof: hashes, checkpoint: signed).bytes)
    }
    #expect(throws: ProofError.self) {
      try InclusionFile(InclusionFile(entry: [], index: 1, proof: hashes, checkpoint: signed).bytes)
    }
  }
}
