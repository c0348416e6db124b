public import Agreements

/// How two copies of a record lie to each other.
public struct Reconciliation: Sendable {
  /// Theirs.
  public let checkpoint: Checkpoint
  /// Who signed it, of the keys that are trusted.
  public let signers: [SignedCheckpoint.Signer]
  /// How many entries both have, from the first on.
  public let common: Int64
  /// The entries after those that only we have at their places.
  public let ours: [Entry]
  /// The entries after those that only they have at their places.
  public let theirs: [Entry]

  package init(
    checkpoint: Checkpoint, signers: [SignedCheckpoint.Signer], common: Int64, ours: [Entry], theirs: [Entry]
  ) {
    self.checkpoint = checkpoint
    self.signers = signers
    self.common = common
    self.ours = ours
    self.theirs = theirs
  }

  /// Which of them, if any, is the beginning of the other.
  public var relation: Relation {
    switch (ours.isEmpty, theirs.isEmpty) {
    case (true, true): .identical
    case (true, false): .theirsExtendsOurs
    case (false, true): .oursExtendsTheirs
    case (false, false): .diverged
    }
  }

  /// How two copies of a record lie to each other.
  public enum Relation: String, Hashable, Sendable {
    case identical
    case theirsExtendsOurs = "theirs-extends-ours"
    case oursExtendsTheirs = "ours-extends-theirs"
    case diverged
  }

  /// Of ours, those that say what none of theirs says, whoever recorded it and with whatever evidence.
  public var onlyOurs: [EntryNumber] { Self.missing(ours, from: theirs) }

  /// Of theirs, those that say what none of ours says.
  public var onlyTheirs: [EntryNumber] { Self.missing(theirs, from: ours) }

  private static func missing(_ entries: [Entry], from others: [Entry]) -> [EntryNumber] {
    let said = Set(others.map(\.said))
    return entries.filter { !said.contains($0.said) }.map(\.number)
  }
}

extension Entry {
  /// What is said of which agreement, without evidence and reason.
  fileprivate var said: Said { Said(agreement: agreement, content: content.bare) }

  fileprivate struct Said: Hashable {
    let agreement: AgreementID
    let content: EntryContent
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
