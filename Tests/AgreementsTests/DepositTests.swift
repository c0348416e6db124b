import Agreements
import CivilDate
import Foundation
import TestKit
import Testing

/// 950 deposits with the days that depositaries published (Fixtures/deposits): each row is a life of its own, of the
/// event that enough parties have consented and of one party's consent.
struct DepositTests {
  private static let treaties = [
    ("diplomatic-relations-disputes", "1964-03-25"), ("consular-relations-disputes", "1967-02-17"),
    ("genocide-convention", "1950-10-14"), ("lisbon-recognition-convention", "1998-12-17"), ("solas", "1979-05-25"),
    ("plastic-explosives-convention", "1998-04-22"), ("pfp-status-of-forces", "1995-12-14"),
    ("maritime-labour-convention", "2012-08-20"),
    ("aewa", "1999-08-30"), ("guadalajara-convention", "1964-02-01"),
  ]

  private struct Row {
    let party: String
    let deposit: CivilDay
    let kind: ConsentKind
    let published: CivilDay
    let group: String
  }

  private static func rows(_ treaty: String) throws -> [Row] {
    try Fixture.text("deposits/\(treaty).csv").split(separator: "\n").dropFirst().map { line in
      let cells = line.split(separator: ",").map(String.init)
      return Row(
        party: cells[0], deposit: day(cells[1]), kind: try #require(ConsentKind(rawValue: cells[2])),
        published: day(cells[3]), group: cells[4])
    }
  }

  private static func start(_ row: Row, _ agreement: Agreement, threshold: String) -> CivilDay? {
    let name = EventName("entry-into-force-threshold")!
    let effective = row.kind == .succession ? row.published : nil
    let acts = [
      Act(id: entry(1), by: [], content: .event(name, on: .day(day(threshold)))),
      Act(
        id: entry(2), by: [party("P")],
        content: .consent(Consent(kind: row.kind, effective: effective), on: .day(row.deposit))),
    ]
    let status = Timeline(agreement, acts: acts).status(on: .last, known: .last, of: party("P"))
    return status.start.date
  }

  @Test("L21, L22, L25: deposits marked as a match, and those among the first, start on the published day")
  func deposits() throws {
    var counts: [String: Int] = [:]
    for (treaty, threshold) in Self.treaties {
      let agreement = try Fixture.agreement("agreements/\(treaty).yaml")
      for row in try Self.rows(treaty) {
        let start = Self.start(row, agreement, threshold: threshold)
        let isSame = start == row.published
        if ["match", "initial-entry-into-force"].contains(row.group) {
          #expect(isSame, "\(treaty), \(row.party): \(row.published) published, \(start?.description ?? "none") found")
        }
        if row.group == "off-by-few" { #expect(!isSame, "\(treaty), \(row.party) does follow") }
        if isSame { counts[row.group, default: 0] += 1 }
      }
    }
    #expect(counts == ["match": 743, "initial-entry-into-force": 153, "succession-or-retroactive": 35])
  }
}
