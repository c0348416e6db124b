import CivilDate

extension Situation {
  /// The open proposals, in the order of their first entry.
  var pending: [PendingAct] {
    lazy var all = allParties
    lazy var deciders = deciders(agreement.clauses.amendment)
    let dates = life.determinations.pending(of: all) { .agreedDate($0) }
    let amendments = decisions.values.flatMap { decided in
      (unaccepted(decided) ?? decided.open.pending(of: deciders) { .amendment($0) })
        .map { $0.waiting(for: awaited(by: $0, decided)) }
    }
    let revocations = life.revocationConsents.values.flatMap { $0.pending(of: all) { .revocation(of: $0) } }
    let extensions = life.extensions.pending(of: all) { .extension($0) }
    let suspensions = life.suspensionParts.pending(of: all) { .suspension($0) }
    let resumptions = life.resumptionParts.pending(of: all) { _ in .resumption }
    return (dates + amendments + revocations + extensions + suspensions + resumptions).sorted {
      ($0.entries.first?.value ?? 0, $0.order) < ($1.entries.first?.value ?? 0, $1.order)
    }
  }
}

extension Situation {
  /// The adoption by an organ of what nobody has accepted yet; nil where there is none.
  private func unaccepted(_ decided: Decided) -> [PendingAct]? {
    guard decided.open.isEmpty, let adoption = decided.adoption else { return nil }
    return [
      PendingAct(
        matter: .amendment(adoption.decision), by: adoption.by, missing: allParties, waitsFor: .parts(allParties),
        entries: [adoption.entry])
    ]
  }

  private func awaited(by pending: PendingAct, _ decided: Decided) -> Waiting? {
    guard case .amendment(let decision) = pending.matter, let day = decided.lastDay else { return nil }
    return awaited(for: decision, decided, on: day)
  }

  /// What an amendment waits for that takes a number of acceptances, or something else that its rule names. Nil where
  /// it waits for all parties, or for an organ.
  func awaited(for decision: AmendmentDecision, _ decided: Decided, on day: CivilDay) -> Waiting? {
    let clause = versions.deciding(decision.amendment, on: day).clauses.amendment
    guard clause?.by == .acceptors, let rule = clause?.rule else { return nil }
    let holders = decided.open.holders(of: decision)
    let counted = rule.needed.lazy.flatMap(\.form.ownThresholds)
      .compactMap { Threshold($0, of: agreement).progress(holders) }.first
    return counted.map { .number($0) } ?? waits(of: decision, decided, rule, on: day)?.waitings.first
  }
}

extension OpenParts {
  fileprivate func pending(
    of all: @autoclosure () -> [PartyID], matter: (Content) -> PendingAct.Matter
  ) -> [PendingAct] {
    guard !isEmpty else { return [] }
    return proposals(of: all()).map {
      PendingAct(
        matter: matter($0.content), by: $0.by, missing: $0.missing, waitsFor: .parts($0.missing), entries: $0.entries)
    }
  }
}

extension PendingAct {
  /// The same pending act, where it does not wait for everyone else.
  fileprivate func waiting(for awaited: Waiting?) -> PendingAct {
    guard let awaited else { return self }
    let named = if case .number(let progress) = awaited { progress.named } else { [PartyID]() }
    return PendingAct(matter: matter, by: by, missing: named, waitsFor: awaited, entries: entries)
  }

  /// The key of the order among acts of one first entry. One entry opens at most one proposal; the key only makes the
  /// order total.
  fileprivate var order: Int {
    switch matter {
    case .agreedDate: 0
    case .amendment: 1
    case .revocation: 2
    case .extension: 3
    case .suspension: 4
    case .resumption: 5
    }
  }
}
