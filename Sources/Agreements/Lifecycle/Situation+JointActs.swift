import CivilDate

/// What an act came to, as far as it is settled when it happens.
enum Assessed: Sendable {
  case settled(Assessment)
  /// It is a part of what waits for others, in the life of a party or of all: who they are is said when it is asked.
  case part(PartID, in: PartyID?)
  /// It came before there was a first day of operation.
  case beforeOperation
  /// Something that happened: whether a clause names it is said when it is asked.
  case event(EventName)
}

/// What a part is a part of.
enum PartID: Sendable {
  case signature
  case amendment(AmendmentID)
  case agreedDate
  case `extension`
  case suspension
  case revocation(of: EntryNumber)
}

extension Situation {
  mutating func assess(_ entry: EntryNumber, _ assessment: Assessment) {
    assessments[entry] =
      assessment == .withoutEffect(.beforeOperation(firstDay: nil)) ? .beforeOperation : .settled(assessment)
  }

  mutating func assess(_ entries: [EntryNumber], _ assessment: Assessment) {
    for entry in entries { assess(entry, assessment) }
  }

  /// A part of what all decide together (L11): put in its place, and complete once all hold the same.
  /// - Parameter isSpared: acts whose assessment does not hang on this part: a notice stands by itself (L13).
  /// - Returns: the acts that hold the parts, once complete; nil while some are missing.
  mutating func join<Content>(
    _ content: Content, in open: WritableKeyPath<Situation, OpenParts<Content>>, _ id: PartID, _ placed: PlacedAct,
    sparing isSpared: (EntryNumber) -> Bool = { _ in false }
  ) -> [EntryNumber]? {
    let entry = placed.act.id
    guard !namesOnlySome else {
      if !isSpared(entry) { assess(entry, .withoutEffect(.partiesNotNamed)) }
      return nil
    }
    guard let placed = placed.by(decides) else {
      if !isSpared(entry) { assess(entry, .withoutEffect(.notBound(placed.act.by))) }
      return nil
    }
    let displaced = self[keyPath: open].put(Part(content: content, day: placed.day, entry: entry), of: placed.authors)
    assess(displaced.filter { !isSpared($0) }, .withoutEffect(.replaced(by: entry)))
    guard isComplete(self[keyPath: open], content) else {
      if !isSpared(entry) { assessments[entry] = .part(id, in: subject) }
      return nil
    }
    let entries = self[keyPath: open].parts(agreeingWith: content).map(\.part.entry).sorted()
    self[keyPath: open] = OpenParts()
    return entries
  }

  /// Whether all who decide together hold the same.
  mutating func isComplete<Content>(_ open: OpenParts<Content>, _ content: Content) -> Bool {
    open.holderCount(of: content) >= partyCount && allParties(but: open.holders(of: content)).isEmpty
  }

  /// Whether the record leaves out parties, so that nobody can tell who "all" are: a depositary certified that enough
  /// had consented, or the start rests on nothing that they did.
  var namesOnlySome: Bool {
    guard let thresholds = frame.startsByConsentOfSome else { return false }
    return thresholds.isEmpty || thresholds.contains { $0.isCertifiedOnly(events, tallies) }
  }
}
