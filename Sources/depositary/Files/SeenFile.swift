import EventLog
import Foundation
import Presentation

/// The file beside the register in which it is kept who has seen what falls due: one line for each time, and lines are
/// only added.
struct SeenFile {
  /// What is put behind the path of the register.
  static let ending = ".seen"

  let path: String

  init(besideRegister path: String) { self.path = path + Self.ending }

  /// What is kept; nothing where there is no file. Throws `WrongLine`, or what cannot be read.
  func marks() throws -> SeenMarks {
    var marks = SeenMarks()
    var there = stat()
    guard stat(path, &there) == 0 || errno != ENOENT else { return marks }
    try LinesFile.read(path) { line in
      guard let mark = SeenMark(line.object) else { throw WrongLine(line.place, .noSeenMark) }
      marks.add(mark)
    }
    return marks
  }

  /// Adds a line, durably. A line that could not be written whole is taken back. Throws `FileFailure.unwritable`.
  func add(_ mark: SeenMark) throws(FileFailure) {
    let descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .unwritable(path) }
    defer { close(descriptor) }
    while flock(descriptor, LOCK_EX) != 0 && errno == EINTR {}
    var before = stat()
    guard fstat(descriptor, &before) == 0, before.st_mode & S_IFMT == S_IFREG else { throw .unwritable(path) }
    do {
      try Output.writeWhole(mark.line, to: descriptor)
    } catch {
      ftruncate(descriptor, before.st_size)
      throw .unwritable(path)
    }
    guard fsync(descriptor) == 0 else { throw .unwritable(path) }
  }
}
