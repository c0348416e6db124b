import CivilDate

/// What makes two acts the same (L14): kind, parties, object and days. The day of an instant is its civil day at the
/// place. The title of an amendment and the evidence are no part of it.
package struct ActIdentity: Hashable, Sendable {
  private let by: Set<PartyID>
  private let days: [NoticeDay?: CivilDay]
  private let object: Object

  private enum Object: Hashable {
    case signature
    case consent(Consent)
    case amendment(AmendmentID, effective: CivilDay?, ClausesChange?)
    case notice(to: Set<PartyID>, Form, effective: CivilDay?)
    case agreedDate(Determination)
    case `extension`(Extension)
    case revocation(of: EntryNumber?)
    case suspension(Suspension)
    case resumption(Resumption)
    case position(Position)
    case event(EventName)
  }

  /// The identity of what these parties did.
  package init(by: [PartyID], _ content: ActContent) {
    self.by = Set(by)
    switch content {
    case .notice(let notice):
      days = notice.days.atPlace
      object = .notice(to: Set(notice.to), notice.form, effective: notice.effective)
    case .revocation(let revocation):
      days = revocation.days.atPlace
      object = .revocation(of: revocation.of)
    case .signature, .consent, .amendment, .agreedDate, .extension, .suspension, .resumption, .position, .event:
      days = [nil: content.days.first?.atPlace ?? .first]
      object = Self.object(of: content)
    }
  }

  /// The object of an act that carries one day.
  private static func object(of content: ActContent) -> Object {
    switch content {
    case .consent(let consent, _): .consent(consent)
    case .amendment(let decision, _):
      .amendment(decision.amendment, effective: decision.effective, decision.clauses)
    case .agreedDate(let determination, _): .agreedDate(determination)
    case .extension(let content, _): .extension(content)
    case .suspension(let suspension, _): .suspension(suspension)
    case .resumption(let resumption, _): .resumption(resumption)
    case .position(let position, _): .position(position)
    case .event(let name, _): .event(name)
    case .signature, .notice, .revocation: .signature
    }
  }
}

extension NoticeDays {
  fileprivate var atPlace: [NoticeDay?: CivilDay] {
    var days: [NoticeDay?: CivilDay] = [:]
    for name in NoticeDay.allCases { days[name] = self[name]?.atPlace }
    return days
  }
}

/// Acts, grouped by what the same acts share. The first entry of the same acts counts, and the others repeat it.
struct Likenesses: Sendable {
  private enum Alike: Sendable {
    case one(Act)
    case several([ActIdentity: [EntryNumber]])
  }

  private var groups = SortedMap<Likeness, Alike>()

  /// The act that this one repeats.
  func repeated(by act: Act) -> EntryNumber? {
    guard case .several(let same)? = groups[Likeness(act)],
      let first = same[ActIdentity(by: act.by, act.content)]?.min(), first != act.id
    else { return nil }
    return first
  }

  /// The first act that is the same as this one.
  /// - Parameter excluded: an act that is not looked at; nil for none.
  func first(like act: Act, except excluded: EntryNumber?) -> EntryNumber? {
    guard let alike = groups[Likeness(act)] else { return nil }
    let identity = ActIdentity(by: act.by, act.content)
    return switch alike {
    case .one(let other):
      other.id != excluded && ActIdentity(by: other.by, other.content) == identity ? other.id : nil
    case .several(let same): same[identity]?.filter { $0 != excluded }.min()
    }
  }

  /// - Returns: the other acts that are the same.
  mutating func add(_ act: Act) -> [EntryNumber] {
    let likeness = Likeness(act)
    switch groups[likeness] {
    case nil:
      groups[likeness] = .one(act)
      return []
    case .one(let other):
      groups[likeness] = .several([ActIdentity(by: other.by, other.content): [other.id]])
      return add(act)
    case .several(var same):
      groups[likeness] = nil
      let identity = ActIdentity(by: act.by, act.content)
      let others = same[identity] ?? []
      same[identity, default: []].append(act.id)
      groups[likeness] = .several(same)
      return others
    }
  }

  /// - Returns: the other acts that are the same.
  mutating func remove(_ act: Act) -> [EntryNumber] {
    let likeness = Likeness(act)
    guard case .several(var same)? = groups[likeness] else {
      groups[likeness] = nil
      return []
    }
    groups[likeness] = nil
    let identity = ActIdentity(by: act.by, act.content)
    let others = (same[identity] ?? []).filter { $0 != act.id }
    same[identity] = others.isEmpty ? nil : others
    groups[likeness] = same.isEmpty ? nil : .several(same)
    return others
  }
}

/// What the same acts share at least. It is cheap to compare, and few acts share it, so few identities are made.
private struct Likeness: Comparable {
  let kind: ActKind
  let day: CivilDay

  init(_ act: Act) {
    kind = act.content.kind
    day = act.content.days.first?.atPlace ?? .first
  }

  static func < (a: Self, b: Self) -> Bool { (a.day, a.kind.rawValue) < (b.day, b.kind.rawValue) }
}

extension Sequence<Act> {
  /// The earlier act, by the number of each act that repeats it.
  package var repetitions: [EntryNumber: EntryNumber] {
    var likenesses = Likenesses()
    for act in self { _ = likenesses.add(act) }
    return Dictionary(compactMap { act in likenesses.repeated(by: act).map { (act.id, $0) } }) { first, _ in first }
  }
}
