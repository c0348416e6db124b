package import Agreements
package import EventLog

extension Registry {
  /// The proof that an entry stands in the log. Of our checkpoints that cover the entry, the one with the most
  /// signatures is taken, and of several such the oldest. Throws `ProvingRefusal`, or `RecordingRefusal.noSuchEntry`.
  package func prove(_ number: EntryNumber) throws -> InclusionFile {
    try store.read { log throws in
      guard let entry = try log.entry(number.value) else { throw RecordingRefusal.noSuchEntry(number) }
      let own = try ownCheckpoints(in: log)
      let covering = own.filter { $0.checkpoint.size >= UInt64(number.value) }
      let telling = covering.sorted { $0.isMoreTelling(than: $1) }
      let index = UInt64(number.value - 1)
      guard let signed = telling.first,
        let proof = try MerkleTree.inclusionProof(
          of: index, size: signed.checkpoint.size, in: LogTree(log: log))
      else { throw ProvingRefusal.notSigned(number, covered: own.last?.checkpoint.size) }
      return InclusionFile(entry: entry.bytes, index: index, proof: proof, checkpoint: signed)
    }
  }

  /// The proof that the newest checkpoint of ours begins with the first `size` entries. Throws `ProvingRefusal`.
  package func proveConsistency(from size: UInt64) throws -> ConsistencyFile {
    try store.read { log throws in
      let count = UInt64(try log.count)
      guard size <= count else { throw ProvingRefusal.notSoMany(size, entries: count) }
      guard let newest = try ownCheckpoints(in: log).last,
        let proof = try MerkleTree.consistencyProof(
          from: size, to: newest.checkpoint.size, in: LogTree(log: log))
      else { throw ProvingRefusal.noCheckpoint(after: size) }
      return ConsistencyFile(old: size, proof: proof, checkpoint: newest)
    }
  }

  /// The checkpoints of this very record, smallest first, with the signatures of trusted keys. Those without one are
  /// left out.
  private func ownCheckpoints(in log: any LogReader) throws -> [SignedCheckpoint] {
    let keys = try log.keys.map(\.key)
    let names = Set(try log.keys.filter(\.isOwn).map(\.key.name))
    let count = UInt64(try log.count)
    return try log.checkpoints.map { $0.keeping(keys) }.filter { signed in
      let checkpoint = signed.checkpoint
      return try !signed.note.signatures.isEmpty && names.contains { checkpoint.origin == $0 }
        && (1...max(1, count)).contains(checkpoint.size)
        && root(ofSize: checkpoint.size, in: log) == checkpoint.root
    }
  }
}

extension SignedCheckpoint {
  /// Whether it has more signatures, or as many on an earlier tree.
  fileprivate func isMoreTelling(than other: SignedCheckpoint) -> Bool {
    let (ours, theirs) = (note.signatures.count, other.note.signatures.count)
    return ours == theirs ? checkpoint.size < other.checkpoint.size : ours > theirs
  }
}
