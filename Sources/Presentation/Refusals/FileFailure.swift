package import Agreements

/// A file or an output that the system does not let us read or write.
package enum FileFailure: Error, Hashable, Sendable {
  case unreadable(String)
  case isFolder(String)
  case unwritable(String)
  case nameTooLong(String)
  case output
  case outputOfRecorded(EntryNumber)
  /// The bundle was received and cosigned all the same.
  case receipt(String)
}
