import Agreements
import ArgumentParser
import Presentation
import Registry

struct Diff: ParsableCommand, ChecksItself {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Which answers changed between two points of the record, and which entry changed them.")

  @Argument(help: "The agreement.") var agreement: String
  @Option(
    help: ArgumentHelp(
      "A point of the record: a day, an instant, or the number of an entry; twice.", valueName: "date|instant|entry"))
  var knownAt: [String] = []
  @Option(help: ArgumentHelp("The day asked about; today if none is given.", valueName: "date"))
  var on: String?
  @Option(help: ArgumentHelp("Ask about the membership of one party.", valueName: "party")) var party: String?
  @OptionGroup var options: GlobalOptions

  func check() throws(WrongUsage) { if knownAt.count != 2 { throw .oneKnownAt } }

  func run() throws {
    let session = Session(options)
    func answer(_ point: String) throws -> Answer {
      var query = QueryOptions()
      query.on = on
      query.asKnownAt = point
      query.party = party
      return try session.answer(agreement, query)
    }
    let (one, other) = (try answer(knownAt[0]), try answer(knownAt[1]))
    let isInOrder = (one.record.entries.count, one.known) <= (other.record.entries.count, other.known)
    let report = DiffReport(before: isInOrder ? one : other, after: isInOrder ? other : one)
    try session.print(report.json, report.page)
  }
}
