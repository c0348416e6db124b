/// The point up to which the record is beyond dispute: a checkpoint that both sides have signed.
package struct Settled: Sendable {
  /// The checkpoint. Its size is the number of the last entry that is settled.
  package let checkpoint: Checkpoint
  /// The keys that signed, each with its time if it is a cosignature.
  package let signers: [SignedCheckpoint.Signer]

  package init(checkpoint: Checkpoint, signers: [SignedCheckpoint.Signer]) {
    self.checkpoint = checkpoint
    self.signers = signers
  }
}
