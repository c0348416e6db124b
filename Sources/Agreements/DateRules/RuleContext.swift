import CivilDate

/// What a rule can count from, as far as it has happened.
struct RuleContext {
  let frame: Frame
  let policies: Policies
  /// The party asked about; nil for the agreement.
  var subject: PartyID?
  var days = AnchorDays()
  /// The number of days on which the notice did not run. Periods that count from it end so much later (L25).
  var pausedDays = 0
  /// The consents, or acceptances, that a threshold counts.
  var tallies: Tallies
  let events: Events
  /// The day before which events do not count, since they came before the act that the rule belongs to; nil where it
  /// belongs to none.
  var eventsFrom: CivilDay?
  /// The day from which a membership that was begun anew counts; an event before it is none of that membership. Nil for
  /// the first membership.
  var membershipFrom: CivilDay?
  /// The day on which all that a rule waits for is taken to happen, to find the earliest day that it can still give.
  /// Nil where only what is recorded counts.
  var supposed: CivilDay?

  var agreement: Agreement { frame.agreement }
  /// The policy that a question sets otherwise. It then displaces what a clause says for itself.
  private var override: PolicyName? { frame.override?.name }

  /// The event that stands for a day of the parent agreement; nil for other acts. Where parties join or leave one by
  /// one, an event of one party with the parent says nothing about the others.
  func event(of anchor: Anchor) -> RecordedEvent? {
    guard let name = anchor.event else { return nil }
    var context = self
    context.eventsFrom = nil
    let isForEach = agreement.startsPartyByParty || agreement.clauses.endsPartyByParty
    return subject == nil && isForEach ? events.firstOfNobody(name) : context.event(name)
  }

  /// The first event of a name, by the party asked about, else by nobody or an organ.
  func event(_ name: EventName) -> RecordedEvent? {
    let day = max(eventsFrom ?? .first, membershipFrom ?? .first)
    guard let subject else { return events.first(name, from: day) }
    return events.first(name, of: subject, from: day) ?? events.firstOfNobody(name, from: day)
  }

  func counting(_ convention: Convention) -> Counting {
    override == .counting ? policies.counting : convention.counting ?? policies.counting
  }

  func missingDay(_ convention: Convention) -> MissingDay {
    override == .missingDay ? policies.missingDay : convention.missingDay ?? policies.missingDay
  }
}

/// How a clause counts, where it says so itself (L22). Nil leaves it to the policies.
struct Convention: Hashable, Sendable {
  var counting: Counting?
  var missingDay: MissingDay?

  /// A convention that leaves all to the policies.
  init() {}

  init(_ fields: Fields) throws(ClauseFileError) {
    counting = try fields["counting"].reading { field throws(ClauseFileError) in try field.choice(Counting.self) }
    missingDay = try fields["missing-day"].reading { field throws(ClauseFileError) in try field.choice(MissingDay.self)
    }
  }

  /// The convention in brackets, to stand behind a period; empty where the clause leaves all to the policies.
  /// - Parameter first: what else the form says about the period.
  func phrase(_ first: Phrase? = nil) -> Phrase {
    let all = [first, counting?.phrase, missingDay?.phrase].compactMap { $0 }
    guard var words = all.first else { return Phrase(en: "", ja: "") }
    for next in all.dropFirst() { words = Phrase(en: "\(words); \(next)", ja: "\(words)、\(next)") }
    return Phrase(en: " (\(words))", ja: "（\(words)）")
  }
}

extension Counting {
  var phrase: Phrase {
    switch self {
    case .nthDayAfter: Phrase(en: "the day counted from is not included", ja: "起算日は算入しない")
    case .includeFirstDay: Phrase(en: "the day counted from is included", ja: "起算日を算入する")
    case .dayAfterExpiry: Phrase(en: "the day after the period expires", ja: "期間満了の翌日")
    }
  }
}

extension MissingDay {
  fileprivate var phrase: Phrase {
    switch self {
    case .clamp: Phrase(en: "in a month too short its last day", ja: "応当日のない月は末日")
    case .overflow: Phrase(en: "in a month too short the first day of the next", ja: "応当日のない月は翌月初日")
    }
  }
}

/// The days of anchors, as far as they have come. They are so few that a list is faster than a hash table.
struct AnchorDays {
  private var all: [(anchor: Anchor, day: CivilDay)] = []

  subscript(anchor: Anchor) -> CivilDay? {
    get { all.first { $0.anchor == anchor }?.day }
    set {
      let place = all.firstIndex { $0.anchor == anchor }
      switch (place, newValue) {
      case (let place?, let day?): all[place].day = day
      case (let place?, nil): all.remove(at: place)
      case (nil, let day?): all.append((anchor, day))
      case (nil, nil): break
      }
    }
  }
}
