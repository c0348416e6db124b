/// One agreement as the record knows it: its entries, what they say together, and the life that follows. An entry more
/// costs no more than the days from that of its act on, and those only once the life is looked at.
package struct KnownLife: Sendable {
  /// What the entries say together.
  package private(set) var record: AgreementRecord
  /// Judges the next entry.
  package private(set) var admission: Admission
  /// As of the last look; nil where no clause file stood.
  private var lived: Timeline?
  /// What entries since then are about, by its first entry.
  private var notLived = Set<EntryNumber>()
  /// The acts that stand.
  private var likenesses = Likenesses()
  /// Nil where no clause file stands, and until somebody asks.
  private var names: NamesInUse?

  /// - Parameter entries: all of the agreement, in the order of their numbers.
  package init(_ agreement: AgreementID, _ entries: [Entry]) {
    record = AgreementRecord(entries)
    admission = Admission(agreement, after: entries)
    lived = record.agreement.map { [record] in Timeline($0, acts: record.acts) }
    for act in record.acts { _ = likenesses.add(act) }
  }

  /// Takes the next entry of the agreement into account, without judging it.
  /// - Returns: the fact that it is about, by its first entry; nil where it says nothing.
  @discardableResult
  package mutating func add(_ entry: Entry) -> EntryNumber? {
    let old = entry.content.target.flatMap(record.subject).flatMap(record.act)
    admission.note(entry)
    guard let fact = record.add(entry) else { return nil }
    if let old {
      _ = likenesses.remove(old)
      names?.remove(old)
    }
    if let new = record.act(fact) {
      _ = likenesses.add(new)
      names?.add(new)
    }
    if record.isClauseFile(fact) { names = nil }
    notLived.insert(fact)
    return fact
  }

  /// The act that stands and is the same as another one (L14).
  /// - Parameter excluded: an act that is not looked at.
  package func first(like act: Act, except excluded: EntryNumber?) -> EntryNumber? {
    likenesses.first(like: act, except: excluded)
  }

  /// Throws `TypingError` where an act looks like one.
  /// - Parameter excluded: the act that it replaces.
  package mutating func checkTyping(
    _ by: [PartyID], _ content: ActContent, except excluded: EntryNumber?
  ) throws(TypingError) {
    names = names ?? record.agreement.map { [record] in NamesInUse($0, acts: record.acts) }
    guard let excluded, let old = record.act(excluded) else { return try names?.check(by, content) ?? () }
    var others = names
    others?.remove(old)
    try others?.check(by, content)
  }

  /// Nil where no clause file stands.
  package var life: Timeline? {
    if notLived.isEmpty { return lived }
    var other = self
    other.live()
    return other.lived
  }

  /// Why an act has no effect; nil where it has one, or waits for others.
  package mutating func reason(of fact: EntryNumber) -> Reason? {
    live()
    return lived?.reason(of: fact)
  }

  /// Looks at the life, so that whoever asks for it next finds it.
  package mutating func live() {
    guard !notLived.isEmpty else { return }
    if notLived.contains(where: record.isClauseFile) {
      lived = record.agreement.map { [record] in Timeline($0, acts: record.acts) }
    } else {
      lived?.change(notLived.sorted().map { ($0, record.act($0)) })
    }
    notLived = []
  }
}
