/// An act recorded earlier that now means something else.
package struct Reassessment: Hashable, Sendable {
  /// The first entry of the act.
  package let entry: EntryNumber
  /// What it came to without the new entries.
  package let before: Assessment
  /// What it comes to with them.
  package let after: Assessment
}

extension Timeline {
  /// The acts of both lives whose assessment differs, in the order of their entries.
  /// - Parameter subjects: the acts that the new entries are about, by their first entries; these are left out.
  package func reassessed(since old: Timeline, except subjects: Set<EntryNumber>) -> [Reassessment] {
    acts.map(\.id).sorted().compactMap { id in
      guard !subjects.contains(id), let before = old.assessments[id], let after = assessments[id], before != after
      else { return nil }
      return Reassessment(entry: id, before: before, after: after)
    }
  }
}
