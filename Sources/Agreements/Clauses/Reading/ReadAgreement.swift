import CivilDate

extension Agreement {
  /// Reads the tree of a clause file. Throws the first thing that is wrong, with its place.
  public init(reading file: ClauseNode) throws(ClauseFileError) {
    let fields = try NodeReader(file).fields([
      "agreement", "title", "nature", "source", "authentic-languages", "parties", "start", "modification",
      "discontinuation", "policies",
    ])
    let clauses = FinalClauses(
      start: try StartClause(reading: fields.required("start")),
      modification: try ModificationClause(reading: fields.required("modification")),
      discontinuation: try DiscontinuationClause(reading: fields.required("discontinuation")),
      policies: try PolicyChoices(reading: fields["policies"]))
    self.init(
      id: try fields.required("agreement").value(.agreementID, AgreementID.init),
      title: try fields.required("title").localText(),
      nature: try fields.required("nature").choice(Nature.self),
      source: try fields["source"].reading { field throws(ClauseFileError) in try field.localText() },
      authenticLanguages: try readLanguages(fields.required("authentic-languages")),
      parties: try readParties(fields.required("parties")),
      clauses: clauses, file: file)
  }
}

private func readLanguages(_ reader: NodeReader) throws(ClauseFileError) -> [String] {
  var languages: [String] = []
  for item in try reader.list() {
    let code = try item.value(.languageCode) { text in
      let known = (2...35).contains(text.utf8.count) && AgreementID(text.lowercasedASCII) != nil
      return known ? text : nil
    }
    guard !languages.contains(code) else { throw item.fail(.twice(code)) }
    languages.append(code)
  }
  return languages
}

private func readParties(_ reader: NodeReader) throws(ClauseFileError) -> [Party] {
  var parties: [Party] = []
  for item in try reader.list() {
    let party = try Party(reading: item)
    guard !parties.contains(where: { $0.id == party.id }) else { throw item.fail(.twice(party.id.description)) }
    parties.append(party)
  }
  guard parties.count >= 2 else { throw reader.fail(.tooFewParties) }
  return parties
}

extension Party {
  init(reading reader: NodeReader) throws(ClauseFileError) {
    let fields = try reader.fields(["id", "name", "zone", "renamed"])
    var names = [DatedName(from: nil, name: try fields.required("name").localText())]
    for item in try fields["renamed"].reading({ field throws(ClauseFileError) in try field.list() }) ?? [] {
      let renamed = try item.fields(["from", "en", "ja"])
      names.append(
        DatedName(
          from: try renamed.required("from").day(),
          name: LocalText(en: try renamed.required("en").text(), ja: try renamed["ja"]?.text())))
    }
    let id = try fields.required("id").value(.partyID, PartyID.init)
    let zone = try fields.required("zone").value(.zone) { isZoneName($0) ? $0 : nil }
    self.init(id: id, names: names, zone: zone)
  }
}

extension String {
  fileprivate var lowercasedASCII: String {
    String(decoding: utf8.map { (65...90).contains($0) ? $0 + 32 : $0 }, as: UTF8.self)
  }
}
