import Foundation
import Registry
import TestKit

/// A folder of its own for one test, removed with it.
final class Scratch: Sendable {
  let folder: String

  init() throws {
    folder = NSTemporaryDirectory() + "depositary-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit {
    chmod(folder, 0o700)
    try? FileManager.default.removeItem(atPath: folder)
  }

  func path(_ name: String = "register.db") -> String { folder + "/" + name }

  func write(_ bytes: [UInt8], to name: String = "register.db") throws {
    try Data(bytes).write(to: URL(fileURLWithPath: path(name)))
  }

  func bytes(_ name: String = "register.db") throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: path(name))))
  }

  func recording(_ name: String = "register.db", busyTimeout: Double = 10) throws -> SQLiteStore {
    try SQLiteStore(path: path(name), purpose: .recording, busyTimeout: busyTimeout)
  }

  func query(_ name: String = "register.db") throws -> SQLiteStore {
    try SQLiteStore(path: path(name), purpose: .query)
  }
}

/// The real shell, for what another program could do to the file.
enum SQLiteShell {
  static let path = ["/usr/bin/sqlite3", "/usr/local/bin/sqlite3", "/opt/homebrew/bin/sqlite3"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  /// What it prints, errors included.
  @discardableResult
  static func run(_ database: String, _ sql: String) throws -> String {
    let output = NSTemporaryDirectory() + "depositary-shell-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: output) }
    _ = try Program(
      path ?? "", ["-batch", database, sql], environment: [:], folder: "/", output: output, error: output
    ).finish()
    let printed = try String(contentsOfFile: output, encoding: .utf8)
    return printed.trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
