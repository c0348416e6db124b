package import Agreements
package import CivilDate

/// A day as it was given: a civil day, or an instant whose civil days are still to be worked out.
package enum GivenDay: Hashable, Sendable {
  case day(CivilDay)
  case instant(WrittenInstant, text: String)
}

/// Turns the instants of entries into civil days, by the zone rules of the system.
package struct DayAtPlace: Sendable {
  private let folder: String

  /// - Parameter folder: the folder in which the system keeps its zone files.
  package init(folder: String = ZoneDatabase.defaultFolder) { self.folder = folder }

  /// The act's day. For an instant it has the civil days at its place and in each of the zones. Throws
  /// `RecordingRefusal` for a zone that is not known or that had another offset then.
  package func place(_ given: GivenDay, zones: [String]) throws(RecordingRefusal) -> ActDay {
    switch given {
    case .day(let day): return .day(day)
    case .instant(let written, let text): return .instant(try place(written, text, zones))
    }
  }

  private func place(
    _ written: WrittenInstant, _ text: String, _ zones: [String]
  ) throws(RecordingRefusal) -> PlacedInstant {
    if let zone = written.zone {
      let offset = try rules(zone).offset(atUnixTime: written.instant.seconds)
      guard offset == written.offset else {
        throw .wrongOffset(zone: zone, written: written.offset, actual: offset)
      }
    }
    var days: [String: CivilDay] = [:]
    for zone in zones + (written.zone.map { [$0] } ?? []) { days[zone] = try civilDay(of: written.instant, in: zone) }
    return PlacedInstant(
      instant: written.instant, text: text, atPlace: written.day, civilDays: days,
      zoneData: ZoneDatabase.version(folder: folder))
  }

  /// Whether the system has zone data, and they have no such zone.
  package func lacks(_ zone: String) -> Bool {
    do throws(RecordingRefusal) {
      _ = try rules(zone)
      return false
    } catch {
      if case .unknownZone = error { return true }
      return false
    }
  }

  /// The civil day of an instant in a zone.
  func civilDay(of instant: Instant, in zone: String) throws(RecordingRefusal) -> CivilDay {
    let offset = Int64(try rules(zone).offset(atUnixTime: instant.seconds))
    return Instant(milliseconds: instant.milliseconds + offset * 1000)?.civilDayUTC ?? instant.civilDayUTC
  }

  /// The rules of a zone. Throws `RecordingRefusal.unknownZone` or `zoneData`.
  func rules(_ zone: String) throws(RecordingRefusal) -> ZoneRules {
    guard let name = ZoneName(zone) else { throw .unknownZone(zone) }
    do throws(ZoneFailure) {
      return try ZoneRules(name: name, folder: folder)
    } catch {
      switch error {
      case .unknownZone: throw .unknownZone(zone)
      case .databaseMissing(let folder): throw .zoneData(path: folder)
      case .malformed(let path, _), .unreadable(let path, _): throw .zoneData(path: path)
      }
    }
  }
}

extension Instant {
  /// Seconds since 1970, rounded down.
  var seconds: Int64 { (milliseconds - (milliseconds % 1000 + 1000) % 1000) / 1000 }
}
