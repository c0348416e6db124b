import CivilDate

extension Agreement {
  /// The map of a whole clause file.
  package static let map = ClauseMap(
    "file", "Clause file", "The final clauses of an agreement, as docs/clauses.md teaches.",
    [
      .needed("agreement", .agreementID, "The name under which the register keeps it"),
      .needed("title", .localText, "Title"),
      .needed(
        "nature", .choice(of: Nature.self), "Whether the text binds in law", "Decides the words of every answer."),
      .optional("source", .localText, "Source", "Place, day, depositary, reference: for the reader only."),
      .optional(
        "authentic-languages", .list(of: .known("languageCode")), "Authentic languages",
        "Codes of BCP 47, as in en, fr, zh-Hans."),
      .optional(
        "parties", .list(of: .map(Party.map)), "Parties",
        "At least two, unless others can join by consent (open-to)."),
      .optional(
        "open-to", .localText, "Who else can become a party by consent",
        "Parties may then be left out, or be fewer than two."),
      .optional(
        "organs", .list(of: .map(Organ.map)), "Organs", "Who acts without being a party: a depositary, a council."),
      .optional(
        "groups", .named(by: nil, .list(of: .partyID)), "Groups", "Named sets of parties, for thresholds."),
      .optional("weights", .named(by: nil, .map(Weights.map)), "Weights", "Named weights of parties, for thresholds."),
      .optional("parent", .map(ParentClause.map)),
    ] + FinalClauses.map.keys)

  /// Reads the tree of a clause file. Throws the first thing that is wrong, with its place.
  package convenience init(reading file: ClauseNode) throws(ClauseFileError) {
    let fields = try NodeReader(file).fields(Self.map)
    let openTo = try fields["open-to"].reading { field throws(ClauseFileError) in try field.localText() }
    var places = Places()
    let parties = try readParties(fields, isOpen: openTo != nil, &places)
    let organs = try readOrgans(fields["organs"], &places)
    let clauses = try FinalClauses(reading: fields, organs: organs.map(\.id))
    self.init(
      id: try fields.required("agreement").value(.agreementID, AgreementID.init),
      title: try fields.required("title").localText(),
      nature: try fields.required("nature").choice(Nature.self),
      source: try fields["source"].reading { field throws(ClauseFileError) in try field.localText() },
      authenticLanguages: try fields["authentic-languages"].reading(readLanguages) ?? [],
      parties: parties, openTo: openTo, organs: organs,
      groups: try readGroups(fields["groups"]), weights: try readWeights(fields["weights"]),
      parent: try fields["parent"].reading(ParentClause.init(reading:)),
      clauses: clauses, file: file, places: places)
    try checkNames(NodeReader(file))
  }

  /// The fault of naming a zone that the system does not know.
  package func fault(unknownZone zone: String) -> ClauseFileError {
    let reader = NodeReader(file)
    return (reader.find("zone", zone) ?? reader.first("value", zone)).fail(.unknownZone(zone))
  }

  /// The faults for which a file is refused when somebody writes it, although a record that holds it opens. With
  /// them nobody could tell from which day a later consent to an open text binds, or some rule could never give a day.
  package var faultsAsWritten: [ClauseFileError] {
    let (reader, rules) = (NodeReader(file), clauses.allRules)
    var found: [ClauseFileError] = []
    if clauses.duration == nil, rules.contains(where: \.needsTermEnd) {
      found.append(reader.first("day-of", Anchor.termEnd.rawValue).fail(.termEndWithoutDuration))
    }
    found += rules.compactMap(outOfReach).map { place(of: $0.form, in: reader).fail($0.problem) }
    if let fault = noticeBeforeTerm {
      found.append(reader.first("notice", fault.notice.description).fail(fault.problem))
    }
    for day in clauses.effects + clauses.survival + clauses.deadlines where ComputedDeadline(rawValue: day.what) != nil
    {
      found.append(reader.first("what", day.what).fail(.nameOfComputed(day.what)))
    }
    if parties.isEmpty, rules.contains(where: { $0.anchors.contains(.lastSignature) }) {
      found.append(reader.fail(.missing(key: "parties")))
    }
    if openTo != nil {
      let others = rules.filter { $0 != clauses.start.rule }.flatMap(\.thresholds)
      if let form = others.first(where: { $0.countsListed && $0.group == nil }) {
        found.append(place(of: form, in: reader, outside: "start").fail(.shareOfOpen))
      }
    }
    if parent?.agreement == id { found.append((reader.member("parent") ?? reader).fail(.parentOfItself)) }
    if openTo != nil, clauses.start.forParty == nil {
      found.append((reader.member("start") ?? reader).fail(.openWithoutForParty))
    }
    return found
  }

