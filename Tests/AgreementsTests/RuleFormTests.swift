@testable import Agreements
import CivilDate
import TestKit
import Testing

/// What a form of rule says about itself, held against the days that its examples give for the notices of two years.
struct RuleFormTests {
  @Test(
    "L23: a form whose day stands still and then leaps says that it is stepped, and no later notice gets an earlier day"
  )
  func steps() throws {
    for map in ClauseMap.rules where map.keys.contains(where: \.holdsRule) {
      var moves = false
      for example in map.examples {
        let (rule, days) = try Self.days(of: example)
        let pairs = zip(days, days.dropFirst())
        moves = moves || Set(days).count > 2
        let stands = pairs.filter { $0 == $1 }.count > 20
        let leaps = pairs.contains { $0.days(until: $1) > 5 }
        #expect(!(stands && leaps) || rule.isStepped, "\(map.name): \(example) is stepped")
        #expect(!pairs.contains { $1 < $0 } || !rule.isMonotone, "\(map.name): \(example) is not monotone")
      }
      #expect(moves, "no example of \(map.name) moves with the day of a notice")
    }
  }

  /// The days that notices of many days bring under the rule of an example, with each act in it read as the notice.
  /// Its events happen long after.
  private static func days(of example: String) throws -> (DateRule, [CivilDay]) {
    let rule = example.replacing(/"day-of": "[a-z-]+"/, with: #""day-of": "notice""#)
    var life = try treaty("termination: {\(clause), rule: \(rule)}")
    let read = try #require(life.agreement.clauses.termination?.rule)
    for name in read.events { life.add([], .event(name, on: .day(day("2030-01-01")))) }
    let days = (0..<800).compactMap { number -> CivilDay? in
      guard let on = CivilDay(daysSinceUnixEpoch: day("2021-01-01").daysSinceUnixEpoch + number) else { return nil }
      var own = life
      own.notice("A", delivered: on.description)
      return own.on("2040-01-01").termination.endDays?.firstDayWithout
    }
    return (read, days)
  }
}

extension ClauseKey {
  fileprivate var holdsRule: Bool {
    switch value {
    case .known("rule"), .known("ruleOfEnding"), .known("rules"): true
    default: false
    }
  }
}
