package import Agreements

/// What a walk over the whole register found.
package struct Verification: Sendable {
  /// Up to the first that is wrong.
  package var entries: Int64 = 0
  /// Over those entries, computed anew.
  package var root = MerkleTree.emptyRoot
  /// Kept here, and what their hashes say.
  package var documents = 0
  /// Named in entries, and not in this copy.
  package var withheldDocuments = 0
  /// The entries of which this copy lacks a text.
  package var withheldIn: [Int64] = []
  /// Signed checkpoints that are of this very record, smallest first.
  package var checkpoints: [Signed] = []
  /// The keys whose signatures count, each in the role of a log, and where they come from.
  package var keys = KeySource.register([])
  /// What is worth knowing although nothing is wrong with it.
  package var notes: [Note] = []
  /// Empty if everything is as it was recorded.
  package var findings: [Finding] = []

  package init() {}

  /// Of a store that could not even be read to the end.
  package init(unreadable failure: StoreFailure) { findings = [.unreadable(failure)] }

  /// Who says whose signatures count.
  package enum KeySource: Sendable {
    /// The very file that is verified.
    case register([VerifierKey])
    /// Whoever asks: no other key counts, whatever the file says.
    case given([VerifierKey])
  }

  /// A checkpoint with what its signatures came to.
  package struct Signed: Sendable {
    package let checkpoint: Checkpoint
    /// Of keys that count, each checked.
    package let signers: [SignedCheckpoint.Signer]
    /// Signature lines of other keys, as of one that is trusted no more: nothing is said of them.
    package let unchecked: [SignedNote.Line]

    package init(_ checkpoint: Checkpoint, signers: [SignedCheckpoint.Signer], unchecked: [SignedNote.Line]) {
      self.checkpoint = checkpoint
      self.signers = signers
      self.unchecked = unchecked
    }
  }

  /// An entry is wrong; none after it was looked at.
  package var hasWrongEntry: Bool { findings.contains { if case .entry = $0 { true } else { false } } }

  /// Nothing could be looked at.
  package var isUnreadable: Bool { findings.contains { if case .unreadable = $0 { true } else { false } } }

  /// Something that whoever reads the record should know, although all of it is as it was recorded.
  package enum Note: Hashable, Sendable {
    /// This machine's zone data do not know the zone, or give another offset or day to an instant of the entry, whose
    /// own days count.
    case zone(String, entry: Int64)
    /// Others than its owner may read the register's file, or write it: its mode, as `chmod` takes it.
    case openToOthers(mode: UInt32)
  }

  /// Something that is not as it was recorded.
  package enum Finding: Hashable, Sendable {
    /// The first entry that is wrong; none after it was looked at.
    case entry(Int64, EntryFault)
    /// An entry that no door takes in: impossible, or contrary to what stood before it. It is as it was recorded.
    case contradiction(Int64, RecordingRefusal)
    /// A node of the tree, after all entries were found right.
    case surplusNodes(expected: Int64, found: Int64)
    /// Values beside entries that no entry has a salted hash for.
    case surplusDisclosures(expected: Int64, found: Int64)
    /// Missing, though nothing says that it was withheld.
    case missingDocument(String, entry: Int64)
    /// Not whole, or not what its hash says.
    case wrongDocument(Digest32)
    /// Signed for more entries than there are: some were removed.
    case truncated(Checkpoint, entries: Int64)
    /// Signed for another root at that size; the root found.
    case rewritten(Checkpoint, found: Digest32)
    /// Signed by another register, whose record is longer or differs; the root found, if there are as many entries.
    case elsewhere(Checkpoint, entries: Int64, found: Digest32?)
    /// Not of this record, and no key that is known signed it: it accuses nobody.
    case foreign(Checkpoint)
    /// A signature of a known key that is none.
    case badSignature(Checkpoint, KeyName, KeyID)
    /// A signature line, on that checkpoint, that this key has made: its name or id is not that of the key.
    case misnamedSignature(Checkpoint, SignedNote.Line, madeBy: VerifierKey)
    /// A key was given that has signed no checkpoint; the id of another that signed in its name.
    case keyNotSigned(VerifierKey, other: KeyID?)
    /// What the register keeps as a key, and why it can be used as none.
    case unusableKey(String, VerifierKeyError)
    /// What the store says of its own file.
    case store(String)
    /// Nothing else could be looked at.
    case unreadable(StoreFailure)
  }

  /// What is wrong with an entry: what was expected, and what was found.
  package enum EntryFault: Hashable, Sendable {
    /// Entries are missing; the next one found has this number.
    case missing(found: Int64)
    case leafHash(expected: Digest32?, found: Digest32)
    case unreadable(path: [String])
    /// A column that says something else than the bytes.
    case column(String, expected: String, found: String)
    case instantGoesBack(before: String, found: String)
    case root(expected: Digest32, found: Digest32?)
    case node(TreePosition, expected: Digest32, found: Digest32?)
    /// A value that does not fit its salted hash.
    case disclosure
    /// A value that is missing, though nothing says that it was withheld.
    case missingDisclosure(Commitment)
  }
}
