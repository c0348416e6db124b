import Agreements
import ArgumentParser
import CivilDate
import EventLog
import Foundation
import Presentation
import Registry

/// The exit statuses (docs/commands.md): those of sysexits, and 1 for "checked and found something".
enum ExitStatus {
  static let ok: Int32 = 0
  static let found: Int32 = 1
  static let usage: Int32 = 64
  static let badData: Int32 = 65
  static let nothingThere: Int32 = 66
  static let inputOutput: Int32 = 74
  static let busy: Int32 = 75
}

/// A failure with its place before it: `FILE:LINE`, or a file.
struct FailureIn: Error {
  let place: String
  let error: any Error

  init(_ place: String, _ error: any Error) {
    self.place = place
    self.error = error
  }
}

extension WrongValue {
  /// Whether the file was read and holds no clauses that can be understood.
  var isWrongClauseFile: Bool { if case .clauseFile = self { true } else { false } }
}

/// An error as a line for people and a status for programs.
struct Failure {
  private let status: Int32
  let message: String
  /// The lines to print: one for each fault of a clause file, else the one message.
  let lines: [String]
  private let language: Language

  /// - Parameter command: the command, as it is typed, whose help tells how it is written; nil where none is named.
  init(_ error: any Error, _ language: Language, helpAt command: String? = nil) {
    self.language = language
    let (status, message) =
      Self.ofTheRecord(error, Voice(language)) ?? Self.ofTheCommand(error, Voice(language)) ?? Self.parsing(error)
    let isHelped = (error as? WrongUsage)?.isAboutTheWords == true && !message.contains("--help")
    self.status = status
    let help = "\(command ?? "depositary") --help"
    self.message = isHelped ? Voice(language).helped(message, at: help) : message
    lines =
      if case WrongValue.clauseFile(let path, let errors) = error {
        errors.map { Voice(language).refusal($0, in: path) }
      } else {
        [self.message]
      }
  }

  /// The status and message for what the register and its proofs refuse.
  private static func ofTheRecord(_ error: any Error, _ voice: Voice) -> (Int32, String)? {
    switch error {
    case let refusal as RecordingRefusal: (refusal.status, voice.refusal(refusal))
    case let refused as ImportRefusal:
      (refused.refusal.status, (refused.agreement.map { Voice(voice.language, $0) } ?? voice).refusal(refused.refusal))
    case let refused as Refused:
      (refused.refusal.status, Voice(voice.language, refused.agreement).refusal(refused.refusal))
    case let failure as StoreFailure: (failure.status, voice.failure(failure))
    case let refusal as SigningRefusal: (refusal.status, voice.refusal(refusal))
    case let remain as TracesRemain: (ExitStatus.inputOutput, voice.tracesRemain(in: remain.path))
    // Only a second root of one log can get this far; all else is refused before.
    case AppendRefusal.forkedCheckpoint(let known): (ExitStatus.found, voice.secondRoot(beside: known.checkpoint))
    case let refusal as AppendRefusal: (ExitStatus.badData, voice.notTheNext("\(refusal)"))
    case let refusal as ProvingRefusal: (ExitStatus.nothingThere, voice.refusal(refusal))
    case let error as BundleError where error.isAbsence: (ExitStatus.nothingThere, voice.failure(error))
    case let error as BundleError: (ExitStatus.badData, voice.failure(error))
    case let error as NoteError: (ExitStatus.badData, voice.failure(error))
    case let error as ProofError: (ExitStatus.badData, voice.failure(error))
    case let changed as DocumentChanged: (ExitStatus.badData, voice.changed(document: changed.hash))
    case let entry as UnreadableEntry: (ExitStatus.badData, voice.failure(entry))
    default: nil
    }
  }

  /// The status and message for what was asked, and for the files that were named.
  private static func ofTheCommand(_ error: any Error, _ voice: Voice) -> (Int32, String)? {
    switch error {
    case let usage as WrongUsage: (ExitStatus.usage, voice.refusal(usage))
    case let missing as MissingField:
      (ExitStatus.usage, voice.refusal(WrongUsage.missing(option: missing.name, orElse: missing.orElse)))
    case let value as WrongValue: (ExitStatus.badData, voice.refusal(value))
    case let line as WrongLine: (ExitStatus.badData, voice.refusal(line))
    case let missing as NotThere: (ExitStatus.nothingThere, voice.refusal(missing))
    case let failure as FileFailure: (ExitStatus.inputOutput, voice.failure(failure))
    case let error as KeyFileError: (error.status, voice.failure(error))
    case let placed as FailureIn: inPlace(placed, voice.language)
    case let none as NoDraft: (ExitStatus.badData, none.message(voice.language))
    case let found as FoundSomething: (ExitStatus.found, found.message)
    default: nil
    }
  }

