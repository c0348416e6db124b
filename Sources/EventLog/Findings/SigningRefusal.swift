/// Why nothing is signed or taken over.
package enum SigningRefusal: Error, Hashable, Sendable {
  /// There is no entry yet.
  case emptyRegister
  /// The register signs under another name, or with another key of that name.
  case foreignKey(VerifierKey, own: VerifierKey)
  /// The name or the public key is that of the other side: of this register itself, or of another party.
  case otherSide(KeyName, isOwn: Bool)
  /// The key is the register's only own key. Without it any key could become the register's own.
  case onlyOwnKey(VerifierKey)
  /// The checkpoint does not have the log's own signature by a trusted key.
  case notSignedByLog(Origin)
  /// The checkpoint is the register's own, which needs no cosignature of its own.
  case ownCheckpoint
  /// The checkpoint has lines beyond the three that every checkpoint has.
  case extensions
  /// The checkpoint is about more entries than the register holds.
  case ahead(Checkpoint, entries: Int64)
  /// The root of the register at that size is different: the two records differ.
  case forked(Checkpoint, ours: Digest32)
  /// The key has signed more entries of that log before, or others: the register was put back, or rewritten.
  case inconsistent(signed: Checkpoint, entries: Int64)
  /// The checkpoint is older than what was cosigned before, and a cosignature is about the newest.
  case older(signed: Checkpoint)
  /// The key gives no signature.
  case noSignature(KeyName)
  /// The checkpoint is not one of our record.
  case notOurs(Checkpoint)
  /// No signature on it is by another party that is trusted.
  case nobodyElse
}
