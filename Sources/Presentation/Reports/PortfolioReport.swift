import Agreements
import CivilDate
public import EventLog

/// All agreements of a register, a line each: identifier, state, date of ending.
public struct PortfolioReport: Sendable {
  private let questions: [Question]

  package init(_ questions: [Question]) { self.questions = questions }

  /// Empty for a register without agreements.
  public var page: Page {
    var page = Page()
    for question in questions {
      let voice = question.voice
      let status = question.status
      page.line("\(question.agreement.id)  \(voice.text(question.agreement.title))")
      let since = status.state.since.map { voice.say(" since \(voice.date($0))", "（\(voice.date($0))から）") } ?? ""
      page.line(
        voice.state(status.state) + since
          + voice.say("; date of \(voice.ending): ", "、\(voice.ending)日：") + voice.short(status.termination),
        indent: 2)
    }
    return page
  }

  /// A list; empty for a register without agreements.
  public var json: OrderedJSON {
    .array(
      questions.map { question in
        let status = question.status
        return .object([
          ("agreement", .string(question.agreement.id.description)), ("title", .local(question.agreement.title)),
          ("on", .string(question.on.description)), ("state", .string(status.state.name)),
          ("since", .day(status.state.since)),
          ("termination", .object(TerminationReport.members(status.termination, question))),
        ])
      })
  }
}
