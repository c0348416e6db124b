import Agreements
import CivilDate
import Foundation
import Registry
import Testing

/// Where today is.
struct LocalZoneTests {
  @Test("the day at a place is that of its zone, and where none is known that of UTC")
  func zonesOfToday() throws {
    let instant = try #require(Instant(milliseconds: 1_772_400_600_000))
    let days = ["Pacific/Kiritimati", "Etc/GMT+12", "UTC0", "<+14>-14"].map {
      LocalZone(variable: $0).day(of: instant).description
    }
    #expect(days == ["2026-03-02", "2026-03-01", "2026-03-01", "2026-03-02"])
    let scratch = try Scratch()
    let (link, file, files) = (scratch.path("localtime"), scratch.path("timezone"), FileManager.default)
    let folder = (link as NSString).deletingLastPathComponent
    func name() -> String { LocalZone(variable: nil, system: folder).name }
    try files.createSymbolicLink(atPath: link, withDestinationPath: "/usr/share/zoneinfo/Asia/Tokyo")
    #expect(name() == "Asia/Tokyo")
    try files.removeItem(atPath: link)
    try "Europe/Vienna\n".write(toFile: file, atomically: true, encoding: .utf8)
    #expect(name() == "Europe/Vienna")
    try files.removeItem(atPath: file)
    #expect(name() == "UTC")
  }
}
