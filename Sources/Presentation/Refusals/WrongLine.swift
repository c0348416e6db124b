package import Agreements

/// What is wrong in one line of a file.
package struct WrongLine: Error, Hashable, Sendable {
  /// `FILE:LINE`, or the file where it is too long as a whole.
  let place: String
  let reason: Reason

  package enum Reason: Hashable, Sendable {
    case moreBytes(than: Int)
    case moreLines(than: Int)
    case notAnObject
    /// It is no line on who has seen what falls due.
    case noSeenMark
    case keyTwice(String)
    /// - path: the path of the member that cannot be read; empty for the line.
    case notAnEntry(path: [String])
    case notItsHash
    case unknownKind(String)
    case unknownKey(String, known: [String])
    case missing(key: String)
    case notAText(key: String)
    /// The text is empty, or nothing but spaces.
    case emptyText(key: String)
    case notTexts(key: String)
    case bothGiven(String, String)
    /// A notice has more than one giver.
    case severalGivers
    case outside(key: String, name: String)
    case notClauses
    /// An earlier line holds the same act, which happened once and is written twice.
    case sameAct(line: EntryNumber)
    case notAnEarlierLine(key: String, number: String)
  }

  package init(_ place: String, _ reason: Reason) {
    self.place = place
    self.reason = reason
  }
}