  /// The status and message with the place before the message, unless it names that itself. The status is that of bad
  /// data, whatever it would be elsewhere, except where the data is not at fault.
  private static func inPlace(_ placed: FailureIn, _ language: Language) -> (Int32, String) {
    let failure = Failure(placed.error, language)
    let message = usage(in: placed.error).map { Voice(language).refusal(ofLine: $0) } ?? failure.message
    let isPlaced = message.hasPrefix(placed.place)
    let isKept = [ExitStatus.inputOutput, ExitStatus.busy].contains(failure.status) || placed.error is BundleError
    let status = isKept ? failure.status : ExitStatus.badData
    return (status, isPlaced ? message : "\(placed.place): \(message)")
  }

  /// What is wrong in the words of an act, where an error is that.
  private static func usage(in error: any Error) -> WrongUsage? {
    let missing = (error as? MissingField).map { WrongUsage.missing(option: $0.name, orElse: $0.orElse) }
    return missing ?? error as? WrongUsage
  }

  /// The status and message of the parser. Help and version are no failures; a usage error is one line that names where
  /// help is.
  private static func parsing(_ error: any Error) -> (Int32, String) {
    let code = Depositary.exitCode(for: error)
    if code == .success { return (ExitStatus.ok, Depositary.fullMessage(for: error)) }
    let message = Depositary.message(for: error).split(separator: "\n").joined(separator: " ")
    return (ExitStatus.usage, "\(message) (depositary --help)")
  }

  /// Prints the failure and gives the status. The status holds even if standard error is closed or full.
  func report() -> Int32 {
    guard status == ExitStatus.ok else {
      let text = lines.filter { !$0.isEmpty }.map { "depositary: \(Page.oneLine($0))\n" }.joined()
      if !text.isEmpty { try? Output.write(text, to: STDERR_FILENO) }
      return status
    }
    do {
      try Output.write(message + (message.hasSuffix("\n") ? "" : "\n"))
      return ExitStatus.ok
    } catch {
      return Failure(error, language).report()
    }
  }
}

/// The error where something was checked and found: status 1.
struct FoundSomething: Error {
  let message: String
}

/// A refusal with the agreement concerned. Its words follow the nature and names of that agreement (L30).
struct Refused: Error {
  let refusal: RecordingRefusal
  let agreement: Agreement

  init(refusal: RecordingRefusal, agreement: Agreement) {
    self.refusal = refusal
    self.agreement = agreement
  }

  init(unknown party: PartyID, to agreement: Agreement) {
    self.init(refusal: .unknownParty(party, known: agreement.parties.map(\.id)), agreement: agreement)
  }
}

extension RecordingRefusal {
  fileprivate var status: Int32 {
    switch self {
    case .noSuchAgreement, .noSuchEntry, .notYetKnown, .clauseFileAnnulled: ExitStatus.nothingThere
    case .zoneData: ExitStatus.inputOutput
    default: ExitStatus.badData
    }
  }
}

extension SigningRefusal {
  /// The exit status. A record that is not what was signed is a finding.
  fileprivate var status: Int32 {
    switch self {
    case .forked, .inconsistent: ExitStatus.found
    case .emptyRegister, .ahead, .notOurs: ExitStatus.nothingThere
    default: ExitStatus.badData
    }
  }
}

extension BundleError {
  /// Whether the bundle is in order and lacks the entry that is asked for.
  fileprivate var isAbsence: Bool { if case .noSuchEntry = self { true } else { false } }
}

extension StoreFailure {
  fileprivate var status: Int32 {
    switch self {
    case .missing, .noFolder: ExitStatus.nothingThere
    case .notARegister, .preview, .newerVersion, .isNotAFile, .damaged: ExitStatus.badData
    case .nameTooLong, .permissionDenied, .readOnly, .diskFull, .cannotMakeFolder, .io: ExitStatus.inputOutput
    case .busy, .beingRead: ExitStatus.busy
    }
  }
}

extension KeyFileError {
  fileprivate var status: Int32 {
    switch self {
    case .missing: ExitStatus.nothingThere
    case .unreadable, .unwritable: ExitStatus.inputOutput
    case .busy: ExitStatus.busy
    case .exists, .open, .linked, .notAKey, .memory, .memoryMissing: ExitStatus.badData
    }
  }
}
