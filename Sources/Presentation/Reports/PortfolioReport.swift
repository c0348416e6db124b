import Agreements
import CivilDate
package import EventLog

/// All agreements of a register, or those that a filter admits: identifier, state, date of ending.
package struct PortfolioReport: Sendable {
  private struct Item: Sendable {
    let key: PortfolioFilter.Key
    let lines: [(text: String, indent: Int)]
    let json: OrderedJSON?
  }

  private var items: [Item] = []
  private let inJSON: Bool
  private let language: Language
  private let party: String?
  private let filter: PortfolioFilter

  /// - Parameters:
  ///   - inJSON: which of `json` and `page` is wanted; the other stays empty.
  ///   - party: the party whose agreements alone are listed, as it was given.
  package init(inJSON: Bool, party: String?, filter: PortfolioFilter = PortfolioFilter(), _ language: Language) {
    self.inJSON = inJSON
    self.language = language
    self.party = party
    self.filter = filter
  }

  private var inOrder: [Item] {
    guard filter.order != nil else { return items }
    return items.enumerated().sorted { one, other in
      if filter.puts(one.element.key, before: other.element.key) { return true }
      return !filter.puts(other.element.key, before: one.element.key) && one.offset < other.offset
    }.map(\.element)
  }

  /// The lines, or a sentence where there is no agreement.
  package var page: Page {
    var page = Page()
    for line in inOrder.flatMap(\.lines) { page.line(line.text, indent: line.indent) }
    guard items.isEmpty else { return page }
    let voice = Voice(language)
    if filter.isNarrow {
      page.line(voice.say("No agreement on record fits all that was asked for.", "全ての条件に該当する協定の記録はない。"))
      return page
    }
    page.line(
      party.map { voice.say("\($0) is a party of no agreement in the register.", "\($0) を当事者とする協定は台帳にない。") }
        ?? voice.say("No agreement is on record.", "記録された協定はない。"))
    return page
  }

  /// The agreements as a list; empty where there is none.
  package var json: OrderedJSON { .array(inOrder.compactMap(\.json)) }

  /// Adds one agreement, if the filter admits it, and keeps nothing of it but what is told.
  package mutating func add(_ answer: Answer) {
    let status = answer.status
    guard filter.admits(answer, status) else { return }
    items.append(
      Item(
        key: filter.key(answer, status), lines: inJSON ? [] : lines(answer, status),
        json: inJSON ? json(answer, status) : nil))
  }

  private func lines(_ answer: Answer, _ status: Status) -> [(text: String, indent: Int)] {
    let voice = answer.voice
    let state =
      voice.stateWithDay(status.state)
      + voice.say("; date of \(voice.ending): ", "、\(voice.ending)日：") + voice.short(status.termination)
      + (voice.joiningAgain(answer, status).map { voice.say("; ", "。") + $0 } ?? voice.changes(answer))
    return [("\(answer.agreement.id)  \(voice.text(answer.agreement.title))", 0), (state, 2)]
  }

  private func json(_ answer: Answer, _ status: Status) -> OrderedJSON {
    .object([
      ("agreement", .string(answer.agreement.id.description)), ("title", .local(answer.agreement.title)),
      ("on", .string(answer.on.description)), ("state", .string(status.state.name.rawValue)),
      ("since", .day(status.state.since)), ("runsAgain", .day(status.state.runsAgain)),
      ("termination", .object(TerminationReport.members(status, answer))),
      ("nature", .string(answer.agreement.nature.rawValue)),
      ("parties", .parties(answer.timeline.parties(on: answer.on))), ("start", .day(status.start.date)),
      ("term", StatusReport.term(answer)),
      (
        "deadlines",
        .array(
          status.deadlines.map { .object([("what", .string($0.what)), ("date", .day($0.date))]) })
      ),
    ])
  }
}
