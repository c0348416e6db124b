import Agreements
import ArgumentParser
import CivilDate
import EventLog
import Foundation
import Presentation
import Registry

/// The exit statuses (docs/commands.md): those of sysexits, and 1 for "checked and found something".
enum Status {
  static let ok: Int32 = 0
  static let found: Int32 = 1
  static let usage: Int32 = 64
  static let badData: Int32 = 65
  static let nothingThere: Int32 = 66
  static let inputOutput: Int32 = 74
  static let busy: Int32 = 75
}

/// A failure of the command line's own: files it was told to read, words that no parser knows.
enum CommandError: Error {
  case usage(en: String, ja: String)
  case badData(en: String, ja: String)
  case nothingThere(en: String, ja: String)
  case noSuchFile(String)
  /// Something wrong in one line of a file: `FILE:LINE`.
  indirect case inLine(String, any Error)
  case unreadableFile(String)
  case unwritable(String)
  case nameTooLong(String)
  case notADay(String, DateTextError)
  case clauseFile(String, ClauseFileError)
  /// Of a file that a line names: it may be any file, and nothing of it is repeated.
  case namedClauseFile(String, ClauseFileError)
  case outputFailed
  case recordedUnprinted(EntryNumber)
  case receivedWithoutReceipt(String)
}

extension CommandError {
  /// A line whose act stands in an earlier one already: happened once, written twice.
  static func sameAct(_ place: String, asLine number: EntryNumber) -> CommandError {
    .badData(
      en: "\(place): line \(number) holds the same act: the same kind, parties, object and days.",
      ja: "\(place)：同じ行為（種別・当事者・対象・日が同じ）が\(number)行目にある。")
  }

  /// Whether the file was read and holds no clauses that can be understood.
  var isWrongClauseFile: Bool { if case .clauseFile = self { true } else { false } }
}

/// An error as a line for people and a status for programs.
struct Failure {
  private let status: Int32
  let message: String
  private let language: Language

  init(_ error: any Error, _ language: Language) {
    self.language = language
    let voice = Voice(language)
    func both(_ en: String, _ ja: String) -> String { language == .ja ? ja : en }
    switch error {
    case let refusal as RecordingRefusal:
      (status, message) = (refusal.status, voice.refusal(refusal))
    case let refused as ImportRefusal:
      let own = refused.agreement.map { Voice(language, $0) } ?? voice
      (status, message) = (refused.refusal.status, own.refusal(refused.refusal))
    case let refused as Refused:
      (status, message) = (refused.refusal.status, Voice(language, refused.agreement).refusal(refused.refusal))
    case let failure as StoreFailure:
      (status, message) = (failure.status, voice.failure(failure))
    case let refusal as SigningRefusal:
      (status, message) = (refusal.status, voice.refusal(refusal))
    case let remain as TracesRemain:
      (status, message) = (
        Status.inputOutput,
        both(
          "Erased and recorded, but remains of the text may be in \(remain.path), which others use or which has no room: run sqlite3 \(remain.path) VACUUM when nobody uses it.",
          "消去して記録したが、\(remain.path) が使用中か空きがなく、文の断片が残り得る。誰も使っていない時に sqlite3 \(remain.path) VACUUM を実行する。")
      )
    case let refusal as AppendRefusal:
      (status, message) = Self.describe(refusal, both)
    case let refusal as ProvingRefusal:
      (status, message) = (Status.nothingThere, voice.refusal(refusal))
    case let error as BundleError:
      (status, message) = (Status.badData, voice.failure(error))
    case let error as NoteError:
      (status, message) = (Status.badData, voice.failure(error))
    case let error as ProofError:
      (status, message) = (Status.badData, voice.failure(error))
    case let error as KeyFileError:
      (status, message) = Self.describe(error, both)
    case let changed as DocumentChanged:
      (status, message) = (
        Status.badData,
        both(
          "The document \(changed.hash) changed while it was read; nothing was recorded.",
          "文書 \(changed.hash) が読取中に変わったため、何も記録していない。")
      )
    case let entry as UnreadableEntry:
      (status, message) = (Status.badData, voice.failure(entry))
    case let found as FoundSomething:
      (status, message) = (Status.found, found.message)
    case let error as NotUTF8:
      (status, message) = (Status.usage, both(error.en, error.ja))
    case let error as CommandError:
      (status, message) = Self.describe(error, voice, both)
    default:
      (status, message) = Self.parsing(error)
    }
  }

