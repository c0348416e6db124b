import EventLog
import Foundation
import Presentation
import Registry

/// The file of a private key, outside every register, and beside it `FILE.signed`: what the key has signed last.
final class KeyFile: SigningMemory {
  let path: String
  let key: SigningKey
  private let lock: Int32

  /// Reads it, and holds it against other programs that would sign until this ends.
  init(path: String) throws {
    self.path = path
    lock = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard lock >= 0 else {
      throw errno == ENOENT || errno == ENOTDIR ? KeyFileError.missing(path) : KeyFileError.unreadable(path)
    }
    do {
      var status = stat()
      guard fstat(lock, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { throw KeyFileError.unreadable(path) }
      guard status.st_mode & 0o077 == 0 else { throw KeyFileError.open(path) }
      guard flock(lock, LOCK_EX) == 0 else { throw KeyFileError.unreadable(path) }
      let text = String(decoding: try InputFile.bytes(path, limit: 4096), as: UTF8.self)
      guard let key = SigningKey(text: text) else { throw KeyFileError.notAKey(path) }
      self.key = key
    } catch {
      close(lock)
      throw error
    }
  }

  deinit { close(lock) }

  /// A new key in a new file. The bytes are the system's random ones.
  static func generate(name: KeyName, path: String) throws -> SigningKey {
    var random = SystemRandomNumberGenerator()
    let seed = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &random) }
    guard let key = SigningKey(name: name, seed: seed) else { throw KeyFileError.notAKey(path) }
    let folder = InputFile.folder(of: path)
    if !folder.isEmpty {
      do {
        try FileManager.default.createDirectory(
          atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      } catch {
        throw CommandError.cannotCreate(folder: folder)
      }
    }
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw errno == EEXIST ? KeyFileError.exists(path) : KeyFileError.unwritable(path) }
    defer { close(descriptor) }
    do {
      guard fchmod(descriptor, 0o600) == 0 else { throw KeyFileError.unwritable(path) }
      try Output.write(key.text, to: descriptor)
      guard fsync(descriptor) == 0 else { throw KeyFileError.unwritable(path) }
    } catch {
      unlink(path)
      throw KeyFileError.unwritable(path)
    }
    return key
  }

  private var memoryPath: String { path + ".signed" }

  func all() throws -> [Checkpoint] { try remembered() }

  func last(of origin: Origin) throws -> Checkpoint? { try remembered().first { $0.origin == origin } }

  func remember(_ checkpoint: Checkpoint) throws {
    let others = try remembered().filter { $0.origin != checkpoint.origin }
    let text = (others + [checkpoint]).map { String(decoding: $0.text, as: UTF8.self) }.joined(separator: "\n")
    try OutputFile.replace(memoryPath, mode: 0o600) { write in try write(Array(text.utf8)) }
  }

  /// Checkpoints without signatures, an empty line between two.
  private func remembered() throws -> [Checkpoint] {
    guard access(memoryPath, F_OK) == 0 else { return [] }
    let bytes = try InputFile.bytes(memoryPath, limit: 1 << 24)
    return try String(decoding: bytes, as: UTF8.self).components(separatedBy: "\n\n").map { part in
      let text = Array((part.hasSuffix("\n") ? part : part + "\n").utf8)
      guard let checkpoint = try? Checkpoint(text: text) else { throw KeyFileError.memory(memoryPath) }
      return checkpoint
    }
  }
}

/// Why a key cannot be used, as facts.
enum KeyFileError: Error {
  case missing(String)
  case unreadable(String)
  case unwritable(String)
  case exists(String)
  /// Others than its owner may read or write it.
  case open(String)
  case notAKey(String)
  case memory(String)
}
