package import CivilDate

/// A few words in both languages of the product. Dates, periods and the words that follow the nature of the agreement
/// (L30) stay values until someone says the phrase.
package struct Phrase: Hashable, Sendable {
  package let en: Wording
  package let ja: Wording

  package init(en: Wording, ja: Wording) {
    self.en = en
    self.ja = ja
  }

  package init(_ text: LocalText) {
    en = Wording(pieces: [.text(text.en)])
    ja = Wording(pieces: [.text(text.ja ?? text.en)])
  }
}

/// One language's side of a phrase, in pieces.
package struct Wording: Hashable, Sendable {
  /// What a phrase is made of.
  package indirect enum Piece: Hashable, Sendable {
    case text(String)
    case day(CivilDay)
    case yearly(MonthDay)
    case period(Period)
    case term(Term)
    case parties([PartyID])
    case phrase(Phrase)
    /// Several phrases, joined with the language's own commas and "and".
    case list([Phrase])
  }

  /// The pieces, in the order in which they are said.
  package let pieces: [Piece]
}

/// Words that follow the nature of the agreement (L30).
package enum Term: Hashable, Sendable {
  case parties, party, agreement, start, ending, withdrawal, amendment, operation
  /// The consent to be bound; the acceptance, where a rule is one on amendments.
  case consent
}

extension Wording: ExpressibleByStringInterpolation {
  package init(stringLiteral text: String) { pieces = [.text(text)] }

  package init(stringInterpolation interpolation: Interpolation) { pieces = interpolation.pieces }

  /// Takes dates, periods, terms, parties and phrases; anything else is a text.
  package struct Interpolation: StringInterpolationProtocol {
    fileprivate var pieces: [Piece] = []

    package init(literalCapacity: Int, interpolationCount: Int) {}

    package mutating func appendLiteral(_ text: String) { if !text.isEmpty { pieces.append(.text(text)) } }
    package mutating func appendInterpolation(_ text: String) { appendLiteral(text) }
    package mutating func appendInterpolation(_ number: Int) { appendLiteral(String(number)) }
    package mutating func appendInterpolation(_ day: CivilDay) { pieces.append(.day(day)) }
    package mutating func appendInterpolation(_ day: MonthDay) { pieces.append(.yearly(day)) }
    package mutating func appendInterpolation(_ period: Period) { pieces.append(.period(period)) }
    package mutating func appendInterpolation(_ term: Term) { pieces.append(.term(term)) }
    package mutating func appendInterpolation(_ parties: [PartyID]) { pieces.append(.parties(parties)) }
    package mutating func appendInterpolation(_ phrase: Phrase) { pieces.append(.phrase(phrase)) }
    package mutating func appendInterpolation(_ phrases: [Phrase]) { pieces.append(.list(phrases)) }
  }
}
