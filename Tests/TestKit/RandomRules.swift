import Agreements
import CivilDate

/// Where a rule stands: what it can count from, and what it mostly counts from.
struct RulePlace {
  var anchors: [String]
  var usual: [String]
  /// Whether a threshold is the usual thing.
  var wantsThreshold = false
  /// Whether it gives a start, which mostly comes soon.
  var isStart = false

  static let startAnchors = ["last-signature", "last-consent", "parent-start"]
  static let endingAnchors = ["notice", "named-day", "start", "start-for-party", "term-end", "parent-end"]

  static func start(_ opening: Cast.Opening) -> RulePlace {
    switch opening {
    case .bySignature: RulePlace(anchors: startAnchors, usual: ["last-signature"], isStart: true)
    case .byConsent: RulePlace(anchors: startAnchors, usual: ["last-consent"], isStart: true)
    case .open: RulePlace(anchors: startAnchors, usual: [], wantsThreshold: true, isStart: true)
    }
  }
  static let forParty = RulePlace(
    anchors: startAnchors + ["consent", "start", "named-day"], usual: ["consent"], isStart: true)
  static let succession = RulePlace(anchors: forParty.anchors, usual: ["named-day", "consent"])
  static let term = RulePlace(
    anchors: ["last-signature", "start", "start-for-party", "parent-start", "parent-end"], usual: ["start"])
  static let adoption = RulePlace(anchors: ["adoption", "start"], usual: ["adoption"])
  static let acceptance = RulePlace(anchors: ["adoption", "start"], usual: [], wantsThreshold: true)
  static let acceptor = RulePlace(anchors: ["adoption", "start", "consent"], usual: ["consent"])
  static let ending = RulePlace(anchors: endingAnchors, usual: ["notice"])
  static let endingOfTerm = RulePlace(anchors: endingAnchors, usual: ["term-end", "notice"])
  static let noticeFrom = RulePlace(anchors: ["start", "start-for-party", "term-end"], usual: ["start"])
  static let effect = RulePlace(
    anchors: endingAnchors + ["end", "last-signature", "last-consent", "consent"], usual: ["end"])
  static let deadline = RulePlace(anchors: effect.anchors, usual: ["start", "notice", "consent"])
}

extension RandomClauses {
  /// A rule as YAML on one line, at most three rules deep below the outermost.
  mutating func rule(_ place: RulePlace, depth: Int = 0) -> String {
    if dice.chance([place.isStart ? 45 : 25, 60, 80, 100][min(depth, 3)]) { return leaf(place) }
    let form = dice.pick(weighed: [
      (30, "after"), (10, "nth-day"), (10, "edge"), (8, "yearly"), (4, "before"), (6, "latest-of"), (6, "earliest-of"),
      (8, "not-before"), (7, "provided"), (7, "unless"), (4, "named-or-else"), (4, "later-if-named"),
    ])
    let inner = rule(place, depth: depth + 1)
    switch form {
    case "after": return "{after: \(period(place)), from: \(inner)\(convention())}"
    case "before":
      let side = dice.chance(50) ? "" : ", last-day: " + dice.pick(["safe", "anniversary"])
      return "{before: \(period(place)), from: \(inner)\(side)\(missingDay())}"
    case "nth-day":
      return
        "{nth-day: \(dice.pick(place.isStart ? [1, 2, 30, 90] : [1, 2, 30, 31, 60, 90, 180, 366])), from: \(inner)}"
    case "edge": return edge(of: inner)
    case "yearly":
      let cutOff = dice.chance(50) ? "" : ", cut-off: \(monthDay())"
      return "{yearly: \(monthDay())\(cutOff), from: \(inner)}"
    case "latest-of", "earliest-of":
      let others = (0..<dice.number(1...2)).map { _ in rule(place, depth: depth + 1) }
      return "{\(form): [\(([inner] + others).joined(separator: ", "))]}"
    case "not-before": return "{rule: \(inner), not-before: \(bound(place, depth + 1))}"
    case "provided":
      let otherwise = dice.chance(50) ? "" : ", otherwise: \(rule(place, depth: depth + 1))"
      return "{rule: \(inner), provided: \(condition(place, depth + 1))\(otherwise)}"
    case "unless":
      let until = dice.chance(50) ? "" : ", until: \(condition(place, depth + 1))"
      return "{rule: \(inner), unless: \(condition(place, depth + 1))\(until)}"
    default: return "{\(form): \(inner)}"
    }
  }

