import CivilDate

extension Organ {
  static let map = ClauseMap(
    "organ", "Organ", "Acts without being a party; its id is no party's.",
    [.needed("id", .partyID), .needed("name", .localText, "Name")])
}

extension DatedName {
  fileprivate static let map = ClauseMap(
    "laterName", "Later name", "And the first day of its use.",
    [.needed("from", .day), .needed("en", .text), .optional("ja", .text)])
}

func readParties(
  _ fields: Fields, isOpen: Bool, _ places: inout Places
) throws(ClauseFileError) -> [Party] {
  guard let reader = fields["parties"] else {
    guard isOpen else { throw fields.owner.fail(.missing(key: "parties")) }
    return []
  }
  let items = try reader.list()
  var parties: [Party] = []
  parties.reserveCapacity(items.count)
  places.parties.reserveCapacity(items.count)
  for item in items {
    let party = try Party(reading: item)
    guard places.parties.updateValue(parties.count, forKey: party.id) == nil else {
      throw item.fail(.twice(party.id.description))
    }
    parties.append(party)
  }
  guard isOpen || parties.count >= 2 else { throw reader.fail(.tooFewParties) }
  return parties
}

func readOrgans(_ reader: NodeReader?, _ places: inout Places) throws(ClauseFileError) -> [Organ] {
  var organs: [Organ] = []
  for item in try reader.reading({ field throws(ClauseFileError) in try field.list() }) ?? [] {
    let fields = try item.fields(Organ.map)
    let id = try fields.required("id").value(.partyID, PartyID.init)
    guard places.parties[id] == nil, places.organs.updateValue(organs.count, forKey: id) == nil else {
      throw item.fail(.twice(id.description))
    }
    organs.append(Organ(id: id, name: try fields.required("name").localText()))
  }
  return organs
}

extension Party {
  static let map = ClauseMap(
    "party", "Party", "Who is bound; what it is called stands here and nowhere else.",
    [
      .needed("id", .partyID), .needed("name", .localText, "Name"),
      .optional(
        "zone", .known("zone"), "Zone of its seat", "As in Asia/Tokyo; only for acts recorded as an instant."),
      .optional("renamed", .list(of: .map(DatedName.map)), "Later names"),
      .optional("acting-through", .localText, "The agency that acts for it", "It is not the party."),
    ])

  init(reading reader: NodeReader) throws(ClauseFileError) {
    let fields = try reader.fields(Self.map)
    var names = [DatedName(from: nil, name: try fields.required("name").localText())]
    for item in try fields["renamed"].reading({ field throws(ClauseFileError) in try field.list() }) ?? [] {
      let renamed = try item.fields(DatedName.map)
      names.append(
        DatedName(
          from: try renamed.required("from").day(),
          name: LocalText(en: try renamed.required("en").text(), ja: try renamed["ja"]?.text())))
    }
    self.init(
      id: try fields.required("id").value(.partyID, PartyID.init), names: names,
      zone: try fields["zone"].reading { field throws(ClauseFileError) in
        try field.value(.zone) { isZoneName($0) ? $0 : nil }
      },
      actingThrough: try fields["acting-through"].reading { field throws(ClauseFileError) in try field.localText() })
  }
}
