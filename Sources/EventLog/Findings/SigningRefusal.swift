/// Why nothing is signed or taken over.
package enum SigningRefusal: Error, Hashable, Sendable {
  /// There is no entry yet.
  case emptyRegister
  /// The register signs under another name, or with another key of that name.
  case foreignKey(VerifierKey, own: VerifierKey)
  /// The name, or the public key, is that of the other side: of this register itself, or of another party.
  case otherSide(KeyName, isOwn: Bool)
  /// Without it any key could become the register's own.
  case onlyOwnKey(VerifierKey)
  /// Not even a log's own signature by a key that is trusted.
  case notSignedByLog(Origin)
  /// One's own checkpoint needs no cosignature of one's own.
  case ownCheckpoint
  /// A checkpoint with lines of its own beyond the three.
  case extensions
  /// It is about more entries than the register holds.
  case ahead(Checkpoint, entries: Int64)
  /// The root of the register at that size is another one: the two records differ.
  case forked(Checkpoint, ours: Digest32)
  /// The key has signed more entries of that log before, or others: the register was put back, or rewritten.
  case inconsistent(signed: Checkpoint, entries: Int64)
  /// It is older than what was cosigned before, and a cosignature is about the newest.
  case older(signed: Checkpoint)
  /// The key gives no signature.
  case noSignature(KeyName)
  /// The checkpoint is none of our record.
  case notOurs(Checkpoint)
  /// No signature on it is by another party that is trusted.
  case nobodyElse
}
