package import EventLog

/// What a key has signed last, kept outside the register. A register that is put back to an earlier copy, and goes on
/// differently, must not be signed.
package protocol SigningMemory {
  /// The last checkpoint signed or cosigned for this log; nil if there was none.
  func last(of origin: Origin) throws -> Checkpoint?

  /// The last checkpoint of every log; all are about the one tree of a register.
  func all() throws -> [Checkpoint]

  /// Keeps a checkpoint. It is durable when this returns, and so before the signature is shown to anybody.
  func remember(_ checkpoint: Checkpoint) throws
}
