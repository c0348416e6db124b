import ArgumentParser
import EventLog
import Presentation

struct Compute: ParsableCommand, ChecksItself {
  static let configuration = CommandConfiguration(
    commandName: "compute", abstract: "Answer from files alone, without a register.",
    discussion: """
      The acts are JSON Lines, one act a line, with the names of the options of `depositary record`:
        {"act": "notice", "by": ["US"], "delivered": "2026-01-15"}
      Given folders, it reads every case under them (clauses.yaml and acts.jsonl in a folder, or NAME.yaml beside \
      NAME.jsonl) and answers one line each; a case that cannot be read is told, the others are answered.
      """)

  @Argument(help: ArgumentHelp("A folder of cases, each with clauses.yaml and acts.jsonl.", valueName: "folder"))
  var folders: [String] = []
  @Option(help: ArgumentHelp("The clause file, in YAML.", valueName: "file")) var clauses: String?
  @Option(help: ArgumentHelp("The acts, in JSON Lines.", valueName: "file")) var acts: String?
  @Option(help: ArgumentHelp("The day asked about; today if none is given.", valueName: "date"))
  var on: String?
  @Option(help: ArgumentHelp("Ask about the membership of one party.", valueName: "party")) var party: String?
  @OptionGroup var each: EachPartyOption
  @Flag(help: "Take acts as they are written, although they look like typing errors.") var asWritten = false
  @OptionGroup var naming: NamingOptions
  @OptionGroup var options: GlobalOptions

  func check() throws(WrongUsage) {
    try each.check(options, party: party)
    if each.parties && (clauses == nil || acts == nil) {
      throw .needs(option: "parties", others: ["clauses", "acts"])
    }
    if folders.isEmpty && (clauses == nil || acts == nil) && clauses.map(CaseFiles.isFolder) != true {
      throw .casesNotNamed
    }
    if !folders.isEmpty && (clauses != nil || acts != nil) { throw .casesNamedTwice }
  }

  func run() throws {
    let session = Session(options)
    guard let clauses, let acts else { return try compute(clauses.map { [$0] } ?? folders, session) }
    let files = try CaseFiles(clauses: clauses, acts: acts, naming, asWritten: asWritten, session)
    let answer = try files.answer(on: on, of: party, session)
    if each.parties { return try Output.write(PartiesReport(answer).json.text) }
    let report = StatusReport(answer)
    func page() -> Page {
      var page = report.page
      for line in report.withoutEffect { page.line(line) }
      return page
    }
    try session.print(report.json, page())
  }

  /// Answers each case on one line.
  private func compute(_ folders: [String], _ session: Session) throws {
    var refused = 0
    func refuse(_ name: String, _ error: any Error) throws {
      refused += 1
      let message = Failure(error, session.language).message
      let json = OrderedJSON.object([("error", .string(message))])
      try Output.write(options.json ? json.line(case: name) : Page.oneLine("\(name): \(message)") + "\n")
    }
    var places: [CaseFiles.Place] = []
    for folder in folders {
      do {
        places += try CaseFiles.places(in: folder)
      } catch let error as NotThere where folders.count > 1 {
        try refuse(folder, error)
      }
    }
    for place in places {
      do {
        let files = try CaseFiles(
          clauses: place.clauses, acts: place.acts, naming, asWritten: asWritten, session)
        let report = StatusReport(try files.answer(on: on, of: party, session))
        let line =
          options.json ? report.json.line(case: place.name) : Page.oneLine("\(place.name): \(report.headline)") + "\n"
        try Output.write(line)
      } catch let error where !error.isOutputFailure {
        try refuse(place.name, error)
      }
    }
    guard refused == 0 else {
      throw WrongValue.unreadableCases(count: refused)
    }
  }
}

/// Whether the question is asked about every party.
struct EachPartyOption: ParsableArguments {
  @Flag(help: "Answer for each party, listed or joined; needs --json.") var parties = false

  func check(_ options: GlobalOptions, party: String?) throws(WrongUsage) {
    guard parties else { return }
    if !options.json { throw .needs(option: "parties", others: ["json"]) }
    if party != nil { throw .bothGiven("party", "parties") }
  }
}

/// The files that the lines of an acts file may name.
struct NamingOptions: ParsableArguments {
  @Flag(help: "Let the lines name clause files outside the folder of their own file.") var allowOutside = false
}

extension Error {
  fileprivate var isOutputFailure: Bool { if case .output? = self as? FileFailure { true } else { false } }
}

extension OrderedJSON {
  /// The answer on one line, with the name of the case.
  fileprivate func line(case name: String) -> String {
    guard case .object(let members) = self else { return lineText }
    return OrderedJSON.object([("case", .string(name))] + members).lineText
  }
}
