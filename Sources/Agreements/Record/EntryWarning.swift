/// An entry that came from elsewhere and is taken in, although it would be refused if somebody wrote it here.
package struct EntryWarning: Hashable, Sendable {
  package let entry: EntryNumber
  package let agreement: AgreementID
  /// The reason for which it would be refused.
  package let reason: Reason

  package init(_ entry: Entry, _ reason: Reason) {
    (self.entry, agreement, self.reason) = (entry.number, entry.agreement, reason)
  }

  /// A fault of a clause file, a typing error in an act, or an act without effect.
  package enum Reason: Hashable, Sendable {
    case clauseFile(ClauseFileError)
    case act(TypingError)
    case withoutEffect(Agreements.Reason)
  }
}

/// Watches entries from elsewhere, in their order, for what would be refused if somebody wrote it here.
package struct EntryWatch {
  private var names: [AgreementID: NamesInUse] = [:]

  package init() {}

  /// The warning about the next entry; nil where there is none.
  /// - Parameter earlier: gives the entries of its agreement before it; it is asked when the first entry of the
  ///   agreement comes.
  package mutating func warning(
    _ entry: Entry, after earlier: (AgreementID) throws -> [Entry]
  ) rethrows -> EntryWarning? {
    let id = entry.agreement
    switch entry.content.fact {
    case .agreement(let file, _):
      names[id] = NamesInUse(file)
      return file.faultsAsWritten.first.map { EntryWarning(entry, .clauseFile($0)) }
    case .act(let by, let content, _):
      if names[id] == nil {
        let record = AgreementRecord(try earlier(id))
        names[id] = record.agreement.map { NamesInUse($0, acts: record.acts) }
      }
      defer { names[id]?.add(Act(id: entry.number, by: by, content: content)) }
      do throws(TypingError) {
        try names[id]?.check(by, content)
        return nil
      } catch {
        return EntryWarning(entry, .act(error))
      }
    case nil: return nil
    }
  }
}
