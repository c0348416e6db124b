extension Situation {
  /// The open proposals, in the order of their first entry.
  var pending: [PendingAct] {
    lazy var all = allParties
    lazy var deciders = deciders(agreement.clauses.amendment)
    let dates = life.determinations.pending(of: all) { .agreedDate($0) }
    let amendments = decisions.values.flatMap { $0.open.pending(of: deciders) { .amendment($0) } }
    let revocations = life.revocationConsents.values.flatMap { $0.pending(of: all) { .revocation(of: $0) } }
    let extensions = life.prolongations.pending(of: all) { .prolongation($0) }
    let suspensions = life.suspensionParts.pending(of: all) { .suspension($0) }
    return (dates + amendments + revocations + extensions + suspensions).sorted {
      ($0.entries.first?.value ?? 0, $0.order) < ($1.entries.first?.value ?? 0, $1.order)
    }
  }
}

extension OpenParts {
  fileprivate func pending(
    of all: @autoclosure () -> [PartyID], matter: (Content) -> PendingAct.Matter
  ) -> [PendingAct] {
    guard !isEmpty else { return [] }
    return proposals(of: all()).map {
      PendingAct(matter: matter($0.content), by: $0.by, missing: $0.missing, entries: $0.entries)
    }
  }
}

extension PendingAct {
  /// One entry opens at most one proposal; the key only makes the order total.
  fileprivate var order: Int {
    switch matter {
    case .agreedDate: 0
    case .amendment: 1
    case .revocation: 2
    case .prolongation: 3
    case .suspension: 4
    }
  }
}
