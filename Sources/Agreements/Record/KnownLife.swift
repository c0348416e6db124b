/// One agreement as the record knows it: its entries, what they say together, and the life that follows. An entry more
/// costs no more than the days from that of its act on.
public struct KnownLife: Sendable {
  /// What the entries say together.
  public private(set) var facts: Facts
  /// Nil where no clause file stands.
  public private(set) var life: Timeline?
  /// Judges the next entry.
  public private(set) var admission: Admission

  /// - Parameter entries: all of the agreement, in the order of their numbers.
  public init(_ agreement: AgreementID, _ entries: [Entry]) {
    facts = Facts(entries)
    admission = Admission(agreement, after: entries)
    life = facts.agreement.map { [facts] in Timeline($0, acts: facts.acts) }
  }

  /// Takes the next entry of the agreement into account, without judging it.
  /// - Returns: the fact that it is about, by its first entry; nil where it says nothing.
  @discardableResult
  public mutating func add(_ entry: Entry) -> EntryNumber? {
    admission.note(entry)
    guard let fact = facts.add(entry) else { return nil }
    if facts.isClauseFile(fact) {
      life = facts.agreement.map { [facts] in Timeline($0, acts: facts.acts) }
    } else if let act = facts.act(fact) {
      life?.set(act)
    } else {
      life?.remove(fact)
    }
    return fact
  }
}
