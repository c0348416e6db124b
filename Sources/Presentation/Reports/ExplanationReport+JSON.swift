import Agreements
import CivilDate
package import EventLog

extension ExplanationReport {
  /// The explanation in JSON. Its texts are in the language asked for.
  package var json: OrderedJSON {
    .object(
      [
        ("agreement", .string(answer.agreement.id.description)),
        ("on", .string(answer.on.description)),
        ("todayIn", .text(answer.todayIn)), ("asKnownOn", .string(answer.known.description)),
        ("state", .string(status.state.name.rawValue)),
        ("since", .day(status.state.since)), ("runsAgain", .day(status.state.runsAgain)),
        ("answer", .string(answerSentence)),
        (
          "termination",
          .object(
            TerminationReport.members(status, answer) + [
              ("remarks", .array(remarks.map { .string($0) })), ("restsOn", explanation.grounds.json(answer)),
            ])
        ),
        ("reachesBack", status.reachesBack.map(StatusReport.json) ?? .null),
      ] + TerminationReport.changes(answer, memberships) + [
        ("pending", .array(status.pending.map(StatusReport.json))),
        ("stillPossible", .array(possible.map { .string($0) })),
        ("start", startJSON),
        ("clause", clauseJSON),
        ("acts", .array(explanation.acts.compactMap(answer.act).map { ActJSON.object($0, voice) })),
        ("effects", .array(status.effects.map { StatusReport.json($0, status, answer) })),
        ("deadlines", .array(zip(status.deadlines, explanation.deadlines).map(json))),
        ("arithmetic", .array(arithmetic.map { .string($0) })),
        ("arithmeticOfTerm", .array(termSteps.map { .string(voice.step($0)) })),
        ("policies", .array(explanation.policies.map(json))),
      ])
  }

  private var arithmetic: [String] {
    switch status.termination {
    case .dated(let date): arithmetic(of: date)
    case .none: status.start.steps.map(voice.step)
    case .conditional: explanation.earliest.map(voice.step)
    case .contested(let contested): contested.steps.map(voice.step)
    }
  }

  private var startJSON: OrderedJSON {
    let start = explanation.clauses.start
    return .object([
      ("article", .local(start.citation.article)), ("says", .local(start.citation.says)),
      ("rule", .string(voice.rule(explanation.startRule))), ("date", .day(status.start.date)),
      ("arithmetic", .array(status.start.steps.map { .string(voice.step($0)) })),
      ("restsOn", answer.grounds.start(of: status).json(answer)),
    ])
  }

  private var clauseJSON: OrderedJSON {
    var amendment: AmendmentID?
    if case .dated(let date) = status.termination { amendment = date.amendment }
    guard let clause else { return .null }
    return .object([
      ("article", .local(clause.citation.article)), ("says", .local(clause.citation.says)),
      ("rule", .text(clause.rule.map(voice.rule))), ("amendment", .text(amendment?.description)),
      (
        "concordance",
        .array(
          clause.concordance.map { .object([("words", .local($0.words)), ("remark", .local($0.remark))]) })
      ),
      (
        "ranges",
        .array(
          explanation.ranges.map {
            .object([
              ("words", .local($0.concordance.words)), ("earliest", .day($0.earliest)), ("latest", .day($0.latest)),
            ])
          })
      ),
    ])
  }

  private func json(_ day: FurtherDay, _ steps: [Step]) -> OrderedJSON {
    .object([
      ("what", .string(day.what)), ("date", .day(day.date)), ("text", .string(voice.further(day))),
      ("arithmetic", .array(steps.map { .string(voice.step($0)) })),
    ])
  }

  private func json(_ use: PolicyUse) -> OrderedJSON {
    .object([
      ("name", .string(use.name.rawValue)), ("value", use.one.map(OrderedJSON.string) ?? .null),
      ("values", .array(use.values.map(OrderedJSON.string))),
      ("question", .string(voice.question(use.name))),
      ("reason", use.choice.map { .local($0.reason) } ?? .null),
      ("chosenBy", use.choice?.chosenBy.map { .local($0) } ?? .null),
      (
        "alternatives",
        .array(
          use.alternatives.map { alternative in
            .object(
              [("value", .string(alternative.value))]
                + TerminationReport.members(
                  alternative.termination, answer, lastDay: alternative.termination.endDays?.lastDay) + [
                  ("text", .string(voice.otherwise(alternative))),
                  ("withoutEffect", .entries(alternative.withoutEffect)),
                ])
          })
      ),
    ])
  }
}

extension PolicyUse {
  /// The only value; nil where several values were used.
  fileprivate var one: String? { if case .one(let value) = value { value } else { nil } }

  fileprivate var values: [String] {
    switch value {
    case .one(let value): [value]
    case .each(let values): values
    }
  }
}
