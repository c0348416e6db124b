package import CivilDate

/// When something was done: a civil day, or an instant from which civil days follow (L12).
package enum ActDay: Hashable, Sendable {
  case day(CivilDay)
  case instant(PlacedInstant)

  /// The civil day at the place of the act: the day written, or the day of the instant in the zone written with it.
  package var atPlace: CivilDay {
    switch self {
    case .day(let day): day
    case .instant(let instant): instant.atPlace
    }
  }

  /// The instant, the same in all zones; nil where only a day was given.
  package var instant: Instant? {
    switch self {
    case .day: nil
    case .instant(let instant): instant.instant
    }
  }

  /// The civil day in a zone; nil where it is not known. A bare day is the same everywhere. For an instant only the
  /// zones stored with it are known.
  package func civilDay(in zone: String) -> CivilDay? {
    switch self {
    case .day(let day): day
    case .instant(let instant): instant.civilDays[zone]
    }
  }
}

/// An instant with the zone of its place and the civil days that it falls on. The engine knows no zone rules: the days
/// were worked out when the entry was made, by the rules of the version named.
package struct PlacedInstant: Hashable, Sendable {
  /// The moment, the same everywhere.
  package let instant: Instant
  /// The text as written, by RFC 9557, for example `2026-03-01T20:00-05:00[America/New_York]`.
  package let text: String
  /// The civil day in the zone written, or at the offset where no zone is written.
  package let atPlace: CivilDay
  /// The civil days by zone name: the zone written, the seat of each party, and the zones that the clause file names.
  package let civilDays: [String: CivilDay]
  /// The version of the zone data, for example `2025b`; nil where the system does not tell.
  package let zoneData: String?

  package init(instant: Instant, text: String, atPlace: CivilDay, civilDays: [String: CivilDay], zoneData: String?) {
    self.instant = instant
    self.text = text
    self.atPlace = atPlace
    self.civilDays = civilDays
    self.zoneData = zoneData
  }
}

/// A point on the time line, in milliseconds since 1970-01-01T00:00:00Z, in the years 0001 to 9999.
package struct Instant: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The milliseconds since 1970-01-01T00:00:00Z; negative before.
  package let milliseconds: Int64

  /// Nil outside the years 0001 to 9999 in UTC.
  package init?(milliseconds: Int64) {
    guard (-62_135_596_800_000...253_402_300_799_999).contains(milliseconds) else { return nil }
    self.milliseconds = milliseconds
  }

  /// The last instant of a civil day in UTC.
  package init?(endOf day: CivilDay) { self.init(milliseconds: (Int64(day.daysSinceUnixEpoch) + 1) * 86_400_000 - 1) }

  package static func < (a: Self, b: Self) -> Bool { a.milliseconds < b.milliseconds }

  /// The instant by RFC 3339 in UTC, with three digits of the second, so that the order of the texts is that of the
  /// instants.
  package var description: String {
    let (second, fraction) = milliseconds.quotientAndFloor(1000)
    let clock = second.quotientAndFloor(86_400).floor
    var text = Array(civilDayUTC.description.utf8)
    for (mark, number, width) in [
      ("T", clock / 3600, 2), (":", clock / 60 % 60, 2), (":", clock % 60, 2), (".", fraction, 3),
    ] as [(Unicode.Scalar, Int64, Int)] {
      text.append(UInt8(ascii: mark))
      if width == 3 { text.append(UInt8(48 + number / 100)) }
      text.append(UInt8(48 + number / 10 % 10))
      text.append(UInt8(48 + number % 10))
    }
    text.append(UInt8(ascii: "Z"))
    return String(decoding: text, as: UTF8.self)
  }

  /// The civil day in UTC.
  package var civilDayUTC: CivilDay {
    CivilDay(daysSinceUnixEpoch: Int(milliseconds.quotientAndFloor(86_400_000).quotient)) ?? .first
  }
}

extension Int64 {
  fileprivate func quotientAndFloor(_ divisor: Int64) -> (quotient: Int64, floor: Int64) {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }
}
