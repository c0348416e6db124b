package import CivilDate

/// An agreement as its clause file describes it (L20): its parties, its words, and its final clauses in their first
/// version.
package final class Agreement: Sendable {
  /// The identifier under which the register keeps it.
  package let id: AgreementID
  /// The title in the clause file.
  package let title: LocalText
  /// The nature of the text, which decides the words of every answer (L30).
  package let nature: Nature
  /// The place and reference of the text, as far as the file tells.
  package let source: LocalText?
  /// The languages of the authentic text, as BCP 47 codes. The first one is quoted first. Empty where the file does not
  /// say.
  package let authenticLanguages: [String]
  /// The parties, in the order of the file. There are at least two, unless others can join.
  package let parties: [Party]
  /// Those who can become a party by consent without being listed; nil where the parties are those listed.
  package let openTo: LocalText?
  /// Those who act without being a party, such as a depositary or a council.
  package let organs: [Organ]
  /// Named sets of parties, for thresholds.
  package let groups: [String: [PartyID]]
  /// Named weights of parties, for thresholds.
  package let weights: [String: Weights]
  /// The agreement that this one depends on (L25).
  package let parent: ParentClause?
  /// The first version of the clauses; amendments bring later ones (L24).
  package let clauses: FinalClauses
  /// The clause file as a tree of texts, from which all of the above was read.
  package let file: ClauseNode
  /// The places of parties and organs in their lists.
  let places: Places

  init(
    id: AgreementID, title: LocalText, nature: Nature, source: LocalText?, authenticLanguages: [String],
    parties: [Party], openTo: LocalText?, organs: [Organ], groups: [String: [PartyID]], weights: [String: Weights],
    parent: ParentClause?, clauses: FinalClauses, file: ClauseNode, places: Places
  ) {
    self.id = id
    self.title = title
    self.nature = nature
    self.source = source
    self.authenticLanguages = authenticLanguages
    self.parties = parties
    self.openTo = openTo
    self.organs = organs
    self.groups = groups
    self.weights = weights
    self.parent = parent
    self.clauses = clauses
    self.file = file
    self.places = places
  }

  /// The same agreement with other clauses than those of its file.
  package func with(_ clauses: FinalClauses) -> Agreement {
    Agreement(
      id: id, title: title, nature: nature, source: source, authenticLanguages: authenticLanguages, parties: parties,
      openTo: openTo, organs: organs, groups: groups, weights: weights, parent: parent, clauses: clauses, file: file,
      places: places)
  }

  /// The party with this identifier; nil where there is none. Where others can join, any other identifier but an
  /// organ's is a party known by its identifier only.
  package func party(_ id: PartyID) -> Party? {
    if let place = places.parties[id] { return parties[place] }
    guard openTo != nil, organ(id) == nil else { return nil }
    return Party(id: id, names: [], zone: nil, actingThrough: nil)
  }

  /// The organ with this identifier; nil where there is none.
  package func organ(_ id: PartyID) -> Organ? { places.organs[id].map { organs[$0] } }

  /// The zones in which the civil day of an instant can matter: the seats, and zones that policies name.
  package var zones: [String] {
    var zones = parties.compactMap(\.zone)
    if case .zone(let name) = clauses.policies.values.civilDayOf { zones.append(name) }
    return zones
  }
}

extension Agreement: Hashable {
  /// Two agreements are equal by their files and clauses: the file says everything else.
  package static func == (a: Agreement, b: Agreement) -> Bool {
    a === b || (a.file == b.file && a.clauses == b.clauses)
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

/// The place of each party and organ in its list, by identifier.
struct Places: Sendable {
  var parties: [PartyID: Int] = [:]
  var organs: [PartyID: Int] = [:]
}

/// A body that acts under an agreement without being a party.
package struct Organ: Hashable, Sendable {
  /// The identifier, which no other organ and no party has.
  package let id: PartyID
  package let name: LocalText
}

/// The weight of each party and of all together, in millionths.
package struct Weights: Hashable, Sendable {
  package let total: Int
  package let parties: [PartyID: Int]
}

/// The agreement that another one depends on. Its days come into the record by the events `parent-start` and
/// `parent-end`.
package struct ParentClause: Hashable, Sendable {
  package let citation: Citation
  package let agreement: AgreementID
  /// Whether the dependent agreement cannot start before its parent.
  package let startsNotBefore: Bool
  /// Whether the dependent agreement ends with its parent.
  package let endsWith: Bool
}

/// Whether the text binds in law. The words of every answer follow it (L30).
package enum Nature: String, Hashable, Sendable, CaseIterable {
  case binding
  case nonBinding = "non-binding"
}

/// A party, or participant, and the zone of its seat.
package struct Party: Hashable, Sendable {
  /// The identifier, unique in the file.
  package let id: PartyID
  /// The names, by the day from which each is used; the first has none (L12).
  package let names: [DatedName]
  /// The IANA zone of its seat, for the policy `civil-day-of`; nil where the file gives none.
  package let zone: String?
  /// The agency that acts for it; it is not the party.
  package let actingThrough: LocalText?

  /// The name in use on a day; the identifier where the file gives none.
  package func name(on day: CivilDay) -> LocalText {
    let current = names.last { name in name.from.map { $0 <= day } ?? true }
    return current?.name ?? LocalText(en: id.description)
  }
}

/// A name and the first day of its use.
package struct DatedName: Hashable, Sendable {
  /// The first day of its use; nil for the first name.
  package let from: CivilDay?
  /// The name in use from that day on.
  package let name: LocalText

  package init(from: CivilDay?, name: LocalText) {
    self.from = from
    self.name = name
  }
}

/// A text in the languages of the product. The Japanese may be missing; the English then stands in.
package struct LocalText: Hashable, Sendable {
  /// The English text; never empty.
  package let en: String
  /// The Japanese text; nil where the file gives none.
  package let ja: String?

  package init(en: String, ja: String? = nil) {
    self.en = en
    self.ja = ja
  }
}
