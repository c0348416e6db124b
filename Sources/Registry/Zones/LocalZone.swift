package import Agreements
package import CivilDate
import Foundation

/// The zone in which *today* is asked, as the user or the system names it.
package struct LocalZone: Sendable {
  /// The name as it is told beside a day: `Asia/Tokyo`, a TZ string, or `UTC`.
  package let name: String
  private let offset: @Sendable (Int64) -> Int32

  /// UTC, which is also taken where no zone can be known.
  package static let utc = LocalZone(name: "UTC") { _ in 0 }

  private init(name: String, offset: @escaping @Sendable (Int64) -> Int32) {
    self.name = name
    self.offset = offset
  }

  /// The first zone that is known: the zone of `TZ`, that of the system, UTC.
  /// - Parameters:
  ///   - variable: the value of `TZ`; nil where it is not set.
  ///   - system: the folder of `localtime` and `timezone`.
  package init(variable: String?, system: String = "/etc", zones: String = ZoneDatabase.defaultFolder) {
    if let variable {
      self = Self(variable, zones) ?? .utc
    } else {
      self = Self.names(in: system).lazy.compactMap { Self($0, zones) }.first ?? .utc
    }
  }

  /// Nil unless the text is a TZ string or the name of a zone, which may have a colon or the folder of zones before it.
  private init?(_ text: String, _ zones: String) {
    var text = text.hasPrefix(":") ? String(text.dropFirst()) : text
    for folder in [zones, "/usr/share/zoneinfo"] where text.hasPrefix(folder + "/") {
      text = String(text.dropFirst(folder.utf8.count + 1))
    }
    if let name = ZoneName(text), let rules = try? ZoneRules(name: name, folder: zones) {
      self.init(name: text) { rules.offset(atUnixTime: $0) }
    } else if let rule = PosixZone(Array(text.utf8)) {
      self.init(name: text) { rule.offset(at: $0) }
    } else {
      return nil
    }
  }

  private static func names(in system: String) -> [String] {
    let link = try? FileManager.default.destinationOfSymbolicLink(atPath: system + "/localtime")
    let linked = link.flatMap { $0.range(of: "/zoneinfo/").map { range in String(link?[range.upperBound...] ?? "") } }
    let named = (try? String(contentsOfFile: system + "/timezone", encoding: .utf8))?
      .split(separator: "\n").first.map(String.init)
    return [linked, named].compactMap { $0 }
  }

  /// The civil day of an instant in this zone.
  package func day(of instant: Instant) -> CivilDay {
    let seconds = instant.milliseconds / 1000
    return Instant(milliseconds: instant.milliseconds + Int64(offset(seconds)) * 1000)?.civilDayUTC
      ?? instant.civilDayUTC
  }
}
