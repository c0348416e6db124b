extension ParentClause {
  private enum YesNo: String, CaseIterable { case yes, no }

  static let map = ClauseMap.clause(
    "parent", "Parent", "The agreement that this one depends on; its days come in as parent-start and parent-end.",
    [
      .needed("agreement", .agreementID),
      .optional("starts-not-before", .choice(of: YesNo.self), "It cannot start before its parent", "yes if left out."),
      .optional("ends-with", .choice(of: YesNo.self), "It ends with its parent", "yes if left out."),
    ])

  init(reading reader: NodeReader) throws(ClauseFileError) {
    let fields = try reader.fields(Self.map)
    func isYes(_ name: String) throws(ClauseFileError) -> Bool {
      try fields[name].reading { field throws(ClauseFileError) in try field.choice(YesNo.self) } != .no
    }
    self.init(
      citation: try Citation(fields), agreement: try fields.required("agreement").value(.agreementID, AgreementID.init),
      startsNotBefore: try isYes("starts-not-before"), endsWith: try isYes("ends-with"))
  }
}
