package import Agreements

/// How two copies of a record relate to each other.
package struct ComparedCopies: Sendable {
  /// The checkpoint of the other copy.
  package let checkpoint: Checkpoint
  /// The signers of that checkpoint whose keys are trusted.
  package let signers: [SignedCheckpoint.Signer]
  /// How many entries both have, from the first on.
  package let common: Int64
  /// How many entries after those only we have at their places.
  package let ours: Int64
  /// How many entries after those only they have at their places.
  package let theirs: Int64
  /// The entries of ours that say what none of theirs says, whoever recorded it and with whatever evidence. Empty
  /// unless the records diverged.
  package let onlyOurs: [EntryNumber]
  /// The entries of theirs that say what none of ours says. Empty unless the records diverged.
  package let onlyTheirs: [EntryNumber]
  /// What their entries would add to ours.
  package let cost: BundleCost

  package init(
    checkpoint: Checkpoint, signers: [SignedCheckpoint.Signer], common: Int64, ours: Int64, theirs: Int64,
    onlyOurs: [EntryNumber], onlyTheirs: [EntryNumber], cost: BundleCost
  ) {
    self.checkpoint = checkpoint
    self.signers = signers
    self.common = common
    self.ours = ours
    self.theirs = theirs
    self.onlyOurs = onlyOurs
    self.onlyTheirs = onlyTheirs
    self.cost = cost
  }

  /// Which copy, if any, is the beginning of the other.
  package var relation: Relation {
    switch (ours == 0, theirs == 0) {
    case (true, true): .identical
    case (true, false): .theirsExtendsOurs
    case (false, true): .oursExtendsTheirs
    case (false, false): .diverged
    }
  }

  /// How two copies of a record relate to each other.
  package enum Relation: String, Hashable, Sendable {
    case identical
    case theirsExtendsOurs = "theirs-extends-ours"
    case oursExtendsTheirs = "ours-extends-theirs"
    case diverged
  }
}

extension Entry {
  /// The hash of what an entry says of its agreement. Number, evidence, reason, and who recorded it when are left out.
  /// Nil for an entry that is too long.
  package var said: Digest32? {
    guard let first = EntryNumber(1), let earliest = Instant(milliseconds: 0) else { return nil }
    let recording = Recording(at: earliest, clock: .machine, by: .open(""))
    let bare = Entry(number: first, agreement: agreement, recording: recording, content: content.bare)
    return Wire.encode(bare).map { encoded in
      .sha256(encoded.bytes + (encoded.clauses?.hash.bytes ?? []))
    }
  }
}

extension EntryContent {
  fileprivate var bare: EntryContent {
    switch self {
    case .fact(let fact): .fact(fact.with(Evidence()))
    case .correction(let first, let fact, _): .correction(of: first, fact.with(Evidence()), reason: .open(""))
    case .erasure(let target, let fields, _): .erasure(of: target, fields, reason: .open(""))
    case .annulment(let target, _, _): .annulment(of: target, reason: .open(""), Evidence())
    }
  }
}
