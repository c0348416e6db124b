import CivilDate

extension Situation {
  /// The taking back of a notice, or of a revocation (L9), by the one who gave it or, where the policy asks for it, by
  /// the consent of all.
  mutating func revoke(_ revocation: Revocation, _ placed: PlacedAct, _ assessments: inout Assessments) {
    let entry = placed.act.id
    if let missing = placed.missing {
      assessments[entry] = waiting(for: missing, of: entry, revocation.days)
      return
    }
    if let reason = outOfTime(placed.day) {
      assessments[entry] = .withoutEffect(reason)
      return
    }
    let policies = policies(on: placed.day)
    switch target(of: revocation, by: placed.authors, policies.revocation) {
    case .failure(let refusal): assessments[entry] = .withoutEffect(refusal.reason)
    case .success(let target):
      switch policies.revocation {
      case .never: assessments[entry] = .withoutEffect(.revocationExcluded)
      case .untilEffect: takeBack(target, placed, &assessments)
      case .withConsentOfAll: consent(target, placed, &assessments)
      }
    }
  }

  private mutating func takeBack(_ target: Target, _ placed: PlacedAct, _ assessments: inout Assessments) {
    let entry = placed.act.id
    guard isOne(of: placed.authors, among: target.by) else {
      assessments[entry] = .withoutEffect(.notTheGiver(target.by))
      return
    }
    assessments[entry] =
      carryOut(target, by: placed.act.by, entry, on: placed.day).map { .withoutEffect($0) } ?? .effective
  }

  private mutating func consent(_ target: Target, _ placed: PlacedAct, _ assessments: inout Assessments) {
    let entry = placed.act.id
    var open = ending.revocationConsents[target.entry] ?? OpenParts()
    if let same = open.alike(target.entry, of: placed, ==) {
      assessments[entry] = .withoutEffect(.alreadyDecided(same))
      return
    }
    guard !namesOnlySome else {
      assessments[entry] = .withoutEffect(.partiesNotNamed)
      return
    }
    let holders = OpenParts.holders(open.parts)
    let first = open.isEmpty ? placed.authors : placed.authors.subtracting(holders)
    _ = open.put(Part(content: target.entry, day: placed.day, entry: entry), of: first)
    let missing = allParties(but: OpenParts.holders(open.parts))
    let entries = open.parts.map(\.part.entry)
    ending.revocationConsents[target.entry] = missing.isEmpty ? nil : open
    guard missing.isEmpty else {
      assessments.set(.pending(.parts(missing)), of: entries)
      return
    }
    let reason = carryOut(target, by: sharedParties(), entry, on: placed.day)
    assessments.set(reason.map { .withoutEffect($0) } ?? .effective, of: entries)
    if reason == nil { ending.revocations[entry].map { record in entries.forEach { ending.revocations[$0] = record } } }
  }

  /// Nil if the notice now stands otherwise than before.
  private mutating func carryOut(_ target: Target, by: [PartyID], _ entry: EntryNumber, on day: CivilDay) -> Reason? {
    if let index = ending.undated.firstIndex(where: { $0.entry == target.notice }) {
      ending.undated.remove(at: index)
      return nil
    }
    guard let index = ending.notices.firstIndex(where: { $0.entry == target.notice }) else {
      return .noSuchNotice(target.notice)
    }
    let revives = !ending.notices[index].stands
    if revives, let reason = revive(index, on: day) { return reason }
    ending.notices[index].stands = revives
    ending.notices[index].lastRevocation = entry
    ending.revocations[entry] = EffectiveRevocation(
      notice: target.notice, by: by, revives: revives, completedBy: entry)
    guard !revives else { return nil }
    ending.determinations.withdraw(target.notice)
    if policies(on: day).agreedDateAlone == .fallsWithLastNotice && !ending.notices.contains(where: \.stands) {
      ending.agreed = nil
    }
    return nil
  }

  private mutating func revive(_ index: Int, on day: CivilDay) -> Reason? {
    switch policies(on: day).revivedNotice {
    case .never:
      return .revivesNothing
    case .ownDay:
      let notice = ending.notices[index]
      guard let date = evaluation(of: notice, under: version(on: notice.countsFrom)).day else { return nil }
      return date <= day ? .ownDayPassed(date) : nil
    case .anew:
      guard evaluation(ofNoticeOn: day, under: version(on: day)) != .beyondCalendar else { return .beyondCalendar }
      ending.notices[index].countsFrom = day
      return nil
    }
  }
}

/// What a revocation takes back: the act named, its givers, and the notice at the end of the chain.
private struct Target {
  let entry: EntryNumber
  let by: [PartyID]
  let notice: EntryNumber
}

private struct Refusal: Error {
  let reason: Reason
}

extension Situation {
  /// Without a name: the only notice of its giver that stands. With one: that notice, or the newest revocation of one.
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
    if let notice = ending.notices.first(where: { $0.entry == named }) {
      return .failure(Refusal(reason: .alreadyRevoked(notice.lastRevocation ?? named)))
    }
    guard let earlier = ending.revocations[named] else { return .failure(Refusal(reason: .noSuchNotice(named))) }
    let last = ending.notices.first { $0.entry == earlier.notice }?.lastRevocation
    guard let last, last == earlier.completedBy else {
      return .failure(Refusal(reason: .alreadyRevoked(last ?? named)))
    }
    return .success(Target(entry: named, by: earlier.by, notice: earlier.notice))
  }

  /// Whether one of those who act gave a notice. In the life of one party each is its own.
  func isOne(of authors: Set<PartyID>, among givers: [PartyID]) -> Bool {
    subject != nil || givers.contains(where: authors.contains)
  }

  private var standingNotices: [Target] {
    ending.notices.filter(\.stands).map { Target(entry: $0.entry, by: $0.by, notice: $0.entry) }
      + ending.undated.map { Target(entry: $0.entry, by: $0.by, notice: $0.entry) }
  }
}
