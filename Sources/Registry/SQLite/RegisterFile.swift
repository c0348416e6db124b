import EventLog
import Foundation

/// What the file system says about the path of a register. The file is never opened here: closing any descriptor of it
/// would drop the POSIX locks that SQLite holds for this process.
struct RegisterFile {
  let path: String
  /// Whether missing folders are made with the register.
  var makesFolders = false

  /// The path for SQLite. It is never a URI, nor one of SQLite's own names such as `:memory:`.
  var sqlitePath: String { path.hasPrefix("/") ? path : "./" + path }

  /// Whether there is something to open. False when recording may begin here.
  func hasContent(recording: Bool) throws(StoreFailure) -> Bool {
    guard !path.utf8.contains(0) else { throw .isNotAFile(path: path) }
    var status = stat()
    guard stat(sqlitePath, &status) == 0 else {
      try absent(errno, recording: recording)
      return false
    }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .isNotAFile(path: path) }
    try checkAccess(status, recording: recording)
    // SQLite takes a file of one byte for an empty one and would write over it.
    if status.st_size == 1 { throw .notARegister(path: path, .notSQLite) }
    if status.st_size == 0, !recording { throw .notARegister(path: path, .empty) }
    return status.st_size > 0
  }

  private func absent(_ number: Int32, recording: Bool) throws(StoreFailure) {
    switch number {
    case ENOENT where recording:
      guard makesFolders || folderExists(folder) else { throw .noFolder(path: folder) }
      var link = stat()
      if lstat(sqlitePath, &link) == 0 { throw .isNotAFile(path: path) }
    case ENOTDIR where recording && makesFolders: throw .cannotMakeFolder(path: folder)
    case ENOENT, ENOTDIR: throw .missing(path: path)
    case ELOOP: throw .isNotAFile(path: path)
    case EACCES: throw .permissionDenied(path: path)
    case ENAMETOOLONG: throw .nameTooLong(path: path)
    default: throw .io(path: path, code: -number)
    }
  }

  /// Checks that the file may be read and, to record, written. A file that nobody may write is not written by root
  /// either, although the system would allow it.
  private func checkAccess(_ status: stat, recording: Bool) throws(StoreFailure) {
    guard access(sqlitePath, R_OK) == 0 else { throw .permissionDenied(path: path) }
    let nobodyMayWrite = status.st_mode & 0o222 == 0
    if recording, nobodyMayWrite || access(sqlitePath, W_OK) != 0 { throw .readOnly(path: path) }
  }

  /// The permissions, as `chmod` takes them; nil where only its owner has any.
  var modeForOthers: UInt32? {
    var status = stat()
    guard stat(sqlitePath, &status) == 0, status.st_mode & 0o077 != 0 else { return nil }
    return UInt32(status.st_mode & 0o777)
  }

  /// The failure where SQLite tells only that it could not open the file or its journal.
  func cannotOpen(code: Int32) -> StoreFailure {
    if journalNameIsTooLong { return .nameTooLong(path: path) }
    return access(folder, W_OK) == 0 ? .io(path: path, code: code) : .readOnly(path: path)
  }

  /// The longest path from the root that SQLite takes, in bytes, `-journal` included.
  static let longestPath = 512

  private var journalNameIsTooLong: Bool {
    let journal = sqlitePath + "-journal"
    var status = stat()
    if lstat(journal, &status) != 0, errno == ENAMETOOLONG { return true }
    guard let real = realpath(folder, nil) else { return false }
    defer { free(real) }
    let name = PartFile.name(of: journal)
    return strlen(real) + 1 + name.utf8.count > Self.longestPath
  }

  var folder: String { PartFile.folder(of: path) }

  /// Whether the file exists and has no bytes.
  var isEmptyFile: Bool {
    var status = stat()
    return stat(sqlitePath, &status) == 0 && status.st_size == 0
  }
}
