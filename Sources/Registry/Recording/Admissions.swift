import Agreements

/// The judges of many entries in their order, one for each agreement.
struct Admissions {
  private var judges: [AgreementID: Admission] = [:]

  /// Judges the next entry and takes it into account; of one that is refused nothing is kept. Throws
  /// `RecordingRefusal`.
  /// - Parameter entries: of an agreement, before this one; asked when its first entry comes.
  mutating func admit(_ entry: Entry, after entries: (AgreementID) throws -> [Entry]) throws {
    let id = entry.agreement
    var judge = try judges.removeValue(forKey: id) ?? Admission(id, after: entries(id))
    defer { judges[id] = judge }
    try judge.check(entry)
    judge.note(entry)
  }

  /// The entry stands in the record, whatever it says.
  mutating func note(_ entry: Entry) { judges[entry.agreement, default: Admission(entry.agreement)].note(entry) }

  /// Something else was recorded of the agreement: its entries are asked for again.
  mutating func forget(_ agreement: AgreementID) { judges[agreement] = nil }
}
