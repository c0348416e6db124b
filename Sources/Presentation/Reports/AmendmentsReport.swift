import Agreements
import CivilDate
package import EventLog

/// The audit of the amendment history (L19), as text and as JSON.
package struct AmendmentsReport: Sendable {
  private let answer: Answer
  private let audits: [AmendmentAudit]
  /// For whom each amendment is in force, where it binds only those who accept it and nobody in particular asks.
  private let acceptors: Acceptors?

  package init(_ answer: Answer) {
    self.answer = answer
    audits = answer.timeline.audit(on: answer.on, of: answer.party)
    acceptors = answer.party == nil && !audits.isEmpty ? answer.timeline.acceptors(on: answer.on) : nil
  }

  /// Whether nothing is missing and nothing is without effect.
  package var isSound: Bool { audits.allSatisfy(\.isSound) }

  private var voice: Voice { answer.voice }

  /// A section for each amendment, the earliest decision first.
  package var page: Page {
    var page = Page()
    answer.opening(&page)
    if audits.isEmpty {
      page.line()
      page.line(voice.say("No \(voice.amendment) is recorded.", "\(voice.amendment)の記載はない。"))
    }
    for audit in audits { section(audit, &page) }
    return page
  }

  private func section(_ audit: AmendmentAudit, _ page: inout Page) {
    page.heading("\(voice.amendment) \(audit.amendment)\(audit.title.map { voice.colon + $0 } ?? "")")
    page.line(outcome(audit.outcome), indent: 2)
    if let bound = bound(by: audit) { page.line(voice.binds(bound, on: answer.on), indent: 2) }
    for entry in Set(audit.decisions.map(\.entry)).sorted() {
      guard let act = answer.act(entry) else { continue }
      page.line("[\(entry)] \(voice.act(act))\(document(act))", indent: 2, hanging: 4)
      let uncounted = answer.timeline.uncounted(in: entry)
      if !uncounted.isEmpty { page.line(voice.uncounted(uncounted, on: answer.on), indent: 6) }
    }
    missing(audit, &page)
    for entry in audit.withoutEffect {
      guard let assessment = answer.timeline.assessments[entry] else { continue }
      page.line("[\(entry)] \(voice.assessment(assessment, on: answer.on))", indent: 2, hanging: 4)
    }
    for (what, before, after) in differences(audit) {
      page.line(what, indent: 2)
      page.line(voice.say("before: ", "前：") + before, indent: 4)
      page.line(voice.say("after:  ", "後：") + after, indent: 4)
    }
  }

  /// Those for whom an amendment is or will be in force, each with its first day; nil where it binds all alike.
  private func bound(by audit: AmendmentAudit) -> [(party: PartyID, since: CivilDay)]? {
    guard let acceptors else { return nil }
    switch audit.outcome {
    case .inEffect, .takesEffect: return acceptors.days(of: audit.amendment, from: answer.on)
    case .proposed, .wasInEffect, .doesNotBind, .waits, .never: return nil
    }
  }

  /// Adds the lines on who has not decided, and whose decisions are not the same.
  private func missing(_ audit: AmendmentAudit, _ page: inout Page) {
    let decided = Set(audit.decisions.map(\.party))
    let undecided = audit.missing.filter { !decided.contains($0) }
    if !undecided.isEmpty {
      let names = voice.names(undecided, on: answer.on)
      page.line(voice.say("missing: the decision of \(names)", "決定を待つ\(voice.parties)：\(names)"), indent: 2)
    }
    let differing = audit.missing.filter(decided.contains)
    if !differing.isEmpty {
      let names = voice.names(differing, on: answer.on)
      page.line(
        voice.say("the decisions of \(names) are not the same", "\(names)の決定が一致していない"), indent: 2)
    }
    if audit.acceptancesDiffer {
      let names = voice.names(audit.decisions.map(\.party), on: answer.on)
      page.line(
        voice.say(
          "the acceptances of \(names) are not the same, and do not count together",
          "\(names)の受諾は内容が一致せず、合わせて数えられない"), indent: 2)
    }
  }

  private func document(_ act: Act) -> String {
    let names = act.evidence.documents.map(voice.document)
    return names.isEmpty
      ? voice.say("; no document", "、文書なし") : voice.say("; document: ", "、文書：") + voice.series(names)
  }

  private func outcome(_ outcome: AmendmentOutcome) -> String {
    switch outcome {
    case .proposed(let waiting, let adopted): proposed(waiting, adopted)
    case .doesNotBind(let adopted):
      voice.say(
        "adopted on \(voice.date(adopted)); does not apply to \(whose), which has not accepted it",
        "\(voice.date(adopted))採択、受諾していない\(whose)には適用されない")
    case .wasInEffect(let since, let last, let adopted, let basis):
      voice.say(
        "was in effect from \(voice.date(since)) (\(self.basis(basis))) to \(voice.date(last)), the last day; adopted on \(voice.date(adopted))",
        "\(voice.date(since))（\(self.basis(basis))）から最終日の\(voice.date(last))まで\(voice.word(("", "効力を有した"), ("", "適用"))))、\(voice.date(adopted))採択"
      )
    case .inEffect(let since, let adopted, let basis):
      voice.say(
        "\(voice.inEffect(since: since)) (\(self.basis(basis))); adopted on \(voice.date(adopted))",
        "\(voice.inEffect(since: since))（\(self.basis(basis))）、\(voice.date(adopted))採択")
    case .takesEffect(let day, let adopted, let basis):
      voice.say(
        "\(voice.takesEffect(on: day)) (\(self.basis(basis))); adopted on \(voice.date(adopted))",
        "\(voice.takesEffect(on: day))（\(self.basis(basis))）、\(voice.date(adopted))採択")
    case .waits(let wait, let adopted): voice.amendment(adopted: adopted, waitsFor: wait)
    case .never(let due, let end, let certainty, let adopted):
      voice.amendment(adopted: adopted, due: due, tooLateFor: end, certainty)
    }
  }

  private func proposed(_ waiting: Waiting, _ adopted: CivilDay?) -> String {
    let (en, ja): (String, String) =
      switch waiting {
      case .parts: ("not all have decided the same", "全\(voice.parties)の一致した決定がない")
      case .number(let progress): (told(progress), told(progress))
      default: ("waits for \(told(waiting))", "\(told(waiting))を待つ")
      }
    func told(_ progress: Progress) -> String { voice.acceptances(progress, on: answer.on) }
    func told(_ waiting: Waiting) -> String { voice.waiting(waiting, on: answer.on) }
    guard let adopted else { return voice.say("not adopted: \(en)", "未採択：\(ja)") }
    return voice.say("adopted on \(voice.date(adopted)); \(en)", "\(voice.date(adopted))採択、\(ja)")
  }

  private var whose: String { answer.party.map { voice.name($0, on: answer.on) } ?? "" }

  private func basis(_ basis: EffectiveDayBasis) -> String {
    switch basis {
    case .named: voice.say("the day that the decisions name", "決定が定める日")
    case .namedBeforeAdoption(let day):
      voice.say(
        "the decisions name \(voice.date(day)), before adoption, and do not reach back",
        "決定は採択前の\(voice.date(day))を定めるが遡及しない")
    case .clause: voice.say("by the clause on \(voice.amendment)", "\(voice.amendment)の規定による")
    case .policy(let value): "\(PolicyName.amendmentEffect.rawValue) = \(value)"
    }
  }

  /// What an amendment changed: articles, wordings, rules and policies, then every other sentence in which the clauses
  /// are read back.
  private func differences(_ audit: AmendmentAudit) -> [(what: String, before: String, after: String)] {
    let changes = audit.changes.filter { if case .detail = $0 { false } else { true } }.map { ($0, difference($0)) }
    var found = changes.map(\.1)
    guard let clauses = audit.clauses else { return found }
    func isTold(_ sentence: String) -> Bool {
      changes.contains { change, told in
        switch change {
        case .article, .says: [told.before, told.after].contains(sentence)
        case .rule: sentence.contains(told.before) || sentence.contains(told.after)
        case .policy(let name, _, _): sentence.contains(name.rawValue)
        case .detail: false
        }
      }
    }
    for section in ClausesReport.sections(clauses.before, clauses.after, answer.language) {
      let (gone, come) = (section.gone.filter { !isTold($0) }, section.come.filter { !isTold($0) })
      guard !gone.isEmpty || !come.isEmpty else { continue }
      let space = voice.say(" ", "")
      found.append(
        (
          section.heading, gone.isEmpty ? none : gone.joined(separator: space),
          come.isEmpty ? none : come.joined(separator: space)
        ))
    }
    return found.isEmpty ? audit.changes.map(difference) : found
  }

  private func difference(_ change: ClauseDifference) -> (what: String, before: String, after: String) {
    switch change {
    case .policy(let name, let before, let after): (name.rawValue, before, after)
    case .article(let clause, let before, let after):
      (part(of: clause, "article", "条"), text(before), text(after))
    case .says(let clause, let before, let after):
      (part(of: clause, "what it says", "内容"), text(before), text(after))
    case .rule(let clause, let before, let after):
      (
        part(of: clause, "rule", "規則"), before.map(words(of: clause).rule) ?? none,
        after.map(words(of: clause).rule) ?? none
      )
    case .detail(let clause):
      (
        voice.say("clause on \(name(clause))", "\(name(clause))の規定"), voice.say("as it was", "従前のとおり"),
        voice.say("changed", "変更")
      )
    }
  }

  private func words(of clause: ClauseName) -> Voice { clause == .amendment ? voice.ofAmendment : voice }

  private func part(of clause: ClauseName, _ en: String, _ ja: String) -> String {
    voice.say("clause on \(name(clause)), \(en)", "\(name(clause))の規定（\(ja)）")
  }

  private var none: String { voice.say("none", "なし") }

  private func text(_ text: LocalText?) -> String { text.map(voice.text) ?? none }

  private func name(_ clause: ClauseName) -> String {
    switch clause {
    case .duration: voice.say("duration", "有効期間")
    case .amendment: voice.amendment
    case .termination: voice.ending
    case .withdrawal: voice.withdrawal
    case .revocation: voice.say("revocation", "撤回")
    case .suspension: voice.say("suspension", "停止")
    case .effect(let what): what
    }
  }

  /// The audit in JSON; `sound` is false where the exit status is 1.
  package var json: OrderedJSON {
    .object([
      ("agreement", .string(answer.agreement.id.description)),
      ("on", .string(answer.on.description)),
      ("asKnownOn", .string(answer.known.description)),
      ("sound", .bool(isSound)),
      ("amendments", .array(audits.map(json))),
    ])
  }

  private func json(_ audit: AmendmentAudit) -> OrderedJSON {
    let decisions = audit.decisions.map { decision in
      OrderedJSON.object(
        [
          ("party", .string(decision.party.description)), ("on", .day(decision.day)),
          ("entry", .entry(decision.entry)), ("effective", .day(decision.effective)),
        ] + ActJSON.evidence(answer.act(decision.entry)?.evidence ?? Evidence()))
    }
    let changes = differences(audit).map { what, before, after in
      OrderedJSON.object([("clause", .string(what)), ("before", .string(before)), ("after", .string(after))])
    }
    return .object(
      [
        ("amendment", .string(audit.amendment.description)), ("title", .text(audit.title)),
        ("decisions", .array(decisions)), ("missing", .parties(audit.missing)),
        ("binds", bound(by: audit).map(Self.json) ?? .null),
      ] + outcomeMembers(audit.outcome) + [
        ("changes", .array(changes)), ("withoutEffect", .entries(audit.withoutEffect)),
        ("sound", .bool(audit.isSound)), ("text", .string(outcome(audit.outcome))),
      ])
  }

  private static func json(_ bound: [(party: PartyID, since: CivilDay)]) -> OrderedJSON {
    .array(bound.map { .object([("party", .string($0.party.description)), ("since", .day($0.since))]) })
  }

  private func outcomeMembers(_ outcome: AmendmentOutcome) -> [(String, OrderedJSON)] {
    func members(
      _ name: String, _ effective: CivilDay?, _ adopted: CivilDay?, _ basis: EffectiveDayBasis? = nil
    ) -> [(String, OrderedJSON)] {
      [
        ("outcome", .string(name)), ("adopted", .day(adopted)), ("effective", .day(effective)),
        ("effectiveFrom", .text(basis.map(self.basis))),
      ]
    }
    return switch outcome {
    case .proposed(_, let adopted): members("proposed", nil, adopted)
    case .doesNotBind(let adopted): members("does-not-bind", nil, adopted)
    case .wasInEffect(let since, _, let adopted, let basis): members("was-in-effect", since, adopted, basis)
    case .inEffect(let since, let adopted, let basis): members("in-effect", since, adopted, basis)
    case .takesEffect(let day, let adopted, let basis): members("takes-effect", day, adopted, basis)
    case .waits(.start, let adopted): members("waits-for-operation", nil, adopted)
    case .waits(.dayNamedByAll, let adopted): members("waits-for-day", nil, adopted)
    case .waits(.awaited, let adopted): members("waits", nil, adopted)
    case .never(let due, _, _, let adopted): members("never", due, adopted)
    }
  }
}
