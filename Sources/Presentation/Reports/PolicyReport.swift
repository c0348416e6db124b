package import Agreements
package import CivilDate
package import EventLog

/// Which agreements would have other answers if the texts were read under another value of one policy.
package struct PolicyReport: Sendable {
  private struct Item: Sendable {
    let title: String
    let lines: [String]
    let json: OrderedJSON
  }

  private let policy: PolicyOverride
  private let on: CivilDay
  private let voice: Voice
  private var items: [Item] = []
  private var count = 0

  package init(_ policy: PolicyOverride, on: CivilDay, _ language: Language) {
    self.policy = policy
    self.on = on
    voice = Voice(language)
  }

  /// Adds one agreement: the answer as the texts are read, and the answer under the other value.
  package mutating func add(_ answer: Answer, under other: Answer) {
    count += 1
    let lines = ComparedAnswers(answer, other).lines(about: [], of: [])
    guard !lines.isEmpty else { return }
    items.append(
      Item(
        title: "\(answer.agreement.id)  \(answer.voice.text(answer.agreement.title))", lines: lines,
        json: .object([
          ("agreement", .string(answer.agreement.id.description)), ("title", .local(answer.agreement.title)),
          ("on", .day(answer.on)), ("policy", .string(policy.name.rawValue)), ("value", .string(policy.value)),
          ("before", .object(TerminationReport.members(answer.status, answer))),
          ("after", .object(TerminationReport.members(other.status, other))),
          ("text", .array(lines.map { .string($0) })),
        ])))
  }

  /// The agreements whose answers would change, each with what would change.
  package var page: Page {
    var page = Page()
    let name = voice.policy(policy.name, policy.value)
    page.line(
      voice.say(
        "Under \(name), on \(voice.date(on)): \(items.count) of \(count) \(count == 1 ? "agreement" : "agreements") would have other answers",
        "\(name)とした場合の\(voice.date(on))の回答：\(count)件中\(items.count)件の協定で異なる"), isHeading: true)
    for item in items {
      page.line(item.title)
      for line in item.lines { page.line(line, indent: 2) }
    }
    return page
  }

  /// A list of those whose answers would change.
  package var json: OrderedJSON { .array(items.map(\.json)) }
}
