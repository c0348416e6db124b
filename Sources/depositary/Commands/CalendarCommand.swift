import Agreements
import ArgumentParser
import CivilDate
import Presentation
import Registry

struct CalendarCommand: ParsableCommand, ChecksItself {
  static let configuration = CommandConfiguration(
    commandName: "calendar",
    abstract: "What falls due as a calendar file (iCalendar), to be subscribed to or imported.",
    discussion: """
      All-day events. An event keeps its identity when its day moves, so that a calendar moves it, too. What an entry \
      took away is told as cancelled for a year. A day that is not fixed is tentative; where parties hold different \
      readings, each has an event.
      """)

  @Argument(help: "The agreements; all if none is given.") var agreements: [String] = []
  @Option(help: ArgumentHelp("Ask about the membership of one party.", valueName: "party")) var party: String?
  @Option(help: ArgumentHelp("The day asked about; today if none is given.", valueName: "date")) var on: String?
  @Option(
    help: ArgumentHelp(
      "Add an alarm so many days before each event, such as P14D; none if not given.", valueName: "period"))
  var alarm: String?
  @OptionGroup var options: GlobalOptions

  func check() throws(WrongUsage) {
    if options.json { throw .noJSON(command: "calendar") }
  }

  func run() throws {
    let session = Session(options)
    let day = try on.map { try session.day($0, of: "--on") } ?? session.now().today
    let alarm = try alarm.map(session.daysAhead)
    let registry = try session.registry(for: .query)
    var report = CalendarReport(alarm: alarm, session.language)
    func add(_ record: AgreementRecord) throws {
      guard let agreement = record.agreement ?? record.lastClauseFile else { return }
      let party = try party.map { try session.party($0, to: agreement, record.acts) }
      report.add(Agenda(record.entries, on: day, of: party), of: agreement, on: day)
    }
    if agreements.isEmpty {
      let party = try party.map { try session.parties([$0])[0] }
      try registry.portfolio(includingGone: true) { record in
        if party.map(record.hasParty) ?? true { try add(record) }
      }
    } else {
      for agreement in agreements { try add(registry.wholeRecord(of: session.agreementID(agreement))) }
    }
    try Output.write(report.text)
  }
}
