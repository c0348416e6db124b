import CivilDate

extension ActDay {
  /// Checks that the text, the instant, the offset and the civil days of one moment say the same. No zone rules are
  /// asked: each zone's day must be possible at some offset. Throws `RecordingRefusal.instantContradicts`, or
  /// `.controlCharacter` for the version of the zone data.
  func check() throws(RecordingRefusal) {
    guard case .instant(let placed) = self else { return }
    guard let written = WrittenInstant(placed.text), written.instant == placed.instant, written.day == placed.atPlace,
      abs(written.offset) <= Instant.farthestOffset
    else { throw .instantContradicts(placed.text) }
    for (zone, day) in placed.civilDays {
      let isOwn = zone == written.zone
      guard isZoneName(zone), isOwn ? day == written.day : placed.instant.isPossible(day) else {
        throw .instantContradicts(placed.text)
      }
    }
    if let version = placed.zoneData, version.hasControls { throw .controlCharacter(version) }
  }

  /// Whether the day has begun at an instant. A bare day has begun as soon as it has anywhere on Earth (UTC+14). The
  /// day of an instant has begun when it has at its place.
  func hasBegun(at instant: Instant) -> Bool {
    switch self {
    case .day(let day): day <= instant.civilDay(offset: 14 * 3600)
    case .instant(let placed):
      placed.atPlace <= instant.civilDay(offset: Int64(WrittenInstant(placed.text)?.offset ?? 0))
    }
  }
}

extension Instant {
  /// The civil day at an offset in seconds east of UTC; at the ends of the calendar the civil day in UTC.
  func civilDay(offset: Int64) -> CivilDay {
    Instant(milliseconds: milliseconds + offset * 1000)?.civilDayUTC ?? civilDayUTC
  }

  /// The farthest offset, in seconds: no clock on Earth was ever farther from UTC.
  static let farthestOffset: Int32 = 16 * 3600

  /// Whether some clock on Earth can have shown a day at this instant.
  fileprivate func isPossible(_ day: CivilDay) -> Bool {
    let most = Int64(Self.farthestOffset)
    return (civilDay(offset: -most)...civilDay(offset: most)).contains(day)
  }
}

extension String {
  /// Whether the text has a control character. In a name it could pass for another line, or steer a terminal.
  var hasControls: Bool { unicodeScalars.contains { $0.properties.generalCategory == .control } }
}
