extension EndingClause {
  private static let numbers = 2...1000

  static let map = ClauseMap.clause(
    "ending", "Termination, discontinuation or withdrawal",
    "How it ends by a notice or on an agreed date: for all, or by withdrawal for one alone.",
    [
      .optional("rule", .ruleOfEnding, "The day of the ending", "If left out, only an agreed date ends it."), .gives,
      .optional(
        "notice-from", .rule, "The first day for a notice",
        "A notice given before the day of this rule has no effect."),
      .optional(
        "ends-below", .number(numbers), "Fewest parties",
        "With fewer it ends for all: 2 (if left out) to 1000."),
      .optional("concordance", .list(of: .map(Concordance.map)), "Where the language versions differ"),
    ])

  init(reading reader: NodeReader) throws(ClauseFileError) {
    let fields = try reader.fields(Self.map)
    var concordance: [Concordance] = []
    for item in try fields.list("concordance") { concordance.append(try Concordance(reading: item)) }
    self.init(
      citation: try Citation(fields),
      rule: try fields["rule"].reading { field throws(ClauseFileError) in
        try DateRule(reading: field, allowing: Countable.ending)
      },
      gives: try fields.gives(),
      noticeFrom: try fields["notice-from"].reading { field throws(ClauseFileError) in
        try field.plainRule([.start, .startForParty, .termEnd])
      },
      fewest: try fields["ends-below"].reading { field throws(ClauseFileError) in
        try field.number(in: Self.numbers)
      } ?? 2,
      concordance: concordance)
  }
}

extension Concordance {
  static let map = ClauseMap(
    "concordance", "Difference between language versions", "The words of each version, side by side.",
    [
      .needed("words", .localText, "The words of each version"),
      .needed("remark", .localText, "What the difference is"), .optional("days", .map(NoticeDayRange.map)),
    ])

  init(reading reader: NodeReader) throws(ClauseFileError) {
    let fields = try reader.fields(Self.map)
    self.init(
      words: try fields.required("words").localText(),
      remark: try fields.required("remark").localText(),
      noticeDays: try fields["days"].reading { field throws(ClauseFileError) in try readRange(field) })
  }
}

extension NoticeDayRange {
  fileprivate static let map = ClauseMap(
    "noticeDays", "Which days of a notice the words can mean", "In the order in which a notice passes through them.",
    [.needed("earliest", .choice(of: NoticeDay.self)), .needed("latest", .choice(of: NoticeDay.self))])
}

private func readRange(_ reader: NodeReader) throws(ClauseFileError) -> NoticeDayRange {
  let fields = try reader.fields(NoticeDayRange.map)
  let latest = try fields.required("latest")
  let range = NoticeDayRange(
    earliest: try fields.required("earliest").choice(NoticeDay.self), latest: try latest.choice(NoticeDay.self))
  guard let range else {
    throw latest.fail(.badValue(try latest.text(), wanted: .oneOf(NoticeDay.allCases.map(\.rawValue))))
  }
  return range
}
