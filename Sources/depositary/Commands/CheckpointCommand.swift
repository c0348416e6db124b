import Agreements
import ArgumentParser
import EventLog
import Presentation
import Registry

struct CheckpointCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "checkpoint", abstract: "Sign the register as it is now: its size and the root over all entries.",
    discussion: """
      Prints the signed checkpoint, a text for the other party to keep. With --cosign it signs the checkpoint of the \
      other party, if all of it is the beginning of this register; with --receipt it takes in what the other party \
      has cosigned of ours. A checkpoint that both have signed is settled.
      """)

  @Option(help: ArgumentHelp("Cosign the checkpoint in this file.", valueName: "file")) var cosign: String?
  @Option(help: ArgumentHelp("Take in the signatures on our checkpoint in this file.", valueName: "file"))
  var receipt: String?
  @OptionGroup var key: SigningKeyOptions
  @OptionGroup var options: GlobalOptions

  func validate() throws {
    if cosign != nil, receipt != nil { throw ValidationError("Give one of '--cosign <file>' and '--receipt <file>'") }
  }

  func run() throws {
    let session = Session(options)
    let signed: SignedCheckpoint
    if let receipt {
      signed = try session.existingRegistry().take(receipt: InputFile.checkpoint(receipt))
    } else if let cosign {
      let theirs = try InputFile.checkpoint(cosign)
      let file = try session.keyFile(key)
      let registry = try session.existingRegistry()
      signed = try registry.cosign(theirs, with: file.key, time: session.now().secondsSince1970, file)
    } else {
      let file = try session.keyFile(key)
      signed = try session.existingRegistry().sign(with: file.key, file)
    }
    let report = CheckpointReport(signed)
    try Output.writeWhole(options.json ? Array(report.json.text.utf8) : signed.note.bytes)
  }
}

extension InputFile {
  /// Throws `NoteError` inside `FailureIn`.
  static func checkpoint(_ path: String) throws -> SignedCheckpoint {
    let bytes = try bytes(path, limit: SignedNote.largestSize + 1)
    do throws(NoteError) {
      return try SignedCheckpoint(bytes)
    } catch {
      throw FailureIn(path, error)
    }
  }
}
