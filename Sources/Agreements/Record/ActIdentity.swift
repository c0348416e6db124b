import CivilDate

/// What makes two acts the same (L14): kind, parties, object and days, of an instant its civil day at the place. The
/// title of an amendment and the evidence are no part of it.
public struct ActIdentity: Hashable, Sendable {
  private let by: Set<PartyID>
  private let days: [NoticeDay?: CivilDay]
  private let object: Object

  private enum Object: Hashable {
    case signature
    case consent(Consent)
    case amendment(AmendmentID, effective: CivilDay?, ClausesChange?)
    case notice(to: Set<PartyID>, Form, effective: CivilDay?)
    case agreedDate(Determination)
    case prolongation(Prolongation)
    case revocation(of: EntryNumber?)
    case suspension(Suspension)
    case resumption(Resumption)
    case position(Position)
    case event(EventName)
  }

  /// Of what these parties did.
  public init(by: [PartyID], _ deed: Deed) {
    self.by = Set(by)
    switch deed {
    case .notice(let notice):
      days = notice.days.atPlace
      object = .notice(to: Set(notice.to), notice.form, effective: notice.effective)
    case .revocation(let revocation):
      days = revocation.days.atPlace
      object = .revocation(of: revocation.of)
    case .signature, .consent, .amendment, .agreedDate, .prolongation, .suspension, .resumption, .position, .event:
      days = [nil: deed.days.first?.atPlace ?? .first]
      object = Self.object(of: deed)
    }
  }

  /// Of acts that carry one day.
  private static func object(of deed: Deed) -> Object {
    switch deed {
    case .consent(let consent, _): .consent(consent)
    case .amendment(let decision, _):
      .amendment(decision.amendment, effective: decision.effective, decision.clauses)
    case .agreedDate(let determination, _): .agreedDate(determination)
    case .prolongation(let prolongation, _): .prolongation(prolongation)
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

extension Sequence<Act> {
  /// Of each act that repeats an earlier one, by its number: the earlier one.
  public var repetitions: [EntryNumber: EntryNumber] {
    var repetitions: [EntryNumber: EntryNumber] = [:]
    let groups = Dictionary(grouping: self) { Likeness(kind: $0.deed.kind, day: $0.deed.days.first?.atPlace) }
    for group in groups.values where group.count > 1 {
      var first: [ActIdentity: EntryNumber] = [:]
      for act in group.sorted(by: { $0.id < $1.id }) {
        let identity = ActIdentity(by: act.by, act.deed)
        if let earlier = first[identity] {
          repetitions[act.id] = earlier
        } else {
          first[identity] = act.id
        }
      }
    }
    return repetitions
  }
}

/// What the same acts share at least: cheap to compare, since few acts are the same.
private struct Likeness: Hashable {
  let kind: ActKind
  let day: CivilDay?
}
