import Agreements
import ArgumentParser
import CivilDate
import EventLog
import Presentation
import Registry

struct ShowStatus: ParsableCommand, ChecksItself {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "The state on a day, since when, and who or what is missing.")

  @Argument(help: "The agreement.") var agreement: String
  @OptionGroup var query: QueryOptions
  @OptionGroup var each: EachPartyOption
  @OptionGroup var options: GlobalOptions

  func check() throws(WrongUsage) { try each.check(options, party: query.party) }

  func run() throws {
    let session = Session(options)
    let answer = try session.answer(agreement, query)
    if each.parties { return try Output.write(PartiesReport(answer).json.text) }
    let report = StatusReport(answer, settled: try options.json ? session.registry(for: .query).settled() : nil)
    try session.print(report.json, report.page)
  }
}

struct ShowTerminationDate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "termination-date", abstract: "The day on which it ends, the kind of answer, and its basis.")

  @Argument(help: "The agreement.") var agreement: String
  @OptionGroup var query: QueryOptions
  @OptionGroup var options: GlobalOptions

  func run() throws {
    let session = Session(options)
    let report = TerminationReport(try session.answer(agreement, query))
    try session.print(report.json, report.page)
  }
}

struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "The whole derivation of the answer, to be quoted.",
    discussion: "Names the clause, the acts, the arithmetic, and the date under each other policy.")

  @Argument(help: "The agreement.") var agreement: String
  @OptionGroup var query: QueryOptions
  @OptionGroup var options: GlobalOptions

  func run() throws {
    let session = Session(options)
    let report = ExplanationReport(try session.answer(agreement, query))
    try session.print(report.json, report.page)
  }
}

struct Amendments: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "amendments",
    abstract: "The audit of the amendment history; exit status 1 if something is missing or without effect.")

  @Argument(help: "The agreement.") var agreement: String
  @OptionGroup var query: QueryOptions
  @OptionGroup var options: GlobalOptions

  func run() throws {
    let session = Session(options)
    let report = AmendmentsReport(try session.answer(agreement, query))
    try session.print(report.json, report.page)
    if !report.isSound { throw FoundSomething(message: "") }
  }
}

struct History: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history", abstract: "Every entry, with what it came to.")

  @Argument(help: "The agreement.") var agreement: String
  @OptionGroup var query: QueryOptions
  @OptionGroup var options: GlobalOptions

  func run() throws {
    let session = Session(options)
    let answer = try session.answer(agreement, query, ofEntries: true)
    let registry = try session.registry(for: .query)
    let isAlone = try registry.keys().allSatisfy(\.isOwn)
    let report = HistoryReport(answer, isAlone ? .alone : .upTo(try registry.settled()))
    try session.print(report.json, report.page)
  }
}

struct List: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "All agreements of the register, with their state; or those asked for.",
    discussion: "Options that narrow the list combine: what is listed fits all of them.")

  @Option(
    name: .customLong("state"),
    help: ArgumentHelp("Its state; repeat for several.", valueName: "state"))
  var states: [State.Name] = []
  @Option(help: "Whether the text binds.") var nature: Nature?
  @Option(help: ArgumentHelp("A part of the identifier or of the title.", valueName: "text")) var text: String?
  @Option(
    help: ArgumentHelp("Only what can end within this period, such as P90D, as it stands.", valueName: "period"))
  var endsWithin: String?
  @Option(help: "What the list is ordered by; the order of the register if not given.")
  var sort: PortfolioFilter.Order?
  @Option(
    help: ArgumentHelp(
      "Tell which agreements would have other answers under this value of a policy.", valueName: "name=value"))
  var policy: String?
  @OptionGroup var query: QueryOptions
  @OptionGroup var options: GlobalOptions

  func run() throws {
    let session = Session(options)
    let on = try query.on.map { try session.day($0, of: "--on") } ?? session.now().today
    let endsBy = try endsWithin.map(session.period).map {
      on.after($0, counting: .nthDayAfter, missingDay: .clamp)?.day ?? .last
    }
    let filter = PortfolioFilter(states: states, nature: nature, text: text, endsBy: endsBy, order: sort)
    if let policy {
      let other = try session.policy(policy)
      var report = PolicyReport(other, on: on, session.language)
      try session.answers(query) { answer in
        if filter.admits(answer) { report.add(answer, under: answer.under(other)) }
      }
      return try session.print(report.json, report.page)
    }
    var report = PortfolioReport(inJSON: options.json, party: query.party, filter: filter, session.language)
    try session.answers(query) { report.add($0) }
    try session.print(report.json, report.page)
  }
}

extension State.Name: ExpressibleByArgument {}
extension Nature: ExpressibleByArgument {}
extension PortfolioFilter.Order: ExpressibleByArgument {}
