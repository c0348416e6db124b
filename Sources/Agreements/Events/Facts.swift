/// What the entries of one agreement say together, once corrections and annulments are carried out (L18). The same
/// entries cut off at an earlier one say what was known then.
public struct Facts: Sendable {
  /// The clause file in force; nil if none was added or it was annulled.
  public let agreement: Agreement?
  /// The acts that stand, by their first entry.
  public let acts: [Act]
  /// All of the agreement, in the order of their numbers.
  public let entries: [Entry]
  private let annulments: [EntryNumber: EntryNumber]
  private let newest: [EntryNumber: Entry]

  /// - Parameter entries: all entries of one agreement, in the order of their numbers.
  public init(_ entries: [Entry]) {
    self.entries = entries
    let annulments = Self.standingAnnulments(entries)
    var newest: [EntryNumber: Entry] = [:]
    for entry in entries where annulments[entry.number] == nil {
      switch entry.content {
      case .fact: newest[entry.number] = entry
      case .correction(let first, _, _): if newest[first] != nil { newest[first] = entry }
      case .annulment, .erasure: break
      }
    }
    self.annulments = annulments
    self.newest = newest
    var agreement: Agreement?
    var acts: [Act] = []
    for (first, entry) in newest.sorted(by: { $0.key < $1.key }) {
      switch entry.content.fact {
      case .agreement(let file, _): agreement = file
      case .act(let by, let deed, let evidence): acts.append(Act(id: first, by: by, deed: deed, evidence: evidence))
      case nil: break
      }
    }
    self.agreement = agreement
    self.acts = acts
  }

  /// From the last entry to the first: an annulment that is itself annulled takes nothing away.
  private static func standingAnnulments(_ entries: [Entry]) -> [EntryNumber: EntryNumber] {
    var annulled: [EntryNumber: EntryNumber] = [:]
    for entry in entries.reversed() {
      guard case .annulment(let target, _, _) = entry.content, annulled[entry.number] == nil else { continue }
      annulled[target] = entry.number
    }
    return annulled
  }

  /// Nil for a number of another agreement.
  public func entry(_ number: EntryNumber) -> Entry? {
    var (low, high) = (0, entries.count)
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].number < number { low = middle + 1 } else { high = middle }
    }
    return low < entries.count && entries[low].number == number ? entries[low] : nil
  }

  /// The first entry of the fact that an entry belongs to; nil for an annulment, an erasure, or an entry of another
  /// agreement.
  public func first(of number: EntryNumber) -> EntryNumber? {
    switch entry(number)?.content {
    case .fact: number
    case .correction(let first, _, _): first
    case .annulment, .erasure, nil: nil
    }
  }

  /// The entry whose version of a fact stands; nil if the fact was taken away.
  public func newestVersion(of first: EntryNumber) -> Entry? { newest[first] }

  /// The standing annulment of an entry.
  public func annulment(of number: EntryNumber) -> EntryNumber? { annulments[number] }

  /// Nil where the fact was taken away, or is no act.
  public func act(_ first: EntryNumber) -> Act? { acts.first { $0.id == first } }
}

extension EntryContent {
  /// Nil for an annulment or an erasure.
  public var fact: Fact? {
    switch self {
    case .fact(let fact), .correction(_, let fact, _): fact
    case .annulment, .erasure: nil
    }
  }

  /// Of a correction, an annulment or an erasure.
  public var reason: Disclosable<String>? {
    switch self {
    case .fact: nil
    case .correction(_, _, let reason), .annulment(_, let reason, _), .erasure(_, _, let reason): reason
    }
  }

  /// What came with the entry: evidence of the fact, or of the reason for an annulment.
  public var evidence: Evidence {
    switch self {
    case .fact(let fact), .correction(_, let fact, _): fact.evidence
    case .annulment(_, _, let evidence): evidence
    case .erasure: Evidence()
    }
  }
}
