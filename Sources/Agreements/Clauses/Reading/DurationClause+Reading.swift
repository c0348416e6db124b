import CivilDate

extension DurationClause {
  private enum Extension: String, CaseIterable {
    case byAgreement = "by-agreement"
    case none
  }

  static let map = ClauseMap.clause(
    "duration", "Duration", "The term, its extension and its renewal. Left out: for an indefinite time.",
    [
      .needed("ends", .rule, "The end of the first term"), .gives,
      .optional(
        "extension", .choice(of: Extension.self), "Whether all can extend it",
        "by-agreement: the text provides for it, so that the end is provisional until it is reached."),
      .optional("renewal", .map(Renewal.map)),
    ])

  init(reading reader: NodeReader) throws(ClauseFileError) {
    let fields = try reader.fields(Self.map)
    let extensible = try fields["extension"].reading { field throws(ClauseFileError) in
      try field.choice(Extension.self)
    }
    self.init(
      citation: try Citation(fields),
      ends: try fields.required("ends").plainRule(Countable.term),
      gives: try fields.gives(), isExtendable: extensible == .byAgreement,
      renewal: try fields["renewal"].reading(Renewal.init(reading:)))
  }
}

extension Renewal {
  private static let numbers = 1...1000

  static let map = ClauseMap(
    "renewal", "Renewal", "The term is renewed each time, unless a notice comes in time.",
    [
      .needed("for", .period, "By how much"),
      .optional(
        "notice", .period, "How long before the end a notice must be given",
        "If left out, any day of the term is in time."), .lastDayInTime,
      .optional("times", .number(numbers), "How many times", "1 to 1000; if left out, without limit."),
    ])

  init(reading reader: NodeReader) throws(ClauseFileError) {
    let fields = try reader.fields(Self.map)
    let wanted = { (text: String) in try? Period(parsing: text) }
    self.init(
      period: try fields.required("for").value(.period, wanted),
      notice: try fields["notice"].reading { field throws(ClauseFileError) in try field.value(.period, wanted) },
      lastDay: try fields["last-day"].reading { field throws(ClauseFileError) in
        try field.choice(LastDayInTime.self)
      } ?? .safe,
      times: try fields["times"].reading { field throws(ClauseFileError) in try field.number(in: Self.numbers) })
  }
}
