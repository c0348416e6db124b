import CivilDate

extension Situation {
  /// Takes back a notice, or a revocation (L9). Its giver does so or, where the policy asks for it, all do by their
  /// consent.
  mutating func revoke(_ revocation: Revocation, _ placed: PlacedAct) {
    let entry = placed.act.id
    if let missing = placed.missing {
      let assessment = waiting(for: missing, of: entry)
      assess(entry, assessment)
      guard case .pending = assessment else { return }
      life.undatedRevocations.append(
        UndatedRevocation(entry: entry, by: placed.act.by, notice: revocation.of, missing: missing.day))
      return
    }
    if let reason = outOfTime(placed.day) {
      assess(entry, .withoutEffect(reason))
      return
    }
    let policies = policies(on: placed.day)
    switch target(of: revocation, by: placed.authors, policies.revocation) {
    case .failure(let refusal): assess(entry, .withoutEffect(refusal.reason))
    case .success(let target):
      switch policies.revocation {
      case .never: assess(entry, .withoutEffect(.revocationExcluded))
      case .untilEffect: takeBack(target, placed)
      case .withConsentOfAll: consent(target, placed)
      }
    }
  }

  private mutating func takeBack(_ target: Target, _ placed: PlacedAct) {
    let entry = placed.act.id
    guard isOne(of: placed.authors, among: target.by) else {
      assess(entry, .withoutEffect(.notTheGiver(target.by)))
      return
    }
    assess(entry, carryOut(target, by: placed.act.by, entry, on: placed.day).map { .withoutEffect($0) } ?? .effective)
  }

  private mutating func consent(_ target: Target, _ placed: PlacedAct) {
    let entry = placed.act.id
    var open = life.revocationConsents[target.entry] ?? OpenParts()
    if let same = open.alike(target.entry, of: placed) {
      assess(entry, .withoutEffect(.alreadyDecided(same)))
      return
    }
    guard !namesOnlySome else {
      assess(entry, .withoutEffect(.partiesNotNamed))
      return
    }
    let first = open.isEmpty ? placed.authors : placed.authors.subtracting(open.holders)
    _ = open.put(Part(content: target.entry, day: placed.day, entry: entry), of: first)
    guard isComplete(open, target.entry) else {
      life.revocationConsents[target.entry] = open
      assessments[entry] = .part(.revocation(of: target.entry), in: subject)
      return
    }
    life.revocationConsents[target.entry] = nil
    let reason = carryOut(target, by: sharedParties(), entry, on: placed.day)
    assess(open.entries, reason.map { .withoutEffect($0) } ?? .effective)
    if reason == nil, let record = life.revocations[entry] {
      for entry in open.entries { life.revocations[entry] = record }
    }
  }

  /// Carries a revocation out. The answer is nil if the notice now stands otherwise than before, else the reason.
  private mutating func carryOut(_ target: Target, by: [PartyID], _ entry: EntryNumber, on day: CivilDay) -> Reason? {
    if let index = life.undated.firstIndex(where: { $0.entry == target.notice }) {
      life.undated.remove(at: index)
      return nil
    }
    let revives = life.revoked[target.notice] != nil
    if revives, let reason = revive(target.notice, on: day) { return reason }
    if !revives {
      guard let index = life.standing(target.notice) else { return .noSuchNotice(target.notice) }
      life.revoked[target.notice] = life.standing.remove(at: index)
    }
    life.mark(target.notice, revokedBy: entry)
    life.revocations[entry] = EffectiveRevocation(
      notice: target.notice, by: by, revives: revives, completedBy: entry)
    guard !revives else { return nil }
    life.determinations.withdraw(target.notice)
    if policies(on: day).agreedDateAlone == .fallsWithLastNotice && life.standing.isEmpty {
      life.agreed = nil
    }
    return nil
  }

  private mutating func revive(_ entry: EntryNumber, on day: CivilDay) -> Reason? {
    guard var notice = life.revoked[entry] else { return .noSuchNotice(entry) }
    switch policies(on: day).revivedNotice {
    case .never:
      return .revivesNothing
    case .ownDay:
      if let date = evaluation(of: notice, under: version(on: notice.countsFrom)).day, date <= day {
        return .ownDayPassed(date)
      }
    case .anew:
      guard evaluation(ofNoticeOn: day, under: version(on: day)) != .beyondCalendar else { return .beyondCalendar }
      notice.countsFrom = day
    }
    life.revoked[entry] = nil
    life.standing.insert(notice, at: life.standing.count(before: notice.order, by: \.order))
    return nil
  }
}

extension Life {
  fileprivate mutating func mark(_ notice: EntryNumber, revokedBy entry: EntryNumber) {
    if let index = standing(notice) {
      standing[index].lastRevocation = entry
    } else {
      revoked[notice]?.lastRevocation = entry
    }
  }

  /// The newest revocation of a notice, or revocation of a revocation.
  fileprivate func lastRevocation(of notice: EntryNumber) -> EntryNumber? {
    revoked[notice]?.lastRevocation ?? standing(notice).flatMap { standing[$0].lastRevocation }
  }
}

/// What a revocation takes back: the act named, its givers, and the notice that the chain of revocations begins with.
private struct Target {
  let entry: EntryNumber
  let by: [PartyID]
  let notice: EntryNumber
}

private struct Refusal: Error {
  let reason: Reason
}

extension Situation {
  /// The act that a revocation takes back. If it names none, that is the only notice of its giver that stands; else it
  /// is the notice named, or the newest revocation of one.
  private func target(
    of revocation: Revocation, by: Set<PartyID>, _ policy: RevocationPolicy
  ) -> Result<Target, Refusal> {
    let standing = standingNotices
    guard let named = revocation.of else {
      let own = standing.filter { isOne(of: by, among: $0.by) }
      let candidates = own.isEmpty && policy == .withConsentOfAll ? standing : own
      guard candidates.count <= 1 else {
        return .failure(Refusal(reason: .severalNoticesStand(candidates.map(\.notice))))
      }
      return candidates.first.map { .success($0) } ?? .failure(Refusal(reason: .noNoticeStands))
    }
    if let target = standing.first(where: { $0.notice == named }) { return .success(target) }
    if life.revoked[named] != nil {
      return .failure(Refusal(reason: .alreadyRevoked(life.lastRevocation(of: named) ?? named)))
    }
    guard let earlier = life.revocations[named] else { return .failure(Refusal(reason: .noSuchNotice(named))) }
    let last = life.lastRevocation(of: earlier.notice)
    guard let last, last == earlier.completedBy else {
      return .failure(Refusal(reason: .alreadyRevoked(last ?? named)))
    }
    return .success(Target(entry: named, by: earlier.by, notice: earlier.notice))
  }

  /// Whether one of the authors gave a notice. In the life of one party every notice is its own.
  func isOne(of authors: Set<PartyID>, among givers: [PartyID]) -> Bool {
    subject != nil || givers.contains(where: authors.contains)
  }

  private var standingNotices: [Target] {
    life.standing.map { Target(entry: $0.entry, by: $0.by, notice: $0.entry) }
      + life.undated.map { Target(entry: $0.entry, by: $0.by, notice: $0.entry) }
  }
}
