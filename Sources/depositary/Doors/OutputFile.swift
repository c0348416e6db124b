import EventLog
import Foundation

/// Files that a command writes: whole and durable under their name, or not there at all.
enum OutputFile {
  /// Writes beside the file and puts the result in its place. Throws `CommandError.unwritable`, or what the body
  /// throws.
  /// - Parameter protecting: files that this command uses, or that others need: never replaced, by whatever name.
  static func replace(
    _ path: String, mode: mode_t = 0o666, protecting: [String] = [],
    _ body: (@escaping ([UInt8]) throws -> Void) throws -> Void
  )
    throws
  {
    try check(path, protecting)
    let draft = draft(of: path)
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw CommandError.unwritable(path) }
    do {
      defer { close(descriptor) }
      try body { bytes in
        do {
          try Output.write(bytes[...], to: descriptor)
        } catch {
          throw CommandError.unwritable(path)
        }
      }
      guard fsync(descriptor) == 0 else { throw CommandError.unwritable(path) }
    } catch {
      unlink(draft)
      throw error
    }
    guard rename(draft, path) == 0 else {
      unlink(draft)
      throw CommandError.unwritable(path)
    }
    syncFolder(of: path)
  }

  /// Another name beside it, for what is not whole yet.
  static func draft(of path: String) -> String { path + ".part-\(UInt32.random(in: .min ... .max))" }

  /// Gives a register that is whole its own name. Throws `StoreFailure.busy` if others have made one meanwhile.
  static func publish(_ draft: String, as path: String) throws {
    if link(draft, path) != 0 {
      // Media such as a memory stick know no second names.
      guard errno != EEXIST else { throw StoreFailure.busy(path: path) }
      guard access(path, F_OK) != 0, rename(draft, path) == 0 else { throw CommandError.unwritable(path) }
    }
    syncFolder(of: path)
  }

  static func check(_ path: String, _ protecting: [String]) throws {
    var there = stat()
    guard stat(path, &there) == 0 else { return }
    guard there.st_mode & S_IFMT == S_IFREG else { throw CommandError.unwritable(path) }
    for other in protecting {
      var kept = stat()
      if stat(other, &kept) == 0, kept.st_dev == there.st_dev, kept.st_ino == there.st_ino {
        throw CommandError.usage(
          en: "\(path) is used by this very command: name another file.", ja: "\(path) はこの命令自身が使う。別のファイルを指定する。")
      }
    }
  }

  /// The name itself is durable only with its folder.
  static func syncFolder(of path: String) {
    let folder = InputFile.folder(of: path)
    let descriptor = open(folder.isEmpty ? "." : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}
