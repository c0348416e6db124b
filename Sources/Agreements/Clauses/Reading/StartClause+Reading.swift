extension StartClause {
  static let map = ClauseMap.clause(
    "start", "Start", "On which day the agreement starts, and for whom when.",
    [
      .needed("rule", .rule, "The first day of the agreement"),
      .optional(
        "for-party", .rule, "The first day for a party that consents by itself",
        "Needed as soon as parties can come later; never before the agreement."),
      .optional(
        "first-parties", .choice(of: FirstParties.self), "Whose consent starts with the agreement",
        "threshold: up to the day that brings the start about (the default). start: before the start."),
      .optional(
        "succession", .rule, "The first day for a successor State",
        "If left out: the day that its notification names, else that of the notification."),
    ])

  init(reading reader: NodeReader) throws(ClauseFileError) {
    let fields = try reader.fields(Self.map)
    self.init(
      citation: try Citation(fields),
      rule: try fields.required("rule").startRule(Countable.start),
      forParty: try fields["for-party"].reading { field throws(ClauseFileError) in
        try field.startRule(Countable.startForParty)
      },
      firstParties: try fields["first-parties"].reading { field throws(ClauseFileError) in
        try field.choice(FirstParties.self)
      } ?? .threshold,
      succession: try fields["succession"].reading { field throws(ClauseFileError) in
        try field.startRule(Countable.startForParty)
      })
  }
}
