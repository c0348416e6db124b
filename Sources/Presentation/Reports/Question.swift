public import Agreements
public import CivilDate

/// What was asked, and of which life of an agreement: enough to word any answer.
public struct Question: Sendable {
  public let timeline: Timeline
  public let facts: Facts
  public let on: CivilDay
  /// The civil day of *as known at*: today, unless an earlier point of the record was asked about.
  public let known: CivilDay
  /// Whether the day is today because none was given.
  public let isToday: Bool
  public let language: Language

  public init(facts: Facts, timeline: Timeline, on: CivilDay, known: CivilDay, isToday: Bool, language: Language) {
    self.timeline = timeline
    self.facts = facts
    self.on = on
    self.known = known
    self.isToday = isToday
    self.language = language
  }

  var agreement: Agreement { timeline.agreement }
  var voice: Voice { Voice(language, agreement) }
  var status: Status { timeline.status(on: on, known: known) }

  func story(_ termination: Termination) -> TerminationStory {
    TerminationStory(termination: termination, timeline: timeline, known: known)
  }

  func act(_ number: EntryNumber) -> Act? { facts.act(number) }

  /// The title with the identifier, and the day asked about.
  func opening(_ page: inout Page) {
    page.line("\(voice.text(agreement.title)) (\(agreement.id))", isHeading: true)
    let today = isToday ? voice.say(" (today)", "（本日）") : ""
    page.line(voice.say("on \(voice.date(on))\(today)", "\(voice.date(on))\(today)現在"))
  }
}
