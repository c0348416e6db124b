package import CivilDate

/// What is most likely a typing error in an act that somebody writes here (L14). An act from elsewhere is taken in.
package enum TypingError: Error, Hashable, Sendable {
  /// The identifier differs from a known one in case, punctuation, leading zeros, or letters that look like digits
  /// alone.
  case likeAmendment(AmendmentID, known: AmendmentID)
  /// The party of an open agreement is not listed, but is written like a known one, or like its name.
  case likeParty(PartyID, known: PartyID)
  /// The addressee of a notice is not listed, and nothing is recorded that it did.
  case strangeAddressee(PartyID)
  /// The clauses of an amendment leave later decisions to a body that is no organ of the agreement.
  case noOrgan(PartyID, known: [PartyID])
  /// The clauses of an amendment count a group that the clause file does not have.
  case noGroup(String, known: [String])
  /// The clauses of an amendment use weights that the clause file does not have.
  case noWeights(String, known: [String])
  /// The clauses of an amendment let parties leave one by one, and the clause file of the agreement has no such clause.
  case withdrawalFromNone
  /// The clauses of an amendment count from the end of a term, and no clause gives one.
  case termEndWithoutDuration
  /// The clauses of an amendment want more consents than can be given.
  case outOfReach(wanted: Int?, of: Int)
  /// A later station of a notice comes before an earlier one.
  case daysOutOfOrder(NoticeDay, CivilDay, before: NoticeDay, CivilDay)
  /// A notice names a day before all its own days.
  case namedBeforeNotice(CivilDay, NoticeDay, CivilDay)
}

/// The names that one agreement and its acts use. A typing error shows by them.
package struct NamesInUse: Sendable {
  /// The parties and organs of the clause file, which are no typing errors, however they are written.
  private let known: Set<PartyID>
  private let listed: [String: PartyID]
  private var joined: [String: [PartyID: Int]] = [:]
  private var amendments: [String: [AmendmentID: Int]] = [:]
  private let agreement: Agreement
  /// How many clauses give the agreement a term: its own clause, and those of amendments.
  private var terms: Int

  package init(_ agreement: Agreement, acts: some Sequence<Act> = []) {
    self.agreement = agreement
    terms = agreement.clauses.duration == nil ? 0 : 1
    known = Set(agreement.parties.map(\.id) + agreement.organs.map(\.id))
    listed = agreement.spellings
    for act in acts { note(act, 1) }
  }

  /// Takes an act into account.
  package mutating func add(_ act: Act) { note(act, 1) }

  /// Takes an act that was added out of account.
  package mutating func remove(_ act: Act) { note(act, -1) }

  private mutating func note(_ act: Act, _ count: Int) {
    for party in act.by where !known.contains(party) {
      joined[party.description.likeness, default: [:]].count(party, count)
    }
    guard let decision = act.content.decision else { return }
    amendments[decision.amendment.description.likenessOfNumber, default: [:]].count(decision.amendment, count)
    if decision.clauses?.duration != nil { terms += count }
  }

  /// Throws `TypingError`.
  package func check(_ by: [PartyID], _ content: ActContent) throws(TypingError) {
    for party in by + content.othersNamed { try check(party) }
    switch content {
    case .amendment(let decision, _):
      let known = amendments[decision.amendment.description.likenessOfNumber] ?? [:]
      if known[decision.amendment] == nil, let other = known.keys.min() {
        throw .likeAmendment(decision.amendment, known: other)
      }
      if let clauses = decision.clauses { try check(clauses) }
    case .notice(let notice):
      try notice.days.checkOrder()
      try notice.checkNamedDay()
      if let stranger = notice.to.first(where: isStranger) { throw .strangeAddressee(stranger) }
    case .revocation(let revocation): try revocation.days.checkOrder()
    case .signature, .consent, .event, .agreedDate, .extension, .suspension, .resumption, .position: break
    }
  }

  private func isStranger(_ party: PartyID) -> Bool {
    !known.contains(party) && joined[party.description.likeness]?[party] == nil
  }

  /// The party that a text seems to mean, which is written like its identifier or name; nil where the text is the
  /// identifier of one that is known or has acted, and where none is like it.
  package func meant(by text: String) -> PartyID? {
    let key = text.likeness
    guard !key.isEmpty else { return nil }
    let others = joined[key] ?? [:]
    if let party = PartyID(text), known.contains(party) || others[party] != nil { return nil }
    return listed[key] ?? others.keys.min()
  }

  /// The party of a two-letter code, where a text looks like the three-letter code of the same country.
  private func ofOtherCode(_ party: PartyID) -> PartyID? {
    let text = party.description
    guard text.count == 3, joined[text.likeness]?[party] == nil,
      text.unicodeScalars.allSatisfy({ ("A"..."Z").contains($0) })
    else { return nil }
    let short = String(text.prefix(2))
    return PartyID(short).flatMap { known.contains($0) || joined[short.likeness]?[$0] != nil ? $0 : nil }
  }

  /// Checks that clauses can work beside those that there are.
  private func check(_ clauses: ClausesChange) throws(TypingError) {
    if case .organ(let organ)? = clauses.amendment?.by, agreement.organ(organ) == nil {
      throw .noOrgan(organ, known: agreement.organs.map(\.id))
    }
    if clauses.withdrawal?.rule != nil, !agreement.clauses.endsPartyByParty { throw .withdrawalFromNone }
    if clauses.allRules.contains(where: \.needsTermEnd), terms == 0, clauses.duration == nil {
      throw .termEndWithoutDuration
    }
    for form in clauses.allRules.flatMap(\.thresholds) {
      if let group = form.group, agreement.groups[group] == nil {
        throw .noGroup(group, known: agreement.groups.keys.sorted())
      }
      if case .shareOfWeight(_, let name) = form.measure, agreement.weights[name] == nil {
        throw .noWeights(name, known: agreement.weights.keys.sorted())
      }
    }
    let outOfReach = clauses.allRules.lazy.compactMap(agreement.outOfReach).first
    if case .outOfReach(let wanted, let count)? = outOfReach?.problem {
      throw .outOfReach(wanted: wanted, of: count)
    }
  }

  private func check(_ party: PartyID) throws(TypingError) {
    guard !known.contains(party) else { return }
    if let known = meant(by: party.description) ?? ofOtherCode(party) { throw .likeParty(party, known: known) }
  }
}

