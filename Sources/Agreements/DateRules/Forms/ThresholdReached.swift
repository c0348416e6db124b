import CivilDate

/// `threshold: {...}`: the day on which enough consents are there. `consents: 35` counts them, and `consents: all`
/// wants every party listed. `share: 3/4` wants a part of the parties or, with `weight`, of a total. `of` counts in one
/// group only, and `including` wants certain parties among them. `certified-as` names the event by which the depositary
/// informs that the threshold is reached (VCLT Art. 77(1)(f)).
struct ThresholdReached: DateRuleForm {
  static let keys = ["threshold"]
  static let maps = [
    ClauseMap(
      "threshold", "threshold: enough consents", "The day on which they are there.",
      [.needed("threshold", .oneOf(measures), "Enough consents")],
      examples: [#"{"threshold": {"consents": "35"}}"#, #"{"threshold": {"share": "3/4"}}"#])
  ]
  /// The keys inside the map of the threshold.
  static let ownKeys = measures[0].names + measures[1].names.filter { !measures[0].names.contains($0) }
  private static let numbers = 1...1000
  private static let measures = [
    ClauseMap(
      "numberOfConsents", "A number of consents", "Or all: of all the parties that are listed.",
      [.needed("consents", .number(numbers, or: ["all"]), "How many", "1 to 1000, or all.")] + among),
    ClauseMap(
      "shareOfConsents", "A share", "Of the parties that are listed or, with weight, of a total.",
      [
        .needed("share", .known("share"), "Share", "As in 3/4 or 55%."),
        .optional("weight", .text, "What is weighed", "A name of weights in this file."),
      ] + among),
  ]
  private static let among: [ClauseKey] = [
    .optional("of", .text, "Counted in one group only", "A name of groups in this file."),
    .optional("including", .list(of: .partyID), "These parties must be among them"),
    .optional(
      "certified-as", .eventName, "Also reached on the day of this event", "The depositary's word that it is reached."),
  ]
  let measure: Measure
  let group: String?
  let including: [PartyID]
  let certifiedAs: EventName?

  enum Measure: Hashable {
    case consents(Int)
    case all
    case shareOfParties(Share)
    case shareOfWeight(Share, String)
  }

  init(_ reader: RuleReader) throws(ClauseFileError) {
    let owner = try reader.fields.required("threshold")
    let fields = try owner.fields(Self.ownKeys)
    let share = try fields["share"].reading { field throws(ClauseFileError) in
      try field.value(.share, Share.init)
    }
    let weight = try fields["weight"].reading { field throws(ClauseFileError) in try field.text() }
    if let share {
      if let stray = fields["consents"] { throw stray.fail(.bothGiven("share", "consents")) }
      measure = weight.map { .shareOfWeight(share, $0) } ?? .shareOfParties(share)
    } else {
      if let stray = fields["weight"] { throw stray.fail(.missing(key: "share")) }
      let consents = try fields.required("consents")
      measure = try consents.text() == "all" ? .all : .consents(consents.number(in: Self.numbers))
    }
    group = try fields["of"].reading { field throws(ClauseFileError) in try field.text() }
    including =
      try fields["including"].reading { field throws(ClauseFileError) in
        try field.values(.partyID, PartyID.init)
      } ?? []
    certifiedAs = try fields["certified-as"].reading { field throws(ClauseFileError) in
      try field.value(.eventName, EventName.init)
    }
  }

  /// Whether the parties that the file lists are its measure.
  var countsListed: Bool {
    switch measure {
    case .all, .shareOfParties: true
    case .consents, .shareOfWeight: false
    }
  }

  var parts: [DateRule] { [] }
  var ownThresholds: [ThresholdReached] { [self] }
  var ownEvents: Set<EventName> { Set(certifiedAs.map { [$0] } ?? []) }

  func evaluate(_ context: RuleContext) -> Evaluation {
    let certified = certifiedAs.flatMap { context.events.first($0) }
    let reached = context.tallies.dayReached(self)
    if let certified, reached.map({ certified.day < $0 }) ?? true {
      return .day(derived(certified.day, Phrase(en: "reached, as certified", ja: "到達（認定による）")))
    }
    if let reached { return .day(derived(reached, Phrase(en: "reached", ja: "到達"))) }
    if let supposed = context.supposed { return .day(derived(supposed, Phrase(en: "reached", ja: "到達"))) }
    return .waits(Waits(awaited: [Awaited(kind: .consent, phrase: noun)]))
  }

  /// Whether the depositary certified it and the consents on record would not be enough.
  func isCertifiedOnly(_ events: Events, _ tallies: Tallies) -> Bool {
    guard let name = certifiedAs, events.first(name) != nil else { return false }
    return tallies.dayReached(self) == nil
  }

  private func derived(_ day: CivilDay, _ how: Phrase) -> Derived {
    Derived(day: day, steps: [Step(Phrase(en: "\(noun) \(how): \(day)", ja: "\(noun)に\(how)：\(day)"))], restsOn: day)
  }

  private var noun: Phrase {
    let among = group.map { Phrase(en: " among \($0)", ja: "「\($0)」の中で") } ?? Phrase(en: "", ja: "")
    let with =
      including.isEmpty ? Phrase(en: "", ja: "") : Phrase(en: ", including \(including)", ja: "（\(including)を含む）")
    switch measure {
    case .consents(let count):
      return Phrase(
        en: "the \(ordinal(count)) \(.consent)\(among)\(with)", ja: "\(among)\(kanji(count))番目の\(.consent)\(with)")
    case .all:
      return Phrase(en: "the \(.consent) of all\(among)\(with)", ja: "\(among)全員の\(.consent)\(with)")
    case .shareOfParties(let share):
      return Phrase(
        en: "the \(.consent) of \(share.text) of the \(.parties)\(among)\(with)",
        ja: "\(among)\(.parties)の\(fraction(share.text))の\(.consent)\(with)")
    case .shareOfWeight(let share, let name):
      return Phrase(
        en: "the \(.consent) of \(.parties) with \(share.text) of \(name)\(among)\(with)",
        ja: "\(among)「\(name)」の\(fraction(share.text))を占める\(.parties)の\(.consent)\(with)")
    }
  }

  func occurrence(_ words: RuleWords) -> Phrase { noun }

  func phrase(_ words: RuleWords) -> Phrase {
    guard let certifiedAs else { return Phrase(en: "the day of \(noun)", ja: "\(noun)の日") }
    return Phrase(
      en: "the day of \(noun) (or of the event \(certifiedAs.description), which certifies it, whichever is earlier)",
      ja: "\(noun)の日（又はこれを認定する事象「\(certifiedAs.description)」の日のいずれか早い方）")
  }
}

/// A fraction in Japanese, such as 三分の二 for 2/3; any other text stays.
private func fraction(_ text: String) -> String {
  let parts = text.split(separator: "/").compactMap { Int($0) }
  return parts.count == 2 ? "\(kanji(parts[1]))分の\(kanji(parts[0]))" : text
}

func ordinal(_ number: Int) -> String {
  let isTeen = (11...13).contains(number % 100)
  let ending = isTeen ? "th" : [1: "st", 2: "nd", 3: "rd"][number % 10] ?? "th"
  return "\(number)\(ending)"
}

/// A number in Japanese as treaties write it, such as 五十, up to 9999; a greater one stays in digits.
func kanji(_ number: Int) -> String {
  let digits = Array("〇一二三四五六七八九")
  guard (1...9999).contains(number) else { return String(number) }
  let places = [(1_000, "千"), (100, "百"), (10, "十"), (1, "")]
  return places.map { size, unit in
    let digit = number / size % 10
    guard digit > 0 else { return "" }
    return (digit == 1 && size > 1 ? "" : String(digits[digit])) + unit
  }.joined()
}
