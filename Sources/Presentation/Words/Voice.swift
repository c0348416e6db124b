package import Agreements
package import CivilDate

/// The languages of the product.
package enum Language: String, Sendable, CaseIterable {
  case en, ja

  /// The language by `LC_ALL`, `LC_MESSAGES` and `LANG`: the first that is set and not empty counts. No locale need be
  /// installed. Anything but Japanese is answered in English.
  package init(environment: [String: String]) {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
    self = set.map { $0 == "ja" || $0.hasPrefix("ja_") || $0.hasPrefix("ja.") } == true ? .ja : .en
  }
}

/// One language and the nature of the agreement. Together they decide every word (L30). A text that does not bind is
/// never said to be in force, terminated or amended.
package struct Voice: Sendable {
  /// The language of every sentence.
  package let language: Language
  let nature: Nature
  let agreement: Agreement?
  /// Whether the ending spoken of is that of one party's membership.
  let isWithdrawal: Bool
  /// Whether the rule spoken of is one on amendments, which are accepted.
  private(set) var isOfAmendment = false

  /// The voice for sentences about no agreement in particular.
  package init(_ language: Language) {
    self.language = language
    nature = .nonBinding
    agreement = nil
    isWithdrawal = false
  }

  /// - Parameter party: the party whose membership is spoken of; nil for the agreement.
  package init(_ language: Language, _ agreement: Agreement, of party: PartyID? = nil) {
    self.init(language, agreement, isWithdrawal: party != nil && agreement.clauses.withdrawal != nil)
  }

  /// The voice where every ending that the clauses provide for is that of one party's membership.
  static func ofEndings(_ language: Language, _ agreement: Agreement) -> Voice {
    let clauses = agreement.clauses
    return Voice(language, agreement, isWithdrawal: clauses.withdrawal != nil && clauses.termination == nil)
  }

  /// The voice for a rule on amendments.
  var ofAmendment: Voice {
    var voice = self
    voice.isOfAmendment = true
    return voice
  }

  private init(_ language: Language, _ agreement: Agreement, isWithdrawal: Bool) {
    self.language = language
    self.isWithdrawal = isWithdrawal
    self.nature = agreement.nature
    self.agreement = agreement
  }

  /// The two wordings of one sentence, side by side.
  func say(_ en: @autoclosure () -> String, _ ja: @autoclosure () -> String) -> String {
    switch language {
    case .en: en()
    case .ja: ja()
    }
  }

  /// A name with the identifier behind it.
  func named(_ name: String, _ id: String) -> String { say("\(name) (\(id))", "\(name)（\(id)）") }

  /// The old and the new value.
  func change(_ before: String, _ after: String) -> String { say("\(before) -> \(after)", "\(before) → \(after)") }

  /// The colon between a name and what is said of it.
  var colon: String { say(": ", "：") }

  /// A text of a clause file.
  package func text(_ text: LocalText) -> String {
    switch language {
    case .en: text.en
    case .ja: text.ja ?? text.en
    }
  }

  func word(_ binding: (String, String), _ nonBinding: (String, String)) -> String {
    let words = nature == .binding ? binding : nonBinding
    return say(words.0, words.1)
  }

  /// The word where no agreement in particular is spoken of, else that for its nature.
  private func word(
    of none: (String, String), _ binding: (String, String), _ nonBinding: (String, String)
  ) -> String {
    agreement == nil ? say(none.0, none.1) : word(binding, nonBinding)
  }

  var parties: String { word(of: ("parties", "当事者"), ("parties", "締約国"), ("participants", "参加者")) }
  var party: String { word(of: ("party", "当事者"), ("party", "締約国"), ("participant", "参加者")) }
  var agreementNoun: String { word(of: ("agreement", "協定"), ("agreement", "協定"), ("memorandum", "覚書")) }
  /// The ending for one party alone.
  var withdrawal: String { say("withdrawal", "脱退") }
  var ending: String { isWithdrawal ? withdrawal : endingOfAgreement }
  /// What ends: one party's membership, or the agreement.
  var whatEnds: String { isWithdrawal ? say("the membership", "参加") : say("the \(agreementNoun)", agreementNoun) }
  /// The word for the ending of the agreement for all, even where a party is asked about.
  var endingOfAgreement: String {
    word(of: ("ending", "終了・中止"), ("termination", "終了"), ("discontinuation", "中止"))
  }
  /// What a notice gives notice of.
  var noticeOf: String { agreement?.clauses.withdrawal != nil ? withdrawal : ending }
  /// A notice, and what it gives notice of, where that is known.
  var notice: String {
    agreement == nil ? say("notice", "通知") : say("notice of \(noticeOf)", "\(noticeOf)通知")
  }
  var amendment: String { word(of: ("amendment", "改正・修正"), ("amendment", "改正"), ("modification", "修正")) }
  var operation: String { word(of: ("operation", "効力・運用"), ("force", "効力"), ("operation", "運用")) }

  var start: String { word(of: ("start", "開始"), ("entry into force", "発効"), ("start of operation", "運用開始")) }
  /// The start, at the head of a line.
  var capitalStart: String { capital(start) }
  var headingOfEnding: String { capital(ending) }
  var headingOfAmendment: String { capital(amendment) }

  func capital(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
  var notStarted: String {
    word(
      ("the agreement is not in force yet", "協定はまだ発効していない"), ("the memorandum does not operate yet", "覚書はまだ運用されていない"))
  }

  func startsOnly(on day: CivilDay) -> String {
    let date = date(day)
    return word(
      ("the agreement is in force only from \(date)", "協定が発効するのは\(date)である"),
      ("the memorandum operates only from \(date)", "覚書の運用が開始されるのは\(date)である"))
  }

  /// A state with its first day. For an ending under way it is the day on which that began.
  func stateWithDay(_ state: State) -> String {
    guard let since = state.since.map(date) else { return self.state(state) }
    if case .suspended(_, let until) = state {
      return switch until {
      case .day(let day):
        say("suspended since \(since), runs again from \(date(day))", "停止中（\(since)から。\(date(day))に再開）")
      case .resumption: say("suspended since \(since), until it is resumed", "停止中（\(since)から、再開まで）")
      case .none: say("suspended since \(since)", "停止中（\(since)から）")
      }
    }
    guard case .ending = state else {
      return say("\(self.state(state)), since \(since)", "\(self.state(state))（\(since)から）")
    }
    if isWithdrawal {
      return word(
        ("bound, \(withdrawal) under way since \(since)", "拘束されている（\(since)から\(withdrawal)手続中）"),
        ("taking part, \(withdrawal) under way since \(since)", "参加中（\(since)から\(withdrawal)手続中）"))
    }
    return word(
      ("in force, termination under way since \(since)", "効力を有する（\(since)から終了手続中）"),
      ("operative, discontinuation under way since \(since)", "運用中（\(since)から中止手続中）"))
  }

  /// The word for a state, by its name in JSON.
  func state(_ state: State) -> String {
    switch state {
    case .awaitingSignatures: say("awaiting signatures", "署名待ち")
    case .awaitingConsent: say("awaiting consent to be bound", "同意待ち")
    case .awaitingEvent: word(("not yet in force", "未発効"), ("not yet operative", "運用開始前"))
    case .notYetOperative(let start, true):
      word(
        ("not yet in force, starts on \(date(start))", "未発効（\(date(start))に発効）"),
        ("not yet operative, starts on \(date(start))", "運用開始前（\(date(start))に運用開始）"))
    case .notYetOperative(let start, false):
      word(
        (
          "not yet in force, starts on \(date(start)) if nothing else happens", "未発効（他に何も起こらなければ\(date(start))に発効）"
        ),
        (
          "not yet operative, starts on \(date(start)) if nothing else happens",
          "運用開始前（他に何も起こらなければ\(date(start))に運用開始）"
        ))
    case .endsBeforeStart: say("ends before it starts", "開始前に終了")
    case .undetermined: say("undetermined", "不確定")
    case .notAParty: say("not a \(party)", "\(party)でない")
    case .suspended: say("suspended", "停止中")
    case .operative: word(("in force", "効力を有する"), ("operative", "運用中"))
    case .ending where isWithdrawal:
      word(
        ("bound, \(withdrawal) under way", "拘束されている（\(withdrawal)手続中）"),
        ("taking part, \(withdrawal) under way", "参加中（\(withdrawal)手続中）"))
    case .ended where isWithdrawal: say("withdrawn", "\(withdrawal)")
    case .ending:
      word(
        ("in force, termination under way", "効力を有する（終了手続中）"),
        ("operative, discontinuation under way", "運用中（中止手続中）"))
    case .ended: word(("terminated", "終了"), ("discontinued", "中止"))
    }
  }

  /// What happens on the day that a clause on ending gives.
  var ends: (en: String, ja: String) {
    guard agreement != nil else { return ("It ends", "に終わる") }
    return nature == .binding ? ("It ends", "に終了する") : ("It is expected to end", "に中止となる見込みである")
  }

  /// What happens to all, in Japanese, where too few are left.
  var endsForAll: String { word(of: ("", "終わる"), ("", "終了する"), ("", "中止となる")) }

  /// What happens on the day that a clause on the start gives.
  var starts: (en: String, ja: String) {
    nature == .binding ? ("enters into force", "に効力を生ずる") : ("becomes operative", "に運用が開始される")
  }

  /// The sentence on the day of the ending. Where nothing binds, it says "is expected to", never "shall" (L5).
  func endsOn(_ day: CivilDay) -> String {
    let date = date(day)
    if isWithdrawal {
      return word(
        ("Withdrawal takes effect on \(date).", "\(withdrawal)は\(date)に効力を生ずる。"),
        ("Withdrawal is expected to start on \(date).", "\(withdrawal)は\(date)に開始する見込みである。"))
    }
    return word(
      ("Termination takes effect on \(date).", "終了は\(date)に効力を生ずる。"),
      ("Discontinuation is expected to start on \(date).", "中止は\(date)に開始する見込みである。"))
  }

  /// That an amendment has been applied since a day.
  func inEffect(since day: CivilDay) -> String {
    let date = date(day)
    return say("in effect since \(date)", word(("", "\(date)から効力を有する"), ("", "\(date)から適用")))
  }

  /// That an amendment takes effect on a day.
  func takesEffect(on day: CivilDay) -> String {
    let date = date(day)
    return say("takes effect on \(date)", word(("", "\(date)に効力を生ずる"), ("", "\(date)に適用開始")))
  }

  /// The first day of an amendment.
  var effectiveDayNoun: String { say("effective day", word(("", "効力発生日"), ("", "適用開始日"))) }

  func hasEndedOn(_ day: CivilDay) -> String {
    let date = date(day)
    if isWithdrawal { return say("Withdrawn since \(date).", "\(date)に\(withdrawal)した。") }
    return word(
      ("Terminated since \(date).", "\(date)に終了した。"), ("Discontinued since \(date).", "\(date)に中止が開始した。"))
  }

  /// 14 July 2026, or 2026年（令和8年）7月14日. The era stands only where the output names the year first (`EraMarks`). There
  /// is no era before the Gregorian calendar came to Japan.
  package func date(_ day: CivilDay) -> String {
    switch language {
    case .en: return "\(day.day) \(englishMonths[day.month - 1]) \(day.year)"
    case .ja:
      let era = JapaneseEra.of(day).map { "（\($0.era.kanji)\($0.year == 1 ? "元" : String($0.year))年）" }
      return "\(day.year)年\(era.map(EraMarks.marked) ?? "")\(day.month)月\(day.day)日"
    }
  }

  func period(_ period: Period) -> String {
    func english(_ count: Int, _ unit: String) -> String { "\(count) \(unit)\(count == 1 ? "" : "s")" }
    return switch period {
    case .days(let count): say(english(count, "day"), "\(count)日")
    case .months(let count): say(english(count, "month"), "\(count)か月")
    case .years(let count): say(english(count, "year"), "\(count)年")
    }
  }

  /// The items one after another; the last one is not set apart.
  func series(_ items: [String]) -> String { items.joined(separator: say(", ", "、")) }

  /// The name of a party or organ in use on a day.
  func name(_ party: PartyID, on day: CivilDay) -> String {
    if let organ = agreement?.organ(party) { return text(organ.name) }
    return agreement?.party(party).map { text($0.name(on: day)) } ?? party.description
  }

  func names(_ parties: [PartyID], on day: CivilDay) -> String {
    list(parties.map { name($0, on: day) })
  }

  func list(_ items: [String]) -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    let others = items.dropLast()
    return say(others.joined(separator: ", ") + " and " + last, others.joined(separator: "、") + "及び" + last)
  }

  func entry(_ number: EntryNumber) -> String { say("entry \(number)", "記載\(number)") }

  func entries(_ numbers: [EntryNumber]) -> String {
    guard numbers.count != 1 else { return entry(numbers[0]) }
    return say("entries ", "記載") + list(numbers.map(\.description))
  }
}
