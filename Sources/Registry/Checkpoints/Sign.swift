package import EventLog

extension Registry {
  /// Signs the register as it is now, and keeps the checkpoint. If it was signed before, that checkpoint is given
  /// again. Throws `SigningRefusal`, and `StoreFailure` if what is read back is not what was recorded.
  package func sign(with key: SigningKey, _ memory: some SigningMemory) throws -> SignedCheckpoint {
    try store.write { log throws in
      try admit(key, in: log)
      let count = try log.count
      guard count > 0, let root = try log.root(after: count) else { throw SigningRefusal.emptyRegister }
      let checkpoint = Checkpoint(origin: key.name, size: UInt64(count), root: root)
      guard let signed = SignedCheckpoint(checkpoint, signedBy: key) else {
        throw SigningRefusal.noSignature(key.name)
      }
      try checkConsistency(of: checkpoint, memory, in: log)
      try memory.remember(checkpoint)
      try log.keep(signed)
      return try log.checkpoints.first { $0.checkpoint == checkpoint } ?? signed
    }
  }

  /// Adds our cosignature to the checkpoint of another register, if its whole tree is the beginning of ours, and keeps
  /// it. Signatures of keys that are not trusted are left out.
  /// - Parameter time: the time in seconds since 1970.
  package func cosign(
    _ theirs: SignedCheckpoint, with key: SigningKey, time: UInt64, _ memory: some SigningMemory
  ) throws -> SignedCheckpoint {
    try store.write { log throws in try cosign(theirs, with: key, time: time, memory, in: log) }
  }

  func cosign(
    _ theirs: SignedCheckpoint, with key: SigningKey, time: UInt64, _ memory: some SigningMemory,
    in log: any LogWriter
  ) throws -> SignedCheckpoint {
    try admit(key, in: log)
    let trusted = try log.keys.map(\.key)
    if let known = try log.checkpoints.first(where: { $0.checkpoint == theirs.checkpoint }),
      try known.signers(among: trusted).contains(where: { $0.key == key.verifier(.cosigner) })
    {
      return known
    }
    try checkSignedByLog(theirs, trusted, in: log)
    try checkIsOurBeginning(theirs.checkpoint, in: log)
    if let last = try memory.last(of: theirs.checkpoint.origin), last.size > theirs.checkpoint.size {
      throw SigningRefusal.older(signed: last)
    }
    try checkConsistency(of: theirs.checkpoint, memory, in: log)
    var cosigned = theirs.keeping(trusted)
    guard cosigned.cosign(with: key, time: time) else { throw SigningRefusal.noSignature(key.name) }
    try memory.remember(theirs.checkpoint)
    try log.keep(cosigned)
    return cosigned
  }

  /// Takes in the signatures of another party on a checkpoint of ours.
  package func take(receipt: SignedCheckpoint) throws -> SignedCheckpoint {
    try store.write { log throws in
      let keys = try log.keys
      guard try log.checkpoints.contains(where: { $0.checkpoint == receipt.checkpoint }),
        keys.contains(where: { $0.isOwn && receipt.checkpoint.origin == $0.key.name })
      else { throw SigningRefusal.notOurs(receipt.checkpoint) }
      guard !receipt.hasExtensions else { throw SigningRefusal.extensions }
      let signers = try receipt.signers(among: keys.map(\.key))
      guard signers.contains(where: { signer in keys.contains { !$0.isOwn && $0.key == signer.key } }) else {
        throw SigningRefusal.nobodyElse
      }
      try log.keep(receipt.keeping(keys.map(\.key)))
      return try log.checkpoints.first { $0.checkpoint == receipt.checkpoint } ?? receipt
    }
  }

  /// Checks that a key is the register's own. The first key that signs is so from then on.
  private func admit(_ key: SigningKey, in log: any LogWriter) throws {
    let own = try log.keys.filter(\.isOwn).map(\.key)
    if own.contains(key.verifier(.log)) { return }
    if let other = own.first(where: { $0.role == .log }) {
      throw SigningRefusal.foreignKey(key.verifier(.log), own: other)
    }
    try trust(key.verifier(.log), isOwn: true, in: log)
  }

  func checkSignedByLog(_ theirs: SignedCheckpoint, _ trusted: [VerifierKey], in log: any LogReader) throws {
    guard !theirs.hasExtensions else { throw SigningRefusal.extensions }
    let origin = theirs.checkpoint.origin
    guard try !log.keys.contains(where: { $0.isOwn && origin == $0.key.name }) else {
      throw SigningRefusal.ownCheckpoint
    }
    guard try theirs.signers(among: trusted).contains(where: { $0.key.role == .log })
    else {
      throw SigningRefusal.notSignedByLog(origin)
    }
  }

  func checkIsOurBeginning(_ checkpoint: Checkpoint, in log: any LogReader) throws {
    let count = try log.count
    guard checkpoint.size <= UInt64(count) else { throw SigningRefusal.ahead(checkpoint, entries: count) }
    let ours = try root(ofSize: checkpoint.size, in: log)
    guard ours == checkpoint.root else { throw SigningRefusal.forked(checkpoint, ours: ours) }
  }

  /// Checks that every tree signed before is the beginning of this one. The trees are those in the key's memory and
  /// those that the register keeps. What came after the last of them is computed from the entries' own bytes: a bit
  /// that flipped on its way to the disk must not be signed.
  private func checkConsistency(
    of checkpoint: Checkpoint, _ memory: some SigningMemory, in log: any LogReader
  ) throws {
    let own = try log.keys.filter(\.isOwn).map(\.key)
    let kept = try log.checkpoints.filter { !$0.keeping(own).note.signatures.isEmpty }.map(\.checkpoint)
    for signed in try memory.all() + kept {
      let isHeld = try signed.size <= UInt64(log.count) && root(ofSize: signed.size, in: log) == signed.root
      guard isHeld else { throw SigningRefusal.inconsistent(signed: signed, entries: try log.count) }
    }
    let last = try memory.last(of: checkpoint.origin)
    let signed = last?.size ?? 0
    guard signed <= checkpoint.size, let from = Int64(exactly: signed), let to = Int64(exactly: checkpoint.size) else {
      throw SigningRefusal.inconsistent(signed: last ?? checkpoint, entries: try log.count)
    }
    var frontier = try Frontier(size: signed, in: LogTree(log: log))
    if let last, frontier.root != last.root {
      throw SigningRefusal.inconsistent(signed: last, entries: try log.count)
    }
    if from < to {
      try log.visit((from + 1)...to) { entry in
        _ = frontier.append(leaf: .leaf(entry.bytes))
        guard try log.root(after: entry.number) == frontier.root else {
          throw LogTree(log: log).damage(.root(entry.number))
        }
      }
    }
    guard frontier.root == checkpoint.root else { throw LogTree(log: log).damage(.root(to)) }
  }

  func root(ofSize size: UInt64, in log: any LogReader) throws -> Digest32 {
    guard size > 0, let number = Int64(exactly: size), let root = try log.root(after: number) else {
      return MerkleTree.emptyRoot
    }
    return root
  }
}
