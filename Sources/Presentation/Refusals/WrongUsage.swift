package import Agreements

/// What of a command line cannot be followed, before any file is looked at or beside what the files hold.
package enum WrongUsage: Error, Hashable, Sendable {
  // Commands and options. `names` is what was written so far, such as "depositary agreement".
  case commandMissing(names: String, known: [String])
  case optionBeforeCommand(names: String, option: String, command: String)
  case noSuchCommand(names: String, stray: String, nearest: String?)
  case noSuchOption(names: String, word: String, nearest: String?)
  case moreThanOnce(options: [String])
  /// The option, or the one that can stand for it.
  case missing(option: String, orElse: String?)
  case bothGiven(String, String)
  case noneOf(words: [String], text: String, option: String, nearest: String?)
  /// Of an option, as `--on <date>`.
  case valueMissing(String)
  /// `<agreement>`, or `--on <date>`.
  case argumentMissing(String)
  case unexpected([String])
  /// Of an argument, as `<size>`.
  case invalidValue(String, of: String)
  /// An option that is of use only with others.
  case needs(option: String, others: [String])
  /// An option or argument that names a file, and is empty.
  case namesNoFile(String)
  case casesNotNamed
  case casesNamedTwice
  case reasonEmpty
  case confidentialOfErasure
  case noDayOfNotice
  case severalGivers
  case sizeZero
  case limitBelowZero
  case oneKnownAt
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

  /// Whether the help of the command tells what would be right.
  package var isAboutTheWords: Bool {
    switch self {
    case .argumentNotUTF8, .variableNotUTF8, .registerNotNamed, .keyNotNamed, .agreementNotNamed,
      .olderCheckpointNotNamed, .checkpointForEntry, .partyTwice, .preciousFile, .fileExists:
      false
    default: true
    }
  }

  // Files that are not written over.
  case preciousFile(String)
  case fileExists(String)
}
