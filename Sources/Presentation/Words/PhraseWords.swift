package import Agreements
import CivilDate

extension Voice {
  /// A phrase in one language, in the words of the agreement.
  package func phrase(_ phrase: Phrase) -> String {
    let wording = language == .en ? phrase.en : phrase.ja
    return wording.pieces.map(piece).joined()
  }

  private func piece(_ piece: Wording.Piece) -> String {
    switch piece {
    case .text(let text): text
    case .day(let day): date(day)
    case .yearly(let day): say("\(day.day) \(englishMonths[day.month - 1])", "\(day.month)月\(day.day)日")
    case .period(let period): self.period(period)
    case .term(let term): self.term(term)
    case .parties(let parties): names(parties, on: .last)
    case .phrase(let inner): phrase(inner)
    case .list(let phrases): list(phrases.map(phrase))
    }
  }

  private func term(_ term: Term) -> String {
    switch term {
    case .parties: parties
    case .party: party
    case .agreement: agreementNoun
    case .start: start
    case .ending: ending
    case .withdrawal: withdrawal
    case .amendment: amendment
    case .operation: operation
    case .consent: isOfAmendment ? say("acceptance", "受諾") : say("consent", "同意")
    }
  }
}