  private mutating func leaf(_ place: RulePlace) -> String {
    let ofParent = place.anchors.filter { $0.hasPrefix("parent") }
    if cast.hasParent && !ofParent.isEmpty && dice.chance(15) { return "{day-of: \(dice.pick(ofParent))}" }
    if place.wantsThreshold && dice.chance(80) { return threshold() }
    if !place.usual.isEmpty && dice.chance(78) { return "{day-of: \(dice.pick(place.usual))}" }
    switch dice.number(1...100) {
    case ...45: return "{day-of: \(dice.pick(anchors(of: place)))}"
    case ...60: return event()
    case ...80: return "{date: \(someDay(place))}"
    default: return threshold()
    }
  }

  /// The parent's days seldom where there is no parent.
  private mutating func anchors(of place: RulePlace) -> [String] {
    cast.hasParent || dice.chance(10) ? place.anchors : place.anchors.filter { !$0.hasPrefix("parent") }
  }

  private mutating func bound(_ place: RulePlace, _ depth: Int) -> String {
    dice.chance(50) ? "{date: \(someDay(place))}" : rule(place, depth: depth)
  }

  private mutating func condition(_ place: RulePlace, _ depth: Int) -> String {
    switch dice.number(1...100) {
    case ...60: event()
    case ...75: threshold()
    default: rule(place, depth: depth)
    }
  }

  private mutating func event() -> String {
    "{event: \(dice.pick(Cast.events))\(dice.chance(15) ? ", certified-by: nobody" : "")}"
  }

  mutating func threshold() -> String {
    let all = cast.listed + cast.others
    let most = max(2, cast.listed.count)
    var parts: [String]
    let isListed = !cast.listed.isEmpty
    let group = groups.isEmpty || dice.chance(75) ? nil : dice.pick(groups)
    switch dice.number(1...100) {
    case ...50: parts = ["consents: \(dice.number(1...most))"]
    case ...65 where isListed || group != nil: parts = ["consents: all"]
    case ...80 where isListed || group != nil:
      parts = ["share: \(dice.pick(["1/2", "2/3", "3/4", "50%", "33.3%", "100%"]))"]
    case ...95 where !weights.isEmpty:
      parts = ["share: \(dice.pick(["1/2", "55%", "40%", "90%"]))", "weight: \(dice.pick(weights))"]
    default: parts = ["consents: 2"]
    }
    if let group { parts.append("of: \(group)") }
    if dice.chance(12) { parts.append("including: [\(dice.some(of: all, atMost: 2).joined(separator: ", "))]") }
    if dice.chance(25) { parts.append("certified-as: \(dice.pick(Cast.certificates))") }
    return "{threshold: {\(parts.joined(separator: ", "))}}"
  }

  private mutating func edge(of inner: String) -> String {
    let edge = dice.pick(["first-day-of", "last-day-of"])
    guard dice.chance(30) else { return "{\(edge): month, number: \(dice.number(0...3)), from: \(inner)}" }
    let begins = dice.chance(60) ? "" : ", year-begins: \(monthDay())"
    return "{\(edge): year, number: \(dice.number(0...1))\(begins), from: \(inner)}"
  }

  private mutating func period(_ place: RulePlace) -> String {
    if place.isStart { return dice.pick(["P1D", "P10D", "P30D", "P60D", "P1M", "P1M", "P2M", "P3M"]) }
    if place.usual.contains("notice") && dice.chance(60) { return dice.pick(["P90D", "P180D", "P6M", "P12M", "P1Y"]) }
    return switch dice.number(1...10) {
    case ...4: "P\(dice.pick([1, 2, 10, 29, 30, 31, 60, 90, 180]))D"
    case ...9: "P\(dice.pick([1, 1, 2, 3, 6, 12]))M"
    default: "P1Y"
    }
  }

  private mutating func convention() -> String {
    let counting = dice.chance(80) ? "" : ", counting: " + dice.pick(Counting.allCases.map(\.rawValue))
    return counting + missingDay()
  }

  private mutating func missingDay() -> String {
    dice.chance(85) ? "" : ", missing-day: " + dice.pick(MissingDay.allCases.map(\.rawValue))
  }

  private mutating func monthDay() -> String {
    dice.pick(["01-01", "02-28", "02-29", "03-01", "04-01", "06-30", "09-30", "12-31"])
  }

  /// In or about the four years.
  private mutating func someDay(_ place: RulePlace) -> CivilDay {
    cast.day(dice.number(-100...(place.isStart ? 400 : 1500)))
  }
}
