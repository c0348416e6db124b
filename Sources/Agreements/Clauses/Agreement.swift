package import CivilDate

/// An agreement as its clause file describes it (L20): who its parties are, in which words it speaks, and its final
/// clauses in their first version.
package final class Agreement: Sendable {
  /// Under which the register keeps it.
  package let id: AgreementID
  /// As the file names it.
  package let title: LocalText
  /// Decides the words of every answer (L30).
  package let nature: Nature
  /// The place and reference of the text, as far as the file tells.
  package let source: LocalText?
  /// BCP 47 codes; the first is the one quoted first. Empty where the file does not say.
  package let authenticLanguages: [String]
  /// In the order of the file; at least two, unless others can join.
  package let parties: [Party]
  /// Who else can become a party by consent, without being listed; nil where the parties are those listed.
  package let openTo: LocalText?
  /// Who acts without being a party: a depositary, a council.
  package let organs: [Organ]
  /// Named sets of parties, for thresholds.
  package let groups: [String: [PartyID]]
  /// Named weights of parties, for thresholds.
  package let weights: [String: Weights]
  /// The agreement that this one depends on (L25).
  package let parent: ParentClause?
  /// The first version; amendments bring later ones (L24).
  package let clauses: FinalClauses
  /// The clause file as a tree of texts, from which all of the above was read.
  package let file: ClauseNode
  /// Where parties and organs stand in their lists.
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

  /// The same agreement under other clauses than those of its file.
  package func with(_ clauses: FinalClauses) -> Agreement {
    Agreement(
      id: id, title: title, nature: nature, source: source, authenticLanguages: authenticLanguages, parties: parties,
      openTo: openTo, organs: organs, groups: groups, weights: weights, parent: parent, clauses: clauses, file: file,
      places: places)
  }

  /// A party that others can join as is known by its identifier only. Nil for an identifier that is none.
  package func party(_ id: PartyID) -> Party? {
    if let place = places.parties[id] { return parties[place] }
    guard openTo != nil, organ(id) == nil else { return nil }
    return Party(id: id, names: [], zone: nil, actingThrough: nil)
  }

  /// Nil for an identifier that is none of an organ.
  package func organ(_ id: PartyID) -> Organ? { places.organs[id].map { organs[$0] } }

  /// The zones in which the civil day of an instant can matter: the seats, and zones that policies name.
  package var zones: [String] {
    var zones = parties.compactMap(\.zone)
    if case .zone(let name) = clauses.policies.values.civilDayOf { zones.append(name) }
    return zones
  }
}

extension Agreement: Hashable {
  /// All but the clauses is what the file says.
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

/// Who acts under an agreement without being a party.
package struct Organ: Hashable, Sendable {
  /// Neither another organ's nor a party's.
  package let id: PartyID
  package let name: LocalText
}

/// What each party weighs, in millionths, and all together.
package struct Weights: Hashable, Sendable {
  package let total: Int
  package let parties: [PartyID: Int]
}

/// The agreement that another depends on: by events, `parent-start` and `parent-end`, its days come into the record.
package struct ParentClause: Hashable, Sendable {
  package let citation: Citation
  package let agreement: AgreementID
  /// It cannot start before its parent.
  package let startsNotBefore: Bool
  /// It ends with its parent.
  package let endsWith: Bool
}

/// Whether the text binds in law. The words of every answer follow it (L30).
package enum Nature: String, Hashable, Sendable, CaseIterable {
  case binding
  case nonBinding = "non-binding"
}

/// A party, or participant, and the zone of its seat.
package struct Party: Hashable, Sendable {
  /// Unique in the file.
  package let id: PartyID
  /// By the day from which a name is used; the first has none (L12).
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

/// A name and the first day of its use; nil is since ever.
package struct DatedName: Hashable, Sendable {
  /// Included.
  package let from: CivilDay?
  /// In use from then on.
  package let name: LocalText

  package init(from: CivilDay?, name: LocalText) {
    self.from = from
    self.name = name
  }
}

/// A text in the languages of the product. The Japanese may be missing; the English then stands in.
package struct LocalText: Hashable, Sendable {
  /// Never empty.
  package let en: String
  /// Nil where the file gives none.
  package let ja: String?

  package init(en: String, ja: String? = nil) {
    self.en = en
    self.ja = ja
  }
}
