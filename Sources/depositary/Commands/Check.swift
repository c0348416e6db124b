import Agreements
import ArgumentParser
import EventLog
import Presentation
import Registry

struct Check: ParsableCommand, ChecksItself {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check a proof, with no register: only the keys that must have signed.",
    discussion:
      "Exit status 1 if it proves nothing. Texts in confidence do not stand in an entry, and so not in a proof.")

  @Argument(help: "The file that prove wrote.") var proof: String
  @Option(help: ArgumentHelp("A verifier key that must have signed; repeat for several.", valueName: "vkey"))
  var key: [String] = []
  @Option(help: ArgumentHelp("The older checkpoint, for a proof that the record only grew.", valueName: "file"))
  var checkpoint: String?
  @OptionGroup var options: GlobalOptions

  func check() throws(WrongUsage) { if key.isEmpty { throw .argumentMissing("--key <vkey>") } }

  func run() throws {
    let session = Session(options)
    let keys = try key.map(session.verifierKey)
    let bytes = try InputFile.bytes(proof, limit: Self.largest + 1)
    guard bytes.count <= Self.largest else { throw FailureIn(proof, ProofError.tooLong(most: Self.largest)) }
    let report: ProofReport
    do {
      report = try InclusionFile.isOne(bytes) ? inclusion(bytes, keys, session) : consistency(bytes, keys, session)
    } catch let error where error is NoteError || error is ProofError {
      throw FailureIn(proof, error)
    }
    try session.print(report.json, report.page)
    if !report.isProved { throw FoundSomething(message: "") }
  }

  /// The length of the largest proof, in bytes: the longest entry in base64, the hashes and a note.
  static let largest = 2 * Wire.longestEntry + SignedNote.largestSize

  private func inclusion(_ bytes: [UInt8], _ keys: [VerifierKey], _ session: Session) throws -> ProofReport {
    if checkpoint != nil {
      throw WrongUsage.checkpointForEntry
    }
    let file = try InclusionFile(bytes)
    return ProofReport(file, signers: try Self.signers(of: file.checkpoint, keys), language: session.language)
  }

  private func consistency(_ bytes: [UInt8], _ keys: [VerifierKey], _ session: Session) throws -> ProofReport {
    let file = try ConsistencyFile(bytes)
    guard let checkpoint else {
      throw WrongUsage.olderCheckpointNotNamed
    }
    let older = try InputFile.checkpoint(checkpoint)
    do {
      _ = try Self.signers(of: older, keys)
    } catch let error as NoteError {
      throw FailureIn(checkpoint, error)
    }
    return ProofReport(
      file, since: older.checkpoint, signers: try Self.signers(of: file.checkpoint, keys), language: session.language)
  }

  /// The signers of a checkpoint. Every key given must have signed.
  private static func signers(
    of signed: SignedCheckpoint, _ keys: [VerifierKey]
  ) throws -> [SignedCheckpoint.Signer] {
    let signers = try signed.signers(among: keys.flatMap(\.inBothRoles))
    if let missing = keys.first(where: { key in !signers.contains { $0.key.inRole(.log) == key.inRole(.log) } }) {
      let ids = KeyRole.allCases.map { missing.inRole($0).id }
      let other = signed.note.signatures.first { $0.name == missing.name && !ids.contains($0.id) }
      throw other.map { NoteError.otherKey($0.name, $0.id, not: missing.id) } ?? .notSigned(missing.name)
    }
    return signers
  }
}
