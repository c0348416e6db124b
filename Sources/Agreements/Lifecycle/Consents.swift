import CivilDate

/// A party's consent to be bound.
struct Consented: Hashable, Sendable {
  let party: PartyID
  let day: CivilDay
  let entry: EntryNumber
  let consent: Consent
}

extension Consented {
  /// A stand-in for the consent of a party, used to ask what the consents of some parties would come to.
  static func onOneDay(_ party: PartyID) -> Consented {
    Consented(party: party, day: .first, entry: .first, consent: Consent(kind: .ratification))
  }
}

/// The consents of all parties, in the order in which they happened.
struct Consents: Sequence, Sendable {
  private var all = SharedList<Consented>()
  /// The place of the last consent of each party.
  private var newest = SortedMap<PartyID, Int>()
  /// The parties that have consented, in the order of the first consent of each.
  private(set) var parties = SharedList<PartyID>()

  /// The last consent of a party.
  func last(of party: PartyID) -> Consented? { newest[party].flatMap { all.at($0)?.value } }

  /// The last consent of any of these parties.
  func last(ofOneOf parties: [PartyID]) -> Consented? {
    parties.compactMap { newest[$0] }.max().flatMap { all.at($0)?.value }
  }

  /// How many parties have consented.
  var partyCount: Int { newest.count }

  /// Adds a consent that happens after all those before.
  /// - Returns: whether it is the first of its party.
  mutating func append(_ consent: Consented) -> Bool {
    let isFirst = newest[consent.party] == nil
    if isFirst { parties.append(consent.party) }
    newest[consent.party] = all.count
    all.append(consent)
    return isFirst
  }

  func makeIterator() -> AnyIterator<Consented> {
    var iterator = all.makeIterator()
    return AnyIterator { iterator.next()?.value }
  }
}
