/// Why the rules of a zone cannot be had.
package enum ZoneFailure: Error, Hashable, Sendable {
  /// The folder is there, but the zone is not in it.
  case unknownZone(ZoneName, folder: String)
  /// The tz database itself is not installed at this place.
  case databaseMissing(folder: String)
  /// The file is not what RFC 8536 describes.
  case malformed(path: String, Defect)
  /// The system refused to read the file, with this `errno`.
  case unreadable(path: String, errno: Int32)

  /// The first thing found wrong in a TZif file.
  package enum Defect: Error, Hashable, Sendable {
    /// The file does not begin with `TZif`, or is of a version after 4.
    case notTZif
    /// The file ends early, or its counts contradict each other (section 3.1).
    case structure
    /// Transitions are out of order, or of a type that does not exist (section 3.2).
    case transitions
    /// A type is more than 26 hours from UTC (section 3.2).
    case offset
    /// The file counts leap seconds, and so is not in Unix time (the `right/` files).
    case leapSeconds
    /// The TZ string of section 3.3 cannot be read.
    case footer
  }
}
