public import CivilDate

/// An agreement as its clause file describes it (L20): who its parties are, in which words it speaks, and its final
/// clauses in their first version.
public struct Agreement: Hashable, Sendable {
  /// Under which the register keeps it.
  public let id: AgreementID
  /// As the file names it.
  public let title: LocalText
  /// Decides the words of every answer (L30).
  public let nature: Nature
  /// The place and reference of the text, as far as the file tells.
  public let source: LocalText?
  /// BCP 47 codes; the first is the one quoted first.
  public let authenticLanguages: [String]
  /// In the order of the file; at least two.
  public let parties: [Party]
  /// The first version; amendments bring later ones (L24).
  public let clauses: FinalClauses
  /// The clause file as a tree of texts, from which all of the above was read.
  public let file: ClauseNode

  package init(
    id: AgreementID, title: LocalText, nature: Nature, source: LocalText?, authenticLanguages: [String],
    parties: [Party], clauses: FinalClauses, file: ClauseNode
  ) {
    self.id = id
    self.title = title
    self.nature = nature
    self.source = source
    self.authenticLanguages = authenticLanguages
    self.parties = parties
    self.clauses = clauses
    self.file = file
  }

  /// Nil for an identifier that the file does not have.
  public func party(_ id: PartyID) -> Party? { parties.first { $0.id == id } }

  /// The zones in which the civil day of an instant can matter: the seats, and zones that policies name.
  public var zones: [String] {
    var zones = parties.map(\.zone)
    if case .zone(let name) = clauses.policies.values.civilDayOf { zones.append(name) }
    return zones
  }
}

/// Whether the text binds in law. The words of every answer follow it (L30).
public enum Nature: String, Hashable, Sendable, CaseIterable {
  case binding
  case nonBinding = "non-binding"
}

/// A party, or participant, and the zone of its seat.
public struct Party: Hashable, Sendable {
  /// Unique in the file.
  public let id: PartyID
  /// By the day from which a name is used; the first has none (L12).
  public let names: [DatedName]
  /// The IANA zone of its seat, for the policy `civil-day-of`.
  public let zone: String

  package init(id: PartyID, names: [DatedName], zone: String) {
    self.id = id
    self.names = names
    self.zone = zone
  }

  /// The name in use on a day; the identifier where the file gives none.
  public func name(on day: CivilDay) -> LocalText {
    let current = names.last { name in name.from.map { $0 <= day } ?? true }
    return current?.name ?? LocalText(en: id.description)
  }
}

/// A name and the first day of its use; nil is since ever.
public struct DatedName: Hashable, Sendable {
  /// Included.
  public let from: CivilDay?
  /// In use from then on.
  public let name: LocalText

  package init(from: CivilDay?, name: LocalText) {
    self.from = from
    self.name = name
  }
}

/// A text in the languages of the product. The Japanese may be missing; the English then stands in.
public struct LocalText: Hashable, Sendable {
  /// Never empty.
  public let en: String
  /// Nil where the file gives none.
  public let ja: String?

  package init(en: String, ja: String? = nil) {
    self.en = en
    self.ja = ja
  }
}
