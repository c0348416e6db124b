import Foundation
import Testing

@testable import Registry

@Suite(.enabled(if: ZoneOffsetTests.isInstalled, "no tz database is installed"))
struct HostileZoneTests {
  let scratch: Scratch
  let name: ZoneName

  init() throws {
    scratch = try Scratch()
    name = try #require(ZoneName("Hostile"))
  }

  @Test func everyTruncationIsRefused() throws {
    let whole = try file("Antarctica/Troll")
    for size in whole.indices {
      #expect(throws: ZoneFailure.self, "\(size) bytes") { try read(Array(whole[..<size])) }
    }
  }

  @Test(arguments: ["Antarctica/Troll", "Europe/Dublin"])
  func noChangedByteTraps(zone: String) throws {
    let whole = try file(zone)
    for index in whole.indices {
      for byte: UInt8 in [0, 1, 0x30, 0x39, 0x7F, 0x80, 0xFF, whole[index] ^ 1, whole[index] &+ 1] {
        var changed = whole
        changed[index] = byte
        guard let rules = try? TZif(changed) else { continue }
        for time: Int64 in [.min, -5_000_000_000, 0, 1_700_000_000, 5_000_000_000, .max] {
          _ = rules.offset(at: time)
        }
      }
    }
  }

  @Test func namesTheDefect() throws {
    let whole = try file("Antarctica/Troll")
    #expect(defect([]) == .notTZif)
    #expect(defect(Array("TZig".utf8) + whole[4...]) == .notTZif)
    #expect(defect(Array("TZif5".utf8) + whole[5...]) == .notTZif)
    #expect(defect(Array("TZif2".utf8)) == .structure)
    #expect(defect(whole.dropLast(3) + Array("x\n".utf8)) == .footer)
    #expect(defect(smallFile("EST5EDT")) == .footer)
    #expect(defect(smallFile("", leaps: 1)) == .leapSeconds)
    #expect(defect(smallFile("", offset: [0x7F, 0, 0, 0])) == .offset)
    #expect(defect(smallFile("", type: 1)) == .transitions)
  }

  /// Rows of RFC 8536 and of POSIX, none of which the installed files may use: the instant is 1 July or 1 January 2025.
  @Test(arguments: [
    ("UTC0", 0, 0), ("<-03>3", -10_800, -10_800), ("<+0545>-5:45", 20_700, 20_700),
    ("EST5EDT,0/0,J365/25", -14_400, -14_400),
    ("IST-1GMT0,M10.5.0,M3.5.0/1", 3_600, 0), ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", -3_600, -7_200),
    ("XXX0YYY-2:30:15,J60,J300", 9_015, 0), ("XXX0YYY,59/0,300/0", 3_600, 0),
    ("XXX3EDT4,M10.2.0/167,M3.2.0/-167", -10_800, -14_400),
  ])
  func readsTheRuleOfTheFooter(rule: String, july: Int32, january: Int32) throws {
    let rules = try read(smallFile(rule))
    for century: Int64 in [0, 1, 100, 20_000] {
      #expect(rules.offset(atUnixTime: 1_751_328_000 + century * 4 * 3_155_695_200) == july)
      #expect(rules.offset(atUnixTime: 1_735_689_600 + 86_400 * 4 + century * 4 * 3_155_695_200) == january)
    }
  }

  @Test(arguments: [
    "A0", "<+0>0", "UTC", "UTC25", "UTC0:60", "UTC0XYZ,M13.1.0,M1.1.0", "UTC0XYZ,M0.1.0,M1.1.0",
    "UTC0XYZ,M1.6.0,M2.1.0",
    "UTC0XYZ,M1.1.7,M2.1.0", "UTC0XYZ,J0,J1", "UTC0XYZ,J366,J1", "UTC0XYZ,366,1", "UTC0XYZ,M1.1.0/168,M2.1.0",
    "UTC0XYZ,M1.1.0",
    "UTC0XYZ,M1.1.0,M2.1.0,", "UTC0 ", "UTC9999999999999999999999", "UTC-", "<UTC", ":UTC",
  ])
  func refusesTheRule(rule: String) {
    #expect(defect(smallFile(rule)) == .footer)
  }

  /// Version 3 with one transition in 1970 and one local time type.
  private func smallFile(_ rule: String, leaps: UInt8 = 0, offset: [UInt8] = [0, 0, 0, 0], type: UInt8 = 0) -> [UInt8] {
    let empty = Array("TZif3".utf8) + [UInt8](repeating: 0, count: 39)
    let counts: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, leaps, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 4]
    let header = Array("TZif3".utf8) + [UInt8](repeating: 0, count: 15) + counts
    let data = [UInt8](repeating: 0, count: 8) + [type] + offset + [0, 0] + Array("UTC\0".utf8)
    return empty + header + data + Array("\n\(rule)\n".utf8)
  }

  private func file(_ zone: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: ZoneDatabase.defaultFolder + "/" + zone)))
  }

  private func read(_ bytes: [UInt8]) throws -> ZoneRules {
    try scratch.write(bytes, to: "Hostile")
    return try ZoneRules(name: name, folder: scratch.folder)
  }

  private func defect(_ bytes: [UInt8]) -> ZoneFailure.Defect? {
    do {
      _ = try read(bytes)
      return nil
    } catch ZoneFailure.malformed(_, let defect) {
      return defect
    } catch {
      return nil
    }
  }
}
