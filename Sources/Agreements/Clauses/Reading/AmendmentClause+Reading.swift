extension AmendmentClause {
  static let map = ClauseMap.clause(
    "amendment", "Amendment or modification",
    "How the agreement is changed: amendment in binding texts, modification in non-binding ones.",
    [
      .optional("by", .partyID, "Who decides", "all (if left out), acceptors, or the id of an organ."),
      .optional("binds", .choice(of: Bound.self), "Whom it binds", "all (if left out), or only those who accept it."),
      .optional("rule", .rule, "The effective day", "If left out, policy amendment-effect decides."),
      .optional("for-party", .rule, "The effective day for a party that accepts later"),
    ])

  init(reading reader: NodeReader, organs: [PartyID]?) throws(ClauseFileError) {
    let fields = try reader.fields(Self.map)
    let by = try fields["by"].reading { field throws(ClauseFileError) in
      try field.value(.oneOf(["all", "acceptors"] + (organs ?? []).map(\.description))) { text -> Deciders? in
        switch text {
        case "all": .all
        case "acceptors": .acceptors
        default: PartyID(text).flatMap { organs?.contains($0) ?? true ? .organ($0) : nil }
        }
      }
    }
    self.init(
      citation: try Citation(fields), by: by ?? .all,
      binds: try fields["binds"].reading { field throws(ClauseFileError) in try field.choice(Bound.self) } ?? .all,
      rule: try fields["rule"].reading { field throws(ClauseFileError) in
        try field.plainRule(Countable.amendment)
      },
      forParty: try fields["for-party"].reading { field throws(ClauseFileError) in
        try field.plainRule(Countable.amendment.union([.consent]))
      })
  }
}
