import Agreements
import CivilDate
package import EventLog

/// Which answers differ between two points of the record, and the entries that changed them (L17).
package struct DiffReport: Sendable {
  private let before: Answer
  private let after: Answer

  package init(before: Answer, after: Answer) {
    self.before = before
    self.after = after
  }

  /// One answer that changed.
  private struct Change {
    let what: String
    let before: String
    let after: String
  }

  /// What one entry changed. Nil stands for the time that passed between the two points.
  private struct Step {
    let entry: Entry?
    let changes: [Change]
  }

  private var voice: Voice { after.voice }

  /// The entries of the later point that the earlier one did not have, each with what it changed.
  private var steps: [Step] {
    var steps: [Step] = []
    var known = KnownLife(before.agreement.id, before.record.entries)
    var current = asked(known).map(answers) ?? [:]
    if known.life != nil { steps.append(Step(entry: nil, changes: changes(answers(before), current))) }
    for entry in after.record.entries.dropFirst(before.record.entries.count) {
      known.add(entry)
      known.live()
      let next = asked(known).map(answers) ?? [:]
      steps.append(Step(entry: entry, changes: changes(current, next)))
      current = next
    }
    return steps.filter { $0.entry != nil || !$0.changes.isEmpty }
  }

  /// The question of the later point, asked on other facts; nil where no clause file stands.
  private func asked(_ known: KnownLife) -> Answer? {
    known.life.map {
      Answer(
        record: known.record, timeline: $0, on: after.on, known: after.known, party: after.party,
        todayIn: after.todayIn, language: after.language)
    }
  }

  private func answers(_ answer: Answer) -> [String: String] {
    let status = answer.status
    var answers = [
      "state": voice.state(status.state)
        + (status.state.since.map { voice.say(" (\(voice.date($0)))", "（\(voice.date($0))）") } ?? ""),
      "start": status.start.date.map(voice.date) ?? voice.say("none", "なし"),
      "termination": told(status.termination, answer),
    ]
    answers["term"] = answer.term
    if let amendment = status.version { answers["clauses"] = "\(voice.amendment) \(amendment)" }
    for day in status.effects + status.deadlines { answers[day.what] = voice.outcome(day) }
    for part in voice.amendmentParts(answer) { answers["\(voice.amendment) \(part.amendment)"] = part.told }
    if answer.party == nil { answers.merge(memberships(answer)) { $1 } }
    for act in answer.timeline.acts {
      guard let assessment = answer.timeline.assessments[act.id] else { continue }
      answers[voice.entry(act.id)] = voice.assessment(assessment, on: answer.on)
    }
    return answers
  }

  /// The ending in a few words; of a contested one, what each holds.
  private func told(_ termination: Termination, _ answer: Answer) -> String {
    guard case .contested = termination else { return voice.short(termination) }
    let own = answer.voice
    return own.short(termination) + own.colon + own.basis(answer.story(termination))
  }

  /// What is told of each party's start and end. Those that have come are told as while they were to come, so that they
  /// are not told as gone.
  private func memberships(_ answer: Answer) -> [String: String] {
    let memberships = answer.timeline.memberships(on: answer.on, known: answer.known)
    var told: [String: String] = [:]
    for (party, start) in memberships.starts {
      told[voice.startOf(voice.name(party, on: answer.on))] = voice.date(start)
    }
    for (party, end) in memberships.ends {
      told[voice.withdrawalOf(voice.name(party, on: answer.on))] = voice.short(end, .fixed)
    }
    for change in memberships.changes {
      let (what, short) = voice.membershipParts(change, answer)
      told[what] =
        if case .leaving(let end) = change.change { self.told(end, answer.asked(of: change.party)) } else { short }
    }
    return told
  }

  private func changes(_ old: [String: String], _ new: [String: String]) -> [Change] {
    let order = ["state", "start", "term", "termination", "clauses"]
    let others = Set(old.keys).union(new.keys).subtracting(order).sorted { ($0.utf8.count, $0) < ($1.utf8.count, $1) }
    let none = voice.say("none", "なし")
    let starts = Set(after.timeline.parties(on: .last).map { voice.startOf(voice.name($0, on: after.on)) })
    // A party that starts with the agreement is told with it.
    func isToldOfAll(_ was: String?, _ now: String?) -> Bool {
      (was ?? none) == (old["start"] ?? none) && (now ?? none) == (new["start"] ?? none)
    }
    return (order + others).compactMap { what in
      let (was, now) = (old[what], new[what])
      guard was != now, !starts.contains(what) || !isToldOfAll(was, now) else { return nil }
      return Change(what: what, before: was ?? none, after: now ?? none)
    }
  }

  /// The entries in order, each with the answers that it changed.
  package var page: Page {
    var page = Page()
    after.opening(&page)
    page.line()
    let steps = steps
    if steps.isEmpty { page.line(voice.say("Nothing changed.", "変わったものはない。")) }
    for step in steps {
      page.line(
        step.entry.map { "[\($0.number)] \(voice.content(of: $0))" } ?? voice.say("the passing of time", "時の経過"),
        hanging: 4)
      if step.changes.isEmpty { page.line(voice.say("changes no answer", "回答を変えない"), indent: 4) }
      for change in step.changes {
        page.line(voice.label(change.what) + voice.colon + voice.change(change.before, change.after), indent: 4)
      }
    }
    return page
  }

  /// The report in JSON; `entry` is null for the passing of time.
  package var json: OrderedJSON {
    .object([
      ("agreement", .string(after.agreement.id.description)), ("on", .day(after.on)),
      ("party", .text(after.party?.description)),
      ("knownAt", .array([before, after].map { .text($0.asKnownAt?.written) })),
      (
        "steps",
        .array(
          steps.map { step in
            .object([
              ("entry", .entry(step.entry?.number)), ("text", .text(step.entry.map(voice.content))),
              (
                "changes",
                .array(
                  step.changes.map {
                    .object([("what", .string($0.what)), ("before", .string($0.before)), ("after", .string($0.after))])
                  })
              ),
            ])
          })
      ),
    ])
  }
}
