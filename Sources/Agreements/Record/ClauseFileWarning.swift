/// A clause file that came with the entries of another record and is taken in, although it would be refused of somebody
/// who writes it here.
package struct ClauseFileWarning: Hashable, Sendable {
  /// Of the file.
  package let entry: EntryNumber
  package let agreement: AgreementID
  /// For what it would be refused.
  package let error: ClauseFileError

  /// Nil where there is nothing to warn of.
  package init?(_ entry: Entry) {
    guard let file = entry.content.fact?.agreement else { return nil }
    do throws(ClauseFileError) {
      try file.checkAsWritten()
      return nil
    } catch {
      (self.entry, agreement, self.error) = (entry.number, entry.agreement, error)
    }
  }
}
