package import Agreements

/// Why nothing can be proved.
package enum ProvingRefusal: Error, Hashable, Sendable {
  /// No checkpoint of this register covers the entry. `covered` is the number of entries that the newest one covers;
  /// nil if there is none.
  case notSigned(EntryNumber, covered: UInt64?)
  /// There is no checkpoint, or none that is newer than this size.
  case noCheckpoint(after: UInt64)
  /// The record has only so many entries.
  case notSoMany(UInt64, entries: UInt64)
}
