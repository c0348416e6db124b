import Agreements
import ArgumentParser
import Presentation
import Registry

struct RecordCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "record", abstract: "Record an act: one command makes one entry.",
    subcommands: [
      RecordSignature.self, RecordConsent.self, RecordAmendment.self, RecordNotice.self, RecordAgreedDate.self,
      RecordExtension.self, RecordRevocation.self, RecordSuspension.self, RecordResumption.self, RecordPosition.self,
      RecordEvent.self,
    ])
}

/// The agreement and those who acted. These options are common to all acts, and come first in the help.
struct ActOptions: ParsableArguments {
  @Argument(help: "The agreement.") var agreement: String

  @Option(help: ArgumentHelp("A party that did it; repeat for several.", valueName: "party"))
  var by: [String] = []

  func record(_ fields: GivenFields, _ entry: EntryOptions) throws {
    if by.isEmpty && fields.kind != .event { throw WrongUsage.argumentMissing("--by <party>") }
    let session = Session(entry.options)
    let id = try session.agreementID(agreement)
    do {
      let given = try fields.read(session)
      try session.record(.act(id, by: session.parties(by), given), entry.recording)
    } catch WrongValue.party(let text) {
      throw session.refusal(ofParty: text, to: id)
    }
  }
}

/// How the act comes into the record. These options are common to all acts, and come last in the help.
struct EntryOptions: ParsableArguments {
  @OptionGroup var recording: RecordingOptions
  @OptionGroup var options: GlobalOptions
}

struct RecordSignature: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "signature", abstract: "A signature; the agreement starts when all have signed.")

  @OptionGroup var act: ActOptions
  @Option(help: ArgumentHelp("The day of the signature.", valueName: "date")) var on: String
  @OptionGroup var entry: EntryOptions

  func run() throws { try act.record(GivenFields(.signature, ["on": on]), entry) }
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
  @OptionGroup var entry: EntryOptions

  func run() throws {
    try act.record(
      GivenFields(
        .amendment, ["on": on, "effective": effective, "amendment": amendment, "title": title, "clauses": clauses]),
      entry)
  }
}

/// The days that a notice or a revocation can carry.
struct NoticeDayOptions: ParsableArguments {
  func check() throws(WrongUsage) {
    if [on, delivered, dated, dispatched, received].allSatisfy({ $0 == nil }) { throw .noDayOfNotice }
  }

  @Option(help: ArgumentHelp("The one day known of it: it stands for the days below.", valueName: "date"))
  var on: String?
  @Option(help: ArgumentHelp("The day on which it was handed over.", valueName: "date")) var delivered: String?
  @Option(help: ArgumentHelp("The day that it bears.", valueName: "date")) var dated: String?
  @Option(help: ArgumentHelp("The day on which it was sent.", valueName: "date")) var dispatched: String?
  @Option(help: ArgumentHelp("The day on which it was received.", valueName: "date")) var received: String?
}

struct RecordNotice: ParsableCommand, ChecksItself {
  static let configuration = CommandConfiguration(
    commandName: "notice", abstract: "A notice of termination or discontinuation.")

  @OptionGroup var act: ActOptions
  @Option(help: ArgumentHelp("An addressee; all others if none is given.", valueName: "party")) var to: [String] = []
  @OptionGroup var days: NoticeDayOptions
  @Option(help: ArgumentHelp("A day that the notice names.", valueName: "date")) var effective: String?
  @Option(help: ArgumentHelp("The form of the notice.", valueName: "written|oral")) var form = "written"
  @OptionGroup var entry: EntryOptions

  func check() throws(WrongUsage) {
    try days.check()
    if act.by.count > 1 { throw .severalGivers }
  }

  func run() throws {
    try act.record(
      GivenFields(
        .notice,
        [
          "on": days.on, "effective": effective, "delivered": days.delivered, "dated": days.dated,
          "dispatched": days.dispatched, "received": days.received, "form": form,
        ], lists: ["to": to]), entry)
  }
}

struct RecordAgreedDate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "agreed-date", abstract: "A determination of the date; it governs when all have determined the same.")

  @OptionGroup var act: ActOptions
  @Option(help: ArgumentHelp("The day of the determination.", valueName: "date")) var on: String
  @Option(help: ArgumentHelp("The first day without, or none.", valueName: "date|none")) var effective: String
  @OptionGroup var entry: EntryOptions

  func run() throws { try act.record(GivenFields(.agreedDate, ["on": on, "effective": effective]), entry) }
}

struct RecordRevocation: ParsableCommand, ChecksItself {
  static let configuration = CommandConfiguration(
    commandName: "revocation", abstract: "The taking back of a notice, or of an earlier revocation.")

