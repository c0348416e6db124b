package import Agreements
package import CivilDate
package import EventLog

/// A text that is not what it should be, or a file whose content as a whole cannot be taken.
package enum WrongValue: Error, Sendable {
  /// - Parameter orInstant: whether an instant would be taken as well.
  case day(String, DateTextError, orInstant: Bool)
  case instantForDay(String)
  /// A point of the record is wanted that has been.
  case pointToCome(String)
  /// The value of the environment variable that sets the clock.
  case clock(String)
  case clockBeyondCalendar
  case party(String)
  case amendment(String)
  case event(String)
  case period(String)
  /// The period is of months or years, where days are counted.
  case daysWanted(String)
  case instantOrEntry(String)
  case root(String)
  case keyName(String)
  case verifierKey(String, VerifierKeyError)
  case privateKey

  /// The clause file with all its faults.
  case clauseFile(path: String, [ClauseFileError])
  /// A clause file that a line names, with its faults. It may be any file, and nothing of it is repeated.
  case namedClauseFile(path: String, [ClauseFileError])
  case noLine(path: String)
  case documentTooLong(path: String, bytes: Int64)
  case documentTooLongForLine(Digest32)
  /// More than one document has a SHA-256 that begins like this.
  case severalDocuments(start: String, count: Int)
  case unreadableCases(count: Int)
  case wrongClauseFiles(count: Int, of: Int)
}
