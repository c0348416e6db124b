/// Which entries of one agreement correct, annul or erase which, as far as they were noted.
struct EntryChain: Sendable {
  /// What an entry is to the others.
  private enum Link {
    case fact(FactKind)
    case correction(of: EntryNumber)
    case annulment(of: EntryNumber)
    case erasure
  }

  private var links: [EntryNumber: Link] = [:]
  /// In the order of their numbers.
  private var corrections: [EntryNumber: [EntryNumber]] = [:]
  /// In the order of their numbers.
  private var annulments: [EntryNumber: [EntryNumber]] = [:]
  /// The first entries of clause files.
  private var files: [EntryNumber] = []

  mutating func note(_ entry: Entry) {
    let number = entry.number
    switch entry.content {
    case .fact(let fact):
      links[number] = .fact(fact.kind)
      if case .agreement = fact { files.append(number) }
    case .correction(let first, _, _):
      links[number] = .correction(of: first)
      corrections[first, default: []].append(number)
    case .annulment(let target, _, _):
      links[number] = .annulment(of: target)
      annulments[target, default: []].append(number)
    case .erasure:
      links[number] = .erasure
    }
  }

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

  /// The newest version of the clause file that stands.
  var clauseFile: EntryNumber? { files.lazy.compactMap(newestVersion).first }

  /// How many clause files would stand if this entry were annulled.
  func clauseFiles(annulling target: EntryNumber) -> Int {
    guard files.count > 1, case .annulment? = links[target] else { return 0 }
    var then = self
    let next = (links.keys.max()?.value).flatMap { EntryNumber($0 + 1) } ?? target
    then.annulments[target, default: []].append(next)
    return files.count { then.stands($0) }
  }

  /// Whether nothing that stands annuls it. Without recursion: annulments of annulments can be many.
  private func stands(_ number: EntryNumber) -> Bool {
    guard annulments[number] != nil else { return true }
    var known: [EntryNumber: Bool] = [:]
    var open = [number]
    while let current = open.last {
      let against = annulments[current] ?? []
      if against.contains(where: { known[$0] == true }) {
        known[current] = false
      } else if let next = against.last(where: { known[$0] == nil }) {
        open.append(next)
        continue
      } else {
        known[current] = true
      }
      open.removeLast()
    }
    return known[number] ?? true
  }
}
