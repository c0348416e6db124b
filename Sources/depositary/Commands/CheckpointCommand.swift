import Agreements
import ArgumentParser
import EventLog
import Presentation
import Registry

struct CheckpointCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "checkpoint", abstract: "Signed checkpoints: the size of the record and the root over all entries.",
    discussion: "A checkpoint that both parties have signed is settled.",
    subcommands: [SignCheckpoint.self, CosignCheckpoint.self, TakeCheckpoint.self])
}

struct SignCheckpoint: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sign", abstract: "Sign the register as it is now; prints a text for the other party to keep.")

  @OptionGroup var key: SigningKeyOptions
  @OptionGroup var options: GlobalOptions

  func run() throws {
    let session = Session(options)
    let file = try session.keyFile(key)
    try session.write(session.existingRegistry().sign(with: file.key, file))
  }
}

struct CosignCheckpoint: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cosign",
    abstract: "Sign the checkpoint of the other party, if all of it is the beginning of this register.")

  @Argument(help: "Their checkpoint.") var file: String
  @OptionGroup var key: SigningKeyOptions
  @OptionGroup var options: GlobalOptions

  func run() throws {
    let session = Session(options)
    let theirs = try InputFile.checkpoint(file)
    let own = try session.keyFile(key)
    let registry = try session.existingRegistry()
    try session.write(registry.cosign(theirs, with: own.key, time: session.now().secondsSince1970, own))
  }
}

struct TakeCheckpoint: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "take", abstract: "Take in the signatures of the other party on a checkpoint of ours.")

  @Argument(help: "Our checkpoint with their cosignature, such as the receipt of a bundle.") var file: String
  @OptionGroup var options: GlobalOptions

  func run() throws {
    let session = Session(options)
    try session.write(session.existingRegistry().take(receipt: InputFile.checkpoint(file)))
  }
}

extension Session {
  fileprivate func write(_ signed: SignedCheckpoint) throws {
    try Output.writeWhole(options.json ? Array(CheckpointReport(signed).json.text.utf8) : signed.note.bytes)
  }
}

extension InputFile {
  /// Reads the file of a checkpoint. Throws `NoteError` inside `FailureIn`.
  static func checkpoint(_ path: String) throws -> SignedCheckpoint {
    let bytes = try bytes(path, limit: SignedNote.largestSize + 1)
    do throws(NoteError) {
      return try SignedCheckpoint(bytes)
    } catch {
      throw FailureIn(path, error)
    }
  }
}
