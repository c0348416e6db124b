import Agreements
import ArgumentParser
import EventLog
import Foundation
import Presentation
import Registry

struct BundleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bundle", abstract: "Bundles: the whole record in one file, between the parties.",
    subcommands: [SendBundle.self, CompareBundle.self, ReceiveBundle.self, AdoptEntries.self])
}

/// The most that a bundle may bring.
struct LimitOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Refuse a bundle with more entries beyond ours.", valueName: "number"))
  var maxEntries: Int64?
  @Option(help: ArgumentHelp("Refuse a bundle whose new entries are about more agreements.", valueName: "number"))
  var maxAgreements: Int64?
  @Option(help: ArgumentHelp("Refuse a longer bundle.", valueName: "number")) var maxBytes: Int64?

  func check() throws(WrongUsage) {
    if [maxEntries, maxAgreements, maxBytes].contains(where: { $0.map { $0 < 0 } ?? false }) { throw .limitBelowZero }
  }

  var limits: BundleLimits { BundleLimits(entries: maxEntries, agreements: maxAgreements, bytes: maxBytes) }
}

struct SendBundle: ParsableCommand, ChecksItself {
  static let configuration = CommandConfiguration(
    commandName: "send", abstract: "Write the whole record into one file for another party, and sign it.",
    discussion: """
      The other party verifies the bundle and compares it with its own record. The register is signed as it is now, \
      and the record can then be proved to anybody. Texts in confidence can be withheld.
      """)

  @Argument(help: "The bundle to write.") var bundle: String
  @Flag(help: "Put the documents into the bundle.") var documents = false
  @Option(
    help: ArgumentHelp(
      "Leave these texts out, where they were recorded in confidence: place, reference, remark, document, reason or recorder.",
      valueName: "field"))
  var withhold: [DisclosableField] = []
  @OptionGroup var replacing: ReplaceOption
  @OptionGroup var key: SigningKeyOptions
  @OptionGroup var options: GlobalOptions

  func check() throws(WrongUsage) { if bundle.isEmpty { throw .namesNoFile("<bundle>") } }

  func run() throws {
    let session = Session(options)
    let file = try session.keyFile(key)
    try OutputFile.check(bundle, replacing)
    let registry = try session.existingRegistry()
    let signed = try registry.sign(with: file.key, file)
    let progress = Progress(bundle, total: Int64(clamping: signed.checkpoint.size), from: 5_000)
    defer { progress.end() }
    let withholding = Registry.Withholding(fields: Set(withhold), documents: !documents)
    try OutputFile.replace(bundle) { write in
      try registry.exportBundle(signed, withholding, progress: { done, _ in progress.reached(done) }, to: write)
    }
    var page = Page()
    page.line(Voice(session.language).written(bundle: bundle, signed.checkpoint))
    try session.print(CheckpointReport(signed).json, page)
  }
}

struct CompareBundle: ParsableCommand, ChecksItself {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Compare the record with the bundle of another party; exit status 1 if the two diverged.",
    discussion: """
      Verifies the bundle, says whether one record extends the other, lists each entry that differs, side by side, and \
      tells each answer that the bundle would change. Nothing is recorded.
      """)

  @Argument(help: "The bundle.") var bundle: String
  @OptionGroup var limits: LimitOptions
  @OptionGroup var options: GlobalOptions

  func check() throws(WrongUsage) { try limits.check() }

  func run() throws {
    let session = Session(options)
    let registry = try session.registry(for: .query)
    let comparison = try session.readingBundle(bundle) {
      try registry.compare(bundle: bundle, limits: limits.limits, progress: $0)
    }
    try session.print(comparison, .compared)
    if comparison.copies.relation == .diverged { throw FoundSomething(message: "") }
  }
}

struct ReceiveBundle: ParsableCommand, ChecksItself {
  static let configuration = CommandConfiguration(
    commandName: "receive",
    abstract: "Take over what the bundle of another party has beyond our record; all or nothing.",
    discussion: """
      Only what verifiably extends our record is taken. Where it changes an answer that was given before, nothing is \
      taken or signed until --accept names the root that bundle compare shows. The receipt is their checkpoint with \
      our cosignature: give it back to them, for checkpoint take. Records that diverged are never merged.
      """)

  @Argument(help: "The bundle.") var bundle: String
  @Option(
    help: ArgumentHelp(
      "Take it although it changes answers, as this root of it shows; 64 hexadecimal digits.", valueName: "root"))
  var accept: String?
  @Option(help: ArgumentHelp("Where to write the receipt; BUNDLE.receipt if not given.", valueName: "file"))
  var receipt: String?
  @OptionGroup var replacing: ReplaceOption
  @OptionGroup var limits: LimitOptions
  @OptionGroup var key: SigningKeyOptions
  @OptionGroup var options: GlobalOptions

  func check() throws(WrongUsage) { try limits.check() }

  func run() throws {
    let session = Session(options)
    let file = try session.keyFile(key)
    let root = try accept.map(root)
    let registry = try session.registry(for: .recording)
    let path = receipt ?? bundle + ".receipt"
    try OutputFile.check(path, replacing, protecting: bundle)
    let reception = try session.readingBundle(bundle) {
      try registry.receive(
        bundle: bundle, accepting: root, limits: limits.limits, with: file.key, now: session.now(), file, progress: $0)
    }
    switch reception {
    case .notTaken(let comparison, let root):
      try session.print(comparison, .notTaken(toAccept: root))
      throw FoundSomething(message: "")
    case .taken(let received):
      do {
        try OutputFile.replace(path) { write in try write(received.receipt.note.bytes) }
      } catch {
        throw FileFailure.receipt(path)
      }
      try session.print(received.comparison, .received(documents: received.documents, receipt: path))
    }
  }

  private func root(_ text: String) throws -> Digest32 {
    guard let root = Digest32(hex: text) else {
      throw WrongValue.root(text)
    }
    return root
  }
}

struct AdoptEntries: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "adopt", abstract: "Record entries of the bundle of another party as entries of ours, now.",
    discussion: """
      For records that diverged and are therefore never merged. Each entry is recorded as one of ours, with a \
      reference to the bundle; all of them, or none.
      """)

  @Argument(help: "The bundle.") var bundle: String
  @Argument(help: ArgumentHelp("An entry of theirs; several in their order.", valueName: "entry")) var entries: [String]
  @Option(help: ArgumentHelp("Who records it; the user of the machine if not given.", valueName: "text"))
  var recordedBy: String?
  @Flag(help: "Record an act although it has no effect.") var asReceived = false
  @OptionGroup var clock: ClockOptions
  @OptionGroup var options: GlobalOptions

  func run() throws {
    let session = Session(options)
    let registry = try session.existingRegistry()
    let numbers = try entries.map(session.entryNumber)
    let recorded = try session.readingBundle(bundle) { _ in
      do {
        return try registry.adopt(
          numbers, ofBundle: bundle, recordedBy: session.recorder(recordedBy), asReceived: asReceived,
          clockIsRight: clock.clockIsRight, now: session.now())
      } catch let refusal as ImportRefusal {
        throw FailureIn("\(bundle): \(entries[refusal.index])", refusal)
      }
    }
    let report = AdoptionReport(zip(numbers, recorded).map { ($0, $1.entry) }, language: session.language)
    try session.print(report.json, report.page)
    if !options.json { try session.printChanges(by: recorded.map(\.entry), registry) }
  }
}
