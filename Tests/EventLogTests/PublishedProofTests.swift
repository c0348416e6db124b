import EventLog
import Testing

@Suite(.enabled(if: vectors != nil, "DEPOSITARY_VECTORS is not set")) struct PublishedProofTests {
  struct Inclusion: Decodable {
    let leafIdx: UInt64
    let treeSize: UInt64
    let leafHash: String?
    let root: String?
    let proof: [String]?
    let wantErr: Bool

    func isAccepted(_ hash: (String?) -> Digest32?) -> Bool {
      guard let leaf = hash(leafHash), let root = hash(root), let proof = PublishedProofTests.list(proof, hash) else {
        return false
      }
      return ProofCheck.isIncluded(leaf: leaf, at: leafIdx, size: treeSize, root: root, proof: proof)
    }
  }

  struct Consistency: Decodable {
    let size1: UInt64
    let size2: UInt64
    let root1: String?
    let root2: String?
    let proof: [String]?
    let wantErr: Bool

    func isAccepted(_ hash: (String?) -> Digest32?) -> Bool {
      guard let old = hash(root1), let new = hash(root2), let proof = PublishedProofTests.list(proof, hash) else {
        return false
      }
      return ProofCheck.isConsistent(from: size1, old, to: size2, new, proof: proof)
    }
  }

  fileprivate static func list(_ texts: [String]?, _ hash: (String?) -> Digest32?) -> [Digest32]? {
    let hashes = (texts ?? []).compactMap(hash)
    return hashes.count == texts?.count ?? 0 ? hashes : nil
  }

  /// What is no hash is refused as it is read; with a hash in its place the check itself is seen to refuse. What is
  /// empty is only ever refused for that.
  private static func replaced(_ text: String?) -> Digest32? {
    guard let text, !text.isEmpty else { return nil }
    return Digest32(base64: text) ?? .sha256(Array(text.utf8))
  }

  @Test func acceptsExactlyTheInclusionProofsThatHold() throws {
    let paths = try Published.paths("rfc6962-proofs/inclusion", ".json")
    #expect(paths.count == 98)
    var accepted = 0
    for path in paths {
      let claim = try Published.decoded(Inclusion.self, path)
      #expect(claim.isAccepted { Digest32(base64: $0) } == !claim.wantErr, "\(path)")
      #expect(claim.isAccepted(Self.replaced) == !claim.wantErr, "\(path)")
      accepted += claim.wantErr ? 0 : 1
    }
    #expect(accepted == 6)
  }

  @Test func acceptsExactlyTheConsistencyProofsThatHold() throws {
    let paths = try Published.paths("rfc6962-proofs/consistency", ".json")
    #expect(paths.count == 98)
    // Accepted by the implementation they come from, although its roots are two equal texts and no hashes.
    let exception = "rfc6962-proofs/consistency/additional/sizes-are-equal-one-and-proof-is-empty.json"
    #expect(paths.contains(exception))
    var accepted = 0
    for path in paths {
      let claim = try Published.decoded(Consistency.self, path)
      #expect(claim.isAccepted { Digest32(base64: $0) } == (!claim.wantErr && path != exception), "\(path)")
      #expect(claim.isAccepted(Self.replaced) == !claim.wantErr, "\(path)")
      accepted += claim.wantErr ? 0 : 1
    }
    #expect(accepted == 6)
  }
}
