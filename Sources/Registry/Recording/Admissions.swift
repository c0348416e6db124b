import Agreements

/// The judges of many entries in their order, one for each agreement.
struct Admissions {
  private var judges: [AgreementID: Admission] = [:]

  /// Judges the next entry and takes it into account. Of a refused entry nothing is kept. Throws `RecordingRefusal`.
  /// - Parameter entries: gives the entries of an agreement before this one; it is asked when the first entry of the
  ///   agreement comes.
  mutating func admit(_ entry: Entry, after entries: (AgreementID) throws -> [Entry]) throws {
    let id = entry.agreement
    var judge = try judges.removeValue(forKey: id) ?? Admission(id, after: entries(id))
    defer { judges[id] = judge }
    try judge.check(entry)
    judge.note(entry)
  }

  /// Takes an entry into account that stands in the record, whatever it says.
  mutating func note(_ entry: Entry) { judges[entry.agreement, default: Admission(entry.agreement)].note(entry) }

  /// Forgets what is known of an agreement, since something else was recorded of it. Its entries are asked for again.
  mutating func forget(_ agreement: AgreementID) { judges[agreement] = nil }
}
