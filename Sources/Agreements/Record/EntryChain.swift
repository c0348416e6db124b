/// Which entries of one agreement correct, annul or erase which, as far as they were noted (L18).
struct EntryChain: Sendable {
  /// What an entry is to the others.
  private enum Link {
    case fact(FactKind)
    case correction(of: EntryNumber)
    case annulment(of: EntryNumber)
    case erasure
    /// It names no entry before it, and so says nothing.
    case nothing
  }

  private var links: [EntryNumber: Link] = [:]
  private var subjects: [EntryNumber: EntryNumber] = [:]
  /// In the order of their numbers.
  private var corrections: [EntryNumber: [EntryNumber]] = [:]
  /// In the order of their numbers.
  private var annulments: [EntryNumber: [EntryNumber]] = [:]
  /// The first entries of clause files.
  private var files: [EntryNumber] = []
  /// How many annulments that stand annul an entry; none is left out.
  private var against: [EntryNumber: Int] = [:]
  /// The newest version of the clause file that stands.
  private(set) var clauseFile: EntryNumber?

  mutating func note(_ entry: Entry) {
    let number = entry.number
    if let target = entry.content.target, target >= number {
      links[number] = .nothing
      return
    }
    switch entry.content {
    case .fact(let fact):
      links[number] = .fact(fact.kind)
      subjects[number] = number
      guard case .agreement = fact else { return }
      files.append(number)
    case .correction(let first, _, _):
      links[number] = .correction(of: first)
      subjects[number] = first
      corrections[first, default: []].append(number)
    case .annulment(let target, _, _):
      links[number] = .annulment(of: target)
      subjects[number] = subjects[target]
      annulments[target, default: []].append(number)
      annul(target)
    case .erasure(let target, _, _):
      links[number] = .erasure
      subjects[number] = subjects[target]
    }
    clauseFile = files.lazy.compactMap(newestVersion).first
  }

  /// One more annulment stands against an entry: if that was one itself, what it annulled stands again, and so on.
  private mutating func annul(_ target: EntryNumber) {
    var current = target
    var change = 1
    while true {
      let before = against[current] ?? 0
      against[current] = before + change
      let standsNow = before + change == 0
      guard standsNow != (before == 0), case .annulment(let next)? = links[current] else { return }
      current = next
      change = standsNow ? 1 : -1
    }
  }

  /// The fact that an entry is about, by its first entry: of an annulment or an erasure that of its target.
  func subject(of number: EntryNumber) -> EntryNumber? { subjects[number] }

  /// The entries that say a fact, the first and its corrections, whether they stand or not; in their order.
  func versions(of first: EntryNumber) -> [EntryNumber] { [first] + corrections[first, default: []] }

  func has(_ number: EntryNumber) -> Bool { links[number] != nil }

  func isErasure(_ number: EntryNumber) -> Bool { if case .erasure? = links[number] { true } else { false } }

  /// Nil for an entry that begins no fact.
  func kind(ofFact first: EntryNumber) -> FactKind? { if case .fact(let kind)? = links[first] { kind } else { nil } }

  /// The annulment that stands against an entry.
  func annulment(of number: EntryNumber) -> EntryNumber? { annulments[number]?.last { stands($0) } }

  /// The entry whose version of a fact stands; nil where the fact was taken away.
  func newestVersion(of first: EntryNumber) -> EntryNumber? {
    guard stands(first) else { return nil }
    return corrections[first]?.last { stands($0) } ?? first
  }

  /// How many clause files would stand if this entry were annulled.
  func clauseFiles(annulling target: EntryNumber) -> Int {
    guard files.count > 1, case .annulment? = links[target] else { return 0 }
    var then = self
    then.annul(target)
    return files.count { then.stands($0) }
  }

  /// Whether nothing that stands annuls it.
  private func stands(_ number: EntryNumber) -> Bool { against[number, default: 0] == 0 }
}
