package import CivilDate

/// What falls due of one agreement, with the entry by which each item came to be as it is. An item keeps its name when
/// its day moves; an item that an entry takes away stays as cancelled.
package struct Agenda: Sendable {
  /// The items, in the order of their names.
  package let items: [Item]

  /// One day on which something begins, ends or has to be done.
  package struct Item: Sendable {
    /// The item as it looks on the day asked about, or as it looked last.
    package fileprivate(set) var due: Due
    /// The entry that changed it last; where the passing of days alone brought it, the last one before that changed
    /// anything.
    package fileprivate(set) var changedBy: Entry
    /// How many entries have changed it since the one that brought it.
    package fileprivate(set) var changes = 0
    /// Whether an entry took it away.
    package fileprivate(set) var isCancelled = false

    /// The name, from the kind, the party and what it belongs to; never from the day.
    package var name: String { due.name }
  }

  /// How long an item is kept that is over or cancelled.
  package static let keptFor = Period.years(1)

  /// - Parameters:
  ///   - entries: all entries of one agreement, in their order.
  ///   - day: the day asked about.
  ///   - party: whose membership is asked about; nil for the agreement, with the parties that join or leave.
  package init(_ entries: [Entry], on day: CivilDay, of party: PartyID? = nil) {
    var record = AgreementRecord([])
    var life: Timeline?
    var items: [String: Item] = [:]
    var lastToChange: Entry?
    for entry in entries {
      let recorded = entry.recording.at.civilDayUTC
      let before = life?.agenda(on: recorded, of: party) ?? [:]
      life = record.adding(entry, to: life)
      let after = life?.agenda(on: recorded, of: party) ?? [:]
      if let earlier = lastToChange { items.bring(before, by: earlier) }
      let moved = items.change(from: before, to: after, by: entry)
      if moved || lastToChange == nil { lastToChange = entry }
    }
    guard let life, let lastToChange else {
      self.items = items.values.filter { $0.isKept(on: day) }.sorted { $0.name < $1.name }
      return
    }
    let now = life.agenda(on: day, of: party)
    items.bring(now, by: lastToChange)
    for (name, due) in now where items[name]?.isCancelled == false { items[name]?.due = due }
    self.items = items.values.filter { $0.isAhead(of: day, now) || $0.isKept(on: day) }.sorted { $0.name < $1.name }
  }
}

extension Due {
  /// Whether both say the same of the same day.
  fileprivate func saysTheSame(as other: Due) -> Bool { day == other.day && standing == other.standing }
}

extension Agenda.Item {
  fileprivate func isAhead(of day: CivilDay, _ now: [String: Due]) -> Bool {
    !isCancelled && now[name].map { day <= $0.day } ?? false
  }

  /// Whether an item that is no longer ahead is told: one that is over, or that was cancelled.
  fileprivate func isKept(on day: CivilDay) -> Bool {
    let over = isCancelled ? changedBy.recording.at.civilDayUTC : due.day
    guard isCancelled || over < day else { return false }
    return over.after(Agenda.keptFor, counting: .nthDayAfter, missingDay: .clamp).map { day <= $0.day } ?? true
  }
}

extension [String: Agenda.Item] {
  /// Takes in what is ahead and was not: the passing of days brought it.
  fileprivate mutating func bring(_ ahead: [String: Due], by entry: Entry) {
    for (name, due) in ahead where self[name] == nil { self[name] = Agenda.Item(due: due, changedBy: entry) }
  }

  /// - Returns: whether the entry changed anything.
  fileprivate mutating func change(from before: [String: Due], to after: [String: Due], by entry: Entry) -> Bool {
    var isChanged = false
    func wasTold(_ name: String) -> Due? {
      if let due = before[name] { return due }
      // What is over can be told no more, and again.
      return self[name].flatMap { $0.isCancelled ? nil : $0.due }
    }
    for (name, due) in after where wasTold(name).map({ !$0.saysTheSame(as: due) }) ?? true {
      isChanged = true
      var item = self[name] ?? Agenda.Item(due: due, changedBy: entry, changes: -1)
      item.due = due
      item.changedBy = entry
      item.changes += 1
      item.isCancelled = false
      self[name] = item
    }
    for (name, _) in before where after[name] == nil {
      isChanged = true
      self[name]?.changedBy = entry
      self[name]?.changes += 1
      self[name]?.isCancelled = true
    }
    return isChanged
  }
}

extension AgreementRecord {
  /// Takes the next entry in, and gives the life with it; nil where no clause file stands.
  fileprivate mutating func adding(_ entry: Entry, to life: Timeline?) -> Timeline? {
    let first = add(entry)
    guard let agreement else { return nil }
    guard var life, life.agreement === agreement, let first, !isClauseFile(first) else {
      return Timeline(agreement, acts: acts)
    }
    if let act = act(first) { life.set(act) } else { life.remove(first) }
    return life
  }
}

extension Timeline {
  /// What falls due, or has, by name. An ending that waits and that nothing bounds has no day.
  fileprivate func agenda(on day: CivilDay, of party: PartyID?) -> [String: Due] {
    due(from: day, through: .last, known: day, of: party, earliest: .first).reduce(into: [:]) { found, due in
      if due.standing == .conditional, due.day <= day { return }
      if found[due.name] == nil { found[due.name] = due }
    }
  }
}
