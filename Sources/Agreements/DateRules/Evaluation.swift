package import CivilDate

/// What a rule gives: a day with the steps that lead to it, or why there is none (L23). It is indirect, and so small,
/// since each day of a life keeps some.
indirect enum Evaluation: Hashable, Sendable {
  case day(Derived)
  /// Not all acts that the rule counts from have happened.
  case waits(Waits)
  /// A proviso stopped the rule.
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
  /// What the text names that can still displace the day.
  var provisos: [Awaited] = []
  /// The period whose end the day is, and the day that it was counted from; nil where something else gave the day.
  var counted: Counted?

  struct Counted: Hashable, Sendable {
    let form: AfterPeriod
    let from: CivilDay
  }
}

/// What a rule waits for.
struct Waits: Hashable, Sendable {
  /// All of these groups are waited for, and of each group any one thing is enough.
  private let groups: [[Awaited]]

  /// Each thing that can come, once.
  var awaited: [Awaited] { groups.joined().reduce(into: []) { if !$0.contains($1) { $0.append($1) } } }

  /// The same, as an answer tells it.
  var waitings: [Waiting] { groups.map { .anyOf($0) } }

  /// - Parameter awaited: all of these are waited for.
  init(awaited: [Awaited]) { self.init(groups: awaited.map { [$0] }) }

  /// A group that holds all of another one says nothing more than that one, and is left out.
  private init(groups: [[Awaited]]) {
    let sets = groups.map { Set($0) }
    self.groups = groups.indices.filter { index in
      !sets.indices.contains { other in
        sets[other].isStrictSubset(of: sets[index]) || other < index && sets[other] == sets[index]
      }
    }.map { groups[$0] }
  }

  /// Waits for all that each of several waits for.
  static func all(_ several: [Waits]) -> Waits { Waits(groups: several.flatMap(\.groups)) }

  /// The largest number of groups that are told apart. Where there are more, what is told is weaker and still true:
  /// that any of the things has to come.
  private static let groupsKeptApart = 16

  /// Waits until one of several has what it waits for.
  static func any(_ several: [Waits]) -> Waits {
    guard let first = several.first else { return Waits(groups: []) }
    return several.dropFirst().reduce(first) { found, next in
      guard found.groups.count * next.groups.count <= groupsKeptApart else {
        return Waits(groups: [found.awaited + next.awaited.filter { !found.awaited.contains($0) }])
      }
      return Waits(groups: found.groups.flatMap { one in next.groups.map { one + $0.filter { !one.contains($0) } } })
    }
  }
}

/// One thing that a rule waits for.
package struct Awaited: Hashable, Sendable {
  /// The kind of thing, which decides the state in the meantime.
  package enum Kind: Hashable, Sendable {
    case signature, consent, other
    /// A condition that nobody is appointed to certify.
    case uncertified
  }

  package let kind: Kind
  /// A noun phrase, such as "the signature of all" or "the event ...".
  package let phrase: Phrase
  /// The event; nil where it is none, or where several events count.
  let event: EventName?

  init(kind: Kind, phrase: Phrase, event: EventName? = nil) {
    self.kind = kind
    self.phrase = phrase
    self.event = event
  }
}

/// One line of the arithmetic of a date (L27).
package struct Step: Hashable, Sendable {
  package let phrase: Phrase
  /// What was found where the sum fell on a day that does not exist; else nil.
  package let missing: MissingDayFinding?

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

extension Evaluation {
  var waits: Waits? { if case .waits(let waits) = self { waits } else { nil } }

  /// Whether no act that is still to come can give a day.
  var isImpossible: Bool {
    switch self {
    case .stopped, .beyondCalendar: true
    case .day, .waits: false
    }
  }

  /// Whether something to come can give a day, or another one.
  var canChange: Bool {
    switch self {
    case .waits: true
    case .day(let derived): !derived.provisos.isEmpty
    case .stopped, .beyondCalendar: false
    }
  }

  /// The earlier of two; the other one where this one has no day.
  func earlier(than other: Evaluation) -> Evaluation {
    guard let own = day else { return other }
    return other.day.map { $0 < own } == true ? other : self
  }

  /// The later of two; both must have a day.
  func later(than other: Evaluation, _ step: (CivilDay) -> Step) -> Evaluation {
    switch (self, other) {
    case (.day(var a), .day(let b)):
      a.restsOn = [a.restsOn, b.restsOn].compactMap { $0 }.max()
      a.provisos += b.provisos.filter { !a.provisos.contains($0) }
      guard b.day > a.day else { return .day(a) }
      a.day = b.day
      a.counted = b.counted
      a.steps += b.steps + [step(b.day)]
      return .day(a)
    case (.stopped, _), (.beyondCalendar, _): return self
    case (_, .stopped), (_, .beyondCalendar): return other
    case (.waits(let a), .waits(let b)):
      return .waits(.all([a, b]))
    case (.waits, .day): return self
    case (.day, .waits): return other
    }
  }
}
