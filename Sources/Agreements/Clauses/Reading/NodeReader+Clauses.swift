import CivilDate

extension Citation {
  init(_ fields: Fields) throws(ClauseFileError) {
    let article = try fields.required("article")
    let texts = try article.members()
    for (language, _) in texts where !isLanguageCode(language) {
      throw article.failAtKey(language, .badValue(language, wanted: .languageCode))
    }
    var locators: [Citation.Locator] = []
    for (language, text) in texts where language != "en" && language != "ja" {
      locators.append(Citation.Locator(language: language, text: try text.text()))
    }
    guard let english = texts.first(where: { $0.name == "en" }) else { throw article.fail(.missing(key: "en")) }
    let japanese = texts.first { $0.name == "ja" }
    self.init(
      article: LocalText(en: try english.value.text(), ja: try japanese?.value.text()), locators: locators,
      says: try fields.required("says").localText())
  }
}

/// From which acts each clause can count.
private enum Countable {
  static let start: Set<Anchor> = [.lastSignature, .lastConsent, .parentStart]
  static let startForParty = start.union([.consent, .start, .namedDay])
  static let ending: Set<Anchor> = [.notice, .namedDay, .start, .startForParty, .termEnd, .parentEnd]
  static let term: Set<Anchor> = [.lastSignature, .start, .startForParty, .parentStart, .parentEnd]
  static let amendment: Set<Anchor> = [.adoption, .start]
  static let effect = ending.union([.end, .lastSignature, .lastConsent, .consent])
}

extension StartClause {
  init(reading reader: NodeReader) throws(ClauseFileError) {
    let fields = try reader.fields(["article", "says", "rule", "for-party", "first-parties", "succession"])
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

extension NodeReader {
  fileprivate func startRule(_ allowed: Set<Anchor>) throws(ClauseFileError) -> DateRule {
    let rule = try DateRule(reading: self, allowing: allowed)
    guard !rule.yieldsToAgreedDate else { throw fail(.agreedDateInStart) }
    return rule
  }

  /// A rule for a day that nobody agrees on.
  fileprivate func plainRule(_ allowed: Set<Anchor>) throws(ClauseFileError) -> DateRule {
    try DateRule(reading: self, allowing: allowed, isOutermost: false)
  }
}

extension Fields {
  fileprivate func gives() throws(ClauseFileError) -> GivenSide {
    try self["gives"].reading { field throws(ClauseFileError) in try field.choice(GivenSide.self) } ?? .firstDay
  }

  fileprivate func list(_ name: String) throws(ClauseFileError) -> [NodeReader] {
    try self[name].reading { field throws(ClauseFileError) in try field.list() } ?? []
  }
}

extension DurationClause {
  private enum Extension: String, CaseIterable {
    case byAgreement = "by-agreement"
    case none
  }

  init(reading reader: NodeReader) throws(ClauseFileError) {
    let fields = try reader.fields(["article", "says", "ends", "gives", "extension", "renewal"])
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
  init(reading reader: NodeReader) throws(ClauseFileError) {
    let fields = try reader.fields(["for", "notice", "last-day", "times"])
    let wanted = { (text: String) in try? Period(parsing: text) }
    self.init(
      period: try fields.required("for").value(.period, wanted),
      notice: try fields["notice"].reading { field throws(ClauseFileError) in try field.value(.period, wanted) },
      lastDay: try fields["last-day"].reading { field throws(ClauseFileError) in
        try field.choice(LastDayInTime.self)
      } ?? .safe,
      times: try fields["times"].reading { field throws(ClauseFileError) in try field.number(in: 1...1000) })
  }
}

extension AmendmentClause {
  init(reading reader: NodeReader, organs: [PartyID]?) throws(ClauseFileError) {
    let fields = try reader.fields(["article", "says", "by", "binds", "rule", "for-party"])
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

extension EndingClause {
  init(reading reader: NodeReader) throws(ClauseFileError) {
    let fields = try reader.fields(["article", "says", "rule", "gives", "notice-from", "ends-below", "concordance"])
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
        try field.number(in: 2...1000)
      } ?? 2,
      concordance: concordance)
  }
}

extension SuspensionClause {
  init(reading reader: NodeReader) throws(ClauseFileError) {
    let fields = try reader.fields(["article", "says", "by"])
    self.init(
      citation: try Citation(fields),
      by: try fields["by"].reading { field throws(ClauseFileError) in try field.choice(Suspenders.self) } ?? .all)
  }
}

/// A list of named effects, no name twice.
func readEffects(_ reader: NodeReader?) throws(ClauseFileError) -> [NamedEffect] {
  var effects: [NamedEffect] = []
  var seen: Set<String> = []
  for item in try reader.reading({ field throws(ClauseFileError) in try field.list() }) ?? [] {
    let fields = try item.fields(["what", "article", "says", "rule", "gives"])
    let what = try fields.required("what").text()
    guard seen.insert(what).inserted else { throw item.fail(.twice(what)) }
    effects.append(
      NamedEffect(
        what: what, citation: try Citation(fields),
        rule: try fields.required("rule").plainRule(Countable.effect), gives: try fields.gives()))
  }
  return effects
}

/// The text says how a notice is taken back: a citation, and the value of policy `revocation` that it amounts to.
func readRevocation(_ reader: NodeReader) throws(ClauseFileError) -> (Citation, RevocationPolicy) {
  let fields = try reader.fields(["article", "says", "allowed"])
  return (try Citation(fields), try fields.required("allowed").choice(RevocationPolicy.self))
}

extension Concordance {
  init(reading reader: NodeReader) throws(ClauseFileError) {
    let fields = try reader.fields(["words", "remark", "days"])
    self.init(
      words: try fields.required("words").localText(),
      remark: try fields.required("remark").localText(),
      noticeDays: try fields["days"].reading { field throws(ClauseFileError) in try readRange(field) })
  }
}

private func readRange(_ reader: NodeReader) throws(ClauseFileError) -> NoticeDayRange {
  let fields = try reader.fields(["earliest", "latest"])
  let latest = try fields.required("latest")
  let range = NoticeDayRange(
    earliest: try fields.required("earliest").choice(NoticeDay.self), latest: try latest.choice(NoticeDay.self))
  guard let range else {
    throw latest.fail(.badValue(try latest.text(), wanted: .oneOf(NoticeDay.allCases.map(\.rawValue))))
  }
  return range
}
