import CivilDate

extension Situation {
  /// Keeps a position in the life that it is about, the newest of each party. A position moves no date (L28).
  mutating func take(_ position: Position, _ placed: PlacedAct) {
    if let party = position.party, frame.endsPartyByParty, startsByItself(party), consents.last(of: party) == nil {
      assess(placed.act.id, .withoutEffect(.noConsent(of: party)))
      return
    }
    assess(placed.act.id, .effective)
    if let party = position.party, frame.endsPartyByParty {
      inLife(of: party, on: placed.day) { $0.keep(position, placed) }
    } else {
      keep(position, placed)
    }
  }

  private mutating func keep(_ position: Position, _ placed: PlacedAct) {
    for party in placed.act.by { life.positions[party] = Held(reading: position.holds, entry: placed.act.id) }
  }
}

extension View {
  /// What the parties hold about the ending, and what the clauses give; empty unless someone holds something else.
  func readings(of computed: Termination) -> [HeldReading] {
    let positions = situation.life.positions.map { ($0.key, $0.value) } + positionsOnAll
    guard !positions.isEmpty else { return [] }
    let own: Position.Reading =
      switch computed {
      case .dated(let date): .firstDayWithout(date.endDays.firstDayWithout)
      case .none: .noEnd
      case .conditional, .contested: .asComputed
      }
    var readings = [HeldReading(own, by: [], entries: [])]
    for (party, held) in positions {
      let reading = held.reading == .asComputed ? own : held.reading
      if let index = readings.firstIndex(where: { $0.reading == reading }) {
        readings[index].by.append(party)
        readings[index].entries.append(held.entry)
      } else {
        readings.append(HeldReading(reading, by: [party], entries: [held.entry]))
      }
    }
    return readings.count > 1 ? readings : []
  }

  /// What the parties hold about the ending of the agreement, as it bears on the party that asks: its membership ends
  /// with the agreement, if it has not ended before.
  private var positionsOnAll: [(PartyID, Held)] {
    guard situation.frame.endsPartyByParty, let whole, !whole.situation.life.positions.isEmpty else { return [] }
    let own = (situation.kept ?? situation.look(on: day, asked: max(day, asked))).end?.firstDayWithout
    return whole.situation.life.positions.filter { situation.life.positions[$0.key] == nil }.map { party, held in
      let reading: Position.Reading =
        switch held.reading {
        case .asComputed: .asComputed
        case .firstDayWithout(let day): .firstDayWithout(own.map { min($0, day) } ?? day)
        case .noEnd: own.map { .firstDayWithout($0) } ?? .noEnd
        }
      return (party, Held(reading: reading, entry: held.entry))
    }
  }
}

extension [HeldReading] {
  /// Whether some hold that it has ended on a day, and others that it has not.
  func disagree(on day: CivilDay) -> Bool { Set(map { $0.hasEnded(by: day) }).count > 1 }
}
