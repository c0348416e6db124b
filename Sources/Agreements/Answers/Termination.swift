package import CivilDate

/// The answer to "on which day does it end" (L28).
package enum Termination: Hashable, Sendable {
  case none
  case dated(TerminationDate)
  case conditional(ConditionalTermination)
  case contested(ContestedTermination)

  /// The last day and the first day without; nil where there is no date.
  package var endDays: EndDays? {
    if case .dated(let date) = self { date.endDays } else { nil }
  }
}

/// A day of ending.
package struct TerminationDate: Hashable, Sendable {
  package let certainty: Certainty
  /// Why it ends.
  package let cause: Cause
  /// The last day and the first day without.
  package let endDays: EndDays
  /// The notice that gives the date; where a date is agreed, the notice that governs beside it. Nil where there is
  /// none.
  package let notice: EntryNumber?
  /// The acts of the determination, or of the extension that moved the end of the term.
  package let determination: [EntryNumber]
  /// The day on which the determination was complete; nil where no date is agreed.
  package let agreedOn: CivilDay?
  /// The arithmetic, in order.
  package let steps: [Step]
  /// What the text provides for that can still displace the date; empty where the date is fixed.
  package let displacers: [Displacer]
  /// The amendment whose version of the clause gives the date; nil for the original.
  package let amendment: AmendmentID?

  /// What the date rests on.
  package var basis: Basis { cause.basis }
}

/// How sure a date is (L28).
package enum Certainty: String, Hashable, Sendable {
  /// Nothing that the text provides for can still displace it, or it has been reached.
  case fixed
  /// It comes unless something that the text names happens first.
  case provisional
}

/// An ending that happens only if something more happens (L13, L23).
package struct ConditionalTermination: Hashable, Sendable {
  /// The notice that waits; nil where the clauses themselves wait.
  package let notice: EntryNumber?
  /// What would have to happen, or be recorded, in each way in which it can end; never empty.
  package let ways: [[Waiting]]
  /// The earliest first day without that is still possible, if no further notice comes; nil where nothing bounds it.
  package let notBefore: CivilDay?

  /// What it waits for in any of these ways, each thing once.
  package var waitsFor: [Waiting] { ways.joined().reduce(into: []) { if !$0.contains($1) { $0.append($1) } } }

  /// Whether it waits for a condition that nobody is appointed to certify (L23).
  package var isUndetermined: Bool {
    waitsFor.contains { if case .anyOf(let all) = $0 { all.contains { $0.kind == .uncertified } } else { false } }
  }
}

/// The different readings of the ending that parties hold (L28).
package struct ContestedTermination: Hashable, Sendable {
  /// The reading that the clauses give, then the others that parties hold.
  package let readings: [HeldReading]
  /// The arithmetic of the reading that the clauses give; empty where it is no date.
  package let steps: [Step]
}

/// One reading of the ending, and the parties that hold it.
package struct HeldReading: Hashable, Sendable {
  package let reading: Position.Reading
  /// The parties that hold it; empty where only the clauses give it.
  package internal(set) var by: [PartyID]
  /// The acts by which they took the position.
  package internal(set) var entries: [EntryNumber]

  init(_ reading: Position.Reading, by: [PartyID], entries: [EntryNumber]) {
    self.reading = reading
    self.by = by
    self.entries = entries
  }

  /// The last day and the first day without; nil where the reading is that it does not end.
  package var endDays: EndDays? {
    if case .firstDayWithout(let day) = reading { EndDays(firstDayWithout: day) } else { nil }
  }

  func hasEnded(by day: CivilDay) -> Bool { endDays.map { $0.firstDayWithout <= day } ?? false }
}
