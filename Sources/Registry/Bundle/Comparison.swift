package import Agreements
package import EventLog

/// A bundle that was checked, laid beside our record. Entries of either side are read when they are asked for, so that
/// few are in memory, however many differ.
package struct Comparison {
  /// How the two records relate to each other.
  package let copies: ComparedCopies
  /// The warnings about the entries that only they have.
  package let warnings: [EntryWarning]
  let bundle: BundleLog
  private let registry: Registry
  /// The places of the entries that only they have, from the first of these on.
  private let places: [BundleLog.Place]
  /// The numbers of those entries, by agreement.
  private let touched: [AgreementID: [Int64]]

  init(
    _ copies: ComparedCopies, _ bundle: BundleLog, _ registry: Registry, places: [BundleLog.Place],
    touched: [AgreementID: [Int64]], warnings: [EntryWarning]
  ) {
    self.copies = copies
    self.warnings = warnings
    self.bundle = bundle
    self.registry = registry
    self.places = places
    self.touched = touched
  }

  /// Passes on the entries that only one side has at their places, side by side, in their order. The register is not
  /// held meanwhile: what is read of it does not change.
  package func visitDifferences(_ body: (_ ours: Entry?, _ theirs: Entry?) throws -> Void) throws {
    var next = copies.common + 1
    let last = copies.common + copies.ours
    func ours() throws -> Entry? {
      guard next <= last else { return nil }
      let number = next
      next += 1
      return try EntryNumber(number).map(registry.entry)
    }
    if copies.theirs > 0 {
      try bundle.visit(after: copies.common) { theirs in try body(ours(), theirs) }
    }
    while let entry = try ours() { try body(entry, nil) }
  }

  /// Passes on what their entries would change in the answers that our record gives. It does so for one agreement at a
  /// time, in the order of the identifiers, and for none unless theirs extends ours. The register is not held while the
  /// body runs.
  package func visitChanges(today: Now, _ body: (AnswerChanges) throws -> Void) throws {
    try visitChanges(today: today, reading: { try registry.store.read($0) }, body)
  }

  func visitChanges(
    today: Now, reading read: ((any LogReader) throws -> AnswerChanges?) throws -> AnswerChanges?,
    _ body: (AnswerChanges) throws -> Void
  ) throws {
    guard copies.relation == .theirsExtendsOurs, let common = EntryNumber(copies.common) else { return }
    for (id, numbers) in touched.sorted(by: { $0.key < $1.key }) {
      let changes = try read { log throws in
        let known = try registry.entries(of: id, asKnownAt: .entry(common), in: log)
        guard !known.isEmpty else { return nil }
        let theirs = try numbers.map { number in
          try bundle.entry(number, at: places[Int(number - copies.common - 1)])
        }
        return AnswerChanges(before: AgreementRecord(known), after: AgreementRecord(known + theirs), today: today.today)
      }
      if let changes { try body(changes) }
    }
  }
}
