/// What the entries of one agreement say together, once corrections and annulments are carried out (L18). The same
/// entries cut off at an earlier one say what was known then.
package struct AgreementRecord: Sendable {
  /// The clause file in force; nil if none was added or it was annulled.
  package private(set) var agreement: Agreement?
  /// All entries of the agreement, in the order of their numbers.
  package private(set) var entries: [Entry] = []
  private var chain = EntryChain()
  private var standing: [EntryNumber: Act] = [:]

  /// - Parameter entries: all entries of one agreement, in the order of their numbers.
  package init(_ entries: [Entry]) {
    self.entries.reserveCapacity(entries.count)
    for entry in entries { _ = add(entry) }
  }

  /// Takes the next entry of the agreement into account.
  /// - Returns: the fact that it is about, by its first entry; nil where it names no entry before it.
  mutating func add(_ entry: Entry) -> EntryNumber? {
    entries.append(entry)
    chain.note(entry)
    guard let first = chain.subject(of: entry.number) else { return nil }
    switch chain.kind(ofFact: first) {
    case .agreement: agreement = chain.clauseFile.flatMap(self.entry)?.content.fact?.agreement
    case .act: standing[first] = newestAct(first)
    case nil: break
    }
    return first
  }

  private func newestAct(_ first: EntryNumber) -> Act? {
    guard case .act(let by, let content, let evidence)? = newestVersion(of: first)?.content.fact else { return nil }
    return Act(id: first, by: by, content: content, evidence: evidence)
  }

  /// Whether a fact is a clause file.
  package func isClauseFile(_ first: EntryNumber) -> Bool { chain.kind(ofFact: first) == .agreement }

  /// The acts that stand, in the order of their first entries.
  package var acts: [Act] { standing.values.sorted { $0.id < $1.id } }

  /// The entry with this number; nil where the agreement has none.
  package func entry(_ number: EntryNumber) -> Entry? {
    let index = entries.count(before: number, by: \.number)
    return index < entries.count && entries[index].number == number ? entries[index] : nil
  }

  /// The first entry of the fact that an entry belongs to; nil for an annulment, an erasure, or an entry of another
  /// agreement.
  package func first(of number: EntryNumber) -> EntryNumber? {
    switch entry(number)?.content {
    case .fact: number
    case .correction(let first, _, _): first
    case .annulment, .erasure, nil: nil
    }
  }

  /// The fact that an entry is about, by its first entry. For an annulment or an erasure it is the fact of the target.
  /// Nil for an entry of another agreement.
  package func subject(of number: EntryNumber) -> EntryNumber? { chain.subject(of: number) }

  /// All versions of a fact, the first and its corrections, in the order of their numbers.
  package func versions(of first: EntryNumber) -> [Entry] { chain.versions(of: first).compactMap(entry) }

  /// The clause file that was recorded last, whether it stands or not; nil if none was.
  package var lastClauseFile: Agreement? { entries.lazy.reversed().compactMap { $0.content.fact?.agreement }.first }

  /// The entry whose version of a fact stands; nil if the fact was taken away.
  package func newestVersion(of first: EntryNumber) -> Entry? { chain.newestVersion(of: first).flatMap(entry) }

  /// The standing annulment of an entry.
  package func annulment(of number: EntryNumber) -> EntryNumber? { chain.annulment(of: number) }

  /// Whether a party is listed, or has done something as a party of an open agreement.
  package func hasParty(_ party: PartyID) -> Bool {
    agreement?.roster.parties.contains(party) == true || standing.values.contains { $0.by.contains(party) }
  }

  /// The act that begins with this entry; nil where the fact was taken away, or is no act.
  package func act(_ first: EntryNumber) -> Act? { standing[first] }
}

extension EntryContent {
  /// The fact that the entry says; nil for an annulment or an erasure.
  package var fact: Fact? {
    switch self {
    case .fact(let fact), .correction(_, let fact, _): fact
    case .annulment, .erasure: nil
    }
  }

  /// The entry that a correction, an annulment or an erasure names; nil for a fact.
  var target: EntryNumber? {
    switch self {
    case .fact: nil
    case .correction(let target, _, _), .annulment(let target, _, _), .erasure(let target, _, _): target
    }
  }

  /// The reason for a correction, an annulment or an erasure; nil for a fact.
  package var reason: Disclosable<String>? {
    switch self {
    case .fact: nil
    case .correction(_, _, let reason), .annulment(_, let reason, _), .erasure(_, _, let reason): reason
    }
  }

  /// What came with the entry: evidence of the fact, or of the reason for an annulment.
  package var evidence: Evidence {
    switch self {
    case .fact(let fact), .correction(_, let fact, _): fact.evidence
    case .annulment(_, _, let evidence): evidence
    case .erasure: Evidence()
    }
  }
}
