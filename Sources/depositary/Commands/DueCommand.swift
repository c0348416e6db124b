import Agreements
import ArgumentParser
import CivilDate
import Presentation
import Registry

struct DueCommand: ParsableCommand, ChecksItself, AnswersByItself {
  static let configuration = CommandConfiguration(
    commandName: "due",
    abstract: "What falls due in all agreements, by day, and by when to notify; exit status 1 if something does.",
    subcommands: [DueSeen.self])

  @Option(help: ArgumentHelp("How far to look, such as P90D or P1Y; P90D if not given.", valueName: "period"))
  var within: String?
  @Option(
    name: .customLong("agreement"),
    help: ArgumentHelp("An agreement to look at; all if none is given.", valueName: "agreement"))
  var agreements: [String] = []
  @Option(
    help: ArgumentHelp(
      "Tell instead by when to give notice so that it has ended on that day.", valueName: "date"))
  var outBy: String?
  @Option(
    help: ArgumentHelp(
      "Tell instead which answers changed by what was recorded after that point.", valueName: "date|instant|entry"))
  var since: String?
  @Flag(help: "Leave out what somebody has seen.") var unseen = false
  @Flag(help: "Print nothing where there is nothing to tell.") var quiet = false
  @OptionGroup var query: QueryOptions
  @OptionGroup var options: GlobalOptions

  func check() throws(WrongUsage) {
    if outBy != nil, within != nil { throw .bothGiven("out-by", "within") }
    if outBy != nil, quiet { throw .bothGiven("out-by", "quiet") }
    if outBy != nil, unseen { throw .bothGiven("out-by", "unseen") }
    if since != nil, unseen { throw .bothGiven("since", "unseen") }
    guard since != nil else { return }
    if outBy != nil { throw .bothGiven("since", "out-by") }
    if within != nil { throw .bothGiven("since", "within") }
    if query.asKnownAt != nil { throw .bothGiven("since", "as-known-at") }
  }

  func run() throws {
    let session = Session(options)
    let now = try session.now()
    let on = try query.on.map { try session.day($0, of: "--on") } ?? now.today
    if let outBy { return try printWaysOut(by: session.day(outBy, of: "--out-by"), session) }
    let period = try within.map(session.period) ?? .days(90)
    let last = on.after(period, counting: .nthDayAfter, missingDay: .clamp)?.day ?? .last
    let registry = try session.registry(for: .query)
    let scope = DueReport.Scope(
      on: on, last: last, entries: query.asKnownAt == nil ? try registry.count() : nil,
      todayIn: query.on == nil ? now.place : nil, zoneData: ZoneDatabase.version(),
      asKnownAt: query.asKnownAt)
    if let since { return try printChanges(since: since, scope, session) }
    let seen = try session.seenFile().marks()
    var report = DueReport(scope, seen, isUnseenOnly: unseen, session.language)
    try visit(session) { report.add($0) }
    if quiet, report.isEmpty { return }
    try session.print(report.json, report.page)
    if !report.isEmpty { throw FoundSomething(message: "") }
  }

  private func printWaysOut(by day: CivilDay, _ session: Session) throws {
    var report = WayOutReport(toBeOutBy: day, session.language)
    try visit(session) { report.add($0) }
    try session.print(report.json, report.page)
  }

  private func printChanges(since point: String, _ scope: DueReport.Scope, _ session: Session) throws {
    var report = SinceReport(point, scope, session.language)
    try session.visitChanges(since: point, query, agreements) { entry, before, after in
      report.add(entry, before: before, after: after)
    }
    if quiet, report.isEmpty { return }
    try session.print(report.json, report.page)
    if !report.isEmpty { throw FoundSomething(message: "") }
  }

  private func visit(_ session: Session, _ body: (Answer) -> Void) throws {
    guard agreements.isEmpty else {
      for agreement in agreements { body(try session.answer(agreement, query)) }
      return
    }
    try session.answers(query) { body($0) }
  }
}
