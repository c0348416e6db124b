import Agreements
import ArgumentParser
import Presentation
import Registry

struct Erase: ParsableCommand, ChecksItself {
  static let configuration = CommandConfiguration(
    commandName: "erase", abstract: "Erase texts of an entry from this copy, without breaking its tree.",
    discussion: """
      What was recorded in confidence, the name of who recorded it, and documents that no other entry names can be \
      erased; the entry keeps their hashes, and the erasure is an entry of its own. A text cannot be brought back; a \
      document can, with document add. Copies that others hold, and backups, keep them.
      """)

  @Argument(help: "The entry.") var entry: String
  @Option(
    help: ArgumentHelp(
      "What is erased: place, reference, remark, document, reason or recorder; repeat for several.",
      valueName: "field"))
  var field: [DisclosableField]
  @Option(help: ArgumentHelp("Why; required.", valueName: "text")) var reason: String
  @Option(help: ArgumentHelp("Keep it out of the entry itself, which holds a salted hash: reason.", valueName: "field"))
  var confidential: [DisclosableField] = []
  @Flag(help: .hidden) var confidentialReason = false
  @Option(help: ArgumentHelp("Who records it; the user of the machine if not given.", valueName: "text"))
  var recordedBy: String?
  @Option(help: ArgumentHelp("On whose behalf it is recorded.", valueName: "text")) var onBehalfOf: String?
  @OptionGroup var clock: ClockOptions
  @OptionGroup var options: GlobalOptions

  func check() throws(WrongUsage) {
    try confidential.checkThatEach(isOneOf: [.reason])
  }

  func run() throws {
    let session = Session(options)
    let registry = try session.existingRegistry()
    let number = try session.entryNumber(entry)
    let fields = DisclosableField.allCases.filter(field.contains)
    let recorded = try registry.erase(
      fields, of: number, reason: .open(reason),
      confidential: confidentialReason || confidential.contains(.reason) ? [.reason] : [],
      recordedBy: session.recorder(recordedBy), onBehalfOf: onBehalfOf, clockIsRight: clock.clockIsRight,
      now: session.now())
    let report = session.report(recorded, now: try session.now(), isWhatIf: false)
    try session.print(report.json, report.page)
  }
}