extension Dictionary where Value == Int {
  fileprivate mutating func count(_ key: Key, _ count: Int) {
    let left = (self[key] ?? 0) + count
    self[key] = left > 0 ? left : nil
  }
}

extension Agreement {
  /// The party or organ of every identifier and name, by what the text looks like.
  fileprivate var spellings: [String: PartyID] {
    var found: [String: PartyID] = [:]
    for party in parties {
      for name in party.names.flatMap({ [$0.name.en, $0.name.ja] }) {
        if let key = name?.likeness, !key.isEmpty { found[key] = party.id }
      }
    }
    for party in parties { found[party.id.description.likeness] = party.id }
    for organ in organs { found[organ.id.description.likeness] = organ.id }
    return found
  }
}

extension ActContent {
  /// The parties that it names beside those who act.
  fileprivate var othersNamed: [PartyID] {
    switch self {
    case .notice(let notice): notice.to
    case .position(let position, _): position.party.map { [$0] } ?? []
    default: []
    }
  }
}

extension NoticeDays {
  /// Checks that a notice is dated, dispatched, delivered and received in this order. Instants are compared as
  /// instants.
  fileprivate func checkOrder() throws(TypingError) {
    let given = NoticeDay.allCases.compactMap { day in self[day].map { (day, $0) } }
    for (index, (earlier, one)) in given.enumerated() {
      for (later, other) in given.dropFirst(index + 1) where other.isBefore(one) {
        throw .daysOutOfOrder(later, other.atPlace, before: earlier, one.atPlace)
      }
    }
  }
}

extension Notice {
  fileprivate func checkNamedDay() throws(TypingError) {
    let given = NoticeDay.allCases.compactMap { day in days[day].map { (day, $0.atPlace) } }
    guard let effective, let (first, day) = given.first, given.allSatisfy({ effective < $0.1 }) else { return }
    throw .namedBeforeNotice(effective, first, day)
  }
}

extension ActDay {
  fileprivate func isBefore(_ other: ActDay) -> Bool {
    if let own = instant, let others = other.instant { return own < others }
    return atPlace < other.atPlace
  }
}

extension String {
  /// The same, with the letters that look like a digit taken as that digit, and numbers not kept apart.
  fileprivate var likenessOfNumber: String {
    String(
      likeness.compactMap { character in
        switch character {
        case "#": nil
        case "l", "i": "1"
        case "o": "0"
        default: character
        }
      })
  }

  /// The letters and numbers alone, in lower case. Each number is without leading zeros and apart from the others.
  fileprivate var likeness: String {
    var parts: [String] = []
    var isNumber = false
    for character in self.lowercased() {
      guard character.isLetter || character.isWholeNumber else {
        isNumber = false
        continue
      }
      if character.isWholeNumber, isNumber, let last = parts.popLast() {
        parts.append(last + String(character))
      } else {
        parts.append(String(character))
      }
      isNumber = character.isWholeNumber
    }
    return parts.map { part in
      let kept = part.drop { $0 == "0" }
      return part.first?.isWholeNumber == true ? "#" + (kept.isEmpty ? "0" : kept) : part
    }.joined()
  }
}
