/// The tz database installed on this machine.
package enum ZoneDatabase {
  /// The length of the largest file that is read, in bytes.
  static let largestFile = 1_048_576

  /// The folder of the database: `TZDIR` from the environment if that is set and not empty, else `/usr/share/zoneinfo`.
  package static var defaultFolder: String {
    guard let folder = environmentVariable("TZDIR"), !folder.isEmpty else { return "/usr/share/zoneinfo" }
    return folder
  }

  /// The version, such as `2025b`. It stands in the first line of `tzdata.zi` or else of the file `+VERSION`; nil if
  /// neither tells.
  package static func version(folder: String = defaultFolder) -> String? {
    if let line = firstLine(of: folder + "/tzdata.zi"), line.hasPrefix("# version ") {
      return String(line.dropFirst("# version ".count))
    }
    return firstLine(of: folder + "/+VERSION")
  }

  private static func firstLine(of path: String) -> String? {
    guard let bytes = try? readFile(path, limit: largestFile) else { return nil }
    let line = String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    return line.isEmpty ? nil : line
  }
}