  /// The place of a threshold in the file; the whole file where it is not found.
  /// - Parameter excluded: a clause in which it is not looked for.
  private func place(of form: ThresholdReached, in file: NodeReader, outside excluded: String? = nil) -> NodeReader {
    let (key, text): (String, String) =
      switch form.measure {
      case .consents(let number): ("consents", String(number))
      case .all: ("consents", "all")
      case .shareOfParties(let share), .shareOfWeight(let share, _): ("share", share.text)
      }
    let clauses = ((try? file.members()) ?? []).filter { $0.name != excluded }.map(\.value)
    return clauses.lazy.compactMap { $0.find(key, text) }.first ?? file
  }

  /// The notice against the renewal of the first term, where it would have to be given before the term begins.
  private var noticeBeforeTerm: (notice: Period, problem: ClauseFileError.Problem)? {
    guard let duration = clauses.duration, duration.ends.anchors.contains(.start),
      let renewal = duration.renewal, let notice = renewal.notice,
      let start = CivilDay(year: 2001, month: 1, day: 1)
    else { return nil }
    let situation = Situation(Frame(self, override: nil))
    var context = situation.context(on: start)
    context.days[.start] = start
    guard let end = duration.ends.evaluate(context).derived.flatMap(duration.gives.firstDayWithout)?.day,
      let last = situation.lastDayToNotify(before: end, renewal, situation.version(on: start)), last < start
    else { return nil }
    return (notice, .noticeBeforeTerm(notice))
  }

  /// A threshold that all who can consent do not reach, and without which a rule gives no day; nil where there is none.
  func outOfReach(_ rule: DateRule) -> (form: ThresholdReached, problem: ClauseFileError.Problem)? {
    rule.needed.flatMap(\.form.ownThresholds).lazy.compactMap { form in
      guard form.certifiedAs == nil else { return nil }
      let threshold = Threshold(form, of: self)
      guard let most = threshold.mostCounted(of: self), threshold.dayReached(by: most.map(Consented.onOneDay)) == nil
      else { return nil }
      return (form, .outOfReach(wanted: threshold.wanted.flatMap { $0 > most.count ? $0 : nil }, of: most.count))
    }.first
  }

  /// All that is wrong with a clause file as somebody writes it, in the order of its lines.
  package static func faults(in file: ClauseNode) -> [ClauseFileError] {
    ClauseFaults.all(in: file) { tree throws(ClauseFileError) in
      _ = try Agreement(reading: tree)
    } check: {
      (try? Agreement(reading: $0))?.faultsAsWritten ?? []
    }
  }

  /// Checks that the file has the groups and weights that thresholds name.
  private func checkNames(_ reader: NodeReader) throws(ClauseFileError) {
    let rules = clauses.allRules
    for form in rules.flatMap(\.thresholds) {
      if form.countsListed, form.group == nil, parties.isEmpty { throw reader.fail(.missing(key: "parties")) }
      if let group = form.group, groups[group] == nil {
        throw reader.first("of", group).fail(.unknownGroup(group))
      }
      if case .shareOfWeight(_, let name) = form.measure, weights[name] == nil {
        throw reader.first("weight", name).fail(.unknownWeight(name))
      }
    }
  }
}

extension FinalClauses {
  /// The rules of all clauses.
  var allRules: [DateRule] { rulesOfLife + (effects + survival + deadlines).map(\.rule) }

  /// The rules by which the agreement starts, changes and ends.
  var rulesOfLife: [DateRule] {
    let rules = [
      start.rule, start.forParty, start.succession, duration?.ends, amendment?.rule, amendment?.forParty,
      termination?.rule, termination?.noticeFrom, withdrawal?.rule, withdrawal?.noticeFrom,
    ]
    return rules.compactMap { $0 }
  }
}
