extension PolicyName {
  /// The questions that acts raise under any clauses. What the rules and periods of the clauses can read comes on top.
  /// Where a life raises a question in neither way, another value of that policy gives the same states and days of
  /// ending. Nobody has to live that life to see it.
  static func raised(by acts: [Act]) -> Set<PolicyName> {
    var counts: [ActKind: Int] = [:]
    var raised: Set<PolicyName> = []
    func raise(_ names: PolicyName...) { raised.formUnion(names) }
    for act in acts {
      let kind = act.content.kind
      counts[kind, default: 0] += 1
      switch act.content {
      case .notice(let notice):
        raise(.noticeCountsFrom, .severalNotices)
        if notice.form == .oral { raise(.formOfNotice) }
        if notice.effective != nil { raise(.agreedDateAlone, .agreedDateBounds) }
        if notice.days.all.contains(where: { $0.instant != nil }) { raise(.civilDayOf) }
      case .revocation(let revocation):
        raise(.noticeCountsFrom, .revocation)
        if revocation.days.all.contains(where: { $0.instant != nil }) { raise(.civilDayOf) }
      case .amendment: raise(.amendmentEffect)
      case .agreedDate: raise(.agreedDateAlone, .agreedDateBounds)
      case .extension: raise(.missingDay)
      case .signature, .consent, .event, .position, .suspension, .resumption: break
      }
    }
    if counts[.revocation, default: 0] > 1 { raise(.revivedNotice) }
    if counts[.notice] != nil && counts[.amendment] != nil { raise(.clausesForNotice) }
    return raised
  }
}
