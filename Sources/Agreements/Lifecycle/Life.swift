import CivilDate

/// The life of an agreement, or of the membership of one party: its run, and all that bears on its end.
struct Life: Sendable {
  /// The notices that stand, in the order in which they were given.
  var standing: [GivenNotice] = []
  /// The notices that were taken back.
  var revoked = SortedMap<EntryNumber, GivenNotice>()
  /// Notices whose counting day is not recorded (L13).
  var undated: [UndatedNotice] = []
  /// Revocations whose counting day is not recorded.
  var undatedRevocations: [UndatedRevocation] = []
  var revocations = SortedMap<EntryNumber, EffectiveRevocation>()
  var agreed: AgreedDate?
  var determinations = OpenParts<Determination>()
  var revocationConsents = SortedMap<EntryNumber, OpenParts<EntryNumber>>()
  /// The extension that gives the term its present end.
  var extended: Extended?
  var extensions = OpenParts<Extension>()
  /// Suspensions of operation, in order.
  var suspensions = SharedList<Pause>()
  var suspensionParts = OpenParts<Suspension>()
  var resumptionParts = OpenParts<Resumption>()
  var positions = SortedMap<PartyID, Held>()
  /// The ending, once the first day without has come. From then on only an act that reaches back moves it.
  var ended: ExpectedEnd?
  /// The life up to the end of the run before this one, where that run lapsed, or the party left, and a new one is to
  /// begin.
  /// It is a list of at most one, since a value cannot hold another of its own type.
  private var previousRun: [Life] = []
  /// The first day of this run; nil for the first run.
  var runStart: CivilDay?
  /// The acts of every determination and extension by all, in order, including those that a later one displaced.
  var determined: [EntryNumber] = []
  /// The acts by which the runs before this one ended.
  var before: [EntryNumber] = []

  /// The acts about this ending that came to something. A notice that was taken back is left out, but not its
  /// suspensions and revocations.
  var acts: Set<EntryNumber> {
    let notices = standing + revoked.values
    return Set(
      before + determined + (agreed?.entries ?? []) + (extended?.entries ?? []) + standing.map(\.entry)
        + undated.map(\.entry) + revocations.keys + notices.flatMap { $0.pauses.values.flatMap(\.entries) }
        + positions.values.map(\.entry))
  }

  /// The life as it was when the run before this one ended; nil where there was none.
  var previous: Life? { previousRun.last }

  /// The life of a new run.
  /// - Parameter previous: the life that has ended.
  static func new(after previous: Life) -> Life {
    var life = Life()
    life.goOn(after: previous)
    return life
  }

  /// Begins a new run in this life.
  mutating func goOn(after previous: Life) {
    var last = previous
    // Only the last run is ever asked about.
    last.previousRun = []
    previousRun = [last]
    before = previous.acts.sorted()
  }

  /// Whether something in this life waits for others.
  var hasOpenParts: Bool {
    !(determinations.isEmpty && extensions.isEmpty && suspensionParts.isEmpty && resumptionParts.isEmpty
      && revocationConsents.isEmpty)
  }

  /// The place of a notice among those that stand.
  func standing(_ entry: EntryNumber) -> Int? { standing.firstIndex { $0.entry == entry } }

  /// A notice that had effect, even if it has been taken back since.
  func notice(_ entry: EntryNumber) -> GivenNotice? { revoked[entry] ?? standing(entry).map { standing[$0] } }

  /// Whether an act is a notice that had effect, even if it has been taken back since.
  func isNotice(_ entry: EntryNumber) -> Bool { revoked[entry] != nil || standing(entry) != nil }
}

/// A notice that had effect when given; it may have been revoked since.
struct GivenNotice: Sendable {
  let entry: EntryNumber
  let by: [PartyID]
  /// The day from which its period counts and whose clauses govern it: the day of the notice, or of its revival.
  var countsFrom: CivilDay
  /// The day that it names.
  let named: CivilDay?
  /// How many notices were given before it.
  let order: Int
  /// The newest revocation of it, or revocation of a revocation.
  var lastRevocation: EntryNumber?
  /// Its suspensions, in order.
  var pauses = SharedList<Pause>()
}

/// A span in which something does not run.
struct Pause: Hashable, Sendable {
  /// The first day of the pause.
  let from: CivilDay
  /// The first day on which it runs again; nil while nobody knows that day.
  private(set) var until: CivilDay?
  let entry: EntryNumber
  /// What holds it up. It runs again when nothing does any more.
  private var holds: [Hold]
  /// The acts that gave the pause its end: a resumption, or further suspensions during it.
  var ending: [EntryNumber] = []

