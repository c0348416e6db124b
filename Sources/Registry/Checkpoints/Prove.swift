public import Agreements
public import EventLog

extension Registry {
  /// That an entry stands in the log, under the oldest checkpoint of ours that covers it and that most have signed.
  /// Throws `ProvingRefusal`, or `RecordingRefusal.noSuchEntry`.
  public func prove(_ number: EntryNumber) throws -> InclusionFile {
    try store.read { log throws in
      guard let entry = try log.entry(number.value) else { throw RecordingRefusal.noSuchEntry(number) }
      let own = try ownCheckpoints(in: log)
      let covering = own.filter { $0.checkpoint.size >= UInt64(number.value) }
      let index = UInt64(number.value - 1)
      guard let signed = covering.max(by: { $0.isLessTelling(than: $1) }),
        let proof = try MerkleTree.inclusionProof(
          of: index, size: signed.checkpoint.size, in: LogTree(log: log))
      else { throw ProvingRefusal.notSigned(number, covered: own.last?.checkpoint.size) }
      return InclusionFile(entry: entry.bytes, index: index, proof: proof, checkpoint: signed)
    }
  }

  /// That the newest checkpoint of ours begins with the first `size` entries. Throws `ProvingRefusal`.
  public func proveConsistency(from size: UInt64) throws -> ConsistencyFile {
    try store.read { log throws in
      guard let newest = try ownCheckpoints(in: log).last,
        let proof = try MerkleTree.consistencyProof(
          from: size, to: newest.checkpoint.size, in: LogTree(log: log))
      else { throw ProvingRefusal.noCheckpoint(after: size) }
      return ConsistencyFile(old: size, proof: proof, checkpoint: newest)
    }
  }

  /// Of this very record, smallest first.
  private func ownCheckpoints(in log: any LogReader) throws -> [SignedCheckpoint] {
    let names = Set(try log.keys.filter(\.isOwn).map(\.key.name))
    let count = UInt64(try log.count)
    return try log.checkpoints.filter { signed in
      let checkpoint = signed.checkpoint
      return try names.contains { checkpoint.origin == $0 } && (1...max(1, count)).contains(checkpoint.size)
        && root(ofSize: checkpoint.size, in: log) == checkpoint.root
    }
  }
}

extension SignedCheckpoint {
  /// Fewer signatures, or as many on a later tree.
  fileprivate func isLessTelling(than other: SignedCheckpoint) -> Bool {
    let (ours, theirs) = (note.signatures.count, other.note.signatures.count)
    return ours == theirs ? checkpoint.size > other.checkpoint.size : ours < theirs
  }
}
