import Agreements
import ArgumentParser

struct RecordCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "record", abstract: "Record an act: one command makes one entry.",
    subcommands: [
      RecordSignature.self, RecordAmendment.self, RecordNotice.self, RecordAgreedDate.self, RecordRevocation.self,
    ])
}

/// Who did it, in which agreement, and how it comes into the record: common to all acts.
struct ActOptions: ParsableArguments {
  @Argument(help: "The agreement.") var agreement: String

  @Option(help: ArgumentHelp("A party that did it; repeat for several.", valueName: "party"))
  var by: [String] = []

  @OptionGroup var recording: RecordingOptions
  @OptionGroup var options: GlobalOptions

  func validate() throws {
    if by.isEmpty { throw ValidationError("Missing expected argument '--by <party>'") }
  }

  func record(_ fields: DeedFields) throws {
    let session = Session(options)
    let content = try fields.draft(agreement: session.agreementID(agreement), by: session.parties(by), session)
    try session.record(content, recording)
  }
}

struct RecordSignature: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "signature", abstract: "A signature; the agreement starts when all have signed.")

  @OptionGroup var act: ActOptions
  @Option(help: ArgumentHelp("The day of the signature.", valueName: "date")) var on: String

  func run() throws { try act.record(DeedFields(kind: .signature, on: on)) }
}

struct RecordAmendment: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "amendment",
    abstract: "A written decision on an amendment; it is adopted when all have decided the same.")

  @OptionGroup var act: ActOptions
  @Option(help: ArgumentHelp("The identifier of the amendment, such as 2026-1.", valueName: "id"))
  var amendment: String
  @Option(help: ArgumentHelp("The day of the decision.", valueName: "date")) var on: String
  @Option(help: ArgumentHelp("The effective day that the decision names.", valueName: "date")) var effective: String?
  @Option(help: ArgumentHelp("What it is called.", valueName: "text")) var title: String?
  @Option(help: ArgumentHelp("The clauses that it replaces, in YAML.", valueName: "file")) var clauses: String?

  func run() throws {
    try act.record(
      DeedFields(
        kind: .amendment, on: on, effective: effective, amendment: amendment, title: title, clauses: clauses))
  }
}

/// The days that a notice or a revocation can carry.
struct NoticeDayOptions: ParsableArguments {
  func validate() throws {
    if [delivered, dated, dispatched, received].allSatisfy({ $0 == nil }) {
      throw ValidationError("Missing expected argument '--delivered <date>', or another day of the notice")
    }
  }

  @Option(help: ArgumentHelp("The day on which it was handed over.", valueName: "date")) var delivered: String?
  @Option(help: ArgumentHelp("The day that it bears.", valueName: "date")) var dated: String?
  @Option(help: ArgumentHelp("The day on which it was sent.", valueName: "date")) var dispatched: String?
  @Option(help: ArgumentHelp("The day on which it was received.", valueName: "date")) var received: String?
}

struct RecordNotice: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notice", abstract: "A notice of termination or discontinuation.")

  @OptionGroup var act: ActOptions
  @Option(help: ArgumentHelp("An addressee; all others if none is given.", valueName: "party")) var to: [String] = []
  @OptionGroup var days: NoticeDayOptions
  @Option(help: ArgumentHelp("A day that the notice names.", valueName: "date")) var effective: String?
  @Option(help: ArgumentHelp("The form of the notice.", valueName: "written|oral")) var form = "written"

  func validate() throws {
    if act.by.count > 1 { throw ValidationError("A notice is given by one party: '--by' stands once") }
  }

  func run() throws {
    try act.record(
      DeedFields(
        kind: .notice, effective: effective, delivered: days.delivered, dated: days.dated,
        dispatched: days.dispatched, received: days.received, form: form, to: to))
  }
}

struct RecordAgreedDate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "agreed-date", abstract: "A determination of the date; it governs when all have determined the same.")

  @OptionGroup var act: ActOptions
  @Option(help: ArgumentHelp("The day of the determination.", valueName: "date")) var on: String
  @Option(help: ArgumentHelp("The first day without, or none.", valueName: "date|none")) var effective: String

  func run() throws { try act.record(DeedFields(kind: .agreedDate, on: on, effective: effective)) }
}

struct RecordRevocation: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "revocation", abstract: "The taking back of a notice, or of an earlier revocation.")

  @OptionGroup var act: ActOptions
  @OptionGroup var days: NoticeDayOptions
  @Option(
    help: ArgumentHelp("The entry of the notice; the only one of its giver if none is given.", valueName: "entry"))
  var notice: String?

  func run() throws {
    try act.record(
      DeedFields(
        kind: .revocation, delivered: days.delivered, dated: days.dated, dispatched: days.dispatched,
        received: days.received, notice: notice))
  }
}
