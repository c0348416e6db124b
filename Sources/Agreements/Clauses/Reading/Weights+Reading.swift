func readGroups(_ reader: NodeReader?) throws(ClauseFileError) -> [String: [PartyID]] {
  try reader.reading { field throws(ClauseFileError) in
    try field.values { group throws(ClauseFileError) in try group.values(.partyID, PartyID.init) }
  } ?? [:]
}

func readWeights(_ reader: NodeReader?) throws(ClauseFileError) -> [String: Weights] {
  try reader.reading { field throws(ClauseFileError) in try field.values(Weights.init(reading:)) } ?? [:]
}

extension Weights {
  static let map = ClauseMap(
    "weight", "Weight", "What each party weighs.",
    [
      .optional("total", .known("decimal"), "All together", "If left out, the sum."),
      .needed("parties", .named(by: .partyID, .known("decimal")), "Each party"),
    ])

  init(reading reader: NodeReader) throws(ClauseFileError) {
    let fields = try reader.fields(Self.map)
    let list = try fields.required("parties")
    let parties = try list.values(by: .partyID, PartyID.init) {
      weight throws(ClauseFileError) in try weight.value(.decimal, DecimalText.scaled)
    }
    guard let sum = DecimalText.sum(parties.values) else { throw list.fail(.weightsTooGreat) }
    let total = try fields["total"].reading { field throws(ClauseFileError) in
      try field.value(.decimal, DecimalText.scaled)
    }
    self.init(total: total ?? sum, parties: parties)
  }
}
