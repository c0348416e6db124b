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
    var known = KnownLife(before.agreement.id, before.record.entries)
    var asked: [(entry: Entry?, answer: Answer?)] = [(nil, before)]
    asked.append((nil, known.life == nil ? before : self.asked(known)))
    for entry in after.record.entries.dropFirst(before.record.entries.count) {
      known.add(entry)
      known.live()
      asked.append((entry, self.asked(known)))
    }
    let moving = moving(asked.compactMap(\.answer))
    let answers = asked.map { point in point.answer.map { self.answers($0, of: moving) } ?? [:] }
    return zip(asked.dropFirst(), zip(answers, answers.dropFirst())).map { point, answers in
      Step(entry: point.entry, changes: changes(answers.0, answers.1))
    }.filter { $0.entry != nil || !$0.changes.isEmpty }
  }

  /// The parties that leave or join at one of these points, or have done so from one to the next.
  private func moving(_ answers: [Answer]) -> [PartyID] {
    let all = answers.filter { $0.party == nil }.map { $0.timeline.memberships(on: $0.on, known: $0.known) }
    var moving = Set(all.flatMap { $0.changes.map(\.party) })
    for (old, new) in zip(all, all.dropFirst()) {
      moving.formUnion(Set(old.bound).symmetricDifference(new.bound))
      moving.formUnion(Set(old.starts.keys).union(new.starts.keys).filter { old.starts[$0] != new.starts[$0] })
    }
    return moving.sorted()
  }

  /// The question of the later point, asked on other facts; nil where no clause file stands.
  private func asked(_ known: KnownLife) -> Answer? {
    known.life.map {
      Answer(
        record: known.record, timeline: $0, on: after.on, known: after.known, party: after.party,
        todayIn: after.todayIn, language: after.language)
    }
  }

  /// - Parameter moving: the parties whose leaving or joining is told also where it is over.
  private func answers(_ answer: Answer, of moving: [PartyID]) -> [String: String] {
    let status = answer.status
    var answers = [
      "state": voice.state(status.state)
        + (status.state.since.map { voice.say(" (\(voice.date($0)))", "（\(voice.date($0))）") } ?? ""),
      "start": status.start.date.map(voice.date) ?? voice.say("none", "なし"),
      "termination": told(status.termination, answer),
    ]
    if let amendment = status.version { answers["clauses"] = "\(voice.amendment) \(amendment)" }
    for day in status.effects + status.deadlines { answers[day.what] = voice.outcome(day) }
    for part in voice.amendmentParts(answer) { answers["\(voice.amendment) \(part.amendment)"] = part.told }
    if answer.party == nil {
      let changes = answer.timeline.memberships(on: answer.on, known: answer.known).changes
      for change in moving.flatMap({ over($0, answer) }) + changes {
        let (what, told) = voice.membershipParts(change, answer)
        answers[what] = told
        if case .leaving(let end) = change.change { answers[what] = self.told(end, answer.asked(of: change.party)) }
      }
    }
    for act in answer.timeline.acts {
      guard let assessment = answer.timeline.assessments[act.id] else { continue }
      answers[voice.entry(act.id)] = voice.assessment(assessment, on: answer.on)
    }
    return answers
  }

  /// The ending in a few words; of a contested one, what each holds.
  private func told(_ termination: Termination, _ answer: Answer) -> String {
    guard case .contested = termination else { return voice.short(termination) }
    return voice.short(termination) + voice.colon + voice.basis(answer.story(termination))
  }

  /// The start of a party that is bound, and the end of one that has left. They are told as while they were to come, so
  /// that what has come is not told as gone.
  private func over(_ party: PartyID, _ answer: Answer) -> [MembershipChange] {
    let status = answer.asked(of: party).status
    let again = answer.timeline.hasLeft(party, by: answer.on)
    let isOwn = answer.agreement.startsPartyByParty && status.start.date.map { $0 != answer.status.start.date } ?? false
    let start = isOwn ? [MembershipChange(party: party, change: .joining(status.start, again: again))] : []
    return start
      + (status.state.hasEnded ? [MembershipChange(party: party, change: .leaving(status.termination))] : [])
  }

  private func changes(_ old: [String: String], _ new: [String: String]) -> [Change] {
    let order = ["state", "start", "termination", "clauses"]
    let others = Set(old.keys).union(new.keys).subtracting(order).sorted { ($0.utf8.count, $0) < ($1.utf8.count, $1) }
    return (order + others).compactMap { what in
      let (was, now) = (old[what], new[what])
      guard was != now else { return nil }
      let none = voice.say("none", "なし")
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
      ("knownAt", .array([before, after].map { .text($0.asKnownAt) })),
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
