import Foundation

/// The offsets of one zone, read once from the installed tz database.
package struct ZoneRules: Sendable {
  /// The zone asked for.
  package let name: ZoneName
  private let file: TZif

  /// Reads `folder/name`. Links are followed. What is not an ordinary file is no zone.
  package init(name: ZoneName, folder: String = ZoneDatabase.defaultFolder) throws(ZoneFailure) {
    let path = "\(folder)/\(name)"
    let bytes: [UInt8]
    do {
      bytes = try readFile(path, limit: ZoneDatabase.largestFile)
    } catch {
      throw ZoneFailure(error, name: name, folder: folder)
    }
    do {
      file = try TZif(bytes)
    } catch {
      throw .malformed(path: path, error)
    }
    self.name = name
  }

  /// The offset in seconds east of UTC, at an instant in seconds since 1970-01-01T00:00Z; every instant has one. Before
  /// the first transition the first time type holds; after the last one, the rule of the footer (RFC 8536 section 3.2
  /// and 3.3). Without a rule the last transition holds on.
  package func offset(atUnixTime time: Int64) -> Int32 {
    file.offset(at: time)
  }
}

extension ZoneFailure {
  fileprivate init(_ error: SystemError, name: ZoneName, folder: String) {
    switch error.number {
    case ENOENT where !folderExists(folder): self = .databaseMissing(folder: folder)
    case ENOENT, ENOTDIR, ELOOP, ENAMETOOLONG, EINVAL: self = .unknownZone(name, folder: folder)
    default: self = .unreadable(path: "\(folder)/\(name)", errno: error.number)
    }
  }
}
