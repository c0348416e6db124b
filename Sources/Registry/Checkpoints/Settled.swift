package import EventLog

extension Registry {
  /// The newest checkpoint of this very record that our own key and a key of each other trusted party have signed. Nil
  /// if there is none, or if no other party is trusted.
  package func settled() throws -> Settled? { try store.read { log throws in try settled(in: log) } }

  func settled(in log: any LogReader) throws -> Settled? {
    let keys = try log.keys
    // A text that is kept as a key and cannot be used has signed nothing.
    guard keys.contains(where: { !$0.isOwn }), keys.contains(where: \.isOwn), try log.unusableKeys.isEmpty else {
      return nil
    }
    let count = UInt64(try log.count)
    let checkpoints = try log.checkpoints.filter { (1...max(1, count)).contains($0.checkpoint.size) }
    for signed in checkpoints.sorted(by: { $0.checkpoint.size > $1.checkpoint.size }) {
      guard try root(ofSize: signed.checkpoint.size, in: log) == signed.checkpoint.root,
        let signers = try? signed.signers(among: keys.map(\.key)),
        keys.allSatisfy({ key in signers.contains { $0.isBy(key, among: keys) } })
      else { continue }
      return Settled(checkpoint: signed.checkpoint, signers: signers)
    }
    return nil
  }
}

extension SignedCheckpoint.Signer {
  /// Whether a registered key signed, in either role, or another key of the same name and side that followed it.
  fileprivate func isBy(_ registered: RegisteredKey, among keys: [RegisteredKey]) -> Bool {
    key.name == registered.key.name && keys.contains { $0.isOwn == registered.isOwn && $0.key == key }
  }
}