  private static func describe(
    _ error: CommandError, _ voice: Voice, _ both: (String, String) -> String
  ) -> (Int32, String) {
    switch error {
    case .usage(let en, let ja): (Status.usage, both(en, ja))
    case .badData(let en, let ja): (Status.badData, both(en, ja))
    case .nothingThere(let en, let ja): (Status.nothingThere, both(en, ja))
    case .inLine(let place, let error): inLine(place, error, voice.language)
    case .noSuchFile(let path): (Status.nothingThere, both("There is no file \(path).", "ファイル \(path) はない。"))
    case .unreadableFile(let path):
      (Status.inputOutput, both("The file \(path) cannot be read.", "ファイル \(path) を読めない。"))
    case .unwritable(let path):
      (Status.inputOutput, both("The file \(path) cannot be written.", "ファイル \(path) に書き込めない。"))
    case .nameTooLong(let path): (Status.inputOutput, voice.nameTooLong(path))
    case .notADay(let text, let error): (Status.badData, voice.refusal(error, of: text))
    case .clauseFile(let file, let error): (Status.badData, voice.refusal(error, in: file))
    case .namedClauseFile(let file, let error): (Status.badData, voice.refusal(error, in: file, isQuoting: false))
    case .recordedUnprinted(let entry):
      (
        Status.inputOutput,
        both(
          "Recorded as entry \(entry), but the answer cannot be written.", "記載\(entry)として記録したが、回答を書き出せない。")
      )
    case .receivedWithoutReceipt(let path):
      (
        Status.inputOutput,
        both(
          "Received and cosigned, but the receipt \(path) cannot be written: receive the bundle again with --receipt.",
          "受領して連署したが、受領書 \(path) を書き込めない。--receipt で別のファイルを指定し、再び受け取る。")
      )
    case .outputFailed:
      (Status.inputOutput, both("The output cannot be written.", "出力を書き込めない。"))
    }
  }

  /// Only a second root of one log can come so far; all else is refused before.
  private static func describe(_ refusal: AppendRefusal, _ both: (String, String) -> String) -> (Int32, String) {
    guard case .forkedCheckpoint(let known) = refusal else {
      return (Status.badData, both("The entry cannot be the next: \(refusal).", "次の記載にできない：\(refusal)。"))
    }
    let checkpoint = known.checkpoint
    return (
      Status.found,
      both(
        "\(checkpoint.origin) signed two roots of size \(checkpoint.size); the one kept here is \(checkpoint.root).",
        "\(checkpoint.origin) は\(checkpoint.size)件に二つの根を署名した。ここに保管するのは \(checkpoint.root) である。")
    )
  }

