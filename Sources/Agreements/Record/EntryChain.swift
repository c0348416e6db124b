/// The entries of one agreement, and which of them correct, annul or erase which (L18).
struct EntryChain: Sendable {
  /// What an entry is to the others.
  private enum Link {
    case fact(FactKind)
    case correction(of: EntryNumber)
    case annulment(of: EntryNumber)
    case erasure
    /// The entry names no entry before it, and so says nothing.
    case nothing
  }

  /// How many annulments can follow each other, each of the one before. Every one changes whether all those before it
  /// stand, and a longer row would keep the reader waiting.
  package static let deepest = 64

  private var links: [EntryNumber: Link] = [:]
  private var subjects: [EntryNumber: EntryNumber] = [:]
  /// The corrections of each fact, in the order of their numbers.
  private var corrections: [EntryNumber: [EntryNumber]] = [:]
  /// The annulments of each entry, in the order of their numbers.
  private var annulments: [EntryNumber: [EntryNumber]] = [:]
  /// The depth of each annulment: 1 for the annulment of a fact or a correction, 2 for the annulment of that, and so
  /// on.
  private var depths: [EntryNumber: Int] = [:]
  /// How many standing annulments annul each entry.
  private var against: [EntryNumber: Int] = [:]
  /// The corrections of a fact that stand, in the order of their numbers.
  private var standingCorrections: [EntryNumber: [EntryNumber]] = [:]
  /// The first entries of the clause files that stand, in the order of their numbers.
  private var standingFiles: [EntryNumber] = []

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
      settle(number, stands: true)
    case .correction(let first, _, _):
      links[number] = .correction(of: first)
      subjects[number] = first
      corrections[first, default: []].append(number)
      settle(number, stands: true)
    case .annulment(let target, _, _):
      links[number] = .annulment(of: target)
      subjects[number] = subjects[target]
      annulments[target, default: []].append(number)
      depths[number] = depth(annulling: target)
      for change in changes(annulling: target) {
        against[change.entry] = change.against
        if change.isTurn { settle(change.entry, stands: change.against == 0) }
      }
    case .erasure(let target, _, _):
      links[number] = .erasure
      subjects[number] = subjects[target]
    }
  }

  /// A change in the number of standing annulments of an entry.
  private struct Change {
    let entry: EntryNumber
    let against: Int
    /// Whether the entry stands now and did not before, or the other way round.
    let isTurn: Bool
  }

  /// What one more annulment of an entry changes. If that entry was an annulment, what it annulled stands again, and so
  /// on.
  private func changes(annulling target: EntryNumber) -> [Change] {
    var changes: [Change] = []
    var current = target
    var step = 1
    while true {
      let before = against[current] ?? 0
      let stands = before + step == 0
      changes.append(Change(entry: current, against: before + step, isTurn: stands != (before == 0)))
      guard stands != (before == 0), case .annulment(let next)? = links[current] else { return changes }
      current = next
      step = stands ? 1 : -1
    }
  }

  private mutating func settle(_ number: EntryNumber, stands: Bool) {
    switch links[number] {
    case .fact(.agreement): standingFiles.settle(number, stands: stands)
    case .correction(let first): standingCorrections[first, default: []].settle(number, stands: stands)
    case .fact, .annulment, .erasure, .nothing, nil: break
    }
  }

  /// The newest version of the clause file that stands.
  var clauseFile: EntryNumber? { standingFiles.first.flatMap(newestVersion) }

  /// The depth that an annulment of this entry would have.
  func depth(annulling target: EntryNumber) -> Int { depths[target, default: 0] + 1 }

  /// The fact that an entry is about, by its first entry. For an annulment or an erasure it is the fact of the target.
  func subject(of number: EntryNumber) -> EntryNumber? { subjects[number] }

  /// The entries that say a fact, whether they stand or not: the first one and its corrections, in their order.
  func versions(of first: EntryNumber) -> [EntryNumber] { [first] + corrections[first, default: []] }

  func has(_ number: EntryNumber) -> Bool { links[number] != nil }

  func isErasure(_ number: EntryNumber) -> Bool { if case .erasure? = links[number] { true } else { false } }

  /// The kind of the fact that begins with an entry; nil where none does.
  func kind(ofFact first: EntryNumber) -> FactKind? { if case .fact(let kind)? = links[first] { kind } else { nil } }

  /// The entry that the first of a row of annulments annuls. Each of the others annuls the one before it.
  func annulled(by last: EntryNumber) -> EntryNumber {
    var current = last
    while case .annulment(let target)? = links[current] { current = target }
    return current
  }

  /// The annulment that stands against an entry; nil where none does.
  func annulment(of number: EntryNumber) -> EntryNumber? {
    stands(number) ? nil : annulments[number]?.last { stands($0) }
  }

  /// The entry whose version of a fact stands; nil where the fact was taken away.
  func newestVersion(of first: EntryNumber) -> EntryNumber? {
    stands(first) ? standingCorrections[first]?.last ?? first : nil
  }

  /// Whether two clause files would stand if this entry were annulled.
  func bringsSecondClauseFile(annulling target: EntryNumber) -> Bool {
    guard !standingFiles.isEmpty, let last = changes(annulling: target).last, last.isTurn, last.against == 0 else {
      return false
    }
    return kind(ofFact: last.entry) == .agreement
  }

  /// Whether no standing annulment annuls an entry.
  private func stands(_ number: EntryNumber) -> Bool { against[number, default: 0] == 0 }
}

extension [EntryNumber] {
  /// Puts a number in its place in the order, or takes it out.
  fileprivate mutating func settle(_ number: EntryNumber, stands: Bool) {
    let index = count(before: number, by: \.self)
    let isThere = index < count && self[index] == number
    if stands && !isThere { insert(number, at: index) }
    if !stands && isThere { remove(at: index) }
  }
}
