import Foundation

/// What is written beside a file until it is whole: `FILE.part-N`, with ten digits, and for a register its journal. Who
/// writes one holds it with `flock`, which ends with the program, however that ends.
extension OutputFile {
  /// Another name beside the file. Ten digits: parts of a file that a person numbered are never taken for a draft.
  static func draft(of path: String) -> String { path + ".part-\(UInt32.random(in: 1_000_000_000 ... .max))" }

  /// A new empty draft that is held until the descriptor is closed, for its owner alone; nil where none can be made.
  static func newDraft(of path: String) -> (path: String, descriptor: Int32)? {
    for _ in 1...16 {
      let draft = draft(of: path)
      let descriptor = open(draft, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
      guard descriptor >= 0 || errno == EEXIST else { return nil }
      guard descriptor >= 0 else { continue }
      // On a file system without locks nobody can sweep either.
      while flock(descriptor, LOCK_EX) != 0 && errno == EINTR {}
      var status = stat()
      guard fchmod(descriptor, 0o600) == 0, fstat(descriptor, &status) == 0 else {
        close(descriptor)
        unlink(draft)
        return nil
      }
      if status.st_nlink > 0 { return (draft, descriptor) }
      // Swept by another run before it was held.
      close(descriptor)
    }
    return nil
  }

  /// Removes the drafts of a file that nobody holds any more, with their journals: those of runs that were killed.
  static func sweepDrafts(of path: String) {
    let folder = InputFile.folder(of: path)
    let start = String(path.dropFirst(folder.count)) + ".part-"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder)) ?? []
    for name in Set(names.compactMap { draftName($0, start) }) { sweep(folder + name) }
  }

  /// The name of the draft that a file is, or is the journal of.
  private static func draftName(_ name: String, _ start: String) -> String? {
    guard name.hasPrefix(start) else { return nil }
    let digits = name.dropFirst(start.count).prefix { ("0"..."9").contains($0) }
    let isDraft = digits.utf8.count == 10 && ["", "-journal"].contains(name.dropFirst(start.count + digits.count))
    return isDraft ? start + digits : nil
  }

  private static func sweep(_ draft: String) {
    let descriptor = open(draft, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT { unlink(draft + "-journal") }
      return
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      flock(descriptor, LOCK_EX | LOCK_NB) == 0
    else { return }
    unlink(draft)
    unlink(draft + "-journal")
  }
}
