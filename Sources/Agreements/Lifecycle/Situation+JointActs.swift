import CivilDate

/// What an act came to, as far as it is settled when it happens.
enum Assessed: Sendable {
  case settled(Assessment)
  /// The act is a part that waits for others, in the life of a party or of all (nil). Who is missing is worked out when
  /// it is asked.
  case part(PartID, in: PartyID?)
  /// The act came before there was a first day of operation.
  case beforeOperation
  /// The act tells of an event. Whether a clause names it is worked out when it is asked.
  case event(EventName)
}

/// The joint act that a part belongs to.
enum PartID: Sendable {
  case signature
  case amendment(AmendmentID)
  case agreedDate
  case `extension`
  case suspension
  case resumption
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

  /// Puts a part of what all decide together in its place (L11). It is complete once all hold the same.
  /// - Parameter isSpared: acts whose assessment does not depend on this part: a notice stands by itself (L13).
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

  /// Whether the record leaves out parties, so that nobody can tell who "all" are. That is so where a depositary
  /// certified that enough had consented, or where the start rests on no act of theirs.
  var namesOnlySome: Bool {
    guard let thresholds = frame.startsByConsentOfSome else { return false }
    return thresholds.isEmpty || thresholds.contains { $0.isCertifiedOnly(events, tallies) }
  }
}
