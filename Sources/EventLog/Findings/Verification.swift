package import Agreements

/// What a walk over the whole register found.
package struct Verification: Sendable {
  /// The number of entries that were found right, up to the first that is wrong.
  package var entries: Int64 = 0
  /// The root over those entries, computed anew.
  package var root = MerkleTree.emptyRoot
  /// The number of documents that are kept here and are what their hashes say.
  package var documents = 0
  /// The number of documents that entries name and this copy lacks, because they were withheld.
  package var withheldDocuments = 0
  /// The numbers of the entries of which this copy lacks a text.
  package var withheldIn: [Int64] = []
  /// The signed checkpoints that are of this very record, smallest first.
  package var checkpoints: [Signed] = []
  /// The keys whose signatures count, each in the role of a log, and where they come from.
  package var keys = KeySource.register([])
  /// The notes: what is worth knowing although nothing is wrong with it.
  package var notes: [Note] = []
  /// The findings; empty if everything is as it was recorded.
  package var findings: [Finding] = []

  package init() {}

  /// The verification of a store that could not be read to the end.
  package init(unreadable failure: StoreFailure) { findings = [.unreadable(failure)] }

  /// The source of the keys whose signatures count.
  package enum KeySource: Sendable {
    /// The keys of the very file that is verified.
    case register([VerifierKey])
    /// The keys given by who asks. No other key counts, whatever the file says.
    case given([VerifierKey])
  }

  /// A checkpoint with what its signatures came to.
  package struct Signed: Sendable {
    package let checkpoint: Checkpoint
    /// The signers whose keys count, each checked.
    package let signers: [SignedCheckpoint.Signer]
    /// The signature lines of other keys, such as one that is trusted no more. Nothing is said of them.
    package let unchecked: [SignedNote.Line]

    package init(_ checkpoint: Checkpoint, signers: [SignedCheckpoint.Signer], unchecked: [SignedNote.Line]) {
      self.checkpoint = checkpoint
      self.signers = signers
      self.unchecked = unchecked
    }
  }

  /// Whether an entry is wrong. The entries after it were not looked at.
  package var hasWrongEntry: Bool { findings.contains { if case .entry = $0 { true } else { false } } }

  /// Whether the store could not be read to the end.
  package var isUnreadable: Bool { findings.contains { if case .unreadable = $0 { true } else { false } } }

  /// Something that a reader of the record should know, although all of it is as it was recorded.
  package enum Note: Hashable, Sendable {
    /// This machine's zone data do not know the zone, or give another offset or day to an instant of the entry. The
    /// entry's own days count.
    case zone(String, entry: Int64)
    /// Others than its owner may read or write the register's file. The mode is as `chmod` takes it.
    case openToOthers(mode: UInt32)
  }

  /// Something that is not as it was recorded.
  package enum Finding: Hashable, Sendable {
    /// The first entry that is wrong. The entries after it were not looked at.
    case entry(Int64, EntryFault)
    /// The entry is refused as impossible, or because it contradicts what stood before it. It is as it was recorded.
    case contradiction(Int64, RecordingRefusal)
    /// The number of stored nodes of the tree is wrong, after all entries were found right.
    case surplusNodes(expected: Int64, found: Int64)
    /// Values stand beside entries although no entry has a salted hash for them.
    case surplusDisclosures(expected: Int64, found: Int64)
    /// The document is missing, and nothing says that it was withheld.
    case missingDocument(String, entry: Int64)
    /// The document is not whole, or is not what its hash says.
    case wrongDocument(Digest32)
    /// The checkpoint was signed for more entries than there are: some were removed.
    case truncated(Checkpoint, entries: Int64)
    /// The checkpoint was signed for another root at that size. `found` is the root found.
    case rewritten(Checkpoint, found: Digest32)
    /// The checkpoint was signed by another register, whose record is longer or differs. `found` is the root found, if
    /// there are as many entries.
    case elsewhere(Checkpoint, entries: Int64, found: Digest32?)
    /// The checkpoint is not of this record, and no known key signed it. It accuses nobody.
    case foreign(Checkpoint)
    /// The signature in the name of a known key does not hold.
    case badSignature(Checkpoint, KeyName, KeyID)
    /// This key has made a signature line on that checkpoint whose name or id is not its own.
    case misnamedSignature(Checkpoint, SignedNote.Line, madeBy: VerifierKey)
    /// The key was given and has signed no checkpoint. `other` is the id of another key that signed in its name.
    case keyNotSigned(VerifierKey, other: KeyID?)
    /// The register keeps this text as a key, and it cannot be used for this reason.
    case unusableKey(String, VerifierKeyError)
    /// The store says this of its own file.
    case store(String)
    /// The store could not be read to the end.
    case unreadable(StoreFailure)
  }

  /// What is wrong with an entry: what was expected, and what was found.
  package enum EntryFault: Hashable, Sendable {
    /// Entries are missing; the next one found has this number.
    case missing(found: Int64)
    case leafHash(expected: Digest32?, found: Digest32)
    case unreadable(path: [String])
    /// A column says something else than the bytes.
    case column(String, expected: String, found: String)
    case instantGoesBack(before: String, found: String)
    case root(expected: Digest32, found: Digest32?)
    case node(TreePosition, expected: Digest32, found: Digest32?)
    /// A value does not fit its salted hash.
    case disclosure
    /// A value is missing, and nothing says that it was withheld.
    case missingDisclosure(Commitment)
  }
}
