import EventLog
import Foundation
import Presentation
import Registry

/// The file of a private key, outside every register. Beside it is `FILE.signed` with what the key has signed last.
final class KeyFile: SigningMemory {
  /// The path without symbolic links. So a key has one memory, by whatever name it is given.
  let path: String
  let key: SigningKey
  private let descriptor: Int32

  /// The length of the largest key file, in bytes.
  static let largest = 4_096
  /// The length of the largest memory, in bytes.
  static let largestMemory = 16_777_216
  /// How many seconds to wait for others that sign.
  static let patience = 10

  /// Reads the file, and holds it, as long as this lives, against other programs that would sign.
  /// - Parameter isForSigning: whether it is held. It is not where the key is only shown.
  init(path given: String, isForSigning: Bool = true) throws {
    path = try Self.realPath(given)
    descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw KeyFileError.unreadable(path) }
    do {
      var status = stat()
      guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
        throw KeyFileError.unreadable(path)
      }
      guard status.st_mode & 0o077 == 0 else { throw KeyFileError.open(path) }
      guard status.st_nlink == 1 else { throw KeyFileError.linked(path) }
      if isForSigning { try Self.hold(descriptor, path) }
      let bytes = try InputFile.bytes(path, limit: Self.largest + 1)
      guard bytes.count <= Self.largest, let key = SigningKey(text: String(decoding: bytes, as: UTF8.self)) else {
        throw KeyFileError.notAKey(path)
      }
      self.key = key
    } catch {
      close(descriptor)
      throw error
    }
  }

  deinit { close(descriptor) }

  private static func realPath(_ path: String) throws -> String {
    guard let real = realpath(path, nil) else {
      switch errno {
      case ENOENT, ENOTDIR: throw KeyFileError.missing(path)
      case ENAMETOOLONG: throw FileFailure.nameTooLong(path)
      default: throw KeyFileError.unreadable(path)
      }
    }
    defer { free(real) }
    return String(cString: real)
  }

  /// Takes the lock. It waits for others as long as a register does.
  private static func hold(_ descriptor: Int32, _ path: String) throws {
    let deadline = ContinuousClock.now + .seconds(patience)
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      guard errno == EWOULDBLOCK || errno == EINTR else { throw KeyFileError.unreadable(path) }
      guard ContinuousClock.now < deadline else { throw KeyFileError.busy(path) }
      usleep(20_000)
    }
  }

  /// Makes a new key in a new file, with an empty memory. The bytes are the system's random ones.
  static func generate(name: KeyName, path: String) throws -> SigningKey {
    var random = SystemRandomNumberGenerator()
    let seed = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &random) }
    guard let key = SigningKey(name: name, seed: seed) else { throw KeyFileError.notAKey(path) }
    guard !PartFile.nameIsTooLong(for: memoryPath(path)) else { throw FileFailure.nameTooLong(path) }
    let folder = InputFile.folder(of: path)
    if !folder.isEmpty {
      do {
        try FileManager.default.createDirectory(
          atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      } catch {
        throw StoreFailure.cannotMakeFolder(path: folder)
      }
    }
    try create(path, key.text)
    do {
      try create(memoryPath(path), head(key))
    } catch {
      unlink(path)
      throw error
    }
    PartFile.syncFolder(of: path)
    return key
  }

  private static func create(_ path: String, _ text: String) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw errno == EEXIST ? KeyFileError.exists(path) : KeyFileError.unwritable(path) }
    defer { close(descriptor) }
    do {
      guard fchmod(descriptor, 0o600) == 0 else { throw KeyFileError.unwritable(path) }
      try Output.write(text, to: descriptor)
      guard fsync(descriptor) == 0 else { throw KeyFileError.unwritable(path) }
    } catch {
      unlink(path)
      throw KeyFileError.unwritable(path)
    }
  }

  private static func memoryPath(_ path: String) -> String { path + ".signed" }

  func all() throws -> [Checkpoint] { try remembered() }

  func last(of origin: Origin) throws -> Checkpoint? { try remembered().first { $0.origin == origin } }

  func remember(_ checkpoint: Checkpoint) throws {
    let others = try remembered().filter { $0.origin != checkpoint.origin }
    let parts = [Self.head(key)] + (others + [checkpoint]).map { String(decoding: $0.text, as: UTF8.self) }
    let text = parts.joined(separator: "\n")
    try OutputFile.replace(Self.memoryPath(path)) { write in try write(Array(text.utf8)) }
  }

  /// The first line of a memory. An emptied file does not have it.
  private static func head(_ key: SigningKey) -> String { "\(key)\n" }

  /// The checkpoints of the memory. They stand after the first line, without signatures, each with an empty line before
  /// it. A memory that was left behind, lost or emptied is not that of a key that has not signed yet.
  private func remembered() throws -> [Checkpoint] {
    let memory = Self.memoryPath(path)
    var status = stat()
    guard lstat(memory, &status) == 0 else {
      throw errno == ENOENT ? KeyFileError.memoryMissing(memory) : KeyFileError.memory(memory)
    }
    guard status.st_mode & S_IFMT == S_IFREG else { throw KeyFileError.memory(memory) }
    let bytes = try InputFile.bytes(memory, limit: Self.largestMemory + 1)
    guard bytes.count <= Self.largestMemory else { throw KeyFileError.memory(memory) }
    let parts = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\n\n").map { part in
      part.hasSuffix("\n") ? part : part + "\n"
    }
    guard parts[0] == Self.head(key) else { throw KeyFileError.memory(memory) }
    return try parts.dropFirst().map { part in
      let text = Array(part.utf8)
      guard let checkpoint = try? Checkpoint(text: text) else { throw KeyFileError.memory(memory) }
      return checkpoint
    }
  }
}
