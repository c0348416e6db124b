import Agreements
import ArgumentParser
import CivilDate
import Presentation
import Registry

struct DueSeen: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "seen",
    abstract: "Keep who has seen what falls due: in a file beside the register, not in the record.")

  @Argument(help: "The agreement.") var agreement: String
  @Argument(help: "What falls due, by its name, such as revoke-by; due --unseen tells the names.") var what: String
  @Option(help: ArgumentHelp("Who has seen it.", valueName: "person")) var by: String
  @Option(help: ArgumentHelp("The day asked about; today if none is given.", valueName: "date")) var on: String?
  @Option(help: ArgumentHelp("Ask about the membership of one party.", valueName: "party")) var party: String?
  @OptionGroup var options: GlobalOptions

  func run() throws {
    let session = Session(options)
    let answer = try session.answer(agreement, on: on, party: party)
    let all = answer.timeline.due(from: answer.on, through: .last, known: answer.known, of: answer.party)
    let meant = all.filter { $0.name == what || $0.kind == what }
    guard let due = meant.first, Set(meant.map(\.name)).count == 1 else {
      throw NotThere.due(what, in: answer.agreement.id, known: (meant.isEmpty ? all : meant).map(\.name))
    }
    let now = try session.now()
    let mark = SeenMark(agreement: answer.agreement.id, what: due.name, day: due.day, by: by, at: now.instant)
    try session.seenFile().add(mark)
    try session.print(mark.json, mark.page(session.language))
  }
}
