import Foundation

/// The files that the lines of an acts file may name. They are those in its folder and below, so that the writer of the
/// lines cannot have other files read.
struct NamedFiles {
  /// The folder of the acts file, with its slash; empty for the working folder.
  let folder: String
  let allowsOutside: Bool

  init(besides acts: String, allowsOutside: Bool) {
    folder = InputFile.folder(of: acts)
    self.allowsOutside = allowsOutside
  }

  /// The path under which a named file is read; nil if it leads outside, by itself or by a symbolic link.
  func path(_ name: String) -> String? {
    guard !allowsOutside else { return name.hasPrefix("/") ? name : folder + name }
    guard !name.hasPrefix("/"), !name.split(separator: "/").contains("..") else { return nil }
    let path = folder + name
    // A file that is not there is told when it is opened.
    guard let real = Self.realPath(path) else { return path }
    guard let home = Self.realPath(folder.isEmpty ? "." : folder) else { return nil }
    return real.hasPrefix(home.hasSuffix("/") ? home : home + "/") ? path : nil
  }

  private static func realPath(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }
}
