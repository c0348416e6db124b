package import Agreements

/// What cannot be followed in a command line, before any file is looked at or whatever the files hold.
package enum WrongUsage: Error, Hashable, Sendable {
  // Commands and options. `names` is what was written so far, such as "depositary agreement".
  case commandMissing(names: String, known: [String])
  case optionBeforeCommand(names: String, option: String, command: String)
  case noSuchCommand(names: String, stray: String, nearest: String?)
  case noSuchOption(names: String, word: String, nearest: String?)
  case moreThanOnce(options: [String])
  /// The option is missing, or the one that can stand for it.
  case missing(option: String, orElse: String?)
  case bothGiven(String, String)
  case noneOf(words: [String], text: String, option: String, nearest: String?)
  /// The value of an option is missing; the option is told as `--on <date>`.
  case valueMissing(String)
  /// The value of an option, which is told as `--on`, begins with a hyphen and so looks like an option.
  case valueLikeOption(String, option: String)
  /// The word begins with other signs than hyphens, which look like them.
  case otherHyphens(String, meant: String)
  /// The option takes no value, and one is given.
  case valueGiven(String)
  /// An argument or option is missing; it is told as `<agreement>`, or `--on <date>`.
  case argumentMissing(String)
  case unexpected([String])
  /// The text is no value of this argument, told as `<size>`.
  case invalidValue(String, of: String)
  /// An option is of use only with these others.
  case needs(option: String, others: [String])
  /// An option or argument that should name a file is empty.
  case namesNoFile(String)
  case casesNotNamed
  case casesNamedTwice
  /// The value of an option is empty, or nothing but spaces.
  case emptyValue(option: String)
  /// The entry gives no such text that could be kept in confidence.
  case confidentialWithoutText(DisclosableField)
  case noDayOfNotice
  case severalGivers
  case sizeZero
  case limitBelowZero
  case oneKnownAt
  /// The command writes a format of its own.
  case noJSON(command: String)
  case notOfKind(option: String, String)
  /// The argument with this number, from 1, is not UTF-8.
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
