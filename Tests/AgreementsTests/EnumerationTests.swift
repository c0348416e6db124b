import Agreements
import CivilDate
import Foundation
import TestKit
import Testing

/// Small worlds, looked at whole: two parties, a period of two days, three days on which to act, so that every boundary
/// falls on a day with acts. Each sequence of up to four acts is tried, with the acts in the order of their days; that
/// the order of recording does not matter for acts of different days is a test of its own.
struct EnumerationTests {
  private static let days = ["2026-01-01", "2026-01-02", "2026-01-03"]
  private static let probes = [
    "2025-12-31", "2026-01-01", "2026-01-02", "2026-01-03", "2026-01-04", "2026-01-05", "2026-01-06",
  ].map(day)

  private typealias Step = @Sendable (inout TestLife, String) -> Void

  private static let steps: [Step] = [
    { $0.notice("JP", delivered: $1) }, { $0.notice("US", delivered: $1) },
    { $0.agree(["JP"], "2026-01-03", on: $1) }, { $0.agree(["US"], "2026-01-03", on: $1) },
    { $0.agree(["JP", "US"], "2026-01-02", on: $1) }, { $0.agree(["JP", "US"], "none", on: $1) },
    { $0.amend(["JP"], on: $1) }, { $0.amend(["US"], on: $1) },
    { $0.revoke(["JP"], delivered: $1) }, { $0.revoke(["US"], delivered: $1) },
  ]
  private static let beginnings: [Step] = [
    { $0.sign(["JP"], $1) }, { $0.sign(["US"], $1) }, { $0.sign(["JP", "US"], $1) },
    { $0.notice("US", delivered: $1) }, { $0.agree(["JP", "US"], "2026-01-03", on: $1) },
    { $0.amend(["JP", "US"], on: $1) }, { $0.revoke(["US"], delivered: $1) },
  ]

  @Test(
    "L7, L10, L14, L17: every sequence of up to four acts after the signatures keeps the invariants", arguments: 0..<10)
  func afterSignature(first: Int) throws {
    let agreement = try Fixture.memorandum(period: "P2D")
    var start = TestLife(agreement)
    start.sign(["JP", "US"], "2026-01-01")
    var count = 0
    for index in Self.days.indices {
      var life = start
      Self.steps[first](&life, Self.days[index])
      explore(life, Self.steps, from: index, depth: 3, before: statuses(start), &count)
    }
    #expect(count == 16_063)
  }

  @Test(
    "L1, L14: every sequence of up to four acts before and around the signatures keeps the invariants", arguments: 0..<7
  )
  func aroundSignature(first: Int) throws {
    let agreement = try Fixture.memorandum(period: "P2D")
    var count = 0
    for index in Self.days.indices {
      var life = TestLife(agreement)
      let before = statuses(life)
      Self.beginnings[first](&life, Self.days[index])
      explore(life, Self.beginnings, from: index, depth: 3, before: before, &count)
    }
    #expect(count == 5_680)
  }

  /// - Parameter before: the statuses without the last act, which must not change on the days before it.
  private func explore(
    _ life: TestLife, _ steps: [Step], from index: Int, depth: Int, before: [Status], _ count: inout Int
  ) {
    count += 1
    let timeline = life.timeline
    let statuses = Self.probes.map { timeline.status(on: $0, known: $0) }
    let problem =
      unassessed(timeline) ?? backward(statuses) ?? broken(statuses) ?? inconsistent(statuses)
      ?? lateEffect(timeline, life, statuses) ?? hindsight(statuses, before, until: day(Self.days[index]))
    if let problem { Issue.record("\(problem): \(life.acts.map { "\($0.by) \($0.content)" })") }
    guard depth > 0 else { return }
    for next in index..<Self.days.count {
      for step in steps {
        var longer = life
        step(&longer, Self.days[next])
        explore(longer, steps, from: next, depth: depth - 1, before: statuses, &count)
      }
    }
  }

  private func statuses(_ life: TestLife) -> [Status] {
    let timeline = life.timeline
    return Self.probes.map { timeline.status(on: $0, known: $0) }
  }

  private func unassessed(_ timeline: Timeline) -> String? {
    timeline.acts.allSatisfy { timeline.assessments[$0.id] != nil } ? nil : "an act without assessment"
  }

