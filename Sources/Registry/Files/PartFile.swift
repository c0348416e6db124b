import Foundation

/// A file in the making, beside the name that it gets once it is whole: `NAME.part-N`. It is locked as long as it is
/// made: by that a later run knows what a killed one left behind.
public final class PartFile {
  /// Of the file in the making.
  public let path: String
  /// Open for writing as long as this lives.
  public let descriptor: Int32
  private let target: String

  /// An operation of the system that failed.
  public struct Failure: Error {
    /// Its `errno`.
    public let code: Int32
  }

  /// Makes an empty file that only its owner may read, whatever the umask, and removes what killed runs left beside the
  /// same name. Throws `Failure`.
  public init(for target: String) throws(Failure) {
    Self.sweep(target)
    self.target = target
    path = target + ".part-\(UInt32.random(in: .min ... .max))"
    descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Failure(code: errno) }
    flock(descriptor, LOCK_EX | LOCK_NB)
    fchmod(descriptor, 0o600)
  }

  /// What did not get its name is removed, with the journal that SQLite leaves beside it.
  deinit {
    if descriptor >= 0 {
      for file in [path, path + "-journal"] { unlink(file) }
      close(descriptor)
    }
  }

  /// Gives the file its name, in place of another file of that name. Throws `Failure`.
  public func replace() throws(Failure) {
    guard rename(path, target) == 0 else { throw Failure(code: errno) }
    Self.syncFolder(of: target)
  }

  /// Gives the file its name. Throws `Failure`, with `EEXIST` if the name is taken.
  func publish() throws(Failure) {
    if link(path, target) != 0 { throw Failure(code: errno) }
    Self.syncFolder(of: target)
  }

  /// The name itself is durable only with its folder.
  public static func syncFolder(of path: String) {
    let folder = open(Self.folder(of: path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { return }
    fsync(folder)
    close(folder)
  }

  /// Without its slash; `.` for the working folder.
  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private static func sweep(_ target: String) {
    let name = target.lastIndex(of: "/").map { String(target[target.index(after: $0)...]) } ?? target
    let folder = Self.folder(of: target)
    let start = name + ".part-"
    for left in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] where left.hasPrefix(start) {
      let number = left.dropFirst(start.count)
      guard !number.isEmpty, number.utf8.allSatisfy({ (48...57).contains($0) }) else { continue }
      let path = folder + "/" + left
      let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
      guard descriptor >= 0 else { continue }
      defer { close(descriptor) }
      guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { continue }
      for file in [path, path + "-journal"] { unlink(file) }
    }
  }
}
