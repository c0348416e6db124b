package import CivilDate

/// Clauses before and after some entries.
package struct ClausesDifference: Sendable {
  /// Why they differ.
  package let cause: Cause
  /// The agreement with the clauses that go.
  package let before: Agreement
  /// The agreement with those in their place.
  package let after: Agreement

  /// What brings clauses, or takes them away.
  package enum Cause: Hashable, Sendable {
    /// The clause file itself is another.
    case clauseFile
    /// An amendment brings the new ones on this first day.
    case inEffect(AmendmentID, from: CivilDay)
    /// An amendment that brought clauses on this first day brings none any more.
    case noLongerInEffect(AmendmentID, from: CivilDay)
    /// An amendment would bring the new ones. It is not adopted, or its day waits or comes after the end.
    case proposed(AmendmentID)
  }

  /// The differences in their order. First comes the clause file. Then, from each day on which an amendment brings
  /// clauses in one of the lives, come the clauses of both that are in effect, where they differ by more than the
  /// clause file does. Last comes what is proposed.
  /// - Parameter entries: the new entries.
  static func between(_ one: AskedLife, _ other: AskedLife, _ entries: [Entry]) -> [ClausesDifference] {
    let agreement = other.life.agreement
    var differences: [ClausesDifference] = []
    if one.life.agreement.file != agreement.file {
      differences.append(ClausesDifference(cause: .clauseFile, before: one.life.agreement, after: agreement))
    }
    let (was, now) = (one.versions(of: agreement.clauses), other.versions(of: agreement.clauses))
    var told: (before: FinalClauses, after: FinalClauses)?
    var (old, new) = (0, 0)
    for day in Set((was + now).map(\.from)).sorted() {
      while old + 1 < was.count, was[old + 1].from <= day { old += 1 }
      while new + 1 < now.count, now[new + 1].from <= day { new += 1 }
      let (before, after) = (was[old], now[new])
      guard before.clauses != after.clauses else {
        told = nil
        continue
      }
      if let told, told == (before.clauses, after.clauses) { continue }
      told = (before.clauses, after.clauses)
      let cause: Cause? =
        if let id = after.amendment, after.from == day {
          .inEffect(id, from: day)
        } else {
          before.amendment.map { .noLongerInEffect($0, from: day) }
        }
      guard let cause else { continue }
      differences.append(
        ClausesDifference(
          cause: cause, before: agreement.with(before.clauses), after: agreement.with(after.clauses)))
    }
    return differences + proposed(agreement, now, entries)
  }

  private static func proposed(
    _ agreement: Agreement, _ versions: [ClauseVersion], _ entries: [Entry]
  ) -> [ClausesDifference] {
    let inEffect = Set(versions.compactMap(\.amendment))
    let latest = versions.last?.clauses ?? agreement.clauses
    return entries.compactMap { entry in
      guard case .act(_, .amendment(let decision, _), _)? = entry.content.fact, let change = decision.clauses,
        !inEffect.contains(decision.amendment), latest.applying(change) != latest
      else { return nil }
      return ClausesDifference(
        cause: .proposed(decision.amendment), before: agreement.with(latest),
        after: agreement.with(latest.applying(change)))
    }
  }
}
