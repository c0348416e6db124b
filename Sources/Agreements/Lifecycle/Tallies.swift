import CivilDate

/// How far consents have come towards one threshold. Each party counts once, by its first consent.
struct Tally: Sendable {
  private var count = 0
  private var listed = 0
  private var included = 0
  private var weight = 0
  /// The day on which the threshold was reached.
  private(set) var reached: CivilDay?

  /// Counts the first consent of a party.
  mutating func add(_ party: PartyID, on day: CivilDay, to threshold: Threshold) {
    guard reached == nil, threshold.counts(party) else { return }
    count += 1
    if threshold.listed.contains(party) { listed += 1 }
    if threshold.including.contains(party) { included += 1 }
    weight += threshold.weights?.parties[party] ?? 0
    guard included == threshold.including.count else { return }
    let isEnough =
      switch threshold.measure {
      case .consents(let wanted): count >= wanted
      case .all: listed == threshold.listed.count
      case .shareOfParties(let share): share.isReached(by: count, of: threshold.whole)
      case .shareOfWeight(let share, _): threshold.weights.map { share.isReached(by: weight, of: $0.total) } ?? false
      }
    if isEnough { reached = day }
  }
}

/// A threshold of one agreement, with the parties that it names.
struct Threshold: Sendable {
  let measure: ThresholdReached.Measure
  /// The parties of its group; nil where every party counts.
  private let members: Set<PartyID>?
  /// The parties that must all consent where the measure is *all*.
  let listed: Set<PartyID>
  let including: Set<PartyID>
  let weights: Weights?
  /// The number of parties that a share is taken of.
  let whole: Int

  init(_ form: ThresholdReached, of agreement: Agreement) {
    measure = form.measure
    members = form.group.map { Set(agreement.groups[$0] ?? []) }
    listed = members ?? Set(agreement.parties.map(\.id))
    including = Set(form.including)
    weights = if case .shareOfWeight(_, let name) = form.measure { agreement.weights[name] } else { nil }
    whole = members?.count ?? agreement.parties.count
  }

  /// The parties that can consent and count; nil where anybody can.
  func mostCounted(of agreement: Agreement) -> [PartyID]? {
    guard agreement.openTo == nil else { return members.map(Array.init) }
    return agreement.parties.map(\.id).filter(counts)
  }

  func counts(_ party: PartyID) -> Bool { members?.contains(party) ?? true }

  /// How many consents are needed; nil where they are weighed, not counted.
  var wanted: Int? {
    switch measure {
    case .consents(let number): number
    case .all: listed.count
    case .shareOfParties(let share): (1...max(1, whole)).first { share.isReached(by: $0, of: whole) }
    case .shareOfWeight: nil
    }
  }

  /// How far some parties have come towards it; nil where they are enough, or where consents are weighed.
  func progress(_ parties: Set<PartyID>) -> Progress? {
    guard let wanted else { return nil }
    let counted = parties.filter { measure == .all ? listed.contains($0) : counts($0) }.count
    let named = including.subtracting(parties).sorted()
    return counted < wanted || !named.isEmpty ? Progress(reached: counted, wanted: wanted, named: named) : nil
  }

  /// The day on which these consents reached the threshold; nil where they do not.
  /// - Parameter consents: in their order; the first of each party counts.
  func dayReached(by consents: some Sequence<Consented>) -> CivilDay? {
    var tally = Tally()
    var seen: Set<PartyID> = []
    for consent in consents where seen.insert(consent.party).inserted {
      tally.add(consent.party, on: consent.day, to: self)
      if let reached = tally.reached { return reached }
    }
    return nil
  }
}

/// The consents that rules count, and how far they have come towards each threshold that is known beforehand.
struct Tallies: Sendable {
  private let thresholds: Thresholds
  private var tallies: [Tally]
  private(set) var consents = Consents()

  init(_ thresholds: Thresholds, _ consents: some Sequence<Consented> = []) {
    self.thresholds = thresholds
    tallies = thresholds.all.map { _ in Tally() }
    for consent in consents { _ = add(consent) }
  }

  /// Adds a consent that happens after all those before.
  /// - Returns: whether it is the first of its party.
  mutating func add(_ consent: Consented) -> Bool {
    let isFirst = consents.append(consent)
    if isFirst {
      for index in tallies.indices { tallies[index].add(consent.party, on: consent.day, to: thresholds.all[index]) }
    }
    return isFirst
  }

  /// The consents that reached a threshold or, until it is reached, that count towards it.
  func entries(reaching form: ThresholdReached) -> [EntryNumber] {
    let threshold = Threshold(form, of: thresholds.agreement)
    var (tally, seen, found) = (Tally(), Set<PartyID>(), [EntryNumber]())
    for consent in consents where tally.reached == nil && seen.insert(consent.party).inserted {
      guard threshold.counts(consent.party) else { continue }
      tally.add(consent.party, on: consent.day, to: threshold)
      found.append(consent.entry)
    }
    return found
  }

  /// How many thresholds are reached.
  var reachedCount: Int { tallies.count { $0.reached != nil } }

  func dayReached(_ form: ThresholdReached) -> CivilDay? {
    guard let place = thresholds.places[form] else {
      return Threshold(form, of: thresholds.agreement).dayReached(by: consents)
    }
    return tallies[place].reached
  }
}

/// The thresholds of some rules of one agreement.
final class Thresholds: Sendable {
  let agreement: Agreement
  let all: [Threshold]
  let places: [ThresholdReached: Int]

  init(_ rules: [DateRule], of agreement: Agreement) {
    self.agreement = agreement
    var all: [Threshold] = []
    var places: [ThresholdReached: Int] = [:]
    for form in rules.flatMap(\.thresholds) where places[form] == nil {
      places[form] = all.count
      all.append(Threshold(form, of: agreement))
    }
    self.all = all
    self.places = places
  }
}
