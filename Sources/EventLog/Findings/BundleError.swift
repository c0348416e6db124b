package import Agreements

/// Why a bundle is not taken. Each reason is about a file that somebody else may have made.
package enum BundleError: Error, Hashable, Sendable {
  /// The block at this offset is no header of a bundle, or the bundle ends too early or too late.
  case form(offset: Int64)
  /// Two files have one name, or a file has a name that no bundle has.
  case strayFile(String)
  /// A file that must be there is missing.
  case missingFile(String)
  /// A file is longer than it can be.
  case tooLarge(String)
  /// There are more files than any record has.
  case tooManyFiles(most: Int)
  /// The checkpoint in this file is no checkpoint, or is not signed as it must be.
  case checkpoint(String, NoteError)
  /// The checkpoint in this file is of another log or size than its name says, or of another tree.
  case otherTree(String)
  /// A file of entries or hashes is not what the entries give.
  case wrongFile(String)
  /// The entry with this number, from 1, cannot be read or is not in its place.
  case entry(Int64, path: [String])
  /// The entry can be read, but is refused: it is impossible, or contradicts what stands before it.
  case refused(Int64, RecordingRefusal)
  /// The root that was accepted is that of another bundle.
  case otherRoot(accepted: Digest32, found: Digest32)
  /// The bundle brings more than the limit that was given.
  case overLimit(BundleCost.Measure, found: Int64, limit: Int64)
  /// The entry was recorded before the one before it.
  case instantGoesBack(Int64)
  /// The entry is recorded more than a day after it is received. The record could not go on before that instant (L17).
  case recordedLater(Int64, at: String)
  /// The root over the entries is not that of the checkpoint.
  case root(expected: Digest32, found: Digest32)
  /// This line of the values beside the entries, from 1, is no such value, or no entry has a salted hash for it.
  case disclosure(line: Int64)
  /// One record extends the other: there is nothing to adopt, but something to receive or to send.
  case notDiverged
  /// The bundle has no entry of this number.
  case noSuchEntry(Int64)
  /// A document is not what its name says.
  case document(Digest32)
}
