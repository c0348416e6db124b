package import Agreements
package import EventLog

/// Which answers of a day the entries recorded since a point of the record have moved: from, to, by which entry, and
/// under which policies.
package struct SinceReport: Sendable {
  private struct Item: Sendable {
    let entry: Entry
    let heading: String
    let lines: [String]
    let json: [(String, OrderedJSON)]
  }

  private let point: String
  private let scope: DueReport.Scope
  private let voice: Voice
  private var items: [Item] = []

  /// - Parameters:
  ///   - point: the point of the record, as it was given.
  ///   - scope: the day asked about; its last day is not used.
  package init(_ point: String, _ scope: DueReport.Scope, _ language: Language) {
    self.point = point
    self.scope = scope
    voice = Voice(language)
  }

  /// Whether no answer moved.
  package var isEmpty: Bool { items.isEmpty }

  /// Adds what one entry changed.
  /// - Parameters:
  ///   - before: the answer without the entry; nil where there was none.
  ///   - after: the answer with it and without later entries; nil where no clause file stands any more.
  package mutating func add(_ entry: Entry, before: Answer?, after: Answer?) {
    guard let told = after ?? before else { return }
    let own = told.voice
    let fact = told.record.subject(of: entry.number) ?? entry.number
    let all = told.agreement.havePartiesOwnDays ? told.record.act(fact)?.by ?? [] : []
    let acting = all.filter { told.agreement.organ($0) == nil }
    let concerned = Array(acting.prefix(ComparedAnswers.toldByName))
    let lines =
      after.map { ComparedAnswers(before, $0).lines(about: concerned, of: acting) }
      ?? [own.say("no clause file stands any more", "有効な条項ファイルがなくなる")]
    guard !lines.isEmpty else { return }
    let isMoved = after.map { before?.status.termination != $0.status.termination } ?? false
    let policies = isMoved ? after.map { TerminationReport.dependencies($0, $0.status) } ?? [] : []
    let command = "depositary explain \(entry.agreement)\(scope.todayIn == nil ? " --on \(scope.on)" : "")"
    var shown = lines
    if !policies.isEmpty { shown.append(own.dependsOn(policies)) }
    let what = after?.act(fact).map(own.act) ?? own.what(entry)
    items.append(
      Item(
        entry: entry, heading: "[\(entry.number)] \(entry.agreement)  \(what)", lines: shown + [command],
        json: [
          ("entry", .entry(entry.number)), ("agreement", .string(entry.agreement.description)),
          ("recordedAt", .string(entry.recording.at.description)), ("act", .string(what)),
          ("text", .array(lines.map { .string($0) })),
          ("before", before.map { .object(TerminationReport.members($0.status, $0)) } ?? .null),
          ("after", after.map { .object(TerminationReport.members($0.status, $0)) } ?? .null),
          ("policies", .array(policies.map { .string($0.name.rawValue) })), ("explain", .string(command)),
        ]))
  }

  private var inOrder: [Item] { items.sorted { $0.entry.number < $1.entry.number } }

  /// By entry; says so where no answer moved.
  package var page: Page {
    var page = Page()
    let isEntry = point.utf8.allSatisfy { (48...57).contains($0) }
    let since = isEntry ? voice.say("entry \(point)", "記載\(point)") : point
    page.line(
      voice.say(
        "Answers for \(voice.date(scope.on)) that changed since \(since)",
        "\(since)より後に変わった、\(voice.date(scope.on))についての回答"),
      isHeading: true)
    page.line(scope.basis(voice))
    if items.isEmpty {
      page.line()
      page.line(voice.say("No answer changed.", "変わった回答はない。"))
    }
    for item in inOrder {
      page.heading(item.heading)
      for line in item.lines { page.line(line, indent: 2) }
    }
    return page
  }

  /// Published as docs/schema/due-since.schema.json.
  package var json: OrderedJSON {
    .object([
      ("since", .string(point)), ("on", .day(scope.on)), ("todayIn", .text(scope.todayIn)),
      ("upToEntry", scope.entries.map { .integer(Int(clamping: $0)) } ?? .null), ("zoneData", .text(scope.zoneData)),
      ("changes", .array(inOrder.map { .object($0.json) })),
    ])
  }
}

extension Voice {
  /// What an entry is that says no act.
  fileprivate func what(_ entry: Entry) -> String {
    switch entry.content {
    case .fact(.agreement): say("the clause file", "条項ファイル")
    case .fact(.act): say("an act", "行為")
    case .correction(let first, _, _): say("correction of \(self.entry(first))", "\(self.entry(first))の訂正")
    case .annulment(let target, _, _): say("annulment of \(self.entry(target))", "\(self.entry(target))の取消し")
    case .erasure(let target, _, _): say("erasure in \(self.entry(target))", "\(self.entry(target))の消去")
    }
  }
}
