import CivilDate

extension Situation {
  /// A part of what all decide together (L11): put in its place, and complete once all hold the same.
  /// - Parameter isSpared: acts whose assessment does not hang on this part: a notice stands by itself (L13).
  /// - Returns: the acts that hold the parts, once complete; nil while some are missing.
  mutating func join<Content>(
    _ content: Content, in open: WritableKeyPath<Situation, OpenParts<Content>>, _ placed: PlacedAct,
    _ assessments: inout Assessments, sparing isSpared: (EntryNumber) -> Bool = { _ in false }
  ) -> [EntryNumber]? {
    let entry = placed.act.id
    guard !namesOnlySome else {
      if !isSpared(entry) { assessments[entry] = .withoutEffect(.partiesNotNamed) }
      return nil
    }
    let displaced = self[keyPath: open].put(Part(content: content, day: placed.day, entry: entry), of: placed.authors)
    assessments.set(.withoutEffect(.replaced(by: entry)), of: displaced.filter { !isSpared($0) })
    let agreeing = self[keyPath: open].agreeing(with: content, ==)
    let entries = agreeing.map(\.part.entry).sorted()
    let missing = allParties(but: OpenParts.holders(agreeing))
    guard missing.isEmpty else {
      assessments.set(.pending(.parts(missing)), of: entries.filter { !isSpared($0) })
      return nil
    }
    self[keyPath: open] = OpenParts()
    return entries
  }

  /// Whether the record leaves out parties, so that nobody can tell who "all" are: a depositary certified that enough
  /// had consented, or the start rests on nothing that they did.
  var namesOnlySome: Bool {
    let rule = agreement.clauses.start.rule
    guard agreement.openTo != nil, !rule.anchors.contains(.lastConsent) else { return false }
    let thresholds = rule.thresholds
    let context = context(on: .first)
    return thresholds.isEmpty || thresholds.contains { $0.isCertifiedOnly(context) }
  }
}
