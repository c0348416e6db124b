/// One agreement as the record knows it: its entries, what they say together, and the life that follows. One more entry
/// costs no more than the days from that of its act on, and those only once the life is looked at.
package struct KnownLife: Sendable {
  /// What the entries say together.
  package private(set) var record: AgreementRecord
  /// What judges the next entry.
  package private(set) var admission: Admission
  /// The life as of the last look; nil where no clause file stood.
  private var lived: Timeline?
  /// Whether questions about any day can be asked.
  private let keepsPast: Bool
  /// The facts that entries since then are about, by their first entries.
  private var notLived = Set<EntryNumber>()
  /// The likenesses of all acts that stand, while several facts are not lived yet. They tell the same acts without
  /// living the facts.
  private var likenesses: Likenesses?
  /// The names in use; nil where no clause file stands, and until somebody asks.
  private var names: NamesInUse?

  /// - Parameters:
  ///   - entries: all entries of the agreement, in the order of their numbers.
  ///   - keepsPast: whether questions about its life will be asked, or only what the next entry comes to.
  package init(_ agreement: AgreementID, _ entries: [Entry], keepsPast: Bool = true) {
    self.keepsPast = keepsPast
    record = AgreementRecord(entries)
    admission = Admission(agreement, after: entries)
    lived = Self.life(of: record, keepsPast)
  }

  private static func life(of record: AgreementRecord, _ keepsPast: Bool) -> Timeline? {
    record.agreement.map { keepsPast ? Timeline($0, acts: record.acts) : Timeline(endOf: $0, acts: record.acts) }
  }

  /// Takes the next entry of the agreement into account, without judging it.
  /// - Returns: the fact that it is about, by its first entry; nil where it names no entry before it.
  @discardableResult
  package mutating func add(_ entry: Entry) -> EntryNumber? {
    if !notLived.isEmpty, likenesses == nil {
      likenesses = record.acts.reduce(into: Likenesses()) { _ = $0.add($1) }
    }
    let old = entry.content.target.flatMap(record.subject).flatMap(record.act)
    admission.note(entry)
    guard let fact = record.add(entry) else { return nil }
    if let old {
      _ = likenesses?.remove(old)
      names?.remove(old)
    }
    if let new = record.act(fact) {
      _ = likenesses?.add(new)
      names?.add(new)
    }
    if record.isClauseFile(fact) { names = nil }
    notLived.insert(fact)
    return fact
  }

  /// The act that stands and is the same as another one (L14).
  /// - Parameter excluded: an act that is not looked at; nil for none.
  package func first(like act: Act, except excluded: EntryNumber?) -> EntryNumber? {
    likenesses.map { $0.first(like: act, except: excluded) } ?? upToDate?.first(like: act, except: excluded)
  }

  /// Throws `TypingError` where an act looks like one.
  /// - Parameter excluded: the act that it replaces; nil where it replaces none.
  package mutating func checkTyping(
    _ by: [PartyID], _ content: ActContent, except excluded: EntryNumber?
  ) throws(TypingError) {
    names = names ?? record.agreement.map { [record] in NamesInUse($0, acts: record.acts) }
    guard let excluded, let old = record.act(excluded) else { return try names?.check(by, content) ?? () }
    var others = names
    others?.remove(old)
    try others?.check(by, content)
  }

  /// The life; nil where no clause file stands.
  package var life: Timeline? { keepsPast ? upToDate : Self.life(of: record, true) }

  private var upToDate: Timeline? {
    if notLived.isEmpty { return lived }
    var other = self
    other.live()
    return other.lived
  }

  /// The notice that a revocation means if it names none (L9).
  package enum NoticeMeant: Hashable, Sendable {
    case one(EntryNumber)
    case several([EntryNumber])
    /// No notice that it could mean stands.
    case nothing
  }

  /// - Parameter revocation: a revocation that names no notice.
  package mutating func noticeMeant(by revocation: Act) -> NoticeMeant {
    live()
    guard let lived else { return .nothing }
    var after = lived
    after.set(revocation)
    if case .withoutEffect(.severalNoticesStand(let notices))? = after.assessments[revocation.id] {
      return .several(notices)
    }
    if let notice = after.noticeTakenBack(by: revocation.id) { return .one(notice) }
    guard let day = after.day(of: revocation.id) else { return .nothing }
    var before = lived
    if lived.act(revocation.id) != nil || lived.lastDay.map({ $0 > day }) ?? false {
      before = after
      before.remove(revocation.id)
    }
    let standing = before.standingNotices(of: revocation.by, on: day)
    return standing.count == 1 ? standing.first.map { .one($0) } ?? .nothing : .nothing
  }

  /// Why an act has no effect; nil where it has one, or waits for others.
  package mutating func reason(of fact: EntryNumber) -> Reason? {
    live()
    return lived?.reason(of: fact)
  }

  /// Looks at the life, and keeps it for the next question.
  package mutating func live() {
    guard !notLived.isEmpty else { return }
    if notLived.contains(where: record.isClauseFile) {
      lived = Self.life(of: record, keepsPast)
    } else {
      lived?.change(notLived.sorted().map { ($0, record.act($0)) })
    }
    notLived = []
    likenesses = nil
  }
}
