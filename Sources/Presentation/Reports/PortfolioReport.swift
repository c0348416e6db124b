import Agreements
import CivilDate
package import EventLog

/// All agreements of a register, one line each: identifier, state, date of ending.
package struct PortfolioReport: Sendable {
  /// The lines; empty for a register without agreements.
  private var lines = Page()
  private var members: [OrderedJSON] = []
  private var count = 0
  private let inJSON: Bool
  private let language: Language
  private let party: String?

  /// - Parameters:
  ///   - inJSON: which of `json` and `page` is wanted; the other stays empty.
  ///   - party: the party whose agreements alone are listed, as it was given.
  package init(inJSON: Bool, party: String?, _ language: Language) {
    self.inJSON = inJSON
    self.language = language
    self.party = party
  }

  /// The lines, or a sentence where there is no agreement.
  package var page: Page {
    guard count == 0 else { return lines }
    var page = Page()
    let voice = Voice(language)
    page.line(
      party.map { voice.say("\($0) is a party of no agreement in the register.", "\($0) を当事者とする協定は台帳にない。") }
        ?? voice.say("No agreement is on record.", "記録された協定はない。"))
    return page
  }

  /// The agreements as a list; empty for a register without agreements.
  package var json: OrderedJSON { .array(members) }

  /// Adds one agreement, and keeps nothing of it but its line.
  package mutating func add(_ answer: Answer) {
    let status = answer.status
    count += 1
    if inJSON {
      members.append(
        .object([
          ("agreement", .string(answer.agreement.id.description)), ("title", .local(answer.agreement.title)),
          ("on", .string(answer.on.description)), ("state", .string(status.state.name)),
          ("since", .day(status.state.since)), ("runsAgain", .day(status.state.runsAgain)),
          ("termination", .object(TerminationReport.members(status.termination, answer))),
        ]))
      return
    }
    let voice = answer.voice
    lines.line("\(answer.agreement.id)  \(voice.text(answer.agreement.title))")
    lines.line(
      voice.stateWithDay(status.state)
        + voice.say("; date of \(voice.ending): ", "、\(voice.ending)日：") + voice.short(status.termination)
        + voice.changes(answer),
      indent: 2)
  }
}
