import Agreements
import CivilDate

/// Makes clause files: every key of the language, every form of rule, every value of a policy.
struct RandomClauses {
  var dice: Seeded
  private(set) var cast = Cast()
  /// The names that thresholds can use.
  private(set) var groups: [String] = []
  private(set) var weights: [String] = []
  private var hasTerm = false
  private var articles = 0

  private static let names = ["A": "Alpha", "B": "Beta", "C": "Gamma", "D": "Delta", "E": "Epsilon"]

  init(_ random: Seeded) { dice = random }

  /// A clause file, and with it the cast of the world.
  mutating func file() -> String {
    cast.opening = dice.pick(weighed: [(35, .bySignature), (30, .byConsent), (35, .open)])
    cast.first = CivilDay(year: dice.pick([2019, 2022, 2023]), month: dice.number(1...12), day: 1) ?? .first
    cast.hasParent = dice.chance(15)
    cast.hasOrgan = dice.chance(40)
    cast.listed = Array(["A", "B", "C", "D", "E"].prefix(dice.number(2...5)))
    var lines = ["agreement: made-up", "title: {en: A treaty that is made up}", "nature: binding"]
    if cast.opening == .open {
      lines.append("open-to: {en: all States}")
      cast.others = Array(["X", "Y", "Z"].prefix(dice.number(1...3)))
      if dice.chance(25) { cast.listed = [] }
      if cast.listed.isEmpty { cast.others = ["X", "Y", "Z"] }
    }
    cast.isSigned = cast.opening == .bySignature || !cast.listed.isEmpty && dice.chance(20)
    if !cast.listed.isEmpty {
      lines.append("parties:")
      for id in cast.listed { lines.append("  - \(party(id))") }
    }
    if cast.hasOrgan { lines.append("organs: [{id: \(Cast.organ), name: {en: Secretariat}}]") }
    lines += countedBy()
    if cast.hasParent {
      let starts = dice.chance(50) ? "" : ", starts-not-before: " + dice.pick(["yes", "no"])
      let ends = dice.chance(50) ? "" : ", ends-with: " + dice.pick(["yes", "no"])
      lines.append("parent: {agreement: the-parent, \(clause())\(starts)\(ends)}")
    }
    lines.append("start: \(start())")
    hasTerm = dice.chance(40)
    if hasTerm { lines.append("duration: \(duration())") }
    if dice.chance(60) { lines.append("amendment: \(amendment())") }
    lines += endings(
      dice.pick(weighed: [(45, (true, false)), (32, (false, true)), (18, (true, true)), (5, (false, false))]))
    if dice.chance(45) { lines.append("suspension: \(suspension())") }
    for list in ["effects", "survival", "deadlines"] where dice.chance(25) { lines.append("\(list): \(further(list))") }
    let revocation = dice.chance(25)
    if revocation { lines.append("revocation: \(taking())") }
    lines += policies(22, but: revocation ? [.revocation] : [])
    return lines.joined(separator: "\n") + "\n"
  }

  /// Files of amendments, each of which replaces some of the clauses.
  mutating func changes() -> [(name: String, text: String)] {
    (1...dice.number(1...3)).map { number in
      var lines: [String] = []
      while lines.isEmpty {
        if dice.chance(hasTerm ? 35 : 12) { lines.append("duration: \(duration())") }
        if dice.chance(20) { lines.append("amendment: \(amendment())") }
        lines += endings((dice.chance(40), dice.chance(30)))
        if dice.chance(15) { lines.append("suspension: \(suspension())") }
        for list in ["effects", "survival", "deadlines"] where dice.chance(12) {
          lines.append("\(list): \(further(list))")
        }
        let revocation = dice.chance(10)
        if revocation { lines.append("revocation: \(taking())") }
        lines += policies(8, but: revocation ? [.revocation] : [])
      }
      return ("change-\(number).yaml", lines.joined(separator: "\n") + "\n")
    }
  }

  private mutating func party(_ id: String) -> String {
    let zone = dice.chance(40) ? ", zone: \(dice.pick(Cast.zones).name)" : ""
    let renamed = dice.chance(6) ? ", renamed: [{from: \(cast.day(700)), en: New \(id)}]" : ""
    return "{id: \(id), name: {en: \(Self.names[id] ?? id)}\(zone)\(renamed)}"
  }

  /// Groups and weights, for thresholds.
  private mutating func countedBy() -> [String] {
    let all = cast.listed + cast.others
    var lines: [String] = []
    if dice.chance(45) {
      groups = ["few"]
      lines.append("groups: {few: [\(dice.some(of: all).joined(separator: ", "))]}")
    }
    if dice.chance(45) {
      weights = ["tonnage"]
      let each = all.map { "\($0): \"\(dice.number(1...40)).\(dice.number(0...9))\"" }
      let total = dice.chance(50) ? "" : "total: \"\(dice.number(60...110))\", "
      lines.append("weights: {tonnage: {\(total)parties: {\(each.joined(separator: ", "))}}}")
    }
    return lines
  }

