import Agreements
import EventLog

/// The notes where this machine's zone data say something else than the entries. These were made by other data, or
/// elsewhere.
struct ZoneNotes {
  private let dayAtPlace: DayAtPlace
  /// The rules by zone; nil for a zone that is not known here.
  private var rules: [String: ZoneRules?] = [:]
  /// Whether there is no zone data, so that nothing can be compared.
  private var isBlind = false

  init(_ dayAtPlace: DayAtPlace) { self.dayAtPlace = dayAtPlace }

  /// The notes on an entry. A zone is noted at the first entry that names it, and not again.
  mutating func notes(of entry: Entry) -> [Verification.Note] {
    var zones: [String] = []
    switch entry.content.fact {
    case .act(_, let content, _)?:
      for case .instant(let placed) in content.days { zones += otherwise(placed) }
    case .agreement(let file, _)?:
      zones = file.zones.filter { rules(of: $0) == nil }
    case nil: return []
    }
    if isBlind { return [] }
    return Set(zones).sorted().map { .zone($0, entry: entry.number.value) }
  }

  private mutating func otherwise(_ placed: PlacedInstant) -> [String] {
    var zones: [String] = []
    if let written = WrittenInstant(placed.text), let zone = written.zone,
      rules(of: zone)?.offset(atUnixTime: placed.instant.seconds) != written.offset
    {
      zones.append(zone)
    }
    for (zone, day) in placed.civilDays {
      let offset = rules(of: zone).map { Int64($0.offset(atUnixTime: placed.instant.seconds)) }
      let here = offset.flatMap { Instant(milliseconds: placed.instant.milliseconds + $0 * 1000)?.civilDayUTC }
      if here != day { zones.append(zone) }
    }
    return zones
  }

  private mutating func rules(of zone: String) -> ZoneRules? {
    if let known = rules[zone] { return known }
    var found: ZoneRules?
    do throws(RecordingRefusal) {
      found = try dayAtPlace.rules(zone)
    } catch {
      if case .zoneData = error { isBlind = true }
    }
    rules[zone] = .some(found)
    return found
  }
}
