import Agreements
import ArgumentParser
import EventLog
import Foundation
import Presentation
import Registry

/// The most that a bundle may bring.
struct LimitOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Refuse a bundle with more entries beyond ours.", valueName: "number"))
  var maxEntries: Int64?
  @Option(help: ArgumentHelp("Refuse a bundle whose new entries are about more agreements.", valueName: "number"))
  var maxAgreements: Int64?
  @Option(help: ArgumentHelp("Refuse a longer bundle.", valueName: "number")) var maxBytes: Int64?

  func validate() throws {
    if [maxEntries, maxAgreements, maxBytes].compactMap({ $0 }).contains(where: { $0 < 0 }) {
      throw ValidationError("'--max-entries', '--max-agreements' and '--max-bytes' are numbers from 0")
    }
  }

  var limits: BundleLimits { BundleLimits(entries: maxEntries, agreements: maxAgreements, bytes: maxBytes) }
}

struct Reconcile: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reconcile",
    abstract: "Compare the record with the bundle of another party; exit status 1 if the two diverged.",
    discussion: """
      Verifies the bundle, says whether one record extends the other, lists each entry that differs, side by side, and \
      tells each answer that the bundle would change. With --adopt an entry of theirs is recorded here now, as an \
      entry of ours with a reference to the bundle.
      """)

  @Argument(help: "The bundle.") var bundle: String
  @Option(help: ArgumentHelp("An entry of theirs to be recorded here; repeat for several.", valueName: "entry"))
  var adopt: [String] = []
  @Option(help: ArgumentHelp("Who records it; the user of the machine if not given.", valueName: "text"))
  var recordedBy: String?
  @Flag(help: "Record an act although it has no effect.") var asReceived = false
  @OptionGroup var clock: ClockOptions
  @OptionGroup var limits: LimitOptions
  @OptionGroup var options: GlobalOptions

  func run() throws {
    let session = Session(options)
    guard adopt.isEmpty else { return try adopt(session) }
    let registry = try session.registry(for: .query)
    let comparison = try session.readingBundle(bundle) {
      try registry.reconcile(bundle: bundle, limits: limits.limits, progress: $0)
    }
    try session.print(comparison, .compared)
    if comparison.reconciliation.relation == .diverged { throw FoundSomething(message: "") }
  }

  private func adopt(_ session: Session) throws {
    let registry = try session.existingRegistry()
    let numbers = try adopt.map(session.entryNumber)
    let recorded = try session.readingBundle(bundle) { _ in
      do {
        return try registry.adopt(
          numbers, ofBundle: bundle, recordedBy: session.recorder(recordedBy), asReceived: asReceived,
          clockIsRight: clock.clockIsRight, now: session.now())
      } catch let refusal as ImportRefusal {
        throw FailureIn("\(bundle): \(adopt[refusal.index])", refusal)
      }
    }
    let report = AdoptionReport(
      zip(numbers, recorded).map { ($0, $1.entry) }, language: session.language)
    try session.print(report.json, report.page)
    if !options.json { try session.printChanges(by: recorded.map(\.entry), registry) }
  }
}

struct Receive: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "receive",
    abstract: "Take over what the bundle of another party has beyond our record; all or nothing.",
    discussion: """
      Only what verifiably extends our record is taken. Where it changes an answer that was given before, nothing is \
      taken or signed until --accept names the root that reconcile shows. The receipt is their checkpoint with our \
      cosignature: give it back to them, for checkpoint --receipt. Records that diverged are never merged.
      """)

  @Argument(help: "The bundle.") var bundle: String
  @Option(
    help: ArgumentHelp(
      "Take it although it changes answers, as this root of it shows; 64 hexadecimal digits.", valueName: "root"))
  var accept: String?
  @Option(help: ArgumentHelp("Where to write the receipt; BUNDLE.receipt if not given.", valueName: "file"))
  var receipt: String?
  @OptionGroup var limits: LimitOptions
  @OptionGroup var key: SigningKeyOptions
  @OptionGroup var options: GlobalOptions

  func run() throws {
    let session = Session(options)
    let file = try session.keyFile(key)
    let root = try accept.map(root)
    let registry = try session.registry(for: .recording)
    let path = receipt ?? bundle + ".receipt"
    try checkReceipt(path)
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

extension Receive {
  /// A receipt replaces nothing but a receipt.
  private func checkReceipt(_ path: String) throws {
    try OutputFile.check(path, protecting: bundle)
    if FileManager.default.fileExists(atPath: path), (try? InputFile.checkpoint(path)) == nil {
      throw WrongUsage.notAReceipt(path)
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
      throw FailureIn(path, error)
    } catch StoreFailure.missing(path) {
      throw NotThere.file(path)
    } catch StoreFailure.permissionDenied(path) {
      throw FileFailure.unreadable(path)
    }
  }

  /// What entries that were recorded one behind the other changed of the answers.
  fileprivate func printChanges(by recorded: [Entry], _ registry: Registry) throws {
    guard let first = recorded.first?.number else { return }
    let today = try now().today
    for id in Set(recorded.map(\.agreement)).sorted() {
      let after = try registry.allFacts(of: id, asKnownAt: .now)
      let before = Facts(after.entries.filter { $0.number < first })
      guard let changes = AnswerChanges(before: before, after: after, today: today) else { continue }
      let page = ChangesReport(changes, today: today, language: language).page
      try Output.write(
        page.text(width: Output.width, isStyled: Output.isStyled(environment, noColor: options.noColor)))
    }
  }

  /// The answer, part by part: it can be long.
  fileprivate func print(_ comparison: Comparison, _ outcome: ReconciliationReport.Outcome) throws {
    let report = ReconciliationReport(
      comparison.reconciliation, comparison.warnings, outcome, language: language)
    let now = try now()
    func reportChanges(_ body: (AnswerChanges, ChangesReport) throws -> Void) throws {
      try comparison.visitChanges(today: now) { changes in
        try body(changes, ChangesReport(changes, today: now.today, language: language))
      }
    }
    var changed = false
    guard !options.json else {
      let parts = report.json(
        ours: { each in try comparison.visitDifferences { ours, _ in if let ours { try each(report.json(ours)) } } },
        theirs: { each in
          try comparison.visitDifferences { _, theirs in if let theirs { try each(report.json(theirs)) } }
        },
        changes: { each in
          try reportChanges { changes, report in
            changed = changed || !changes.isEmpty
            try each(report.json)
          }
        }, changed: { changed })
      return try OrderedJSON.write(parts) { try Output.write($0) }
    }
    let isStyled = Output.isStyled(environment, noColor: options.noColor)
    func write(_ page: Page) throws { try Output.write(page.text(width: Output.width, isStyled: isStyled)) }
    try write(report.opening)
    try comparison.visitDifferences { try write(report.difference($0, $1)) }
    try reportChanges { changes, report in
      changed = changed || !changes.isEmpty
      try write(report.page)
    }
    try write(report.closing(changes: changed))
  }
}
