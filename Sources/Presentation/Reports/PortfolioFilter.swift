package import Agreements
package import CivilDate

/// Which agreements of a register are listed, and in which order. Every condition that is given has to hold.
package struct PortfolioFilter: Sendable {
  /// What the list is ordered by. Equal agreements stay in the order of the register.
  package enum Order: String, CaseIterable, Sendable {
    case identifier = "agreement"
    case title
    /// The first day; those without one come last.
    case start
    /// The earliest day on which it can end as it stands; those without one come last.
    case end
  }

  /// The states that are listed; all where it is empty.
  let states: [State.Name]
  let nature: Nature?
  /// A text in the identifier or in the title, in either language and in upper or lower case.
  let text: String?
  /// The last day on which it has ended.
  let endsBy: CivilDay?
  /// Nil for the order of the register.
  let order: Order?

  package init(
    states: [State.Name] = [], nature: Nature? = nil, text: String? = nil, endsBy: CivilDay? = nil, order: Order? = nil
  ) {
    self.states = states
    self.nature = nature
    self.text = text
    self.endsBy = endsBy
    self.order = order
  }

  /// Whether it asks for less than everything.
  var isNarrow: Bool { !states.isEmpty || nature != nil || text != nil || endsBy != nil }

  /// Whether the agreement, or the membership asked about, is listed.
  package func admits(_ answer: Answer) -> Bool { admits(answer, answer.status) }

  func admits(_ answer: Answer, _ status: Status) -> Bool {
    let (agreement, title) = (answer.agreement, answer.agreement.title)
    if !states.isEmpty, !states.contains(status.state.name) { return false }
    if let nature, agreement.nature != nature { return false }
    if let text {
      let texts = [agreement.id.description, title.en, title.ja].compactMap { $0?.lowercased() }
      guard texts.contains(where: { $0.contains(text.lowercased()) }) else { return false }
    }
    guard let endsBy else { return true }
    return !status.state.hasEnded && (end(of: answer, status).map { $0 <= endsBy } ?? false)
  }

  /// Whether one agreement comes before another; false where they are equal.
  func puts(_ one: Key, before other: Key) -> Bool {
    switch order {
    case nil: false
    case .identifier, .title: one.text < other.text
    case .start, .end: one.day < other.day
    }
  }

  /// What decides about the place of an agreement.
  struct Key: Sendable {
    let text: String
    let day: CivilDay
  }

  func key(_ answer: Answer, _ status: Status) -> Key {
    let text = order == .title ? answer.voice.text(answer.agreement.title) : answer.agreement.id.description
    let day: CivilDay? =
      switch order {
      case .start: status.start.date
      case .end: end(of: answer, status)
      case nil, .identifier, .title: nil
      }
    return Key(text: text, day: day ?? .last)
  }

  /// The earliest day on which it ends as it stands, also where that day is provisional, conditional or contested.
  private func end(of answer: Answer, _ status: Status) -> CivilDay? {
    if status.state.hasEnded { return status.termination.endDays?.firstDayWithout }
    return answer.timeline.due(from: answer.on, through: .last, known: answer.known, of: answer.party)
      .first { $0.matter == .end && $0.party == answer.party }?.day
  }
}
