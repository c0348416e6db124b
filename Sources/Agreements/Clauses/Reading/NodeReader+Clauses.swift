/// The acts and days that each clause can count from.
enum Countable {
  static let start: Set<Anchor> = [.lastSignature, .lastConsent, .parentStart]
  static let startForParty = start.union([.consent, .start, .namedDay])
  static let ending: Set<Anchor> = [.notice, .namedDay, .start, .startForParty, .termEnd, .parentEnd]
  static let term: Set<Anchor> = [.lastSignature, .start, .startForParty, .parentStart, .parentEnd]
  static let amendment: Set<Anchor> = [.adoption, .start]
  static let effect = ending.union([.end, .lastSignature, .lastConsent, .consent])
}

extension NodeReader {
  func startRule(_ allowed: Set<Anchor>) throws(ClauseFileError) -> DateRule {
    let rule = try DateRule(reading: self, allowing: allowed)
    guard !rule.yieldsToAgreedDate else { throw fail(.agreedDateInStart) }
    return rule
  }

  /// A rule for a day that nobody agrees on.
  func plainRule(_ allowed: Set<Anchor>) throws(ClauseFileError) -> DateRule {
    try DateRule(reading: self, allowing: allowed, isOutermost: false)
  }
}

extension ClauseKey {
  static let gives = optional(
    "gives", .choice(of: GivenSide.self), "Which day the rule gives",
    "first-day: the first of the new state (if left out); last-day: the last of the old.")
}

extension Fields {
  func gives() throws(ClauseFileError) -> GivenSide {
    try self["gives"].reading { field throws(ClauseFileError) in try field.choice(GivenSide.self) } ?? .firstDay
  }

  func list(_ name: String) throws(ClauseFileError) -> [NodeReader] {
    try self[name].reading { field throws(ClauseFileError) in try field.list() } ?? []
  }
}
