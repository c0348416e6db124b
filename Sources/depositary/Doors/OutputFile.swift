import EventLog
import Foundation

/// Files that a command writes: whole and durable under their name, or not there at all.
enum OutputFile {
  /// Writes beside the file and puts the result in its place, for its owner alone whatever the umask. What an earlier
  /// run that was killed left there is swept away. Throws `CommandError.unwritable`, or what the body throws.
  static func replace(_ path: String, _ body: (@escaping ([UInt8]) throws -> Void) throws -> Void) throws {
    sweepDrafts(of: path)
    guard let (draft, descriptor) = newDraft(of: path) else { throw CommandError.unwritable(path) }
    // Held until it has its name.
    defer { close(descriptor) }
    do {
      try body { bytes in
        do {
          try Output.writeWhole(bytes, to: descriptor)
        } catch {
          throw CommandError.unwritable(path)
        }
      }
      guard fsync(descriptor) == 0, rename(draft, path) == 0 else { throw CommandError.unwritable(path) }
    } catch {
      unlink(draft)
      throw error
    }
    syncFolder(of: path)
  }

  /// Gives a register that is whole its own name. Throws `StoreFailure.busy` if others have made one meanwhile.
  static func publish(_ draft: String, as path: String) throws {
    if link(draft, path) != 0 {
      // Media such as a memory stick know no second names.
      guard errno != EEXIST else { throw StoreFailure.busy(path: path) }
      guard access(path, F_OK) != 0, rename(draft, path) == 0 else { throw CommandError.unwritable(path) }
    }
    syncFolder(of: path)
  }

  /// Throws `CommandError` for a folder, and for what is never written over: any register or private key, what lies
  /// beside one, and the file given.
  static func check(_ path: String, protecting other: String? = nil) throws {
    var there = stat()
    guard stat(path, &there) == 0 else { return }
    guard there.st_mode & S_IFMT == S_IFREG else { throw CommandError.unwritable(path) }
    var kept = stat()
    let isOther =
      other.map { stat($0, &kept) == 0 && kept.st_dev == there.st_dev && kept.st_ino == there.st_ino } ?? false
    let lies = [
      ("", ["SQLite format 3\0", "PRIVATE+KEY+"]), ("-journal", ["SQLite format 3\0"]), (".signed", ["PRIVATE+KEY+"]),
    ]
    let isPrecious = lies.contains { ending, starts in
      path.hasSuffix(ending) && starts.contains { begins(String(path.dropLast(ending.count)), with: $0) }
    }
    if isOther || isPrecious {
      throw CommandError.usage(
        en: "\(path) is a register, a private key, or belongs to one or to this very command: name another file.",
        ja: "\(path) は台帳若しくは秘密鍵、それらに属するもの、又はこの命令が使うものである。別のファイルを指定する。")
    }
  }

  private static func begins(_ path: String, with start: String) -> Bool {
    (try? InputFile.bytes(path, limit: start.utf8.count)) == Array(start.utf8)
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
