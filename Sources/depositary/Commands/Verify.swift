import ArgumentParser
import EventLog
import Presentation
import Registry

struct Verify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Compute everything anew and compare it with what is recorded; exit status 1 if anything differs.",
    discussion: """
      Entries, hashes, the tree and its root, instants, what stands beside the entries, documents, signatures. The \
      first entry that is wrong is named, with what was expected and what was found. Whether newest entries were \
      removed shows only against a checkpoint that was kept elsewhere: give it with --checkpoint.
      """)

  @Option(help: ArgumentHelp("A signed checkpoint that this register must begin with.", valueName: "file"))
  var checkpoint: [String] = []
  @Option(
    help: ArgumentHelp(
      "Only the keys given count, not those that the register trusts, and each must have signed; repeat for several.",
      valueName: "vkey"))
  var key: [String] = []
  @OptionGroup var options: GlobalOptions

  func run() throws {
    let session = Session(options)
    let keys = try key.map(session.verifierKey)
    let report = VerificationReport(try verification(session, keys), language: session.language)
    try session.print(report.json, report.page)
    if !report.isSound { throw FoundSomething(message: "") }
  }

  private func verification(_ session: Session, _ keys: [VerifierKey]) throws -> Verification {
    let outside = try checkpoint.map(InputFile.checkpoint)
    do {
      let registry = try session.registry(for: .query)
      let counting = try keys.isEmpty ? registry.keys().map(\.key) : keys.flatMap(\.inBothRoles)
      for (path, signed) in zip(checkpoint, outside) { try checkIsSigned(signed, path, counting) }
      let progress = Progress(Voice(session.language).verifying, total: try registry.count(), from: 5_000)
      defer { progress.end() }
      return try registry.verify(against: outside, keys: keys) { done, _ in progress.reached(done) }
    } catch let failure as StoreFailure {
      guard let found = Verification(failure) else { throw failure }
      return found
    }
  }

  /// Checks that a key that counts has signed a checkpoint: else it would prove nothing.
  private func checkIsSigned(_ signed: SignedCheckpoint, _ path: String, _ keys: [VerifierKey]) throws {
    do throws(NoteError) {
      guard try !signed.signers(among: keys).isEmpty else { throw .noKnownSignature }
    } catch {
      throw FailureIn(path, error)
    }
  }
}

extension Verification {
  /// The verification of a record that could not be read, with what was found wrong. Nil for a failure that says
  /// nothing about the record.
  fileprivate init?(_ failure: StoreFailure) {
    switch failure {
    case .damaged, .notARegister(_, .schema), .notARegister(_, .notSQLite), .notARegister(_, .empty):
      self.init(unreadable: failure)
    default: return nil
    }
  }
}
