/// The proof that an entry stands in a log, for a reader who has only the log's key (C2SP tlog-proof).
package struct InclusionFile: Hashable, Sendable {
  /// The entry's own bytes, as the extra data of the format.
  package let entry: [UInt8]
  /// The index of the entry, from 0: one less than its number.
  package let index: UInt64
  /// The hashes of the proof, from the leaf's sibling up.
  package let proof: [Digest32]
  /// The checkpoint of the log that it stands in.
  package let checkpoint: SignedCheckpoint

  /// Makes the value. Nothing is checked yet.
  package init(entry: [UInt8], index: UInt64, proof: [Digest32], checkpoint: SignedCheckpoint) {
    self.entry = entry
    self.index = index
    self.proof = proof
    self.checkpoint = checkpoint
  }

  private static let header = "c2sp.org/tlog-proof@v1"

  /// The bytes of the file.
  package var bytes: [UInt8] {
    let head = "\(Self.header)\nextra \(Base64.text(of: entry))\nindex \(index)\n"
    return Array(head.utf8) + ProofLines.bytes(proof) + [0x0A] + checkpoint.note.bytes
  }

  /// Reads a file. Throws `ProofError` or `NoteError`. Nothing is checked yet but the form.
  package init(_ bytes: [UInt8]) throws {
    var lines = ProofLines(bytes)
    guard Self.isOne(bytes), lines.next() != nil else { throw ProofError.notAProof }
    guard let entry = lines.next()?.dropping("extra ").flatMap({ Base64.bytes(of: $0) }) else {
      throw ProofError.line(2)
    }
    guard let index = lines.next()?.dropping("index ").flatMap({ UInt64(plainDecimal: $0.utf8) }) else {
      throw ProofError.line(3)
    }
    let proof = try lines.hashes()
    self.init(entry: entry, index: index, proof: proof, checkpoint: try SignedCheckpoint(lines.rest))
  }

  /// Whether the proof leads from the entry to the root. It says nothing of signatures.
  package var isIncluded: Bool {
    ProofCheck.isIncluded(
      leaf: .leaf(entry), at: index, size: checkpoint.checkpoint.size, root: checkpoint.checkpoint.root, proof: proof)
  }

  /// Whether the bytes begin as such a file does.
  package static func isOne(_ bytes: [UInt8]) -> Bool { bytes.starts(with: Array((header + "\n").utf8)) }
}

/// The proof that a log only grew between two sizes (the request of C2SP tlog-witness): `old N`, the proof, the newer
/// checkpoint.
package struct ConsistencyFile: Hashable, Sendable {
  /// The size of the older tree.
  package let old: UInt64
  /// The hashes of the proof (RFC 9162 section 2.1.4).
  package let proof: [Digest32]
  /// The newer of the two checkpoints.
  package let checkpoint: SignedCheckpoint

  /// Makes the value. Nothing is checked yet.
  package init(old: UInt64, proof: [Digest32], checkpoint: SignedCheckpoint) {
    self.old = old
    self.proof = proof
    self.checkpoint = checkpoint
  }

  /// The bytes of the file.
  package var bytes: [UInt8] {
    Array("old \(old)\n".utf8) + ProofLines.bytes(proof) + [0x0A] + checkpoint.note.bytes
  }

  /// Reads a file. Throws `ProofError` or `NoteError`. Nothing is checked yet but the form.
  package init(_ bytes: [UInt8]) throws {
    var lines = ProofLines(bytes)
    guard let old = lines.next()?.dropping("old ").flatMap({ UInt64(plainDecimal: $0.utf8) }) else {
      throw ProofError.notAProof
    }
    let proof = try lines.hashes()
    self.init(old: old, proof: proof, checkpoint: try SignedCheckpoint(lines.rest))
  }

  /// Whether the newer tree begins with the older one. It says nothing of signatures.
  package func isConsistent(with root: Digest32) -> Bool {
    ProofCheck.isConsistent(
      from: old, root, to: checkpoint.checkpoint.size, checkpoint.checkpoint.root, proof: proof)
  }
}

/// Why a file is no proof.
package enum ProofError: Error, Hashable, Sendable {
  /// Not even its first line is that of a proof.
  case notAProof
  /// The file is longer than a proof can be.
  case tooLong(most: Int)
  /// This line, from 1, is not what it must be.
  case line(Int)
}

/// Reads the lines before the checkpoint.
struct ProofLines {
  /// The most hashes that are read: so many has a proof in a tree of 2^64 leaves.
  static let mostHashes = 65

  private let bytes: [UInt8]
  private var start = 0
  private var number = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> Substring? {
    guard let end = bytes[start...].firstIndex(of: 0x0A),
      let line = String(validating: bytes[start..<end], as: UTF8.self)
    else { return nil }
    start = end + 1
    number += 1
    return Substring(line)
  }

  mutating func hashes() throws(ProofError) -> [Digest32] {
    var hashes: [Digest32] = []
    while let line = next(), hashes.count <= Self.mostHashes {
      if line.isEmpty { return hashes }
      guard let hash = Base64.bytes(of: line).flatMap({ Digest32(bytes: $0) }) else { throw .line(number) }
      hashes.append(hash)
    }
    throw .line(number + 1)
  }

  var rest: [UInt8] { Array(bytes[start...]) }

  static func bytes(_ proof: [Digest32]) -> [UInt8] { proof.flatMap { Array((Base64.text(of: $0.bytes) + "\n").utf8) } }
}

extension Substring {
  fileprivate func dropping(_ prefix: String) -> Substring? {
    utf8.starts(with: prefix.utf8) ? Substring(utf8.dropFirst(prefix.utf8.count)) : nil
  }
}
