/// Why a register cannot be used, as facts; the path is the one that was given, unless another is at fault.
package enum StoreFailure: Error, Hashable, Sendable {
  /// There is no such file.
  case missing(path: String)
  /// A file, but not a register, and left as it is.
  case notARegister(path: String, Misfit)
  /// Written by the preview, before the format was frozen, and left as it is.
  case preview(path: String)
  /// Written by a later release, and left as it is; the numbers are those of `PRAGMA user_version`.
  case newerVersion(path: String, found: Int, known: Int)
  /// A folder, a pipe, a device or a circle of links.
  case isNotAFile(path: String)
  /// Its name or path, or that of a file that would stand beside it, is longer than the system takes.
  case nameTooLong(path: String)
  /// The file may not be read.
  case permissionDenied(path: String)
  /// The file, its folder or the medium may not be written, or the store was opened for queries.
  case readOnly(path: String)
  /// Nothing was recorded; reading goes on, and so does recording once there is room.
  case diskFull(path: String)
  /// Others held the register for longer than the time allowed.
  case busy(path: String)
  /// Others read the register for longer than the time allowed, and a commit had to wait for them.
  case beingRead(path: String)
  /// The folder that a new register would lie in is not there.
  case noFolder(path: String)
  /// The folder of a new register.
  case cannotMakeFolder(path: String)
  /// The register holds what nobody can have recorded.
  case damaged(path: String, Damage)
  /// An operation failed, with SQLite's extended result code or, negative, the system's `errno`.
  case io(path: String, code: Int32)

  /// What speaks against a file.
  package enum Misfit: Hashable, Sendable {
    /// Without content, as a creation that was interrupted leaves it: recording makes it a register.
    case empty
    /// Not an SQLite database.
    case notSQLite
    /// The database of another program, by `PRAGMA application_id`.
    case application(Int32)
    /// This table, index or trigger is missing, unknown or altered.
    case schema(object: String)
    /// The journal mode or `synchronous` that durability needs was not accepted; the mode found.
    case journalMode(String)
  }

  /// Where the damage is.
  package enum Damage: Hashable, Sendable {
    /// Missing between others, or not what its leaf hash says.
    case entry(Int64)
    /// Not what its SHA-256 says, or not whole.
    case document(Digest32)
    /// The value of a salted hash of this entry is not what that says.
    case disclosure(entry: Int64)
    /// The root after this entry is not that of the stored hashes.
    case root(Int64)
    /// The hash of a complete subtree is missing.
    case node(TreePosition)
    /// A checkpoint or key cannot be read.
    case checkpoint
    /// Found by SQLite, with its extended result code.
    case database(code: Int32)
  }
}