  @OptionGroup var act: ActOptions
  @OptionGroup var days: NoticeDayOptions
  @Option(
    help: ArgumentHelp("The entry of the notice; the only one of its giver if none is given.", valueName: "entry"))
  var notice: String?
  @OptionGroup var entry: EntryOptions

  func check() throws(WrongUsage) { try days.check() }

  func run() throws {
    try act.record(
      GivenFields(
        .revocation,
        [
          "on": days.on, "delivered": days.delivered, "dated": days.dated, "dispatched": days.dispatched,
          "received": days.received, "notice": notice,
        ]), entry)
  }
}

struct RecordConsent: ParsableCommand, ChecksItself {
  static let configuration = CommandConfiguration(
    commandName: "consent", abstract: "A party's consent to be bound, by an instrument deposited or a notification.")

  @OptionGroup var act: ActOptions
  @Option(help: ArgumentHelp("The day of deposit, receipt, registration or exchange.", valueName: "date"))
  var on: String?
  @Option(help: .hidden) var deposited: String?
  @Option(
    help: ArgumentHelp(
      "ratification, acceptance, approval, accession, succession, notification or definitive-signature.",
      valueName: "kind"))
  var kind = "ratification"
  @Option(help: ArgumentHelp("A day that it names; of a succession that of independence.", valueName: "date"))
  var effective: String?
  @OptionGroup var entry: EntryOptions

  func check() throws(WrongUsage) {
    if on == nil, deposited == nil { throw .argumentMissing("--on <date>") }
    if on != nil, deposited != nil { throw .bothGiven("on", "deposited") }
  }

  func run() throws {
    try act.record(GivenFields(.consent, ["on": on ?? deposited, "effective": effective, "kind": kind]), entry)
  }
}

struct RecordExtension: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extension", abstract: "The extension of a term; it takes effect when all have agreed on the same.")

  @OptionGroup var act: ActOptions
  @Option(help: ArgumentHelp("The day of the act.", valueName: "date")) var on: String
  @Option(help: ArgumentHelp("The last day of the extended term.", valueName: "date")) var until: String?
  @Option(name: .customLong("for"), help: ArgumentHelp("By how much it is extended, such as P5Y.", valueName: "period"))
  var length: String?
  @Option(
    help: ArgumentHelp(
      "The first day of the extension; on or before a lapse it reaches back.", valueName: "date"))
  var effective: String?
  @OptionGroup var entry: EntryOptions

  func run() throws {
    try act.record(
      GivenFields(.extension, ["on": on, "effective": effective, "until": until, "for": length]), entry)
  }
}

struct RecordSuspension: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "suspension", abstract: "The suspension of a running notice or, without --notice, of the agreement.")

  @OptionGroup var act: ActOptions
  @Option(help: ArgumentHelp("The first day on which it does not run.", valueName: "date")) var on: String
  @Option(help: ArgumentHelp("The entry of the notice.", valueName: "entry")) var notice: String?
  @Option(help: ArgumentHelp("The first day on which it runs again by itself.", valueName: "date")) var until: String?
  @OptionGroup var entry: EntryOptions

  func run() throws {
    try act.record(GivenFields(.suspension, ["on": on, "notice": notice, "until": until]), entry)
  }
}

struct RecordResumption: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resumption", abstract: "The end of a suspension.")

  @OptionGroup var act: ActOptions
  @Option(help: ArgumentHelp("The first day on which it runs again.", valueName: "date")) var on: String
  @Option(help: ArgumentHelp("The entry of the notice.", valueName: "entry")) var notice: String?
  @OptionGroup var entry: EntryOptions

  func run() throws { try act.record(GivenFields(.resumption, ["on": on, "notice": notice]), entry) }
}

struct RecordPosition: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "position",
    abstract: "What a party holds about the date of the ending; it moves no date, and differing ones are all shown.")

  @OptionGroup var act: ActOptions
  @Option(help: ArgumentHelp("The day on which it took the position.", valueName: "date")) var on: String
  @Option(
    help: ArgumentHelp(
      "The first day without that it holds; none: it does not end.", valueName: "date|none|as-computed"))
  var effective: String
  @Option(help: ArgumentHelp("Whose ending it is about, if not the agreement's.", valueName: "party"))
  var party: String?
  @OptionGroup var entry: EntryOptions

  func run() throws {
    try act.record(GivenFields(.position, ["on": on, "effective": effective, "party": party]), entry)
  }
}

struct RecordEvent: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "event",
    abstract: "Something that the clauses name and that is no act of a party, such as a condition that is met.")

  @OptionGroup var act: ActOptions
  @Option(help: ArgumentHelp("Its name in the clause file.", valueName: "name")) var event: String
  @Option(help: ArgumentHelp("The day on which it happened.", valueName: "date")) var on: String
  @OptionGroup var entry: EntryOptions

  func run() throws { try act.record(GivenFields(.event, ["on": on, "event": event]), entry) }
}
