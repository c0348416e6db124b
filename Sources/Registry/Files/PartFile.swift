import CSystem
import Foundation

/// A file in the making, beside the name that it gets once it is whole. It is called `NAME.part-N`, with ten digits, so
/// that no part that a person numbered is taken for one. It is held with `flock` as long as it is made. The lock ends
/// with the program, however that ends, and so a later run knows what a killed one left behind.
package final class PartFile {
  /// The path of the file in the making.
  let path: String
  /// The descriptor, open for writing as long as this lives.
  package let descriptor: Int32
  private let target: String

  /// An operation of the system that failed.
  package struct Failure: Error {
    /// The `errno` of the call that failed.
    package let code: Int32
  }

  /// Makes an empty file that only its owner may read, whatever the umask. Removes what killed runs left beside the
  /// same name. Throws `Failure`.
  package init(for target: String) throws(Failure) {
    Self.sweep(target)
    self.target = target
    for _ in 1...16 {
      let path = target + ".part-\(UInt32.random(in: 1_000_000_000 ... .max))"
      let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
      if descriptor < 0, errno == EEXIST { continue }
      guard descriptor >= 0 else { throw Failure(code: errno) }
      // On a file system without locks nobody can remove it either.
      while flock(descriptor, LOCK_EX) != 0 && errno == EINTR {}
      var status = stat()
      guard fchmod(descriptor, 0o600) == 0, fstat(descriptor, &status) == 0 else {
        let code = errno
        close(descriptor)
        unlink(path)
        throw Failure(code: code)
      }
      if status.st_nlink > 0 {
        self.path = path
        self.descriptor = descriptor
        return
      }
      // Another run removed it before it was held.
      close(descriptor)
    }
    throw Failure(code: EEXIST)
  }

  /// A file that did not get its name is removed, with the journal that SQLite leaves beside it.
  deinit {
    unlink(path)
    unlink(path + "-journal")
    close(descriptor)
  }

  /// Makes what was written durable and gives the file its name. Another file of that name is replaced. Throws
  /// `Failure`.
  package func replace() throws(Failure) {
    guard fsync(descriptor) == 0, rename(path, target) == 0 else { throw Failure(code: errno) }
    Self.syncFolder(of: target)
  }

  /// Gives a durable file its name. Throws `Failure`, with `EEXIST` if the name is taken.
  func publish() throws(Failure) {
    var code = csystem_rename_new(path, target)
    if code == EINVAL || code == ENOSYS { code = link(path, target) == 0 ? 0 : errno }
    guard code == 0 else { throw Failure(code: code) }
    Self.syncFolder(of: target)
  }

  /// Makes the name of a file durable, which it is only with its folder.
  package static func syncFolder(of path: String) {
    let descriptor = open(folder(of: path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  /// Whether the name of the file in the making would be longer than the system takes.
  package static func nameIsTooLong(for target: String) -> Bool {
    var status = stat()
    return lstat(target + ".part-\(UInt32.max)", &status) != 0 && errno == ENAMETOOLONG
  }

  /// The name of the file without its folder.
  static func name(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
  }

  /// The folder of a file without its last slash; `.` for the working folder.
  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}

extension PartFile {
  /// Removes the drafts of a file that nobody holds any more, with their journals.
  private static func sweep(_ target: String) {
    let name = name(of: target)
    let folder = folder(of: target)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for draft in Set(names.compactMap { Self.draft($0, name + ".part-") }) { remove(folder + "/" + draft) }
  }

  /// The name of the draft that a file is, or whose journal it is; nil where it is neither.
  private static func draft(_ name: String, _ start: String) -> String? {
    guard name.hasPrefix(start) else { return nil }
    let digits = name.dropFirst(start.count).prefix { ("0"..."9").contains($0) }
    let isDraft = digits.utf8.count == 10 && ["", "-journal"].contains(name.dropFirst(start.count + digits.count))
    return isDraft ? start + digits : nil
  }

  private static func remove(_ draft: String) {
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