  /// One suspension by some parties, and its first day without; nil while nobody knows that day.
  private struct Hold: Hashable {
    let by: [PartyID]
    var until: CivilDay?

    func covers(_ day: CivilDay) -> Bool { until.map { day < $0 } ?? true }
  }

  init(from: CivilDay, until: CivilDay?, _ act: Act) {
    self.from = from
    self.until = until
    entry = act.id
    holds = [Hold(by: act.by, until: until)]
  }

  var entries: [EntryNumber] { [entry] + ending }

  func covers(_ day: CivilDay) -> Bool { from <= day && (until.map { day < $0 } ?? true) }

  /// Those whose suspensions hold on a day.
  func suspenders(on day: CivilDay) -> [PartyID] {
    holds.filter { $0.covers(day) }.flatMap(\.by).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// Another suspension during this one. The same parties give theirs another end; others hold it up beside them.
  mutating func suspend(until end: CivilDay?, _ act: Act) {
    if let own = holds.firstIndex(where: { Set($0.by) == Set(act.by) }) {
      holds[own].until = end
    } else {
      holds.append(Hold(by: act.by, until: end))
    }
    close(with: act.id)
  }

  /// Ends the suspensions on a day for which the givers qualify.
  mutating func resume(on day: CivilDay, by entry: EntryNumber, where ends: ([PartyID]) -> Bool) {
    for index in holds.indices where holds[index].covers(day) && ends(holds[index].by) { holds[index].until = day }
    close(with: entry)
  }

  private mutating func close(with entry: EntryNumber) {
    until = holds.contains { $0.until == nil } ? nil : holds.compactMap(\.until).max()
    ending.append(entry)
  }
}

/// A notice that waits for the record of the day that it counts from.
struct UndatedNotice: Hashable, Sendable {
  let entry: EntryNumber
  let by: [PartyID]
  /// The latest day known that comes before the missing one.
  let notBefore: CivilDay?
  /// The day that it names.
  let named: CivilDay?
  let missing: NoticeDay
}

/// A revocation whose counting day is not recorded.
struct UndatedRevocation: Hashable, Sendable {
  let entry: EntryNumber
  let by: [PartyID]
  /// The notice that it names; nil where it names none.
  let notice: EntryNumber?
  let missing: NoticeDay
}

/// A revocation that had effect, of a notice or of an earlier revocation of that notice.
struct EffectiveRevocation: Hashable, Sendable {
  let notice: EntryNumber
  let by: [PartyID]
  /// Whether it brought the notice back.
  let revives: Bool
  /// The act that carried it out. Where all must consent, it is the last part.
  let completedBy: EntryNumber
}

/// The date that all parties determined.
struct AgreedDate: Hashable, Sendable {
  let firstDayWithout: CivilDay
  /// The day of the last part.
  let completed: CivilDay
  let entries: [EntryNumber]
}

/// The extension of a term that all agreed on.
struct Extended: Sendable {
  let endDays: EndDays
  /// The first day without of the term that was extended.
  let base: CivilDay
  let steps: [Step]
  /// The day of the last part.
  let completed: CivilDay
  let entries: [EntryNumber]
  /// The earlier acts that the extended end rests on.
  let behind: Set<EntryNumber>
  /// The lapse that it reaches back over; nil where there was none.
  let lapsed: ExpectedEnd?
  /// How often the extended term had been renewed.
  let renewed: Int
}

/// What a party holds about the ending.
struct Held: Hashable, Sendable {
  let reading: Position.Reading
  let entry: EntryNumber
}

/// An amendment that all have decided.
struct AdoptedAmendment: Sendable {
  let decision: AmendmentDecision
  /// The day of the last decision that the adoption took.
  let adopted: CivilDay
  /// The day of adoption that its clause counts from. Where an organ adopted what others accepted, it is the day of the
  /// organ.
  let countsFrom: CivilDay
  var parts: SortedMap<PartyID, Part<AmendmentDecision>>
  /// The day on which it is due to take effect, if the agreement operates by then; nil while nobody has named one.
  var due: CivilDay?
  /// What its clause waits for; nil where it has a day, or waits for one to be named.
  var waits: Waits?
  let basis: EffectiveDayBasis
}

/// A party's signature.
struct Signed: Hashable, Sendable {
  let day: CivilDay
  let entry: EntryNumber
}
