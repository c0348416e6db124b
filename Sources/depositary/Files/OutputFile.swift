import ArgumentParser
import EventLog
import Foundation
import Presentation
import Registry

/// Files that a command writes: whole and durable under their name, or not there at all.
enum OutputFile {
  /// Writes beside the file and puts the result in its place, for its owner alone, whatever the umask. What an earlier
  /// run that was killed left there is removed. Throws `FileFailure.unwritable`, or what the body throws.
  static func replace(_ path: String, _ body: (@escaping ([UInt8]) throws -> Void) throws -> Void) throws {
    let part: PartFile
    do throws(PartFile.Failure) {
      part = try PartFile(for: path)
    } catch {
      throw error.code == ENAMETOOLONG ? FileFailure.nameTooLong(path) : FileFailure.unwritable(path)
    }
    try body { bytes in
      do {
        try Output.writeWhole(bytes, to: part.descriptor)
      } catch {
        throw FileFailure.unwritable(path)
      }
    }
    do throws(PartFile.Failure) {
      try part.replace()
    } catch {
      throw FileFailure.unwritable(path)
    }
  }

  /// Checks that a file may be written. Throws `FileFailure` for a folder and for a name that is too long. Throws
  /// `WrongUsage` for a file that is there and may not be replaced. Throws it, too, for what is never written over: any
  /// register or private key, what lies beside one, and the file given.
  static func check(_ path: String, _ replacing: ReplaceOption, protecting other: String? = nil) throws {
    guard !PartFile.nameIsTooLong(for: path) else { throw FileFailure.nameTooLong(path) }
    var there = stat()
    guard stat(path, &there) == 0 else { return }
    guard there.st_mode & S_IFMT == S_IFREG else { throw FileFailure.unwritable(path) }
    var kept = stat()
    let isOther =
      other.map { stat($0, &kept) == 0 && kept.st_dev == there.st_dev && kept.st_ino == there.st_ino } ?? false
    let lies = [
      ("", ["SQLite format 3\0", "PRIVATE+KEY+"]), ("-journal", ["SQLite format 3\0"]), (".signed", ["PRIVATE+KEY+"]),
      (SeenFile.ending, ["SQLite format 3\0"]),
    ]
    let isPrecious = lies.contains { ending, starts in
      path.hasSuffix(ending) && starts.contains { begins(String(path.dropLast(ending.count)), with: $0) }
    }
    if isOther || isPrecious {
      throw WrongUsage.preciousFile(path)
    }
    if !replacing.force { throw WrongUsage.fileExists(path) }
  }

  private static func begins(_ path: String, with start: String) -> Bool {
    (try? InputFile.bytes(path, limit: start.utf8.count)) == Array(start.utf8)
  }
}

/// Whether a file that is there may be replaced.
struct ReplaceOption: ParsableArguments {
  @Flag(help: "Replace the file if it is there.") var force = false
}
