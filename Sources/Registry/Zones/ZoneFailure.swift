/// Why the rules of a zone are not to be had.
package enum ZoneFailure: Error, Hashable, Sendable {
  /// The folder is there, the zone is not in it.
  case unknownZone(ZoneName, folder: String)
  /// The tz database itself is not installed at this place.
  case databaseMissing(folder: String)
  /// Not what RFC 8536 describes.
  case malformed(path: String, Defect)
  /// The system refused to read it, with its `errno`.
  case unreadable(path: String, errno: Int32)

  /// The first thing found wrong in a TZif file.
  package enum Defect: Error, Hashable, Sendable {
    /// Does not begin with `TZif`, or is of a version after 4.
    case notTZif
    /// Ends early, or its counts contradict each other (section 3.1).
    case structure
    /// Transitions out of order, or of a type that does not exist (section 3.2).
    case transitions
    /// A type more than 26 hours from UTC (section 3.2).
    case offset
    /// Counts leap seconds, hence not in Unix time (the `right/` files).
    case leapSeconds
    /// The TZ string of section 3.3 cannot be read.
    case footer
  }
}
