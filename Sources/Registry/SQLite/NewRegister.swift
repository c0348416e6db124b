import EventLog
import Foundation

/// The first transaction of a register, whose file is empty or not there yet.
struct NewRegister {
  private let file: RegisterFile
  private let busyTimeout: Double

  init(_ file: RegisterFile, busyTimeout: Double) {
    self.file = file
    self.busyTimeout = busyTimeout
  }

  /// Runs the transaction. The answer is nil if somebody else made the register meanwhile. The body's work was then
  /// undone, and has to be done there.
  func write<T>(_ body: (any LogWriter) throws -> T) throws -> T? {
    if file.isEmptyFile {
      let connection = try SQLiteConnection(file, recording: true, busyTimeout: busyTimeout)
      defer { try? connection.close() }
      return try connection.creating { db in try body(SQLiteWriter(db, file)) }.result
    }
    let folders = try makeFolders()
    do {
      let made = try writeDraft(body)
      if made.isThere { return made.result }
      removeFolders(folders)
      return made.result
    } catch {
      removeFolders(folders)
      throw error
    }
  }

  /// Makes the register beside its name. It gets the name once it is durable: until then nobody sees it.
  private func writeDraft<T>(_ body: (any LogWriter) throws -> T) throws -> (result: T?, isThere: Bool) {
    let part: PartFile
    do throws(PartFile.Failure) {
      part = try PartFile(for: file.path)
    } catch {
      throw failure(error)
    }
    let draft = RegisterFile(path: part.path)
    let (result, wrote): (T, Bool)
    do {
      let connection = try SQLiteConnection(draft, recording: true, busyTimeout: busyTimeout)
      defer { try? connection.close() }
      (result, wrote) = try connection.creating { db in try body(SQLiteWriter(db, draft)) }
    } catch let failure as StoreFailure {
      throw failure.renamed(from: draft.path, to: file.path)
    }
    guard wrote else { return (result, false) }
    return try publish(part) ? (result, true) : (nil, true)
  }

  /// Gives the register its name. The answer is false if the name is taken. A journal that another register left behind
  /// would be played into this one, so it is removed. The folder is held meanwhile, so that the journal is not that of
  /// a register which was just made.
  private func publish(_ part: PartFile) throws -> Bool {
    let folder = open(file.folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw StoreFailure.readOnly(path: file.path) }
    defer { close(folder) }
    flock(folder, LOCK_EX)
    guard access(file.path, F_OK) != 0 else { return false }
    unlink(file.path + "-journal")
    do throws(PartFile.Failure) {
      try part.publish()
      return true
    } catch {
      guard error.code != EEXIST else { return false }
      throw failure(error)
    }
  }

  private func failure(_ error: PartFile.Failure) -> StoreFailure {
    switch error.code {
    case EACCES, EROFS, EPERM: .readOnly(path: file.path)
    case ENOSPC, EDQUOT: .diskFull(path: file.path)
    case ENOENT, ENOTDIR: .noFolder(path: file.folder)
    case ENAMETOOLONG: .nameTooLong(path: file.path)
    default: .io(path: file.path, code: -error.code)
    }
  }

  /// Makes the missing folders. The answer is those that were made, the outermost first.
  private func makeFolders() throws -> [String] {
    guard file.makesFolders else { return [] }
    var missing: [String] = []
    var folder = file.folder
    while access(folder, F_OK) != 0, errno == ENOENT, folder != "/", folder != "." {
      missing.insert(folder, at: 0)
      folder = PartFile.folder(of: folder)
    }
    var made: [String] = []
    for folder in missing {
      if mkdir(folder, 0o700) == 0 {
        made.append(folder)
      } else if errno != EEXIST {
        let isTooLong = errno == ENAMETOOLONG
        removeFolders(made)
        throw isTooLong ? StoreFailure.nameTooLong(path: folder) : StoreFailure.cannotMakeFolder(path: folder)
      }
    }
    return made
  }

  /// Removes folders, except those that hold something by now.
  private func removeFolders(_ folders: [String]) {
    for folder in folders.reversed() { rmdir(folder) }
  }
}

extension StoreFailure {
  /// The same failure about the name that was given.
  fileprivate func renamed(from draft: String, to path: String) -> StoreFailure {
    switch self {
    case .missing(draft): .missing(path: path)
    case .notARegister(draft, let misfit): .notARegister(path: path, misfit)
    case .isNotAFile(draft): .isNotAFile(path: path)
    case .permissionDenied(draft): .permissionDenied(path: path)
    case .readOnly(draft): .readOnly(path: path)
    case .diskFull(draft): .diskFull(path: path)
    case .busy(draft): .busy(path: path)
    case .beingRead(draft): .beingRead(path: path)
    case .nameTooLong(draft): .nameTooLong(path: path)
    case .io(draft, let code): .io(path: path, code: code)
    case .damaged(draft, let damage): .damaged(path: path, damage)
    default: self
    }
  }
}
