import CivilDate

/// `yearly: 06-30, cut-off: 01-01, from: RULE`: the first 30 June whose cut-off is not before the day that the rule
/// gives. The cut-off is the last 1 January on or before it, and can be the yearly day itself. Without a cut-off, it is
/// the first such day after the day of the rule. The policy `missing-day` says which day 29 February is in a common
/// year.
struct YearlyDay: DateRuleForm {
  static let keys = ["yearly"]
  static let maps = [
    ClauseMap(
      "yearly", "yearly: a day that comes every year",
      "With a cut-off, the first whose cut-off is not missed; without, the first after.",
      [
        .needed("yearly", .monthDay),
        .optional("cut-off", .monthDay, "Cut-off", "The last day, each year, on which it is still in time."), .from,
      ],
      examples: [#"{"yearly": "06-30", "cut-off": "01-01", "from": {"day-of": "notice"}}"#])
  ]
  let day: MonthDay
  let cutOff: MonthDay?
  let from: DateRule

  init(_ reader: RuleReader) throws(ClauseFileError) {
    guard let day = try reader.monthDay("yearly") else { throw reader.fields.owner.fail(.missing(key: "yearly")) }
    self.day = day
    cutOff = try reader.monthDay("cut-off")
    from = try reader.rule("from")
  }

  var parts: [DateRule] { [from] }
  var isStepped: Bool { true }
  var ownPolicies: Set<PolicyName> {
    day.isMissingInCommonYears || cutOff?.isMissingInCommonYears == true ? [.missingDay] : []
  }

  func evaluate(_ context: RuleContext) -> Evaluation {
    let missingDay = context.policies.missingDay
    return from.evaluate(context).then { start in
      guard let found = first(from: start, missingDay) else { return nil }
      let phrase: Phrase =
        if let limit = found.cutOff {
          Phrase(
            en: "\(start) is in time for \(limit), the cut-off of \(found.day.day)",
            ja: "\(start)は\(found.day.day)の期限である\(limit)に間に合う")
        } else {
          Phrase(
            en: "the first \(day) after \(start): \(found.day.day)", ja: "\(start)の後の最初の\(day)：\(found.day.day)")
        }
      let missing = found.day.missing.map { [Step($0.phrase, missing: $0)] } ?? []
      return (found.day.day, [Step(phrase)] + missing)
    }
  }

  private func first(from start: CivilDay, _ missingDay: MissingDay) -> (day: Sum, cutOff: CivilDay?)? {
    for year in start.year...start.year + 2 {
      guard let candidate = day.day(in: year, missingDay: missingDay) else { return nil }
      guard let cutOff else {
        if candidate.day > start { return (candidate, nil) }
        continue
      }
      guard let limit = limit(cutOff, of: candidate.day, missingDay) else { continue }
      if start <= limit { return (candidate, limit) }
    }
    return nil
  }

  private func limit(_ cutOff: MonthDay, of day: CivilDay, _ missingDay: MissingDay) -> CivilDay? {
    if let same = cutOff.day(in: day.year, missingDay: missingDay)?.day, same <= day { return same }
    return cutOff.day(in: day.year - 1, missingDay: missingDay)?.day
  }

  func phrase(_ words: RuleWords) -> Phrase {
    guard let cutOff else {
      return Phrase(
        en: "the first \(day) after \(from.phrase(words.ofDay))", ja: "\(from.phrase(words.ofDay))の後の最初の\(day)")
    }
    return Phrase(
      en: "the next \(day) whose cut-off, \(cutOff), is not before \(from.phrase(words.ofDay))",
      ja: "\(from.phrase(words.ofDay))以後に期限の\(cutOff)が来る最初の\(day)")
  }
}
