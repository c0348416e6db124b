extension SuspensionClause {
  static let map = ClauseMap.clause(
    "suspension", "Suspension", "Who can suspend the agreement.",
    [.optional("by", .choice(of: Suspenders.self), "Who", "all together (if left out), or any.")])

  init(reading reader: NodeReader) throws(ClauseFileError) {
    let fields = try reader.fields(Self.map)
    self.init(
      citation: try Citation(fields),
      by: try fields["by"].reading { field throws(ClauseFileError) in try field.choice(Suspenders.self) } ?? .all)
  }
}

extension ClauseMap {
  static let revocation = clause(
    "revocation", "Revocation", "Where the text itself says whether a notice can be taken back.",
    [.needed("allowed", .choice(of: RevocationPolicy.self), "Until when")])
}

/// Reads what the text says on taking a notice back: a citation, and the value of policy `revocation` that it amounts
/// to.
func readRevocation(_ reader: NodeReader) throws(ClauseFileError) -> (Citation, RevocationPolicy) {
  let fields = try reader.fields(.revocation)
  return (try Citation(fields), try fields.required("allowed").choice(RevocationPolicy.self))
}
