/// Why a register cannot be used, as facts. The path is the one that was given, unless another is at fault.
package enum StoreFailure: Error, Hashable, Sendable {
  /// There is no such file.
  case missing(path: String)
  /// The file is not a register, and is left as it is.
  case notARegister(path: String, Misfit)
  /// The register was written by the preview, before the format was frozen, and is left as it is.
  case preview(path: String)
  /// The register was written by a later release, and is left as it is. The numbers are those of `PRAGMA user_version`.
  case newerVersion(path: String, found: Int, known: Int)
  /// The path is that of a folder, a pipe, a device or a circle of links.
  case isNotAFile(path: String)
  /// The name or path, or that of a file that would stand beside it, is longer than the system takes.
  case nameTooLong(path: String)
  /// The file may not be read.
  case permissionDenied(path: String)
  /// The file, its folder or the medium may not be written, or the store was opened for questions.
  case readOnly(path: String)
  /// The disk is full. Nothing was recorded. Reading goes on, and so does recording once there is room.
  case diskFull(path: String)
  /// Others held the register for longer than the time allowed.
  case busy(path: String)
  /// Others read the register for longer than the time allowed, and a commit had to wait for them.
  case beingRead(path: String)
  /// The folder that a new register would lie in is not there.
  case noFolder(path: String)
  /// The folder of a new register cannot be made.
  case cannotMakeFolder(path: String)
  /// The register holds what nobody can have recorded.
  case damaged(path: String, Damage)
  /// An operation failed, with SQLite's extended result code or, negative, the system's `errno`.
  case io(path: String, code: Int32)

  /// What shows that a file is no register.
  package enum Misfit: Hashable, Sendable {
    /// The file has no content, as an interrupted creation leaves it. Recording makes it a register.
    case empty
    /// The file is no SQLite database.
    case notSQLite
    /// The file is the database of another program, by `PRAGMA application_id`.
    case application(Int32)
    /// This table, index or trigger is missing, unknown or altered.
    case schema(object: String)
    /// The journal mode or `synchronous` that durability needs was not accepted. The mode found is told.
    case journalMode(String)
  }

  /// The place of the damage.
  package enum Damage: Hashable, Sendable {
    /// The entry is missing between others, or is not what its leaf hash says.
    case entry(Int64)
    /// The document is not what its SHA-256 says, or not whole.
    case document(Digest32)
    /// The value of a salted hash of this entry is not what the hash says.
    case disclosure(entry: Int64)
    /// The root after this entry is not that of the stored hashes.
    case root(Int64)
    /// The hash of a complete subtree is missing.
    case node(TreePosition)
    /// A checkpoint or key cannot be read.
    case checkpoint
    /// SQLite found the damage; its extended result code.
    case database(code: Int32)
  }
}
