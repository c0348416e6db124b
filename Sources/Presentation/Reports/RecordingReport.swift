package import Agreements
import CivilDate
package import EventLog

/// What a recording changed, or would change (L15), answered on the day of the act.
package struct RecordingReport: Sendable {
  private let entry: Entry
  private let fact: EntryNumber
  private let before: Answer?
  private let after: Answer?
  private let todayBefore: Answer?
  private let todayAfter: Answer?
  private let reassessed: [Reassessment]
  private let meant: EntryNumber?
  private let isWhatIf: Bool
  private let language: Language

  /// - Parameters:
  ///   - before: the answer on the day of the act, without the entry; nil where the agreement was not known.
  ///   - after: the answer with the entry; nil where the agreement is no longer known.
  ///   - today: the same two answers, asked today.
  package init(
    entry: Entry, fact: EntryNumber, before: Answer?, after: Answer?, today: (before: Answer?, after: Answer?),
    reassessed: [Reassessment], meant: EntryNumber?, isWhatIf: Bool, language: Language
  ) {
    self.entry = entry
    self.fact = fact
    self.before = before
    self.after = after
    todayBefore = today.before
    todayAfter = today.after
    self.reassessed = reassessed
    self.meant = meant
    self.isWhatIf = isWhatIf
    self.language = language
  }

  private var voice: Voice { (after ?? before)?.voice ?? Voice(language) }
  private var assessment: Assessment? { after?.timeline.assessments[fact] }

  /// What was recorded, and every answer that it changed.
  package var page: Page {
    var page = Page()
    page.line(headline)
    if let act = after?.act(fact) ?? before?.act(fact) { page.line(voice.act(act), indent: 2) }
    if let assessment, let after {
      page.line(voice.assessment(assessment, on: after.on), indent: 2)
      let uncounted = after.timeline.uncounted(in: fact)
      if !uncounted.isEmpty { page.line(voice.uncounted(uncounted, on: after.on), indent: 2) }
    }
    if let revived { page.line(revived) }
    if let meant {
      page.line(voice.say("the notice meant is \(voice.entry(meant))", "対象：\(voice.entry(meant))の通知"), indent: 2)
    }
    if after == nil, before != nil { page.line(clauseFileGone) }
    let lines = after.map { ComparedAnswers(before, $0).lines(about: concerned, of: acting) } ?? []
    let today = todayAfter.map { ComparedAnswers(todayBefore, $0).lines(about: concerned, of: acting) } ?? []
    put(lines, today, &page)
    for change in reassessed { page.line(voice.reassessment(change, on: after?.on ?? .first)) }
    if let others { page.line(others) }
    if let before, let after, lines.isEmpty, today.isEmpty, reassessed.isEmpty { betweenTheTwo(before, after, &page) }
    clockLine(&page)
    return page
  }

  /// The parties whose own lives the entry is about: those who act by it, or acted by what it replaces.
  private var acting: [PartyID] {
    guard let agreement = (after ?? before)?.agreement, agreement.havePartiesOwnDays else { return [] }
    var seen: Set<PartyID> = []
    let acting = [after, before].compactMap { $0?.act(fact)?.by }.joined()
    return acting.filter { agreement.organ($0) == nil && seen.insert($0).inserted }
  }

  /// The parties for which it is told what changed. Where many acted together, they are only a few.
  private var concerned: [PartyID] { Array(acting.prefix(ComparedAnswers.toldByName)) }

  private var others: String? {
    let count = acting.count - concerned.count
    guard count > 0 else { return nil }
    return voice.say(
      "\(count) more \(voice.parties) acted with them: status --party tells each",
      "ほかに\(voice.parties)\(count)者が共に行った：status --party で各々を見られる")
  }

  /// The largest number of days between that of the act and today whose answers are compared.
  package static let mostDaysCompared = 64

  /// Adds what changes on a day between that of the act and today, where these two show no change. Only the first such
  /// day is told.
  private func betweenTheTwo(_ before: Answer, _ after: Answer, _ page: inout Page) {
    guard let today = todayAfter?.on else { return page.line(noChange(after)) }
    let (first, last) = (min(after.on, today), max(after.on, today))
    let days = Set([before, after].flatMap { $0.timeline.daysOfChange(of: concerned, between: first, and: last) })
    guard days.count <= Self.mostDaysCompared else {
      return page.line(
        noChange(after)
          + voice.say(
            " on \(voice.date(after.on)) or today", "（\(voice.date(after.on))及び本日の回答について）"))
    }
    for day in days.sorted() {
      let lines = ComparedAnswers(before.asked(on: day), after.asked(on: day)).lines(about: concerned, of: acting)
      guard !lines.isEmpty else { continue }
      page.line(voice.say("on \(voice.date(day)) (later days are not shown):", "\(voice.date(day))の回答（以後の日は示さない）："))
      for line in lines { page.line(line, indent: 2) }
      return
    }
    page.line(noChange(after))
  }

  /// The sentence where no date changes. What was compared are the agreement's answers, and those of the parties
  /// concerned.
  private func noChange(_ answer: Answer) -> String {
    guard !concerned.isEmpty else { return voice.say("changes no date", "期日に変更はない") }
    let names = voice.names(concerned, on: answer.on)
    return voice.say(
      "changes no date of the \(voice.agreementNoun) or of \(names)",
      "\(voice.agreementNoun)の期日にも、\(names)についての期日にも変更はない")
  }

  /// That earlier acts count again, where a clause file takes the place of one that was annulled.
  private var revived: String? {
    guard before == nil, !isWhatIf, let after, after.record.isClauseFile(fact) else { return nil }
    let acts = after.timeline.acts.map(\.id).filter { $0 < entry.number }.sorted()
    guard !acts.isEmpty else { return nil }
    return voice.say(
      "the acts recorded before count again: \(voice.entries(acts))", "先に記録された行為が再び数えられる：\(voice.entries(acts))")
  }

  private var clauseFileGone: String {
    let (id, last) = (entry.agreement, entry.number.value - 1)
    return voice.say(
      "the clause file of \(id) is gone, and with it every answer; `depositary history \(id)` shows the entries, and --as-known-at \(last) asks what was known before",
      "\(id) の条項ファイルがなくなり、回答もなくなる。「depositary history \(id)」で記載を、--as-known-at \(last) でそれ以前の回答を見られる")
  }

  /// Adds what changes in the answers for the day of the act and in those for today, each under its day where the two
  /// days are not the same.
  private func put(_ lines: [String], _ today: [String], _ page: inout Page) {
    guard let after, let todayAfter, after.on != todayAfter.on else {
      for line in lines { page.line(line) }
      return
    }
    let isBoth = lines == today
    if !lines.isEmpty {
      let day = voice.date(after.on)
      page.line(
        isBoth
          ? voice.say("on \(day) and \(todayAfter.today):", "\(day)及び\(todayAfter.today)の回答：")
          : voice.say("on \(day):", "\(day)の回答："))
      for line in lines { page.line(line, indent: 2) }
    }
    guard !isBoth else { return }
    guard !today.isEmpty else {
      return page.line(
        voice.say("\(todayAfter.today): no answer changes", "\(todayAfter.today)の回答：変わらない"))
    }
    let and = lines.isEmpty ? "" : voice.say("and ", "")
    page.line(voice.say("\(and)\(todayAfter.today):", "\(todayAfter.today)の回答："))
    for line in today { page.line(line, indent: 2) }
  }

  private var headline: String {
    if isWhatIf {
      return voice.say(
        "What if (nothing is recorded): \(entry.agreement)", "仮定による回答（記録はしていない）：\(entry.agreement)")
    }
    let what =
      switch entry.content {
      case .fact: ""
      case .correction(let first, _, _): voice.say(": correction of \(voice.entry(first))", "：\(voice.entry(first))の訂正")
      case .annulment(let target, _, _):
        voice.say(": annulment of \(voice.entry(target))", "：\(voice.entry(target))の取消し")
      case .erasure(let target, let fields, _):
        voice.say(
          ": erasure of \(voice.list(fields.map(voice.field))) in \(voice.entry(target))",
          "：\(voice.entry(target))の\(voice.list(fields.map(voice.field)))の消去")
      }
    return voice.say(
      "Recorded as entry \(entry.number) of \(entry.agreement)\(what).",
      "\(entry.agreement) の記載\(entry.number)として記録した\(what)。")
  }

  private func clockLine(_ page: inout Page) {
    switch entry.recording.clock {
    case .machine, .given: break
    case .lastEntry, .givenLastEntry:
      page.line(
        voice.say(
          "The clock is behind the last entry: recorded at the instant of that entry, \(entry.recording.at).",
          "時計が直前の記載より遅れているため、その時刻 \(entry.recording.at) で記録した。"))
    }
  }

  /// The status before and after, on the day of the act and today.
  package var json: OrderedJSON {
    .object(
      [
        ("entry", isWhatIf ? .null : .entry(entry.number)), ("recorded", .bool(!isWhatIf)),
        ("agreement", .string(entry.agreement.description)),
        ("fact", isWhatIf && fact == entry.number ? .null : .entry(fact)),
        ("recordedAt", .string(entry.recording.at.description)), ("clock", .string(entry.recording.clock.rawValue)),
        ("on", .day((after ?? before)?.on)),
        ("before", before.map { StatusReport($0).json } ?? .null),
        ("after", after.map { StatusReport($0).json } ?? .null),
        ("today", todayAfter.map { StatusReport($0).json } ?? .null),
        ("notice", .entry(meant)),
      ] + AssessmentJSON.members(assessment, voice, on: (after ?? before)?.on ?? .first) + [
        ("reassessed", .array(reassessed.map(json)))
      ])
  }

  private func json(_ change: Reassessment) -> OrderedJSON {
    let day = after?.on ?? .first
    return .object([
      ("entry", .entry(change.entry)), ("before", .string(voice.assessment(change.before, on: day))),
      ("after", .string(voice.assessment(change.after, on: day))),
    ])
  }
}
