import Testing

@testable import EventLog

@Suite(.enabled(if: vectors != nil, "DEPOSITARY_VECTORS is not set")) struct PublishedMirrorTests {
  struct Cosigner: Decodable {
    enum CodingKeys: String, CodingKey {
      case name
      case keys = "verifier_keys"
    }

    let name: String
    let keys: [String]
  }

  static let cosigners = [
    (folder: "witness", file: "witness.v0.json", origin: "rome2026h1.example.org"),
    (folder: "witness2", file: "witness.v0.json", origin: "milan2026h1.example.org"),
    (folder: "witness/mirror", file: "mirror.v0.json", origin: "rome2026h1.example.org"),
  ]

  private func key(_ index: Int) throws -> VerifierKey {
    let (folder, file, _) = Self.cosigners[index]
    let cosigner = try Published.decoded(Cosigner.self, "cosigned-mirror/\(folder)/\(file)")
    let text = try #require(cosigner.keys.first)
    let key = try #require(VerifierKey(text))
    #expect(cosigner.keys == [key.description])
    #expect(cosigner.name == key.name.description)
    #expect(key.role == .cosigner)
    return key
  }

  private func folder(_ index: Int) -> String {
    let (folder, _, origin) = Self.cosigners[index]
    return "cosigned-mirror/\(folder)/\(Digest32.sha256(Array(origin.utf8)))"
  }

  private func note(_ index: Int) throws -> [UInt8] { try Published.bytes(folder(index) + "/checkpoint") }

  @Test func areCosignedWithTheirTime() throws {
    let keys = try Self.cosigners.indices.map(key)
    for index in keys.indices {
      let signed = try SignedCheckpoint(try note(index))
      #expect(signed.checkpoint.origin.description == Self.cosigners[index].origin)
      #expect(signed.checkpoint.size == 300)
      let signers = try signed.signers(among: keys)
      #expect(signers.map(\.key) == [keys[index]])
      #expect(signers.map(\.time) == [1_767_139_200])
    }
  }

  @Test func carryASignatureOfAnotherKind() throws {
    let signed = try SignedCheckpoint(try note(0))
    #expect(signed.note.signatures.map(\.name.description) == ["rome2026h1.example.org", "witness.example.org"])
    #expect(try signed.keeping([key(0)]).note.signatures.map(\.name) == [key(0).name])
    #expect(try SignedCheckpoint(note(1)).note.signatures.count == 1)
    #expect(try SignedCheckpoint(note(2)).note.signatures.count == 1)
  }

  @Test(arguments: cosigners.indices)
  func areRefusedWithAnyBitChanged(index: Int) throws {
    let (note, key) = (try note(index), try key(index))
    let ignored = Array("— rome2026h1.example.org ".utf8)
    let lines = note.split(separator: 0x0A, omittingEmptySubsequences: false)
    let skipped = lines.first { $0.starts(with: ignored) }.map { $0.startIndex..<$0.endIndex } ?? 0..<0
    for bit in 0..<8 * note.count where !skipped.contains(bit / 8) {
      var changed = note
      changed[bit / 8] ^= 1 << UInt8(bit % 8)
      let signers = try? SignedCheckpoint(changed).signers(among: [key])
      #expect(signers?.isEmpty != false, "bit \(bit)")
    }
  }

  @Test func hasTheRootOfItsLeavesAndOfItsTiles() throws {
    let root = try SignedCheckpoint(try note(2)).checkpoint.root
    let leaves = (0..<300).map { Digest32.leaf(Array("record \($0)".utf8)) }
    let tree = GrownTree(leaves)
    #expect(tree.frontier.root == root)
    let full = try tile("0/000")
    let partial = try tile("0/001.p/44")
    #expect(full + partial == leaves)
    #expect(full.count == 256)
    #expect(try tile("1/000.p/1") == [try tree.hash(of: TreePosition(level: 8, index: 0))])
    let tiles = Tiles(levels: [full + partial, try tile("1/000.p/1")])
    #expect(try MerkleTree.root(ofSize: 300, in: tiles) == root)
    #expect(try MerkleTree.inclusionProof(of: 299, size: 300, in: tiles)?.count == 5)
  }

  private func tile(_ path: String) throws -> [Digest32] {
    let bytes = try Published.bytes(folder(2) + "/tile/" + path)
    return stride(from: 0, to: bytes.count, by: 32).compactMap {
      Digest32(bytes: bytes[$0..<min($0 + 32, bytes.count)])
    }
  }

  /// Only every eighth level is stored; those between are hashed again.
  private struct Tiles: TreeNodes {
    let levels: [[Digest32]]

    func hash(of position: TreePosition) throws -> Digest32 {
      if position.level.isMultiple(of: 8) { return levels[position.level / 8][Int(position.index)] }
      let left = try hash(of: TreePosition(level: position.level - 1, index: position.index * 2))
      return .node(left, try hash(of: TreePosition(level: position.level - 1, index: position.index * 2 + 1)))
    }
  }
}
