import EventLog
import Foundation

/// A log in one SQLite file, shared with other processes; `path-journal` beside it belongs to it.
///
/// An error from either method is a `StoreFailure`, an `AppendRefusal` or the body's own.
public final class SQLiteStore: Store {
  /// What the file is opened for.
  public enum Purpose: Sendable {
    /// Never creates or changes it; only what a killed writer left half done is undone, where the medium allows.
    case query
    /// Creates it with the first write; until then the log is empty.
    case recording
  }

  /// As given; relative to the working folder, never a URI.
  public let path: String
  private let purpose: Purpose
  private let busyTimeout: Double
  private let lock = NSLock()
  nonisolated(unsafe) private var state = State.closed

  private enum State {
    case closed
    case open(SQLiteConnection)
    case abandoned(StoreFailure)
  }

  /// Opens and recognises an existing file; throws `StoreFailure`. The timeout, in seconds, is how long each
  /// operation waits for others.
  public init(path: String, purpose: Purpose, busyTimeout: Double = 10) throws {
    self.path = path
    self.purpose = purpose
    self.busyTimeout = busyTimeout
    _ = try connection(creating: false)
  }

  /// Writers wait at their commit until `body` returns.
  public func read<T>(_ body: (any LogReader) throws -> T) throws -> T {
    guard let connection = try connection(creating: false) else { return try body(MemoryLog()) }
    return try connection.reading { try body(SQLiteReader($0, connection.file)) }
  }

  /// Refused with `readOnly` when opened for queries.
  public func write<T>(erasing: Bool, _ body: (any LogWriter) throws -> T) throws -> T {
    guard purpose == .recording, let connection = try connection(creating: true) else {
      throw StoreFailure.readOnly(path: path)
    }
    do {
      return try connection.writing(erasing: erasing) { db in try body(SQLiteWriter(db, connection.file)) }
    } catch let failure as StoreFailure {
      abandon(after: failure)
      throw failure
    }
  }

  /// Nil until the file exists.
  public func durability() throws -> Durability? {
    try connection(creating: false)?.durability()
  }
}

extension SQLiteStore {
  private func connection(creating: Bool) throws -> SQLiteConnection? {
    try lock.withLock {
      switch state {
      case .open(let connection): return connection
      case .abandoned(let failure): throw failure
      case .closed: return try open(creating: creating)
      }
    }
  }

  private func open(creating: Bool) throws -> SQLiteConnection? {
    let file = RegisterFile(path: path)
    let recording = purpose == .recording
    guard try file.hasContent(recording: recording) || creating else { return nil }
    let connection = try SQLiteConnection(file, recording: recording, busyTimeout: busyTimeout)
    if try connection.isEmpty {
      guard creating else { return nil }
      try connection.createSchema()
    }
    state = .open(connection)
    return connection
  }

  /// A flush that failed must not be tried again: what the disk then holds is unknown.
  private func abandon(after failure: StoreFailure) {
    guard case .io = failure else { return }
    lock.withLock { state = .abandoned(failure) }
  }
}
