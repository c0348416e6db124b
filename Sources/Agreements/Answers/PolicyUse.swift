package import CivilDate

/// A policy that filled a gap in the text, and what would follow from its other values.
package struct PolicyUse: Hashable, Sendable {
  /// The question that the text leaves open.
  package let name: PolicyName
  package let value: Used
  /// The choice stated in the clause file; nil where it states none, and the value is the catalogue's default.
  package let choice: PolicyChoice?
  /// The alternatives under which the answer differs.
  package let alternatives: [Alternative]

  /// The value that was used, or the values.
  package enum Used: Hashable, Sendable {
    /// One value: set everywhere, it gives the same end.
    case one(String)
    /// Several values that give the answer together, in the order of the catalogue. Clauses say for themselves how they
    /// count, or an amendment sets the policy otherwise.
    case each([String])
  }

  /// The answer under another value, set everywhere.
  package struct Alternative: Hashable, Sendable {
    package let value: String
    /// What would follow.
    package let termination: Termination
    /// The days that would differ: the start and, where the end stays the same, effects and deadlines.
    package let otherDays: [OtherDay]
    /// Acts that fed the answer and would have no effect, in the order of the answer.
    package let withoutEffect: [EntryNumber]

    /// A day under another value.
    package struct OtherDay: Hashable, Sendable {
      /// The name of the day; nil for the start.
      package let what: String?
      package let date: CivilDay?
    }
  }
}

extension Timeline {
  /// The policies that change the ending if they take another value.
  package func policyUses(_ status: Status, known: CivilDay) -> [PolicyUse] {
    let situation = view(on: status.on, of: status.party).situation
    let version = governingVersion(status, situation) ?? situation.version(on: status.on)
    return policyUses(status, version.clauses, GroundsFinder(self).policies, known: known)
  }

  /// - Parameters:
  ///   - raised: the policies to look at.
  ///   - explained: the acts of an explanation, for which the start, the effects and the deadlines count, too. Nil
  ///     where only the ending is asked about.
  func policyUses(
    _ status: Status, _ clauses: FinalClauses, _ raised: [PolicyName], known: CivilDay,
    explaining explained: [EntryNumber]? = nil
  ) -> [PolicyUse] {
    let own = clauseBehind(status, clauses)
    return raised.compactMap { name in
      let convention = own?.rule?.convention(name)
      let told = convention ?? clauses.policies.values.value(of: name)
      var same: PolicyOverride?
      func alternative(_ value: String) -> PolicyUse.Alternative? {
        let override = PolicyOverride(name: name, value: value)
        if explained == nil, let same, actsHappenAlike(under: same, override) { return nil }
        let found = self.alternative(override, to: status, known: known, explaining: explained)
        if found == nil { same = override }
        return found
      }
      let used = last.versions.values(of: name)
      let isOne = used.count < 2 || alternative(told) == nil
      let alternatives = name.values.filter { !isOne || $0 != told }.compactMap(alternative)
      guard !alternatives.isEmpty else { return nil }
      let choice = convention == nil ? clauses.policies.choices[name] : own.map(\.choice)
      return PolicyUse(
        name: name, value: isOne ? .one(told) : .each(used), choice: isOne ? choice : nil, alternatives: alternatives)
    }
  }

  /// The answer under another value; nil where it stays the same.
  private func alternative(
    _ override: PolicyOverride, to status: Status, known: CivilDay, explaining explained: [EntryNumber]?
  ) -> PolicyUse.Alternative? {
    let otherwise = with(override, askedOn: status.on)
    guard let explained else {
      let termination = otherwise.termination(on: status.on, known: known, of: status.party)
      guard !termination.givesTheSame(as: status.termination) else { return nil }
      return PolicyUse.Alternative(value: override.value, termination: termination, otherDays: [], withoutEffect: [])
    }
    let then = otherwise.status(on: status.on, known: known, of: status.party)
    let isEndTheSame = then.termination.givesTheSame(as: status.termination)
    let days = then.otherDays(than: status).filter { isEndTheSame || $0.what == nil }
    guard !isEndTheSame || !days.isEmpty else { return nil }
    let fallen = explained.filter { entry in
      if case .withoutEffect? = assessments[entry] { return false }
      if case .withoutEffect? = otherwise.assessments[entry] { return true } else { return false }
    }
    return PolicyUse.Alternative(
      value: override.value, termination: then.termination, otherDays: days, withoutEffect: fallen)
  }
}

extension Versions {
  /// The values of a policy in all versions and in the conventions of their rules, in the order of the catalogue.
  fileprivate func values(of name: PolicyName) -> [String] {
    let found = all.reduce(into: Set<String>()) { found, version in
      found.insert(version.policies.value(of: name))
      found.formUnion(version.clauses.allRules.flatMap { $0.conventions(name) })
    }
    return name.values.filter(found.contains) + found.subtracting(name.values).sorted()
  }
}

extension Termination {
  /// Whether both give the same outcome on the same day, whatever the arithmetic.
  fileprivate func givesTheSame(as other: Termination) -> Bool {
    switch (self, other) {
    case (.none, .none): true
    case (.dated(let a), .dated(let b)): a.endDays == b.endDays && a.certainty == b.certainty
    case (.contested(let a), .contested(let b)): a.readings.map(\.reading) == b.readings.map(\.reading)
    case (.conditional(let a), .conditional(let b)): a.notBefore == b.notBefore && a.waitsFor == b.waitsFor
    default: false
    }
  }
}

extension Status {
  /// The start, effects and deadlines that have another day than in another answer.
  fileprivate func otherDays(than other: Status) -> [PolicyUse.Alternative.OtherDay] {
    func days(_ status: Status) -> [String: CivilDay?] {
      Dictionary((status.effects + status.deadlines).map { ($0.what, $0.date) }) { first, _ in first }
    }
    let (own, others) = (days(self), days(other))
    let start = start.date == other.start.date ? [] : [PolicyUse.Alternative.OtherDay(what: nil, date: start.date)]
    return start
      + Set(own.keys).union(others.keys).sorted().compactMap { what in
        own[what] == others[what] ? nil : PolicyUse.Alternative.OtherDay(what: what, date: own[what] ?? nil)
      }
  }
}
