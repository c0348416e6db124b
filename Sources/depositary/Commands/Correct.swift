import Agreements
import ArgumentParser
import Presentation
import Registry

struct Correct: ParsableCommand, ChecksItself {
  static let configuration = CommandConfiguration(
    commandName: "correct", abstract: "Correct a wrongly recorded fact from the beginning (cf. VCLT Art. 79).",
    discussion: """
      Options given replace what was recorded, all others stay. The wrong entry stays visible in the history and to \
      --as-known-at. An agreement is corrected by giving its new clause file.
      """)

  @Argument(help: "The entry, or any later correction of it.") var entry: String
  @Argument(help: "The corrected clause file, for the entry of an agreement.") var file: String?
  @Option(help: ArgumentHelp("Why it was wrong; required.", valueName: "text")) var reason: String
  @Option(help: ArgumentHelp("A party that did it.", valueName: "party")) var by: [String] = []
  @Option(help: ArgumentHelp("The day of the act.", valueName: "date")) var on: String?
  @Option(help: .hidden) var deposited: String?
  @Option(help: ArgumentHelp("The effective day.", valueName: "date|none")) var effective: String?
  @Option(help: ArgumentHelp("The amendment.", valueName: "id")) var amendment: String?
  @Option(help: ArgumentHelp("The title of the amendment.", valueName: "text")) var title: String?
  @Option(help: ArgumentHelp("The clauses that it replaces.", valueName: "file")) var clauses: String?
  @Option(help: ArgumentHelp("An addressee.", valueName: "party")) var to: [String] = []
  @Option(help: ArgumentHelp("The day of delivery.", valueName: "date")) var delivered: String?
  @Option(help: ArgumentHelp("The day it bears.", valueName: "date")) var dated: String?
  @Option(help: ArgumentHelp("The day of dispatch.", valueName: "date")) var dispatched: String?
  @Option(help: ArgumentHelp("The day of receipt.", valueName: "date")) var received: String?
  @Option(help: ArgumentHelp("The form.", valueName: "written|oral")) var form: String?
  @Option(help: ArgumentHelp("The notice revoked.", valueName: "entry")) var notice: String?
  @Option(help: ArgumentHelp("The kind of consent.", valueName: "kind")) var kind: String?
  @Option(help: ArgumentHelp("The event.", valueName: "name")) var event: String?
  @Option(help: ArgumentHelp("The end of a suspension or an extended term.", valueName: "date")) var until: String?
  @Option(name: .customLong("for"), help: ArgumentHelp("The length of an extension.", valueName: "period"))
  var length: String?
  @Option(help: ArgumentHelp("Whose ending a position is about.", valueName: "party")) var party: String?
  @OptionGroup var recording: RecordingOptions
  @OptionGroup var options: GlobalOptions

  func check() throws(WrongUsage) {
    if on != nil, deposited != nil { throw .bothGiven("on", "deposited") }
  }

  func run() throws {
    let session = Session(options)
    let number = try session.entryNumber(entry)
    let by = try session.parties(by)
    let (evidence, _) = try session.evidence(recording)
    let agreement = try file.map(InputFile.written)
    let correction: Correction
    switch try session.kind(of: number) {
    case .act(let kind):
      if agreement != nil { throw stray("FILE", of: kind.rawValue) }
      let allowed = ["--by"] + kind.optionNames
      if let option = given.first(where: { !allowed.contains($0) }) { throw stray(option, of: kind.rawValue) }
      if kind == .notice && by.count > 1 { throw stray("--by twice", of: kind.rawValue) }
      let fields = GivenFields(kind, fields, lists: ["to": to])
      correction = .act(by: by, try fields.read(session), evidence)
    case .agreement:
      if let option = given.first { throw stray(option, of: "agreement") }
      correction = .agreement(agreement, evidence)
    case nil:
      // The register says why it cannot be corrected.
      correction = .agreement(nil, evidence)
    }
    try session.record(.correction(number, reason: .open(reason), correction), recording)
  }

  private var fields: KeyValuePairs<String, String?> {
    [
      "on": on, "deposited": deposited, "effective": effective, "amendment": amendment, "title": title,
      "clauses": clauses, "delivered": delivered, "dated": dated, "dispatched": dispatched, "received": received,
      "form": form, "notice": notice, "kind": kind, "event": event, "until": until, "for": length, "party": party,
    ]
  }

  /// The options given that are about the act.
  private var given: [String] {
    (by.isEmpty ? [] : ["--by"]) + (to.isEmpty ? [] : ["--to"])
      + fields.filter { $0.value != nil }.map { "--\($0.key)" }
  }
}

extension ActKind {
  fileprivate var optionNames: [String] { fields.flatMap(\.names).map { "--\($0)" } }
}

private func stray(_ option: String, of kind: String) -> WrongUsage {
  .notOfKind(option: option, kind)
}

extension Session {
  /// The kind of the fact that an entry says, which no correction changes. Nil where it says none, or is not there.
  fileprivate func kind(of number: EntryNumber) throws -> FactKind? {
    do {
      return try registry(for: .query).entry(number).content.fact?.kind
    } catch RecordingRefusal.noSuchEntry {
      return nil
    }
  }
}

struct Annul: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "annul", abstract: "Say that an entry should never have been made.",
    discussion: """
      Annulling a correction restores the version before it, annulling an annulment restores the entry, annulling the \
      first entry takes the fact away.
      """)

  @Argument(help: "The entry.") var entry: String
  @Option(help: ArgumentHelp("Why; required.", valueName: "text")) var reason: String
  @OptionGroup var recording: RecordingOptions
  @OptionGroup var options: GlobalOptions

  func run() throws {
    let session = Session(options)
    try session.record(.annulment(try session.entryNumber(entry), reason: .open(reason)), recording)
  }
}
