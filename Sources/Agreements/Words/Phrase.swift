public import CivilDate

/// A few words in both languages of the product, with dates, periods and the words that follow the nature of the
/// agreement (L30) left as what they are until someone says them.
public struct Phrase: Hashable, Sendable {
  public let en: Wording
  public let ja: Wording

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
public struct Wording: Hashable, Sendable {
  /// What a phrase is made of.
  public indirect enum Piece: Hashable, Sendable {
    case text(String)
    case day(CivilDay)
    case yearly(MonthDay)
    case period(Period)
    case term(Term)
    case parties([PartyID])
    case phrase(Phrase)
    /// With the language's own commas and "and".
    case list([Phrase])
  }

  /// In the order in which they are said.
  public let pieces: [Piece]
}

/// Words that follow the nature of the agreement (L30).
public enum Term: Hashable, Sendable {
  case parties, party, agreement, start, ending, amendment, operation
}

extension Wording: ExpressibleByStringInterpolation {
  public init(stringLiteral text: String) { pieces = [.text(text)] }

  public init(stringInterpolation interpolation: Interpolation) { pieces = interpolation.pieces }

  /// Takes dates, periods, terms, parties and phrases; anything else is a text.
  public struct Interpolation: StringInterpolationProtocol {
    fileprivate var pieces: [Piece] = []

    public init(literalCapacity: Int, interpolationCount: Int) {}

    public mutating func appendLiteral(_ text: String) { if !text.isEmpty { pieces.append(.text(text)) } }
    public mutating func appendInterpolation(_ text: String) { appendLiteral(text) }
    public mutating func appendInterpolation(_ number: Int) { appendLiteral(String(number)) }
    public mutating func appendInterpolation(_ day: CivilDay) { pieces.append(.day(day)) }
    public mutating func appendInterpolation(_ day: MonthDay) { pieces.append(.yearly(day)) }
    public mutating func appendInterpolation(_ period: Period) { pieces.append(.period(period)) }
    public mutating func appendInterpolation(_ term: Term) { pieces.append(.term(term)) }
    public mutating func appendInterpolation(_ parties: [PartyID]) { pieces.append(.parties(parties)) }
    public mutating func appendInterpolation(_ phrase: Phrase) { pieces.append(.phrase(phrase)) }
    public mutating func appendInterpolation(_ phrases: [Phrase]) { pieces.append(.list(phrases)) }
  }
}