  private static func describe(_ error: KeyFileError, _ both: (String, String) -> String) -> (Int32, String) {
    switch error {
    case .missing(let path):
      (
        Status.nothingThere,
        both("There is no key at \(path); key generate makes one.", "鍵 \(path) はない。key generate で作る。")
      )
    case .unreadable(let path): (Status.inputOutput, both("The key \(path) cannot be read.", "鍵 \(path) を読めない。"))
    case .unwritable(let path): (Status.inputOutput, both("The key \(path) cannot be written.", "鍵 \(path) を書き込めない。"))
    case .exists(let path):
      (
        Status.badData,
        both("There is a file \(path) already; a key is never replaced.", "ファイル \(path) が既にある。鍵は上書きしない。")
      )
    case .open(let path):
      (
        Status.badData,
        both("Others may read the key \(path): chmod 600 it.", "鍵 \(path) を他の利用者が読める。chmod 600 とする。")
      )
    case .linked(let path):
      (
        Status.badData,
        both(
          "The key \(path) has a second name (a hard link), which would not know what this one signed: remove it.",
          "鍵 \(path) には別名（ハードリンク）があり、署名の記憶が分かれる。別名を除く。")
      )
    case .busy(let path):
      (
        Status.busy,
        both(
          "Another program is signing with the key \(path); nothing was signed, try again.",
          "鍵 \(path) は他が使用中で、何も署名していない。後で再試行する。")
      )
    case .notAKey(let path): (Status.badData, both("\(path) holds no private key.", "\(path) に秘密鍵がない。"))
    case .memory(let path):
      (
        Status.badData,
        both(
          "\(path) does not say what the key has signed last; nothing is signed.",
          "\(path) から最後の署名を読み取れないため、署名しない。")
      )
    case .memoryMissing(let path):
      (
        Status.badData,
        both(
          "\(path), which says what the key has signed last, is missing; nothing is signed. Put it back beside the key, or make a new key.",
          "鍵が最後に何に署名したかを記す \(path) がないため、署名しない。鍵の隣に戻すか、新しい鍵を作る。")
      )
    }
  }

  /// What is wrong, with its place before it unless it names that itself: bad data, whatever it would be elsewhere, but
  /// for what is no fault of the data.
  private static func inLine(_ place: String, _ error: any Error, _ language: Language) -> (Int32, String) {
    let failure = Failure(error, language)
    let isPlaced = failure.message.hasPrefix(place)
    let status = [Status.inputOutput, Status.busy].contains(failure.status) ? failure.status : Status.badData
    return (status, isPlaced ? failure.message : "\(place): \(failure.message)")
  }

  /// Help and version are no failures; a usage error is one line that names where help is.
  private static func parsing(_ error: any Error) -> (Int32, String) {
    let code = Depositary.exitCode(for: error)
    if code == .success { return (Status.ok, Depositary.fullMessage(for: error)) }
    let message = Depositary.message(for: error).split(separator: "\n").joined(separator: " ")
    return (Status.usage, "\(message) (depositary --help)")
  }

  /// Prints it and gives the status, which holds although standard error may be closed or full.
  func report() -> Int32 {
    guard status == Status.ok else {
      if !message.isEmpty { try? Output.write("depositary: \(Page.oneLine(message))\n", to: STDERR_FILENO) }
      return status
    }
    do {
      try Output.write(message + (message.hasSuffix("\n") ? "" : "\n"))
      return Status.ok
    } catch {
      return Failure(error, language).report()
    }
  }
}

/// Checked, and found something: status 1.
struct FoundSomething: Error {
  let message: String
}

/// A refusal with the agreement concerned, whose nature and names its words follow (L30).
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
    case .noSuchAgreement, .noSuchEntry: Status.nothingThere
    case .zoneData: Status.inputOutput
    default: Status.badData
    }
  }
}

extension SigningRefusal {
  /// A record that is not what was signed is a finding.
  fileprivate var status: Int32 {
    switch self {
    case .forked, .inconsistent: Status.found
    case .emptyRegister, .ahead, .notOurs: Status.nothingThere
    default: Status.badData
    }
  }
}

extension StoreFailure {
  fileprivate var status: Int32 {
    switch self {
    case .missing, .noFolder: Status.nothingThere
    case .notARegister, .preview, .newerVersion, .isNotAFile, .damaged: Status.badData
    case .nameTooLong, .permissionDenied, .readOnly, .diskFull, .cannotMakeFolder, .io: Status.inputOutput
    case .busy, .beingRead: Status.busy
    }
  }
}
