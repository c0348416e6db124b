/// The consents of all parties, in the order in which they happened. Copies share nearly all that they have in common:
/// the life of an agreement keeps one for each of its days.
struct Consents: RandomAccessCollection, Sendable {
  private static let partSize = 64
  private static let shelfCount = 256

  /// Each but the last has `partSize` consents.
  private var parts: [[Consented]] = []
  /// Where the last consent of each party stands, by the hash of the party.
  private var shelves: [[PartyID: Int]] = []
  private(set) var endIndex = 0

  let startIndex = 0

  init() {}

  init(_ consents: some Sequence<Consented>) {
    for consent in consents { append(consent) }
  }

  subscript(index: Int) -> Consented { parts[index / Self.partSize][index % Self.partSize] }

  /// The last of a party.
  func last(of party: PartyID) -> Consented? {
    guard !isEmpty else { return nil }
    return shelves[shelf(of: party)][party].map { self[$0] }
  }

  /// How many parties have consented.
  var partyCount: Int { shelves.reduce(0) { $0 + $1.count } }

  /// Adds a consent that happens after all those before.
  mutating func append(_ consent: Consented) {
    if isEmpty { shelves = Array(repeating: [:], count: Self.shelfCount) }
    if endIndex % Self.partSize == 0 { parts.append([]) }
    parts[parts.count - 1].append(consent)
    shelves[shelf(of: consent.party)][consent.party] = endIndex
    endIndex += 1
  }

  private func shelf(of party: PartyID) -> Int {
    Int(UInt(bitPattern: party.hashValue) % UInt(Self.shelfCount))
  }
}
