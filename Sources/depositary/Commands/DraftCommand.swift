import Agreements
import ArgumentParser
import EventLog
import Presentation

struct DraftCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "draft", abstract: "Drafts to be edited, as Markdown; nothing is recorded.",
    subcommands: [DraftNotice.self, DraftNotification.self])
}

struct DraftNotice: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notice",
    abstract: "A notice of termination, discontinuation or withdrawal, with the day that it would bring.")

  @Argument(help: "The agreement.") var agreement: String
  @Option(help: ArgumentHelp("Who gives it.", valueName: "party")) var by: String
  @Option(help: ArgumentHelp("The day from which it would count; today if not given.", valueName: "date"))
  var on: String?
  @OptionGroup var options: GlobalOptions

  func run() throws {
    let session = Session(options)
    let giver = try session.answer(agreement, on: on, party: by)
    let answer = try session.answer(agreement, on: on, party: nil)
    guard let party = giver.party else { return }
    let draft: NoticeDraft
    do throws(NoticeDraft.Failure) {
      draft = try NoticeDraft(answer, by: party)
    } catch {
      throw NoDraft.notice(error, answer.agreement)
    }
    try Output.write(options.json ? draft.json.text : draft.markdown)
  }
}

struct DraftNotification: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notification",
    abstract: "What a depositary tells the parties of an act: who did what, and what it brings for whom on which day.")

  @Argument(help: "The agreement.") var agreement: String
  @Option(help: ArgumentHelp("The number of the entry with the act.", valueName: "entry")) var entry: String
  @Option(help: ArgumentHelp("The day asked about; today if none is given.", valueName: "date")) var on: String?
  @OptionGroup var options: GlobalOptions

  func run() throws {
    let session = Session(options)
    let number = try session.entryNumber(entry)
    let answer = try session.answer(agreement, on: on, party: nil)
    let draft: NotificationDraft
    do throws(NotificationDraft.Failure) {
      draft = try NotificationDraft(answer, on: number)
    } catch {
      throw NoDraft.notification(error, answer.agreement)
    }
    try Output.write(options.json ? draft.json.text : draft.markdown)
  }
}

/// There is nothing to draft.
enum NoDraft: Error {
  case notice(NoticeDraft.Failure, Agreement)
  case notification(NotificationDraft.Failure, Agreement)

  func message(_ language: Language) -> String {
    switch self {
    case .notice(let failure, let agreement): Voice(language, agreement).refusal(failure)
    case .notification(let failure, let agreement): Voice(language, agreement).refusal(failure)
    }
  }
}
