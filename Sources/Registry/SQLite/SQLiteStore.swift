import EventLog
import Foundation

/// A log in one SQLite file, shared with other processes. The file `path-journal` beside it belongs to it.
///
/// An error from either method is a `StoreFailure`, an `AppendRefusal` or the body's own.
package final class SQLiteStore: Store {
  /// What the file is opened for.
  package enum Purpose: Sendable {
    /// For questions: the file is never created or changed. Only what a killed writer left half done is undone, where
    /// the medium allows.
    case query
    /// For recording: the file is created with the first write. Until then the log is empty.
    case recording
  }

  /// How many seconds each operation waits for others, where nothing else is given.
  package static let patience: Double = 10

  /// The path as given, relative to the working folder, never a URI.
  package let path: String
  private let purpose: Purpose
  private let busyTimeout: Double
  private let makesFolders: Bool
  private let lock = NSLock()
  nonisolated(unsafe) private var state = State.closed

  private enum State {
    case closed
    case open(SQLiteConnection)
    case abandoned(StoreFailure)
  }

  /// Opens and recognises an existing file. Throws `StoreFailure`. The timeout, in seconds, is how long each operation
  /// waits for others. Missing folders can be made with a new register, for its owner alone.
  package init(path: String, purpose: Purpose, busyTimeout: Double = SQLiteStore.patience, makesFolders: Bool = false)
    throws
  {
    self.path = path
    self.purpose = purpose
    self.busyTimeout = busyTimeout
    self.makesFolders = makesFolders
    _ = try connection()
  }

  /// Runs a reading transaction. Writers wait at their commit until `body` returns.
  package func read<T>(_ body: (any LogReader) throws -> T) throws -> T {
    guard let connection = try connection() else { return try body(MemoryLog()) }
    return try connection.reading { try body(SQLiteReader($0, connection.file)) }
  }

  /// Runs a writing transaction. Throws `readOnly` where the store was opened for questions. The first transaction
  /// makes the register. Where that one is refused, or writes nothing, there is no register afterwards.
  package func write<T>(erasing: Bool, _ body: (any LogWriter) throws -> T) throws -> T {
    guard purpose == .recording else { throw StoreFailure.readOnly(path: path) }
    for _ in 0..<Self.attempts {
      if let connection = try connection() {
        return try abandoning {
          try connection.writing(erasing: erasing) { db in try body(SQLiteWriter(db, connection.file)) }
        }
      }
      let file = RegisterFile(path: path, makesFolders: makesFolders)
      if let made = try abandoning({ try NewRegister(file, busyTimeout: busyTimeout).write(body) }) { return made }
    }
    throw StoreFailure.busy(path: path)
  }

  /// How often a first transaction is tried. Somebody else can make the register first, and then it is written to like
  /// any other.
  private static var attempts: Int { 3 }

  private func abandoning<T>(_ body: () throws -> T) throws -> T {
    do {
      return try body()
    } catch let failure as StoreFailure {
      abandon(after: failure)
      throw failure
    }
  }

  /// The settings in use; nil until the file exists.
  package func durability() throws -> Durability? {
    try connection()?.durability()
  }
}

extension SQLiteStore {
  /// The connection; nil until there is a register.
  private func connection() throws -> SQLiteConnection? {
    try lock.withLock {
      switch state {
      case .open(let connection): return connection
      case .abandoned(let failure): throw failure
      case .closed: return try open()
      }
    }
  }

  private func open() throws -> SQLiteConnection? {
    let file = RegisterFile(path: path, makesFolders: makesFolders)
    let recording = purpose == .recording
    guard try file.hasContent(recording: recording) else { return nil }
    let connection = try SQLiteConnection(file, recording: recording, busyTimeout: busyTimeout)
    guard try !connection.isEmpty else { return nil }
    state = .open(connection)
    return connection
  }

  /// Gives the store up after a flush that failed. It must not be tried again: what the disk then holds is unknown.
  private func abandon(after failure: StoreFailure) {
    guard case .io = failure else { return }
    lock.withLock { state = .abandoned(failure) }
  }
}
