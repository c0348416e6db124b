import Agreements
import ArgumentParser
import EventLog
import Foundation
import Presentation
import Registry

struct Reconcile: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reconcile",
    abstract: "Compare the record with the bundle of another party; exit status 1 if the two diverged.",
    discussion: """
      Verifies the bundle, says whether one record extends the other, and lists each entry that differs, side by side. \
      With --adopt an entry of theirs is recorded here now, as an entry of ours with a reference to the bundle.
      """)

  @Argument(help: "The bundle.") var bundle: String
  @Option(help: ArgumentHelp("An entry of theirs to be recorded here; repeat for several.", valueName: "entry"))
  var adopt: [String] = []
  @Option(help: ArgumentHelp("Who records it; the user of the machine if not given.", valueName: "text"))
  var recordedBy: String?
  @Flag(help: "Record an act although it has no effect.") var asReceived = false
  @OptionGroup var options: GlobalOptions

  func run() throws {
    let session = Session(options)
    guard adopt.isEmpty else { return try adopt(session) }
    let registry = try session.registry(for: .query)
    let reconciliation = try session.readingBundle(bundle) { try registry.reconcile(bundle: bundle, progress: $0) }
    let report = ReconciliationReport(reconciliation, language: session.language)
    try session.print(report.json, report.page)
    if reconciliation.relation == .diverged { throw FoundSomething(message: "") }
  }

  private func adopt(_ session: Session) throws {
    let registry = try session.existingRegistry()
    let numbers = try adopt.map(session.entryNumber)
    let recorded = try session.readingBundle(bundle) { _ in
      do {
        return try registry.adopt(
          numbers, ofBundle: bundle, recordedBy: session.recorder(recordedBy), asReceived: asReceived,
          now: session.now())
      } catch let refusal as ImportRefusal {
        throw CommandError.inLine("\(bundle): \(adopt[refusal.index])", refusal)
      }
    }
    let report = AdoptionReport(
      zip(numbers, recorded).map { ($0, $1.entry) }, language: session.language)
    try session.print(report.json, report.page)
  }
}

struct Receive: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "receive",
    abstract: "Take over what the bundle of another party has beyond our record; all or nothing.",
    discussion: """
      Only what verifiably extends our record is taken. The receipt is their checkpoint with our cosignature: give it \
      back to them, for checkpoint --receipt. Records that diverged are never merged; reconcile shows where.
      """)

  @Argument(help: "The bundle.") var bundle: String
  @Option(help: ArgumentHelp("Where to write the receipt; BUNDLE.receipt if not given.", valueName: "file"))
  var receipt: String?
  @OptionGroup var key: SigningKeyOptions
  @OptionGroup var options: GlobalOptions

  func run() throws {
    let session = Session(options)
    let file = try session.keyFile(key)
    try checkTrust(session)
    let registry = try session.existingRegistry()
    let path = receipt ?? bundle + ".receipt"
    try checkReceipt(path)
    let received: Received
    do {
      received = try session.readingBundle(bundle) {
        try registry.receive(bundle: bundle, with: file.key, time: session.seconds(), file, progress: $0)
      }
    } catch let diverged as Diverged {
      let report = ReconciliationReport(diverged.reconciliation, language: session.language)
      try session.print(report.json, report.page)
      throw FoundSomething(message: "")
    }
    do {
      try OutputFile.replace(path) { write in try write(received.receipt.note.bytes) }
    } catch {
      throw CommandError.receivedWithoutReceipt(path)
    }
    let report = ReconciliationReport(
      received.reconciliation, documents: received.documents, receipt: path, language: session.language)
    try session.print(report.json, report.page)
  }
}

extension Receive {
  /// A receipt replaces nothing but a receipt.
  private func checkReceipt(_ path: String) throws {
    try OutputFile.check(path, protecting: bundle)
    if FileManager.default.fileExists(atPath: path), (try? InputFile.checkpoint(path)) == nil {
      throw CommandError.usage(
        en: "\(path) is there and is no receipt: name another file with --receipt.",
        ja: "\(path) は既にあり、受領書ではない。--receipt で別のファイルを指定する。")
    }
  }

  /// A register that trusts nobody, or is not there, takes nothing and is not made: the answer is that of `reconcile`.
  private func checkTrust(_ session: Session) throws {
    let registry = try session.registryForWhatIf()
    if try registry.keys().isEmpty {
      _ = try session.readingBundle(bundle) { try registry.reconcile(bundle: bundle, progress: $0) }
    }
  }
}

extension Session {
  /// Runs with a progress bar, and tells what is wrong with a bundle under its name.
  func readingBundle<T>(_ path: String, _ body: ((Int64, Int64) -> Void) throws -> T) throws -> T {
    var progress: Progress?
    defer { progress?.end() }
    do {
      return try body { done, total in
        let bar = progress ?? Progress(path, total: total, from: 5_000)
        progress = bar
        bar.reached(done)
      }
    } catch let error as BundleError {
      throw CommandError.inLine(path, error)
    } catch StoreFailure.missing(path) {
      throw CommandError.noSuchFile(path)
    } catch StoreFailure.permissionDenied(path) {
      throw CommandError.unreadableFile(path)
    }
  }
}
