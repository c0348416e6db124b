package import Agreements

/// What of a command line cannot be followed, before any file is looked at or beside what the files hold.
package enum WrongUsage: Error, Hashable, Sendable {
  // Commands and options. `names` is what was written so far, such as "depositary agreement".
  case commandMissing(names: String, known: [String])
  case noSuchCommand(names: String, stray: String)
  case noSuchOption(names: String, word: String)
  case moreThanOnce(options: [String])
  /// The option, or the one that can stand for it.
  case missing(option: String, orElse: String?)
  case bothGiven(String, String)
  case noneOf(words: [String], text: String, option: String)
  case notOfKind(option: String, String)
  /// By its number, from 1.
  case argumentNotUTF8(Int)
  case variableNotUTF8(String)

  // What has to be named.
  case registerNotNamed
  case keyNotNamed
  case agreementNotNamed(place: String)
  case olderCheckpointNotNamed
  case checkpointForEntry
  case partyTwice(PartyID)
  case notAnEntry(String)

  // Files that are not written over.
  case preciousFile(String)
  case fileExists(String)
}
