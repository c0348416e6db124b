extension PolicyName {
  /// Whether a life of such acts can raise the question. Where it cannot, another value gives the same states and days
  /// of ending, and nobody has to live that life to see it.
  /// - Parameter read: the policies that rules and periods of the clauses can read.
  func isRaised(by acts: [Act], read: Set<PolicyName>) -> Bool {
    func count(_ kinds: ActKind...) -> Int { acts.count { kinds.contains($0.deed.kind) } }
    let notices = acts.lazy.compactMap { act in if case .notice(let notice) = act.deed { notice } else { nil } }
    return switch self {
    case .missingDay: read.contains(self) || count(.prolongation) > 0
    case .counting, .restDays: read.contains(self)
    case .noticeCountsFrom, .civilDayOf: count(.notice, .revocation) > 0
    case .formOfNotice: notices.contains { $0.form == .oral }
    case .revocation: count(.revocation) > 0
    case .revivedNotice: count(.revocation) > 1
    case .severalNotices: count(.notice) > 0
    case .agreedDateAlone, .agreedDateBounds: count(.agreedDate) > 0 || notices.contains { $0.effective != nil }
    case .amendmentEffect: count(.amendment) > 0
    case .clausesForNotice: count(.notice) > 0 && count(.amendment) > 0
    }
  }
}