  /// Days go forward: awaiting, then operative or ending, then ended, and ended stays as it is.
  private func backward(_ statuses: [Status]) -> String? {
    for (earlier, later) in zip(statuses, statuses.dropFirst()) {
      if rank(earlier.state) > rank(later.state) { return "back from \(earlier.state) to \(later.state)" }
      if case .ended = earlier.state, earlier.state != later.state { return "another end" }
    }
    return nil
  }

  /// No end lies on a day that has passed without it, and an ending counts from the first day of its unbroken run.
  private func broken(_ statuses: [Status]) -> String? {
    for (earlier, later) in zip(statuses, statuses.dropFirst()) {
      switch (earlier.state, later.state) {
      case (.operative, .ended(let since)), (.ending, .ended(let since)):
        if since != later.on { return "ended in the past" }
      case (.ending(let before), .ending(let since)):
        if since != before { return "another beginning of the end" }
      case (_, .ending(let since)):
        if since != later.on { return "ending before it began" }
      default: break
      }
    }
    return nil
  }

  private func rank(_ state: State) -> Int {
    switch state {
    case .awaitingSignatures, .awaitingConsent, .awaitingEvent, .notYetOperative, .endsBeforeStart, .undetermined,
      .notAParty:
      0
    case .operative, .ending, .suspended: 1
    case .ended: 2
    }
  }

  private func inconsistent(_ statuses: [Status]) -> String? {
    for status in statuses {
      guard case .dated(let date) = status.termination else {
        if rank(status.state) == 2 || status.state.name.rawValue == "ending" { return "an end without a date" }
        continue
      }
      let first = date.endDays.firstDayWithout
      if date.endDays.lastDay.next != first { return "two days that are not neighbours" }
      if (first <= status.on) != (rank(status.state) == 2) { return "the state does not follow the date" }
      if case .ended(let since) = status.state, since != first { return "ended on another day" }
      if first <= status.on && date.certainty == .provisional { return "provisional although reached" }
    }
    return nil
  }

  /// What comes on or after the first day without, as the day before saw it, has no effect; on the day before it is
  /// never too late.
  private func lateEffect(_ timeline: Timeline, _ life: TestLife, _ statuses: [Status]) -> String? {
    for act in life.acts where act.content.kind != .signature {
      guard let on = timeline.day(of: act.id), let eve = statuses.last(where: { $0.on < on }),
        let end = eve.termination.endDays?.firstDayWithout
      else { continue }
      let isTooLate = timeline.assessments[act.id] == .withoutEffect(.afterTheEnd(firstDayWithout: end))
      // An act that stands twice happened once: the second is told so.
      if case .withoutEffect(.sameAct)? = timeline.assessments[act.id] { continue }
      if end <= on && !isTooLate { return "effect after the end" }
      if end > on && isTooLate { return "too late before the end" }
    }
    return nil
  }

  /// The status on a day does not change by an act of a later day.
  private func hindsight(_ statuses: [Status], _ before: [Status], until day: CivilDay) -> String? {
    let changed = zip(statuses, before).first { $0.on < day && $0 != $1 }
    return changed.map { "hindsight on \($0.0.on)" }
  }

  @Test("L15: the order of recording does not matter for acts of different days")
  func recordingOrder() throws {
    let agreement = try Fixture.memorandum(period: "P2D")
    var random = Seeded()
    for _ in 0..<3_000 {
      var life = TestLife(agreement)
      life.sign(["JP", "US"], "2026-01-01")
      var offset = 1
      for _ in 0..<4 {
        guard let step = Self.steps.randomElement(using: &random), let on = day("2026-01-01").advanced(offset)
        else { continue }
        step(&life, on.description)
        offset += Int.random(in: 1...2, using: &random)
      }
      let other = Timeline(agreement, acts: renumbered(life.acts, &random))
      for probe in Self.probes {
        let (a, b) = (life.timeline.status(on: probe, known: probe), other.status(on: probe, known: probe))
        let isSame = a.state == b.state && a.termination.words == b.termination.words
        #expect(isSame, "seed \(random.seed): \(life.acts.map { "\($0.by) \($0.content)" })")
      }
    }
  }

  private func renumbered(_ acts: [Act], _ random: inout Seeded) -> [Act] {
    zip(acts, acts.map(\.id).shuffled(using: &random)).map { act, id in Act(id: id, by: act.by, content: act.content) }
  }
}

extension CivilDay {
  fileprivate func advanced(_ days: Int) -> CivilDay? {
    after(.days(days), counting: .nthDayAfter, missingDay: .clamp)?.day
  }
}
