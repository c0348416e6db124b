public import CivilDate

/// What a rule gives: a day with the steps that lead to it, or why there is none (L23).
enum Evaluation: Hashable, Sendable {
  case day(Derived)
  /// Not all of its acts have happened.
  case waits(Waits)
  /// A proviso stopped it.
  case stopped(Phrase)
  /// The day would lie beyond 9999-12-31.
  case beyondCalendar
}

/// A day and how it came about.
struct Derived: Hashable, Sendable {
  var day: CivilDay
  var steps: [Step]
  /// The latest day of an act that the rule counts from; nil where it rests on none.
  var restsOn: CivilDay?
  /// What the text names that can still take its place.
  var provisos: [Awaited] = []
  /// The period whose end it is, and the day that this was counted from; nil where something else gave the day.
  var counted: Counted?

  struct Counted: Hashable, Sendable {
    let form: AfterPeriod
    let from: CivilDay
  }
}

/// What a rule waits for.
struct Waits: Hashable, Sendable {
  var awaited: [Awaited]
}

/// One thing that a rule waits for.
public struct Awaited: Hashable, Sendable {
  /// What kind of thing it is decides the state in the meantime.
  public enum Kind: Hashable, Sendable {
    case signature, consent, other
    /// A condition that nobody is appointed to certify.
    case uncertified
  }

  public let kind: Kind
  /// A noun: "the signature of all", "the event ...".
  public let phrase: Phrase
  /// Nil where it is none, or hangs on several.
  let event: EventName?

  init(kind: Kind, phrase: Phrase, event: EventName? = nil) {
    self.kind = kind
    self.phrase = phrase
    self.event = event
  }
}

/// One line of the arithmetic of a date (L27).
public struct Step: Hashable, Sendable {
  public let phrase: Phrase
  /// Where the sum fell on a day that does not exist.
  public let missing: MissingDayFinding?

  init(_ phrase: Phrase, missing: MissingDayFinding? = nil) {
    self.phrase = phrase
    self.missing = missing
  }
}

extension Evaluation {
  var derived: Derived? { if case .day(let derived) = self { derived } else { nil } }
  var day: CivilDay? { derived?.day }

  /// The day moved on by one more part of the rule, with its own steps.
  func then(_ move: (CivilDay) -> (day: CivilDay, steps: [Step])?) -> Evaluation {
    switch self {
    case .day(var derived):
      guard let moved = move(derived.day) else { return .beyondCalendar }
      derived.day = moved.day
      derived.steps += moved.steps
      derived.counted = nil
      return .day(derived)
    case .waits, .stopped, .beyondCalendar:
      return self
    }
  }
}
