import EventLog
import Foundation
import Testing

/// The vectors that Depositary publishes, made by a program that shares no code with it.
enum OwnVectors {
  static func decoded<Value: Decodable>(_ type: Value.Type, _ name: String) throws -> Value {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return try JSONDecoder().decode(type, from: Data(contentsOf: root.appendingPathComponent("Fixtures/log/" + name)))
  }

  /// A text, or bytes that are none.
  static func bytes(_ text: String?, _ hex: String?) throws -> [UInt8] {
    if let text { return Array(text.utf8) }
    let digits = Array(try #require(hex))
    return try stride(from: 0, to: digits.count, by: 2).map {
      try #require(UInt8(String(digits[$0..<$0 + 2]), radix: 16))
    }
  }
}

@Suite struct OwnVectorTests {
  struct Tree: Decodable {
    struct Inclusion: Decodable {
      let accept: Bool
      let why: String?
      let index: UInt64
      let size: UInt64
      let leaf: String
      let root: String
      let proof: [String]
    }

    struct Consistency: Decodable {
      let accept: Bool
      let why: String?
      let old: UInt64
      let size: UInt64
      let oldRoot: String
      let root: String
      let proof: [String]
    }

    let leaves: [String]
    let roots: [String]
    let inclusion: [Inclusion]
    let consistency: [Consistency]

    var grown: GrownTree { GrownTree(leaves.map { Digest32.leaf(Array($0.utf8)) }) }
  }

  @Test func findsTheRoots() throws {
    let vectors = try OwnVectors.decoded(Tree.self, "tree.json")
    #expect(vectors.leaves.count == 70)
    #expect(vectors.roots.count == 71)
    let tree = vectors.grown
    for (size, text) in vectors.roots.enumerated() {
      let root = try #require(Digest32(base64: text))
      #expect(try MerkleTree.root(ofSize: UInt64(size), in: tree) == root, "\(size)")
      #expect(try Frontier(size: UInt64(size), in: tree).root == root, "\(size)")
    }
  }

  @Test func acceptsExactlyTheInclusionProofsThatHold() throws {
    let vectors = try OwnVectors.decoded(Tree.self, "tree.json")
    let tree = vectors.grown
    #expect(vectors.inclusion.count == 336)
    #expect(vectors.inclusion.count(where: \.accept) == 151)
    for claim in vectors.inclusion {
      let leaf = try #require(Digest32(base64: claim.leaf))
      let root = try #require(Digest32(base64: claim.root))
      let proof = try #require(Digest32.list(base64: claim.proof))
      let isAccepted = ProofCheck.isIncluded(leaf: leaf, at: claim.index, size: claim.size, root: root, proof: proof)
      let name = "\(claim.index) of \(claim.size): \(claim.why ?? "")"
      #expect(isAccepted == claim.accept, "\(name)")
      guard claim.accept else { continue }
      #expect(try MerkleTree.inclusionProof(of: claim.index, size: claim.size, in: tree) == proof, "\(name)")
      #expect(try tree.hash(of: TreePosition(level: 0, index: claim.index)) == leaf, "\(name)")
    }
  }

  @Test func acceptsExactlyTheConsistencyProofsThatHold() throws {
    let vectors = try OwnVectors.decoded(Tree.self, "tree.json")
    let tree = vectors.grown
    #expect(vectors.consistency.count == 405)
    #expect(vectors.consistency.count(where: \.accept) == 175)
    for claim in vectors.consistency {
      let roots = try (#require(Digest32(base64: claim.oldRoot)), #require(Digest32(base64: claim.root)))
      let proof = try #require(Digest32.list(base64: claim.proof))
      let isAccepted = ProofCheck.isConsistent(from: claim.old, roots.0, to: claim.size, roots.1, proof: proof)
      let name = "\(claim.old) to \(claim.size): \(claim.why ?? "")"
      #expect(isAccepted == claim.accept, "\(name)")
      guard claim.accept else { continue }
      #expect(try MerkleTree.consistencyProof(from: claim.old, to: claim.size, in: tree) == proof, "\(name)")
    }
  }

  struct JSONTexts: Decodable {
    struct Accepted: Decodable {
      let why: String
      let text: String
      let canonical: String
    }

    struct Refused: Decodable {
      let why: String
      let text: String?
      let hex: String?
    }

    let accepted: [Accepted]
    let refused: [Refused]
  }

  @Test func writesTheCanonicalForm() throws {
    let vectors = try OwnVectors.decoded(JSONTexts.self, "canonical.json")
    #expect(vectors.accepted.count == 24)
    for vector in vectors.accepted {
      let (text, canonical) = (Array(vector.text.utf8), Array(vector.canonical.utf8))
      let value = try CanonicalJSON.value(of: text)
      #expect(CanonicalJSON.bytes(of: value) == canonical, "\(vector.why)")
      #expect(try CanonicalJSON.canonicalValue(of: canonical) == value, "\(vector.why)")
      let read = try? CanonicalJSON.canonicalValue(of: text)
      #expect((read != nil) == (text == canonical), "\(vector.why)")
    }
  }

  @Test func refusesWhatIsNoText() throws {
    let vectors = try OwnVectors.decoded(JSONTexts.self, "canonical.json")
    #expect(vectors.refused.count == 139)
    for vector in vectors.refused {
      let bytes = try OwnVectors.bytes(vector.text, vector.hex)
      #expect(refusal(of: bytes) != nil, "\(vector.why): \(vector.text ?? vector.hex ?? "")")
    }
  }
}
