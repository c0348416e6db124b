package import Agreements
import CivilDate

/// A small world: a clause file and a history of acts, made up from a seed. The clauses need not be wise.
package struct RandomWorld {
  /// As YAML.
  package let clauseFile: String
  package let agreement: Agreement
  /// Numbered in the order of their lines.
  package let acts: [Act]
  /// The same acts as lines of an acts file.
  package let lines: [String]
  /// The clauses that amendments bring, as YAML, by the names under which the lines name them.
  package let changeFiles: [String: String]
  /// How many clause files were made that could not be read, before one could.
  package let refusals: Int

  /// Takes the next world from a sequence of numbers.
  package init(using random: inout Seeded) {
    var refusals = 0
    while true {
      var clauses = RandomClauses(random)
      let file = clauses.file()
      let changes = clauses.changes()
      random = clauses.dice
      guard let agreement = try? Fixture.agreement(yaml: file),
        let read = try? changes.map({ NamedChange(name: $0.name, change: try Fixture.change($0.text)) })
      else {
        refusals += 1
        continue
      }
      var history = RandomActs(random, agreement, clauses.cast, read)
      history.write()
      random = history.dice
      let acts = history.acts()
      self.init(
        clauseFile: file, agreement: agreement, acts: acts, lines: acts.map { $0.line(naming: read) },
        changeFiles: Dictionary(uniqueKeysWithValues: changes.map { ($0.name, $0.text) }), refusals: refusals)
      return
    }
  }

  private init(
    clauseFile: String, agreement: Agreement, acts: [Act], lines: [String], changeFiles: [String: String], refusals: Int
  ) {
    self.clauseFile = clauseFile
    self.agreement = agreement
    self.acts = acts
    self.lines = lines
    self.changeFiles = changeFiles
    self.refusals = refusals
  }

  /// Every party listed or acting, in the order of the file and then of the acts.
  package var parties: [PartyID] {
    var seen: Set<PartyID> = []
    let all = agreement.parties.map(\.id) + acts.flatMap(\.by)
    return all.filter { agreement.organ($0) == nil && seen.insert($0).inserted }
  }
}

/// A change with the name of its file.
struct NamedChange {
  let name: String
  let change: ClausesChange
}

/// Who and what a world is made of.
struct Cast {
  /// In the clause file.
  var listed: [String] = []
  /// Not listed, but able to join.
  var others: [String] = []
  /// Zones by name, with the hours east of UTC, which never change there.
  static let zones: [(name: String, hours: Int)] = [
    ("Asia/Tokyo", 9), ("America/Panama", -5), ("Pacific/Kiritimati", 14), ("Africa/Lagos", 1), ("UTC", 0),
  ]
  static let organ = "SEC"
  /// What can happen.
  static let events = ["goal-met", "dues-paid", "conflict", "peace"]
  /// What a depositary can certify.
  static let certificates = ["enough-consents", "enough-weight"]
  var hasOrgan = false
  var hasParent = false
  var opening = Opening.bySignature
  /// The first day of the four years in which most acts stand.
  var first = CivilDay.first

  /// Whether it starts when those listed have signed.
  var isSigned = false
  enum Opening { case bySignature, byConsent, open }

  func day(_ number: Int) -> CivilDay { CivilDay(daysSinceUnixEpoch: first.daysSinceUnixEpoch + number) ?? first }
}

extension Seeded {
  mutating func chance(_ percent: Int) -> Bool { number(1...100) <= percent }

  mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

  mutating func pick<Item>(_ items: [Item]) -> Item { items[number(0...items.count - 1)] }

  /// One of several, the one with a greater number more often.
  mutating func pick<Item>(weighed items: [(Int, Item)]) -> Item {
    var place = number(1...items.reduce(0) { $0 + $1.0 })
    for (weight, item) in items {
      if place <= weight { return item }
      place -= weight
    }
    return items[0].1
  }

  /// At least one of several, in their order.
  mutating func some<Item>(of items: [Item], atMost most: Int = .max) -> [Item] {
    let count = number(1...min(items.count, most))
    return items.indices.shuffled(using: &self).prefix(count).sorted().map { items[$0] }
  }
}

extension Act {
  /// As a line of an acts file.
  func line(naming changes: [NamedChange]) -> String {
    var members = [("act", content.kind.rawValue.quoted)]
    if !by.isEmpty { members.append(("by", by.quoted)) }
    func add(_ key: String, _ value: String?) { if let value { members.append((key, value)) } }
    switch content {
    case .notice(let notice):
      for name in NoticeDay.allCases { add(name.rawValue, notice.days[name]?.written.quoted) }
      add("to", notice.to.isEmpty ? nil : notice.to.quoted)
      add("form", notice.form.rawValue.quoted)
      add("effective", notice.effective?.description.quoted)
    case .revocation(let revocation):
      for name in NoticeDay.allCases { add(name.rawValue, revocation.days[name]?.written.quoted) }
      add("notice", revocation.of?.description)
    default:
      add("on", content.days.first?.written.quoted)
      for (key, value) in content.members(naming: changes) { add(key, value) }
    }
    return "{" + members.map { "\($0.0.quoted): \($0.1)" }.joined(separator: ", ") + "}"
  }
}

extension ActContent {
  /// What a line says of an act besides its day.
  fileprivate func members(naming changes: [NamedChange]) -> [(String, String?)] {
    switch self {
    case .consent(let consent, _):
      [("kind", consent.kind.rawValue.quoted), ("effective", consent.effective?.description.quoted)]
    case .amendment(let decision, _):
      [
        ("amendment", decision.amendment.description.quoted), ("effective", decision.effective?.description.quoted),
        ("title", decision.title?.quoted),
        ("clauses", changes.first { $0.change == decision.clauses }?.name.quoted),
      ]
    case .agreedDate(.noDate, _): [("effective", "none".quoted)]
    case .agreedDate(.firstDayWithout(let day), _): [("effective", day.description.quoted)]
    case .extension(let content, _):
      switch content.length {
      case .until(let day): [("until", day.description.quoted), ("effective", content.from?.description.quoted)]
      case .period(let period):
        [("for", period.description.quoted), ("effective", content.from?.description.quoted)]
      }
    case .suspension(let suspension, _):
      [("notice", suspension.notice?.description), ("until", suspension.until?.description.quoted)]
    case .resumption(let resumption, _): [("notice", resumption.notice?.description)]
    case .position(let position, _):
      [("effective", position.holds.text.quoted), ("party", position.party?.description.quoted)]
    case .event(let name, _): [("event", name.description.quoted)]
    case .signature, .notice, .revocation: []
    }
  }
}

extension ActDay {
  fileprivate var written: String {
    switch self {
    case .day(let day): day.description
    case .instant(let placed): placed.text
    }
  }
}

extension String {
  /// As JSON; no text of these worlds has anything to escape.
  fileprivate var quoted: String { "\"\(self)\"" }
}

extension [PartyID] {
  fileprivate var quoted: String { "[" + map(\.description.quoted).joined(separator: ", ") + "]" }
}