  private mutating func clause() -> String {
    articles += 1
    return "article: {en: Article \(articles)}, says: {en: It says \(articles).}"
  }

  private mutating func start() -> String {
    var place = RulePlace.start(cast.opening)
    if cast.isSigned { place = .start(.bySignature) }
    if cast.opening == .byConsent { place.wantsThreshold = dice.chance(50) }
    var text = "{\(clause()), rule: \(rule(place))"
    let percent: Int =
      switch cast.opening {
      case .bySignature: 5
      case .byConsent: 50
      case .open: 75
      }
    if dice.chance(percent) { text += ", for-party: \(rule(.forParty))" }
    if dice.chance(45) { text += ", first-parties: \(dice.pick(["threshold", "start"]))" }
    if cast.opening != .bySignature && dice.chance(20) { text += ", succession: \(rule(.succession))" }
    return text + "}"
  }

  private mutating func duration() -> String {
    let ends =
      dice.chance(70)
      ? "{after: \(dice.pick(["P1Y", "P2Y", "P18M", "P3Y", "P730D"])), from: {day-of: start}}" : rule(.term)
    var text = "{\(clause()), ends: \(ends)\(gives())"
    if dice.chance(40) { text += ", extension: " + dice.pick(["by-agreement", "none"]) }
    if dice.chance(60) {
      text += ", renewal: {for: \(dice.pick(["P1Y", "P6M", "P90D", "P3M"]))"
      if dice.chance(60) { text += ", notice: \(dice.pick(["P30D", "P3M", "P1M", "P10D"]))" }
      if dice.chance(40) { text += ", last-day: " + dice.pick(["safe", "anniversary"]) }
      if dice.chance(40) { text += ", times: \(dice.number(1...4))" }
      text += "}"
    }
    return text + "}"
  }

  private mutating func gives() -> String {
    dice.chance(60) ? "" : ", gives: " + dice.pick(["first-day", "last-day"])
  }

  private mutating func amendment() -> String {
    let by = dice.pick(["all", "acceptors", cast.hasOrgan ? Cast.organ : "all"])
    var text = "{\(clause()), by: \(by)"
    if dice.chance(60) { text += ", binds: " + dice.pick(["all", "acceptors", "acceptors"]) }
    if dice.chance(by == "acceptors" ? 75 : 35) {
      text += ", rule: \(rule(by == "acceptors" ? .acceptance : .adoption))"
    }
    if dice.chance(45) { text += ", for-party: \(rule(.acceptor))" }
    return text + "}"
  }

  private mutating func endings(_ has: (termination: Bool, withdrawal: Bool)) -> [String] {
    (has.termination ? ["termination: \(ending())"] : []) + (has.withdrawal ? ["withdrawal: \(ending())"] : [])
  }

  private mutating func ending() -> String {
    var text = "{\(clause())"
    let place = hasTerm ? RulePlace.endingOfTerm : .ending
    if dice.chance(95) {
      let rule = rule(place)
      text += ", rule: " + (dice.chance(25) ? "{agreed-or-else: \(rule)}" : rule)
    }
    text += gives()
    if dice.chance(15) { text += ", notice-from: \(rule(.noticeFrom))" }
    if dice.chance(20) { text += ", ends-below: \(dice.number(2...4))" }
    if dice.chance(6) {
      text += ", concordance: [{words: {en: told}, remark: {en: Or sent.}, days: {earliest: dated, latest: received}}]"
    }
    return text + "}"
  }

  private mutating func suspension() -> String { "{\(clause()), by: \(dice.pick(["all", "any"]))}" }

  private mutating func taking() -> String {
    "{\(clause()), allowed: \(dice.pick(RevocationPolicy.allCases.map(\.rawValue)))}"
  }

  private mutating func further(_ list: String) -> String {
    let items = (1...dice.number(1...2)).map { number in
      "{what: \(list)-\(number), \(clause()), rule: \(rule(list == "deadlines" ? .deadline : .effect))\(gives())}"
    }
    return "[\(items.joined(separator: ", "))]"
  }

  private mutating func policies(_ percent: Int, but left: [PolicyName]) -> [String] {
    var lines: [String] = []
    for name in PolicyName.allCases where !left.contains(name) && dice.chance(percent) {
      lines.append("  \(name.rawValue): {value: \(value(of: name)), reason: {en: It is so done.}}")
    }
    return lines.isEmpty ? [] : ["policies:"] + lines
  }

  private mutating func value(of name: PolicyName) -> String {
    var values = name.values
    if name == .civilDayOf { values += ["Asia/Tokyo", "Pacific/Kiritimati", "America/Panama"] }
    if name == .amendmentEffect { values += ["P30D", "P1M", "P1Y"] }
    return dice.pick(values)
  }
}
